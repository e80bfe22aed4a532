"""What a joining takes over as it is, and what it has to ask."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from facilitator.app.entry import Entry
from facilitator.domain.entities import (
    Conflict,
    Entity,
    EntityKind,
    Touch,
    conflict_id,
)

# Fields that mean something only together; all others are weighed alone.
_TOGETHER: dict[EntityKind, tuple[tuple[str, ...], ...]] = {
    EntityKind.SECTION: (("started_at", "ended_at"),),
    EntityKind.PAUSE: (("started_at", "ended_at"),),
}


@dataclass(frozen=True, slots=True)
class Take:
    """A step of taking over: the whole entity (None: it goes), or some fields, or a place in lists.

    `insert` is a field, an id and the place that the id gets in that list.
    """

    touch: Touch
    whole: Entity | None = None
    values: dict[str, object] = field(default_factory=dict)
    insert: tuple[str, str, int] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something that both sides said differently, and what taking theirs would do."""

    touch: Touch
    field: str
    mine: Entity | None
    theirs: Entity | None
    takes: tuple[Take, ...]

    @property
    def id(self) -> str:
        return conflict_id(self.touch.kind, self.touch.id, self.field)

    @property
    def may_bring_more(self) -> bool:
        """Tell whether taking theirs changes more than what the question is about."""
        return len(self.takes) > 1 or (not self.field and self.mine is None)


@dataclass(slots=True)
class Plan:
    """What to do: `takes` as the other copy has it, then `after` what neither side has alone.

    `cleaning` comes first of all: what was deleted there for good goes here as well.
    """

    cleaning: list[Take] = field(default_factory=list)
    takes: list[Take] = field(default_factory=list)
    after: list[Take] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    settled: set[str] = field(default_factory=set)
    conflicts: list[Conflict] = field(default_factory=list)
    fallen: set[str] = field(default_factory=set)

    @property
    def is_empty(self) -> bool:
        lists = (self.cleaning, self.takes, self.questions, self.settled, self.conflicts)
        return not (any(lists) or self.fallen)


def fields_together(kind: EntityKind, name: str) -> tuple[str, ...]:
    """Give the fields that are decided with this one, itself included."""
    for group in _TOGETHER.get(kind, ()):
        if name in group:
            return group
    return (name,)


def groups(kind: EntityKind, names: Iterable[str]) -> list[tuple[str, ...]]:
    """Arrange fields by what means something only together."""
    return list(dict.fromkeys(fields_together(kind, name) for name in names))


def perform(entry: Entry, takes: Sequence[Take]) -> None:
    """Take over; whole entities first, then fields, then places in lists."""
    for take in takes:
        if take.insert is None and not take.values:
            _take_whole(entry, take)
    for take in takes:
        entity = entry.workshop.find(*take.touch)
        if take.values and entity is not None:
            entry.set(entity, **take.values)
    inserts = [take for take in takes if take.insert is not None]
    for take in sorted(inserts, key=lambda t: (t.insert[2], t.insert[1]) if t.insert else (0, "")):
        _insert(entry, take)


def _take_whole(entry: Entry, take: Take) -> None:
    if take.whole is not None:
        if entry.workshop.find(*take.touch) != take.whole:
            entry.put(take.whole)
        return
    gone = entry.workshop.find(*take.touch)
    if gone is not None:
        entry.remove(gone)


def _insert(entry: Entry, take: Take) -> None:
    entity = entry.workshop.find(*take.touch)
    if entity is None or take.insert is None:
        return
    name, each, place = take.insert
    value = list(getattr(entity, name))
    if each not in value:
        value.insert(place, each)
        entry.set(entity, **{name: tuple(value)})
