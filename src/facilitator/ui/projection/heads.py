"""The head of a slide: a small line, the title, and the section's clock at the right."""

from typing import NamedTuple

from facilitator.app.slides import ProjectHead, RoomClock
from facilitator.ui.projection.sheet import Draw, Pad, Sheet
from facilitator.ui.projection.typography import Block
from facilitator.ui.projection.wording import left_said
from facilitator.words import tr


class Head(NamedTuple):
    """Draws the head; `bottom` is where the content may begin."""

    draw: Draw
    bottom: int


def project_head(
    sheet: Sheet, head: ProjectHead, clock: RoomClock | None, divisor: float = 13
) -> Head:
    """Lay out the head of a slide about a project."""
    return title_head(sheet, head.title, project_line(head), clock, divisor)


def project_line(head: ProjectHead) -> str:
    """Say the number and the field of a project in a small line."""
    number = tr("Project {number}", "wall", number=head.number)
    return f"{number} · {head.field}" if head.field else number


def title_head(
    sheet: Sheet, title: str, above: str = "", clock: RoomClock | None = None, divisor: float = 13
) -> Head:
    """Lay out a title with a small line above it and a clock at the right."""
    time = clock_block(sheet, clock, 21) if clock else None
    taken = time.width + sheet.part(20) if time else 0
    small = sheet.line(above, sheet.inner - taken, sheet.style(28, bold=True)) if above else None
    beside = taken if time and not above else 0
    style = sheet.style(divisor, bold=True)
    main = sheet.fit(title, sheet.inner - beside, round(sheet.height * 0.19), style)
    top, small_y = sheet.top, sheet.top
    if small:
        if time:
            small_y += time.style.baseline - small.style.baseline
        top = small_y + small.height + sheet.part(140)

    def draw(pad: Pad) -> None:
        if small:
            pad.text(small, sheet.margin_x, small_y, "accent_text")
        if time and clock:
            pad.text(time, sheet.right, sheet.top, clock_role(clock), "right")
        pad.text(main, sheet.margin_x, top, "title")

    return Head(draw, top + main.height + sheet.part(32))


def clock_block(sheet: Sheet, clock: RoomClock, divisor: float, width: int = 0) -> Block:
    """Set the clock of a section: what is left, or by how much it is over."""
    style = sheet.style(divisor, bold=True, figures=True)
    return sheet.line(left_said(clock.left), width or sheet.inner // 2, style)


def clock_role(clock: RoomClock) -> str:
    """Give the clock its colour: a warning where it is over (its words say so too)."""
    return "warning" if clock.left < 0 else "soft"
