"""What of a joining is counted as taken over; every place that tells a number asks here."""

from collections.abc import Iterable

from facilitator.app.action import Change
from facilitator.app.history.consequence import is_consequence
from facilitator.domain.entities import NEVER_UNDONE, EntityKind, Touch
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


def _follows(change: Change) -> bool:
    is_stage = (change.kind, change.field) == (EntityKind.EVENT, "stage")
    begins = change.old is WorkshopStage.PREPARED and change.new is WorkshopStage.RUNNING
    return is_consequence(change) or (is_stage and begins)
