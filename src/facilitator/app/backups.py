"""Backups of workshop files: what one is, and which are kept as time goes by."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from facilitator.words import tr


class BackupReason(StrEnum):
    """Why a backup was made; the name of its file tells."""

    OPENING = "opening"
    TIMED = "timed"
    CLOSING = "closing"
    MIGRATION = "migration"
    IMPORT = "import"
    MERGE = "merge"


# Made before what cannot be taken back by an undo, so they stay although others lie close by.
PROTECTED = frozenset(
    {
        BackupReason.MIGRATION,
        BackupReason.IMPORT,
        BackupReason.MERGE,
    }
)

MOST_BYTES = 2**30  # of one workshop file
MOST_BYTES_OF_ALL = 4 * 2**30
_ALL = timedelta(hours=2)
_HOURLY = timedelta(days=2)
_DAILY = timedelta(days=31)
_MONTHLY = timedelta(days=366)
_LONGEST_PAUSE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole copy of a workshop file as it was at `made_at` (local time, to the second).

    `entries` is the number of its last Action, `title` the workshop's as it was last known,
    `original` the absolute path of the file it was made of, `size` is in bytes. `turn` counts the
    backups of a workshop as they were made, whatever the clock said. One that is not `is_whole` has
    another size than it was made with.
    """

    path: Path
    made_at: datetime
    reason: BackupReason
    size: int
    title: str
    entries: int
    original: Path
    turn: int = 0
    is_whole: bool = True


def newest_first(backups: Iterable[Backup]) -> list[Backup]:
    """Put the backups of each workshop together, the last made first and spoilt ones last.

    The workshop whose last was made last comes first. A clock may have been wrong, so within a
    workshop it is the turns that count.
    """
    shelves: dict[Path, list[Backup]] = {}
    for backup in backups:
        shelves.setdefault(backup.path.parent, []).append(backup)
    for shelf in shelves.values():
        shelf.sort(key=lambda b: (b.is_whole, b.turn, b.made_at, b.entries), reverse=True)
    ordered = sorted(shelves.values(), key=lambda shelf: shelf[0].made_at, reverse=True)
    return [backup for shelf in ordered for backup in shelf]


def reason_words(reason: BackupReason) -> str:
    """Tell in words when a backup was made."""
    return {
        BackupReason.OPENING: tr("when it was opened"),
        BackupReason.TIMED: tr("while it was worked on"),
        BackupReason.CLOSING: tr("when it was closed"),
        BackupReason.MIGRATION: tr("before it was brought to a newer version"),
        BackupReason.IMPORT: tr("before it was replaced"),
        BackupReason.MERGE: tr("before it was joined with another copy"),
    }[reason]


def to_keep(made: Sequence[datetime], now: datetime) -> set[datetime]:
    """Choose what is kept: all of two hours, then the last of each hour, day and month.

    Hours are kept for two days, days for a month, months for a year; the newest always, and what
    was made at a moment to come. `made` has the newest first: the order tells what came last, not
    the clock. A pause counts as one day at most (`_ages`).
    """
    last_of_hour = _last_of(made, lambda at: (at.date(), at.hour))
    last_of_day = _last_of(made, lambda at: at.date())
    last_of_month = _last_of(made, lambda at: (at.year, at.month))
    kept = set(made[:1])
    for at, age in zip(made, _ages(made, now), strict=True):
        if (
            at > now
            or age <= _ALL
            or (age <= _HOURLY and at in last_of_hour)
            or (age <= _DAILY and at in last_of_day)
            or (age <= _MONTHLY and at in last_of_month)
        ):
            kept.add(at)
    return kept


def _ages(made: Iterable[datetime], now: datetime) -> Iterator[timedelta]:
    """Tell how long ago each was made, the newest first; no pause between two counts in full.

    A clock that jumps by years, in either direction, would else make everything old at once.
    """
    age, later = timedelta(0), now
    for at in made:
        age += min(max(later - at, timedelta(0)), _LONGEST_PAUSE)
        later = at
        yield age


def _last_of(made: Iterable[datetime], key: Callable[[datetime], object]) -> set[datetime]:
    last: dict[object, datetime] = {}
    for at in made:
        last.setdefault(key(at), at)
    return set(last.values())


def to_delete(
    backups: Iterable[Backup], now: datetime, most_bytes: int = MOST_BYTES
) -> list[Backup]:
    """List the backups of one file that go: by their age, then the oldest while there is too much.

    What was made before something that cannot be undone stays a month. The newest never goes.
    """
    ordered = newest_first(backups)
    made = [backup.made_at for backup in ordered]
    kept = to_keep(made, now)
    gone: list[Backup] = []
    staying: list[Backup] = []
    for backup, age in zip(ordered, _ages(made, now), strict=True):
        is_safe = backup.reason in PROTECTED and age <= _DAILY
        (staying if is_safe or backup.made_at in kept else gone).append(backup)
    return gone + too_much(staying, most_bytes)


def too_much(backups: Iterable[Backup], most_bytes: int) -> list[Backup]:
    """List what goes where all together are too large: the protected last.

    The newest of each file stays; of the others that one goes first which has the most newer ones
    of its file. No clock has a say in that.
    """
    total, others = 0, []
    newer: Counter[tuple[Path, Path]] = Counter()
    for backup in newest_first(backups):
        of = backup.path.parent, backup.original
        if newer[of]:
            others.append((backup.reason in PROTECTED, -newer[of], backup))
        newer[of] += 1
        total += backup.size
    gone: list[Backup] = []
    for _, _, backup in sorted(others, key=lambda other: (*other[:2], other[2].made_at)):
        if total <= most_bytes:
            break
        gone.append(backup)
        total -= backup.size
    return gone
