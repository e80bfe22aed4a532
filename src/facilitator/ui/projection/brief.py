"""What a project is about, before it is discussed."""

from facilitator.app.slides import BriefSlide
from facilitator.ui.projection.chips import chip_rows
from facilitator.ui.projection.heads import project_head
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.section import label
from facilitator.ui.projection.sheet import Draw, Pad, Sheet, Strip, draw_stack, stack_height
from facilitator.ui.projection.typography import Block, fit, wrap
from facilitator.ui.projection.wording import budget_said
from facilitator.words import tr

_FLOWING = 24


def lay_out(slide: BriefSlide, sheet: Sheet) -> None:
    """Plan the pages: facts, the summary as large as fits, and who is asked at the foot."""
    head = project_head(sheet, slide.head, slide.clock)
    facts = _facts(sheet, slide)
    asked = _asked(sheet, slide)
    gap = sheet.part(22)
    above = stack_height(facts) + gap if facts else 0
    below = stack_height(asked) + gap if asked else 0
    room = sheet.bottom - head.bottom - above - below
    # Text that was asked to be large goes on to another page rather than shrink to fit this one.
    least = sheet.style(_FLOWING).px if sheet.scale > 1 else sheet.least
    fitted = fit(slide.summary, sheet.inner, room, sheet.style(17), least)
    if fitted.whole and room >= fitted.block.height:
        sheet.page(_one_page(sheet, head.draw, head.bottom, (facts, above), fitted.block, asked))
        return
    strips = list(facts)
    style = sheet.style(_FLOWING)
    strips += sheet.lines(slide.summary, sheet.margin_x, sheet.inner, style, "ink", gap)
    if asked:
        asked[0] = asked[0]._replace(gap=gap)
    sheet.flow(strips + asked, head.bottom, head.draw)


def _one_page(
    sheet: Sheet,
    head: Draw,
    top: int,
    facts: tuple[list[Strip], int],
    summary: Block,
    asked: list[Strip],
) -> Draw:
    def draw(pad: Pad) -> None:
        head(pad)
        strips, above = facts
        draw_stack(pad, strips, top)
        pad.text(summary, sheet.margin_x, top + above, "ink")
        draw_stack(pad, asked, sheet.bottom - stack_height(asked))

    return draw


def _asked(sheet: Sheet, slide: BriefSlide) -> list[Strip]:
    if not slide.asked:
        return []
    names = [tr("All centers", "wall")] if slide.everyone_asked else list(slide.asked)
    return [
        label(sheet, tr("Asked to take part", "wall")),
        *chip_rows(sheet, names, 24, sheet.part(90)),
    ]


def _facts(sheet: Sheet, slide: BriefSlide) -> list[Strip]:
    """Make rows of lead, period and budget; one row where nothing has to shrink for it."""
    said = [
        (slide.head.lead_label or tr("Lead center", "wall"), slide.head.lead),
        (tr("Period", "wall"), slide.period),
        (tr("Budget", "wall"), budget_said(slide.budget) if slide.budget is not None else ""),
    ]
    said = [(name, value) for name, value in said if value]
    across = len(said)
    style = sheet.style(22, bold=True)
    while sheet.scale > 1 and across > 1:
        width = _fact_width(sheet, across)
        if all(len(wrap(value, style, width).lines) == 1 for _, value in said):
            break
        across -= 1
    rows = [said[start : start + across] for start in range(0, len(said), across or 1)]
    return [_fact_row(sheet, row, across) for row in rows]


def _fact_width(sheet: Sheet, across: int) -> int:
    return (sheet.inner - (across - 1) * sheet.part(24)) // across - sheet.part(36)


def _fact_row(sheet: Sheet, said: list[tuple[str, str]], across: int) -> Strip:
    """Make a row of values, each with its label above."""
    inset = sheet.part(36)
    width = _fact_width(sheet, across)
    cells = [
        (
            sheet.line(name, width, sheet.aside_style(30)),
            sheet.fit(value, width, sheet.text_part(7), sheet.style(22, bold=True)),
        )
        for name, value in said
    ]
    space = sheet.part(180)
    height = max(name.height + value.height for name, value in cells) + space

    def draw(pad: Pad, y: int) -> None:
        for index, (name, value) in enumerate(cells):
            x = sheet.margin_x + index * (width + inset + sheet.part(24))
            pad.box(Rect(x, y, sheet.thick(200), height), "typed")
            pad.text(name, x + inset, y, "soft")
            pad.text(value, x + inset, y + name.height + space, "ink")

    return Strip(height, draw, sheet.part(60))
