"""Joining another copy without a window: one line for each difference."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from facilitator.app.action import Action
from facilitator.app.copies.copying import take, whole
from facilitator.app.desk import Desk
from facilitator.app.files import are_one, check_other, exists
from facilitator.app.joining.joining import Copy, Difference, Joining, compare, join, undecided
from facilitator.app.ports import OpenedFile
from facilitator.app.taken_over import taken_over
from facilitator.domain.entities import Entity, EntityKind
from facilitator.domain.failures import Trouble
from facilitator.domain.text import one_line
from facilitator.domain.workshop import Workshop
from facilitator.words import tr
from facilitator.words.entities import (
    Names,
    entity_parts,
    entity_words,
    field_words,
    moment_words,
    value_words,
)

_PATIENCE = 120.0  # seconds that a disk may need for a joining


class Files(Protocol):
    """What joining two files needs of the outside."""

    def read_copy(self, path: Path) -> Copy: ...

    def open_file(self, path: Path) -> OpenedFile: ...

    def create_file(
        self, path: Path, actions: Sequence[Action], overwrite: bool = False
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a joining: what was new, and what is undecided now, also from before."""

    joining: Joining
    undecided: list[Difference]
    names: Names


@dataclass(frozen=True, slots=True)
class _Both:
    """Knows what either copy holds."""

    mine: Workshop
    theirs: Workshop

    def find(self, kind: EntityKind, entity_id: str | None, /) -> Entity | None:
        return self.mine.find(kind, entity_id) or self.theirs.find(kind, entity_id)


def merge_files(
    files: Files, mine: Path, theirs: Path, out: Path | None, overwrite: bool
) -> Merged:
    """Join the copy THEIRS, which is only read, into MINE, or both into a new file OUT.

    In MINE it is one more Action, written in one transaction: no file takes the place of another,
    a crash leaves it as it was or joined, and undo takes it back. Raises RuleBroken("not_copies")
    and Trouble; then neither MINE nor OUT has changed.
    """
    if out is not None:
        if not overwrite and exists(out):
            raise Trouble("file_exists", path=str(out))
        for given in (mine, theirs):
            check_other(given, out)
    if are_one(mine, theirs):
        raise Trouble("same_copy", path=str(theirs))
    copy = files.read_copy(theirs)
    if out is None:
        return _merged_in(files, mine, copy)
    return _merged_out(files, mine, copy, out, overwrite)


def _merged_in(files: Files, mine: Path, theirs: Copy) -> Merged:
    opened = files.open_file(mine)
    troubles: list[Trouble] = []
    opened.keeper.listen(lambda number, at: None, troubles.append)
    try:
        merged = merge(Desk(opened.workshop, opened.journal, opened.keeper), theirs)
        if not opened.keeper.flush(_PATIENCE):
            raise troubles[-1] if troubles else Trouble("disk_failed", path=str(mine))
    finally:
        opened.keeper.close()
    return merged


def _merged_out(files: Files, mine: Path, theirs: Copy, out: Path, overwrite: bool) -> Merged:
    copy = files.read_copy(mine)
    desk = Desk(copy.workshop, copy.journal)
    merged = merge(desk, theirs)
    files.create_file(out, whole(take(desk)), overwrite=overwrite)
    return merged


def merge(desk: Desk, theirs: Copy) -> Merged:
    """Join the other copy as one entry, deciding nothing. Raises RuleBroken("not_copies")."""
    found = compare(Copy(desk.workshop, desk.journal()), theirs)
    desk.do(join, found)  # also where nothing changes: what this copy knows by now is not new
    still_open = undecided(desk.workshop, desk.journal())
    return Merged(found, still_open, _Both(desk.workshop, theirs.workshop))


def merged_lines(merged: Merged) -> list[str]:
    """Tell in words what came of it: first what was taken over, then a line for each conflict."""
    joining = merged.joining
    if joining.is_empty:
        lines = [tr("The other copy holds nothing new; nothing was changed.")]
    else:
        count = len(taken_over(joining.changes))
        lines = [tr("Taken over: {count} entries of the other copy.", count=count)]
    lines += [
        tr(
            "The number {old} is given twice: “{title}” becomes number {new}.",
            old=each.old,
            title=each.title,
            new=each.new,
        )
        for each in joining.renumbered
    ]
    return lines + [conflict_line(merged.names, each) for each in merged.undecided]


def conflict_line(names: Names, found: Difference) -> str:
    """Tell a difference in one line: what it is about, both values, who said them and when."""
    what = entity_words(names, found.kind, found.entity, found.mine or found.theirs)
    if found.field:
        what = f"{what} · {field_words(found.kind, found.field)}"
    line = tr(
        "conflict: {what}: mine “{mine}” ({mine_by}), theirs “{theirs}” ({theirs_by})",
        what=what,
        mine=_said(names, found, found.mine),
        mine_by=_by(names, found.mine_by, found.mine_at),
        theirs=_said(names, found, found.theirs),
        theirs_by=_by(names, found.theirs_by, found.theirs_at),
    )
    return one_line(line)


def _said(names: Names, found: Difference, entity: Entity | None) -> str:
    if entity is None:
        return tr("removed", "merge")
    if found.field:
        return value_words(names, found.kind, found.field, getattr(entity, found.field))
    parts = entity_parts(names, entity)
    return ", ".join(f"{part.name}: {part.value}" for part in parts)


def _by(names: Names, by: str, at: datetime | None) -> str:
    known = [by, moment_words(names, at) if at is not None else ""]
    return ", ".join(filter(None, known)) or tr("unknown", "merge")
