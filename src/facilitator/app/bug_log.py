"""Where a bug's details go: a log in the platform's folder, never on the screen.

Nothing that was typed stands in it: of an exception's message only what the program itself says.
"""

import os
import re
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from facilitator import paths

_MOST = 1_000_000
# Messages of Python and of the libraries quote the value that they could not use.
_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|«[^»]*»""", re.DOTALL)
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_LONGEST = 300
_SAID_BEFORE = {
    True: "\nThe above exception was the direct cause of the following exception:\n\n",
    False: "\nDuring handling of the above exception, another exception occurred:\n\n",
}


def write_bug(bug: BaseException) -> Path:
    """Append the details to the log and give its path. Never raises: it reports a failure."""
    path = paths.logs_folder() / "facilitator.log"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _MOST:
            path.replace(path.with_suffix(".old.log"))
        told = f"{datetime.now():%Y-%m-%d %H:%M:%S}\n{''.join(_told(bug))}\n"
        opened = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(opened, "a", encoding="utf-8", errors="replace") as log:
            log.write(told)
    except (OSError, ValueError):
        pass  # a full disk must not hide the sentence that the user is about to read
    return path


def _told(bug: BaseException, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    """Tell where it happened, the causes first, as a traceback does."""
    before = bug.__cause__ or (None if bug.__suppress_context__ else bug.__context__)
    if before is not None and id(before) not in seen:
        yield from _told(before, seen | {id(bug)})
        yield _SAID_BEFORE[bug.__cause__ is not None]
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(bug.__traceback__)
    yield f"{type(bug).__module__}.{type(bug).__qualname__}: {_message(bug)}\n"


def _message(bug: BaseException) -> str:
    """Give the message without the values in it."""
    text = _FOREIGN.sub("…", _QUOTED.sub("…", str(bug)))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
