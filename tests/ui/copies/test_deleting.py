"""Deleting for good: asked once, gone from the file, back in the same place."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app import notes, running
from facilitator.app.action import Label
from facilitator.app.copies.purging import Target
from facilitator.bootstrap import Files
from facilitator.domain.entities import EntityKind
from facilitator.domain.failures import Trouble
from facilitator.storage.check import integrity
from facilitator.ui.copies.delete_dialog import DeleteDialog
from tests.sample import project_id, section_id
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop

SECRET = "¶지울 말¶"


def noted(laptop: Laptop) -> Target:
    project = laptop.go_to(3)
    laptop.view.signals.do(notes.add_note, project, SECRET)
    return Target(EntityKind.NOTE, laptop.last_note(project).id)


def in_dialog(do: Callable[[DeleteDialog], object]) -> list[DeleteDialog]:
    """Do something with the dialog as soon as it knows where the text stays."""
    seen: list[DeleteDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, DeleteDialog) and dialog.is_ready():
            seen.append(dialog)
            do(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)
    return seen


def delete(laptop: Laptop, target: Target) -> None:
    laptop.view.signals.deletion_requested.emit([target])


def press_delete(dialog: DeleteDialog) -> None:
    dialog.delete_button.click()


def test_it_is_gone_from_the_file_and_the_console_stands_where_it_stood(
    laptop: Laptop, qtbot: QtBot
) -> None:
    target = noted(laptop)
    place = laptop.workshop.live
    in_dialog(press_delete)
    delete(laptop, target)
    assert laptop.workshop.live == place
    assert laptop.view.wall.is_open()
    assert laptop.workshop.notes == []
    assert laptop.notice() == "영구 삭제했습니다."
    labels = [row.label for row in laptop.view.signals.desk.journal()]
    assert labels.count(Label.DELETED_FOR_GOOD) == 1
    laptop.close()
    assert integrity(laptop.path) == []
    assert SECRET.encode() not in laptop.path.read_bytes()


def test_enter_deletes_nothing(laptop: Laptop) -> None:
    target = noted(laptop)
    in_dialog(lambda dialog: dialog.cancel_button.click())
    delete(laptop, target)
    assert laptop.texts(project_id(3)) == [SECRET]


def test_the_backups_that_hold_it_are_told_and_go_where_the_user_wants(start: Start) -> None:
    files = Files()
    laptop = start(files)
    target = noted(laptop)
    uid = laptop.view.signals.desk.journal()[0].uid
    laptop.close()
    laptop = start(files)  # a backup is made when it is opened
    laptop.view.signals.do(notes.add_note, project_id(1), "다른 말")
    keeper = laptop.view.signals.keeper
    assert keeper is not None
    assert keeper.flush(5)
    assert files.backups_of_workshop(uid)
    in_dialog(lambda dialog: dialog.cancel_button.click())
    delete(laptop, target)

    def with_backups(dialog: DeleteDialog) -> None:
        assert dialog.remains is not None and dialog.remains.backups
        assert dialog.with_remains.isVisible() and not dialog.with_remains.isChecked()
        dialog.with_remains.setChecked(True)
        dialog.delete_button.click()

    in_dialog(with_backups)
    delete(laptop, target)
    held = [b.path for b in files.backups_of_workshop(uid) if SECRET.encode() in _bytes(b.path)]
    assert held == []


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def test_while_a_section_runs_nothing_is_asked(laptop: Laptop) -> None:
    target = noted(laptop)
    laptop.view.signals.do(running.start_section, section_id(2))
    delete(laptop, target)
    assert QApplication.activeModalWidget() is None
    assert "섹션이 끝난 뒤에" in laptop.notice()
    assert laptop.texts(project_id(3)) == [SECRET]


def test_while_something_is_not_saved_nothing_is_asked(laptop: Laptop) -> None:
    target = noted(laptop)
    laptop.view.signals.troubled.emit(Trouble("disk_full", path="x"))
    delete(laptop, target)
    assert QApplication.activeModalWidget() is None
    assert "저장된 뒤에" in laptop.notice()


class _FullDisk(Files):
    def replace_file(self, path: Path, actions: object) -> None:
        raise Trouble("disk_full", path=str(path))


def test_where_the_new_file_cannot_be_written_everything_stays(start: Start) -> None:
    laptop = start(_FullDisk())
    target = noted(laptop)
    in_dialog(press_delete)
    delete(laptop, target)
    assert laptop.texts(project_id(3)) == [SECRET]
    assert laptop.notice().startswith("아무것도 삭제하지 않았습니다.")
    assert laptop.view.signals.do(notes.add_note, project_id(3), "계속")


def test_a_note_offers_it_in_its_menu_but_not_while_the_room_watches(laptop: Laptop) -> None:
    noted(laptop)
    note = laptop.last_note(project_id(3))

    def offered() -> bool:
        menu = laptop.notes.line_menu(note)
        found = [a for a in menu.actions() if a.data() == "purge"]
        menu.deleteLater()
        return bool(found)

    assert offered()
    laptop.view.signals.do(running.start_section, section_id(2))
    assert not offered()
