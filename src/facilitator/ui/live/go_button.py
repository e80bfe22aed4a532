"""The one next step, as a button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class GoButton(QPushButton):
    """Stands below everything; `left_upwards` says that the keyboard wants back from it.

    No arrow leads into its neighbours: one more would change the length of the break there.
    """

    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(True)  # Enter presses the button that has the focus
        self.setProperty("look", "primary")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the arrows."""
        if event.key() == Qt.Key.Key_Up:
            self.left_upwards.emit()
        elif event.key() not in _ARROWS:
            super().keyPressEvent(event)
