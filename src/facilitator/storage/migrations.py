"""The way from each older schema version to the newest, run by the app itself.

A released version never changes: a new field or table is a new step here, and a small file of the
version before goes to `tests/storage/old/`. The journal's text is not migrated: reading gives what
an older entry lacks its default.
"""

import sqlite3
from collections.abc import Callable, Sequence

Step = Callable[[sqlite3.Connection], None]

# STEPS[0] leads from version 1 to 2, and so on.
STEPS: tuple[Step, ...] = ()

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
