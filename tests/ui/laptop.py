"""The facilitator's laptop in the room: the real window on a real file, and the hands."""

import shutil
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.app import place
from facilitator.app.book import import_book
from facilitator.app.entry import Entry
from facilitator.bootstrap import Files
from facilitator.domain.entities import Answer, Note, Role
from facilitator.domain.terms import CenterId, ProjectId, SlideKind
from facilitator.domain.workshop import Workshop
from facilitator.storage.file import create
from facilitator.ui.live.board.answer_board import AnswerBoard
from facilitator.ui.live.board.answer_details import AnswerDetails
from facilitator.ui.live.live_page import LivePage
from facilitator.ui.live.notes.note_panel import NotePanel
from facilitator.ui.projection.wall_window import WallWindow
from facilitator.ui.rehearsal import hands
from facilitator.ui.shell import Shell
from facilitator.ui.workshop_view import WorkshopView
from tests.app.day import HandClock
from tests.sample import project_id, sample_workshop, section_id

_SECTION_OF = {
    n: s for s, ns in enumerate(((1, 2, 10), (3, 11, 9), (4, 5, 8, 7), (6, 12)), 1) for n in ns
}


def make_sample_file(path: Path) -> None:
    """Make a file of the sample workshop, with the ids of `tests.sample`."""
    entry = Entry(Workshop(), datetime(2024, 12, 5, 9, 0))
    create(path, [import_book(entry, tuple(sample_workshop().all_entities()))])


class Laptop:
    """Opens a workshop file in the real window and works in it by key."""

    def __init__(self, path: Path, clock: HandClock, files: Files | None = None) -> None:
        self.path = path
        self.clock = clock
        self._is_closed = False
        self.shell = Shell(files or Files(), clock)
        assert self.shell.open_path(path), self.shell.notice.text()
        self.shell.show()
        self.shell.begin()
        self.shell.activateWindow()
        hands.settle()

    @property
    def view(self) -> WorkshopView:
        assert self.shell.view is not None
        return self.shell.view

    @property
    def workshop(self) -> Workshop:
        return self.view.signals.workshop

    @property
    def live(self) -> LivePage:
        return self.view.live

    @property
    def board(self) -> AnswerBoard:
        return self.view.live.board

    @property
    def notes(self) -> NotePanel:
        return self.view.live.record.notes

    def words(self) -> AnswerDetails | None:
        """Give the line for the words of an answer where it is open."""
        found = self.live.findChild(AnswerDetails)
        return found if found is not None and found.isVisible() else None

    @property
    def wall(self) -> WallWindow:
        return self.view.wall.window

    def shown(self) -> str:
        """Tell what the room sees."""
        return self.wall.shown_text()

    def notice(self) -> str:
        return self.view.notice.text()

    # -- going ----------------------------------------------------------------------------------

    def go_to(self, number: int, slide: SlideKind = SlideKind.ANSWERS) -> ProjectId:
        """Open the console on a project of its section."""
        self.view.open_page("live")
        if not self.view.wall.is_open():
            self.view.wall.open_window()
        project = project_id(number)
        section = section_id(_SECTION_OF[number])
        self.view.signals.do(place.go_to, section, project, slide)
        self.shell.activateWindow()
        hands.settle()
        return project

    def close(self) -> None:
        """Close the window as its user does; again does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        self.shell.close()
        self.shell.deleteLater()
        hands.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # -- reading --------------------------------------------------------------------------------

    def answer(self, project: ProjectId, center: CenterId) -> Answer:
        found = self.workshop.answer(project, center)
        assert found is not None
        return found

    def texts(self, project: ProjectId) -> list[str]:
        """List the notes of a project."""
        return [n.text for n in self.workshop.notes_of(project)]

    def last_note(self, project: ProjectId) -> Note:
        return self.workshop.notes_of(project)[-1]

    def roles(self, project: ProjectId) -> list[Role]:
        return self.workshop.roles_of(project)


def alt(digit: int) -> None:
    """Press Alt and a digit."""
    hands.press(Qt.Key(Qt.Key.Key_0 + digit), Qt.KeyboardModifier.AltModifier)


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def copy_file(source: Path, folder: Path) -> Path:
    """Copy the sample's file into a folder as users have them."""
    folder.mkdir()
    path = folder / "협업 사업 #1 (50%).workshop"
    shutil.copyfile(source, path)
    return path
