"""What of a joining is counted as taken over; every place that tells a number asks here."""

from collections.abc import Iterable

from facilitator.app.action import Change
from facilitator.app.history.leaving import is_consequence
from facilitator.domain.entities import NEVER_UNDONE, EntityKind, Touch

_UNCOUNTED = NEVER_UNDONE | {EntityKind.CONFLICT}


def taken_over(changes: Iterable[Change]) -> list[Touch]:
    """List once each what persons entered: answers, notes, roles, projects, sections and so on.

    Not counted are where somebody stood, what was half typed and what the wall showed, what is
    left undecided, and a project that only followed into discussion.
    """
    counted = (c for c in changes if c.kind not in _UNCOUNTED and not is_consequence(c))
    return list(dict.fromkeys(Touch(c.kind, c.id) for c in counted if c.old != c.new))
