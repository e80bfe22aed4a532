"""What a journal leads to, made step by step from an empty workshop."""

from collections.abc import Iterable
from dataclasses import fields, replace

from facilitator.app.action import Brought, Change
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import Entity, EntityKind, Touch, kind_of
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop

State = dict[Touch, Entity]

_KINDS = {kind: at for at, kind in enumerate(EntityKind)}


def state_of(entities: Iterable[Entity]) -> State:
    """Give entities by their kind and id."""
    return {Touch(kind_of(entity), entity.id): entity for entity in entities}


def empty_state() -> State:
    """Give what an empty workshop holds."""
    return state_of(Workshop().all_entities())


def replay(state: State, change: Change) -> bool:
    """Make a change; False, with nothing changed, for a field of what is not there.

    Only a journal that was written by others holds such a change.
    """
    key = Touch(change.kind, change.id)
    if change.field:
        if key not in state:
            return False
        state[key] = replace(state[key], **{change.field: change.new})  # type: ignore[arg-type]  # the field is named at run time
    elif change.new is None:
        state.pop(key, None)
    else:
        state[key] = change.new  # type: ignore[assignment]  # a whole-entity change holds an Entity
    return True


def led_to(journal: Iterable[JournalRow]) -> State:
    """Give what these entries lead to. Raises Trouble where one of them cannot be read."""
    state = empty_state()
    for row in journal:
        for change in row.load():
            replay(state, change)
    return state


def brought_changes(brought: Brought) -> tuple[Change, ...]:
    """Give the changes of an entry of another copy; nothing where they cannot be read.

    One entry that is damaged must not keep a whole workshop from being copied.
    """
    try:
        return brought.load()
    except Trouble:
        return ()


def in_order(touches: Iterable[Touch]) -> list[Touch]:
    """Sort entities by their kind, then by their id: the same on every laptop."""
    return sorted(touches, key=lambda touch: (_KINDS[touch.kind], touch.id))


def differences(before: State, after: State, keys: Iterable[Touch]) -> list[Change]:
    """List the changes that lead from one state to the other, of these entities only."""
    found: list[Change] = []
    for key in keys:
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if old is None or new is None or key.kind is EntityKind.DRAFT:
            found.append(Change(key.kind, key.id, "", old, new))
            continue
        for f in fields(new):
            was, is_now = getattr(old, f.name), getattr(new, f.name)
            if was != is_now:
                found.append(Change(key.kind, key.id, f.name, was, is_now))
    return found
