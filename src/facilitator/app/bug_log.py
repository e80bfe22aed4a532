"""Where a bug's details go: a log in the platform's folder, never on the screen."""

import traceback
from datetime import datetime
from pathlib import Path

from facilitator import paths

_MOST = 1_000_000


def write_bug(bug: BaseException) -> Path:
    """Append the details to the log and give its path. Never raises: it reports a failure."""
    path = paths.logs_folder() / "facilitator.log"
    told = "".join(traceback.format_exception(bug))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _MOST:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8", errors="replace") as log:
            log.write(f"{datetime.now():%Y-%m-%d %H:%M:%S}\n{told}\n")
    except (OSError, ValueError):
        pass  # a full disk must not hide the sentence that the user is about to read
    return path
