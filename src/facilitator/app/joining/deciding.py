"""Settling several differences between copies at once."""

from collections.abc import Sequence
from functools import partial

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry, together
from facilitator.app.joining.joining import Side, decide
from facilitator.domain.entities import EntityKind


def decide_all(entry: Entry, conflicts: Sequence[str], side: Side) -> Action:
    """Settle these undecided differences alike, as one entry; a settled one is skipped."""
    steps = [partial(_decide, conflict=conflict, side=side) for conflict in conflicts]
    return together(entry, Label.CONFLICT_DECIDED, steps)


def _decide(entry: Entry, conflict: str, side: Side) -> None:
    # Deciding that something stays removed may have settled what differs inside it.
    if entry.workshop.find(EntityKind.CONFLICT, conflict) is not None:
        decide(entry, conflict, side)
