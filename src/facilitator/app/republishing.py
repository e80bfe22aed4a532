"""Undo of a privacy: what was hidden must not come back onto the wall by itself."""

from collections.abc import Iterable
from dataclasses import replace

from facilitator.app.action import Action, Change, Label
from facilitator.app.entry import Entry
from facilitator.app.slide_json import slide_to_json
from facilitator.app.wall import hold_wall
from facilitator.app.wall_view import held_slide
from facilitator.domain.entities import Answer, EntityKind, Note
from facilitator.domain.workshop import Workshop

_PRIVACY = {(EntityKind.NOTE, "private"), (EntityKind.ANSWER, "reason_private")}


def publishes_again(workshop: Workshop, changes: Iterable[Change]) -> bool:
    """Tell whether these changes, not made yet, show what is private now to everybody."""
    changes = list(changes)
    for change in changes:
        if (change.kind, change.field) not in _PRIVACY or change.new or not change.old:
            continue
        after = workshop.find(change.kind, change.id)
        for other in changes:
            if after is not None and (other.kind, other.id) == (change.kind, change.id):
                after = replace(after, **{other.field: other.new}) if other.field else None
        if isinstance(after, Note) and after.text:
            return True
        if isinstance(after, Answer) and after.reason:
            return True
    return False


def freeze_wall(entry: Entry) -> Action:
    """Hold what the room sees, line by line as it stands there now; also where it was held."""
    live = entry.workshop.live
    if not live.held:
        return hold_wall(entry)
    entry.set(live, held=slide_to_json(held_slide(entry.workshop, entry.now)))
    return entry.action(Label.WALL_CHANGED, undoable=False)
