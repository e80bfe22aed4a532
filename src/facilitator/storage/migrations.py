"""The way from each older schema version to the newest, run by the app itself.

A released version never changes: a new field or table is a new step here, and a small file of the
version before goes to `tests/storage/old/`. The journal's text is not migrated: reading gives what
an older entry lacks its default.
"""

import sqlite3
from collections.abc import Callable, Sequence

Step = Callable[[sqlite3.Connection], None]


def _live_room(driver: sqlite3.Connection) -> None:
    """Version 2: pauses, attendance by section, turns, the log of the wall; hold and message."""
    for statement in _LIVE_ROOM:
        driver.execute(statement)


# References are deferred, so that the changes of an Action may stand in any order.
_REFERS = "REFERENCES {table} (id) DEFERRABLE INITIALLY DEFERRED"
_LIVE_ROOM = (
    "ALTER TABLE section ADD COLUMN extra_minutes INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE live ADD COLUMN held TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE live ADD COLUMN held_section TEXT",
    "ALTER TABLE live ADD COLUMN held_project TEXT",
    "ALTER TABLE live ADD COLUMN held_slide TEXT NOT NULL DEFAULT 'welcome'",
    "ALTER TABLE live ADD COLUMN held_page INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE live ADD COLUMN message TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE live ADD COLUMN scale INTEGER NOT NULL DEFAULT 100",
    "ALTER TABLE live ADD COLUMN line_by_line INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE pause (id TEXT NOT NULL PRIMARY KEY,"
    f" section TEXT NOT NULL {_REFERS.format(table='section')},"
    " started_at TEXT NOT NULL, ended_at TEXT, reason TEXT NOT NULL)",
    "CREATE TABLE attendance (id TEXT NOT NULL PRIMARY KEY,"
    f" section TEXT NOT NULL {_REFERS.format(table='section')},"
    f" center TEXT NOT NULL {_REFERS.format(table='center')},"
    f" attendee TEXT {_REFERS.format(table='attendee')},"
    " presence TEXT NOT NULL, at TEXT)",
    "CREATE TABLE turn (id TEXT NOT NULL PRIMARY KEY, section TEXT NOT NULL,"
    " project TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT)",
    'CREATE TABLE shown (id TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL, "on" INTEGER NOT NULL,'
    " wall TEXT NOT NULL, slide TEXT NOT NULL, section TEXT, project TEXT,"
    " page INTEGER NOT NULL, title TEXT NOT NULL, message TEXT NOT NULL)",
)


def _two_copies(driver: sqlite3.Connection) -> None:
    """Version 3: the entries that a joining brought from another copy, and what is undecided."""
    for statement in _TWO_COPIES:
        driver.execute(statement)


_TWO_COPIES = (
    "CREATE TABLE conflict (id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL,"
    " entity TEXT NOT NULL, field TEXT NOT NULL, theirs TEXT, [by] TEXT NOT NULL, at TEXT)",
    "CREATE TABLE brought (position INTEGER NOT NULL PRIMARY KEY, action INTEGER NOT NULL,"
    " uid TEXT NOT NULL, label TEXT NOT NULL, at TEXT NOT NULL, [by] TEXT NOT NULL,"
    " run TEXT NOT NULL, changes TEXT NOT NULL, UNIQUE (action, uid))",
)

# STEPS[0] leads from version 1 to 2, and so on.
STEPS: tuple[Step, ...] = (_live_room, _two_copies)

VERSION = 1 + len(STEPS)


class ReferencesBroken(Exception):  # noqa: N818  # a fact, like the failures of the domain
    """After the steps a row refers to one that is not there; nothing was changed."""


def migrate(driver: sqlite3.Connection, version: int, steps: Sequence[Step] = STEPS) -> None:
    """Lead an open file from `version` to the newest one, in a single transaction.

    Does nothing for the newest version. On any error the file is as before.
    """
    if version > len(steps):
        return
    # Rebuilding a table while foreign keys are on would empty the tables that refer to it; the
    # pragma does nothing inside a transaction.
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        driver.execute("BEGIN IMMEDIATE")
        try:
            for step in steps[version - 1 :]:
                step(driver)
            if driver.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise ReferencesBroken
            driver.execute(f"PRAGMA user_version={len(steps) + 1}")
            driver.execute("COMMIT")
        except BaseException:
            if driver.in_transaction:
                driver.execute("ROLLBACK")
            raise
    finally:
        driver.execute("PRAGMA foreign_keys=ON")
