"""A small file apart from the workshop, for what cannot be saved in the workshop now.

JSON lines: the first tells which workshop it is of, each other one holds an Action. The last lines
may be torn by a power cut; whatever was synced before stands.
"""

import json
import os
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from facilitator.app.action import Action, Brought, Label
from facilitator.app.ports import JournalRow
from facilitator.storage.codec import changes_from_json, changes_to_json, local_datetime
from facilitator.storage.publish import make_own_folder, sync_folder
from facilitator.storage.writing.outbox import Item

_ENDING = ".jsonl"
_FORMAT = 1
_MOST_ENTRIES = 10**12
_SPARE_LINES = 200  # a run of typing writes its Action again and again
_BINARY: int = getattr(os, "O_BINARY", 0)  # else Windows writes other ends of lines


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What a recovery file holds: Actions that follow one another, some in several versions.

    `first` is the uid of the first row of the workshop's journal ("" where it had none), `after`
    the uid of the last row that was saved, `after_sum` the sum of its changes.
    """

    file: Path
    first: str
    path: Path
    after: str
    after_sum: int
    versions: tuple[Item, ...]


class RecoveryFile:
    """Holds what waits, so that it outlives the process; one thread calls.

    The file comes into being with the first `hold`. `journal` is what the workshop's file holds
    now; `inherited` are files of earlier sessions whose Actions this session saves: they go with
    ours.
    """

    def __init__(
        self,
        folder: Path,
        path: Path,
        journal: Sequence[JournalRow],
        inherited: Sequence[Path] = (),
    ) -> None:
        self._file = folder / f"{uuid4().hex}{_ENDING}"
        self._path = path
        self._first = journal[0].uid if journal else ""
        self._after = journal[-1].uid if journal else ""
        self._inherited = list(inherited)
        self._held: dict[int, Action] = {}  # by identity: typing makes new ones of one number
        self._last = 0

    def hold(self, before: Action | None, items: Sequence[Item]) -> None:
        """Have the file hold these, synced; `before` was saved last. Raises OSError."""
        new = [item for item in items if id(item[1]) not in self._held]
        is_there = bool(self._held) and self._file.exists()
        if is_there and not new:
            return
        follows = is_there and new[0][0] <= self._last + 1
        if follows and len(self._held) + len(new) < 2 * len(items) + _SPARE_LINES:
            _append(self._file, _lines(map(_to_json, new)))
        else:
            self._held.clear()
            self._write(before, items)
            new = list(items)
        self._held.update((id(action), action) for _, action in new)
        self._last = items[-1][0]

    def remove(self) -> None:
        """Remove it: all is saved. Raises OSError."""
        while self._inherited:
            self._inherited[-1].unlink(missing_ok=True)
            self._inherited.pop()
        if self._held:
            self._file.unlink(missing_ok=True)
            self._held.clear()

    def _write(self, before: Action | None, items: Sequence[Item]) -> None:
        number, action = items[0]
        head = {
            "format": _FORMAT,
            "first": self._first or (action.uid if number == 1 else ""),
            "path": str(self._path),
            "after": before.uid if before else self._after,
            "after_sum": sum_of(before) if before else 0,
        }
        folder = self._file.parent
        make_own_folder(folder)
        unfinished = self._file.with_suffix(".tmp")
        unfinished.unlink(missing_ok=True)
        _append(unfinished, _lines([head, *map(_to_json, items)]))
        unfinished.replace(self._file)
        sync_folder(folder)


def left_behind(folder: Path) -> list[LeftBehind]:
    """Read every recovery file of the folder; what none of ours can be is left out."""
    found = []
    for file in sorted(folder.glob(f"*{_ENDING}")):
        try:
            found.append(_read(file))
        except (OSError, ValueError, LookupError, TypeError, OverflowError, RecursionError):
            continue  # of another user, or of a newer program: it stays where it is
    return found


def forget(folder: Path, first: str) -> int:
    """Remove the recovery files of a workshop, by the uid of its first journal row; count them.

    What waits at this moment is written anew by whoever has the workshop open. Raises OSError.
    """
    gone = [left for left in left_behind(folder) if left.first == first]
    for left in gone:
        left.file.unlink(missing_ok=True)
    return len(gone)


def sum_of(action: Action) -> int:
    """Tell one version of an Action from another: a check sum of its changes."""
    return zlib.crc32(changes_to_json(action.changes).encode("utf-8", "surrogatepass"))


def _append(file: Path, data: bytes) -> None:
    opened = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)
    try:
        while data:
            data = data[os.write(opened, data) :]
        os.fsync(opened)
    finally:
        os.close(opened)


def _lines(objects: Iterable[dict[str, Any]]) -> bytes:
    # ASCII alone: a path or a text may hold what UTF-8 cannot. An empty line first ends what a full
    # disk cut off.
    return "".join(f"\n{json.dumps(each)}\n" for each in objects).encode("ascii")


def _to_json(item: Item) -> dict[str, Any]:
    number, action = item
    return {
        "number": number,
        "uid": action.uid,
        "label": action.label.value,
        "at": action.at.isoformat(),
        "by": action.by,
        "undoable": action.undoable,
        "undoes": action.undoes,
        "redoes": action.redoes,
        "run": action.run,
        "changes": changes_to_json(action.changes),
        "brought": [_brought_to_json(each) for each in action.brought],
    }


def _brought_to_json(brought: Brought) -> dict[str, Any]:
    return {
        "uid": brought.uid,
        "label": brought.label.value,
        "at": brought.at.isoformat(),
        "by": brought.by,
        "run": brought.run,
        "changes": changes_to_json(brought.load()),
    }


def _read(file: Path) -> LeftBehind:
    lines = [line for line in file.read_bytes().splitlines() if line]
    head = json.loads(lines[0])
    if head["format"] != _FORMAT:
        raise ValueError("of a newer program")
    versions = []
    for line in lines[1:]:
        try:
            found = json.loads(line)
        except ValueError:  # torn: a full disk or a power cut; what was whole is written again
            continue
        # Half a letter, which no file takes, is a ValueError.
        json.dumps(found, ensure_ascii=False).encode("utf-8")
        versions.append((int(found["number"]), _from_json(found)))
    return LeftBehind(
        file,
        str(head["first"]),
        Path(head["path"]),
        str(head["after"]),
        int(head["after_sum"]),
        tuple(versions),
    )


def _from_json(found: dict[str, Any]) -> Action:
    return Action(
        Label(found["label"]),
        local_datetime(found["at"]),
        changes_from_json(found["changes"]),
        str(found["by"]),
        bool(found["undoable"]),
        _number(found["undoes"]),
        _number(found["redoes"]),
        str(found["run"]),
        str(found["uid"]),
        tuple(_brought_from_json(each) for each in found["brought"]),
    )


def _number(found: object) -> int | None:
    """Read the number of an Action; what no file takes is a ValueError."""
    if found is not None and (type(found) is not int or not 0 <= found <= _MOST_ENTRIES):
        raise ValueError("not a number of an Action")
    return found


def _brought_from_json(found: dict[str, Any]) -> Brought:
    changes = changes_from_json(found["changes"])
    return Brought(
        str(found["uid"]),
        Label(found["label"]),
        local_datetime(found["at"]),
        str(found["by"]),
        str(found["run"]),
        lambda: changes,
    )
