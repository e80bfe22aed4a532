"""What a project is about, before it is discussed."""

from facilitator.app.slides import BriefSlide
from facilitator.ui.projection.chips import chip_rows
from facilitator.ui.projection.heads import project_head
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.section import label
from facilitator.ui.projection.sheet import Draw, Pad, Sheet, Strip, draw_stack, stack_height
from facilitator.ui.projection.typography import Block, fit
from facilitator.ui.projection.wording import budget_said
from facilitator.words import tr


def lay_out(slide: BriefSlide, sheet: Sheet) -> None:
    """Plan the pages: facts, the summary as large as fits, and who is asked at the foot."""
    head = project_head(sheet, slide.head, slide.clock)
    facts = _facts(sheet, slide)
    asked = _asked(sheet, slide)
    gap = sheet.part(22)
    above = facts.height + gap if facts.height else 0
    below = stack_height(asked) + gap if asked else 0
    room = sheet.bottom - head.bottom - above - below
    fitted = fit(slide.summary, sheet.inner, room, sheet.style(17), sheet.smallest)
    if fitted.whole and room > 0:
        sheet.page(_one_page(sheet, head.draw, head.bottom, (facts, above), fitted.block, asked))
        return
    strips = [facts] if facts.height else []
    strips += sheet.lines(slide.summary, sheet.margin_x, sheet.inner, sheet.style(24), "ink", gap)
    if asked:
        asked[0] = asked[0]._replace(gap=gap)
    sheet.flow(strips + asked, head.bottom, head.draw)


def _one_page(
    sheet: Sheet, head: Draw, top: int, facts: tuple[Strip, int], summary: Block, asked: list[Strip]
) -> Draw:
    def draw(pad: Pad) -> None:
        head(pad)
        strip, above = facts
        if strip.height:
            strip.draw(pad, top)
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


def _facts(sheet: Sheet, slide: BriefSlide) -> Strip:
    """Make one row of lead, period and budget, each with its label above."""
    said = [
        (slide.head.lead_label or tr("Lead center", "wall"), slide.head.lead),
        (tr("Period", "wall"), slide.period),
        (tr("Budget", "wall"), budget_said(slide.budget) if slide.budget is not None else ""),
    ]
    said = [(name, value) for name, value in said if value]
    if not said:
        return Strip(0, lambda pad, y: None)
    between, inset = sheet.part(24), sheet.part(36)
    width = (sheet.inner - (len(said) - 1) * between) // len(said)
    cells = [
        (
            sheet.line(name, width - inset, sheet.style(30)),
            sheet.fit(value, width - inset, sheet.part(7), sheet.style(22, bold=True)),
        )
        for name, value in said
    ]
    height = max(name.height + value.height for name, value in cells) + sheet.part(180)

    def draw(pad: Pad, y: int) -> None:
        for index, (name, value) in enumerate(cells):
            x = sheet.margin_x + index * (width + between)
            pad.box(Rect(x, y, max(2, sheet.part(200)), height), "typed")
            pad.text(name, x + inset, y, "soft")
            pad.text(value, x + inset, y + height - value.height, "ink")

    return Strip(height, draw)
