"""The desk: the one place through which every change goes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Concatenate, ParamSpec

from facilitator.app.action import Action, Change, Label, apply, as_it_goes, undone_changes
from facilitator.app.entry import Entry
from facilitator.app.journal import Journal
from facilitator.app.opener import user_name
from facilitator.app.ports import JournalRow, Keeper, OpenedFile
from facilitator.domain.entities import EntityKind, Touch
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.domain.workshop import Workshop

P = ParamSpec("P")
Clock = Callable[[], datetime]
Listener = Callable[[Action, frozenset[Touch]], None]


class Desk(Journal):
    """Performs use cases: check, apply in memory, tell the views, hand to the keeper.

    As a `Journal` it also tells what was done.
    """

    def __init__(
        self,
        workshop: Workshop,
        journal: Sequence[JournalRow] = (),
        keeper: Keeper | None = None,
        clock: Clock = datetime.now,
        by: str | None = None,
    ) -> None:
        super().__init__(workshop, journal)
        self._keeper = keeper
        self.clock = clock
        self._by = user_name() if by is None else by
        self._listeners: list[Listener] = []
        self._last: Action | None = None

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
        return self._take_out(number, self._loaded(number, self._undo))

    def redo(self) -> Action | None:
        """Do the entry again that was taken back last; None where there is none."""
        if not self._redo:
            return None
        number = self._redo[-1]
        changes = undone_changes(self._loaded(number, self._redo))
        redone = Action(Label.REDONE, self._now(), changes, self._by, False, redoes=number)
        return self._perform(redone, number)

    def take_back(self, number: int) -> Action | None:
        """Take one entry back, wherever it stands; `redo` does it again.

        Where something rests only on its project's move into discussion, that move stays. Raises
        RuleBroken, which names what rests on it, where something later does, and Trouble where an
        entry cannot be read.
        """
        if self.next_undo() == number:
            return self.undo()
        if number not in self._undo:
            raise RuleBroken("not_in_force")
        goes = self._what_goes(number)
        if not isinstance(goes, tuple):
            from facilitator.app.history.resting import refusal

            raise refusal(self.workshop, goes)
        return self._take_out(number, goes)

    def _take_out(self, number: int, goes: tuple[Change, ...]) -> Action:
        changes = undone_changes(goes)
        undone = Action(Label.UNDONE, self._now(), changes, self._by, False, undoes=number)
        return self._perform(undone, number)

    def _now(self) -> datetime:
        return self.clock().replace(microsecond=0)

    def _loaded(self, number: int, stack: list[int]) -> tuple[Change, ...]:
        """Read an entry's changes; one that cannot be read must not bar the way to older ones."""
        try:
            return self._as_last_done(self._rows[number]).load()
        except Trouble:
            stack.pop()
            raise

    # -- keeping --------------------------------------------------------------------------------

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
        self._begin(opened.journal)
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
