"""Join on what an earlier session could not save, where the file went on without it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from facilitator.app.action import Action, Brought, Label, apply
from facilitator.app.entry import Entry
from facilitator.app.ports import JournalRow
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.domain.workshop import Workshop
from facilitator.storage.writing.left_behind import LeftBehind


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
        joined = join(entry, compare(Copy(workshop, rows), Copy(theirs, other)))
        return replace(joined, label=Label.TAKEN_OVER)
    except (RuleBroken, Trouble, KeyError):
        entry.take_back()
        return None


@dataclass(frozen=True, slots=True)
class Fitted:
    """One Action for the journal, and the uids of what could not be made part of the workshop."""

    action: Action
    unfitting: frozenset[str]


def join_what_fits(left: LeftBehind, workshop: Workshop, rows: Sequence[JournalRow]) -> Fitted:
    """Join what a file can take that lacks entries before it: a backup, for one.

    Every entry stands in the history afterwards, also what did not fit: it can be read there.
    """
    from facilitator.app.copies.replaying import led_to, replay, state_of  # seldom needed
    from facilitator.app.joining.joining import Copy, compare, join

    held = _rows_after(left, rows)
    before = [row for row in rows if row is rows[0] or row.at <= held[0].at]
    entry = Entry(workshop, datetime.now(), held[-1].by)
    try:
        state = state_of(workshop.all_entities())
        if len(before) < len(rows):
            state = led_to(before)
        odd = {row.uid for row in held for change in row.load() if not replay(state, change)}
        theirs = Copy(Workshop(state.values()), [*before, *held])
        joined = join(entry, compare(Copy(workshop, rows), theirs))
        action = replace(joined, label=Label.TAKEN_OVER)
    except (RuleBroken, Trouble, KeyError):
        entry.take_back()
        return Fitted(_only_told(entry.now, held), frozenset(row.uid for row in held))
    for row in held:
        touched = [(c.kind, c.id) for c in row.load()]
        if any(theirs.workshop.find(*t) and not workshop.find(*t) for t in touched):
            odd.add(row.uid)
    if odd and not action.brought:
        action = _only_told(entry.now, held)
    return Fitted(action, frozenset(odd))


def _only_told(now: datetime, held: Sequence[JournalRow]) -> Action:
    """Have the history tell of them; nothing is changed, so there is nothing to take back."""
    told = [Brought(row.uid, row.label, row.at, row.by, row.run, row.load) for row in held]
    label = Label.TAKEN_OVER
    return Action(label, now, (), held[-1].by, undoable=False, brought=tuple(told))


def _rows_after(left: LeftBehind, rows: Sequence[JournalRow]) -> list[JournalRow]:
    """Give what was left behind as rows that follow on the journal, whatever it lacks.

    What a step took back may be missing here: it counts as an entry like the others.
    """
    last = {action.uid: (number, action) for number, action in left.versions}
    known = {row.uid for row in rows} | {each.uid for row in rows for each in row.brought}
    items = sorted((i for i in last.values() if i[1].uid not in known), key=lambda item: item[0])
    after = rows[-1].number if rows else 0
    plain = [replace(action, undoes=None, redoes=None) for _, action in items]
    return [JournalRow.of(after + at, action) for at, action in enumerate(plain, start=1)]


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
