"""A break: how long it still is, and what comes next."""

from typing import NamedTuple

from facilitator.app.slides import BreakSlide
from facilitator.ui.projection.sheet import Pad, Sheet
from facilitator.ui.projection.typography import Block
from facilitator.ui.projection.wording import clock_time, span
from facilitator.words import tr

_SOON = 60  # seconds


class _Line(NamedTuple):
    """A text in the middle, with a gap above it."""

    block: Block
    role: str
    gap: int = 0
    ticking: bool = False


def lay_out(slide: BreakSlide, sheet: Sheet) -> None:
    """Plan the page: everything in the middle, the clock as large as the room needs it."""
    timed = slide.left is not None
    title_style = sheet.style(14 if timed else 5, bold=True)
    title = sheet.fit(tr("Break", "wall"), sheet.inner, sheet.height // 3, title_style)
    lines: list[_Line] = [_Line(title, "title")]
    following: list[_Line] = []
    if timed:
        until = sheet.line(_until_said(slide), sheet.inner, sheet.style(18))
        following.append(_Line(until, "soft"))
    if slide.next_title:
        block = sheet.fit(
            _next_said(slide), sheet.inner, sheet.height // 5, sheet.style(17, bold=True)
        )
        following.append(_Line(block, "accent_text", min(sheet.part(14), sheet.height // 18)))
    if slide.left is not None:
        room = sheet.bottom - sheet.top - _height(lines) - _height(following)
        style = sheet.style(3.1, bold=True, figures=True)
        clock = sheet.fit(span(slide.left), sheet.inner, room, style)
        lines.append(_Line(clock, "ink", ticking=True))
    lines += following
    top = max(sheet.top, (sheet.height - _height(lines)) // 2)

    def draw(pad: Pad) -> None:
        y = top
        for line in lines:
            y += line.gap
            pad.text(line.block, sheet.width // 2, y, line.role, "center", ticking=line.ticking)
            y += line.block.height

    sheet.page(draw)


def _height(lines: list[_Line]) -> int:
    return sum(line.block.height + line.gap for line in lines)


def _next_said(slide: BreakSlide) -> str:
    if slide.goes_on:
        return tr("Next: {title} goes on", "wall", title=slide.next_title)
    return tr("Next: {title}", "wall", title=slide.next_title)


def _until_said(slide: BreakSlide) -> str:
    if slide.left is not None and slide.left < _SOON:
        return tr("We are about to start again", "wall")
    return tr("until {time}", "wall", time=clock_time(slide.until)) if slide.until else ""
