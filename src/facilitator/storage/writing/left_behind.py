"""Read what earlier sessions could not save: the files that `recovery` writes."""

import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from facilitator.app.action import Action, Brought, Label
from facilitator.storage.codec import changes_from_json, changes_to_json, local_datetime
from facilitator.storage.writing.outbox import Item

ENDING = ".jsonl"
UNFINISHED = ".tmp"
ASIDE = ".unread"  # with lines that a newer program may understand
FORMAT = 1
_MOST_ENTRIES = 10**12
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


def left_behind(folder: Path, *, put_aside: bool = False) -> list[LeftBehind]:
    """Read every recovery file of the folder; what none of ours can be is left out.

    Those that were put aside, for what could not be read in them, only if it is wished.
    """
    found = []
    # A kill may have come before a new one got its name; what it holds is whole, or has gaps.
    endings = [ENDING, UNFINISHED, *([ASIDE] if put_aside else ())]
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


def forget_action(folder: Path, uid: str) -> None:
    """Remove the recovery files that hold this Action, so that it is never taken over.

    Whatever else they hold has to be saved by then. Raises OSError.
    """
    for left in left_behind(folder):
        if any(action.uid == uid for _, action in left.versions):
            left.file.unlink(missing_ok=True)


def version_of(action: Action) -> Version:
    """Tell one version of an Action from another: what was erased may have been typed again."""
    return sum_of(action), action.at


def sum_of(action: Action) -> int:
    """Tell one version of an Action from another: a check sum of its changes."""
    return zlib.crc32(changes_to_json(action.changes).encode("utf-8", "surrogatepass"))


def _read(file: Path) -> LeftBehind:
    # A power cut may leave zeros where the end was to be.
    lines = [line for line in file.read_bytes().splitlines() if line.strip(b"\0")]
    head = json.loads(lines[0])
    if head["format"] != FORMAT:
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
