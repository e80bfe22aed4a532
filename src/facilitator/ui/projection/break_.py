"""A break: how long it still is, and what comes next."""

from facilitator.app.slides import BreakSlide
from facilitator.ui.projection.sheet import Pad, Sheet
from facilitator.ui.projection.typography import Block
from facilitator.ui.projection.wording import clock_time, minutes_seconds
from facilitator.words import tr


def lay_out(slide: BreakSlide, sheet: Sheet) -> None:
    """Plan the page: everything in the middle, the clock as large as the room needs it."""
    lines: list[tuple[Block, str, int]] = []
    timed = slide.left is not None
    title = sheet.line(tr("Break", "wall"), sheet.inner, sheet.style(14 if timed else 5, bold=True))
    lines.append((title, "title", 0))
    if slide.left is not None:
        style = sheet.style(3.1, bold=True, figures=True)
        clock = sheet.line(minutes_seconds(slide.left), sheet.inner, style)
        lines.append((clock, "ink", 0))
        lines.append((sheet.line(_until_said(slide), sheet.inner, sheet.style(18)), "soft", 0))
    if slide.next_title:
        said = tr("Next: {title}", "wall", title=slide.next_title)
        room = round(sheet.height * 0.22)
        block = sheet.fit(said, sheet.inner, room, sheet.style(17, bold=True))
        lines.append((block, "accent_text", sheet.part(14)))
    total = sum(block.height + gap for block, _, gap in lines)
    top = max(sheet.top, (sheet.height - total) // 2)

    def draw(pad: Pad) -> None:
        y = top
        for block, role, gap in lines:
            y += gap
            pad.text(block, sheet.width // 2, y, role, "center")
            y += block.height

    sheet.page(draw)


def _until_said(slide: BreakSlide) -> str:
    if slide.left == 0:
        return tr("We are about to start again", "wall")
    return tr("until {time}", "wall", time=clock_time(slide.until)) if slide.until else ""
