"""Paint a picture, or only that part of it that a region touches."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QRegion

from facilitator.ui.projection.picture import Box, Item, Picture, Rect, Text
from facilitator.ui.projection.signs import paint_sign
from facilitator.ui.projection.typography import font, width_of
from facilitator.ui.theme import Theme


def paint(painter: QPainter, picture: Picture, region: QRegion | None = None) -> None:
    """Paint the items that meet the region (of the canvas), over the background."""
    whole = QRect(0, 0, picture.width, picture.height)
    touched = region.boundingRect().intersected(whole) if region is not None else whole
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(touched, picture.theme.color(picture.background))
    for item in items_in(picture, touched, region):
        _paint_item(painter, item, picture.theme)


def items_in(picture: Picture, touched: QRect, region: QRegion | None) -> list[Item]:
    """List the items that a region touches, in drawing order."""
    left, top = touched.x(), touched.y()
    right, bottom = left + touched.width(), top + touched.height()
    met: list[Item] = []
    for item in picture.items:
        x, y, w, h = item.reach
        if x >= right or y >= bottom or x + w <= left or y + h <= top:
            continue
        if region is None or region.rectCount() == 1 or region.intersects(QRect(x, y, w, h)):
            met.append(item)
    return met


def _paint_item(painter: QPainter, item: Item, theme: Theme) -> None:
    if isinstance(item, Text):
        _paint_text(painter, item, theme)
    elif isinstance(item, Box):
        _paint_box(painter, item, theme)
    else:
        paint_sign(painter, item.shape, QRectF(*item.rect), theme.color(item.role))


def _paint_box(painter: QPainter, box: Box, theme: Theme) -> None:
    painter.setBrush(theme.color(box.fill) if box.fill else Qt.BrushStyle.NoBrush)
    if not box.line:
        if not box.radius:
            painter.fillRect(QRect(*box.rect), theme.color(box.fill))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(*box.rect), box.radius, box.radius)
        return
    pen = QPen(theme.color(box.line), box.thick)
    if box.dashed:
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    half = box.thick / 2
    inner = QRectF(*box.rect).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, box.radius - half, box.radius - half)


def _paint_text(painter: QPainter, item: Text, theme: Theme) -> None:
    painter.setFont(font(item.style))
    painter.setPen(theme.color(item.role))
    baseline = item.rect.y + item.style.baseline
    for line in item.lines:
        painter.drawText(QPointF(_line_x(item.rect, item, line), baseline), line)
        baseline += item.style.leading
    if item.typed:
        _underline(painter, item, theme)


def _line_x(rect: Rect, item: Text, line: str) -> float:
    if item.align == "left":
        return rect.x
    spare = rect.w - width_of(line, item.style)
    return rect.x + (spare if item.align == "right" else spare / 2)


def _underline(painter: QPainter, item: Text, theme: Theme) -> None:
    """Underline what is being typed, at the end of the last line."""
    last = item.lines[-1]
    start = item.rect.x + width_of(last[: -item.typed], item.style)
    end = item.rect.x + width_of(last, item.style)
    thick = max(2, item.style.px // 14)
    top = item.rect.y + item.rect.h - item.style.leading + item.style.baseline
    line = QRectF(start, top + item.style.px * 0.2, end - start, thick)
    painter.fillRect(line, theme.color("typed"))
