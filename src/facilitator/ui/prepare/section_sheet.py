"""The table of sections (섹션)."""

from datetime import time

from facilitator.app import editing
from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.domain.dates import say_time
from facilitator.domain.entities import EntityKind, Section
from facilitator.domain.plan import minutes_of
from facilitator.domain.terms import SectionId
from facilitator.domain.workshop import Workshop
from facilitator.ui.prepare.columns import center_choices, plain_choices, reading, text_column
from facilitator.ui.prepare.reading import read_centers, read_minutes, read_projects, read_time
from facilitator.ui.prepare.sheet import CellEditing, CellLook, Choice, Column, Sheet
from facilitator.words import tr

_FIRST_MINUTES = 50


def _guests(workshop: Workshop, section: Section) -> tuple[str, ...]:
    return tuple(workshop.short_name(c.id) for c in workshop.centers if c.id in section.guests)


def _cast(workshop: Workshop, section: Section) -> tuple[str, ...]:
    return tuple(workshop.short_name(c.id) for c in workshop.cast(section))


def _numbers(workshop: Workshop, section: Section) -> str:
    return ", ".join(str(p.number) for p in workshop.projects_of(section))


def _project_choices(workshop: Workshop, section: Section) -> list[Choice]:
    return [Choice(str(p.number), f"{p.number}  {p.title}") for p in workshop.projects]


def _add(entry: Entry, beside: str | None) -> Action:
    """Add a section right behind the last one of the day, as long as that, in its room."""
    sections = entry.workshop.sections
    if not sections:
        start = entry.workshop.event.starts_at
        return editing.add_section(entry, planned_start=start, planned_minutes=_FIRST_MINUTES)
    last = sections[-1]
    end = None
    if last.planned_start is not None:
        reached = minutes_of(last.planned_start) + last.planned_minutes
        end = time(reached // 60, reached % 60) if reached < 24 * 60 else None
    return editing.add_section(
        entry,
        planned_start=end,
        planned_minutes=last.planned_minutes or _FIRST_MINUTES,
        room=last.room,
        facilitator=last.facilitator,
    )


_PLAN_COLUMNS = (
    text_column(
        editing.edit_section,
        key="title",
        heading=lambda w: tr("Section", "prepare"),
        width=180,
        also=("섹션", "섹션명", "제목", "section", "title"),
    ),
    Column(
        key="planned_start",
        heading=lambda w: tr("Start", "prepare"),
        width=64,
        shown=lambda w, s: say_time(s.planned_start),
        read=reading(editing.edit_section, "planned_start", lambda w, text: read_time(text)),
        look=CellLook.NUMBER,
        also=("시작", "시작시간", "시각", "start"),
    ),
    Column(
        key="planned_minutes",
        heading=lambda w: tr("Min.", "prepare"),
        width=52,
        shown=lambda w, s: str(s.planned_minutes) if s.planned_minutes else "",
        read=reading(editing.edit_section, "planned_minutes", lambda w, text: read_minutes(text)),
        look=CellLook.NUMBER,
        also=("시간(분)", "시간", "분", "minutes"),
    ),
    text_column(
        editing.edit_section,
        key="room",
        heading=lambda w: tr("Room", "prepare"),
        width=86,
        choices=lambda w, e: plain_choices(list(dict.fromkeys(s.room for s in w.sections))),
        look=CellLook.QUIET,
        editing=CellEditing.ONE_OF,
        also=("장소", "회의실", "room"),
    ),
    Column(
        key="projects",
        heading=lambda w: tr("Projects", "prepare"),
        width=92,
        shown=_numbers,
        read=reading(editing.edit_section, "projects", read_projects),
        choices=_project_choices,
        editing=CellEditing.SOME_OF,
        also=("사업번호", "사업", "projects"),
    ),
)

_PEOPLE_COLUMNS = (
    Column(
        key="cast",
        heading=lambda w: tr("Centers in the room", "prepare"),
        width=286,
        shown=lambda w, s: ", ".join(_cast(w, s)),
        chips=_cast,
        look=CellLook.CHIPS,
    ),
    Column(
        key="guests",
        heading=lambda w: tr("Added centers", "prepare"),
        width=110,
        shown=lambda w, s: ", ".join(_guests(w, s)),
        chips=_guests,
        read=reading(editing.edit_section, "guests", read_centers),
        choices=center_choices,
        look=CellLook.CHIPS,
        editing=CellEditing.SOME_OF,
        also=("추가센터", "추가참석", "guests"),
    ),
    text_column(
        editing.edit_section,
        key="facilitator",
        heading=lambda w: tr("Facilitator", "prepare"),
        width=110,
        look=CellLook.QUIET,
        also=("진행", "진행자", "facilitator"),
    ),
    text_column(
        editing.edit_section,
        key="recorder",
        heading=lambda w: tr("Recorder", "prepare"),
        width=130,
        look=CellLook.QUIET,
        also=("기록", "기록자", "recorder"),
    ),
)

SECTION_SHEET = Sheet(
    kind=EntityKind.SECTION,
    rows=lambda workshop: workshop.sections,
    columns=_PLAN_COLUMNS + _PEOPLE_COLUMNS,
    add=_add,
    remove=lambda entry, row: editing.remove_section(entry, SectionId(row)),
    removed_label=Label.SECTION_REMOVED,
    edited_label=Label.SECTION_EDITED,
    depends=frozenset({EntityKind.CENTER, EntityKind.PROJECT, EntityKind.PROPOSAL}),
    title=lambda: tr("Sections", "prepare"),
    tab=lambda count: tr("Sections {count}", "prepare", count=count),
    add_text=lambda: tr("Add a section, or paste rows copied from Excel", "prepare"),
    removed_text=lambda count: tr(
        "Sections removed: {count}. Take back with Ctrl+Z", "prepare", count=count
    ),
    first_edited="title",
)
