"""Make the references of what was salvaged whole: stand-ins for what is lost, or without it."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from facilitator.domain.entities import (
    NEVER_UNDONE,
    Center,
    Entity,
    EntityKind,
    Project,
    Section,
    kind_of,
)
from facilitator.domain.references import reference_fields, references
from facilitator.domain.terms import CenterId, ProjectId, SectionId
from facilitator.storage.codec import codec
from facilitator.words import tr

Key = tuple[EntityKind, str]
State = dict[Key, Entity]

# Which number a lost project had is not known; one that looks like its own would mislead.
_FIRST_UNKNOWN = 901


def put_stand_ins(state: State, may_be_lost: Collection[EntityKind]) -> Counter[EntityKind]:
    """Put a named stand-in for each lost center, project and section that others refer to.

    One lost page of centers would otherwise take nearly everything with it. Counts them by kind;
    only those of tables of which something may be lost: what was removed has no stand-in.
    """
    missing = dict.fromkeys(
        named
        for entity in state.values()
        if kind_of(entity) not in NEVER_UNDONE
        for named in references(entity)
        if named not in state and named.kind in may_be_lost
    )
    put: Counter[EntityKind] = Counter()
    order = max((getattr(entity, "order", 0) for entity in state.values()), default=0)
    numbers = {e.number for e in state.values() if isinstance(e, Project)}
    free = (number for number in count(_FIRST_UNKNOWN) if number not in numbers)
    for named in missing:
        stand_in = _stand_in(named.kind, named.id, put[named.kind] + 1, order, free)
        if stand_in is not None:
            put[named.kind] += 1
            state[named.kind, named.id] = stand_in
    return put


def _stand_in(
    kind: EntityKind, id_: str, which: int, order: int, free: Iterator[int]
) -> Entity | None:
    order += which
    if kind is EntityKind.CENTER:
        name = tr("Lost center {number}", number=which)
        return Center(CenterId(id_), name, name, order=order)
    if kind is EntityKind.PROJECT:
        title = tr("Lost project {number}", number=which)
        return Project(ProjectId(id_), next(free), title, order=order)
    if kind is EntityKind.SECTION:
        title = tr("Lost section {number}", number=which)
        return Section(SectionId(id_), title, order=order)
    return None


def drop_what_refers_to_nothing(state: State) -> Counter[EntityKind]:
    """Take out what belongs to something lost, and count it; a mere mention is only emptied."""
    dropped: Counter[EntityKind] = Counter()
    keys = list(state)
    while keys:
        gone = set()
        for key in keys:
            entity = _without_lost(state[key], state)
            if entity is None:
                del state[key]
                gone.add(key)
                dropped[key[0]] += 1
            else:
                state[key] = entity
        keys = list(state) if gone else []
    return dropped


def _without_lost(entity: Entity, state: State) -> Entity | None:
    """Empty the references to what is lost; None where the entity is nothing without it."""
    kind = kind_of(entity)
    if kind in NEVER_UNDONE:
        return entity
    values: dict[str, object] = {}
    for name, target in reference_fields(kind).items():
        value = getattr(entity, name)
        if isinstance(value, tuple):
            values[name] = tuple(each for each in value if (target, each) in state)
        elif value is not None and (target, value) not in state:
            if not codec(kind).by_name[name].nullable or kind is EntityKind.ATTENDANCE:
                return None
            values[name] = None
    made: Any = entity
    return replace(made, **values) if values else entity
