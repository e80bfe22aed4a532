"""Names beside a workshop file for what is put aside and never thrown away."""

import os
from datetime import datetime
from pathlib import Path

# What SQLite may have left beside a file; it belongs to it by its name.
BESIDE = ("-journal", "-wal", "-shm")
_LONGEST_NAME = 255  # bytes, on most systems


def when_told() -> str:
    """Tell the moment as such names do."""
    return f"{datetime.now():%Y-%m-%d %H%M%S}"


def name_aside(path: Path, told: str) -> Path:
    """Find a name beside the file that is not taken, neither by a file nor for its journal.

    `told` says why, and when in the form of `when_told`.
    """
    count = 1
    while True:
        ending = f" ({told}{f' {count}' if count > 1 else ''}){path.suffix}"
        room = _LONGEST_NAME - len(os.fsencode(ending)) - len(max(BESIDE, key=len))
        stem = os.fsencode(path.stem)[:room].decode("utf-8", "ignore")
        found = path.with_name(f"{stem}{ending}")
        if not any(os.path.lexists(beside) for beside in (found, *all_beside(found))):
            return found
        count += 1


def all_beside(path: Path) -> list[Path]:
    """Name what SQLite may have left beside a file."""
    return [path.with_name(path.name + ending) for ending in BESIDE]
