"""A small file apart from the workshop, for what cannot be saved in the workshop now.

JSON lines: the first tells which workshop it is of, each other one holds an Action. The last lines
may be torn by a power cut; whatever was synced before stands.
"""

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from facilitator.app.action import Action, Brought
from facilitator.app.files import replace_file
from facilitator.app.ports import JournalRow
from facilitator.storage.codec import changes_to_json
from facilitator.storage.publish import make_own_folder, sync_folder
from facilitator.storage.writing.left_behind import ASIDE, ENDING, FORMAT, UNFINISHED, sum_of
from facilitator.storage.writing.outbox import Item

_SPARE_LINES = 200  # a run of typing writes its Action again and again
_BINARY: int = getattr(os, "O_BINARY", 0)  # else Windows writes other ends of lines


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
        self._file = folder / f"{uuid4().hex}{ENDING}"
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
            "format": FORMAT,
            "first": self._first or (action.uid if number == 1 else ""),
            "path": str(self._path),
            "after": before.uid if before else self._after,
            "after_sum": sum_of(before) if before else 0,
            "after_at": before.at.isoformat() if before else "",
        }
        folder = self._file.parent
        make_own_folder(folder)
        unfinished = self._file.with_suffix(UNFINISHED)
        unfinished.unlink(missing_ok=True)
        try:
            _append(unfinished, _lines([head, *map(_to_json, items)]))
            replace_file(unfinished, self._file)
        except OSError:
            with suppress(OSError):  # a full disk still lets things go
                unfinished.unlink(missing_ok=True)
            raise
        sync_folder(folder)


def _put_away(file: Path, *, aside: bool) -> None:
    if aside:
        with suppress(FileNotFoundError):
            file.replace(file.with_suffix(ASIDE))
    else:
        file.unlink(missing_ok=True)


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
