"""Backups of the open file, made while nothing waits to be saved."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from facilitator.app.action import Action, Label
from facilitator.app.backups import BackupReason
from facilitator.domain.failures import Trouble
from facilitator.storage.backups.standing import standing
from facilitator.storage.connection import connect_in_memory, troubles
from facilitator.storage.reading import loading

if TYPE_CHECKING:
    from facilitator.storage.backups.backups import BackupFolder

_EVERY_SECONDS = 600.0
_RETRY_SECONDS = 60.0
# What a closing may cost: taking the file takes a tenth of that, or it is left out.
_MOST_SECONDS = 0.15
_MOST_BYTES = 32 * 2**20
_PAGES = 64
_BEFORE = {Label.COPIES_JOINED: BackupReason.MERGE}


class BackupChore:
    """Backs up the file when it was opened and every ten minutes, where it has changed.

    Besides, before a copy is joined to it, and at closing where that is wished and costs no time.
    A backup that fails is tried again every minute. `told` hears of it once, on the writer's
    thread: a Trouble when it begins, None when backups are made again.
    """

    def __init__(
        self,
        folder: "Callable[[], BackupFolder]",
        original: Path,
        told: Callable[[Trouble | None], None],
    ) -> None:
        # Asked for at the first backup: the console stands before what backs up is loaded.
        self._folder = folder
        self.original = original
        self._told = told
        self._reason = BackupReason.OPENING
        self._failed = ""
        self._prepared_for = ""  # the uid of an Action
        self._mark = ""  # of the last entry that a backup has
        self._is_closing = False

    def look(self, driver: sqlite3.Connection, now: float) -> float:
        """Make a backup that is due; tell after how many seconds to look again."""
        if not self._make(driver, self._reason):
            return _RETRY_SECONDS
        self._reason = BackupReason.TIMED
        return _EVERY_SECONDS

    def before(self, driver: sqlite3.Connection, action: Action) -> None:
        """Make a backup once before an Action that asks for one; it is written all the same."""
        reason = _BEFORE.get(action.label)
        if reason is not None and action.uid != self._prepared_for:
            self._prepared_for = action.uid
            self._make(driver, reason)

    def before_migration(self, driver: sqlite3.Connection) -> None:
        """Back up a file that is still of its older version."""
        self._make(driver, BackupReason.MIGRATION)

    def closing_comes(self) -> None:
        """Have a backup made when the file is let go, in any thread; by itself none is."""
        self._is_closing = True

    def closing(self, driver: sqlite3.Connection) -> Callable[[], None] | None:
        """Take the file into memory where something was entered since the last backup.

        Not where the last one failed, where the file is large, or a drive is slow to give it.
        """
        if not self._is_closing or self._failed:
            return None
        try:
            with troubles(self.original), loading(self.original):
                if standing(driver).mark == self._mark:
                    return None
                taken = _in_memory(driver)
        except Trouble:
            return None
        return None if taken is None else partial(self._make_last, taken)

    def _make_last(self, taken: sqlite3.Connection) -> None:
        """Back up what was taken; nobody is there any more to hear that it failed."""
        with closing(taken):
            try:
                self._folder().make_from(taken, self.original, BackupReason.CLOSING)
            except Trouble:
                return

    def _make(self, driver: sqlite3.Connection, reason: BackupReason) -> bool:
        try:
            self._folder().make_from(driver, self.original, reason)
            with troubles(self.original), loading(self.original):
                self._mark = standing(driver).mark
        except Trouble as trouble:
            self._tell(trouble)
            return False
        self._tell(None)
        return True

    def _tell(self, trouble: Trouble | None) -> None:
        code = "" if trouble is None else trouble.code
        if code != self._failed:
            self._failed = code
            self._told(trouble)


class _TooSlowError(Exception):
    """The time for taking a file is over."""


def _in_memory(driver: sqlite3.Connection) -> sqlite3.Connection | None:
    """Take a whole file into memory; None where it is large, or takes too long."""
    (pages,), (size,) = (
        driver.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
    )
    if pages * size > _MOST_BYTES:
        return None
    until = monotonic() + _MOST_SECONDS

    def look(status: int, left: int, of: int) -> None:
        if monotonic() > until:
            raise _TooSlowError

    taken = connect_in_memory()
    try:
        driver.backup(taken, pages=_PAGES, progress=look)
    except BaseException as error:
        taken.close()
        if isinstance(error, _TooSlowError):
            return None
        raise
    return taken
