"""Take over what an earlier session could not save: its recovery files are looked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.app.action import apply
from facilitator.app.ports import JournalRow
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.storage.header import is_held_as
from facilitator.storage.reading import read
from facilitator.storage.writing.joining_on import join_on, join_what_fits
from facilitator.storage.writing.outbox import Item
from facilitator.storage.writing.recovery import LeftBehind, left_behind, sum_of


@dataclass(slots=True)
class TakenOver:
    """What was found: Actions that are to be saved now, files that are done with after that.

    `journal` has them already. `recovered` counts what they bring back: where the file went on
    without it, one Action joins it all. `unfitting` counts what cannot be made part of the
    workshop, because the file is older: it stands in the history alone.
    """

    journal: list[JournalRow]
    items: list[Item] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    recovered: int = 0
    unfitting: int = 0


def take_over(
    folder: Path, path: Path, workshop: Workshop, journal: Sequence[JournalRow]
) -> TakenOver:
    """Find what waits for the file at the path and make its changes in the workshop, in order.

    A workshop is known by the uid of its first row, so that a copy that stands in for a file that
    is gone or damaged gets it too.
    """
    found = TakenOver(list(journal))
    rows = found.journal
    for left in left_behind(folder):
        if not _is_of(left, path, rows):
            continue
        unknown, items, unfit = _unknown(left, rows), _following(left, rows), 0
        if items is None or not _make(workshop, items):
            joined = join_on(left, workshop, rows)
            if joined is None:
                if not unknown:
                    continue
                fitted = join_what_fits(left, workshop, rows)
                joined, unfit = fitted.action, len(fitted.unfitting)
            is_told = joined.changes or unfit
            items = [(len(rows) + 1, joined)] if is_told else []
        found.unfitting += unfit
        found.recovered += (len(unknown) or len(items)) - unfit
        found.files.append(left.file)
        found.items.extend(items)
        for number, action in items:
            del rows[number - 1 :]  # the last row in a later version
            rows.append(JournalRow.of(number, action))
    return found


def _is_of(left: LeftBehind, path: Path, rows: Sequence[JournalRow]) -> bool:
    if left.path == path:
        return not rows or left.first == rows[0].uid
    return bool(rows) and left.first == rows[0].uid and not _stands_at(left)


def _stands_at(left: LeftBehind) -> bool:
    """Tell whether the file that it was written for is there: then it waits for that one."""
    if is_held_as(left.path):  # its session goes on, and saves it itself or hands it on
        return True
    try:
        _, rows = read(left.path)
    except Trouble as trouble:
        return trouble.code in ("open_elsewhere", "needs_recovery", "newer")
    return bool(rows) and rows[0].uid == left.first


def _unknown(left: LeftBehind, rows: Sequence[JournalRow]) -> list[Item]:
    """List the last version of each Action that the journal does not know."""
    known = {row.uid for row in rows} | {each.uid for row in rows for each in row.brought}
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
    earlier = {sum_of(action) for _, action in versions[:-1]}
    if left.after == newest.uid:
        earlier.add(left.after_sum)
    earlier.discard(sum_of(newest))
    if number == len(rows) and _sum_of_row(rows[-1]) in earlier:
        yield number, newest


def _sum_of_row(row: JournalRow) -> int | None:
    try:
        return sum_of(row.action())
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
