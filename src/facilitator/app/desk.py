"""The desk: the one place through which every change goes."""

import getpass
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from facilitator.app.action import Action, Change, Label, apply, as_it_goes, undone_changes
from facilitator.app.entry import Entry
from facilitator.app.ports import JournalRow, Keeper, OpenedFile
from facilitator.app.stacks import Stacks
from facilitator.domain.entities import EntityKind, Touch
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.domain.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.app.history.resting import Resting

P = ParamSpec("P")
Clock = Callable[[], datetime]
Listener = Callable[[Action, frozenset[Touch]], None]


def _user() -> str:
    try:
        return getpass.getuser()
    except (
        Exception
    ):  # no user name in this environment: ImportError, KeyError or OSError by platform
        return ""


class Desk:
    """Performs use cases: check, apply in memory, tell the views, hand to the keeper.

    Undo and redo go back over every entry of the user, also those of earlier sessions: the stacks
    are read from the journal. Where the facilitator stands and typing are not entries.
    """

    def __init__(
        self,
        workshop: Workshop,
        journal: Sequence[JournalRow] = (),
        keeper: Keeper | None = None,
        clock: Clock = datetime.now,
        by: str | None = None,
    ) -> None:
        self.workshop = workshop
        self._keeper = keeper
        self.clock = clock
        self._by = _user() if by is None else by
        self._listeners: list[Listener] = []
        self._rows: dict[int, JournalRow] = {}
        self._stacks = Stacks()
        self._undo, self._redo = self._stacks.undo, self._stacks.redo
        self._last: Action | None = None
        self.number = 0
        for row in journal:
            self._file(row)

    @property
    def by(self) -> str:
        """Tell who sits at the keyboard."""
        return self._by

    # -- performing -----------------------------------------------------------------------------

    def do(
        self,
        use_case: Callable[Concatenate[Entry, P], Action],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Action | None:
        """Perform a use case; None where nothing changes. After a RuleBroken nothing has."""
        entry = Entry(self.workshop, self.clock(), self._by)
        try:
            action = use_case(entry, *args, **kwargs)
        except BaseException:
            entry.take_back()
            raise
        is_news = action.changes or action.brought
        return self._record(action) if is_news else None

    def undo(self) -> Action | None:
        """Take the last entry back; None where there is nothing to take back."""
        if not self._undo:
            return None
        number = self._undo[-1]
        now = self.clock().replace(microsecond=0)
        changes = undone_changes(self._loaded(number, self._undo))
        undone = Action(Label.UNDONE, now, changes, self._by, False, undoes=number)
        return self._perform(undone, number)

    def redo(self) -> Action | None:
        """Do the entry again that was taken back last; None where there is none."""
        if not self._redo:
            return None
        number = self._redo[-1]
        now = self.clock().replace(microsecond=0)
        changes = undone_changes(self._loaded(number, self._redo))
        redone = Action(Label.REDONE, now, changes, self._by, False, redoes=number)
        return self._perform(redone, number)

    def take_back(self, number: int) -> Action | None:
        """Take one entry back, wherever it stands; `redo` does it again.

        Where something rests only on its project's move into discussion, that move stays. Raises
        RuleBroken, which names what rests on it, where something later does, and Trouble where an
        entry cannot be read.
        """
        if self._undo[-1:] == [number]:
            return self.undo()
        if number not in self._undo:
            raise RuleBroken("not_in_force")
        goes = self._what_goes(number)
        if not isinstance(goes, tuple):
            from facilitator.app.history.resting import refusal

            raise refusal(self.workshop, goes)
        now = self.clock().replace(microsecond=0)
        changes = undone_changes(goes)
        return self._perform(Action(Label.UNDONE, now, changes, self._by, False, number), number)

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
        if self._undo[-1:] == [number]:
            return entry.load()
        later = later_rows(number, self._undo, self.journal())
        return what_goes(self.workshop, entry, [self._as_last_done(row) for row in later])

    def _as_last_done(self, row: JournalRow) -> JournalRow:
        """Give an entry with the changes by which it came, or came again, or went."""
        step = self._stacks.steps.get(row.number)
        return row if step is None else replace(row, load=self._rows[step].load)

    def _loaded(self, number: int, stack: list[int]) -> tuple[Change, ...]:
        """Read an entry's changes; one that cannot be read must not bar the way to older ones."""
        try:
            return self._as_last_done(self._rows[number]).load()
        except Trouble:
            stack.pop()
            raise

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

    # -- the journal ----------------------------------------------------------------------------

    def journal(self) -> list[JournalRow]:
        """List every Action in order, also what is not saved yet: all that a file would hold."""
        return list(self._rows.values())

    def row(self, number: int) -> JournalRow | None:
        """Give the Action with this number."""
        return self._rows.get(number)

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

    def end_run(self) -> None:
        """Let the next step be an Action of its own: a copy that is taken now has the last one."""
        self._last = None

    def keep_in(self, keeper: Keeper) -> None:
        """Hand every Action from now on to another keeper, which has all the earlier ones."""
        self.end_run()
        self._keeper = keeper

    def go_on_with(self, opened: OpenedFile) -> None:
        """Go on with the workshop's file as it was written anew, and its record with it.

        What the file holds and the workshop does not is changed in memory, and all of that is told
        to have been done by the last entry of the file.
        """
        from facilitator.app.copies.replaying import differences, state_of

        self.keep_in(opened.keeper)
        held, wanted = (
            state_of(self.workshop.all_entities()),
            state_of(opened.workshop.all_entities()),
        )
        changes = differences(held, wanted, {**held, **wanted})
        apply(self.workshop, changes)
        self._rows.clear()
        self._stacks.clear()
        for row in opened.journal:
            self._file(row)
        touched = frozenset(Touch(c.kind, c.id) for c in changes)
        self._tell(opened.journal[-1].action(), touched)

    # -- hearing --------------------------------------------------------------------------------

    def listen(self, listener: Listener) -> None:
        """Call the listener after every Action, in the caller's thread, with what it touched."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        self._listeners.remove(listener)

    # -- inside ---------------------------------------------------------------------------------

    def _perform(self, action: Action, number: int) -> Action:
        """Apply what is taken back or done again; where it does not fit, nothing is changed.

        Only a journal that was written by others holds changes of what is not there. What is
        removed is kept as it is now: a redo brings back just that.
        """
        made: list[Change] = []
        try:
            for planned in action.changes:
                change = as_it_goes(self.workshop, planned)
                if change.kind is EntityKind.EVENT and not change.field and change.new is None:
                    raise KeyError(change.id)
                apply(self.workshop, (change,))
                made.append(change)
        except KeyError as error:
            apply(self.workshop, (change.inverse() for change in reversed(made)))
            raise RuleBroken("entry_does_not_fit", number=number) from error
        return self._record(replace(action, changes=tuple(made)))

    def _record(self, action: Action) -> Action:
        touched = frozenset(Touch(c.kind, c.id) for c in action.changes)
        if action.run and self._last is not None and self._last.run == action.run:
            action = action.continuing(self._last)
        else:
            self.number += 1
        self._last = action
        self._file(JournalRow.of(self.number, action))
        if self._keeper is not None:
            self._keeper.keep(self.number, action)
        self._tell(action, touched)
        return action

    def _tell(self, action: Action, touched: frozenset[Touch]) -> None:
        for listener in list(self._listeners):
            listener(action, touched)

    def _file(self, row: JournalRow) -> None:
        self.number = row.number
        self._rows[row.number] = row
        self._stacks.file(row)
