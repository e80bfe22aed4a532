"""The table of projects (사업)."""

from collections.abc import Callable

from facilitator.app import editing
from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.domain.entities import EntityKind, Project
from facilitator.domain.terms import ProjectId, SectionId
from facilitator.domain.workshop import Workshop
from facilitator.ui.prepare.reading import (
    read_budget,
    read_center,
    read_centers,
    read_number,
    read_section,
)
from facilitator.ui.prepare.sheet import (
    CellEditing,
    CellLook,
    Choice,
    Column,
    Sheet,
    Step,
    plain_choices,
)
from facilitator.words import tr


def _text_of(name: str) -> Callable[[Workshop, str], Step]:
    def read(workshop: Workshop, text: str) -> Step:
        return lambda entry, row: editing.edit_project(entry, ProjectId(row), **{name: text})

    return read


def _read_field(workshop: Workshop, text: str) -> Step:
    return lambda entry, row: editing.edit_project(entry, ProjectId(row), field_name=text)


def _read_number(workshop: Workshop, text: str) -> Step:
    number = read_number(text)
    return lambda entry, row: editing.edit_project(entry, ProjectId(row), number=number)


def _read_budget(workshop: Workshop, text: str) -> Step:
    budget = read_budget(text)
    return lambda entry, row: editing.edit_project(entry, ProjectId(row), budget=budget)


def _read_lead(workshop: Workshop, text: str) -> Step:
    lead = read_center(workshop, text)
    return lambda entry, row: editing.edit_project(entry, ProjectId(row), lead=lead)


def _read_asked(workshop: Workshop, text: str) -> Step:
    centers = read_centers(workshop, text)
    return lambda entry, row: editing.propose_to(entry, ProjectId(row), centers)


def _read_section(workshop: Workshop, text: str) -> Step:
    section = read_section(workshop, text)
    return lambda entry, row: put_into_section(entry, ProjectId(row), section)


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


def _lead(workshop: Workshop, project: Project) -> tuple[str, ...]:
    name = workshop.short_name(project.lead)
    return (name,) if name else ()


def _center_choices(workshop: Workshop) -> list[Choice]:
    return plain_choices([workshop.short_name(c.id) for c in workshop.centers])


def _asked_choices(workshop: Workshop) -> list[Choice]:
    everyone = tr("all", "prepare")
    label = tr("All centers but the lead", "prepare")
    return [Choice(everyone, label), *_center_choices(workshop)]


def _lead_heading(workshop: Workshop) -> str:
    return workshop.event.lead_label or tr("Lead center", "prepare")


def _remove(entry: Entry, row: str) -> Action:
    return editing.remove_project(entry, ProjectId(row))


_TEXT_COLUMNS = (
    Column(
        key="number",
        heading=lambda w: tr("No.", "prepare"),
        width=46,
        shown=lambda w, p: str(p.number),
        read=_read_number,
        look=CellLook.NUMBER,
        also=("번호", "연번", "순번", "사업번호", "no", "no.", "number"),
        needed=True,
    ),
    Column(
        key="title",
        heading=lambda w: tr("Project", "prepare"),
        width=340,
        shown=lambda w, p: p.title,
        read=_text_of("title"),
        also=("사업", "사업명", "과제명", "project", "title"),
    ),
    Column(
        key="field",
        heading=lambda w: tr("Field", "prepare"),
        width=102,
        shown=lambda w, p: w.field_name(p),
        read=_read_field,
        choices=lambda w: plain_choices([f.name for f in w.fields]),
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
        chips=_lead,
        read=_read_lead,
        choices=_center_choices,
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
        read=_read_asked,
        choices=_asked_choices,
        look=CellLook.CHIPS,
        editing=CellEditing.SOME_OF,
        also=("제안대상", "제안대상센터", "연계센터", "proposedto"),
    ),
)

_DETAIL_COLUMNS = (
    Column(
        key="summary",
        heading=lambda w: tr("Summary", "prepare"),
        width=300,
        shown=lambda w, p: p.summary,
        read=_text_of("summary"),
        look=CellLook.QUIET,
        editing=CellEditing.LONG,
        also=("개요", "사업개요", "내용", "summary"),
    ),
    Column(
        key="period",
        heading=lambda w: tr("Period", "prepare"),
        width=96,
        shown=lambda w, p: p.period,
        read=_text_of("period"),
        look=CellLook.QUIET,
        also=("기간", "사업기간", "period"),
    ),
    Column(
        key="budget",
        heading=lambda w: tr("Budget (KRW 1,000)", "prepare"),
        width=96,
        shown=lambda w, p: "" if p.budget is None else f"{p.budget:,}",
        read=_read_budget,
        look=CellLook.NUMBER,
        also=("예산", "예산(천원)", "사업비", "budget", "budget(krw1,000)"),
    ),
    Column(
        key="remarks",
        heading=lambda w: tr("Remarks", "prepare"),
        width=160,
        shown=lambda w, p: p.remarks,
        read=_text_of("remarks"),
        look=CellLook.QUIET,
        editing=CellEditing.LONG,
        also=("비고", "remarks"),
    ),
    Column(
        key="section",
        heading=lambda w: tr("Section", "prepare"),
        width=180,
        shown=_sections,
        read=_read_section,
        choices=lambda w: plain_choices([s.title for s in w.sections]),
        look=CellLook.QUIET,
        editing=CellEditing.ONE_OF,
        also=("섹션", "section"),
    ),
)


def _add(entry: Entry, beside: str | None) -> Action:
    return editing.add_project(entry)


PROJECT_SHEET = Sheet(
    kind=EntityKind.PROJECT,
    rows=lambda workshop: workshop.projects,
    columns=_TEXT_COLUMNS + _CENTER_COLUMNS + _DETAIL_COLUMNS,
    add=_add,
    remove=_remove,
    removed_label=Label.PROJECT_REMOVED,
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
