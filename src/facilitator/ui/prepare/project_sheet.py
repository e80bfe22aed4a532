"""The table of projects (사업)."""

from facilitator.app import editing
from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.domain.entities import EntityKind, Project
from facilitator.domain.terms import ProjectId, SectionId
from facilitator.domain.workshop import Workshop
from facilitator.ui.prepare.columns import (
    center_chips,
    center_choices,
    plain_choices,
    reading,
    text_column,
)
from facilitator.ui.prepare.reading import (
    read_budget,
    read_center,
    read_centers,
    read_number,
    read_section,
)
from facilitator.ui.prepare.sheet import CellEditing, CellLook, Choice, Column, Sheet
from facilitator.words import tr


def put_into_section(entry: Entry, project: ProjectId, section: SectionId | None) -> Action:
    """Discuss a project in this section only, at its end; None: in no section."""
    for other in entry.workshop.sections:
        if other.id != section and project in other.projects:
            left = tuple(p for p in other.projects if p != project)
            editing.edit_section(entry, SectionId(other.id), projects=left)
    found = entry.workshop.section(section)
    if found is not None and project not in found.projects:
        editing.edit_section(entry, SectionId(found.id), projects=(*found.projects, project))
    return entry.action(Label.SECTION_EDITED)


def _sections(workshop: Workshop, project: Project) -> str:
    return ", ".join(s.title for s in workshop.sections if project.id in s.projects)


def _asked(workshop: Workshop, project: Project) -> tuple[str, ...]:
    return tuple(workshop.short_name(c.id) for c in workshop.proposed_to(project.id))


def _asked_choices(workshop: Workshop, project: Project) -> list[Choice]:
    lead = workshop.short_name(project.lead)
    return [choice for choice in center_choices(workshop) if choice.value != lead]


def _lead_heading(workshop: Workshop) -> str:
    return workshop.event.lead_label or tr("Lead center", "prepare")


_TEXT_COLUMNS = (
    Column(
        key="number",
        heading=lambda w: tr("No.", "prepare"),
        width=46,
        shown=lambda w, p: str(p.number),
        read=reading(editing.edit_project, "number", lambda w, text: read_number(text)),
        look=CellLook.NUMBER,
        also=("번호", "연번", "순번", "사업번호", "no", "no.", "number"),
        needed=True,
    ),
    text_column(
        editing.edit_project,
        key="title",
        heading=lambda w: tr("Project", "prepare"),
        width=340,
        also=("사업", "사업명", "과제명", "project", "title"),
    ),
    Column(
        key="field",
        heading=lambda w: tr("Field", "prepare"),
        width=102,
        shown=lambda w, p: w.field_name(p),
        read=reading(editing.edit_project, "field_name"),
        choices=lambda w, e: plain_choices([f.name for f in w.fields]),
        look=CellLook.QUIET,
        editing=CellEditing.ONE_OF,
        also=("분야", "field"),
    ),
)

_CENTER_COLUMNS = (
    Column(
        key="lead",
        heading=_lead_heading,
        width=84,
        shown=lambda w, p: w.short_name(p.lead),
        chips=lambda w, p: center_chips(w, p.lead),
        read=reading(editing.edit_project, "lead", read_center),
        choices=center_choices,
        look=CellLook.LEAD,
        editing=CellEditing.ONE_OF,
        also=("주무센터", "주무", "주관", "주관센터", "lead", "leadcenter"),
    ),
    Column(
        key="proposed_to",
        heading=lambda w: tr("Proposed to", "prepare"),
        width=266,
        shown=lambda w, p: ", ".join(_asked(w, p)),
        chips=_asked,
        read=reading(editing.propose_to, "centers", read_centers),
        choices=_asked_choices,
        look=CellLook.CHIPS,
        editing=CellEditing.SOME_OF,
        also=("제안대상", "제안대상센터", "연계센터", "proposedto"),
    ),
)

_DETAIL_COLUMNS = (
    text_column(
        editing.edit_project,
        key="summary",
        heading=lambda w: tr("Summary", "prepare"),
        width=300,
        look=CellLook.QUIET,
        editing=CellEditing.LONG,
        also=("개요", "사업개요", "내용", "summary"),
    ),
    text_column(
        editing.edit_project,
        key="period",
        heading=lambda w: tr("Period", "prepare"),
        width=96,
        look=CellLook.QUIET,
        also=("기간", "사업기간", "period"),
    ),
    Column(
        key="budget",
        heading=lambda w: tr("Budget (KRW 1,000)", "prepare"),
        width=96,
        shown=lambda w, p: "" if p.budget is None else f"{p.budget:,}",
        read=reading(editing.edit_project, "budget", lambda w, text: read_budget(text)),
        look=CellLook.NUMBER,
        also=("예산", "예산(천원)", "사업비", "budget", "budget(krw1,000)"),
    ),
    text_column(
        editing.edit_project,
        key="remarks",
        heading=lambda w: tr("Remarks", "prepare"),
        width=160,
        look=CellLook.QUIET,
        editing=CellEditing.LONG,
        also=("비고", "remarks"),
    ),
    Column(
        key="section",
        heading=lambda w: tr("Section", "prepare"),
        width=180,
        shown=_sections,
        read=reading(put_into_section, "section", read_section),
        choices=lambda w, e: plain_choices([s.title for s in w.sections]),
        look=CellLook.QUIET,
        editing=CellEditing.ONE_OF,
        also=("섹션", "section"),
    ),
)


PROJECT_SHEET = Sheet(
    kind=EntityKind.PROJECT,
    rows=lambda workshop: workshop.projects,
    columns=_TEXT_COLUMNS + _CENTER_COLUMNS + _DETAIL_COLUMNS,
    add=lambda entry, beside: editing.add_project(entry),
    remove=lambda entry, row: editing.remove_project(entry, ProjectId(row)),
    removed_label=Label.PROJECT_REMOVED,
    edited_label=Label.PROJECT_EDITED,
    depends=frozenset(
        {
            EntityKind.CENTER,
            EntityKind.EVENT,
            EntityKind.FIELD,
            EntityKind.PROPOSAL,
            EntityKind.SECTION,
        }
    ),
    title=lambda: tr("Projects", "prepare"),
    tab=lambda count: tr("Projects {count}", "prepare", count=count),
    add_text=lambda: tr("Add a project, or paste rows copied from Excel", "prepare"),
    removed_text=lambda count: tr(
        "Projects removed: {count}. Take back with Ctrl+Z", "prepare", count=count
    ),
    first_edited="title",
)
