"""The ways out where a file cannot be opened, and back to an earlier state of a workshop."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from facilitator.app.backups import Backup
from facilitator.app.settings import Settings
from facilitator.domain.failures import Trouble
from facilitator.domain.plan import running_section
from facilitator.ui.locked_file import LockedFile
from facilitator.ui.notice_bar import NoticeBar, Standing
from facilitator.ui.rescue.left_overs import LeftOvers
from facilitator.ui.rescue.rescuing import Rescuing
from facilitator.ui.rescue.telling import RESTORED, restored_told
from facilitator.ui.services import Services
from facilitator.words import tr

if TYPE_CHECKING:
    from facilitator.ui.workshop_view import WorkshopView


class Console(Protocol):
    """What the ways out need of the window."""

    notice: NoticeBar
    view: "WorkshopView | None"
    path: Path | None

    @property
    def settings(self) -> Settings:
        """Give what the user chose, and what was open last."""

    def say(self, trouble: Trouble) -> None:
        """Tell trouble."""

    def show_start(self) -> None:
        """Show the start page."""


class WaysOut(QObject):
    """Says why a file was not opened and what can be done; shows the backups.

    `left_over_found` counts the entries that no file takes any more. `workshop_chosen` carries the
    Path of a file to be opened, `moved_aside` the path that a damaged file no longer has.
    `workbook_found` carries the Path of a workbook with the ending of a workshop, and its reading.
    """

    left_over_found = Signal(int)
    moved_aside = Signal(str)
    workbook_found = Signal(object, object)
    workshop_chosen = Signal(object)

    def __init__(
        self, services: Services, console: Console, stack: QStackedWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._console = console
        self._stack = stack
        self.rescuing = Rescuing(services, stack, self)
        self.left_overs = LeftOvers(services, stack, self._recent, self)
        self.locked = LockedFile(services, console.notice)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.left_overs.chosen.connect(self.workshop_chosen)
        self.left_overs.found.connect(self.left_over_found)
        self.left_overs.left.connect(self._on_left)
        self.left_overs.restore_requested.connect(self.rescuing.restore)
        self.locked.again_requested.connect(self.workshop_chosen)
        self.rescuing.chosen.connect(self.workshop_chosen)
        self.rescuing.left.connect(self._on_left)
        self.rescuing.moved_aside.connect(self.moved_aside)
        self.rescuing.restored.connect(self._on_restored)
        self.rescuing.troubled.connect(self.left_overs.show_trouble)

    def tell(self, path: Path, trouble: Trouble) -> None:
        """Say why a file was not opened, and what can be done about it."""
        if self.rescuing.can_help(path, trouble):
            return
        self._console.show_start()
        if trouble.code == "open_elsewhere":
            self.locked.tell(path)
        elif trouble.code != "not_ours" or not self._is_workbook(path):
            self._console.say(trouble)

    def _is_workbook(self, path: Path) -> bool:
        """Offer the import of a workbook that was named like a workshop; False where it is none."""
        try:
            reading = self._services.read_book(path)
        except Trouble:
            return False
        self.workbook_found.emit(path, reading)
        told = tr("{name} is a workbook. A workshop can be made from it.", name=path.name)
        self._console.notice.show_notice(told, is_long=True)
        return True

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

    def look_for_left_over(self) -> None:
        """Look for what could not be saved, while the start page stands."""
        if self._console.view is None:
            self.left_overs.look()

    def put_away(self) -> None:
        """A workshop is open: nothing of this is to be seen any more."""
        self.left_overs.put_away()
        self.locked.put_away()
        self.rescuing.put_away()

    def _on_restored(self, backup: Backup, path: Path) -> None:
        """Open what was restored, and say which backup it is and where the new file lies."""
        self.workshop_chosen.emit(path)
        view = self._console.view
        if view is None or self._console.path != path:
            return
        told = restored_told(backup, path)
        if running_section(view.signals.workshop) is not None:
            told = f"{told}\n{tr('The wall is black for now; F5 shows it.')}"
        if view.notice.standing() is None:
            view.notice.stand(Standing(RESTORED, told))
        else:  # that something waited for it, or that it lies on a drive not to be trusted
            view.notice.show_notice(told, is_long=True)

    def _recent(self) -> list[Path]:
        return [Path(each.path) for each in self._console.settings.recent]

    def _on_left(self) -> None:
        """Go back to where the user was."""
        view = self._console.view
        if view is None:
            self._console.show_start()
        else:
            self._stack.setCurrentWidget(view)
            view.take_focus()
