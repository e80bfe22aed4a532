"""What the tables tell of the workshop.

Like the report's content this is an allow-list: no contact, no remark, no private note, no reason
marked private and nothing half typed is read here.
"""

from datetime import datetime

from facilitator.documents.report.discussion import action_state
from facilitator.documents.report.wording import (
    ANSWERS,
    MARKS,
    NOTE_KINDS,
    PRESENCES,
    PROJECT_STAGES,
    brief_label,
    lead_label,
    linked_label,
    say,
)
from facilitator.documents.tables.table import Column, Table, Value
from facilitator.domain.attendance import of_the_day
from facilitator.domain.entities import Attendee, Center, Project, Section, Turn
from facilitator.domain.plan import paused
from facilitator.domain.terms import Mark, ProjectId
from facilitator.domain.workshop import Workshop

_PROJECT = (Column("No.", 7), Column("Project", 42, wraps=True))
Row = tuple[Value, ...]


def matrix_table(workshop: Workshop) -> Table:
    """Give a row for each project and a column for each center: symbol, word and read-back."""
    centers = workshop.centers
    return Table(
        say("Who joins what"),
        (
            *said(*_PROJECT, Column("Field", 14), Column("Stage", 11)),
            *(Column(c.short_name or c.name or say("No name"), 13) for c in centers),
            *said(Column("Joining", 8)),
        ),
        tuple(
            (
                *_project(project),
                workshop.field_name(project),
                say(PROJECT_STAGES[project.stage]),
                *(_cell(workshop, project, center) for center in centers),
                len(workshop.joining(project)),
            )
            for project in workshop.projects
        ),
        fixed=2,
        marks=tuple((symbol, mark.value) for mark, (symbol, _, _) in MARKS.items() if symbol),
        marked_from=4,
    )


def answers_table(workshop: Workshop) -> Table:
    """Give a row for each project and center: what it said, on what condition and until when."""
    columns = (
        *_PROJECT,
        Column("Field", 14),
        Column("Center", 22),
        Column("Answer", 16),
        Column("Condition", 36, wraps=True),
        Column("Reply by", 13),
        Column("Reason", 36, wraps=True),
        Column("Said by", 12),
        Column("Said at", 18),
        Column("Read back", 18),
    )
    rows = [
        _answer(workshop, project, center)
        for project in workshop.projects
        for center in workshop.board(project)
    ]
    return Table(say("Answers"), said(*columns), tuple(rows), fixed=2)


def roles_table(workshop: Workshop) -> Table:
    """Give a row for each role."""
    event = workshop.event
    lead, linked = brief_label(lead_label(event)), brief_label(linked_label(event))
    columns = (
        *_PROJECT,
        Column("Center", 14),
        Column("Part", 9),
        Column("Task", 40, wraps=True),
        Column("Person", 18),
        Column("Resource or expertise", 30, wraps=True),
        Column("Due", 13),
    )
    rows = [
        (
            *_project(project),
            workshop.short_name(role.center),
            lead if role.center == project.lead else linked,
            role.task,
            role.person,
            role.resource,
            role.due,
        )
        for project in workshop.projects
        for role in workshop.roles_of(project.id)
    ]
    return Table(say("Division of roles"), said(*columns), tuple(rows), fixed=2)


def actions_table(workshop: Workshop) -> Table:
    """Give a row for each follow-up action."""
    columns = (
        *_PROJECT,
        Column("What", 50, wraps=True),
        Column("Owner", 14),
        Column("Person", 18),
        Column("Due", 13),
        Column("State", 9),
    )
    rows = [
        (
            *_project(project),
            item.text,
            workshop.short_name(item.center),
            item.person,
            item.due,
            action_state(item),
        )
        for project in _owners(workshop)
        for item in workshop.action_items_of(_id(project))
    ]
    return Table(say("Follow-up actions"), said(*columns), tuple(rows), fixed=2)


def notes_table(workshop: Workshop) -> Table:
    """Give a row for each public note, decisions included."""
    columns = (
        *_PROJECT,
        Column("Time of day", 18),
        Column("Section", 24),
        Column("Center", 14),
        Column("Kind", 9),
        Column("What", 70, wraps=True),
    )
    rows = [
        (
            *_project(project),
            note.at,
            _title(workshop.section(note.section)),
            workshop.short_name(note.center),
            say(NOTE_KINDS[note.kind]),
            note.text,
        )
        for project in _owners(workshop)
        for note in workshop.notes_of(_id(project))
        if not note.private
    ]
    return Table(say("Record of the discussion"), said(*columns), tuple(rows), fixed=2)


def attendance_table(workshop: Workshop) -> Table:
    """Give a row for each attendee; a center of which nobody is named has one without a name."""
    rows: list[Row] = []
    for center in workshop.centers:
        people: list[Attendee | None] = [*workshop.attendees_of(center.id)]
        for person in people or [None]:
            seat = of_the_day(workshop, center.id, person)
            name = "" if person is None else person.name
            rows.append((full_name(center), name, say(PRESENCES[seat.presence]), seat.at))
    columns = (Column("Center", 30), Column("Name", 18), Column("Presence", 11))
    return Table(say("Presence"), said(*columns, Column("Late or left at", 18)), tuple(rows), 1)


def times_table(workshop: Workshop) -> Table:
    """Give a row for each section, then one for each stretch of it in which a project was on.

    Planned and given minutes, and how long it took, pauses taken off; all in whole minutes.
    """
    columns = (
        Column("Section", 30),
        *_PROJECT,
        Column("Room", 16),
        Column("Planned start", 12),
        Column("Planned minutes", 11),
        Column("Start", 18),
        Column("End", 18),
        Column("Minutes", 11),
        Column("Paused minutes", 11),
    )
    rows: list[Row] = []
    for section in workshop.sections:
        rows.append(_section(workshop, section))
        for project in workshop.projects_of(section):
            turns = (t for t in workshop.turns_of(project.id) if t.section == section.id)
            rows += [_turn(workshop, section, project, turn) for turn in turns]
    return Table(say("Times"), said(*columns), tuple(rows), fixed=1)


def said(*columns: Column) -> tuple[Column, ...]:
    """Give the columns their headings in the report's language."""
    return tuple(Column(say(c.title), c.width, c.wraps) for c in columns)


def _owners(workshop: Workshop) -> list[Project | None]:
    return [*workshop.projects, None]


def _id(project: Project | None) -> ProjectId | None:
    return None if project is None else project.id


def _project(project: Project | None) -> tuple[Value, Value]:
    if project is None:
        return None, say("Beside the projects")
    return project.number, project.title or say("No title")


def full_name(center: Center) -> str:
    return center.name or center.short_name or say("No name")


def _title(section: Section | None) -> str:
    return "" if section is None else section.title or say("No title")


def _cell(workshop: Workshop, project: Project, center: Center) -> str:
    mark = workshop.mark(project, center.id)
    if mark is Mark.NOT_ASKED:
        return ""
    symbol, word, _ = MARKS[mark]
    told = brief_label(lead_label(workshop.event)) if mark is Mark.LEAD else say(word)
    found = workshop.answer(project.id, center.id)
    read_back = found is not None and found.confirmed_at is not None
    return f"{symbol} {told}{' ✓' if read_back else ''}"


def _answer(workshop: Workshop, project: Project, center: Center) -> Row:
    start = (*_project(project), workshop.field_name(project), full_name(center))
    found = workshop.answer(project.id, center.id)
    is_lead = center.id == project.lead
    if found is None or is_lead:
        word = lead_label(workshop.event) if is_lead else say(ANSWERS[None])
        stamped = None if found is None else found.confirmed_at
        return (*start, word, "", None, "", "", None, stamped)
    return (
        *start,
        say(ANSWERS[found.word]),
        found.condition,
        found.reply_by,
        "" if found.reason_private else found.reason,
        found.said_by,
        found.said_at,
        found.confirmed_at,
    )


def _section(workshop: Workshop, section: Section) -> Row:
    start, end = section.started_at, section.ended_at
    return (
        _title(section),
        None,
        "",
        section.room,
        section.planned_start,
        section.planned_minutes or None,
        start,
        end,
        *_minutes(workshop, section, start, end),
    )


def _turn(workshop: Workshop, section: Section, project: Project, turn: Turn) -> Row:
    minutes = _minutes(workshop, section, turn.started_at, turn.ended_at)
    told = (_title(section), *_project(project), section.room, None, None)
    return (*told, turn.started_at, turn.ended_at, *minutes)


def _minutes(
    workshop: Workshop, section: Section, start: datetime | None, end: datetime | None
) -> tuple[Value, Value]:
    if start is None or end is None:
        return None, None
    stood = paused(workshop, section, start, end)
    took = end - start - stood
    return round(took.total_seconds() / 60), round(stood.total_seconds() / 60)
