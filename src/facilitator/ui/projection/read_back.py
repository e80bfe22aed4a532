"""What is read out: each center's word with its roles, and whether it confirmed."""

from facilitator.app.slides import ReadBackLine, ReadBackSlide
from facilitator.domain.terms import Mark
from facilitator.ui.projection.heads import project_head
from facilitator.ui.projection.sheet import Sheet
from facilitator.ui.projection.table import Cell, Row, Said, flow_table
from facilitator.ui.projection.typography import width_of
from facilitator.ui.projection.wording import mark_word, role_said, until_day
from facilitator.words import tr


def lay_out(slide: ReadBackSlide, sheet: Sheet) -> None:
    """Plan the pages: a row a center."""
    shares = (
        (tr("Center", "wall"), 0.14),
        (tr("Answer", "wall"), 0.3),
        (tr("Roles", "wall"), 0.4),
        (tr("Confirmation", "wall"), _stamp_share(sheet)),
    )
    head = project_head(sheet, slide.head, slide.clock, 16)
    rows = [Row(_cells(sheet, line, slide.head.lead_label)) for line in slide.lines]
    flow_table(sheet, head, shares, rows)


def _stamp_share(sheet: Sheet) -> float:
    """Leave the last column what its word needs on one line."""
    style = sheet.style(24, bold=True)
    word = sheet.smallest / style.px * width_of(tr("Confirmed", "wall"), style)
    return max(0.16, min(0.25, (word + 2 * style.px) / sheet.inner))


def _cells(sheet: Sheet, line: ReadBackLine, lead_label: str) -> list[Cell]:
    text, bold, small = sheet.style(28), sheet.style(24, bold=True), sheet.style(30)
    word = Said(mark_word(line.mark, lead_label), line.mark.value, bold, line.mark)
    answer = [word]
    if line.mark is Mark.CONDITIONAL:
        answer.append(Said(line.condition, "ink", text))
    if line.mark is Mark.LATER and line.reply_by:
        answer.append(Said(until_day(line.reply_by), "ink", text))
    answer.append(Said(line.reason, "soft", small))
    roles = [Said(role_said(role), "ink", text) for role in line.roles]
    if line.confirmed:
        status = Said(tr("Confirmed", "wall"), "confirmed", bold, check=True)
    else:
        status = Said(tr("Not yet", "wall"), "faint", text)
    return [[Said(line.center, "title", bold)], answer, roles, [status]]
