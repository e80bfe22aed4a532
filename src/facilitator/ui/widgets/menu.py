"""A menu that closes whichever way something was chosen in it."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


class Menu(QMenu):
    """What a screen reader chooses is triggered without a click; Qt leaves the menu open then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: QAction | None = None
        self.triggered.connect(self._close_with)

    def choose(self, at: QPoint) -> QAction | None:
        """Open at a place of the screen and wait for what is chosen; None for nothing."""
        self._chosen = None
        clicked: QAction | None = self.exec(at)
        return clicked or self._chosen

    def _close_with(self, action: QAction) -> None:
        self._chosen = action
        self.close()
