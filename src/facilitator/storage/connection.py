"""One connection to one file, with the settings that lose nothing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from facilitator.domain.failures import Trouble
from facilitator.storage.failures import sqlite_error, trouble_of_sqlite

# A virus scanner or another reader lets go within that time, and whoever finds the file open
# elsewhere has to be told within a second.
_BUSY_SECONDS = 0.6

_ALWAYS = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA foreign_keys=ON",
)
_WRITING = (
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA fullfsync=ON",
)
# A file in the making has no journal worth keeping: it is synced whole before it gets its name.
_MAKING = ("PRAGMA journal_mode=MEMORY", "PRAGMA synchronous=OFF")


class Mode(StrEnum):
    """What a connection is for: to write for hours, to make a new file, or to read once.

    REPAIRING reads a file that can be written, so that a hot journal is rolled back first.
    """

    WRITING = "writing"
    MAKING = "making"
    REPAIRING = "repairing"
    READING = "reading"


_PRAGMAS = {
    Mode.WRITING: _ALWAYS + _WRITING,
    Mode.MAKING: _ALWAYS + _MAKING,
    Mode.REPAIRING: _ALWAYS,
    Mode.READING: _ALWAYS,
}


def _address(path: Path, mode: Mode) -> str:
    """Write the path as a URI, so that SQLite never makes a file that is not there."""
    # A drive C:/ or \\server\share has no problem here, nor a name that is no UTF-8.
    whole = quote(os.fsencode(path.absolute().as_posix()))
    rooted = whole if whole.startswith("/") else f"/{whole}"
    access = "ro" if mode is Mode.READING else "rw"
    return f"file://{rooted}?mode={access}"


def connect(path: Path, mode: Mode) -> sqlite3.Connection:
    """Open a connection; it may be handed to another thread. Raises errors of SQLite.

    Nothing is begun by the driver itself.
    """
    return _connect(_address(path, mode), mode)


def connect_in_memory() -> sqlite3.Connection:
    """Open a connection to an empty database that goes when it is closed."""
    return _connect("file::memory:", Mode.MAKING)


def _connect(address: str, mode: Mode) -> sqlite3.Connection:
    driver = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=_BUSY_SECONDS
    )
    try:
        for pragma in _PRAGMAS[mode]:
            driver.execute(pragma)
    except BaseException:
        driver.close()
        raise
    return driver


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """Turn errors of SQLite that the environment causes into Trouble; bugs rise."""
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite quotes pages in what it complains of
        raise Trouble("damaged", path=str(path)) from error
    except Exception as error:  # SQLAlchemy's own are not named: that would import it
        found = sqlite_error(error)
        trouble = None if found is None else trouble_of_sqlite(found, path)
        if trouble is None:
            raise
        raise trouble from error


def take_lock(driver: sqlite3.Connection, path: Path) -> None:
    """Lock the file for this connection alone, for as long as it is open."""
    # The pragma alone takes no lock.
    driver.execute("BEGIN EXCLUSIVE")
    # COMMIT would correct a wrong count of pages in a file that may be refused yet.
    driver.execute("ROLLBACK")
    if driver.execute("PRAGMA journal_mode").fetchone() != ("delete",):
        raise Trouble("open_elsewhere", path=str(path))


def try_writing(driver: sqlite3.Connection) -> None:
    """Begin to write and take it back: tells before the first Action that folder or disk refuse."""
    (version,) = driver.execute("PRAGMA user_version").fetchone()
    driver.execute("BEGIN IMMEDIATE")
    try:
        driver.execute(f"PRAGMA user_version={version}")
    finally:
        if driver.in_transaction:
            driver.execute("ROLLBACK")


def check_pages(driver: sqlite3.Connection, path: Path) -> None:
    """Let SQLite look at every page and index. Raises Trouble("damaged")."""
    try:
        # The first finds what the second dies on; the second, indexes that say something else.
        for pragma in ("PRAGMA quick_check(1)", "PRAGMA integrity_check(1)"):
            if driver.execute(pragma).fetchone() != ("ok",):
                raise Trouble("damaged", path=str(path))
    except sqlite3.OperationalError as error:
        # Without a code of its own it is a schema that makes no sense.
        raise trouble_of_sqlite(error, path) or Trouble("damaged", path=str(path)) from error
