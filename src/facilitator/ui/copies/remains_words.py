"""Where else it stands, in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from facilitator.app.backups import Backup
from facilitator.ui.copies.remains import Remains
from facilitator.words import tr

_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Told:
    """The backups, the leftovers and what only the user can see to; "" where there is nothing."""

    backups: str
    leftovers: str
    others: str


def told_remains(remains: Remains) -> Told:
    """Tell which files on this computer hold it."""
    if remains.are_none:
        return Told("", "", tr("Nothing else that is known on this computer holds it."))
    backups = tr("Backups: {files}", files=_counted(remains.backups)) if remains.backups else ""
    return Told(backups, "\n".join(_leftovers(remains)), "\n".join(_others(remains)))


def _leftovers(remains: Remains) -> Iterable[str]:
    if remains.is_in_recovery:
        yield tr("A recovery file of unsaved entries")
    if remains.rehearsals:
        yield tr("Copies that broken-off rehearsals left: {n}", n=len(remains.rehearsals))
    if remains.unreadable:
        yield tr("Backups that cannot be read: {files}", files=_counted(remains.unreadable))


def _others(remains: Remains) -> Iterable[str]:
    if remains.copies:
        yield tr("Open these files and delete it there too: {names}", names=_named(remains.copies))
    if remains.damaged:
        yield tr(
            "Damaged files may hold it; delete them yourself: {names}",
            names=_named(remains.damaged),
        )


def _counted(backups: Iterable[Backup]) -> str:
    """Count backups by the workshop file that they were made of."""
    counts = Counter(backup.original for backup in backups)
    shared = Counter(path.name for path in counts)
    told = [
        tr("{name} ({n})", name=path.name if shared[path.name] == 1 else str(path), n=n)
        for path, n in counts.items()
    ]
    return _shortened(told)


def _named(files: Iterable[Path]) -> str:
    return _shortened([file.name for file in files])


def _shortened(names: list[str]) -> str:
    more = tr("… and {n} more", n=len(names) - _MOST_NAMES)
    return ", ".join(names[:_MOST_NAMES]) + (f" {more}" if len(names) > _MOST_NAMES else "")
