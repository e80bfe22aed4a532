"""Draws what surrounds the pages of the preview: their edge, their number, the keyboard's frame."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from facilitator.ui.look import theme
from facilitator.ui.reports.page_places import GAP


def draw_page(painter: QPainter, here: QRect, picture: QPixmap | None, number: str) -> None:
    """Draw a page in its place, white where there is no picture yet, and its number below."""
    if picture is None:
        painter.fillRect(here, theme().color("page"))
    else:
        painter.drawPixmap(QRectF(here), picture, QRectF(picture.rect()))
    painter.setPen(theme().color("border"))
    painter.drawRect(here.adjusted(-1, -1, 0, 0))
    painter.setPen(theme().color("secondary"))
    below = QRectF(here.left(), here.bottom() + 2, here.width(), GAP - 8)
    painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), number)


def draw_focus(painter: QPainter, size: QSize) -> None:
    """Show that the keyboard is here."""
    painter.setPen(theme().color("focus"))
    corner = QPointF(size.width() - 1.5, size.height() - 1.5)
    painter.drawRoundedRect(QRectF(QPointF(0.5, 0.5), corner), 8, 8)
