"""Read workshop files, for a moment and without changing them."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from facilitator.app.files import trouble_of_os
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import EntityKind, Event
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.storage.connection import (
    Mode,
    check_pages,
    connect,
    connect_in_memory,
    troubles,
)
from facilitator.storage.failures import trouble_of_sqlite
from facilitator.storage.header import version_of
from facilitator.storage.migrations import VERSION, ReferencesBroken, migrate
from facilitator.storage.rows import load_entities, load_journal, load_workshop
from facilitator.storage.shape import check_shape


def read(path: Path) -> tuple[Workshop, list[JournalRow]]:
    """Read a file that nobody has open, and let go of it; it is not changed.

    Only what a crash left half written is rolled back first, where the file can be written; an
    older version is brought up in memory. Raises Trouble like `open_for_writing`, but read_only;
    needs_recovery where rolling back is not possible.
    """
    path = Path(path).absolute()
    with reading(path) as connection, loading(path):
        return load_workshop(connection, path), load_journal(connection, path)


def read_event(path: Path) -> Event:
    """Read only the event (title, date, stage …): for a list of files. Raises Trouble as `read`."""
    path = Path(path).absolute()
    with reading(path) as connection, loading(path):
        for event in load_entities(connection, EntityKind.EVENT, path):
            if isinstance(event, Event):
                return event
    return Event()  # the row is put back when the file is opened


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection for reading a checked file, of the newest version."""
    with reading_as_it_is(path) as connection:
        with loading(path):
            check_shape(connection, path)
        version = version_in(connection, path)
        if version == VERSION:
            connection.execute("BEGIN")  # all that is read is of one moment
            yield connection
            return
        with closing(connect_in_memory()) as copy:
            connection.backup(copy)
            bring_up(copy, path, version)
            yield copy


@contextmanager
def reading_as_it_is(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection for reading a file of sound pages, of whatever version we know."""
    version_of(path, VERSION)
    try:
        mode = Mode.READING if is_read_only(path) else Mode.REPAIRING
    except OSError as error:
        raise trouble_of_os(error, path) from error
    with troubles(path), closing(connect(path, mode)) as connection:
        with loading(path):
            check_pages(connection, path)
        yield connection


def version_in(connection: sqlite3.Connection, path: Path) -> int:
    """Tell the version of an open file; Trouble("newer") where this program is too old for it.

    A migration that the power cut may have written the new version into the first page already:
    the file has its own again once SQLite has rolled it back, not before.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < 1:
        raise Trouble("not_ours", path=str(path))
    if version > VERSION:
        raise Trouble("newer", path=str(path))
    return int(version)


def bring_up(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Migrate an open file of an older version. Raises Trouble("damaged"), changing nothing."""
    try:
        with loading(path):
            migrate(connection, version)
    except ReferencesBroken as error:
        raise Trouble("damaged", path=str(path)) from error


@contextmanager
def loading(path: Path) -> Iterator[None]:
    """Turn whatever the tables cannot mean into Trouble("damaged")."""
    try:
        yield
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Trouble("damaged", path=str(path)) from error
    except sqlite3.Error as error:
        told = trouble_of_sqlite(error, path)
        # Without a code of its own it is a table or a column that is missing, or broken UTF-8.
        raise told or Trouble("damaged", path=str(path)) from error


def is_read_only(path: Path) -> bool:
    """Tell whether the user, the system or the medium protects the file against writing."""
    # os.access says yes to an administrator even where no one may write.
    return not os.access(path, os.W_OK) or not path.stat().st_mode & 0o222
