"""The ways out where a file cannot be opened, and back to an earlier state of a workshop."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from facilitator.domain.failures import Trouble
from facilitator.domain.plan import running_section
from facilitator.ui.locked_file import LockedFile
from facilitator.ui.notice_bar import NoticeBar
from facilitator.ui.rescue.rescuing import Rescuing
from facilitator.ui.services import Services
from facilitator.words import tr

if TYPE_CHECKING:
    from facilitator.ui.workshop_view import WorkshopView


class Console(Protocol):
    """What the ways out need of the window."""

    notice: NoticeBar
    view: "WorkshopView | None"
    path: Path | None

    def say(self, trouble: Trouble) -> None:
        """Tell trouble."""

    def show_start(self) -> None:
        """Show the start page."""


class WaysOut(QObject):
    """Says why a file was not opened and what can be done; shows the backups.

    `workshop_chosen` carries the Path of a file to be opened, `moved_aside` the path that a
    damaged file no longer has.
    """

    moved_aside = Signal(str)
    workshop_chosen = Signal(object)

    def __init__(
        self, services: Services, console: Console, stack: QStackedWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._console = console
        self._stack = stack
        self.rescuing = Rescuing(services, stack, self)
        self.locked = LockedFile(services, console.notice)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.locked.again_requested.connect(self.workshop_chosen)
        self.rescuing.chosen.connect(self.workshop_chosen)
        self.rescuing.left.connect(self._on_left)
        self.rescuing.moved_aside.connect(self.moved_aside)

    def tell(self, path: Path, trouble: Trouble) -> None:
        """Say why a file was not opened, and what can be done about it."""
        if self.rescuing.can_help(path, trouble):
            return
        self._console.show_start()
        if trouble.code == "open_elsewhere":
            self.locked.tell(path)
        else:
            self._console.say(trouble)

    def show_backups(self) -> None:
        """Show all backups, those of the open workshop first; not while the room watches."""
        view = self._console.view
        if view is None:
            self.rescuing.show_backups()
        elif running_section(view.signals.workshop) is not None:
            view.notice.show_notice(tr("A backup can be restored when no section is running."))
        else:
            view.commit_edits()
            self.rescuing.show_backups(self._console.path)

    def put_away(self) -> None:
        """A workshop is open: nothing of this is to be seen any more."""
        self.locked.put_away()
        self.rescuing.put_away()

    def _on_left(self) -> None:
        """Go back to where the user was."""
        view = self._console.view
        if view is None:
            self._console.show_start()
        else:
            self._stack.setCurrentWidget(view)
            view.take_focus()
