"""The menu of the screens: which is the wall's, swap, and show which is which."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from facilitator.ui.wall_place import ScreenChoice
from facilitator.ui.widgets.menu import Menu
from facilitator.ui.widgets.parts import button_text
from facilitator.words import tr


class ScreensMenu(Menu):
    """Lists the screens from the left; the wall's is ticked."""

    identify_requested = Signal()
    screen_requested = Signal(str)
    swap_requested = Signal()

    def __init__(self, choices: list[ScreenChoice], hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(tr("Screens", "screens"))
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for choice in choices:
            self._add_screen(choice)
        if len(choices) < 2:
            self.addAction(button_text(hint)).setEnabled(False)
        self.addSeparator()
        self._identify = self.addAction(tr("Show which is which", "screens"))
        self._swap = self.addAction(tr("Swap console and wall", "screens"))
        self._swap.setEnabled(len(choices) > 1)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._group.triggered.connect(self._on_screen_chosen)
        self._identify.triggered.connect(self.identify_requested)
        self._swap.triggered.connect(self.swap_requested)

    def _add_screen(self, choice: ScreenChoice) -> None:
        action = self.addAction(button_text(choice.text))
        action.setCheckable(True)
        action.setChecked(choice.is_wall)
        action.setEnabled(not choice.is_console)
        action.setData(choice.key)
        self._group.addAction(action)

    def _on_screen_chosen(self, action: QAction) -> None:
        self.screen_requested.emit(action.data())
