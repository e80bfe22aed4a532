"""The sheet 사업: the projects, their fields and whom they are proposed to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from facilitator.app.book import BookHeading as H
from facilitator.documents.workbook.headings import unit_of
from facilitator.documents.workbook.roster import Roster
from facilitator.documents.workbook.sheet import Line, Table
from facilitator.documents.workbook.values import to_money, to_number, to_text
from facilitator.domain.entities import Field, Project, Proposal, pair_id
from facilitator.domain.reading import folded, means_all, rounded
from facilitator.domain.terms import CenterId, FieldId, ProjectId


@dataclass(slots=True)
class ReadProjects:
    """What the sheet says. `numbers` has every number that stands in it, with its row."""

    fields: list[Field] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    numbers: dict[int, ProjectId] = field(default_factory=dict)
    rows: dict[ProjectId, Line] = field(default_factory=dict)


def read_projects(table: Table, roster: Roster, new_id: Callable[[], str]) -> ReadProjects:
    """Read the projects in the order of their rows."""
    read = ReadProjects()
    budget = table.columns.get(H.BUDGET)
    unit = unit_of(budget.heading) if budget else "천원"
    fields: dict[str, Field] = {}
    for line in table.lines:
        project = ProjectId(new_id())
        number = _number(line, read, project)
        lead = _lead(line, roster, number)
        if line.lacks(H.PROJECT):
            line.error("project_untitled", H.PROJECT)
        asked = _proposed_to(line, roster, lead)
        read.proposals.extend(Proposal(pair_id(project, c), project, c) for c in asked)
        read.rows[project] = line
        read.projects.append(
            Project(
                project,
                number or 0,
                line.text(H.PROJECT),
                _field(line.text(H.FIELD), fields, new_id),
                lead,
                line.text(H.SUMMARY, long=True),
                line.text(H.PERIOD),
                _budget(line, unit),
                line.text(H.REMARKS, long=True),
                order=len(read.projects) + 1,
            )
        )
    read.fields.extend(fields.values())
    return read


def _number(line: Line, read: ReadProjects, project: ProjectId) -> int | None:
    if line.lacks(H.NUMBER):
        line.error("number_missing", H.NUMBER)
    number = line.read(H.NUMBER, to_number, "number_invalid")
    if number is None:
        return None
    if number in read.numbers:
        first = read.rows[read.numbers[number]].number
        line.error("number_doubled", H.NUMBER, number=number, first=first)
    read.numbers.setdefault(number, project)
    return number


def _lead(line: Line, roster: Roster, number: int | None) -> CenterId | None:
    names = roster.names_in(line, H.LEAD)
    if not names:
        if (line.lacks(H.LEAD) or line.value(H.LEAD) is not None) and number is not None:
            line.error("lead_missing", H.LEAD, number=number)
        elif line.lacks(H.LEAD) or line.value(H.LEAD) is not None:
            line.error("lead_missing_unnumbered", H.LEAD)
        return None
    if len(names) > 1 or means_all(names[0]):
        line.error("lead_not_one", H.LEAD, text=to_text(line.value(H.LEAD)))
        return None
    return roster.need(line, H.LEAD, names[0])


def _proposed_to(line: Line, roster: Roster, lead: CenterId | None) -> list[CenterId]:
    """Read whom the lead asks, each center once and never the lead."""
    asked: dict[CenterId, None] = {}
    for name in roster.names_in(line, H.PROPOSED_TO):
        if roster.find(name) is None and means_all(name):
            asked.update(dict.fromkeys(c.id for c in roster.centers if c.id != lead))
            continue
        center = roster.need(line, H.PROPOSED_TO, name)
        if center is not None and center == lead:
            line.warning("lead_proposed_to", H.PROPOSED_TO, text=name)
        elif center is not None:
            asked[center] = None
    return list(asked)


def _field(name: str, fields: dict[str, Field], new_id: Callable[[], str]) -> FieldId | None:
    """Find the field of that name, or add it."""
    if not name:
        return None
    key = folded(name)
    if key not in fields:
        fields[key] = Field(FieldId(new_id()), name, len(fields) + 1)
    return fields[key].id


def _budget(line: Line, unit: str) -> int | None:
    amount = line.read(H.BUDGET, partial(to_money, unit=unit), "budget_invalid")
    if amount is None:
        return None
    whole = rounded(amount)
    if whole != amount:
        text = to_text(line.value(H.BUDGET))
        line.warning("budget_rounded", H.BUDGET, text=text, amount=f"{whole:,}")
    return whole
