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
    block = sheet.line(said, sheet.inner, sheet.aside_style(30))
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
        column = _number_column(sheet, size, [number for number, *_ in slide.projects])
        strips = [_project(sheet, size, column, *project) for project in slide.projects]
        strips[0] = strips[0]._replace(gap=sheet.part(90))
        if stack_height(strips) + strips[0].gap <= room:
            return strips
    return strips


def _number_column(sheet: Sheet, size: float, numbers: list[int]) -> int:
    """Tell how wide the numbers' column is, so that all titles begin below one another."""
    figures = sheet.style(size, bold=True, figures=True)
    widest = max(sheet.line(str(n), sheet.inner // 3, figures).width for n in numbers)
    return max(sheet.part(13), widest + sheet.part(40))


def _project(sheet: Sheet, size: float, column: int, number: int, title: str, lead: str) -> Strip:
    style = sheet.style(size, bold=True)
    figures = sheet.style(size, bold=True, figures=True)
    count = sheet.line(str(number), sheet.inner // 3, figures)
    who_style, who_said = sheet.style(size * 1.25), lead_said(lead)
    who = sheet.fit(who_said, sheet.inner // 3, sheet.part(7), who_style)
    x = sheet.margin_x + column
    # A lead that would have to shrink beside the title stands below it.
    below = who.style != who_style or len(who.lines) > 1
    if below:
        who = sheet.fit(who_said, sheet.right - x, sheet.part(7), who_style)
    beside = 0 if below else who.width + sheet.part(24)
    room = min(sheet.part(3), sheet.height // 4)
    name = sheet.fit(title, sheet.right - x - beside, room, style)
    pad_y = sheet.part(size * 3)
    lower = name.height if below else max(0, name.style.baseline - who.style.baseline)
    down = max(0, count.style.baseline - name.style.baseline)  # a long title is set smaller
    height = down + max(name.height, lower + who.height) + 2 * pad_y

    def draw(pad: Pad, y: int) -> None:
        pad.box(Rect(sheet.margin_x, y, sheet.inner, sheet.thick(540)), "line")
        y += down
        base = y + pad_y + name.style.baseline
        pad.text(count, sheet.margin_x, base - count.style.baseline, "accent_text")
        pad.text(name, x, y + pad_y, "ink")
        at, align = (x, "left") if below else (sheet.right, "right")
        pad.text(who, at, y + pad_y + lower, "soft", align)

    return Strip(height, draw, 0)
