"""The signs of the answers as vector shapes, so that they look even at every size."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from facilitator.domain.terms import Mark

CHECK = "check"
_FILLED = frozenset({Mark.LEAD.value, Mark.UNANSWERED.value})
_STROKE = 0.115


def paint_sign(painter: QPainter, shape: str, square: QRectF, color: QColor) -> None:
    """Paint a sign into a square; an unknown shape is an error (KeyError)."""
    painter.save()
    painter.translate(square.topLeft())
    painter.scale(square.width(), square.height())
    if shape in _FILLED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
    else:
        pen = QPen(color, _STROKE)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(shape))
    painter.restore()


@lru_cache(maxsize=16)
def _path(shape: str) -> QPainterPath:
    """Draw a shape into the unit square, with room for its stroke."""
    path = QPainterPath()
    if shape == Mark.LEAD.value:
        path.addEllipse(QPointF(0.5, 0.5), 0.42, 0.42)
    elif shape == Mark.YES.value:
        path.addEllipse(QPointF(0.5, 0.5), 0.37, 0.37)
    elif shape == Mark.UNANSWERED.value:
        path.addEllipse(QPointF(0.5, 0.5), 0.11, 0.11)
    else:
        for line in _LINES[shape]:
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in line]))
        if shape in _CLOSED:
            path.closeSubpath()
    return path


_CLOSED = frozenset({Mark.CONDITIONAL.value, Mark.LATER.value})
_LINES: dict[str, list[list[tuple[float, float]]]] = {
    Mark.CONDITIONAL.value: [[(0.5, 0.15), (0.9, 0.84), (0.1, 0.84)]],
    Mark.LATER.value: [[(0.5, 0.09), (0.91, 0.5), (0.5, 0.91), (0.09, 0.5)]],
    Mark.NO.value: [[(0.17, 0.17), (0.83, 0.83)], [(0.83, 0.17), (0.17, 0.83)]],
    Mark.NOT_APPLICABLE.value: [[(0.16, 0.5), (0.84, 0.5)]],
    CHECK: [[(0.12, 0.52), (0.4, 0.8), (0.9, 0.22)]],
}
