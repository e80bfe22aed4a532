"""Where a workshop file stands: enough to know it, and its last entry, again."""

import sqlite3
from dataclasses import dataclass
from hashlib import blake2s

_FIRST = "SELECT uid FROM journal ORDER BY number LIMIT 1"
_LAST = "SELECT number, uid, at, changes FROM journal ORDER BY number DESC LIMIT 1"
_TITLE = "SELECT title FROM event LIMIT 1"
_MARK_BYTES = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """The uid of the first entry ("" where there is none), the title, the number of the last one.

    `mark` is another one as soon as the last entry is, also where typing went on in it.
    """

    uid: str
    title: str
    entries: int
    mark: str


def standing(driver: sqlite3.Connection) -> Standing:
    """Read where a file of any version stands. Raises errors of SQLite."""
    first = driver.execute(_FIRST).fetchone()
    last = driver.execute(_LAST).fetchone()
    title = driver.execute(_TITLE).fetchone()
    number = last[0] if last and isinstance(last[0], int) else 0
    return Standing(
        str(first[0]) if first else "",
        str(title[0]) if title else "",
        max(0, number),
        short_hash(repr(last)),
    )


def short_hash(text: str) -> str:
    """Make eight letters and digits of a text, always the same."""
    data = text.encode("utf-8", "surrogatepass")
    return blake2s(data, digest_size=_MARK_BYTES).hexdigest()
