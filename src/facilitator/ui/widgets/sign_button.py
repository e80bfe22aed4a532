"""Small buttons with a drawn sign: no font has to know the arrows of undo and redo."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.ui.look import theme

_SIDE = 18.0


class Sign(Enum):
    """What a button shows."""

    UNDO = "undo"
    REDO = "redo"
    HISTORY = "history"


class SignButton(QPushButton):
    """A quiet square button; `say` gives its name, its key stands in the tooltip."""

    def __init__(self, sign: Sign, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = _PATHS[sign]()
        self._key = key
        self.setProperty("look", "sign")
        self.setFixedSize(32, 32)
        self.setAutoDefault(True)

    def say(self, name: str) -> None:
        """Name what the button does now."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name}   {self._key}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign in the middle."""
        super().paintEvent(event)
        role = "faint" if not self.isEnabled() else "ink" if self.underMouse() else "secondary"
        if self.isChecked():
            role = "blue_text"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - _SIDE) / 2, (self.height() - _SIDE) / 2)
        pen = QPen(theme().color(role), 1.7)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(self._path)
        painter.end()


def _undo() -> QPainterPath:
    path = QPainterPath(QPointF(6.5, 3))
    path.lineTo(2.5, 7)
    path.lineTo(6.5, 11)
    path.moveTo(2.5, 7)
    path.lineTo(11, 7)
    path.arcTo(QRectF(7, 7, 8, 8), 90, -180)
    path.lineTo(7.5, 15)
    return path


def _redo() -> QPainterPath:
    path = QPainterPath(QPointF(11.5, 3))
    path.lineTo(15.5, 7)
    path.lineTo(11.5, 11)
    path.moveTo(15.5, 7)
    path.lineTo(7, 7)
    path.arcTo(QRectF(3, 7, 8, 8), 90, 180)
    path.lineTo(10.5, 15)
    return path


def _history() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(2.5, 2.5, 13, 13))
    path.moveTo(9, 5.5)
    path.lineTo(9, 9)
    path.lineTo(11.8, 10.8)
    return path


_PATHS = {Sign.UNDO: _undo, Sign.REDO: _redo, Sign.HISTORY: _history}
