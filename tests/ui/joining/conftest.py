"""The laptop of one room, with the file of the other room on a stick."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.ui.joining.joining_page import JoiningPage
from facilitator.ui.rehearsal import hands
from tests.app.day import HandClock
from tests.ui.joining.rooms import two_rooms
from tests.ui.laptop import Laptop


@pytest.fixture(scope="session")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make both rooms once: three differences, and a section that was held in the other room."""
    folder = tmp_path_factory.mktemp("rooms")
    two_rooms(folder, differences=3, brought=12)
    return folder


@pytest.fixture
def files(rooms: Path, tmp_path: Path) -> tuple[Path, Path]:
    shutil.copytree(rooms, tmp_path, dirs_exist_ok=True)
    (mine,), (theirs,) = (tuple((tmp_path / room).iterdir()) for room in ("이 방", "옆 방"))
    return mine, theirs


@pytest.fixture
def path(files: tuple[Path, Path]) -> Path:
    return files[0]


@pytest.fixture
def theirs(files: tuple[Path, Path]) -> Path:
    return files[1]


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2024, 12, 5, 15, 30))


class Joining:
    """Somebody joins a copy by the windows."""

    def __init__(self, laptop: Laptop, qtbot: QtBot) -> None:
        self.laptop = laptop
        self.page = self._open()
        self._qtbot = qtbot

    def _open(self) -> JoiningPage:
        self.laptop.shell.activateWindow()
        hands.settle()
        self.laptop.view.join_copy()
        hands.settle()
        found = self.laptop.view.findChild(JoiningPage)  # a rebuilt window has the old one still
        assert isinstance(found, JoiningPage)
        return found

    def take(self, path: Path) -> None:
        """Choose the other copy and wait for what comes out."""
        self.page.take(path)
        self.wait()

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: not self.page.is_busy())
        hands.settle()


@pytest.fixture
def joining(laptop: Laptop, qtbot: QtBot) -> Joining:
    return Joining(laptop, qtbot)
