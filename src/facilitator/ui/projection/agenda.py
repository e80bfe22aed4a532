"""The order of the day: what is now, what comes next, and who joins."""

from typing import NamedTuple

from facilitator.app.slides import AgendaRow, AgendaRowKind, AgendaSlide, AgendaState, RoomClock
from facilitator.ui.projection.clock_face import ClockFace, ClockRoles, clock_face
from facilitator.ui.projection.heads import title_head
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Pad, Sheet, Strip, paginate, stack_height
from facilitator.ui.projection.signs import CHECK
from facilitator.ui.projection.typography import Block, Style, width_of
from facilitator.ui.projection.wording import clock_time
from facilitator.words import tr


class _Looks(NamedTuple):
    fill: str
    line: str
    time: str
    title: str
    who: str


class _Row(NamedTuple):
    """What a row says, and where it stands in it."""

    time: Block
    title: Block
    who: Block
    face: ClockFace | None
    check: int
    text_x: int
    pad_y: int

    def who_y(self, sheet: Sheet) -> int:
        """The top of the lowest line, below title and clock, from the top of the row."""
        clock = self.face.height + self.face.pad if self.face else 0
        gap = sheet.part(200) if self.who.lines else 0
        return self.pad_y + max(self.title.height, clock) + gap


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
    states = [row.state for row in slide.rows]
    here = next((s for s in (AgendaState.NOW, AgendaState.NEXT) if s in states), None)
    if here is not None:
        sheet.opens = _page_of(strips[states.index(here)], paginate(strips, room))


def _page_of(strip: Strip, pages: list[list[Strip]]) -> int:
    return next(i for i, page in enumerate(pages) if any(each is strip for each in page))


def _row(sheet: Sheet, row: AgendaRow, clock: RoomClock | None, size: float, space: float) -> Strip:
    strong = row.state in (AgendaState.NOW, AgendaState.NEXT)
    pad_x, pad_y = sheet.part(34), round(sheet.part(42) * space)
    figures = sheet.style(24 / size, figures=True)._replace(bold=row.state is AgendaState.NOW)
    text_x = sheet.margin_x + pad_x + _time_width(sheet, figures) + sheet.part(34)
    check = sheet.style(30).px if row.state is AgendaState.PAST else 0
    width = sheet.right - pad_x - text_x - 2 * check
    face = _face(sheet, row, clock, size)
    beside = face.reserved + sheet.part(34) if face else 0
    room = min(sheet.text_part(4), sheet.height // 4)
    title_style = sheet.style(24 / size, bold=strong)
    made = _Row(
        sheet.line(_time_said(row), sheet.inner // 4, figures),
        sheet.fit(_title_said(row), width - beside, room, title_style),
        sheet.fit(_who_said(row), width, room, sheet.style(28.5 / size)),
        face,
        check,
        text_x,
        pad_y,
    )
    height = made.who_y(sheet) + made.who.height + pad_y

    def draw(pad: Pad, y: int) -> None:
        _draw(pad, sheet, made, _LOOKS[row.state], Rect(sheet.margin_x, y, sheet.inner, height))

    return Strip(height, draw, sheet.part(250))


def _face(sheet: Sheet, row: AgendaRow, clock: RoomClock | None, size: float) -> ClockFace | None:
    """Set the clock of the section that runs into its row."""
    runs = row.state is AgendaState.NOW and row.kind is AgendaRowKind.SECTION
    return clock_face(sheet, clock, 24 / size, sheet.inner * 2 // 5) if clock and runs else None


def _draw(pad: Pad, sheet: Sheet, row: _Row, looks: _Looks, box: Rect) -> None:
    if looks.fill:
        pad.box(box, looks.fill, looks.line, sheet.thick(), sheet.part(54))
    pad_x, y = sheet.part(34), box.y + row.pad_y
    base = y + row.title.style.baseline
    pad.text(row.time, box.x + pad_x, base - row.time.style.baseline, looks.time)
    pad.text(row.title, row.text_x, y, looks.title)
    pad.text(row.who, row.text_x, box.y + row.who_y(sheet), looks.who)
    right = sheet.right - pad_x
    if row.face:
        down = max(0, row.title.style.baseline - row.face.figures.style.baseline)
        roles = ClockRoles("on_now", "on_now_soft")
        row.face.draw(pad, right - row.face.width, y + down, roles)
    if row.check:
        middle = y + (row.title.style.leading - row.check) // 2
        pad.sign(CHECK, right - row.check, middle, row.check, "faint")


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
