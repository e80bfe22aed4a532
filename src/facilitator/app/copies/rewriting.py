"""A journal written anew, as if something had never been in the workshop."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from facilitator.app.action import (
    Action,
    Brought,
    Change,
    undone_changes,
)
from facilitator.app.copies.replaying import (
    State,
    brought_changes,
    differences,
    empty_state,
    replay,
)
from facilitator.app.ports import Held, JournalRow
from facilitator.app.stacks import Stacks
from facilitator.domain.entities import NEVER_UNDONE, Entity, Touch, kind_of
from facilitator.domain.references import references


class Rule(Protocol):
    """Says what of an entity is kept. The event and the place always are, in part."""

    def kept(self, entity: Entity) -> Entity | None:
        """Give what is kept of an entity as it stands at some time, or None.

        The same of the same entity whenever it stands so: then an undo still fits its entry.
        """

    def kept_change(self, change: Change) -> Change | None:
        """Give what is kept of a change that was made in another copy and brought along."""


def rewritten(actions: Sequence[Action], rule: Rule) -> list[Action]:
    """Give the journal of the workshop as the rule keeps it.

    Number, uid, label, time and author of every entry stay, so that copies can be joined; its
    changes lead from what is kept before it to what is kept after it. What cannot be taken back
    any more, because what it needs is gone, is no entry to undo.
    """
    true, kept = empty_state(), empty_state()
    made: list[Action] = []
    for action in actions:
        for change in action.changes:
            replay(true, change)
        keys = list(dict.fromkeys(Touch(c.kind, c.id) for c in action.changes))
        after = _kept_of(true, keys, rule)
        changes = tuple(differences(kept, after, keys))
        for change in changes:
            replay(kept, change)
        brought = tuple(_kept_brought(b, rule) for b in action.brought)
        made.append(replace(action, changes=changes, brought=brought))
    return _with_fitting_undo(made, kept)


def _kept_of(true: State, keys: Iterable[Touch], rule: Rule) -> State:
    found: State = {}
    for key in keys:
        entity = true.get(key)
        shown = None if entity is None else rule.kept(entity)
        if shown is not None:
            found[key] = shown
    return found


def _kept_brought(brought: Brought, rule: Rule) -> Brought:
    kept = [rule.kept_change(change) for change in brought_changes(brought)]
    return replace(brought, load=Held(tuple(change for change in kept if change is not None)))


# -- undo --------------------------------------------------------------------------------------


def _with_fitting_undo(actions: list[Action], state: State) -> list[Action]:
    """Let only that be undone and done again which still changes something and fits."""
    actions = [_with_something_to_undo(action) for action in actions]
    stacks = _stacks(actions)
    misfits: set[int] = set()
    back, on = _Trial(dict(state)), _Trial(dict(state))
    for stack, trial in ((stacks.undo, back), (stacks.redo, on)):
        for number in reversed(stack):
            step = actions[stacks.steps.get(number, number) - 1]
            if not trial.make(undone_changes(step.changes)):
                misfits.add(number)
    for number in misfits:
        actions[number - 1] = replace(actions[number - 1], undoable=False)
    return actions


def _with_something_to_undo(action: Action) -> Action:
    has_some = any(change.kind not in NEVER_UNDONE for change in action.changes)
    return action if has_some or not action.undoable else replace(action, undoable=False)


def _stacks(actions: Iterable[Action]) -> Stacks:
    """Tell what can be taken back and what can be done again, the next one last."""
    found = Stacks()
    for number, action in enumerate(actions, start=1):
        found.file(JournalRow.of(number, action))
    return found


class _Trial:
    """A state in which changes are made only where they fit and break no reference."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._named: Counter[Touch] = Counter()
        for entity in state.values():
            self._count(entity, 1)

    def _count(self, entity: Entity | None, by: int) -> None:
        if entity is not None and kind_of(entity) not in NEVER_UNDONE:
            for named in references(entity):
                self._named[named] += by

    def make(self, changes: Sequence[Change]) -> bool:
        """Make all the changes, or none; tell which."""
        keys = list(dict.fromkeys(Touch(c.kind, c.id) for c in changes))
        before = {key: self._state.get(key) for key in keys}
        fits = all(self._fits(change) and replay(self._state, change) for change in changes)
        self._recount(before)
        if fits and self._is_whole(keys):
            return True
        undone = {key: self._state.get(key) for key in keys}
        for key, entity in before.items():
            if entity is None:
                self._state.pop(key, None)
            else:
                self._state[key] = entity
        self._recount(undone)
        return False

    def _fits(self, change: Change) -> bool:
        is_there = Touch(change.kind, change.id) in self._state
        return is_there or not (change.field or change.new is None)

    def _recount(self, before: dict[Touch, Entity | None]) -> None:
        for key, entity in before.items():
            self._count(entity, -1)
            self._count(self._state.get(key), 1)

    def _is_whole(self, keys: Iterable[Touch]) -> bool:
        return all(self._is_held_together(key) for key in keys)

    def _is_held_together(self, key: Touch) -> bool:
        """Tell whether nothing names what is gone, and all that it names itself is there."""
        entity = self._state.get(key)
        if entity is None:
            return self._named[key] == 0
        named = () if key.kind in NEVER_UNDONE else references(entity)
        return all(each in self._state for each in named)
