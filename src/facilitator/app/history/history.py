"""Who changed what and when: the journal as lines, made from its rows when they are looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.app.action import BRINGING, PASSING, Action, Brought, Change, Label
from facilitator.app.desk import Desk
from facilitator.app.history.messages import brought_messages, is_message, message_rows
from facilitator.app.history.remembered import Remembered
from facilitator.app.ports import JournalRow
from facilitator.app.taken_over import taken_over
from facilitator.domain.entities import (
    NEVER_UNDONE,
    Answer,
    Entity,
    EntityKind,
    Note,
    Touch,
)
from facilitator.domain.failures import Trouble
from facilitator.domain.references import reference_fields, references

# What is an entry of the history although undo does not know it.
_LASTING = frozenset(
    {
        Label.WORKSHOP_IMPORTED,
        Label.WORKSHOP_MADE,
        Label.COPIES_JOINED,
        Label.CONFLICT_DECIDED,
        Label.TAKEN_OVER,
        Label.SALVAGED,
        Label.DELETED_FOR_GOOD,
        Label.UNDONE,
        Label.REDONE,
    }
)
_REMOVED = {
    EntityKind.PROJECT: Label.PROJECT_REMOVED,
    EntityKind.CENTER: Label.CENTER_REMOVED,
}
_FILTERED = tuple(_REMOVED)


class State(StrEnum):
    """Whether an entry holds."""

    IN_FORCE = "in_force"
    TAKEN_BACK = "taken_back"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the history; `history.words` tells it.

    `of` is the label of what an undo took back or a redo did again, `of_number` its number.
    `number` is None for what a joining brought, whose `label`, `at` and `by` are those of the other
    copy. `concerned` holds projects and centers. `is_unread` says that its changes cannot be read.
    """

    number: int | None
    label: Label
    at: datetime
    by: str
    changes: tuple[Change, ...]
    concerned: frozenset[Touch]
    is_private: bool
    of: Label | None = None
    of_number: int | None = None
    brought: int = 0
    is_unread: bool = False

    @property
    def entered(self) -> Label:
        """Give the label of what was entered: of an undo or redo, that of its entry."""
        return self.of or self.label


class History:
    """Makes the lines of a desk's journal, each once, and tells what holds of them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.names = Remembered(desk.workshop, desk.journal)
        self._lines: dict[int, tuple[JournalRow, Line]] = {}
        self._in_force: frozenset[int] = frozenset()
        self._is_stale = True
        self._messages: frozenset[int] | None = None

    # -- what there is --------------------------------------------------------------------------

    def numbers(self) -> list[int]:
        """List the entries, newest first: what users did, not where they stood or typed."""
        return [row.number for row in reversed(self._desk.journal()) if self._is_entry(row)]

    def holds(self, number: int) -> bool:
        """Tell whether this number is an entry of the history."""
        row = self._desk.row(number)
        return row is not None and self._is_entry(row)

    def _is_entry(self, row: JournalRow) -> bool:
        return row.undoable or row.label in _LASTING or row.number in self._message_rows()

    def _message_rows(self) -> frozenset[int]:
        if self._messages is None:
            self._messages = message_rows(self._desk.workshop, self._desk.journal())
        return self._messages

    def at(self, number: int) -> datetime:
        """Tell when it was entered, without reading what it changed."""
        return self._row(number).at

    def label(self, number: int) -> Label:
        """Tell what was done, taken back or done again, without reading what it changed."""
        row = self._row(number)
        of = row.undoes if row.undoes is not None else row.redoes
        return (self._desk.label_of(of) if of is not None else None) or row.label

    def authors(self) -> set[str]:
        """Tell who entered something, here or in a copy that was joined."""
        found: set[str] = set()
        for row in self._desk.journal():
            if self._is_entry(row):
                found.add(row.by)
                found.update(brought.by for brought in row.brought)
        return found - {""}

    def removed(self, kind: EntityKind) -> list[Entity]:
        """List the projects or centers that the history tells of and the workshop lacks."""
        label = _REMOVED[kind]
        found: dict[str, Entity] = {}
        for row in self._desk.journal():
            if row.label is not label:
                continue
            for change in self.line(row.number).changes:
                if change.kind is kind and self._desk.workshop.find(kind, change.id) is None:
                    entity = self.names.find(kind, change.id)
                    if entity is not None:
                        found[change.id] = entity
        return list(found.values())

    def state(self, number: int) -> State:
        """Tell whether it holds, was taken back, or is nothing to take back."""
        if self._is_stale:
            self._in_force, self._is_stale = frozenset(self._desk.in_force()), False
        if number in self._in_force:
            return State.IN_FORCE
        return State.TAKEN_BACK if self._row(number).undoable else State.FIXED

    def heard(self, action: Action) -> None:
        """Take note of an Action that was just made; call it before anything else is asked."""
        self._is_stale = True
        if any(change.kind is EntityKind.SHOWN for change in action.changes):
            self._messages = None
        if action.label is Label.DELETED_FOR_GOOD:  # every entry may have lost something
            self._messages = None
            self._lines.clear()
            self.names.begin_anew()
            return
        self.names.forget(action.changes)

    # -- lines ----------------------------------------------------------------------------------

    def line(self, number: int) -> Line:
        """Give an entry as a line."""
        row = self._row(number)
        known = self._lines.get(number)
        if known is not None and known[0] is row:
            return known[1]
        line = self._made(row)
        self._lines[number] = (row, line)
        return line

    def brought(self, number: int) -> list[Line]:
        """Give what a joining brought, newest first, each with its own author and time."""
        entered = _entered(self._row(number))
        return [self._made(each) for each in reversed(list(entered))]

    def main(self, line: Line) -> list[Touch]:
        """Name what a line is about: the entities of its label's kind, else all that it touched."""
        label = line.entered
        touched = list(dict.fromkeys(Touch(c.kind, c.id) for c in line.changes))
        if label in BRINGING:
            joined = line if line.of_number is None else self.line(line.of_number)
            return taken_over(joined.changes)
        if label is Label.CONFLICT_DECIDED:
            touched = taken_over(line.changes) or touched
        kind = _kind_of_label(label)
        return [touch for touch in touched if touch.kind is kind] or touched

    def entity(self, line: Line, touch: Touch) -> Entity | None:
        """Give an entity as the line itself knows it, else as it is or was last."""
        for change in line.changes:
            if (change.kind, change.id) == touch and not change.field:
                return change.new if change.new is not None else change.old  # type: ignore[return-value]  # a whole-entity change holds an Entity
        return self.names.find(*touch)

    def _row(self, number: int) -> JournalRow:
        row = self._desk.row(number)
        assert row is not None, number
        return row

    def _made(self, row: JournalRow | Brought) -> Line:
        try:
            is_told = is_message if row.label is Label.ROOM_SAW else _is_told
            changes, is_unread = tuple(c for c in row.load() if is_told(c)), False
        except Trouble:
            changes, is_unread = (), True
        of = None
        if isinstance(row, JournalRow):
            of = row.undoes if row.undoes is not None else row.redoes
        return Line(
            row.number if isinstance(row, JournalRow) else None,
            row.label,
            row.at,
            row.by,
            changes,
            frozenset(touch for change in changes for touch in self._concerned(change)),
            any(self._is_private(change) for change in changes),
            None if of is None else self._desk.label_of(of),
            of,
            len(_entered(row)) if isinstance(row, JournalRow) else 0,
            is_unread,
        )

    # -- what a change is about -----------------------------------------------------------------

    def _concerned(self, change: Change) -> Iterator[Touch]:
        """Name the projects and centers of a change, also of what is no longer there."""
        if change.kind in _FILTERED:
            yield Touch(change.kind, change.id)
        if not change.field:
            for whole in change.wholes():
                yield from (t for t in references(whole) if t.kind in _FILTERED)
            return
        entity = self.names.find(change.kind, change.id)
        for name in ("project", "center"):
            owner = getattr(entity, name, None)
            if owner is not None:
                yield Touch(EntityKind(name), owner)
        target = reference_fields(change.kind).get(change.field)
        if target in _FILTERED:
            old, new = _ids(change.old), _ids(change.new)
            yield from (Touch(target, each) for each in old ^ new)

    def _is_private(self, change: Change) -> bool:
        """Tell whether the room must not read a change's words."""
        if change.field:
            hides = change.field in ("private", "reason_private")
            entity = self.names.find(change.kind, change.id)
            return hides or _hides(entity, change.field)
        return any(_hides(whole, "") for whole in change.wholes())


def _entered(row: JournalRow) -> list[Brought]:
    """List what a joining brought, without where somebody stood and what was typed."""
    messages = brought_messages(row.brought)
    return [each for each in row.brought if each.label not in PASSING or each.uid in messages]


def _is_told(change: Change) -> bool:
    return change.kind not in NEVER_UNDONE and change.old != change.new


def _ids(value: object) -> frozenset[str]:
    if isinstance(value, tuple):
        return frozenset(value)
    return frozenset() if value is None else frozenset({str(value)})


def _hides(entity: object, field: str) -> bool:
    if isinstance(entity, Note):
        return entity.private
    if isinstance(entity, Answer):
        return entity.reason_private and bool(entity.reason) and field in ("", "reason")
    return False


def _kind_of_label(label: Label) -> EntityKind | None:
    """Tell which kind of entity a label speaks of; None where it speaks of several."""
    if label is Label.CONFIRMATION_WITHDRAWN:
        return EntityKind.ANSWER
    if label.value.startswith("workshop_"):
        return EntityKind.EVENT
    found = [kind for kind in EntityKind if label.value.startswith(kind.value)]
    return max(found, key=len, default=None)
