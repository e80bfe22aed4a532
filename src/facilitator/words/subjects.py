"""What an entry of the history is about, where its label already says what was done."""

from facilitator.domain.entities import (
    ActionItem,
    Answer,
    Attendance,
    Attendee,
    Center,
    Entity,
    EntityKind,
    Event,
    Field,
    Live,
    Note,
    Pause,
    Proposal,
    Role,
    Section,
)
from facilitator.words.catalog import tr
from facilitator.words.entities import Names, elided, entity_words
from facilitator.words.values import name_of

_DOT = " · "


def subject_words(
    workshop: Names, kind: EntityKind, entity_id: str, entity: Entity | None = None, most: int = 40
) -> str:
    """Tell shortly whom or what it is about, without its kind: `마을 · 사업 3`, `“…” · 사업 3`.

    "" for the workshop itself. `most` letters of a text are told.
    """
    found = entity if entity is not None else workshop.find(kind, entity_id)
    match found:
        case Event() | Live():
            return ""
        case Answer() | Proposal():
            return _DOT.join((_center(workshop, found.center), _project(workshop, found.project)))
        case Role():
            text = _quoted(found.task or found.resource or found.person, most)
            place = (_center(workshop, found.center), _project(workshop, found.project))
            return _joined(*place, text)
        case Note() | ActionItem():
            return _joined(_quoted(found.text, most), _project(workshop, found.project))
        case Center():
            return elided(found.name or found.short_name, most)
        case Attendee():
            return _joined(_center(workshop, found.center), elided(found.name, most))
        case Field():
            return elided(found.name, most)
        case Section():
            return _title(found, most)
        case Pause() | Attendance():
            return _of_section(workshop, found, most)
    return entity_words(workshop, kind, entity_id, found)


def _joined(*parts: str) -> str:
    return _DOT.join(part for part in parts if part)


def _quoted(text: str, most: int) -> str:
    return f"“{elided(text, most)}”" if text.strip() else ""


def _title(section: Section, most: int) -> str:
    return elided(section.title, most) or tr("(no name)")


def _center(workshop: Names, center: str) -> str:
    return name_of(workshop, EntityKind.CENTER, center)


def _project(workshop: Names, project: str | None) -> str:
    return name_of(workshop, EntityKind.PROJECT, project) if project else ""


def _of_section(workshop: Names, found: Pause | Attendance, most: int) -> str:
    section = workshop.find(EntityKind.SECTION, found.section)
    title = _title(section, most) if isinstance(section, Section) else tr("(removed)", "value")
    if isinstance(found, Pause):
        return _joined(title, found.reason)
    person = ""
    if found.attendee is not None:
        person = name_of(workshop, EntityKind.ATTENDEE, found.attendee)
    return _joined(_center(workshop, found.center), person, title)
