"""Take over what an earlier session could not save: its recovery files are looked for."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from time import time

from facilitator.app.action import apply
from facilitator.app.ports import JournalRow
from facilitator.app.taken_over import entered
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.storage.header import is_held_as
from facilitator.storage.reading import read
from facilitator.storage.writing.joining_on import join_on, join_what_fits
from facilitator.storage.writing.left_behind import LeftBehind, Version, left_behind, version_of
from facilitator.storage.writing.outbox import Item

_ANSWERS_SECONDS = 2.0  # a share that is there answers in far less
_KEPT_SECONDS = 90 * 86_400.0  # for a file that is somewhere else


@dataclass(slots=True)
class TakenOver:
    """What was found: Actions that are to be saved now, files that are done with after that.

    `journal` has them already. `recovered` counts the entries that they bring back, without the
    steps of typing or where somebody stood: where the file went on without it, one Action joins it
    all; `elsewhere` counts those of them that were entered in other files, by their paths.
    `unfitting` counts what cannot be made part of the workshop, because the file lacks what it
    builds on: it stands in the history alone. `unread` counts what nobody can read here; the files
    that have it are among `aside` too.
    """

    journal: list[JournalRow]
    items: list[Item] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    recovered: int = 0
    elsewhere: dict[Path, int] = field(default_factory=dict)
    unfitting: int = 0
    unread: int = 0
    aside: list[Path] = field(default_factory=list)


def take_over(
    folder: Path, path: Path, workshop: Workshop, journal: Sequence[JournalRow]
) -> TakenOver:
    """Find what waits for the file at the path and make its changes in the workshop, in order.

    A workshop is known by the uid of its first row, so that a copy that stands in for a file that
    is gone or damaged gets it too. What was written for that file waits for it all the same: it may
    be on a stick that comes back, and lacks it.
    """
    found = TakenOver(list(journal))
    for left in left_behind(folder):
        if not _is_of(left, path, found.journal):
            continue
        if left.path == path:
            if _take(left, workshop, found):
                _count_unread(left, found)
                found.files.append(left.file)
        elif _has_news(left, found.journal):
            before = found.recovered
            if not _stands_at(left) and _take(left, workshop, found):
                _count_unread(left, found)
                told = found.elsewhere.get(left.path, 0)
                found.elsewhere[left.path] = told + found.recovered - before
        elif _is_old(left.file) and not left.unread:
            found.files.append(left.file)
    found.aside = [file for file in found.aside if file in found.files]
    return found


def _is_of(left: LeftBehind, path: Path, rows: Sequence[JournalRow]) -> bool:
    is_first = bool(rows) and left.first == rows[0].uid
    return is_first or (left.path == path and not rows)


def _has_news(left: LeftBehind, rows: Sequence[JournalRow]) -> bool:
    return bool(_unknown(left, rows) or list(_later_version(left, rows)))


def _take(left: LeftBehind, workshop: Workshop, found: TakenOver) -> bool:
    """Add what one file holds to what was found; False where it is to stay as it is."""
    rows = found.journal
    unknown, items = _unknown(left, rows), _following(left, rows)
    odd: frozenset[str] = frozenset()
    if items is None or not _make(workshop, items):
        joined = join_on(left, workshop, rows)
        if joined is None:
            if not unknown:
                return False
            fitted = join_what_fits(left, workshop, rows)
            joined, odd = fitted.action, fitted.unfitting
        is_told = joined.changes or odd
        items = [(len(rows) + 1, joined)] if is_told else []
    told = [action for _, action in unknown or items]
    found.unfitting += entered(action for action in told if action.uid in odd)
    found.recovered += entered(action for action in told if action.uid not in odd)
    found.items.extend(items)
    for number, action in items:
        del rows[number - 1 :]  # the last row in a later version
        rows.append(JournalRow.of(number, action))
    return True


def _count_unread(left: LeftBehind, found: TakenOver) -> None:
    known = _known(found.journal)
    unread = sum(1 for uid in left.unread if uid not in known)
    found.unread += unread
    if unread:
        found.aside.append(left.file)


def _is_old(file: Path) -> bool:
    try:
        return time() - file.stat().st_mtime > _KEPT_SECONDS
    except OSError:
        return False


def _stands_at(left: LeftBehind) -> bool:
    """Tell whether the file that it was written for is there: then it waits for that one."""
    if is_held_as(left.path):  # its session goes on, and saves it itself or hands it on
        return True
    if not answers(left.path):
        return False
    try:
        _, rows = read(left.path)
    except Trouble as trouble:
        return trouble.code in ("open_elsewhere", "needs_recovery", "newer")
    return bool(rows) and rows[0].uid == left.first


def answers(path: Path) -> bool:
    """Tell whether the drive of a file answers at all: a share that is gone may take minutes."""

    def ask() -> None:
        with suppress(OSError, ValueError):
            path.stat()

    asking = Thread(target=ask, name="asks a drive", daemon=True)
    asking.start()
    asking.join(_ANSWERS_SECONDS)
    return not asking.is_alive()


def _known(rows: Sequence[JournalRow]) -> set[str]:
    return {row.uid for row in rows} | {each.uid for row in rows for each in row.brought}


def _unknown(left: LeftBehind, rows: Sequence[JournalRow]) -> list[Item]:
    """List the last version of each Action that the journal does not know."""
    known = _known(rows)
    last = {action.uid: (number, action) for number, action in left.versions}
    return [item for uid, item in last.items() if uid not in known]


def _following(left: LeftBehind, rows: Sequence[JournalRow]) -> list[Item] | None:
    """List what follows on the journal, its last row in a later version first; None: it does not.

    A journal that holds all of it already has nothing that follows.
    """
    unknown = _unknown(left, rows)
    numbers = [number for number, _ in unknown]
    if numbers != list(range(len(rows) + 1, len(rows) + 1 + len(unknown))):
        return None
    before = rows[-1].uid if rows else ""
    held = {action.uid for _, action in left.versions}
    if unknown and before != left.after and before not in held:
        return None
    return [*_later_version(left, rows), *unknown]


def _later_version(left: LeftBehind, rows: Sequence[JournalRow]) -> Iterator[Item]:
    """Give the last row as typing left it, where the file has an earlier version of it.

    Its own version is an earlier one only if it is known as such: it may also be a later one.
    """
    versions = [item for item in left.versions if rows and item[1].uid == rows[-1].uid]
    if not versions:
        return
    number, newest = versions[-1]
    earlier = {version_of(action) for _, action in versions[:-1]}
    if left.after == newest.uid and left.after_version is not None:
        earlier.add(left.after_version)
    earlier.discard(version_of(newest))
    if number == len(rows) and _version_of_row(rows[-1]) in earlier:
        yield number, newest


def _version_of_row(row: JournalRow) -> Version | None:
    try:
        return version_of(row.action())
    except Trouble:  # it cannot be read; whoever wants to take it back will hear of it
        return None


def _make(workshop: Workshop, items: Sequence[Item]) -> bool:
    """Make the changes of all, or none where one does not fit; tell whether they are made."""
    changes = [change for _, action in items for change in action.changes]
    trial = Workshop()
    for entity in workshop.all_entities():
        trial.put(entity)
    try:
        apply(trial, changes)
    except KeyError:  # somebody else wrote into the file what it names
        return False
    apply(workshop, changes)
    return True
