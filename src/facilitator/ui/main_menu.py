"""The menu of the console: what was entered, copies of it, the workshop, screens and settings."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from facilitator.app.settings import Settings
from facilitator.ui.screens_menu import ScreensMenu
from facilitator.ui.settings_menu import SettingsMenu
from facilitator.ui.widgets.menu import Menu
from facilitator.ui.widgets.parts import button_text
from facilitator.words import tr


class MainMenu(Menu):
    """Wishes what concerns the whole application.

    `undo` and `redo` tell what would be taken back and done again; "" where there is nothing. Of a
    rehearsal, which is thrown away, no copy is made. `running` names the section that runs: until
    it ends no dialog opens, and what needs one cannot be wished.
    """

    backups_requested = Signal()
    close_requested = Signal()
    copy_requested = Signal()
    hand_over_requested = Signal()
    handbook_requested = Signal()
    history_requested = Signal()
    joining_requested = Signal()
    redo_requested = Signal()
    rehearsal_requested = Signal()
    undo_requested = Signal()

    def __init__(
        self,
        settings: Settings,
        rehearses: bool,
        screens: ScreensMenu,
        parent: QWidget,
        *,
        undo: str = "",
        redo: str = "",
        running: str = "",
    ) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._running = running
        self.settings = SettingsMenu(settings, self)
        self._screens = screens
        self._add_steps(undo, redo)
        self.addSeparator()
        if not rehearses:
            self._add_copies()
            self.addSeparator()
            self._wish_later(tr("Rehearse on a copy"), self.rehearsal_requested)
        self.addMenu(screens)
        self.addMenu(self.settings)
        self._wish(tr("Handbook"), self.handbook_requested)
        self.addSeparator()
        leaving = tr("End the rehearsal") if rehearses else tr("Close the workshop")
        self._wish(leaving, self.close_requested)
        self.aboutToHide.connect(screens.deleteLater)
        self.aboutToHide.connect(self.deleteLater)

    def _add_steps(self, undo: str, redo: str) -> None:
        back = tr("Undo: {what}", what=undo) if undo else tr("Undo")
        on = tr("Redo: {what}", what=redo) if redo else tr("Redo")
        self._wish(back, self.undo_requested, "Ctrl+Z").setEnabled(bool(undo))
        self._wish(on, self.redo_requested, "Ctrl+Y").setEnabled(bool(redo))
        history = tr("History") if self._running else tr("History…")
        self._wish(history, self.history_requested, "Ctrl+H")

    def _add_copies(self) -> None:
        # While a section runs it goes beside the file at once: nothing is asked.
        saving = tr("Save a copy") if self._running else tr("Save a copy…")
        self._wish(saving, self.copy_requested)
        if self._running:
            # Qt gives an entry no description, and the keyboard does not reach a tooltip.
            self.addAction(tr("When the section has ended:")).setEnabled(False)
        self._wish_later(tr("Copy to hand over…"), self.hand_over_requested)
        self._wish_later(tr("Join another copy…"), self.joining_requested)
        self._wish_later(tr("Restore a backup…"), self.backups_requested)

    def _wish_later(self, text: str, signal: object) -> None:
        """Add what has to wait for the end of a running section, and say so there."""
        action = self._wish(text, signal)
        if self._running:
            told = tr("After section “{section}” has ended", section=self._running)
            action.setEnabled(False)
            action.setToolTip(told)

    def _wish(self, text: str, signal: object, key: str = "") -> QAction:
        face = button_text(text)
        action = self.addAction(f"{face}\t{key}" if key else face)
        action.triggered.connect(signal)
        return action

    def popup_under(self, anchor: QWidget) -> None:
        """Open under a button."""
        self.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))
