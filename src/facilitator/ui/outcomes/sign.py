"""The signs of the answers as shapes, so that no font decides how they look."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from facilitator.domain.terms import Mark


def draw_sign(painter: QPainter, center: QPointF, mark: Mark, color: QColor) -> None:
    """Draw the sign of a mark about 10 pixels large around a point."""
    x, y = center.x(), center.y()
    pen = QPen(color, 1.9)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match mark:
        case Mark.LEAD:
            painter.setBrush(color)
            painter.drawEllipse(QRectF(x - 4, y - 4, 8, 8))
        case Mark.YES:
            painter.drawEllipse(QRectF(x - 4.5, y - 4.5, 9, 9))
        case Mark.CONDITIONAL:
            painter.drawPolygon(_polygon((x, y - 5), (x + 5.2, y + 4), (x - 5.2, y + 4)))
        case Mark.LATER:
            painter.drawPolygon(_polygon((x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y)))
        case Mark.NO:
            painter.drawLine(QPointF(x - 4, y - 4), QPointF(x + 4, y + 4))
            painter.drawLine(QPointF(x - 4, y + 4), QPointF(x + 4, y - 4))
        case Mark.NOT_APPLICABLE:
            painter.drawLine(QPointF(x - 4, y), QPointF(x + 4, y))
        case Mark.UNANSWERED:
            painter.setBrush(color)
            painter.drawEllipse(QRectF(x - 0.8, y - 0.8, 1.6, 1.6))
        case Mark.NOT_ASKED:
            return


def draw_check(painter: QPainter, center: QPointF, color: QColor) -> None:
    """Draw the check of a confirmed answer."""
    pen = QPen(color, 2.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y = center.x(), center.y()
    painter.drawPolyline(_polygon((x - 4, y), (x - 1, y + 3), (x + 4.5, y - 3.5)))


def _polygon(*corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in corners])
