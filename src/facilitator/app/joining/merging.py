"""Joining another copy without a window: one line for each difference."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Protocol

from facilitator.app.action import Action
from facilitator.app.copies.copying import take, whole
from facilitator.app.desk import Desk
from facilitator.app.files import are_one, check_other, exists
from facilitator.app.joining.joining import (
    Copy,
    Difference,
    Joining,
    Side,
    compare,
    join,
    undecided,
)
from facilitator.app.ports import Keeper, OpenedFile
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

_PATIENCE = 120.0  # seconds that a slow disk may need for a joining
_LOOK_SECONDS = 0.1
_HANGS = "disk_hangs"  # no failure yet: the disk may still answer

# What was in the way of saving -> what is told of it: nothing is saved later by itself.
_STOPPED = {
    "disk_full": "joining_disk_full",
    "disk_read_only": "joining_read_only",
    "file_gone": "joining_file_gone",
    "file_moved": "joining_file_gone",
    _HANGS: "joining_unsure",
}


class Files(Protocol):
    """What joining two files needs of the outside."""

    def read_copy(self, path: Path) -> Copy: ...

    def open_file(self, path: Path) -> OpenedFile: ...

    def listen_to_backups(self, told: Callable[[Trouble | None], None]) -> None: ...

    def forget_unsaved_action(self, uid: str) -> None: ...

    def create_file(
        self, path: Path, actions: Sequence[Action], overwrite: bool = False
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a joining: what was new, and what is undecided now, also from before.

    `uid` is that of the entry in MINE, `warning` tells of a backup that failed at the last moment.
    """

    joining: Joining
    undecided: list[Difference]
    names: Names
    uid: str = ""
    warning: Trouble | None = None


@dataclass(frozen=True, slots=True)
class _Both:
    """Knows what either copy holds."""

    mine: Workshop
    theirs: Workshop

    def find(self, kind: EntityKind, entity_id: str | None, /) -> Entity | None:
        return self.mine.find(kind, entity_id) or self.theirs.find(kind, entity_id)


def merge_files(
    files: Files,
    mine: Path,
    theirs: Path,
    out: Path | None,
    overwrite: bool,
    recovered: Callable[[OpenedFile], None] = lambda opened: None,
) -> Merged:
    """Join the copy THEIRS, which is only read, into MINE, or both into a new file OUT.

    In MINE it is one more Action, written in one transaction: no file takes the place of another,
    a crash leaves it as it was or joined, and undo takes it back. `recovered` is called once MINE
    holds what an earlier session could not save in it. Raises RuleBroken("not_copies") and Trouble;
    then the copies are not joined, neither now nor later by themselves.
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
        return _MineJoined(files, mine).merged(copy, recovered)
    return _merged_out(files, mine, copy, out, overwrite)


def _stopped(code: str, path: Path) -> Trouble:
    return Trouble(_STOPPED.get(code, "joining_not_saved"), path=str(path))


class _MineJoined:
    """Joins a copy into the file MINE, or leaves it as it is."""

    def __init__(self, files: Files, path: Path) -> None:
        self._files = files
        self._path = path
        self._troubles: list[Trouble] = []
        self._no_backup: Trouble | None = None

    def merged(self, theirs: Copy, recovered: Callable[[OpenedFile], None]) -> Merged:
        self._files.listen_to_backups(self._on_backup)
        opened = self._files.open_file(self._path)
        keeper, joined = opened.keeper, ""
        keeper.listen(lambda number, at: None, self._troubles.append)
        try:
            self._prepare(opened, recovered)
            merged = merge(Desk(opened.workshop, opened.journal, keeper), theirs)
            joined = merged.uid
            is_saved = self._is_saved(keeper)
        finally:
            keeper.close()
            is_kept = not keeper.pending()
            if joined and not is_kept:
                self._files.forget_unsaved_action(joined)
        if not is_saved and not is_kept:  # closing tries once more
            raise self._stopped()
        return replace(merged, warning=self._no_backup)

    def _prepare(self, opened: OpenedFile, recovered: Callable[[OpenedFile], None]) -> None:
        """Have saved what was left from before, and a backup made. Raises Trouble."""
        if not self._is_saved(opened.keeper):
            raise self._stopped()
        if opened.recovered or opened.unfitting:
            opened.keeper.hold(_PATIENCE)  # what is saved is no longer held apart
            recovered(opened)
        if self._no_backup is not None:
            folder = self._no_backup.gaps.get("path", "")
            raise Trouble("joining_not_backed_up", path=str(self._path), folder=folder)

    def _is_saved(self, keeper: Keeper) -> bool:
        """Wait until all is saved, or until something is in the way."""
        until = monotonic() + _PATIENCE
        while not keeper.flush(_LOOK_SECONDS):
            if monotonic() > until or any(t.code != _HANGS for t in self._troubles):
                return False
        return True

    def _stopped(self) -> Trouble:
        codes = [t.code for t in self._troubles if t.code != _HANGS]
        return _stopped(codes[-1] if codes else _HANGS, self._path)

    def _on_backup(self, trouble: Trouble | None) -> None:
        self._no_backup = trouble


def _merged_out(files: Files, mine: Path, theirs: Copy, out: Path, overwrite: bool) -> Merged:
    copy = files.read_copy(mine)
    desk = Desk(copy.workshop, copy.journal)
    merged = merge(desk, theirs)
    try:
        files.create_file(out, whole(take(desk)), overwrite=overwrite)
    except Trouble as trouble:
        if trouble.code == "disk_full":  # here nothing goes on by itself
            raise _stopped(trouble.code, out) from trouble
        raise
    return merged


def merge(desk: Desk, theirs: Copy) -> Merged:
    """Join the other copy as one entry, deciding nothing. Raises RuleBroken("not_copies")."""
    found = compare(Copy(desk.workshop, desk.journal()), theirs)
    # Also where nothing changes: what this copy knows by now is not new.
    action = desk.do(join, found)
    still_open = undecided(desk.workshop, desk.journal())
    uid = action.uid if action is not None else ""
    return Merged(found, still_open, _Both(desk.workshop, theirs.workshop), uid)


def merged_lines(merged: Merged, path: Path | None = None) -> list[str]:
    """Tell in words what came of it: what was taken over, each conflict in a line, where to decide.

    `path` is the file that was joined into.
    """
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
    lines += [conflict_line(merged.names, each) for each in merged.undecided]
    if merged.undecided and path is not None:
        told = tr(
            "Decide them in the application: open {path} and choose “Decide differences” under "
            "Outcome. Until then the value of MINE counts.",
            path=path,
        )
        lines.append(told)
    return lines


def unread_lines(joining: Joining, mine: Path, theirs: Path) -> list[str]:
    """Tell of each file which entries of it cannot be read."""
    return [
        tr(
            "Entries of {path} that cannot be read: {numbers}. What they did was taken from the "
            "workshop as it stands.",
            path=path,
            numbers=", ".join(map(str, joining.unread[side])),
        )
        for side, path in ((Side.MINE, mine), (Side.THEIRS, theirs))
        if joining.unread.get(side)
    ]


def conflict_line(names: Names, found: Difference) -> str:
    """Tell a difference in one line: what it is about, both values, who said them and when."""
    what = entity_words(names, found.kind, found.entity, found.mine or found.theirs)
    if found.field:
        what = f"{what} · {field_words(found.kind, found.field)}"
    line = tr(
        "conflict: {what}: mine “{mine}” ({mine_by}), theirs “{theirs}” ({theirs_by})",
        what=what,
        mine=_said(names, found, found.mine, found.theirs),
        mine_by=_by(names, found.mine_by, found.mine_at),
        theirs=_said(names, found, found.theirs, found.mine),
        theirs_by=_by(names, found.theirs_by, found.theirs_at),
    )
    return one_line(line)


def _said(names: Names, found: Difference, entity: Entity | None, other: Entity | None) -> str:
    """Tell what one side says; of a whole entity only what the other does not say as well."""
    if entity is None:
        return tr("removed", "merge")
    if found.field:
        return value_words(names, found.kind, found.field, getattr(entity, found.field))
    parts = entity_parts(names, entity)
    same = entity_parts(names, other) if other is not None else ()
    told = [part for part in parts if part not in same] or parts
    return ", ".join(f"{part.name}: {part.value}" for part in told)


def _by(names: Names, by: str, at: datetime | None) -> str:
    known = [by, moment_words(names, at) if at is not None else ""]
    return ", ".join(filter(None, known)) or tr("unknown", "merge")
