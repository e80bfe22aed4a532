"""A difference between two copies in words: where it is, what each side says, who said it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from facilitator.domain.entities import Entity, EntityKind, Event, kind_of
from facilitator.words import tr
from facilitator.words.entities import (
    Names,
    Part,
    entity_parts,
    entity_words,
    field_words,
    kind_words,
    moment_words,
    value_words,
)

# What a whole entity is about comes first, without the name of its field.
_HEADLINE = {
    EntityKind.ANSWER: "word",
    EntityKind.NOTE: "text",
    EntityKind.ACTION_ITEM: "text",
    EntityKind.ROLE: "task",
    EntityKind.ATTENDANCE: "presence",
    EntityKind.PROJECT: "title",
    EntityKind.SECTION: "title",
    EntityKind.CENTER: "name",
    EntityKind.ATTENDEE: "name",
    EntityKind.FIELD: "name",
}
# What stands above the two sides, or beneath them, is not said again inside.
_SAID_ELSEWHERE = frozenset({"project", "center", "section", "said_at", "at", "order"})
SECRET = frozenset({"private", "reason_private"})  # a tag says so
_OF_A_PROJECT = frozenset(
    {
        EntityKind.ANSWER,
        EntityKind.ROLE,
        EntityKind.NOTE,
        EntityKind.ACTION_ITEM,
        EntityKind.PROPOSAL,
    }
)
_OF_A_CENTER = _OF_A_PROJECT | {EntityKind.ATTENDEE, EntityKind.ATTENDANCE}


@dataclass(frozen=True, slots=True)
class SideWords:
    """What one side says, line by line, and who entered it when; removed: it says nothing."""

    lines: tuple[str, ...]
    said: str
    is_removed: bool = False
    is_private: bool = False

    def told(self) -> str:
        """Tell the side in one line, for a screen reader."""
        private = tr("private", "value") if self.is_private else ""
        text = tr("(removed)", "joining") if self.is_removed else ", ".join(self.lines)
        return ", ".join(part for part in (private, text, self.said) if part)


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One difference: the place (largest part first), and both sides."""

    id: str
    where: tuple[str, ...]
    mine: SideWords
    theirs: SideWords

    @property
    def place(self) -> str:
        """Tell the place in one line."""
        told = " · ".join(self.where)
        return told[:1].upper() + told[1:]


@dataclass(frozen=True, slots=True)
class Said:
    """Who entered a value, and when; "" and None where that is not known."""

    by: str = ""
    at: datetime | None = None

    def told(self, names: Names) -> str:
        """Tell it in one line."""
        time = moment_words(names, self.at) if self.at is not None else ""
        return " · ".join(part for part in (self.by, time) if part)


class BothCopies:
    """Names what either copy holds; what both hold is named as here.

    `day` is the day on which everything was entered, if it was one: its times go without a date.
    """

    def __init__(self, mine: Names, theirs: Names | None = None, day: date | None = None) -> None:
        self._mine = mine
        self._theirs = theirs
        self._day = day

    def find(self, kind: EntityKind, entity_id: str | None, /) -> Entity | None:
        """Look up an entity; None where neither copy has it."""
        found = self._mine.find(kind, entity_id)
        if found is None and self._theirs is not None:
            found = self._theirs.find(kind, entity_id)
        if isinstance(found, Event) and self._day is not None:
            return replace(found, held_on=self._day)
        return found


def tell_difference(
    names: Names,
    difference: str,
    field: str,
    sides: tuple[Entity | None, Entity | None],
    said: tuple[Said, Said],
) -> DifferenceRow:
    """Tell a difference about a field, or with `field` "" about the whole; mine comes first.

    One of the `sides` is there at least.
    """
    mine, theirs = sides
    lines = _lines(names, field, mine, theirs), _lines(names, field, theirs, mine)
    told = tuple(
        SideWords(text, one.told(names), entity is None, is_private(entity))
        for text, one, entity in zip(lines, said, sides, strict=True)
    )
    return DifferenceRow(difference, where(names, mine or theirs, field), told[0], told[1])


def where(names: Names, entity: Entity | None, field: str = "") -> tuple[str, ...]:
    """Tell the place of an entity: its project, its center, and what of it."""
    if entity is None:
        return (tr("Something that was removed"),)
    kind = kind_of(entity)
    parts: tuple[str, ...]
    if kind in _OF_A_CENTER:
        what = field_words(kind, field) if field and field != _HEADLINE.get(kind) else ""
        parts = (_project(names, entity), _center(names, entity), kind_words(kind), what)
    else:
        parts = (entity_words(names, kind, entity.id, entity), field_words(kind, field))
        if parts[0] == parts[1]:
            parts = (parts[0],)
    return tuple(part for part in parts if part)


def is_private(entity: Entity | None) -> bool:
    """Tell whether the room must not see it."""
    return bool(getattr(entity, "private", False) or getattr(entity, "reason_private", False))


def telling_parts(names: Names, entity: Entity) -> list[Part]:
    """Tell what an entity itself says, what it is about first; its place is left out."""
    first = _HEADLINE.get(kind_of(entity))
    parts = [part for part in entity_parts(names, entity) if part.field not in _SAID_ELSEWHERE]
    return sorted(parts, key=lambda part: part.field != first)


def _lines(
    names: Names, field: str, entity: Entity | None, other: Entity | None
) -> tuple[str, ...]:
    """Tell one side: its value, or of a whole entity what it is about and what differs."""
    if entity is None:
        return ()
    kind = kind_of(entity)
    if field:
        return (value_words(names, kind, field, getattr(entity, field)),)
    first = _HEADLINE.get(kind)
    lines = []
    for part in telling_parts(names, entity):
        same = other is not None and getattr(other, part.field) == getattr(entity, part.field)
        if part.field == first:
            lines.append(part.value)
        elif not same and not (other is None and part.field in SECRET):
            lines.append(f"{part.name}: {part.value}")
    return tuple(lines) or (entity_words(names, kind, entity.id, entity),)


def _project(names: Names, entity: Entity) -> str:
    found = names.find(EntityKind.PROJECT, getattr(entity, "project", None))
    return "" if found is None else entity_words(names, EntityKind.PROJECT, found.id, found)


def _center(names: Names, entity: Entity) -> str:
    center = getattr(entity, "center", None)
    if center is None:
        return ""
    return value_words(names, kind_of(entity), "center", center)
