"""A desk with a laptop and a beamer; where it cannot be had, CI fails and others skip."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.screens.desk import Desk, RoomProcess, missing

Begin = Callable[..., RoomProcess]


def refuse(lacking: list[str], in_ci: bool) -> None:
    """Go on only where nothing is lacking; in CI a test that is left out would hide a fault."""
    if not lacking:
        return
    told = f"real screens need the packages {' '.join(lacking)}"
    if in_ci:
        pytest.fail(told)
    pytest.skip(told)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    refuse(missing(), bool(os.environ.get("CI")))
    with Desk(tmp_path) as made:
        yield made


@pytest.fixture
def begin(desk: Desk, tmp_path: Path) -> Iterator[Begin]:
    """Start the program on the desk."""
    started: list[RoomProcess] = []

    def make(*arguments: str) -> RoomProcess:
        room = RoomProcess(desk.environment(), tmp_path, *arguments)
        started.append(room)
        return room

    yield make
    for room in started:
        room.kill()
