"""A small file apart from the workshop, for what cannot be saved in the workshop now.

JSON lines: the first tells which workshop it is of, each other one holds an Action. The last lines
may be torn by a power cut; whatever was synced before stands.
"""

import json
import os
import re
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from facilitator.app.action import Action, Brought, Label
from facilitator.app.files import replace_file
from facilitator.app.ports import JournalRow
from facilitator.storage.codec import changes_from_json, changes_to_json, local_datetime
from facilitator.storage.publish import make_own_folder, sync_folder
from facilitator.storage.writing.outbox import Item

_ENDING = ".jsonl"
_UNFINISHED = ".tmp"
_ASIDE = ".unread"  # with lines that a newer program may understand
_FORMAT = 1
_MOST_ENTRIES = 10**12
_SPARE_LINES = 200  # a run of typing writes its Action again and again
_BINARY: int = getattr(os, "O_BINARY", 0)  # else Windows writes other ends of lines
_NUMBER = b'{"number": '
_BEGINNING = re.compile(_NUMBER + rb'(\d{1,15}), (?:"uid": "([^"]*)")?')
_TORN_NUMBER = re.compile(_NUMBER + rb"\d*,?")
_NOT_OURS = (OSError, ValueError, LookupError, TypeError, OverflowError, RecursionError)

Version = tuple[int, datetime]  # the sum of its changes, and when it was entered


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What a recovery file holds: Actions that follow one another, some in several versions.

    `first` is the uid of the first row of the workshop's journal ("" where it had none), `after`
    the uid of the last row that was saved, `after_version` which version of it. `unread` has the
    uid ("" where it has none) of each Action that the file has, but not in a way we understand.
    """

    file: Path
    first: str
    path: Path
    after: str
    after_version: Version | None
    versions: tuple[Item, ...]
    unread: tuple[str, ...] = ()


class RecoveryFile:
    """Holds what waits, so that it outlives the process; one thread calls.

    The file comes into being with the first `hold`. `journal` is what the workshop's file holds
    now; `inherited` are files of earlier sessions whose Actions this session saves: they go with
    ours, or are put aside where they are among `unread`.
    """

    def __init__(
        self,
        folder: Path,
        path: Path,
        journal: Sequence[JournalRow],
        inherited: Sequence[Path] = (),
        unread: Sequence[Path] = (),
    ) -> None:
        self._file = folder / f"{uuid4().hex}{_ENDING}"
        self._path = path
        self._first = journal[0].uid if journal else ""
        self._after = journal[-1].uid if journal else ""
        self._inherited = list(inherited)
        self._unread = frozenset(unread)
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
            _put_away(self._inherited[-1], aside=self._inherited[-1] in self._unread)
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
            "after_at": before.at.isoformat() if before else "",
        }
        folder = self._file.parent
        make_own_folder(folder)
        unfinished = self._file.with_suffix(_UNFINISHED)
        unfinished.unlink(missing_ok=True)
        _append(unfinished, _lines([head, *map(_to_json, items)]))
        replace_file(unfinished, self._file)
        sync_folder(folder)


def _put_away(file: Path, *, aside: bool) -> None:
    if aside:
        with suppress(FileNotFoundError):
            file.replace(file.with_suffix(_ASIDE))
    else:
        file.unlink(missing_ok=True)


def left_behind(folder: Path, *, put_aside: bool = False) -> list[LeftBehind]:
    """Read every recovery file of the folder; what none of ours can be is left out.

    Those that were put aside, for what could not be read in them, only if it is wished.
    """
    found = []
    # A kill may have come before a new one got its name; what it holds is whole, or has gaps.
    endings = [_ENDING, _UNFINISHED, *([_ASIDE] if put_aside else ())]
    for file in sorted(file for ending in endings for file in folder.glob(f"*{ending}")):
        try:
            found.append(_read(file))
        except _NOT_OURS:
            continue  # of another user, or of a newer program: it stays where it is
    return found


def forget(folder: Path, first: str) -> int:
    """Remove the recovery files of a workshop, by the uid of its first journal row; count them.

    What waits at this moment is written anew by whoever has the workshop open. Raises OSError.
    """
    gone = [left for left in left_behind(folder, put_aside=True) if left.first == first]
    for left in gone:
        left.file.unlink(missing_ok=True)
    return len(gone)


def version_of(action: Action) -> Version:
    """Tell one version of an Action from another: what was erased may have been typed again."""
    return sum_of(action), action.at


def forget_action(folder: Path, uid: str) -> None:
    """Remove the recovery files that hold this Action, so that it is never taken over.

    Whatever else they hold has to be saved by then. Raises OSError.
    """
    for left in left_behind(folder):
        if any(action.uid == uid for _, action in left.versions):
            left.file.unlink(missing_ok=True)


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
    # A power cut may leave zeros where the end was to be.
    lines = [line for line in file.read_bytes().splitlines() if line.strip(b"\0")]
    head = json.loads(lines[0])
    if head["format"] != _FORMAT:
        raise ValueError("of a newer program")
    versions: list[Item] = []
    odd = []
    for line in lines[1:]:
        try:
            versions.append(_version(line))
        except _NOT_OURS:  # torn by a full disk or a power cut, or of a newer program
            odd.append(line)
    return LeftBehind(
        file,
        str(head["first"]),
        Path(head["path"]),
        str(head["after"]),
        _after_version(head),
        tuple(versions),
        tuple(_unread(odd, versions)),
    )


def _after_version(head: dict[str, Any]) -> Version | None:
    at = head.get("after_at")
    return (int(head["after_sum"]), local_datetime(at)) if at else None


def _version(line: bytes) -> Item:
    found = json.loads(line)
    # Half a letter, which no file takes, is a ValueError.
    json.dumps(found, ensure_ascii=False).encode("utf-8")
    return int(found["number"]), _from_json(found)


def _unread(odd: Sequence[bytes], versions: Sequence[Item]) -> list[str]:
    """List the Actions of which no whole line tells; what a full disk tore is written again."""
    numbers, uids = {number for number, _ in versions}, {action.uid for _, action in versions}
    named: dict[str, None] = {}
    nameless = 0
    for line in odd:
        begins = _BEGINNING.match(line)
        if begins is None:  # torn before it tells anything: it is written again, or comes last
            nameless += not (_NUMBER.startswith(line) or _TORN_NUMBER.fullmatch(line))
        elif begins[2] is not None:
            named.setdefault(begins[2].decode("ascii", "replace"))
        else:
            nameless += int(begins[1]) not in numbers
    return [*(uid for uid in named if uid not in uids), *[""] * nameless]


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
