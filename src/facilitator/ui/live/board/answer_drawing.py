"""The drawing of an answer row; its buttons draw themselves."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from facilitator.ui import look
from facilitator.ui.live.board.answer_boxes import RowBoxes
from facilitator.ui.live.board.answer_facts import RowFacts
from facilitator.words import tr

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def draw_ground(painter: QPainter, box: QRectF, is_current: bool) -> None:
    """Draw the ground and the line below; the current row is tinted."""
    theme = look.theme()
    if is_current:
        painter.fillRect(box, theme.color("blue_soft"))
        painter.fillRect(QRectF(0, 0, 3, box.height()), theme.color("blue"))
    painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), theme.color("line"))


def confirm_again() -> str:
    """Tell that what was read out and confirmed has changed since."""
    return f"↻ {tr('Confirm again')}"


def draw_center(painter: QPainter, boxes: RowBoxes, facts: RowFacts, place: int) -> None:
    """Draw who is asked: place (0 for none), name, how it is missing, what it has taken on."""
    theme, font = look.theme(), QFont(painter.font())
    if 1 <= place <= 9:
        _write(painter, boxes.place, str(place), font, 11, "secondary", centred=True)
    if facts.away:
        size = 12 if boxes.named else 11 if boxes.loaded else 10
        _write(painter, boxes.away(), facts.away, font, size, facts.away_role, bold=True)
    if boxes.named:
        _write(painter, boxes.name(bool(facts.away)), facts.name, font, 0, "ink")
    if boxes.loaded:
        counts = tr("lead {lead} · linked {linked}", lead=facts.lead, linked=facts.linked)
        _write(painter, boxes.load, counts, font, 0, "secondary")
    painter.setFont(font)
    painter.setPen(theme.color("ink"))


def draw_detail(painter: QPainter, box: QRectF, facts: RowFacts) -> None:
    """Draw what was said; the lead's row tells that it leads."""
    text = f"● {facts.lead_label}" if facts.is_lead else facts.detail
    role, font = "navy" if facts.is_lead else "secondary", QFont(painter.font())
    if facts.confirm_again:
        warning = confirm_again()
        _write(painter, box, warning, font, 0, "warning", bold=True)
        bold = QFont(font)
        bold.setBold(True)
        box = box.adjusted(QFontMetrics(bold).horizontalAdvance(warning) + 12, 0, 0, 0)
    if box.width() > 0:
        _write(painter, box, text, font, 0, role, bold=facts.is_lead)


def draw_stamp(painter: QPainter, box: QRectF, confirmed: bool) -> None:
    """Draw the stamp of the read-back, or its place."""
    theme = look.theme()
    if confirmed:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("yes"))
    else:
        painter.setPen(theme.color("border"))
        painter.setBrush(theme.color("paper"))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(theme.color("paper" if confirmed else "secondary"))
    text = f"✓ {tr('Confirmed')}" if confirmed else tr("Confirm")
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _write(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    size: int,
    role: str,
    centred: bool = False,
    bold: bool = False,
) -> None:
    """Write one line into a box, shortened where it is too long; size 0 is the usual one."""
    worn = QFont(font)
    worn.setBold(bold)
    if size:
        worn.setPixelSize(size)
    painter.setFont(worn)
    painter.setPen(look.theme().color(role))
    room = int(box.width())
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter if centred else _MIDDLE, shown)
    painter.setFont(font)
