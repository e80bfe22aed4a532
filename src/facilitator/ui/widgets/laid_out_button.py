"""Buttons with several labels in them: a card, a choice with its meaning."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy


class LaidOutButton(QPushButton):
    """A button that is as large as what is laid out in it."""

    def __init__(self, look: str) -> None:
        super().__init__()
        self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()


def still(made: QLabel) -> QLabel:
    """Let clicks through to the button that the label is in."""
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made
