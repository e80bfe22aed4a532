"""The facilitator's laptop with the sample workshop open, on the day, when it begins."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.bootstrap import Files
from facilitator.ui.shell import Shell
from tests.app.day import HandClock
from tests.ui.laptop import Laptop, copy_file, make_sample_file

Start = Callable[..., Laptop]


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample's file once; tests open copies of it."""
    path = tmp_path_factory.mktemp("sample") / "sample.workshop"
    make_sample_file(path)
    return path


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    return copy_file(sample_file, tmp_path / "안성시 워크숍 100%25 #2")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def start(dressed: QApplication, path: Path, clock: HandClock) -> Iterator[Start]:
    """Start the application on the file; several times where a test starts it again."""
    started: list[Laptop] = []

    def make(files: Files | None = None) -> Laptop:
        made = Laptop(path, clock, files)
        started.append(made)
        return made

    yield make
    for laptop in started:
        laptop.close()


@pytest.fixture
def laptop(start: Start) -> Laptop:
    return start()


@pytest.fixture
def shell(dressed: QApplication, qtbot: QtBot) -> Shell:
    """Start the application without a file."""
    made = Shell(Files())
    qtbot.addWidget(made)
    made.show_start()
    made.show()
    return made
