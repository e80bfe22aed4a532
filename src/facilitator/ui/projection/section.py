"""A section opens: where, how long, who is here, and which projects it is about."""

from facilitator.app.slides import SectionSlide
from facilitator.ui.projection.chips import chip_rows
from facilitator.ui.projection.heads import title_head
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Pad, Sheet, Strip, stack_height
from facilitator.ui.projection.wording import lead_said
from facilitator.words import tr


def lay_out(slide: SectionSlide, sheet: Sheet) -> None:
    """Plan the pages: the cast as chips, then the projects."""
    head = title_head(sheet, slide.title, _facts_said(slide), slide.clock)
    strips: list[Strip] = []
    if slide.cast:
        strips.append(label(sheet, tr("Centers in this section", "wall")))
        strips.extend(chip_rows(sheet, slide.cast, 24, sheet.part(90)))
    if slide.projects:
        title = tr("{count} projects", "wall", count=len(slide.projects))
        strips.append(label(sheet, title, sheet.part(24)))
        strips.extend(_projects(sheet, slide, sheet.bottom - head.bottom - stack_height(strips)))
    sheet.flow(strips, head.bottom, head.draw)


def label(sheet: Sheet, said: str, gap: int = 0) -> Strip:
    """Make a small heading that stays with what follows."""
    block = sheet.line(said, sheet.inner, sheet.style(30))
    return sheet.text_strip(block, sheet.margin_x, "soft", gap, keep=True)


def _facts_said(slide: SectionSlide) -> str:
    parts = [slide.room]
    if slide.planned_minutes:
        parts.append(tr("{minutes} minutes", "wall", minutes=slide.planned_minutes))
    return " · ".join(part for part in parts if part)


def _projects(sheet: Sheet, slide: SectionSlide, room: int) -> list[Strip]:
    """Make the list of projects, as large as leaves it on the first page."""
    strips: list[Strip] = []
    for size in (17.0, 19.0, 21.0, 24.0):
        strips = [_project(sheet, size, *project) for project in slide.projects]
        strips[0] = strips[0]._replace(gap=sheet.part(90))
        if stack_height(strips) + strips[0].gap <= room:
            return strips
    return strips


def _project(sheet: Sheet, size: float, number: int, title: str, lead: str) -> Strip:
    style = sheet.style(size, bold=True)
    figures = sheet.style(size, bold=True, figures=True)
    count = sheet.line(str(number), sheet.inner // 3, figures)
    number_width = max(sheet.part(13), count.width + sheet.part(40))
    who = sheet.fit(lead_said(lead), sheet.inner // 3, sheet.part(7), sheet.style(size * 1.25))
    x = sheet.margin_x + number_width
    name = sheet.fit(title, sheet.right - x - who.width - sheet.part(24), sheet.part(3), style)
    pad_y = sheet.part(size * 3)
    lower = max(0, name.style.baseline - who.style.baseline)
    height = max(name.height, lower + who.height) + 2 * pad_y

    def draw(pad: Pad, y: int) -> None:
        pad.box(Rect(sheet.margin_x, y, sheet.inner, max(1, sheet.part(540))), "line")
        base = y + pad_y + name.style.baseline
        pad.text(count, sheet.margin_x, base - count.style.baseline, "accent_text")
        pad.text(name, x, y + pad_y, "ink")
        pad.text(who, sheet.right, y + pad_y + lower, "soft", "right")

    return Strip(height, draw, 0)
