"""The four small drawings of the start page."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from facilitator.ui.look import theme

_SIDE = 24


class GlyphKind(StrEnum):
    SHEET = "sheet"
    FOLDER = "folder"
    PLUS = "plus"
    PLAY = "play"


class Glyph(QWidget):
    """A drawing of 24 x 24 in one colour role of the theme; it says nothing to a screen reader."""

    def __init__(self, kind: GlyphKind, role: str) -> None:
        super().__init__()
        self._kind = kind
        self._role = role
        self.setFixedSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().color(self._role), 1.8)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        match self._kind:
            case GlyphKind.SHEET:
                _sheet(painter)
            case GlyphKind.FOLDER:
                _folder(painter)
            case GlyphKind.PLUS:
                painter.drawLine(QPointF(12, 4.5), QPointF(12, 19.5))
                painter.drawLine(QPointF(4.5, 12), QPointF(19.5, 12))
            case GlyphKind.PLAY:
                painter.drawEllipse(QRectF(2.5, 2.5, 19, 19))
                painter.drawPolygon(_points((10, 8), (16, 12), (10, 16)))
        painter.end()


def _points(*pairs: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in pairs])


def _sheet(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(3, 4, 18, 16), 2, 2)
    for y in (9.3, 14.6):
        painter.drawLine(QPointF(3, y), QPointF(21, y))
    painter.drawLine(QPointF(9.5, 4), QPointF(9.5, 20))


def _folder(painter: QPainter) -> None:
    outline = _points((3, 19), (3, 5), (9.5, 5), (12, 8), (21, 8), (21, 19))
    painter.drawPolygon(outline)
