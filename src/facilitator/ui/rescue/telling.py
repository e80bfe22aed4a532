"""Backups and salvage in words."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from facilitator.app.backups import Backup
from facilitator.app.opener import Opener
from facilitator.app.salvaged import Salvaged
from facilitator.domain.dates import say_date
from facilitator.domain.entities import NEVER_UNDONE, EntityKind
from facilitator.domain.failures import Trouble
from facilitator.words import tr
from facilitator.words.fields import kind_words

RESTORED = "restored"  # key of the notice that a file was restored

_KILOBYTE, _MEGABYTE = 1_000, 1_000_000
# Every file has one of each: that it was read says nothing.
_NOT_COUNTED = NEVER_UNDONE | {EntityKind.EVENT}
# All else rests on these.
_CORE = (
    EntityKind.EVENT,
    EntityKind.PROJECT,
    EntityKind.CENTER,
    EntityKind.SECTION,
    EntityKind.ATTENDEE,
)


def moment_told(at: datetime) -> str:
    """Tell a local time to the minute."""
    return f"{say_date(at.date())} {at:%H:%M}"


def size_told(count: int) -> str:
    """Tell a number of bytes as users know it from their file windows."""
    if count >= _MEGABYTE:
        return f"{count / _MEGABYTE:.1f} MB"
    return f"{max(1, round(count / _KILOBYTE))} KB"


def backup_told(backup: Backup) -> str:
    """Tell when a backup was made and how much it holds."""
    return tr(
        "{time}, entries: {count}, {size}",
        "backup",
        time=moment_told(backup.made_at),
        count=backup.entries,
        size=size_told(backup.size),
    )


def restored_told(backup: Backup, path: Path) -> str:
    """Tell of a file that was just restored which backup it is, and where it lies."""
    which = tr(
        "This file was restored from the backup of {time} (entries: {count}).",
        time=moment_told(backup.made_at),
        count=backup.entries,
    )
    where = tr("It is a new file: {path}", path=path)
    return f"{which}\n{where}"


def open_trouble(path: Path, opener: Opener | None) -> Trouble:
    """Tell that a file is open elsewhere, and by whom where that is known."""
    if opener is None or not (opener.user or opener.computer):
        return Trouble("open_elsewhere", path=str(path))
    if opener.is_here:
        return Trouble("open_in_another_window", path=str(path))
    since = opener.since
    return Trouble(
        "open_by_someone",
        path=str(path),
        who=" · ".join(filter(None, (opener.user, opener.computer))),
        since=moment_told(since) if since is not None else "–",
    )


def verdict(salvaged: Salvaged) -> str:
    """Say first of all what is lost of that on which all else rests."""
    lost = _lost_core(salvaged)
    history = salvaged.history_lost or not salvaged.history_kept
    if history:
        lost.append(tr("History"))
    added = sum(salvaged.added.values()) + salvaged.history_added
    if lost and added:
        return tr(
            "Lost, and taken from the newest backup as far as it goes: {what}.",
            what=", ".join(lost),
        )
    if lost:
        return tr("Lost in whole or in part: {what}.", what=", ".join(lost))
    if has_losses(salvaged):
        return tr("Projects, centers, sections and the history are there; other things are lost.")
    if any(salvaged.maybe_older.values()):
        return tr("Nothing is known to be lost, but some of it may be out of date.")
    return tr("Nothing is known to be lost.")


def _lost_core(salvaged: Salvaged) -> list[str]:
    return [
        kind_words(kind)
        for kind in _CORE
        if _sum(kind, salvaged.lost, salvaged.dropped, salvaged.stand_ins)
        or kind in salvaged.uncounted
    ]


def salvaged_lines(salvaged: Salvaged) -> list[tuple[str, str]]:
    """List what was read and what is lost: the kind, and its count in words."""
    told = []
    for kind in EntityKind:
        read = salvaged.read.get(kind, 0)
        gone = _sum(kind, salvaged.lost, salvaged.dropped)
        added = salvaged.added.get(kind, 0)
        if kind in _NOT_COUNTED and not (kind is EntityKind.EVENT and gone):
            continue
        older = salvaged.maybe_older.get(kind, 0)
        may_be_more = kind in salvaged.uncounted
        if not (read or gone or added or older or may_be_more):
            continue
        count = tr("{count}", "salvaged", count=read)
        if gone:
            count = tr("{count}, lost: {lost}", "salvaged", count=read, lost=gone)
        if older:
            count = tr("{count}, maybe out of date: {older}", "salvaged", count=count, older=older)
        if added:
            count = tr("{count}, from the backup: {added}", "salvaged", count=count, added=added)
        if may_be_more and not added:
            count = tr("{count}; there may have been more", "salvaged", count=count)
        told.append((kind_words(kind), count))
    history = tr("{count}", "salvaged", count=salvaged.history_kept)
    if salvaged.history_lost:
        history = tr(
            "{count}, lost: {lost}",
            "salvaged",
            count=salvaged.history_kept,
            lost=salvaged.history_lost,
        )
    if salvaged.history_added:
        history = tr(
            "{count}, of which from the backup: {added}",
            "salvaged",
            count=history,
            added=salvaged.history_added,
        )
    told.append((tr("Entries of the history"), history))
    return told


def has_losses(salvaged: Salvaged) -> bool:
    """Tell whether anything is known to be missing, or may be."""
    known = (*salvaged.lost.values(), *salvaged.dropped.values(), salvaged.history_lost)
    return any(known) or bool(salvaged.uncounted)


def has_more(salvaged: Salvaged, backup: Backup) -> bool:
    """Tell whether what was read goes further than the backup, or as far without a loss.

    Without projects, centers, sections, the title or some of the history more entries are worth
    little: then the backup comes first.
    """
    if _lost_core(salvaged) or salvaged.history_lost:
        return False
    kept = salvaged.history_kept
    return kept > backup.entries or (kept == backup.entries and not has_losses(salvaged))


def which_has_more(salvaged: Salvaged, backup: Backup) -> str:
    """Compare what was read with the newest backup."""
    kept = salvaged.history_kept
    gaps = {"kept": kept, "backup": backup.entries}
    if not has_more(salvaged, backup):
        return tr("The newest backup is whole up to entry {backup}; begin with it.", **gaps)
    if kept > backup.entries:
        return tr(
            "What was read is newer: it goes up to entry {kept}, the newest backup to {backup}.",
            **gaps,
        )
    return tr(
        "What was read goes as far as the newest backup: up to entry {kept}.",
        **gaps,
    )


def _sum(kind: EntityKind, *counts: Mapping[EntityKind, int]) -> int:
    return sum(each.get(kind, 0) for each in counts)
