"""One field's value, as a user reads it."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Protocol

from facilitator.domain.dates import say_date, say_time
from facilitator.domain.entities import Center, Entity, EntityKind, Event, Project, Section
from facilitator.domain.references import reference_fields
from facilitator.domain.terms import SlideKind, WallMode
from facilitator.words.catalog import tr
from facilitator.words.terms import ENGLISH, term

_SLIDES: Mapping[SlideKind, str] = {
    SlideKind.WELCOME: "Welcome",
    SlideKind.AGENDA: "Agenda",
    SlideKind.SECTION: "Section",
    SlideKind.BRIEF: "Brief",
    SlideKind.ANSWERS: "Answers",
    SlideKind.NOTES: "Notes",
    SlideKind.ROLES: "Roles",
    SlideKind.READ_BACK: "Read-back",
    SlideKind.SUMMARY: "Summary",
    SlideKind.MATRIX: "Whole matrix",
    SlideKind.BREAK: "Break",
}
_MINUTES = frozenset({"planned_minutes", "extra_minutes"})
_SECRET = frozenset({"private", "reason_private"})


class Names(Protocol):
    """Gives entities by kind and id: a `Workshop`, or one that remembers what was removed."""

    def find(self, kind: EntityKind, entity_id: str | None, /) -> Entity | None: ...


def value_words(workshop: Names, kind: EntityKind, field: str, value: object) -> str:
    """Tell one field's value: terms in words, names instead of ids, "(empty)" for nothing.

    A moment on the workshop's own day is told as time only.
    """
    if value is None or value == "" or value == ():
        return tr("(empty)", "value")
    target = reference_fields(kind).get(field)
    if target is not None:
        ids = value if isinstance(value, tuple) else (value,)
        return ", ".join(name_of(workshop, target, str(each)) for each in ids)
    if isinstance(value, bool):
        return _yes_or_no(field, value)
    if isinstance(value, int):
        return _amount(kind, field, value)
    if isinstance(value, StrEnum):
        return _term(value)
    if isinstance(value, datetime):
        return moment_words(workshop, value)
    if isinstance(value, date):
        return say_date(value)
    if isinstance(value, time):
        return say_time(value)
    if (kind, field) == (EntityKind.LIVE, "held"):
        return tr("a held slide", "value")  # the text is the slide's own drawing
    return str(value)


def name_of(workshop: Names, kind: EntityKind, entity_id: str) -> str:
    """Name an entity shortly, as a value: the center's short name, the project's number ..."""
    entity = workshop.find(kind, entity_id)
    if isinstance(entity, Center):
        return entity.short_name or entity.name or tr("(no name)")
    if isinstance(entity, Project):
        return tr("project {number}", "value", number=entity.number)
    if isinstance(entity, Section):
        return entity.title or tr("(no name)")
    if entity is None:
        return tr("(removed)", "value")
    return getattr(entity, "name", "") or tr("(no name)")


def moment_words(workshop: Names, moment: datetime) -> str:
    """Tell a moment: the time alone on the workshop's day, otherwise with its date."""
    event = workshop.find(EntityKind.EVENT, "event")
    clock = say_time(moment.time())
    if isinstance(event, Event) and event.held_on == moment.date():
        return clock
    return f"{say_date(moment.date())} {clock}"


def _yes_or_no(field: str, value: bool) -> str:
    if field in _SECRET:
        return tr("private", "value") if value else tr("public", "value")
    if field == "done":
        return tr("done", "value") if value else tr("to do", "value")
    return tr("yes", "value") if value else tr("no", "value")


def _amount(kind: EntityKind, field: str, value: int) -> str:
    if (kind, field) == (EntityKind.PROJECT, "budget"):
        return tr("{amount} thousand won", "value", amount=f"{value:,}")
    if field in _MINUTES:
        return tr("{minutes} min", "value", minutes=value)
    if field == "scale":
        return f"{value}%"
    return str(value)


def _term(value: StrEnum) -> str:
    if isinstance(value, SlideKind):
        return tr(_SLIDES[value], "slide")
    if isinstance(value, WallMode):
        return _wall(value)
    return term(value) if type(value).__name__ in ENGLISH else value.value


def _wall(value: WallMode) -> str:
    return {
        WallMode.SHOWN: tr("shown", "value"),
        WallMode.BLANK: tr("black", "value"),
        WallMode.HOLDING: tr("holding slide", "value"),
    }[value]
