"""The words in an answer row, for who cannot point at them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from facilitator.words import tr


class AnswerWordsSpot(QAbstractButton):
    """Lies over what its row draws and takes no click of the mouse: the row does.

    A screen reader finds it and presses it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Words of the answer"))

    def name_for(self, who: str) -> None:
        """Tell whose words these are."""
        self.setAccessibleName(tr("Words of the answer: {center}", center=who))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing: the words stand in the row."""
