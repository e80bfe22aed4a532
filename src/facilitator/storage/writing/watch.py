"""Watch over the open file: it stands at its path, and nobody else writes into it."""

import os
import sqlite3
from pathlib import Path

from facilitator.app.files import trouble_of_os
from facilitator.domain.failures import Trouble
from facilitator.storage.connection import troubles
from facilitator.storage.header import Identity

_LAST_ENTRY = "SELECT number, uid FROM journal ORDER BY number DESC LIMIT 1"


class Watch:
    """Notices what SQLite does not: its lock keeps out nobody but other SQLite programs.

    A program that writes into the file changes its size or time. Both may change without harm, so
    then all pages are read again and the last entry must still be ours. All calls come from the
    thread that owns the connection; they never open the file.
    """

    def __init__(self, driver: sqlite3.Connection, path: Path, file: Identity) -> None:
        self._driver = driver
        self._path = path
        self._file = file
        self._stamp: tuple[int, int] | None = None
        self._last: object = None

    def check_place(self) -> os.stat_result:
        """Raise Trouble where the path no longer leads to the open file: file_gone, file_moved."""
        try:
            found = self._path.stat()
        except FileNotFoundError as error:
            raise Trouble("file_gone", path=str(self._path)) from error
        except OSError as error:
            raise trouble_of_os(error, self._path) from error
        if (found.st_dev, found.st_ino) != self._file:
            raise Trouble("file_moved", path=str(self._path))
        return found

    def remember(self) -> None:
        """Take the file as it is now for ours: it was just opened, or a COMMIT returned."""
        # The entry first: a file that was moved away meanwhile comes back with it.
        with troubles(self._path):
            self._last = self._last_entry()
        self._stamp = _stamp(self.check_place())

    def check(self) -> None:
        """Raise Trouble as `check_place`, or damaged_while_open."""
        stamp = _stamp(self.check_place())
        if stamp == self._stamp:
            return
        with troubles(self._path):
            if self._stamp is not None and not self._is_ours():
                raise Trouble("damaged_while_open", path=str(self._path))
            self._stamp, self._last = stamp, self._last_entry()

    def _is_ours(self) -> bool:
        # Without this SQLite looks at its own copies of the pages, which are always sound.
        self._driver.execute("PRAGMA shrink_memory")
        try:
            sound = self._driver.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            return sound and self._last_entry() == self._last
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and _is_disk(error):
                raise
            return False

    def _last_entry(self) -> object:
        return self._driver.execute(_LAST_ENTRY).fetchone()


def _stamp(found: os.stat_result) -> tuple[int, int]:
    return found.st_size, found.st_mtime_ns


def _is_disk(error: sqlite3.OperationalError) -> bool:
    """Tell a disk that does not answer from pages that make no sense."""
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_IOERR
