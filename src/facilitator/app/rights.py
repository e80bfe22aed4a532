"""Who may read a new file: a workshop is its user's alone, a report is there to be handed on.

On Windows files follow the rights of their folder, and none of this has an effect.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

# What the user's own umask was; a child process finds it here too.
_UMASK = "FACILITATOR_UMASK"
_PRIVATE = 0o077


def begin_privately() -> None:
    """Have every new file be the user's alone from now on, and remember what was usual."""
    usual = os.umask(_PRIVATE)
    if usual != _PRIVATE:  # a child of ours begins as private as we are
        os.environ[_UMASK] = f"{usual:o}"


def hand_on(made: Path, place: Path) -> None:
    """Give a finished file the rights of the one that it replaces, or those usual for new files.

    Where nobody said what is usual, and on a disk that knows no rights, it stays as it is.
    """
    with suppress(OSError):
        made.chmod(_rights(made, place))


def _rights(made: Path, place: Path) -> int:
    if place.exists():
        return stat.S_IMODE(place.stat().st_mode)
    try:
        return 0o666 & ~int(os.environ[_UMASK], 8)
    except (KeyError, ValueError):
        return stat.S_IMODE(made.stat().st_mode)
