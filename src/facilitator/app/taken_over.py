"""What is counted as entered or taken over; every place that tells a number asks here."""

from collections.abc import Iterable

from facilitator.app.action import Action, Change
from facilitator.app.history.consequence import is_consequence
from facilitator.domain.entities import NEVER_UNDONE, Draft, EntityKind, Touch
from facilitator.domain.terms import WorkshopStage

_UNCOUNTED = NEVER_UNDONE | {EntityKind.CONFLICT}


def taken_over(changes: Iterable[Change]) -> list[Touch]:
    """List once each what persons entered: answers, notes, roles, projects, sections and so on.

    Not counted are where somebody stood, what was half typed and what the wall showed, what is
    left undecided, a project that only followed into discussion, and a workshop that began with
    its first section.
    """
    counted = (c for c in changes if c.kind not in _UNCOUNTED and not _follows(c))
    return list(dict.fromkeys(Touch(c.kind, c.id) for c in counted if c.old != c.new))


def entered(actions: Iterable[Action]) -> int:
    """Count what a person entered: every such Action, and each line that stays half typed, once."""
    count, is_half_typed = 0, {}
    for action in actions:
        count += bool(taken_over(action.changes))
        for change in action.changes:
            if change.kind is EntityKind.DRAFT and change.field in ("", "text"):
                new = change.new
                is_half_typed[change.id] = bool(new.text if isinstance(new, Draft) else new)
    return count + sum(is_half_typed.values())


def _follows(change: Change) -> bool:
    is_stage = (change.kind, change.field) == (EntityKind.EVENT, "stage")
    begins = change.old is WorkshopStage.PREPARED and change.new is WorkshopStage.RUNNING
    return is_consequence(change) or (is_stage and begins)
