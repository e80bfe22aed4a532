"""Entities, their fields and values in words: for the history, joining and what is deleted."""

from dataclasses import fields
from typing import NamedTuple

from facilitator.domain.entities import (
    ActionItem,
    Answer,
    Attendance,
    Attendee,
    Center,
    Conflict,
    Draft,
    Entity,
    EntityKind,
    Field,
    Note,
    Pause,
    Project,
    Proposal,
    Role,
    Section,
    Shown,
    Turn,
    kind_of,
)
from facilitator.domain.terms import CenterKind, NoteKind
from facilitator.domain.text import one_line
from facilitator.words.catalog import tr
from facilitator.words.fields import field_words, kind_words
from facilitator.words.terms import term
from facilitator.words.values import Names, moment_words, name_of, value_words

__all__ = [
    "Names",
    "Part",
    "elided",
    "entity_parts",
    "entity_words",
    "field_words",
    "kind_words",
    "moment_words",
    "value_words",
]

# What a whole entity says about itself only by its place: not worth a line.
_UNSAID = frozenset({"id", "order"})
_SPARE = 200  # letters beyond those that are told, for spaces that fall away


class Part(NamedTuple):
    """One field of a whole entity: its name in the code, and both in words."""

    field: str
    name: str
    value: str


def elided(text: str, most: int = 24) -> str:
    """Bring a text to one line of at most so many letters, "…" at the end where it is cut."""
    begin = text[: most + _SPARE]  # a note may have ten thousand letters
    line = one_line(begin)
    if len(line) <= most and len(begin) == len(text):
        return line
    return line[: most - 1].rstrip() + "…"


def entity_words(
    workshop: Names, kind: EntityKind, entity_id: str, entity: Entity | None = None
) -> str:
    """Tell shortly which entity it is; `entity` where the workshop does not hold it any more."""
    found = entity if entity is not None else workshop.find(kind, entity_id)
    if found is None:
        return tr("{kind} (removed)", "entity", kind=kind_words(kind))
    return _TOLD_BY_KIND[kind](workshop, found)


def entity_parts(workshop: Names, entity: Entity) -> list[Part]:
    """Tell a whole entity field by field, in the fields' order; empty fields are left out."""
    kind = kind_of(entity)
    parts = []
    for each in fields(entity):
        value = getattr(entity, each.name)
        if each.name in _UNSAID or value is None or value == "" or value == ():
            continue
        if isinstance(entity, Conflict) and each.name in ("kind", "entity", "field", "theirs"):
            continue
        told = value_words(workshop, kind, each.name, value)
        parts.append(Part(each.name, field_words(kind, each.name), told))
    if isinstance(entity, Conflict):
        about = Part("entity", field_words(kind, "entity"), _conflict(workshop, entity))
        return [about, *parts]
    return parts


def _center(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Center)
    name = elided(entity.short_name or entity.name) or tr("(no name)")
    kind = term(entity.kind)
    if kind.casefold() in name.casefold() or entity.kind is not CenterKind.CENTER:
        return name
    return tr("center {name}", "entity", name=name)


def _attendee(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Attendee)
    center = name_of(workshop, EntityKind.CENTER, entity.center)
    name = elided(entity.name) or tr("(no name)")
    return tr("attendee {name} ({center})", "entity", name=name, center=center)


def _field(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Field)
    return tr("field {name}", "entity", name=elided(entity.name) or tr("(no name)"))


def _project(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Project)
    title = elided(entity.title)
    if not title:
        return tr("project {number}", "value", number=entity.number)
    return tr("project {number} {title}", "entity", number=entity.number, title=title)


def _project_named(workshop: Names, project: str | None) -> str:
    return name_of(workshop, EntityKind.PROJECT, project) if project else ""


def _proposal(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Proposal)
    center = name_of(workshop, EntityKind.CENTER, entity.center)
    project = _project_named(workshop, entity.project)
    return tr("proposal of {project} to {center}", "entity", project=project, center=center)


def _section(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Section)
    return tr("section “{title}”", "entity", title=elided(entity.title) or tr("(no name)"))


def _section_named(workshop: Names, section: str) -> str:
    found = workshop.find(EntityKind.SECTION, section)
    return entity_words(workshop, EntityKind.SECTION, section, found)


def _answer(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Answer)
    center = name_of(workshop, EntityKind.CENTER, entity.center)
    project = _project_named(workshop, entity.project)
    owner = workshop.find(EntityKind.PROJECT, entity.project)
    if isinstance(owner, Project) and owner.lead == entity.center and entity.word is None:
        return tr("{center} · read-back of {project}", "entity", center=center, project=project)
    return tr("{center} · answer on {project}", "entity", center=center, project=project)


def _role(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Role)
    center = name_of(workshop, EntityKind.CENTER, entity.center)
    project = _project_named(workshop, entity.project)
    said = elided(entity.task or entity.resource or entity.person)
    if not said:
        return tr("{center} · role in {project}", "entity", center=center, project=project)
    return tr(
        "{center} · role in {project} “{text}”",
        "entity",
        center=center,
        project=project,
        text=said,
    )


def _note(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Note)
    text = elided(entity.text) or tr("(empty)", "value")
    if entity.private:
        return tr("private note “{text}”", "entity", text=text)
    if entity.kind is NoteKind.DECISION:
        return tr("decision “{text}”", "entity", text=text)
    return tr("note “{text}”", "entity", text=text)


def _action_item(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, ActionItem)
    text = elided(entity.text) or tr("(empty)", "value")
    return tr("follow-up action “{text}”", "entity", text=text)


def _pause(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Pause)
    section = _section_named(workshop, entity.section)
    time = moment_words(workshop, entity.started_at)
    return tr("pause of {section} at {time}", "entity", section=section, time=time)


def _attendance(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Attendance)
    center = name_of(workshop, EntityKind.CENTER, entity.center)
    section = _section_named(workshop, entity.section)
    if entity.attendee is None:
        return tr("attendance of {center}, {section}", "entity", center=center, section=section)
    name = name_of(workshop, EntityKind.ATTENDEE, entity.attendee)
    return tr(
        "attendance of {center} {name}, {section}",
        "entity",
        center=center,
        name=name,
        section=section,
    )


def _turn(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Turn)
    project = _project_named(workshop, entity.project)
    time = moment_words(workshop, entity.started_at)
    return tr("turn of {project} at {time}", "entity", project=project, time=time)


def _shown(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Shown)
    time = moment_words(workshop, entity.at)
    return tr("what the room saw at {time}", "entity", time=time)


def _conflict(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Conflict)
    about = entity_words(workshop, entity.kind, entity.entity, None)
    if entity.theirs is not None and workshop.find(entity.kind, entity.entity) is None:
        about = entity_words(workshop, entity.kind, entity.entity, entity.theirs)
    if not entity.field:
        return about
    field = field_words(entity.kind, entity.field)
    return tr("{what}, {field}", "entity", what=about, field=field)


def _draft(workshop: Names, entity: Entity) -> str:
    assert isinstance(entity, Draft)
    if not entity.text.strip():
        return kind_words(EntityKind.DRAFT)
    return tr("text being typed “{text}”", "entity", text=elided(entity.text))


def _only_kind(workshop: Names, entity: Entity) -> str:
    return kind_words(kind_of(entity))


_TOLD_BY_KIND = {
    EntityKind.EVENT: _only_kind,
    EntityKind.CENTER: _center,
    EntityKind.ATTENDEE: _attendee,
    EntityKind.FIELD: _field,
    EntityKind.PROJECT: _project,
    EntityKind.PROPOSAL: _proposal,
    EntityKind.SECTION: _section,
    EntityKind.ANSWER: _answer,
    EntityKind.ROLE: _role,
    EntityKind.NOTE: _note,
    EntityKind.ACTION_ITEM: _action_item,
    EntityKind.PAUSE: _pause,
    EntityKind.ATTENDANCE: _attendance,
    EntityKind.TURN: _turn,
    EntityKind.SHOWN: _shown,
    EntityKind.CONFLICT: _conflict,
    EntityKind.LIVE: _only_kind,
    EntityKind.DRAFT: _draft,
}
