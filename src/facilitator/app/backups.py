"""Backups of workshop files: what one is, and which are kept as time goes by."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from facilitator.words import tr


class BackupReason(StrEnum):
    """Why a backup was made; the name of its file tells."""

    OPENING = "opening"
    TIMED = "timed"
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


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole copy of a workshop file as it was at `made_at` (local time, to the second).

    `entries` is the number of its last Action, `title` the workshop's as it was last known,
    `original` the absolute path of the file it was made of, `size` is in bytes.
    """

    path: Path
    made_at: datetime
    reason: BackupReason
    size: int
    title: str
    entries: int
    original: Path


def reason_words(reason: BackupReason) -> str:
    """Tell in words when a backup was made."""
    return {
        BackupReason.OPENING: tr("when it was opened"),
        BackupReason.TIMED: tr("while it was worked on"),
        BackupReason.MIGRATION: tr("before it was brought to a newer version"),
        BackupReason.IMPORT: tr("before it was replaced"),
        BackupReason.MERGE: tr("before it was joined with another copy"),
    }[reason]


def to_keep(made: Sequence[datetime], now: datetime) -> set[datetime]:
    """Choose what is kept: all of two hours, then the last of each hour, day and month.

    Hours are kept for two days, days for a month, months for a year, and the newest always. A
    moment to come (a clock was set back) counts by its distance.
    """
    if not made:
        return set()
    last_of_hour = _last_of(made, lambda at: (at.date(), at.hour))
    last_of_day = _last_of(made, lambda at: at.date())
    last_of_month = _last_of(made, lambda at: (at.year, at.month))
    kept = {max(made)}
    for at in made:
        age = abs(now - at)
        if (
            age <= _ALL
            or (age <= _HOURLY and at in last_of_hour)
            or (age <= _DAILY and at in last_of_day)
            or (age <= _MONTHLY and at in last_of_month)
        ):
            kept.add(at)
    return kept


def _last_of(made: Iterable[datetime], key: Callable[[datetime], object]) -> set[datetime]:
    last: dict[object, datetime] = {}
    for at in made:
        last[key(at)] = max(at, last.get(key(at), at))
    return set(last.values())


def to_delete(
    backups: Sequence[Backup], now: datetime, most_bytes: int = MOST_BYTES
) -> list[Backup]:
    """List the backups of one file that go: by their age, then the oldest while there is too much.

    What was made before something that cannot be undone stays a month. The newest never goes.
    """
    kept = to_keep([backup.made_at for backup in backups], now)
    gone: list[Backup] = []
    staying: list[Backup] = []
    for backup in sorted(backups, key=lambda b: b.made_at, reverse=True):
        is_young = abs(now - backup.made_at) <= _DAILY
        stays = backup.made_at in kept or (is_young and backup.reason in PROTECTED)
        (staying if stays else gone).append(backup)
    return gone + too_much(staying, most_bytes)


def too_much(backups: Iterable[Backup], most_bytes: int) -> list[Backup]:
    """List what goes where all together are too large: the oldest first, the protected last.

    The newest of each file stays.
    """
    newest_first = sorted(backups, key=lambda b: b.made_at, reverse=True)
    newest = {backup.original: backup for backup in reversed(newest_first)}
    others = [backup for backup in newest_first if newest[backup.original] is not backup]
    total = sum(backup.size for backup in newest_first)
    gone: list[Backup] = []
    for backup in sorted(others, key=lambda b: (b.reason in PROTECTED, b.made_at)):
        if total <= most_bytes:
            break
        gone.append(backup)
        total -= backup.size
    return gone
