"""A file on a network drive or in a synchronised folder: explained, and moved on wish."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app import notes, running
from facilitator.app.machine import FileFacts, FilePlace
from facilitator.bootstrap import Files
from facilitator.storage.file import read
from facilitator.ui.rehearsal import hands
from facilitator.ui.work import Work
from tests.sample import project_id, section_id
from tests.ui.checks.given_machine import GivenMachine
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow

Open = Callable[..., Laptop]


class PlacedMachine(GivenMachine):
    """Tells one place of workshops among the documents, another one of all others."""

    def __init__(self, place: FilePlace, documents: FilePlace) -> None:
        super().__init__()
        self._place = place
        self._documents = documents

    def look_at(self, file: Path) -> FileFacts | None:
        super().look_at(file)
        place = self._documents if "documents" in str(file) else self._place
        return FileFacts(10**9, True, place, "OneDrive" if place is FilePlace.CLOUD else "")


class PlacedFiles(Files):
    def __init__(self, place: FilePlace, documents: FilePlace = FilePlace.LOCAL) -> None:
        self.given = PlacedMachine(place, documents)

    def machine(self) -> GivenMachine:
        return self.given


@pytest.fixture
def stand(start: Start, qtbot: QtBot) -> Open:
    """Open the workshop where the given files are and wait for the advice."""

    def make(place: FilePlace, documents: FilePlace = FilePlace.LOCAL) -> Laptop:
        laptop = start(PlacedFiles(place, documents))
        qtbot.waitUntil(lambda: laptop.view.notice.standing() is not None, timeout=8000)
        return laptop

    return make


@pytest.mark.parametrize(
    ("place", "word"), [(FilePlace.NETWORK, "네트워크"), (FilePlace.CLOUD, "OneDrive")]
)
def test_it_is_explained_and_one_key_moves_the_work_to_this_laptop(
    stand: Open, qtbot: QtBot, home: Path, place: FilePlace, word: str
) -> None:
    laptop = stand(place)
    assert word in laptop.notice()
    field = QApplication.focusWidget()
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: laptop.shell.path != laptop.path, timeout=8000)
    assert QApplication.focusWidget() is field
    new = laptop.shell.path
    assert new is not None and new.parent == home / "documents"
    assert "그대로" in laptop.notice()
    laptop.view.signals.do(notes.add_note, project_id(3), "노트북에서")
    laptop.close()
    assert [n.text for n in read(new)[0].notes] == ["노트북에서"]
    assert read(laptop.path)[0].notes == []


def test_where_the_documents_are_synchronised_too_nothing_is_offered(stand: Open) -> None:
    laptop = stand(FilePlace.CLOUD, FilePlace.CLOUD)
    assert "OneDrive" in laptop.notice() and not laptop.view.notice.action.isVisible()


def test_it_goes_when_a_section_begins(stand: Open) -> None:
    laptop = stand(FilePlace.NETWORK)
    laptop.view.signals.do(running.start_section, section_id(2))
    hands.settle()
    assert laptop.notice() == ""


def test_it_goes_by_itself_and_does_not_come_again_for_the_same_file(
    stand: Open, qtbot: QtBot
) -> None:
    laptop = stand(FilePlace.NETWORK)
    laptop.view.notice._goes.timeout.emit()  # as after forty seconds
    assert laptop.notice() == ""
    looks = laptop.shell._services.machine().looks  # type: ignore[attr-defined]  # of PlacedMachine
    assert laptop.shell.open_path(laptop.path)
    hands.settle()
    assert laptop.shell._services.machine().looks == looks  # type: ignore[attr-defined]  # of PlacedMachine


def test_a_file_on_this_laptop_is_no_word_worth(start: Start, qtbot: QtBot) -> None:
    files = PlacedFiles(FilePlace.LOCAL)
    laptop = start(files)
    qtbot.waitUntil(lambda: files.given.looks > 0, timeout=8000)
    qtbot.waitUntil(lambda: not laptop.view.findChildren(Work), timeout=8000)
    assert laptop.notice() == ""
