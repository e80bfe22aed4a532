"""A room in which somebody works by a screen reader: desktop, file, program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.__main__ import main
from tests.accessibility.person import Person
from tests.accessibility.room_desktop import RoomDesktop
from tests.desktop.needs import begun

BOOK = Path(__file__).resolve().parents[2] / "resources/sample/anseong-2025.xlsx"


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RoomDesktop]:
    """Start a screen with the accessibility bus; where it cannot be had the tests are left out."""
    yield from begun(
        RoomDesktop(tmp_path_factory.mktemp("desktop")), "a day by way of accessibility"
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Import the sample."""
    made = tmp_path / "안성시 워크숍.workshop"
    assert main(["import", str(BOOK), str(made)]) == 0
    return made


@pytest.fixture
def person(desktop: RoomDesktop, path: Path, tmp_path: Path) -> Iterator[Person]:
    """Open the file."""
    made = Person(desktop, path, tmp_path / "laptop")
    yield made
    made.stop()
