"""The order of the day: what is now, what comes next, and who joins."""

from typing import NamedTuple

from facilitator.app.slides import AgendaRow, AgendaRowKind, AgendaSlide, AgendaState, RoomClock
from facilitator.ui.projection.clock_face import ClockRoles, clock_face
from facilitator.ui.projection.heads import title_head
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Pad, Sheet, Strip, stack_height
from facilitator.ui.projection.signs import CHECK
from facilitator.ui.projection.typography import Style, width_of
from facilitator.ui.projection.wording import clock_time
from facilitator.words import tr


class _Looks(NamedTuple):
    fill: str
    line: str
    time: str
    title: str
    who: str


_LOOKS = {
    AgendaState.PAST: _Looks("", "", "faint", "faint", "faint"),
    AgendaState.NOW: _Looks("now", "now_line", "on_now", "on_now", "on_now_soft"),
    AgendaState.NEXT: _Looks("next", "next_line", "on_next_soft", "on_next", "on_next_soft"),
    AgendaState.LATER: _Looks("", "", "soft", "ink", "soft"),
}
# Size of the text and of the space around it, against the design: text goes before space.
_DENSITIES = ((1.3, 1.2), (1.3, 0.85), (1.15, 1.0), (1.15, 0.7), (1.0, 0.9), (1.0, 0.6), (0.9, 0.6))


def lay_out(slide: AgendaSlide, sheet: Sheet) -> None:
    """Plan the pages: closer together where that saves a page."""
    head = title_head(sheet, tr("Order of the day", "wall"), divisor=15)
    room = sheet.bottom - head.bottom
    strips: list[Strip] = []
    for density in _DENSITIES:
        strips = [_row(sheet, row, slide.clock, *density) for row in slide.rows]
        if stack_height(strips) <= room:
            break
    else:
        strips = [_row(sheet, row, slide.clock, 1.0, 0.9) for row in slide.rows]
    sheet.flow(strips, head.bottom, head.draw)


def _row(sheet: Sheet, row: AgendaRow, clock: RoomClock | None, size: float, space: float) -> Strip:
    looks = _LOOKS[row.state]
    strong = row.state in (AgendaState.NOW, AgendaState.NEXT)
    pad_x, pad_y = sheet.part(34), round(sheet.part(42) * space)
    figures = sheet.style(24 / size, figures=True)._replace(bold=row.state is AgendaState.NOW)
    time = sheet.line(_time_said(row), sheet.inner // 4, figures)
    text_x = sheet.margin_x + pad_x + _time_width(sheet, figures) + sheet.part(34)
    check = sheet.style(30).px if row.state is AgendaState.PAST else 0
    face = None
    if clock and row.state is AgendaState.NOW and row.kind is AgendaRowKind.SECTION:
        face = clock_face(sheet, clock, 24 / size, sheet.inner * 2 // 5)
    taken = 2 * check + (face.width + sheet.part(34) if face else 0)
    style = sheet.style(24 / size, bold=strong)
    room = min(sheet.text_part(4), sheet.height // 4)
    title = sheet.fit(_title_said(row), sheet.right - pad_x - text_x - taken, room, style)
    below = max(title.height, face.height + face.pad if face else 0)
    width = sheet.right - pad_x - text_x - 2 * check
    who = sheet.fit(_who_said(row), width, room, sheet.style(28.5 / size))
    gap = sheet.part(200) if who.lines else 0
    height = below + gap + who.height + 2 * pad_y

    def draw(pad: Pad, y: int) -> None:
        if looks.fill:
            box = Rect(sheet.margin_x, y, sheet.inner, height)
            pad.box(box, looks.fill, looks.line, sheet.thick(), sheet.part(54))
        base = y + pad_y + title.style.baseline
        pad.text(time, sheet.margin_x + pad_x, base - time.style.baseline, looks.time)
        pad.text(title, text_x, y + pad_y, looks.title)
        pad.text(who, text_x, y + pad_y + below + gap, looks.who)
        if face:
            left = sheet.right - pad_x - face.width
            down = max(0, title.style.baseline - face.figures.style.baseline)
            face.draw(pad, left, y + pad_y + down, ClockRoles("on_now", "on_now_soft"))
        if check:
            x = sheet.right - pad_x - check
            pad.sign(CHECK, x, y + pad_y + (title.style.leading - check) // 2, check, "faint")

    return Strip(height, draw, sheet.part(250))


def _time_width(sheet: Sheet, style: Style) -> int:
    strong = style._replace(bold=True)
    widest = max(width_of("00:00", strong), width_of(tr("Now", "wall"), strong))
    return min(int(widest) + 1, sheet.inner // 4)


def _time_said(row: AgendaRow) -> str:
    if row.state is AgendaState.NOW:
        return tr("Now", "wall")
    return clock_time(row.at) if row.at else ""


def _title_said(row: AgendaRow) -> str:
    if row.kind is AgendaRowKind.OPENING:
        return row.title or tr("Opening", "wall")
    if row.kind is AgendaRowKind.BREAK:
        return row.title or tr("Break", "wall")
    return row.title


def _who_said(row: AgendaRow) -> str:
    return tr("All centers", "wall") if row.everyone else " · ".join(row.who)
