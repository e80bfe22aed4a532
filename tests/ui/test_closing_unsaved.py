"""What cannot be saved when the workshop closes: nobody waits for long, and the truth is told."""

import threading
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from facilitator.app import notes
from facilitator.app.ports import OpenedFile
from facilitator.bootstrap import Files
from facilitator.storage.file import open_for_writing
from facilitator.ui.last_saving import is_held_apart, save_all
from tests.sample import project_id
from tests.ui.conftest import Start
from tests.ui.slow_keeper import SlowKeeper


class Question:
    """Answers the next question by the button with this text; knows what was asked."""

    def __init__(self, button: str) -> None:
        self.text = ""
        self.buttons: list[str] = []
        self._button = button
        QTimer.singleShot(0, self._press)

    def _press(self) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        self.text = f"{box.text()} {box.informativeText()}"
        found = {button.text(): button for button in box.findChildren(QPushButton)}
        self.buttons = sorted(found)
        found[self._button].click() if self._button in found else box.reject()


class HangingFiles(Files):
    """Files on a disk that does not answer any more once it `hangs`; a chore breaks it."""

    def __init__(self) -> None:
        self.hangs = False
        self.answers = threading.Event()

    def open_file(self, path: Path) -> OpenedFile:
        return open_for_writing(path, (self,), recovery=self._recovery())

    def look(self, driver: Connection, now: float) -> float:
        driver.set_trace_callback(self._on_statement)
        return 3600.0

    def _on_statement(self, statement: str) -> None:
        if self.hangs and statement.startswith("COMMIT"):
            self.answers.wait(60)


@pytest.fixture
def hanging() -> Iterator[HangingFiles]:
    files = HangingFiles()
    yield files
    files.answers.set()


@pytest.mark.slow
def test_a_disk_that_hangs_holds_nobody_and_everything_is_there_the_next_time(
    start: Start, hanging: HangingFiles
) -> None:
    laptop = start(hanging)
    keeper = laptop.view.signals.keeper
    assert keeper is not None and keeper.flush(5)
    hanging.hangs = True
    laptop.view.signals.do(notes.add_note, project_id(1), "첫 줄")
    question = Question("닫기")
    assert laptop.shell.close_workshop()
    assert not hanging.answers.is_set()  # the disk still hangs
    assert "이 컴퓨터에 따로 보관" in question.text
    assert question.buttons == ["계속 작업", "닫기", "사본 저장…"]
    hanging.hangs = False
    hanging.answers.set()  # pulled out and put in again
    threads = {thread.name: thread for thread in threading.enumerate()}
    if "workshop writer" in threads:
        threads["workshop writer"].join(10)
    again = start(hanging)
    assert [n.text for n in again.workshop.notes_of(project_id(1))][-1] == "첫 줄"


def test_what_is_held_nowhere_is_not_said_to_come_back(
    start: Start, home: Path, qtbot: QtBot
) -> None:
    recovery = home / "data" / "recovery"
    recovery.parent.mkdir(parents=True, exist_ok=True)
    recovery.write_text("a file where the folder should be")
    laptop = start()
    away = laptop.path.rename(laptop.path.with_name("away.workshop"))
    laptop.view.signals.do(notes.add_note, project_id(1), "첫 줄")
    qtbot.waitUntil(lambda: laptop.view.signals.trouble is not None)
    question = Question("계속 작업")
    assert not laptop.shell.close_workshop()
    assert "보관" not in question.text
    assert question.buttons == ["계속 작업", "사본 저장…", "저장하지 않고 닫기"]
    away.rename(laptop.path)


class Disk(SlowKeeper):
    """Saves one Action at each try, or none."""

    def __init__(self, waiting: int, *, saves: bool, holds: bool) -> None:
        super().__init__()
        self.left, self.tries = waiting, 0
        self._saves, self._holds = saves, holds

    def pending(self) -> int:
        return self.left

    def flush(self, seconds: float) -> bool:
        self.tries += 1
        self.left -= self._saves
        return self.left == 0

    def hold(self, seconds: float) -> bool:
        return self._holds


def test_a_slow_disk_is_waited_for_as_long_as_it_saves_something() -> None:
    disk = Disk(3, saves=True, holds=True)
    assert save_all(disk, in_trouble=False)
    assert disk.tries == 3


def test_a_disk_that_saves_nothing_is_waited_for_only_where_something_would_be_lost() -> None:
    held, lost = Disk(5, saves=False, holds=True), Disk(5, saves=False, holds=False)
    assert not save_all(held, in_trouble=False)
    assert not save_all(lost, in_trouble=False)
    assert (held.tries, lost.tries) == (1, 3)


def test_a_disk_known_to_be_full_is_tried_once() -> None:
    disk = Disk(5, saves=False, holds=False)
    assert not save_all(disk, in_trouble=True)
    assert disk.tries == 1


def test_where_all_is_saved_nothing_is_said_to_come_back() -> None:
    assert not is_held_apart(Disk(0, saves=False, holds=True))
