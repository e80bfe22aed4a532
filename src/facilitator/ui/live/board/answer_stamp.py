"""The stamp of the read-back: a click confirms what was read out, another takes it back."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.live.board.answer_drawing import draw_stamp
from facilitator.ui.live.choice_button import ChoiceButton
from facilitator.words import tr


class AnswerStamp(ChoiceButton):
    """Checked once the center has confirmed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("✓", tr("Confirm"), "yes", parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stamp, or its place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_stamp(painter, QRectF(self.rect()), self.isChecked())
