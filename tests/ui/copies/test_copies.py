"""Copies of the open workshop: for oneself and for a colleague."""

from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app import notes, running
from facilitator.storage.check import integrity
from facilitator.storage.file import read
from facilitator.ui.copies import copies as copies_module
from facilitator.ui.copies.copies import Copies
from facilitator.ui.copies.hand_over_dialog import HandOverDialog
from facilitator.ui.copies.writing import copy_name
from tests.app.day import everything
from tests.sample import project_id, section_id
from tests.ui.laptop import Laptop

SECRET = "¶비밀¶"


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Answer the question where to save: the dialog is the system's."""
    path = tmp_path / "사본.workshop"
    monkeypatch.setattr(copies_module, "ask_copy_path", lambda *asked: path)
    return path


def written(copies: Copies, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not copies.is_busy())


def in_dialog(do: object) -> None:
    """Do something with the dialog that will open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, HandOverDialog):
            do(dialog)  # type: ignore[operator]  # a function of the test
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def test_a_copy_holds_everything_with_its_history(
    laptop: Laptop, chosen: Path, qtbot: QtBot
) -> None:
    laptop.view.signals.do(notes.add_note, project_id(1), "한 말")
    laptop.shell.wishes.copies.save()
    written(laptop.shell.wishes.copies, qtbot)
    assert integrity(chosen) == []
    workshop, journal = read(chosen)
    assert everything(workshop) == everything(laptop.workshop)
    desk = laptop.view.signals.desk
    assert [row.uid for row in journal] == [row.uid for row in desk.journal()]
    assert chosen.name in laptop.notice()


def test_what_is_typed_while_the_copy_is_written_is_an_entry_of_its_own(
    laptop: Laptop, chosen: Path, qtbot: QtBot
) -> None:
    desk = laptop.view.signals.desk
    desk.do(notes.type_note, project_id(1), "쓰")
    laptop.shell.wishes.copies.save()
    number = desk.number
    desk.do(notes.type_note, project_id(1), "쓰는")
    assert desk.number == number + 1
    written(laptop.shell.wishes.copies, qtbot)


def test_a_copy_is_made_also_when_the_drive_of_the_file_is_gone(
    laptop: Laptop, qtbot: QtBot
) -> None:
    laptop.view.signals.do(running.start_section, section_id(1))
    folder = laptop.path.parent
    moved = folder.rename(folder.with_name("gone"))
    try:
        laptop.shell.wishes.copies.save()
        written(laptop.shell.wishes.copies, qtbot)
    finally:
        moved.rename(folder)
    (copy,) = laptop.shell._services.documents_folder().glob("*.workshop")
    assert everything(read(copy)[0]) == everything(laptop.workshop)


def test_trouble_with_the_copy_is_told(
    laptop: Laptop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "no folder" / "사본.workshop"
    monkeypatch.setattr(copies_module, "ask_copy_path", lambda *asked: nowhere)
    laptop.shell.wishes.copies.save()
    written(laptop.shell.wishes.copies, qtbot)
    assert str(nowhere.parent) in laptop.notice()


def test_a_colleague_gets_nothing_private_unless_the_user_says_so(
    laptop: Laptop, chosen: Path, qtbot: QtBot
) -> None:
    laptop.view.signals.do(notes.add_note, project_id(1), SECRET, private=True)
    in_dialog(lambda dialog: dialog.accept())
    laptop.shell.wishes.copies.hand_over()
    written(laptop.shell.wishes.copies, qtbot)
    assert integrity(chosen) == []
    assert SECRET.encode() not in chosen.read_bytes()
    in_dialog(lambda dialog: (dialog.whole.click(), dialog.accept()))
    laptop.shell.wishes.copies.hand_over()
    written(laptop.shell.wishes.copies, qtbot)
    assert SECRET.encode() in chosen.read_bytes()


def test_nothing_is_handed_over_where_the_user_thinks_better_of_it(
    laptop: Laptop, chosen: Path
) -> None:
    in_dialog(lambda dialog: dialog.reject())
    laptop.shell.wishes.copies.hand_over()
    assert not laptop.shell.wishes.copies.is_busy()
    assert not chosen.exists()


def test_while_a_section_runs_no_dialog_asks_and_the_notice_says_when(laptop: Laptop) -> None:
    laptop.view.signals.do(running.start_section, section_id(1))
    laptop.shell.wishes.copies.hand_over()
    assert QApplication.activeModalWidget() is None
    assert laptop.workshop.sections[0].title in laptop.notice()


def test_what_was_to_be_handed_over_in_a_section_can_be_when_it_has_ended(
    laptop: Laptop, chosen: Path, qtbot: QtBot
) -> None:
    section = section_id(1)
    laptop.view.signals.do(running.start_section, section)
    laptop.shell.wishes.copies.hand_over()  # the menu was open when the section began
    told = laptop.notice()
    assert "섹션이 끝난 뒤에" in told and laptop.workshop.sections[0].title in told
    assert not laptop.shell.wishes.copies.is_busy() and not chosen.exists()
    laptop.view.signals.do(running.end_section, section)
    in_dialog(lambda dialog: dialog.accept())
    laptop.shell.wishes.copies.hand_over()
    written(laptop.shell.wishes.copies, qtbot)
    assert integrity(chosen) == []


def test_the_dialog_tells_in_numbers_what_is_left_out(laptop: Laptop) -> None:
    laptop.view.signals.do(notes.add_note, project_id(1), SECRET, private=True)
    laptop.view.signals.do(notes.add_note, project_id(2), f"알림 {SECRET}")
    dialog = HandOverDialog(laptop.workshop, laptop.shell)
    assert "비공개 기록 1건" in dialog.redacted.accessibleDescription()
    assert "연락처" not in dialog.redacted.accessibleDescription()
    assert not dialog.takes_private()
    dialog.deleteLater()


def test_a_copy_is_named_after_the_workshop_and_the_day(laptop: Laptop) -> None:
    event = laptop.workshop.event
    name = copy_name(event, laptop.clock())
    assert name == "2025년도 사업연계 워크숍 2024-12-05 사본.workshop"


def test_a_drive_that_hangs_does_not_hold_the_windows_while_the_copy_finds_its_place(
    laptop: Laptop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.view.signals.do(running.start_section, section_id(1))
    folder, answers, asked = laptop.path.parent, Event(), Path.is_dir

    def hang(path: Path) -> bool:
        if path == folder:
            assert current_thread() is not main_thread(), "the windows would stand still"
            answers.wait(30)
        return asked(path)

    copies = laptop.shell.wishes.copies
    with monkeypatch.context() as hanging:
        hanging.setattr(Path, "is_dir", hang)
        copies.save()
        assert copies.is_busy()
        answers.set()
        written(copies, qtbot)
    (copy,) = (each for each in folder.glob("*.workshop") if each != laptop.path)
    assert copy.name in laptop.notice()
