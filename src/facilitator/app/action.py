"""Every change is an Action: a label, a time, and a list of field changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from facilitator.domain.entities import (
    NEVER_UNDONE,
    Entity,
    EntityKind,
)
from facilitator.domain.workshop import Workshop


class Label(StrEnum):
    """What an Action did, in the past tense; the journal keeps it and the history tells it."""

    WORKSHOP_IMPORTED = "workshop_imported"
    EVENT_EDITED = "event_edited"
    CENTER_ADDED = "center_added"
    CENTER_EDITED = "center_edited"
    CENTER_REMOVED = "center_removed"
    ATTENDEE_ADDED = "attendee_added"
    ATTENDEE_EDITED = "attendee_edited"
    ATTENDEE_REMOVED = "attendee_removed"
    FIELD_ADDED = "field_added"
    FIELD_EDITED = "field_edited"
    FIELD_REMOVED = "field_removed"
    PROJECT_ADDED = "project_added"
    PROJECT_EDITED = "project_edited"
    PROJECT_REMOVED = "project_removed"
    PROJECT_STAGE_MOVED = "project_stage_moved"
    PROPOSALS_EDITED = "proposals_edited"
    SECTION_ADDED = "section_added"
    SECTION_EDITED = "section_edited"
    SECTION_REMOVED = "section_removed"
    ROWS_MOVED = "rows_moved"
    ROWS_PASTED = "rows_pasted"
    SECTION_STARTED = "section_started"
    SECTION_ENDED = "section_ended"
    SECTION_REOPENED = "section_reopened"
    SECTION_TIMES_CORRECTED = "section_times_corrected"
    SECTION_PAUSED = "section_paused"
    SECTION_RESUMED = "section_resumed"
    MINUTES_SHARED_OUT = "minutes_shared_out"
    ATTENDANCE_TAKEN = "attendance_taken"
    WORKSHOP_CLOSED = "workshop_closed"
    WORKSHOP_REOPENED = "workshop_reopened"
    WORKSHOP_STAGE_MOVED = "workshop_stage_moved"
    ANSWER_RECORDED = "answer_recorded"
    ANSWER_CLEARED = "answer_cleared"
    ANSWER_CONFIRMED = "answer_confirmed"
    CONFIRMATION_WITHDRAWN = "confirmation_withdrawn"
    NOTE_ADDED = "note_added"
    NOTE_EDITED = "note_edited"
    NOTE_REMOVED = "note_removed"
    NOTE_MOVED = "note_moved"
    ROLE_ADDED = "role_added"
    ROLE_EDITED = "role_edited"
    ROLE_REMOVED = "role_removed"
    ACTION_ITEM_ADDED = "action_item_added"
    ACTION_ITEM_EDITED = "action_item_edited"
    ACTION_ITEM_REMOVED = "action_item_removed"
    PLACE_CHANGED = "place_changed"
    WALL_CHANGED = "wall_changed"
    ROOM_SAW = "room_saw"
    TYPED = "typed"
    COPIES_JOINED = "copies_joined"
    CONFLICT_DECIDED = "conflict_decided"
    TAKEN_OVER = "taken_over"
    SALVAGED = "salvaged"
    DELETED_FOR_GOOD = "deleted_for_good"
    WORKSHOP_MADE = "workshop_made"
    UNDONE = "undone"
    REDONE = "redone"


# What brings entries that were made elsewhere: another copy's, or those that an earlier session
# could not save (older files call these joined too).
BRINGING = frozenset({Label.COPIES_JOINED, Label.TAKEN_OVER})

# Where somebody stood, what the wall showed, typing: nothing that undo governs.
PASSING = frozenset({Label.PLACE_CHANGED, Label.WALL_CHANGED, Label.ROOM_SAW, Label.TYPED})


@dataclass(frozen=True, slots=True)
class Change:
    """One field's old and new value; with `field` "" a whole entity is put or removed.

    For a whole entity `old` is the entity before (None: it is created) and `new` the entity after
    (None: it is removed). Otherwise both are values of that field.
    """

    kind: EntityKind
    id: str
    field: str
    old: object
    new: object

    def inverse(self) -> "Change":
        return Change(self.kind, self.id, self.field, self.new, self.old)

    def wholes(self) -> list[Entity]:
        """List the entities that a whole-entity change takes away and puts; of a field none."""
        if self.field:
            return []
        return [whole for whole in (self.old, self.new) if whole is not None]  # type: ignore[misc]  # a whole-entity change holds Entities


@dataclass(frozen=True, slots=True)
class Brought:
    """An entry of another copy's journal that a joining brought along, as it was made there.

    It has no number here, and its changes are not made again: those of the joining Action are.
    """

    uid: str
    label: Label
    at: datetime
    by: str
    run: str
    load: Callable[[], tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class Action:
    """A step of the record: all its changes are saved together or not at all.

    `uid` is unique in the world (copies are merged by it); `by` is who sat at the keyboard.
    `undoes` and `redoes` name the number in the journal of the Action taken back or done again.
    `run` joins steps that follow one another directly (typing): they share one journal row.
    `brought` are the entries of the other copy where this Action joins two.
    """

    label: Label
    at: datetime
    changes: tuple[Change, ...]
    by: str = ""
    undoable: bool = True
    undoes: int | None = None
    redoes: int | None = None
    run: str = ""
    uid: str = field(default_factory=lambda: uuid4().hex)
    brought: tuple[Brought, ...] = ()

    def continuing(self, before: "Action") -> "Action":
        """Join this step onto the one before it: the old values of that, the new of this.

        What only the step before changed (a stamp that fell) stays part of the whole.
        """
        later = {(c.kind, c.id, c.field): c for c in self.changes}
        joined = []
        for c in before.changes:
            again = later.pop((c.kind, c.id, c.field), None)
            joined.append(c if again is None else replace(c, new=again.new))
        changes = (*joined, *later.values())
        undoable = self.undoable or before.undoable
        # Typing that was taken back in its field leaves nothing to take back: undo must not stop
        # there. The file still needs the values.
        undoable = undoable and any(c.old != c.new and c.kind not in NEVER_UNDONE for c in changes)
        return replace(self, changes=changes, undoable=undoable, uid=before.uid)


def undone_changes(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Turn changes around; where the facilitator stands and what is half typed stays as it is."""
    kept = [c.inverse() for c in changes if c.kind not in NEVER_UNDONE]
    return tuple(reversed(kept))


def as_it_goes(workshop: Workshop, change: Change) -> Change:
    """Let a change hold what it replaces as that is now, so that turned round it brings just that.

    A change that does not fit, or puts a whole entity, stays as it is.
    """
    found = workshop.find(change.kind, change.id)
    if found is None or (not change.field and change.new is not None):
        return change
    return replace(change, old=getattr(found, change.field) if change.field else found)


def apply(workshop: Workshop, changes: Iterable[Change]) -> None:
    """Make the changes in memory."""
    for change in changes:
        if change.field:
            workshop.set_field(change.kind, change.id, change.field, change.new)
        elif change.new is None:
            # What was deleted for good (old is None as well) may never have been here.
            if change.old is not None or workshop.find(change.kind, change.id) is not None:
                workshop.remove(change.kind, change.id)
        else:
            entity: Entity = change.new  # type: ignore[assignment]  # a whole-entity change holds an Entity
            workshop.put(entity)
