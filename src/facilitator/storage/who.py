"""A small hidden note beside an open file: who has it open, for whoever finds it locked.

SQLite's lock alone decides. The note is only read when the lock refuses, so one that a crash left
behind misleads nobody: the next who gets the lock replaces it.
"""

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from facilitator.app.opener import Opener, user_name
from facilitator.domain.text import one_line

_LONGEST_NAME = 80  # letters of a user or a computer that are told
_MOST_BYTES = 4096
_HIDDEN = 2  # FILE_ATTRIBUTE_HIDDEN


def note_path(path: Path) -> Path:
    """Name the note of a file: short, because the file's own name may be as long as names can be.

    A link leads to the same note as the file itself.
    """
    real = Path(os.path.realpath(path))
    return real.with_name(f".facilitator-{sha256(os.fsencode(real.name)).hexdigest()[:12]}.open")


def leave_note(path: Path) -> str:
    """Say beside the file, whose lock we have, that we have it open; give what the note says.

    Whoever may read the file may read the note. Where no note can be written there is none: "".
    """
    text = json.dumps(
        {
            "file": os.fsencode(path.name).decode("utf-8", "replace"),
            "user": user_name(),
            "computer": _computer(),
            "process": os.getpid(),
            "since": datetime.now().isoformat(timespec="seconds"),
        },
        ensure_ascii=False,
    )
    note = note_path(path)
    try:
        mode = path.stat().st_mode & 0o666
        note.unlink(missing_ok=True)  # one left by a crash, perhaps by another user
        made = os.open(note, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode | 0o600)
        with open(made, "wb") as file:  # noqa: PTH123  # a descriptor
            file.write(text.encode("utf-8", "replace"))
        note.chmod(mode | 0o600)  # the umask took the others' right to read
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            note.unlink(missing_ok=True)  # half of one, on a full disk
        return ""
    _hide(note)
    return text


def take_note_away(path: Path, said: str) -> None:
    """Remove our note, while the lock is still ours; another's stays."""
    note = note_path(path)
    with suppress(OSError, ValueError):
        if said and _read(note) == said:
            note.unlink()


def who_has(path: Path) -> Opener | None:
    """Tell who has the locked file open; None where no note says so."""
    try:
        found = json.loads(_read(note_path(path)))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    user, computer = _name(found.get("user")), _name(found.get("computer"))
    is_here = (user, computer) == (_name(user_name()), _name(_computer()))
    return Opener(user, computer, _moment(found.get("since")), is_here)


def _read(note: Path) -> str:
    with note.open("rb") as file:
        return file.read(_MOST_BYTES).decode("utf-8", "replace")


def _name(found: object) -> str:
    return one_line(found)[:_LONGEST_NAME] if isinstance(found, str) else ""


def _moment(found: object) -> datetime | None:
    with suppress(ValueError):
        if isinstance(found, str):
            return datetime.fromisoformat(found).replace(tzinfo=None)
    return None


def _hide(note: Path) -> None:
    """Hide the note on Windows, where a leading dot hides nothing."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(note), _HIDDEN)


def _computer() -> str:
    # platform.node() would load the network's own module, which a console starts without.
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
