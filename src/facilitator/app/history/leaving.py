"""What of an entry goes when it is taken back out of the middle, and what of it has to stay."""

from collections.abc import Sequence
from dataclasses import replace

from facilitator.app.action import Change
from facilitator.app.history.consequence import is_consequence
from facilitator.app.history.resting import Resting, rests_on
from facilitator.app.ports import Held, JournalRow
from facilitator.domain.entities import NEVER_UNDONE
from facilitator.domain.workshop import Workshop


def what_goes(
    workshop: Workshop, row: JournalRow, later: Sequence[JournalRow]
) -> tuple[Change, ...] | Resting:
    """Give the changes that can be taken back, or what rests on them.

    That what was entered moved its project into discussion is a mere consequence: where something
    later rests on that move, it stays and the rest goes. The workshop is then as if, at its place,
    only this move had been made. `later` are the row's `later_rows`. Raises Trouble where a row
    cannot be read.
    """
    changes = row.load()
    resting = rests_on(workshop, row, later)
    if resting is None:
        return changes
    rest = tuple(
        change
        for change in changes
        if not (is_consequence(change) and _rests(workshop, row, (change,), later))
    )
    if len(rest) == len(changes) or all(c.kind in NEVER_UNDONE for c in rest):
        return resting
    return _rests(workshop, row, rest, later) or rest


def _rests(
    workshop: Workshop,
    row: JournalRow,
    changes: tuple[Change, ...],
    later: Sequence[JournalRow],
) -> Resting | None:
    return rests_on(workshop, replace(row, load=Held(changes)), later)
