"""Who does what: the roles of the lead and of each center that joins."""

from facilitator.app.slides import RoleLine, RolesSlide
from facilitator.ui.projection.heads import project_head
from facilitator.ui.projection.sheet import Sheet
from facilitator.ui.projection.table import Cell, Row, Said, flow_table
from facilitator.ui.projection.typography import NO_BREAK
from facilitator.ui.projection.wording import year_day
from facilitator.words import tr


def lay_out(slide: RolesSlide, sheet: Sheet) -> None:
    """Plan the pages: a row a role."""
    shares = (
        (tr("Center", "wall"), 0.15),
        (tr("Task", "wall"), 0.3),
        (tr("Person", "wall"), 0.13),
        (tr("Resource, expertise", "wall"), 0.26),
        (tr("Due", "wall"), 0.16),
    )
    head = project_head(sheet, slide.head, slide.clock, 16)
    rows = []
    for index, line in enumerate(slide.lines):
        following = slide.lines[index + 1] if index + 1 < len(slide.lines) else None
        last = following is None or following.center != line.center
        rows.append(Row(_cells(sheet, line, slide.head.lead_label), last))
    flow_table(sheet, head, shares, rows)


def _cells(sheet: Sheet, line: RoleLine, lead_label: str) -> list[Cell]:
    text, bold, small = sheet.style(26), sheet.style(24, bold=True), sheet.style(30)
    center = [Said(line.center, "title", bold)]
    if line.is_lead:
        center.append(Said(lead_label or tr("Lead", "wall"), "accent_text", small))
    if not (line.task or line.person or line.resource or line.due):
        return [center, [Said(tr("No role yet", "wall"), "faint", text)], [], [], []]
    # In a narrow column the year stands on a line of its own.
    due = year_day(line.due).replace(NO_BREAK, " ", 1) if line.due else ""
    figures = text._replace(figures=True)
    return [
        center,
        [Said(line.task, "ink", text)],
        [Said(line.person, "ink", text)],
        [Said(line.resource, "ink", text)],
        [Said(due, "ink", figures)],
    ]
