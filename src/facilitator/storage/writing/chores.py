"""What the writer's thread does beside saving, when nothing waits to be saved."""

import logging
import sqlite3
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Protocol, runtime_checkable

from facilitator.app.action import Action

_AFTER_A_FAULT = 600.0  # seconds

_log = logging.getLogger(__name__)


class Chore(Protocol):
    """Work that needs the writer's connection: a backup, for one.

    It leaves no transaction open, raises nothing that the environment causes, and takes its time
    off the Actions that come meanwhile: they wait until it returns.
    """

    def look(self, driver: sqlite3.Connection, now: float) -> float:
        """Do what is due; tell after how many seconds to look again.

        Called on the writer's thread: once before the first Action is written (or soon after
        opening, where none comes), then only while nothing waits. `now` is `time.monotonic()`.
        """


@runtime_checkable
class Precaution(Protocol):
    """A chore that has something to do before certain Actions are written."""

    def before(self, driver: sqlite3.Connection, action: Action) -> None:
        """Do it, where this Action is one of them; called anew where writing it failed."""


@runtime_checkable
class Farewell(Protocol):
    """A chore that has something to do at the end, when everything is saved."""

    def closing(self, driver: sqlite3.Connection) -> Callable[[], None] | None:
        """Take in a moment what is needed for it, and give what is done without the connection.

        That is called on the same thread once the file is let go; the process may end meanwhile.
        """


class Chores:
    """Calls each chore when its time has come; one that fails must not keep text from the file."""

    def __init__(self, chores: Sequence[Chore], clock: Callable[[], float] = monotonic) -> None:
        self._due = dict.fromkeys(chores, 0.0)
        self._clock = clock

    def due_in(self) -> float | None:
        """Tell how many seconds the next one can wait; None where there is none."""
        if not self._due:
            return None
        return max(0.0, min(self._due.values()) - self._clock())

    def do_all(self, driver: sqlite3.Connection) -> None:
        """Call every chore."""
        for chore in self._due:
            self._do(chore, driver)

    def do_next(self, driver: sqlite3.Connection) -> None:
        """Call the chore that has waited longest, where it is due."""
        if self.due_in() == 0.0:
            self._do(min(self._due, key=self._due.__getitem__), driver)

    def before(self, driver: sqlite3.Connection, action: Action) -> None:
        """Let every chore take its precautions before an Action is written."""
        for chore in self._due:
            if isinstance(chore, Precaution):
                try:
                    chore.before(driver, action)
                except Exception:  # a bug of the chore; the Action must still be saved
                    _log.exception("a chore of the writer failed")
                _roll_back(driver)

    def closing(self, driver: sqlite3.Connection) -> list[Callable[[], None]]:
        """Give what the chores still do when the file is let go."""
        left = []
        for chore in self._due:
            if isinstance(chore, Farewell):
                try:
                    rest = chore.closing(driver)
                except Exception:  # a bug of the chore; the file must be let go all the same
                    _log.exception("a chore of the writer failed")
                    rest = None
                _roll_back(driver)
                left.extend([rest] if rest is not None else [])
        return left

    def _do(self, chore: Chore, driver: sqlite3.Connection) -> None:
        try:
            pause = chore.look(driver, self._clock())
        except Exception:  # a bug of the chore; what is entered later must still be saved
            _log.exception("a chore of the writer failed")
            pause = _AFTER_A_FAULT
        _roll_back(driver)
        self._due[chore] = self._clock() + pause


def _roll_back(driver: sqlite3.Connection) -> None:
    """End what a chore left open. A disk that is gone is told when something is to be saved."""
    try:
        if driver.in_transaction:
            driver.execute("ROLLBACK")
    except sqlite3.Error as error:
        _log.warning("a chore of the writer left a transaction: %s", error)
