"""Preparing: the workshop, its centers, attendees, fields, projects, proposals and sections.

All values arrive typed; texts are cleaned here. Renaming is always allowed, a removal takes what
belongs to the removed along in the same Action, so one undo brings all of it back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from facilitator.app.action import Action, Label
from facilitator.app.answers import discuss_again, drop_stamp
from facilitator.app.entry import Entry
from facilitator.app.turns import turn_to_live
from facilitator.domain.entities import (
    Attendee,
    Center,
    Draft,
    Entity,
    EntityKind,
    Event,
    Field,
    Project,
    Proposal,
    Section,
    attendance_id,
    pair_id,
)
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import (
    AttendeeId,
    CenterId,
    CenterKind,
    FieldId,
    ProjectId,
    SectionId,
)
from facilitator.domain.text import clean, one_line
from facilitator.domain.workshop import Workshop

MOST_NUMBER = 99_999
MOST_BUDGET = 10**12  # thousand KRW; what the file's integers hold by far
_LONG = frozenset({"purpose", "next_steps", "summary", "remarks"})
_NOT_TEXT = frozenset({"field", "lead", "center", "projects", "guests"})


def _tidy(values: dict[str, object]) -> dict[str, object]:
    return {
        name: value
        if not isinstance(value, str) or type(value) is not str or name in _NOT_TEXT
        else clean(value).strip()
        if name in _LONG
        else one_line(value)
        for name, value in values.items()
    }


def _refuse(values: dict[str, object], *names: str) -> None:
    """Stop a caller that would pass by the use case which guards a field's rule: a bug."""
    for name in names:
        if name in values:
            raise TypeError(f"{name} has a use case of its own")


def _last(entities: Sequence[Center | Attendee | Field | Project | Section]) -> int:
    return max((e.order for e in entities), default=0)


def _must(found: Entity | None, code: str) -> Entity:
    if found is None:
        raise RuleBroken(code)
    return found


# -- what is typed into a cell and not entered yet ----------------------------------------------

_CELL = "cell"


class TypedCell(NamedTuple):
    """A text that was typed into a cell of a table, or into a field of the event's form."""

    kind: EntityKind
    row: str
    field: str
    text: str


def cell_draft_id(kind: EntityKind, row_id: str, field: str) -> str:
    """Name the draft of a cell; `field` is the key of its column, "event" the form's row."""
    return f"{_CELL}:{kind.value}:{field}:{row_id}"


def type_cell(entry: Entry, kind: EntityKind, row_id: str, field: str, text: str | None) -> Action:
    """Keep what is typed in a cell, composing syllable included; None drops it.

    An empty text is kept: the cell was emptied, and that is not entered yet.
    """
    draft_id = cell_draft_id(kind, row_id, field)
    if text is None:
        entry.clear_draft(draft_id)
    else:
        entry.put(Draft(draft_id, clean(text)))
    return entry.action(Label.TYPED, undoable=False, run=draft_id)


def typed_cells(workshop: Workshop) -> list[TypedCell]:
    """List what is typed and not entered, the cell that was begun last at the end."""
    found = []
    for entity in workshop.all_entities():
        if isinstance(entity, Draft) and entity.id.startswith(f"{_CELL}:"):
            _, kind, field, row = entity.id.split(":", 3)
            found.append(TypedCell(EntityKind(kind), row, field, entity.text))
    return found


# -- the event ---------------------------------------------------------------------------------


def edit_event(entry: Entry, /, **values: object) -> Action:
    """Change fields of the event (not its stage: see `running.move_workshop_stage`)."""
    _refuse(values, "id", "stage")
    event: Event = entry.workshop.event
    entry.set(event, **_tidy(values))
    return entry.action(Label.EVENT_EDITED)


# -- centers and attendees ---------------------------------------------------------------------


def _check_centers(entry: Entry, centers: Iterable[object]) -> None:
    for center in centers:
        _must(entry.workshop.center(CenterId(str(center))), "no_such_center")


def _check_center_names(entry: Entry, but: CenterId | None, *names: str) -> None:
    """Raise RuleBroken where another center already answers to one of the names."""
    for other in entry.workshop.centers:
        if other.id == but:
            continue
        taken = {other.name, other.short_name} - {""}
        for name in names:
            if name and name in taken:
                raise RuleBroken("center_name_taken", name=name)


def add_center(
    entry: Entry,
    name: str = "",
    short_name: str = "",
    kind: CenterKind = CenterKind.CENTER,
    contact: str = "",
) -> Action:
    """Add a center at the end."""
    name, short_name = one_line(name), one_line(short_name)
    _check_center_names(entry, None, name, short_name)
    entry.put(
        Center(
            CenterId(entry.new_id()),
            name,
            short_name,
            kind,
            one_line(contact),
            _last(entry.workshop.centers) + 1,
        )
    )
    return entry.action(Label.CENTER_ADDED)


def edit_center(entry: Entry, /, center: CenterId, **values: object) -> Action:
    """Change a center's name, short_name, kind or contact. Two centers never share a name."""
    found = _must(entry.workshop.center(center), "no_such_center")
    tidy = _tidy(values)
    _check_center_names(entry, center, *(str(tidy[n]) for n in ("name", "short_name") if n in tidy))
    entry.set(found, **tidy)
    return entry.action(Label.CENTER_EDITED)


def remove_center(entry: Entry, center: CenterId) -> Action:
    """Remove a center with its attendees, proposals, answers and roles; a lead is refused."""
    workshop = entry.workshop
    found = _must(workshop.center(center), "no_such_center")
    led = [p.number for p in workshop.projects if p.lead == center]
    if led:
        raise RuleBroken(
            "center_leads", center=workshop.short_name(center), projects=", ".join(map(str, led))
        )
    for section in workshop.sections:
        _forget_attendances(entry, section.id, center=center)
    for attendee in workshop.attendees_of(center):
        entry.remove(attendee)
    for project in workshop.projects:
        proposal = workshop.find(EntityKind.PROPOSAL, pair_id(project.id, center))
        answer = workshop.answer(project.id, center)
        for gone in (
            proposal,
            answer,
            *(r for r in workshop.roles_of(project.id) if r.center == center),
        ):
            if gone is not None:
                entry.remove(gone)
    for section in workshop.sections:
        if center in section.guests:
            entry.set(section, guests=tuple(g for g in section.guests if g != center))
    for note in workshop.notes:
        if note.center == center:
            entry.set(note, center=None)
    for item in workshop.action_items:
        if item.center == center:
            entry.set(item, center=None)
    entry.remove(found)
    return entry.action(Label.CENTER_REMOVED)


def add_attendee(entry: Entry, center: CenterId, name: str = "") -> Action:
    """Add a person of a center."""
    _must(entry.workshop.center(center), "no_such_center")
    last = _last(entry.workshop.attendees)
    entry.put(Attendee(AttendeeId(entry.new_id()), center, one_line(name), order=last + 1))
    return entry.action(Label.ATTENDEE_ADDED)


def edit_attendee(entry: Entry, /, attendee: AttendeeId, **values: object) -> Action:
    """Change an attendee's center, name or presence."""
    found = _must(entry.workshop.find(EntityKind.ATTENDEE, attendee), "no_such_attendee")
    if "center" in values:
        _check_centers(entry, [values["center"]])
        _move_attendances(entry, attendee, CenterId(str(values["center"])))
    entry.set(found, **_tidy(values))
    return entry.action(Label.ATTENDEE_EDITED)


def remove_attendee(entry: Entry, attendee: AttendeeId) -> Action:
    """Remove a person, with the sections' attendance of them."""
    found = _must(entry.workshop.find(EntityKind.ATTENDEE, attendee), "no_such_attendee")
    for section in entry.workshop.sections:
        _forget_attendances(entry, section.id, attendee=attendee)
    entry.remove(found)
    return entry.action(Label.ATTENDEE_REMOVED)


def _forget_attendances(
    entry: Entry,
    section: SectionId,
    center: CenterId | None = None,
    attendee: AttendeeId | None = None,
) -> None:
    """Remove a section's attendances: of a center, of a person, or all."""
    for attendance in entry.workshop.attendances_of(section):
        if center in (None, attendance.center) and attendee in (None, attendance.attendee):
            entry.remove(attendance)


def _move_attendances(entry: Entry, attendee: AttendeeId, center: CenterId) -> None:
    """Let a person's attendances follow them to another center."""
    for section in entry.workshop.sections:
        for attendance in entry.workshop.attendances_of(section.id):
            if attendance.attendee == attendee and attendance.center != center:
                entry.remove(attendance)
                key = attendance_id(section.id, center, attendee)
                entry.put(replace(attendance, id=key, center=center))


# -- fields and projects -----------------------------------------------------------------------


def field_named(entry: Entry, name: str) -> FieldId | None:
    """Find the field of that name, adding it to this entry where it is new; None for ""."""
    name = one_line(name)
    if not name:
        return None
    for field in entry.workshop.fields:
        if field.name == name:
            return field.id
    field = Field(FieldId(entry.new_id()), name, _last(entry.workshop.fields) + 1)
    entry.put(field)
    return field.id


def add_field(entry: Entry, name: str = "") -> Action:
    """Add a field (분야) at the end."""
    last = _last(entry.workshop.fields)
    entry.put(Field(FieldId(entry.new_id()), one_line(name), last + 1))
    return entry.action(Label.FIELD_ADDED)


def edit_field(entry: Entry, field: FieldId, name: str) -> Action:
    """Rename a field; its projects follow."""
    entry.set(_must(entry.workshop.field(field), "no_such_field"), name=one_line(name))
    return entry.action(Label.FIELD_EDITED)


def remove_field(entry: Entry, field: FieldId) -> Action:
    """Remove a field; its projects stay, without a field."""
    found = _must(entry.workshop.field(field), "no_such_field")
    for project in entry.workshop.projects:
        if project.field == field:
            entry.set(project, field=None)
    entry.remove(found)
    return entry.action(Label.FIELD_REMOVED)


def _check_number(entry: Entry, number: object, but: ProjectId | None) -> None:
    if not isinstance(number, int) or not 1 <= number <= MOST_NUMBER:
        raise RuleBroken("number_invalid", number=number)
    if any(p.number == number and p.id != but for p in entry.workshop.projects):
        raise RuleBroken("number_taken", number=number)


def _check_budget(budget: object) -> None:
    if budget is not None and (not isinstance(budget, int) or not 0 <= budget <= MOST_BUDGET):
        raise RuleBroken("budget_invalid")


def free_number(entry: Entry) -> int:
    """Give the number after the highest."""
    return max((p.number for p in entry.workshop.projects), default=0) + 1


def add_project(
    entry: Entry, /, number: int | None = None, field_name: str | None = None, **values: object
) -> Action:
    """Add a project at the end, by default with the next free number."""
    number = free_number(entry) if number is None else number
    _check_number(entry, number, None)
    _check_budget(values.get("budget"))
    if values.get("lead") is not None:
        _check_centers(entry, [values["lead"]])
    last = _last(entry.workshop.projects)
    project = Project(ProjectId(entry.new_id()), number, order=last + 1)
    entry.put(project)
    if field_name is not None:
        values["field"] = field_named(entry, field_name)
    entry.set(project, **_tidy(values))
    return entry.action(Label.PROJECT_ADDED)


def edit_project(
    entry: Entry, /, project: ProjectId, field_name: str | None = None, **values: object
) -> Action:
    """Change fields of a project; `field_name` names its field, adding a new one where needed.

    A new lead is no longer asked: its proposal and its answer go. The stage has its own use case.
    """
    workshop = entry.workshop
    found = workshop.project(project)
    if found is None:
        raise RuleBroken("no_such_project")
    _refuse(values, "id", "stage", "order")
    if "number" in values:
        _check_number(entry, values["number"], project)
    _check_budget(values.get("budget"))
    if field_name is not None:
        values["field"] = field_named(entry, field_name)
    lead = values.get("lead")
    if "lead" in values and lead != found.lead:
        if lead is None:
            raise RuleBroken("lead_needed")
        _check_centers(entry, [lead])
        proposal = workshop.find(EntityKind.PROPOSAL, pair_id(project, CenterId(str(lead))))
        answer = workshop.answer(project, CenterId(str(lead)))
        for answered in workshop.answers_of(project):
            drop_stamp(entry, project, answered.center)
        if proposal is not None:
            entry.remove(proposal)
        if answer is not None:
            entry.remove(answer)
    entry.set(found, **_tidy(values))
    discuss_again(entry, project)
    return entry.action(Label.PROJECT_EDITED)


def remove_project(entry: Entry, project: ProjectId) -> Action:
    """Remove a project with all that was said about it."""
    workshop = entry.workshop
    found = _must(workshop.project(project), "no_such_project")
    belongings: list[Entity] = [
        *workshop.proposals_of(project),
        *workshop.answers_of(project),
        *workshop.roles_of(project),
        *workshop.notes_of(project),
        *workshop.action_items_of(project),
    ]
    for gone in belongings:
        entry.remove(gone)
    for section in workshop.sections:
        if project in section.projects:
            entry.set(section, projects=tuple(p for p in section.projects if p != project))
    if workshop.live.project == project:
        entry.set(workshop.live, project=None)
    entry.remove(found)
    return entry.action(Label.PROJECT_REMOVED)


def propose_to(entry: Entry, project: ProjectId, centers: Sequence[CenterId]) -> Action:
    """Say which centers the lead asks; the lead itself is left out. Answers already given stay.

    An agreed project that asks one more center is back in discussion.
    """
    found = entry.workshop.project(project)
    if found is None:
        raise RuleBroken("no_such_project")
    _check_centers(entry, centers)
    set_proposals(entry, found, centers)
    discuss_again(entry, project)
    return entry.action(Label.PROPOSALS_EDITED)


def set_proposals(entry: Entry, project: Project, centers: Sequence[CenterId]) -> None:
    """Put exactly these proposals into the entry."""
    wanted = dict.fromkeys(c for c in centers if c != project.lead)
    for proposal in entry.workshop.proposals_of(project.id):
        if proposal.center not in wanted:
            entry.remove(proposal)
    for center in wanted:
        if not entry.workshop.is_asked(project.id, center):
            entry.put(Proposal(pair_id(project.id, center), project.id, center))


# -- sections ----------------------------------------------------------------------------------


def add_section(entry: Entry, /, **values: object) -> Action:
    """Add a section at the end."""
    values = _checked_section(entry, values)
    last = _last(entry.workshop.sections)
    section = Section(SectionId(entry.new_id()), order=last + 1)
    entry.put(section)
    entry.set(section, **_tidy(values))
    return entry.action(Label.SECTION_ADDED)


def edit_section(entry: Entry, /, section: SectionId, **values: object) -> Action:
    """Change fields of a section; its times that were run have their own use cases."""
    _refuse(values, "id", "started_at", "ended_at", "order")
    found = _must(entry.workshop.section(section), "no_such_section")
    entry.set(found, **_tidy(_checked_section(entry, values)))
    return entry.action(Label.SECTION_EDITED)


def _checked_section(entry: Entry, values: dict[str, object]) -> dict[str, object]:
    """Check a section's minutes, projects and guests; each project and guest counts once."""
    minutes = values.get("planned_minutes", 0)
    if not isinstance(minutes, int) or not 0 <= minutes <= 24 * 60:
        raise RuleBroken("minutes_invalid")
    once = {
        name: tuple(dict.fromkeys(ids))
        for name, ids in values.items()
        if name in ("projects", "guests") and isinstance(ids, Iterable)
    }
    _check_centers(entry, once.get("guests", ()))
    for project in once.get("projects", ()):
        _must(entry.workshop.project(project), "no_such_project")
    return values | once


def remove_section(entry: Entry, section: SectionId) -> Action:
    """Remove a section; its projects stay."""
    found = _must(entry.workshop.section(section), "no_such_section")
    if entry.workshop.live.section == section:
        entry.set(entry.workshop.live, section=None)
        turn_to_live(entry)
    for note in entry.workshop.notes:
        if note.section == section:
            entry.set(note, section=None)
    for pause in entry.workshop.pauses_of(section):
        entry.remove(pause)
    _forget_attendances(entry, section)
    entry.remove(found)
    return entry.action(Label.SECTION_REMOVED)


# -- order -------------------------------------------------------------------------------------

_ORDERED = {
    EntityKind.CENTER: "centers",
    EntityKind.ATTENDEE: "attendees",
    EntityKind.FIELD: "fields",
    EntityKind.PROJECT: "projects",
    EntityKind.SECTION: "sections",
}


def move_row(entry: Entry, kind: EntityKind, entity_id: str, to: int) -> Action:
    """Move a row to a place in its table, counted from 0."""
    rows = list(getattr(entry.workshop, _ORDERED[kind]))
    ids = [row.id for row in rows]
    if entity_id not in ids:
        raise RuleBroken("no_such_row")
    row = rows.pop(ids.index(entity_id))
    rows.insert(max(0, min(to, len(rows))), row)
    for order, each in enumerate(rows, start=1):
        if each.order != order:
            entry.put(replace(each, order=order))
    return entry.action(Label.ROWS_MOVED)
