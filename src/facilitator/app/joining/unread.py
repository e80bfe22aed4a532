"""Entries that cannot be read any more: what they did is joined from the tables.

An entry that the other copy knows as well needs no weighing: there it may be readable, and what it
did stands on both sides. What one did that only this copy knows is what the tables hold beyond the
readable journal: that is told to the other copy as one entry more.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import NAMESPACE_OID, uuid5

from facilitator.app.action import Action, Brought, Change, Label
from facilitator.app.copies.replaying import differences, in_order, led_to, state_of
from facilitator.app.joining.knowledge import taken_back
from facilitator.app.joining.terms import Copy
from facilitator.app.ports import JournalRow
from facilitator.domain.failures import Trouble

_Load = Callable[[], tuple[Change, ...]]


def readable(copy: Copy, other: Copy) -> tuple[Copy, set[int]]:
    """Give the copy so that every entry can be read, and the numbers of those that cannot.

    The numbers become complete while the copy is compared: entries are read when they are needed.
    """
    elsewhere = _Elsewhere(other.journal)
    unread: set[int] = set()
    rows = [_mended(row, elsewhere, unread) for row in copy.journal]
    lost = [row for row in copy.journal if not elsewhere.knows(row) and not _is_read(row.load)]
    if lost:
        unread.update(row.number for row in lost)
        first = list(copy.journal).index(lost[0])
        rows.insert(first, _what_stands(copy, rows[:first], lost))
    return Copy(copy.workshop, rows), unread


class _Elsewhere:
    """Knows the entries of the other copy by their uid."""

    def __init__(self, journal: Sequence[JournalRow]) -> None:
        self._found: dict[str, list[JournalRow | Brought]] = {}
        off = taken_back(journal)
        for row in journal:
            self._found.setdefault(row.uid, []).append(row)
            for brought in () if row.number in off else row.brought:
                self._found.setdefault(brought.uid, []).append(brought)

    def knows(self, entry: JournalRow | Brought) -> bool:
        """Tell whether it stands there too, as late as here: typing may have gone on."""
        found = self._found.get(entry.uid, ())
        return any(not entry.run or each.at >= entry.at for each in found)

    def same(self, entry: JournalRow | Brought) -> Iterator[_Load]:
        """Give what reads this very entry there."""
        return (each.load for each in self._found.get(entry.uid, ()) if each.at == entry.at)


@dataclass(frozen=True, slots=True)
class _Mended:
    """Reads an entry; one that cannot be read is read elsewhere, or changes nothing."""

    entry: JournalRow | Brought
    number: int
    elsewhere: _Elsewhere
    unread: set[int]

    def __call__(self) -> tuple[Change, ...]:
        try:
            return self.entry.load()
        except Trouble:
            self.unread.add(self.number)
        for load in self.elsewhere.same(self.entry):
            try:
                return load()
            except Trouble:
                continue
        return ()


def _mended(row: JournalRow, elsewhere: _Elsewhere, unread: set[int]) -> JournalRow:
    brought = tuple(
        replace(each, load=_Mended(each, row.number, elsewhere, unread)) for each in row.brought
    )
    return replace(row, load=_Mended(row, row.number, elsewhere, unread), brought=brought)


def _is_read(load: _Load) -> bool:
    try:
        load()
    except Trouble:
        return False
    return True


def _what_stands(
    copy: Copy, before: Sequence[JournalRow], lost: Sequence[JournalRow]
) -> JournalRow:
    """Give what has changed since the first that cannot be read, by and at the last of them.

    It stands in the place of the first: what can be read comes after it. Its uid follows from
    theirs: joined again, it is known.
    """
    state = led_to(before)
    held = state_of(copy.workshop.all_entities())
    uid = uuid5(NAMESPACE_OID, " ".join(row.uid for row in lost)).hex
    changes = tuple(differences(state, held, in_order({*state, *held})))
    last = lost[-1]
    action = Action(Label.SALVAGED, last.at, changes, last.by, undoable=False, uid=uid)
    return JournalRow.of(copy.journal[-1].number + 1, action)
