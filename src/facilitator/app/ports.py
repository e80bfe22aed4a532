"""What the app needs of the outside; storage, documents and ui fulfil it, tests fake it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from facilitator.app.action import Action, Brought, Change, Label
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One Action as the file's journal holds it; `load` parses its changes when they are needed.

    `load` raises Trouble where the changes cannot be read.
    """

    number: int
    uid: str
    label: Label
    at: datetime
    by: str
    undoable: bool
    undoes: int | None
    redoes: int | None
    run: str
    load: Callable[[], tuple[Change, ...]]
    brought: tuple[Brought, ...] = ()

    @classmethod
    def of(cls, number: int, action: Action) -> "JournalRow":
        """Give an Action as the journal will hold it."""
        return cls(
            number,
            action.uid,
            action.label,
            action.at,
            action.by,
            action.undoable,
            action.undoes,
            action.redoes,
            action.run,
            Held(action.changes),
            action.brought,
        )

    def action(self) -> Action:
        """Give the Action again. Raises Trouble as `load` does."""
        return Action(
            self.label,
            self.at,
            self.load(),
            self.by,
            self.undoable,
            self.undoes,
            self.redoes,
            self.run,
            self.uid,
            self.brought,
        )


@dataclass(frozen=True, slots=True)
class Held:
    """Gives changes that are in memory already, as a row's `load` does."""

    changes: tuple[Change, ...]

    def __call__(self) -> tuple[Change, ...]:
        return self.changes


class Keeper(Protocol):
    """Keeps Actions durably, in order, without making the caller wait.

    The listeners are called on the keeper's own thread, after COMMIT has returned: `saved` with the
    number and the local time; `troubled` with what stands in the way (the Action stays in the
    outbox and is tried again). A `saved` after `troubled` says that the trouble is over.
    """

    def keep(self, number: int, action: Action) -> None:
        """Queue an Action; a queued one with the same number is replaced (typing goes on)."""

    def listen(
        self,
        saved: Callable[[int, datetime], None],
        troubled: Callable[[Trouble], None],
    ) -> None:
        """Name who hears of every COMMIT and of trouble from now on, instead of whoever did."""

    def pending(self) -> int:
        """Count the Actions that are not saved yet."""

    def flush(self, seconds: float) -> bool:
        """Wait until all is saved, at most so long; tell whether it is."""

    def hold(self, seconds: float) -> bool:
        """Tell whether what is not saved is held where the next opening of the file finds it.

        It is asked for at once, and waited for at most so long; still true after `close`.
        """

    def close(self) -> None:
        """Save what can be saved, let go of the file."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A workshop file that is open for writing: its content, its journal in order, its keeper.

    `recovered` counts the entries that an earlier session could not save; they are in the workshop
    and are being saved now. `unfitting` counts those that cannot be made part of the workshop:
    they stand in its history, under the entry that took them over. `unread` counts those that this
    program cannot read; they stay beside the data of the user. `elsewhere` counts those of the
    recovered that were entered in other files of the workshop, each with the path of its file.
    """

    workshop: Workshop
    journal: Sequence[JournalRow]
    keeper: Keeper
    recovered: int = 0
    unfitting: int = 0
    unread: int = 0
    elsewhere: tuple[tuple[Path, int], ...] = ()
