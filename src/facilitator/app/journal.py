"""The journal: every Action in order, and what of it undo and redo would step over."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.app.action import Change, Label, undone_changes
from facilitator.app.ports import JournalRow
from facilitator.app.stacks import Stacks
from facilitator.domain.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.app.history.resting import Resting


class Journal:
    """What was done to a workshop, also in earlier sessions; `number` is that of the last Action.

    Undo and redo go back over every entry of the user: the stacks are read from the journal. Where
    the facilitator stands and typing are not entries.
    """

    def __init__(self, workshop: Workshop, journal: Sequence[JournalRow]) -> None:
        self.workshop = workshop
        self._begin(journal)

    def _begin(self, journal: Sequence[JournalRow]) -> None:
        """Hold this journal and nothing else."""
        self.number = 0
        self._rows: dict[int, JournalRow] = {}
        self._stacks = Stacks()
        self._undo, self._redo = self._stacks.undo, self._stacks.redo
        for row in journal:
            self._file(row)

    def _file(self, row: JournalRow) -> None:
        self.number = row.number
        self._rows[row.number] = row
        self._stacks.file(row)

    # -- the journal --------------------------------------------------------------------------

    def journal(self) -> list[JournalRow]:
        """List every Action in order, also what is not saved yet: all that a file would hold."""
        return list(self._rows.values())

    def row(self, number: int) -> JournalRow | None:
        """Give the Action with this number."""
        return self._rows.get(number)

    def changes_of(self, number: int) -> tuple[Change, ...]:
        """Tell all that the Action with this number changed, place included; nothing for none.

        Raises Trouble where the entry cannot be read.
        """
        row = self._rows.get(number)
        return row.load() if row else ()

    def label_of(self, number: int) -> Label | None:
        """Tell what the Action with this number did."""
        row = self._rows.get(number)
        return row.label if row else None

    def in_force(self) -> list[int]:
        """List the numbers of what undo can take back; the last one is the next."""
        return list(self._undo)

    def next_undo(self) -> int | None:
        """Give the number of what `undo` would take back."""
        return self._undo[-1] if self._undo else None

    def next_redo(self) -> int | None:
        """Give the number of what `redo` would do again."""
        return self._redo[-1] if self._redo else None

    def is_in_force(self, number: int) -> bool:
        """Tell whether the Action is an entry of the user that can be taken back and was not."""
        return number in self._undo

    # -- what undo and redo would do -----------------------------------------------------------

    def undo_label(self) -> Label | None:
        """Tell what `undo` would take back."""
        return self._rows[self._undo[-1]].label if self._undo else None

    def redo_label(self) -> Label | None:
        """Tell what `redo` would do again."""
        return self._rows[self._redo[-1]].label if self._redo else None

    def undo_changes(self) -> tuple[Change, ...]:
        """Tell what `undo` would change. Raises Trouble where the entry cannot be read."""
        return self._turned_round(self._undo)

    def redo_changes(self) -> tuple[Change, ...]:
        """Tell what `redo` would change. Raises Trouble where the entry cannot be read."""
        return self._turned_round(self._redo)

    def _turned_round(self, stack: list[int]) -> tuple[Change, ...]:
        if not stack:
            return ()
        return undone_changes(self._as_last_done(self._rows[stack[-1]]).load())

    # -- taking back out of the middle ----------------------------------------------------------

    def take_back_changes(self, number: int) -> tuple[Change, ...]:
        """Tell what `take_back` would change; nothing where something rests on the entry.

        Raises Trouble where an entry cannot be read.
        """
        goes = self._what_goes(number)
        return undone_changes(goes) if isinstance(goes, tuple) else ()

    def rests_on(self, number: int) -> "Resting | None":
        """Tell what keeps an entry in force from being taken back; None where nothing does."""
        goes = self._what_goes(number)
        return None if isinstance(goes, tuple) else goes

    def _what_goes(self, number: int) -> "tuple[Change, ...] | Resting":
        # Seldom needed: the window stands before it is loaded.
        from facilitator.app.history.leaving import what_goes
        from facilitator.app.history.resting import later_rows

        entry = self._as_last_done(self._rows[number])
        if self.next_undo() == number:
            return entry.load()
        later = later_rows(number, self._undo, self.journal())
        return what_goes(self.workshop, entry, [self._as_last_done(row) for row in later])

    def _as_last_done(self, row: JournalRow) -> JournalRow:
        """Give an entry with the changes by which it came, or came again, or went."""
        step = self._stacks.steps.get(row.number)
        return row if step is None else replace(row, load=self._rows[step].load)
