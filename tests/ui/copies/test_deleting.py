"""Deleting for good: asked once, gone from the file, back in the same place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app import notes, place, running, wall
from facilitator.app.action import Action, Label
from facilitator.app.copies.purging import Target
from facilitator.app.desk import Desk
from facilitator.app.files import Replacing
from facilitator.app.history.words import tell
from facilitator.app.ports import OpenedFile
from facilitator.app.slides import Slide
from facilitator.bootstrap import Files
from facilitator.domain.entities import EntityKind
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import NoteId, SlideKind
from facilitator.storage.check import integrity
from facilitator.storage.file import open_for_writing, read
from facilitator.ui.copies.delete_dialog import DeleteDialog
from facilitator.ui.projection.wall_window import WallWindow
from facilitator.ui.rehearsal import hands
from tests.sample import project_id, section_id
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow

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
    stood = laptop.workshop.live
    in_dialog(press_delete)
    delete(laptop, target)
    assert laptop.workshop.live == stood
    assert laptop.view.wall.is_open()
    assert laptop.workshop.notes == []
    assert laptop.notice() == "영구 삭제했습니다."
    labels = [row.label for row in laptop.view.signals.desk.journal()]
    assert labels.count(Label.DELETED_FOR_GOOD) == 1
    laptop.close()
    assert integrity(laptop.path) == []
    assert SECRET.encode() not in laptop.path.read_bytes()


class Seen(QObject):
    """Watches the wall: every slide it draws, and whether it ever goes away."""

    def __init__(self, wall: WallWindow) -> None:
        super().__init__()
        self.wall = wall
        self.slides: list[Slide | None] = []
        self.went = False
        wall.installEventFilter(self)
        wall.view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is self.wall.view:
            self.slides.append(self.wall.view.slide)
        if event.type() in (QEvent.Type.Hide, QEvent.Type.Close) and watched is self.wall:
            self.went = True
        return False


def test_the_wall_stays_up_and_shows_nothing_else_meanwhile(laptop: Laptop) -> None:
    target = noted(laptop)
    view, window = laptop.view, laptop.view.wall.window
    view.signals.do(place.go_to, section_id(2), project_id(3), SlideKind.NOTES)
    hands.settle()
    seen = Seen(window)
    before = window.view.slide
    in_dialog(press_delete)
    delete(laptop, target)
    hands.settle()
    assert laptop.view is view
    assert laptop.view.wall.window is window
    assert window.isVisible()
    assert not seen.went
    after = window.view.slide
    assert after != before, "the line was on the wall"
    assert after in seen.slides
    assert [slide for slide in seen.slides if slide not in (before, after)] == []
    window.removeEventFilter(seen)
    window.view.removeEventFilter(seen)


def test_history_undo_and_what_is_half_typed_know_nothing_of_it_any_more(laptop: Laptop) -> None:
    target = noted(laptop)
    desk = laptop.view.signals.desk
    laptop.view.signals.do(notes.edit_note, NoteId(target.id), text=f"{SECRET} 둘")
    laptop.view.signals.do(notes.type_note, project_id(3), f"{SECRET} 둘은")
    laptop.notes.line.show_project(laptop.workshop.project(project_id(3)), [])
    laptop.view.history.open()
    panel = laptop.view.history.panel
    assert panel is not None
    in_dialog(press_delete)
    delete(laptop, target)
    history = panel.history
    lines = [history.line(number) for number in history.numbers()]
    assert SECRET not in repr([(line.changes, tell(history, line)) for line in lines])
    assert lines[0].label is Label.DELETED_FOR_GOOD
    assert [panel.model.item(row) for row in range(panel.model.rowCount())]
    assert laptop.notes.line.input.full_text() == ""
    assert SECRET not in repr(desk.undo_changes())
    while laptop.view.signals.undo() is not None:
        assert SECRET not in repr(list(laptop.workshop.all_entities()))


def test_what_comes_in_while_the_file_is_written_is_saved_at_once(start: Start) -> None:
    files = _SlowDisk()
    laptop = start(files)
    target = noted(laptop)
    saved: list[bool] = []
    stayed: list[bool] = []

    def enter() -> None:
        if not files.is_writing:
            QTimer.singleShot(1, enter)
            return
        laptop.view.signals.do(notes.add_note, project_id(4), "그사이")
        laptop.view.signals.do(wall.show_message, SECRET)
        keeper = laptop.view.signals.keeper
        assert keeper is not None
        saved.append(keeper.flush(5))
        files.may_go_on.set()

    def press(dialog: DeleteDialog) -> None:
        press_delete(dialog)
        dialog.reject()
        stayed.append(dialog.isVisible())
        enter()

    in_dialog(press)
    delete(laptop, target)
    assert stayed == [True], "it cannot be stopped half way"
    assert saved == [True], "a kill at that moment loses nothing"
    assert files.times == 2
    assert laptop.texts(project_id(4)) == ["그사이"]
    assert laptop.workshop.live.message == ""
    labels = [row.label for row in laptop.view.signals.desk.journal()]
    assert labels.count(Label.DELETED_FOR_GOOD) == 1
    laptop.close()
    assert integrity(laptop.path) == []
    workshop, journal = read(laptop.path)
    assert [n.text for n in workshop.notes] == ["그사이"]
    assert [row.number for row in journal] == list(range(1, len(journal) + 1))
    assert SECRET.encode() not in laptop.path.read_bytes()
    assert list(laptop.path.parent.glob(".facilitator-*")) == []


class _SlowDisk(Files):
    """Writes the first new file only when something was entered meanwhile."""

    def __init__(self) -> None:
        self.is_writing = False
        self.may_go_on = Event()
        self.times = 0

    def replacement(self, path: Path, actions: Sequence[Action]) -> Replacing:
        self.times += 1
        self.is_writing = True
        assert self.may_go_on.wait(20)
        return super().replacement(path, actions)


def test_nothing_can_be_entered_between_the_old_file_and_the_new_one(start: Start) -> None:
    files = _Watched()
    laptop = start(files)
    target = noted(laptop)
    files.timer.timeout.connect(files.on_timeout)
    in_dialog(press_delete)
    delete(laptop, target)
    assert files.timeouts == [0], "no event of the windows comes between"


class _Watched(Files):
    """Counts what the windows do from the change of the file to its opening."""

    def __init__(self) -> None:
        self.timer = QTimer()
        self.timer.setInterval(0)
        self.times = 0
        self.timeouts: list[int] = []

    def on_timeout(self) -> None:
        self.times += 1

    def replacement(self, path: Path, actions: Sequence[Action]) -> Replacing:
        return _Telling(super().replacement(path, actions), self.begin)

    def begin(self) -> None:
        self.times = 0
        self.timer.start()

    def open_file(self, path: Path) -> OpenedFile:
        opened = super().open_file(path)
        if self.timer.isActive():
            self.timer.stop()
            self.timeouts.append(self.times)
        return opened


class _Telling:
    """Tells as soon as the new file takes the place of the old one."""

    def __init__(self, new: Replacing, begun: Callable[[], None]) -> None:
        self._new = new
        self._begun = begun
        self.drop = new.drop

    def put(self, number: int, uid: str) -> None:
        self._begun()
        self._new.put(number, uid)


def test_what_another_window_saved_in_the_file_meanwhile_stays(start: Start) -> None:
    files = _Busy()
    laptop = start(files)
    target = noted(laptop)
    files.other = True
    in_dialog(press_delete)
    delete(laptop, target)
    assert laptop.texts(project_id(5)) == ["다른 창에서"]
    assert laptop.texts(project_id(3)) == [SECRET]
    assert laptop.notice().startswith("아무것도 삭제하지 않았습니다.")


class _Busy(Files):
    """Another process opens the file as soon as it is let go, and saves something in it."""

    other = False

    def replacement(self, path: Path, actions: Sequence[Action]) -> Replacing:
        def save() -> None:
            opened = open_for_writing(path)
            desk = Desk(opened.workshop, opened.journal, opened.keeper)
            desk.do(notes.add_note, project_id(5), "다른 창에서")
            opened.keeper.close()

        new = super().replacement(path, actions)
        return _Telling(new, save) if self.other else new


def test_what_cannot_be_opened_again_is_told_and_deleted_all_the_same(start: Start) -> None:
    files = _Taken()
    laptop = start(files)
    target = noted(laptop)
    files.is_taken = True
    in_dialog(press_delete)
    delete(laptop, target)
    assert laptop.shell.view is None
    assert SECRET.encode() not in laptop.path.read_bytes()


class _Taken(Files):
    """Somebody else opens the file as soon as it is let go."""

    is_taken = False

    def open_file(self, path: Path) -> OpenedFile:
        if self.is_taken:
            raise Trouble("open_elsewhere", path=str(path))
        return super().open_file(path)


def test_what_a_rehearsal_left_and_damaged_files_are_named(start: Start) -> None:
    files = Files()
    laptop = start(files)
    target = noted(laptop)
    keeper = laptop.view.signals.keeper
    assert keeper is not None
    assert keeper.flush(5)
    laptop.close()
    left = files.rehearsal_folder() / laptop.path.name
    other = files.rehearsal_folder() / "다른 워크숍.workshop"
    damaged = laptop.path.with_name("damaged.workshop")
    for each in (left, other, damaged):
        each.write_bytes(laptop.path.read_bytes())
    damaged.rename(laptop.path)
    aside = files.move_aside(laptop.path)
    files.restore_backup(files.backups_of(laptop.path)[0], laptop.path)
    laptop.path.unlink()
    laptop.path.write_bytes(aside.read_bytes())
    laptop = start(files)

    def press(dialog: DeleteDialog) -> None:
        dialog.with_leftovers.setChecked(True)
        dialog.delete_button.click()

    seen = in_dialog(press)
    delete(laptop, target)
    dialog = seen[0]
    assert dialog.remains is not None
    assert dialog.remains.rehearsals == (left,)
    assert dialog.remains.damaged == (aside,)
    assert not left.exists()
    assert aside.exists(), "it may be the last to hold something else"
    assert other.exists()


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
    made = [backup.path for backup in files.backups_of_workshop(uid)]
    holding = [path for path in made if SECRET.encode() in path.read_bytes()]
    assert holding
    in_dialog(lambda dialog: dialog.cancel_button.click())
    delete(laptop, target)

    def with_backups(dialog: DeleteDialog) -> None:
        assert dialog.remains is not None and dialog.remains.backups
        assert dialog.with_backups.isVisible() and not dialog.with_backups.isChecked()
        dialog.with_backups.setChecked(True)
        dialog.delete_button.click()

    before = laptop.workshop.projects
    in_dialog(with_backups)
    delete(laptop, target)
    held = [path for path in made if SECRET.encode() in path.read_bytes()]
    assert held == []
    for path in holding:
        workshop, journal = read(path)
        assert (workshop.projects, journal[-1].label) == (before, Label.DELETED_FOR_GOOD)
        assert integrity(path) == []


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
    def replacement(self, path: Path, actions: Sequence[Action]) -> Replacing:
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
