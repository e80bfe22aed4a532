"""Find what earlier sessions could not save and no file at its place will take over by itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from facilitator.app.action import Action
from facilitator.app.backups import Backup
from facilitator.app.left_over import LeftOver, Place
from facilitator.app.ports import JournalRow
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.storage.header import is_held_as
from facilitator.storage.reading import read
from facilitator.storage.writing.left_behind import LeftBehind, left_behind
from facilitator.storage.writing.taking_over import answers

# The file may be as it should be: it is not for us to tell.
_PERHAPS_ITS_OWN = frozenset({"open_elsewhere", "needs_recovery", "newer", "no_permission"})


def left_over(
    folder: Path, copies: Sequence[Path], backups: Callable[[str], Sequence[Backup]]
) -> list[LeftOver]:
    """List what waits for files that are gone, or whose path another workshop has now.

    Left out is what a file among `copies` (those opened last, which may be anywhere) or the newest
    of the `backups` of the workshop, by the uid of its first entry, holds already. Files are only
    read; a drive that does not answer is waited for some seconds.
    """
    groups: dict[tuple[str, Path], list[LeftBehind]] = {}
    for left in left_behind(folder):
        groups.setdefault((left.first, left.path), []).append(left)
    opened: dict[Path, _Read | None] = {}
    found = []
    for (first, path), lefts in groups.items():
        place = _place(first, path)
        if place is None:
            continue
        elsewhere = [each for each in copies if each != path]
        of_copies = _latest_first(_of(first, elsewhere, opened))
        newest = backups(first)[:1] if first else ()
        of_backups = _of(first, [each.path for each in newest], opened)
        one = _gathered(path, place, lefts, [*of_copies, *of_backups])
        if one.count:
            copy = of_copies[0].path if of_copies else None
            found.append(replace(one, copy=copy, backup=newest[0] if of_backups else None))
    return sorted(found, key=lambda left: left.path)


@dataclass(frozen=True, slots=True)
class _Read:
    path: Path
    workshop: Workshop
    rows: Sequence[JournalRow]


def _place(first: str, path: Path) -> Place | None:
    """Tell what stands at the path; None where it may be the workshop itself."""
    if is_held_as(path):
        return None
    if not answers(path):
        return Place.NOTHING
    try:
        _, rows = read(path)
    except Trouble as trouble:
        if trouble.code in _PERHAPS_ITS_OWN:
            return None
        return Place.NOTHING if trouble.code == "no_such_file" else Place.UNREADABLE
    is_its_own = not rows or rows[0].uid == first
    return None if is_its_own else Place.ANOTHER


def _of(first: str, paths: Iterable[Path], opened: dict[Path, _Read | None]) -> list[_Read]:
    """Read those of the files that are of this workshop."""
    found = []
    for path in paths:
        if path not in opened:
            opened[path] = _read(path)
        one = opened[path]
        if one is not None and one.rows and one.rows[0].uid == first:
            found.append(one)
    return found


def _latest_first(copies: list[_Read]) -> list[_Read]:
    """Order by the last entry: what was opened last may be a backup from the middle of the day."""
    return sorted(copies, key=lambda each: each.rows[-1].at, reverse=True)


def _read(path: Path) -> _Read | None:
    if is_held_as(path) or not answers(path):
        return None
    try:
        return _Read(path, *read(path))
    except Trouble:
        return None


def _gathered(
    path: Path, place: Place, lefts: Sequence[LeftBehind], copies: Sequence[_Read]
) -> LeftOver:
    known = _known(copies)
    last = {action.uid: (number, action) for left in lefts for number, action in left.versions}
    waiting = [item for item in last.values() if not _is_known(item[1], known)]
    waiting.sort(key=lambda item: (item[1].at, item[0]))
    unread = sum(1 for left in lefts for uid in left.unread if uid not in known)
    names = copies[0].workshop if copies else Workshop()
    actions = tuple(action for _, action in waiting)
    return LeftOver(path, place, actions, unread, tuple(left.file for left in lefts), names)


def _known(copies: Iterable[_Read]) -> dict[str, datetime]:
    """Tell of every entry that the copies hold how late its version is."""
    found: dict[str, datetime] = {}
    for row in (row for copy in copies for row in copy.rows):
        entries = [(row.uid, row.at), *((each.uid, each.at) for each in row.brought)]
        for uid, at in entries:
            found[uid] = max(at, found.get(uid, at))
    return found


def _is_known(action: Action, known: dict[str, datetime]) -> bool:
    """Tell whether a copy holds it as late as here: typing may have gone on."""
    at = known.get(action.uid)
    return at is not None and (not action.run or at >= action.at)
