"""The one window: opening, closing, languages, trouble; nothing entered is lost."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from facilitator.app import notes
from facilitator.app.ports import OpenedFile
from facilitator.bootstrap import Files
from facilitator.domain.terms import SlideKind, WallMode
from facilitator.paths import resource
from facilitator.storage.file import create, open_for_writing, read
from facilitator.ui.file_dialogs import file_name
from facilitator.ui.rehearsal import hands
from facilitator.ui.shell import Shell
from facilitator.words import language
from tests.sample import project_id
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop
from tests.ui.slow_keeper import SlowKeeper


class StuckFiles(Files):
    """Files on a disk that does not take anything."""

    def __init__(self) -> None:
        self.keeper = SlowKeeper()

    def open_file(self, path: Path) -> OpenedFile:
        opened = super().open_file(path)
        opened.keeper.close()
        return replace(opened, keeper=self.keeper)


def answer_question(button: str) -> list[str]:
    """Press a button of the question that comes next; gives what it asked."""
    asked: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        offered = {b.text(): b for b in box.findChildren(QPushButton)}
        if button not in offered:
            box.reject()  # a question that nobody answers would hold the whole run
        offered[button].click()

    QTimer.singleShot(0, press)
    return asked


# -- trouble ------------------------------------------------------------------------------------


def _foreign(path: Path) -> None:
    """A workbook under our ending."""
    path.write_bytes(b"PK\x03\x04" + bytes(400))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _newer(path: Path) -> None:
    create(path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version=99")
    db.close()


def _folder(path: Path) -> None:
    path.mkdir()


def _nothing(path: Path) -> None: ...


@pytest.mark.parametrize("spoil", [_foreign, _empty, _newer, _folder, _nothing])
def test_a_file_that_cannot_be_opened_is_told_and_the_start_page_stays(
    shell: Shell, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    path = tmp_path / "회의 #1 (50%).workshop"
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    assert not shell.open_path(path)
    assert shell.view is None
    assert str(path) in shell.notice.text() or path.name in shell.notice.text()
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_file_open_elsewhere_is_told(shell: Shell, path: Path) -> None:
    opened = open_for_writing(path)
    assert not shell.open_path(path)
    assert "열려" in shell.notice.text()
    opened.keeper.close()
    assert shell.open_path(path)


def test_trouble_while_a_workshop_is_open_keeps_it_open_only_when_it_can(
    laptop: Laptop, tmp_path: Path
) -> None:
    shown = laptop.shell
    assert not shown.open_path(tmp_path / "없다.workshop")
    assert "없다.workshop" in shown.notice.text()


# -- closing ------------------------------------------------------------------------------------


def test_closing_saves_what_is_half_typed(laptop: Laptop) -> None:
    project = laptop.go_to(3, SlideKind.NOTES)
    laptop.notes.start_typing()
    hands.compose("아직 쓰는 중", finish=False)
    laptop.close()
    workshop, _ = read(laptop.path)
    draft = workshop.draft(notes.note_draft_id(project))
    assert draft is not None
    assert draft.text == "아직 쓰는 중"


def test_closing_with_unsaved_text_asks_and_stays_where_the_user_wants(start: Start) -> None:
    files = StuckFiles()
    laptop = start(files)
    project = laptop.go_to(3, SlideKind.NOTES)
    laptop.notes.start_typing()
    hands.compose("저장되지 않은 말")
    asked = answer_question("계속 작업")
    laptop.shell.close()
    assert len(asked) == 1
    assert laptop.shell.isVisible()
    assert laptop.notes.input.full_text() == "저장되지 않은 말"
    assert laptop.workshop.draft(notes.note_draft_id(project)) is not None
    hands.settle()
    assert laptop.workshop.shown_log[-1].on  # the room sees the wall as before
    files.keeper.release()


def test_unsaved_text_goes_into_a_copy(start: Start, tmp_path: Path) -> None:
    files = StuckFiles()
    laptop = start(files)
    project = laptop.go_to(3, SlideKind.NOTES)
    laptop.notes.start_typing()
    hands.compose("저장되지 않은 말")
    target = tmp_path / "사본.workshop"

    def choose_place() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, choose_place)
            return
        dialog.findChildren(QLineEdit)[0].setText(str(target))
        dialog.accept()

    answer_question("사본 저장…")
    QTimer.singleShot(0, choose_place)
    laptop.shell.close()
    assert laptop.shell.view is None
    workshop, _ = read(target)
    draft = workshop.draft(notes.note_draft_id(project))
    assert draft is not None
    assert draft.text == "저장되지 않은 말"
    assert len(workshop.projects) == 12


def test_who_closes_without_saving_is_let_go(start: Start) -> None:
    files = StuckFiles()
    laptop = start(files)
    laptop.go_to(3)
    answer_question("저장하지 않고 닫기")
    laptop.shell.close()
    assert not laptop.shell.isVisible()
    assert files.keeper.is_closed


# -- trouble on the way ---------------------------------------------------------------------------


def test_trouble_is_a_quiet_notice_never_on_the_wall_and_goes_when_it_is_over(
    start: Start,
) -> None:
    files = StuckFiles()
    laptop = start(files)
    laptop.go_to(3)
    shown = laptop.shown()
    files.keeper.fail("disk_full", path="x.workshop")
    hands.settle()
    assert "x.workshop" in laptop.notice()
    assert laptop.shown() == shown
    assert QApplication.activeModalWidget() is None
    files.keeper.commit(laptop.clock.now)
    hands.settle()
    assert laptop.notice() == ""
    files.keeper.release()


# -- coming back ----------------------------------------------------------------------------------


def test_after_a_crash_the_workshop_opens_by_itself(laptop: Laptop, start: Start) -> None:
    settings = Files().load_settings()
    assert settings.open_file == str(laptop.path)
    laptop.close()
    assert Files().load_settings().open_file == ""


def test_after_a_crash_the_start_says_so(dressed: QApplication, qtbot: QtBot, path: Path) -> None:
    Files().save_settings(replace(Files().load_settings(), open_file=str(path)))
    shell = Shell(Files())
    qtbot.addWidget(shell)
    shell.open_first(None, False)
    assert shell.view is not None
    shell.show()
    assert "닫히지 않았습니다" in shell.view.notice.text()


def test_a_crashed_file_that_is_gone_leads_to_the_start_page(
    dressed: QApplication, qtbot: QtBot, path: Path
) -> None:
    Files().save_settings(replace(Files().load_settings(), open_file=str(path)))
    path.unlink()
    shell = Shell(Files())
    qtbot.addWidget(shell)
    shell.open_first(None, False)
    assert shell.view is None
    assert shell._stack.currentWidget() is not None


@pytest.mark.parametrize("place", ["가" * 100, "가/" * 2000, "a\0b", "\ud800x", ".", "/dev/null"])
def test_no_path_in_the_settings_stops_the_start(
    dressed: QApplication, qtbot: QtBot, home: Path, place: str
) -> None:
    recent = {"path": place, "title": "", "stage": "prepared", "opened_at": "2025-12-05T14:00:00"}
    settings = home / "settings" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"open_file": place, "recent": [recent]}))
    shell = Shell(Files())
    qtbot.addWidget(shell)
    shell.open_first(None, False)
    shell.show()
    assert shell.view is None
    assert shell._stack.currentWidget() is not None
    assert not shell.open_path(Path(place))
    assert shell.notice.text()


def test_a_file_overwritten_while_it_is_open_offers_a_copy_before_closing(laptop: Laptop) -> None:
    laptop.view.signals.do(notes.add_note, project_id(1), "첫 줄")
    keeper = laptop.view.signals.keeper
    assert keeper is not None
    assert keeper.flush(5)
    os.truncate(laptop.path, 0)
    asked = answer_question("계속 작업")
    assert not laptop.shell.close_workshop()
    assert asked
    assert "덮어썼습니다" in laptop.view.notice.text()
    answer_question("저장하지 않고 닫기")
    assert laptop.shell.close_workshop()


def test_closing_a_file_that_is_known_not_to_save_does_not_stand_still(
    laptop: Laptop, qtbot: QtBot
) -> None:
    os.truncate(laptop.path, 0)
    laptop.view.signals.do(notes.add_note, project_id(1), "첫 줄")
    qtbot.waitUntil(lambda: laptop.view.signals.trouble is not None)
    laptop.view.signals.do(notes.add_note, project_id(1), "둘째 줄")
    asked: list[float] = []
    QTimer.singleShot(0, lambda: asked.append(monotonic()))
    answer_question("닫기")
    since = monotonic()
    assert laptop.shell.close_workshop()
    assert asked[0] - since < 3


def test_a_proposed_name_leaves_room_for_a_journal() -> None:
    name = file_name("가" * 300)
    assert len(name.encode()) + len("-journal") < 255
    assert name.startswith("가가")


def test_the_sample_is_made_among_the_documents_and_opened(shell: Shell, home: Path) -> None:
    shell.ways_in.take_sample()
    assert shell.view is not None
    assert len(shell.view.signals.workshop.projects) == 12
    assert shell.path is not None and shell.path.parent == home / "documents"


def test_a_workbook_is_shown_before_anything_is_written(shell: Shell, tmp_path: Path) -> None:
    shell.ways_in.take_file(str(resource("sample", "anseong-2025.xlsx")))
    assert shell.ways_in.importing is not None
    assert shell._stack.currentWidget() is shell.ways_in.importing
    assert not list(tmp_path.rglob("*.workshop"))


def test_what_is_no_workbook_is_told(shell: Shell, tmp_path: Path) -> None:
    book = tmp_path / "사업.xlsx"
    book.write_bytes(b"nothing")
    shell.ways_in.take_file(str(book))
    assert shell.notice.text() != ""


def test_the_start_page_needs_no_page_of_a_workshop() -> None:
    """It stands sooner without them; they are loaded while it is read."""
    started = "import sys, facilitator.ui.application, facilitator.ui.start.start_page; "
    told = "print('facilitator.ui.workshop_view' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", started + told], capture_output=True, check=True)
    assert run.stdout.split() == [b"False"]


# -- language and look ----------------------------------------------------------------------------


def _texts(widget: QWidget) -> list[str]:
    return [w.text() for w in widget.findChildren(QLabel)]


def test_the_language_is_changed_with_everything_where_it_was(laptop: Laptop) -> None:
    project = laptop.go_to(3, SlideKind.NOTES)
    laptop.notes.start_typing()
    hands.compose("쓰는 중", finish=False)
    laptop.view.live.orders.blank()
    laptop.shell.preferences.speak("en")
    hands.settle()
    assert language() == "en"
    assert laptop.workshop.live.project == project
    assert laptop.workshop.live.wall is WallMode.BLANK
    assert laptop.shown() == ""
    assert laptop.view.wall.is_open()
    assert laptop.notes.input.full_text() == "쓰는 중"
    assert any("Saved" in t or "save" in t for t in _texts(laptop.view.foot))
    assert Files().load_settings().language == "en"
    laptop.shell.activateWindow()
    hands.settle()
    laptop.notes.start_typing()
    hands.compose("!")
    assert laptop.workshop.draft(notes.note_draft_id(project)).text == "쓰는 중!"  # type: ignore[union-attr]  # it is there


@pytest.mark.slow
def test_the_look_is_changed_with_everything_where_it_was(laptop: Laptop) -> None:
    laptop.go_to(3, SlideKind.ROLES)
    laptop.shell.preferences.wear("dark")
    hands.settle()
    assert laptop.workshop.live.slide is SlideKind.ROLES
    assert project_id(3) == laptop.workshop.live.project
    assert Files().load_settings().theme == "dark"
    laptop.shell.preferences.wear("light")


def test_keys_work_after_the_language_was_changed(laptop: Laptop) -> None:
    laptop.go_to(3)
    laptop.shell.preferences.speak("en")
    hands.settle()
    laptop.view.live.setFocus()
    from PySide6.QtCore import Qt

    hands.press(Qt.Key.Key_F6)
    assert laptop.shown() == ""


def test_the_recent_list_names_the_workshop_after_it_was_closed(laptop: Laptop) -> None:
    laptop.shell.wishes.close()
    (recent,) = laptop.shell.settings.recent
    assert recent.title == "2025년도 사업연계 워크숍"
    assert laptop.shell.view is None
    assert not laptop.shell.notice.text()
