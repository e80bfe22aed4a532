"""What is wished of the whole window while a workshop is open: menu, copy, rehearsal, closing."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.domain.plan import running_section
from facilitator.ui.leaving import Leaving
from facilitator.ui.services import Services
from facilitator.words.terms import term

if TYPE_CHECKING:
    from facilitator.app.copies.purging import Target
    from facilitator.ui.copies.copies import Copies
    from facilitator.ui.copies.deleting import Deleting
    from facilitator.ui.shell import Shell


class Wishes(QObject):
    """Opens the menu of the workshop and fulfils what it wishes; without a workshop, nothing."""

    def __init__(self, services: Services, shell: "Shell") -> None:
        super().__init__(shell)
        self._services = services
        self._shell = shell
        self.leaving = Leaving(self)

    # Seldom needed: the window stands before they are loaded.
    @cached_property
    def copies(self) -> "Copies":
        """Give what saves and hands over copies."""
        from facilitator.ui.copies.copies import Copies

        return Copies(self._services, self._shell, self._shell)

    @cached_property
    def deleting(self) -> "Deleting":
        """Give what deletes for good."""
        from facilitator.ui.copies.deleting import Deleting

        return Deleting(self._services, self._shell, self._shell)

    def open_menu(self) -> None:
        """Open the menu of the open workshop."""
        from facilitator.ui.main_menu import MainMenu

        shell, view = self._shell, self._shell.view
        if view is None:
            return
        desk, rehearses = view.signals.desk, shell.rehearsing.is_on
        undo, redo = desk.undo_label(), desk.redo_label()
        running = running_section(view.signals.workshop)
        menu = MainMenu(
            shell.settings,
            rehearses,
            view.console_wall.screens_menu(),
            shell,
            undo="" if undo is None else term(undo),
            redo="" if redo is None else term(redo),
            running="" if running is None or rehearses else running.title,
        )
        shell.preferences.serve(menu.settings)
        menu.backups_requested.connect(shell.show_backups)
        menu.close_requested.connect(self.close)
        menu.copy_requested.connect(self.copies.save)
        menu.hand_over_requested.connect(self.copies.hand_over)
        menu.handbook_requested.connect(view.open_handbook)
        menu.history_requested.connect(view.history.toggle)
        menu.joining_requested.connect(view.join_copy)
        menu.redo_requested.connect(view.redo)
        menu.rehearsal_requested.connect(self.rehearse)
        menu.undo_requested.connect(view.undo)
        menu.popup_under(view.header.menu_button())

    def close(self) -> None:
        """Close the workshop, or end its rehearsal."""
        if self._shell.rehearsing.is_on:
            self._shell.rehearsing.end()
        elif self.may_leave() and self._shell.close_workshop():
            self._shell.show_start()

    def rehearse(self) -> None:
        """Begin a rehearsal."""
        if self.may_leave():
            self._shell.rehearsing.begin()

    def delete_for_good(self, targets: "Sequence[Target]") -> None:
        """Ask whether to delete these for good, and do it."""
        self.deleting.ask(targets, rehearses=self._shell.rehearsing.is_on)

    def may_leave(self) -> bool:
        """Tell whether the workshop may be closed now; where it may not yet, a notice says why."""
        view = self._shell.view
        return view is None or self._shell.rehearsing.is_on or self.leaving.may_leave(view)
