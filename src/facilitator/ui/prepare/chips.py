"""Names of centers painted as chips: navy for the lead, soft blue for who is asked."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from facilitator.ui.look import theme

CHIP_HEIGHT = 22
_SMALLEST = 40
_PADDING = 6
_GAP = 4
_RADIUS = 5
_FONT_PIXELS = 12


def chip_font(base: QFont) -> QFont:
    """Give the chips' font, after the one of the table."""
    font = QFont(base)
    font.setPixelSize(_FONT_PIXELS)
    font.setBold(True)
    return font


def paint_chips(painter: QPainter, area: QRectF, names: tuple[str, ...], lead: bool) -> None:
    """Paint names from the left; what does not fit is counted in a last chip (+3)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = chip_font(painter.font())
    painter.setFont(font)
    metrics = QFontMetrics(font)
    fitting = _fitting(metrics, area.width(), names)
    left = area.left()
    for name in names[:fitting]:
        width = min(_width(metrics, name), area.right() - left)
        _paint(painter, metrics, QRectF(left, _top(area), width, CHIP_HEIGHT), name, lead)
        left += width + _GAP
    if fitting < len(names):
        more = f"+{len(names) - fitting}"
        width = _width(metrics, more)
        _paint(painter, metrics, QRectF(left, _top(area), width, CHIP_HEIGHT), more, lead)
    painter.restore()


def _fitting(metrics: QFontMetrics, width: float, names: tuple[str, ...]) -> int:
    """Count the names that fit, leaving room for the count of the others; at least one."""
    widths = [_width(metrics, name) for name in names]
    if sum(widths) + _GAP * (len(names) - 1) <= width:
        return len(names)
    room = width - _width(metrics, f"+{len(names)}")
    used = 0.0
    for fitting, each in enumerate(widths):
        used += each + _GAP
        if used > room:
            return max(1, fitting)
    return len(names)


def _width(metrics: QFontMetrics, name: str) -> float:
    return max(_SMALLEST, metrics.horizontalAdvance(name) + 2 * _PADDING)


def _top(area: QRectF) -> float:
    return round(area.center().y() - CHIP_HEIGHT / 2)


def _paint(painter: QPainter, metrics: QFontMetrics, box: QRectF, name: str, lead: bool) -> None:
    look = theme()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("lead" if lead else "blue_mid"))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    painter.setPen(look.color("on_lead" if lead else "navy"))
    room = int(box.width()) - 4
    text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
