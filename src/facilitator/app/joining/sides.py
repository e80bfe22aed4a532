"""How an entity stands on one side of a joining: what was done to it that the other cannot know."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache

from facilitator.app.action import Change
from facilitator.app.joining.knowledge import Key, News
from facilitator.domain.entities import (
    ENTITY_TYPES,
    NEVER_UNDONE,
    Conflict,
    Entity,
    EntityKind,
    Touch,
    conflict_id,
)
from facilitator.domain.references import reference_fields
from facilitator.domain.workshop import Workshop

# Kinds of which the whole entity is one word.
WHOLE = frozenset({EntityKind.ANSWER, EntityKind.ATTENDANCE, EntityKind.DRAFT})
# What is no part of what references hold together.
LEFT_ALONE = NEVER_UNDONE | {EntityKind.CONFLICT}
NOTHING: frozenset[str] = frozenset()

# Without what these name, the entity cannot be: it goes with it. Other references are emptied.
_NEEDED: Mapping[EntityKind, tuple[str, ...]] = {
    EntityKind.PROPOSAL: ("project", "center"),
    EntityKind.ANSWER: ("project", "center"),
    EntityKind.ROLE: ("project", "center"),
    EntityKind.ATTENDEE: ("center",),
    EntityKind.ATTENDANCE: ("section", "center", "attendee"),
    EntityKind.PAUSE: ("section",),
    EntityKind.NOTE: ("project",),
    EntityKind.ACTION_ITEM: ("project",),
}


@cache
def field_names(kind: EntityKind) -> frozenset[str]:
    """Give the names of all fields of a kind but its id."""
    return frozenset(f.name for f in fields(ENTITY_TYPES[kind])) - {"id"}


def needed(kind: EntityKind) -> tuple[str, ...]:
    """Give the fields without whose entities one of this kind cannot be."""
    return _NEEDED.get(kind, ())


def needs(kind: EntityKind, entity: Entity) -> list[Touch]:
    """List what an entity cannot be without."""
    return [t for name in needed(kind) for t in named(kind, entity, name)]


def named(kind: EntityKind, entity: Entity, name: str) -> list[Touch]:
    """List what one field of an entity names; nothing where it is no reference."""
    target = reference_fields(kind).get(name)
    value = getattr(entity, name)
    if target is None or value is None:
        return []
    return [Touch(target, each) for each in (value if isinstance(value, tuple) else (value,))]


@dataclass(frozen=True, slots=True)
class Standing:
    """An entity on one side; `changed` are the fields that only this side changed."""

    entity: Entity | None
    is_made: bool = False
    is_lost: bool = False
    is_kept: bool = False
    changed: frozenset[str] = NOTHING


class SideView:
    """One copy as the other has not heard of it.

    `void` is what the other deleted for good: what is said of it here does not count.
    """

    def __init__(self, workshop: Workshop, news: News, void: Collection[Key] = ()) -> None:
        self.workshop = workshop
        self.news = news
        self.open = {c.id: c for c in workshop.conflicts}
        self._decided: dict[Touch, set[str]] = {}
        for conflict in news.decided.values():
            touch = Touch(conflict.kind, conflict.entity)
            self._decided.setdefault(touch, set()).add(conflict.field)
        self._void: dict[Touch, set[str]] = {}
        for kind, entity, name in void:
            self._void.setdefault(Touch(kind, entity), set()).add(name)

    def is_void(self, touch: Touch) -> bool:
        """Tell whether the other deleted it for good, as a whole."""
        return "" in self._void.get(touch, ())

    def standing(self, touch: Touch) -> Standing:
        """Tell how an entity stands here."""
        entity = self.workshop.find(*touch)
        steps = self._steps(touch)
        decided, void = self._decided.get(touch, set()), self._void.get(touch, set())
        if not steps and not decided:
            return Standing(entity)
        was_there = _was_there(steps, entity is not None)
        if entity is None:
            return Standing(None, is_lost=was_there or "" in decided)
        if not was_there:
            return Standing(entity, is_made=True, changed=field_names(touch.kind) - void)
        changed = _changed(steps, entity) | (decided - {""})
        if "" in decided and touch.kind in WHOLE:
            changed |= field_names(touch.kind)
        return Standing(entity, is_kept="" in decided, changed=frozenset(changed - void))

    def before(self, touch: Touch, name: str) -> object:
        """Give the value that a field had before this side changed it."""
        entity = self.workshop.find(*touch)
        return _before(self._steps(touch), name, getattr(entity, name))

    def _steps(self, touch: Touch) -> list[Change]:
        """List what was done to an entity, also what was brought here and changed nothing by then.

        Something may have been done and undone in a third copy before this one heard of it; whoever
        knows only the first half has to hear of the second.
        """
        steps, told = self.news.steps.get(touch, []), self.news.told.get(touch, [])
        if not told or any(not step.field for step in steps):
            return steps
        entity = self.workshop.find(*touch)
        if entity is None:
            return [*told, *steps]
        done = {step.field for step in steps}
        now = {name: getattr(entity, name) for name in field_names(touch.kind) - done}
        said = _last_said(told)
        if said == now and not _was_there(told, is_there=True):
            return [*told, *steps]
        return steps + [
            Change(*touch, name, _before(told, name, value), value)
            for name, value in now.items()
            if name in said and said[name] == value
        ]


def _was_there(steps: Iterable[Change], is_there: bool) -> bool:
    first = next((step for step in steps if not step.field), None)
    return is_there if first is None else first.old is not None


def _before(steps: Iterable[Change], name: str, now: object) -> object:
    for step in steps:
        if step.field == name:
            return step.old
        if not step.field and step.old is not None:
            return getattr(step.old, name)
    return now


def _last_said(steps: Iterable[Change]) -> dict[str, object]:
    """Give each field's last value; nothing where the entity was taken out last."""
    said: dict[str, object] = {}
    for step in steps:
        if step.field:
            said[step.field] = step.new
        else:
            whole = step.new
            said = {n: getattr(whole, n) for n in field_names(step.kind)} if whole else {}
    return said


def _changed(steps: list[Change], entity: Entity) -> set[str]:
    kind = steps[0].kind if steps else None
    if kind is None:
        return set()
    touched = {step.field for step in steps}
    names = field_names(kind) if "" in touched else touched
    return {n for n in names if _before(steps, n, getattr(entity, n)) != getattr(entity, n)}


def conflict_of(found: Mapping[str, Conflict], touch: Touch, name: str) -> Conflict | None:
    """Find what is undecided about a field, or about an entity as a whole."""
    return found.get(conflict_id(*touch, name))
