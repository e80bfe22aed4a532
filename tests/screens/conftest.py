"""A desk with a laptop and a beamer; where it cannot be had, CI fails and others skip."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.screens.desk import Desk, RoomProcess, missing

Begin = Callable[..., RoomProcess]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    lacking = missing()
    if lacking:
        told = f"real screens need the packages {' '.join(lacking)}"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
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
