"""The desk as the windows know it: signals say what happened, calls say what is wished."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Concatenate, ParamSpec
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.app.action import Action
from facilitator.app.desk import Desk
from facilitator.app.entry import Entry
from facilitator.app.ports import Keeper, OpenedFile
from facilitator.app.turns import take_up_turn
from facilitator.domain.entities import EntityKind, Touch
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.domain.workshop import Workshop

P = ParamSpec("P")


class DeskSignals(QObject):
    """Wraps the desk for the windows; views read `workshop` and never change it.

    `changed` carries the frozenset of Touch(kind, id) that an Action changed; `deletion_requested`
    the `purging.Target`s that a page wishes to delete for good, a question first; `refused` a
    RuleBroken; `saved` the number and local time of a COMMIT; `troubled` a Trouble. The last two
    arrive from the keeper's thread and are delivered in the thread of the windows. `saved_at` is
    when a COMMIT returned last, `trouble` what keeps something from being saved now.
    """

    changed = Signal(object)
    deletion_requested = Signal(object)
    refused = Signal(object)
    saved = Signal(int, object)
    troubled = Signal(object)

    def __init__(self, desk: Desk, keeper: Keeper | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.keeper = keeper
        self.last_action: Action | None = None
        self._is_closed = False
        self.saved_at: datetime | None = None
        self.trouble: Trouble | None = None
        self.saved.connect(self._remember_saved)
        self.troubled.connect(self._remember_trouble)
        desk.listen(self._on_action)
        if keeper is not None:
            keeper.listen(self._on_saved, self._on_troubled)

    @property
    def workshop(self) -> Workshop:
        return self.desk.workshop

    @property
    def is_closed(self) -> bool:
        """Tell whether the file was let go."""
        return self._is_closed

    def pending(self) -> int:
        """Count what is not saved yet."""
        return 0 if self.keeper is None else self.keeper.pending()

    def now(self) -> datetime:
        """Tell the local time by the desk's clock (a rehearsal runs on another one)."""
        return self.desk.clock()

    def new_id(self) -> str:
        """Make an id for an entity that the window must know before it exists."""
        return uuid4().hex[:12]

    def do(
        self, use_case: Callable[Concatenate[Entry, P], Action], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """Perform a use case; False where the workshop refuses it (`refused` tells why)."""
        if self._is_closed:
            return False
        try:
            self.desk.do(use_case, *args, **kwargs)
        except RuleBroken as broken:
            self.refused.emit(broken)
            return False
        return True

    def undo(self) -> Action | None:
        """Take the last entry back; trouble with it is told, and None given."""
        return self._step(self.desk.undo)

    def redo(self) -> Action | None:
        """Do it again."""
        return self._step(self.desk.redo)

    def take_back(self, number: int) -> Action | None:
        """Take one entry back, wherever it stands."""
        return self._step(partial(self.desk.take_back, number))

    def _step(self, step: Callable[[], Action | None]) -> Action | None:
        try:
            action = step()
            if action is not None and any(c.kind is EntityKind.SECTION for c in action.changes):
                self.do(take_up_turn)
            return action
        except RuleBroken as broken:
            self.refused.emit(broken)
        except Trouble as trouble:
            self.troubled.emit(trouble)
        return None

    def let_go(self) -> None:
        """Stop listening to the desk: the file closes, what a field still says comes too late."""
        self._is_closed = True
        self.desk.unlisten(self._on_action)

    def keep_in(self, keeper: Keeper) -> Keeper | None:
        """Keep everything in another file from now on, which holds all so far; give the old keeper.

        Nothing more is heard of the old one, and the trouble with it is over.
        """
        old, self.keeper = self.keeper, keeper
        if old is not None:
            old.listen(_nobody_hears, _nobody_hears)
        keeper.listen(self._on_saved, self._on_troubled)
        self.desk.keep_in(keeper)
        QTimer.singleShot(0, self, self._tell_kept)  # what the old one said last comes before
        return old

    def go_on_with(self, opened: OpenedFile) -> None:
        """Go on with the workshop's file as it was written anew; the old keeper is closed."""
        self.keep_in(opened.keeper)
        self.desk.go_on_with(opened)

    def _tell_kept(self) -> None:
        if self.keeper is not None and self.pending() == 0:
            self.saved.emit(self.desk.number, datetime.now())

    def _on_action(self, action: Action, touched: frozenset[Touch]) -> None:
        self.last_action = action
        self.changed.emit(touched)

    def _remember_saved(self, number: int, at: datetime) -> None:
        self.saved_at = at
        if self.pending() == 0:
            self.trouble = None

    def _remember_trouble(self, trouble: Trouble) -> None:
        self.trouble = trouble

    # Called on the keeper's thread: a signal crosses over to the windows' thread by itself.
    def _on_saved(self, number: int, at: datetime) -> None:
        self.saved.emit(number, at)

    def _on_troubled(self, trouble: Trouble) -> None:
        self.troubled.emit(trouble)


def _nobody_hears(*said: object) -> None: ...
