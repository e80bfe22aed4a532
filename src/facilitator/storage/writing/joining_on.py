"""Join on what an earlier session could not save, where the file went on without it."""

from collections.abc import Sequence
from datetime import datetime

from facilitator.app.action import Action, apply
from facilitator.app.entry import Entry
from facilitator.app.ports import JournalRow
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.domain.workshop import Workshop
from facilitator.storage.writing.recovery import LeftBehind


def join_on(left: LeftBehind, workshop: Workshop, rows: Sequence[JournalRow]) -> Action | None:
    """Join it like another copy of the workshop, which parted after the last row that was saved.

    The workshop is changed; what both sides changed is left to be decided. None, and nothing is
    changed, where the file does not hold what it follows on.
    """
    from facilitator.app.joining.joining import Copy, compare, join  # seldom needed

    other = _other_copy(left, rows)
    if other is None:
        return None
    entry = Entry(workshop, datetime.now(), other[-1].by)
    try:
        theirs = Workshop()
        for row in other:
            apply(theirs, row.load())
        return join(entry, compare(Copy(workshop, rows), Copy(theirs, other)))
    except (RuleBroken, Trouble, KeyError):
        entry.take_back()
        return None


def _other_copy(left: LeftBehind, rows: Sequence[JournalRow]) -> list[JournalRow] | None:
    """Put together the journal as that session had it; None where its beginning is not here."""
    last = {action.uid: (number, action) for number, action in left.versions}
    if not last:
        return None
    items = sorted(last.values(), key=lambda item: item[0])
    numbers = [number for number, _ in items]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    before = numbers[0] - 1
    saved_last = rows[before - 1].uid if 0 < before <= len(rows) else ""
    # The row that was saved last may itself be the first of them, in a later version.
    again = rows[before].uid if before < len(rows) else None
    if left.after not in (saved_last, again) or (before and not saved_last):
        return None
    return [*rows[:before], *(JournalRow.of(number, action) for number, action in items)]
