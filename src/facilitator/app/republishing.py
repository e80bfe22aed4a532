"""Undo of a privacy: what was hidden must not come back onto the wall by itself."""

from collections.abc import Iterable

from facilitator.app.action import Action, Change, Label
from facilitator.app.entry import Entry
from facilitator.app.slide_json import slide_to_json
from facilitator.app.wall import hold_wall
from facilitator.app.wall_view import held_slide
from facilitator.domain.entities import EntityKind
from facilitator.domain.workshop import Workshop

# What hides which text.
_PRIVACY = (
    (EntityKind.NOTE, "private", "text"),
    (EntityKind.ANSWER, "reason_private", "reason"),
)


def publishes_again(workshop: Workshop, changes: Iterable[Change]) -> bool:
    """Tell whether these changes, not made yet, show what is private now to everybody."""
    found = {(c.kind, c.id, c.field): c for c in changes}
    for kind, field, text in _PRIVACY:
        for change in found.values():
            if (change.kind, change.field) != (kind, field) or change.new or not change.old:
                continue
            other = found.get((kind, change.id, text))
            entity = workshop.find(kind, change.id)
            if other.new if other is not None else getattr(entity, text, ""):
                return True
    return False


def freeze_wall(entry: Entry) -> Action:
    """Hold what the room sees, line by line as it stands there now; also where it was held."""
    live = entry.workshop.live
    if not live.held:
        return hold_wall(entry)
    entry.set(live, held=slide_to_json(held_slide(entry.workshop, entry.now)))
    return entry.action(Label.WALL_CHANGED, undoable=False)
