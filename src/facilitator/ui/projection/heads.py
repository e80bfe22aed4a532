"""The head of a slide: a small line, the title, and the section's clock at the right."""

from typing import NamedTuple

from facilitator.app.slides import ProjectHead, RoomClock
from facilitator.ui.projection.clock_face import ClockFace, ClockRoles, clock_face
from facilitator.ui.projection.sheet import Draw, Pad, Sheet
from facilitator.ui.projection.typography import Block
from facilitator.ui.projection.wording import lead_said
from facilitator.words import tr

_CLOCK_SHARE = 0.45  # of the width, at the most


class Head(NamedTuple):
    """Draws the head; `bottom` is where the content may begin."""

    draw: Draw
    bottom: int


def project_head(
    sheet: Sheet,
    head: ProjectHead,
    clock: RoomClock | None,
    divisor: float = 13,
    with_lead: bool = False,
) -> Head:
    """Lay out the head of a slide about a project."""
    above = project_line(head)
    if with_lead and head.lead:
        above = f"{above} · {lead_said(head.lead, head.lead_label)}"
    return title_head(sheet, head.title, above, clock, divisor)


def project_line(head: ProjectHead) -> str:
    """Say the number and the field of a project in a small line."""
    number = tr("Project {number}", "wall", number=head.number)
    return f"{number} · {head.field}" if head.field else number


def title_head(
    sheet: Sheet, title: str, above: str = "", clock: RoomClock | None = None, divisor: float = 13
) -> Head:
    """Lay out a title with a small line above it and a clock at the right."""
    time = clock_face(sheet, clock, 21, round(sheet.inner * _CLOCK_SHARE)) if clock else None
    taken = time.reserved + sheet.part(20) if time else 0
    small = (
        sheet.line(above, sheet.inner - taken, sheet.aside_style(28, bold=True)) if above else None
    )
    beside = taken if time and not above else 0
    style = sheet.style(divisor, bold=True)
    main = sheet.fit(title, sheet.inner - beside, round(sheet.height * 0.19), style)
    top, small_y = sheet.top, sheet.top
    if small:
        if time:
            small_y += max(0, time.figures.style.baseline - small.style.baseline)
        top = max(small_y + small.height, _foot(sheet, time)) + sheet.part(140)
    bottom = max(top + main.height, _foot(sheet, time)) + sheet.part(32)
    return Head(_draw(sheet, (small, small_y), (main, top), time), bottom)


def _foot(sheet: Sheet, time: ClockFace | None) -> int:
    return sheet.top + time.height + time.pad if time else 0


def _draw(
    sheet: Sheet, small: tuple[Block | None, int], main: tuple[Block, int], time: ClockFace | None
) -> Draw:
    def draw(pad: Pad) -> None:
        if small[0]:
            pad.text(small[0], sheet.margin_x, small[1], "accent_text")
        if time:
            time.draw(pad, sheet.right - time.width, sheet.top, ClockRoles())
        pad.text(main[0], sheet.margin_x, main[1], "title")

    return draw
