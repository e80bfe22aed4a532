"""The writing of one Action: a use case says what changes, the entry keeps the old values."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import datetime
from uuid import uuid4

from facilitator.app.action import Action, Change, Label
from facilitator.domain.entities import NEVER_UNDONE, Entity, EntityKind, kind_of
from facilitator.domain.workshop import Workshop


class Entry:
    """Makes changes in the workshop at once and keeps the old values, so that it can go back.

    Use cases take an Entry first. `now` is local time to the second. Because changes stand in the
    workshop at once, use cases can be put together into one Action (see `together`); whoever made
    the Entry calls `take_back` where the use case fails, so that nothing is half done.
    """

    def __init__(
        self,
        workshop: Workshop,
        now: datetime,
        by: str = "",
        new_id: Callable[[], str] = lambda: uuid4().hex[:12],
    ) -> None:
        self.workshop = workshop
        self.now = now.replace(microsecond=0)
        self.new_id = new_id
        self._by = by
        self._before: dict[tuple[EntityKind, str], Entity | None] = {}

    def put(self, entity: Entity) -> None:
        """Create the entity, or replace what has its id."""
        self._remember(entity)
        self.workshop.put(entity)

    def set(self, entity: Entity, **values: object) -> None:
        """Give fields of an existing entity new values; equal values make no change.

        The entity may be an older state of itself: only the named fields change.
        """
        current = self.workshop.find(kind_of(entity), entity.id) or entity
        if any(getattr(current, name) != value for name, value in values.items()):
            self.put(replace(current, **values))  # type: ignore[arg-type]  # fields are named by the use case

    def remove(self, entity: Entity) -> None:
        """Take the entity out of the workshop."""
        self._remember(entity)
        self.workshop.remove(kind_of(entity), entity.id)

    def take_back(self) -> None:
        """Undo everything this entry changed: the use case failed."""
        for (kind, entity_id), before in self._before.items():
            if before is not None:
                self.workshop.put(before)
            elif self.workshop.find(kind, entity_id) is not None:
                self.workshop.remove(kind, entity_id)
        self._before.clear()

    def _remember(self, entity: Entity) -> None:
        key = (kind_of(entity), entity.id)
        if key not in self._before:
            self._before[key] = self.workshop.find(*key)

    def clear_draft(self, draft_id: str) -> None:
        """Drop the half-typed text of a place because it has been entered now."""
        draft = self.workshop.draft(draft_id)
        if draft is not None:
            self.remove(draft)

    def changes(self) -> tuple[Change, ...]:
        """List what really changed: whole entities that appear or go, single fields otherwise."""
        found: list[Change] = []
        for key, before in self._before.items():
            after = self.workshop.find(*key)
            if before == after:
                continue
            if before is None or after is None or key[0] is EntityKind.DRAFT:
                found.append(Change(key[0], key[1], "", before, after))
                continue
            for f in fields(after):
                old, new = getattr(before, f.name), getattr(after, f.name)
                if old != new:
                    found.append(Change(key[0], key[1], f.name, old, new))
        return tuple(found)

    def action(self, label: Label, *, undoable: bool = True, run: str = "") -> Action:
        """Make the Action of all changes so far; it may have none.

        One that only moves the place or empties a draft is no entry of the user: undo skips it.
        """
        changes = self.changes()
        entered = any(c.kind not in NEVER_UNDONE for c in changes)
        return Action(label, self.now, changes, self._by, undoable and entered, run=run)


class PartEntry(Entry):
    """Takes the changes of one use case for a whole entry, which alone lists them in the end.

    Two hundred pasted rows are a thousand use cases; with the whole entry each of them would
    compare everything that was changed so far.
    """

    def __init__(self, whole: Entry) -> None:
        super().__init__(whole.workshop, whole.now, new_id=whole.new_id)
        self._whole = whole

    def put(self, entity: Entity) -> None:
        self._whole.put(entity)

    def remove(self, entity: Entity) -> None:
        self._whole.remove(entity)

    def changes(self) -> tuple[Change, ...]:
        """List none: the whole entry does."""
        return ()


def together(
    entry: Entry, label: Label, steps: Iterable[Callable[[Entry], object]], undoable: bool = True
) -> Action:
    """Perform several use cases as one Action; if one is refused, none is done."""
    part = PartEntry(entry)
    for step in steps:
        step(part)
    return entry.action(label, undoable=undoable)
