"""A whole copy of an open workshop: its record, history included, as a file would hold it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from facilitator.app.action import Action, Brought, Change, Label
from facilitator.app.copies.replaying import (
    State,
    brought_changes,
    differences,
    empty_state,
    in_order,
    replay,
    state_of,
)
from facilitator.app.desk import Desk
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import Entity
from facilitator.domain.failures import Trouble


@dataclass(frozen=True, slots=True)
class Taken:
    """What a desk held at one moment; any thread may work on it."""

    entities: tuple[Entity, ...]
    journal: tuple[JournalRow, ...]
    at: datetime


def take(desk: Desk) -> Taken:
    """Take what the desk holds now, also what is not saved yet; it costs no time."""
    desk.end_run()
    now = desk.clock().replace(microsecond=0)
    return Taken(tuple(desk.workshop.all_entities()), tuple(desk.journal()), now)


def whole(taken: Taken) -> list[Action]:
    """Give every Action of the journal, so that undo, history and joining work in the copy.

    Only where these do not lead to the workshop in memory (others wrote the file), one more Action
    puts right what differs: nothing that the user sees may be missing in the copy.
    """
    numbers = {row.number: at for at, row in enumerate(taken.journal, start=1)}
    state = empty_state()
    actions = [_fitting(_action(row, numbers), state) for row in taken.journal]
    held = state_of(taken.entities)
    missing = differences(state, held, in_order({*state, *held}))
    if missing:
        actions.append(Action(Label.SALVAGED, taken.at, tuple(missing), undoable=False))
    return actions


def _action(row: JournalRow, numbers: dict[int, int]) -> Action:
    """Give a row's Action; the copy is numbered from 1 without a hole."""
    try:
        action = row.action()
    except Trouble:  # its changes cannot be read: that it was made stays in the record
        empty = replace(row, load=tuple, undoable=False)
        action = empty.action()
    brought = tuple(map(_readable, action.brought))
    if brought != action.brought:
        action = replace(action, brought=brought)
    if row.undoes is None and row.redoes is None:
        return action
    # A number that names nothing stands only in a journal written by others; 0 names nothing.
    undoes = None if row.undoes is None else numbers.get(row.undoes, 0)
    redoes = None if row.redoes is None else numbers.get(row.redoes, 0)
    return replace(action, undoes=undoes, redoes=redoes)


def _readable(brought: Brought) -> Brought:
    """Give an entry of another copy; of one that cannot be read stays that it was made."""
    return brought if brought_changes(brought) else replace(brought, load=tuple)


def _fitting(action: Action, state: State) -> Action:
    """Make an Action's changes, and leave out those of what is not there."""
    fitting = _made(action.changes, state)
    return action if len(fitting) == len(action.changes) else replace(action, changes=fitting)


def _made(changes: Iterable[Change], state: State) -> tuple[Change, ...]:
    kept: Sequence[Change] = [change for change in changes if replay(state, change)]
    return tuple(kept)
