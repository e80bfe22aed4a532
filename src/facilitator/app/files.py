"""Files of the user: where a new one may go, and what a failed call of the system means."""

import errno
import os
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from facilitator.domain.failures import Trouble

FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})  # no quota on Windows
_NAME_TOO_LONG_ON_WINDOWS = 206
# A file in the making is written in seconds: what is older was left by a process that died.
_STALE_SECONDS = 60.0
# A scanner or a cloud drive holds a new file on Windows for a moment: access is denied, or shared.
_HELD_ON_WINDOWS = (5, 32, 33)
_PAUSES = (0.02, 0.06, 0.1, 0.12)  # seconds between tries


class Replacing(Protocol):
    """A new file, whole and on the disk, that may take the place of another one."""

    def put(self, number: int, uid: str) -> None:
        """Put it there, where the last entry of the other one is still this; raises Trouble."""

    def drop(self) -> None:
        """Remove it, where it was not put there."""


def trouble_of_os(error: OSError | ValueError, path: Path) -> Trouble:
    """Tell which trouble a failed call of the system is.

    A ValueError is a name that no file can have here: a NUL in it, or letters that the system's
    own encoding lacks.
    """
    return Trouble(_code(error), path=str(path))


def _code(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return "no_such_file"
    windows = getattr(error, "winerror", None)
    if error.errno == errno.ENAMETOOLONG or windows == _NAME_TOO_LONG_ON_WINDOWS:
        return "name_too_long"
    if isinstance(error, FileNotFoundError | NotADirectoryError) or error.errno == errno.ELOOP:
        return "no_such_file"
    if isinstance(error, IsADirectoryError):
        return "is_a_folder"
    if isinstance(error, FileExistsError):
        return "file_exists"
    if error.errno in FULL:
        return "disk_full"
    if error.errno == errno.EROFS:
        return "read_only"
    return "no_permission" if isinstance(error, PermissionError) else "disk_failed"


def exists(path: Path) -> bool:
    """Tell whether something stands at the path. Raises Trouble where the name cannot be."""
    return _found(path) is not None


def is_there(path: Path) -> bool:
    """Tell whether a file can be seen at the path; whatever is in the way counts as no."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def has_files(folder: Path) -> bool:
    """Tell whether anything is in the folder, by one look at it."""
    try:
        with os.scandir(folder) as found:
            return any(True for _ in found)
    except OSError:
        return False


def check_other(source: Path, made: Path) -> None:
    """Raise Trouble where the new file would take the place of what it is made of."""
    if are_one(source, made):
        raise Trouble("same_file", path=str(made))


def are_one(path: Path, other: Path) -> bool:
    """Tell whether two paths lead to the same file; False where one is not there."""
    found = _found(path), _found(other)
    return found[0] is not None and found[1] is not None and os.path.samestat(*found)  # type: ignore[arg-type]  # neither is None here


def target(path: Path, overwrite: bool) -> Path:
    """Give the place of a new file; a link is followed, so that what it leads to is replaced.

    Raises Trouble: file_exists (never with `overwrite`), is_a_folder, no_such_folder, not_a_file
    (a device or a pipe, which is never replaced), no_such_file or name_too_long for a name that
    cannot be.
    """
    found = _found(path)
    if found is not None and stat.S_ISDIR(found.st_mode):
        raise Trouble("is_a_folder", path=str(path))
    if found is not None and not stat.S_ISREG(found.st_mode):
        raise Trouble("not_a_file", path=str(path))
    if not overwrite and os.path.lexists(path):  # a link that leads nowhere is there as well
        raise Trouble("file_exists", path=str(path))
    place = Path(os.path.realpath(path)) if path.is_symlink() else path
    folder = _found(place.parent)
    if folder is None or not stat.S_ISDIR(folder.st_mode):
        raise Trouble("no_such_folder", path=str(place.parent))
    return place


def make_folder(folder: Path) -> None:
    """Make a folder that may be there already. Raises Trouble("folder_not_made")."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, UnicodeEncodeError) as failed:
        raise Trouble("folder_not_made", path=str(folder)) from failed


def name_beside(place: Path) -> Path:
    """Name an unfinished file in the folder of `place`; stale ones of ours there are removed."""
    oldest = time.time() - _STALE_SECONDS
    for left in place.parent.glob(".facilitator-*.tmp*"):
        with suppress(OSError):  # another process may be faster, or the file another user's
            if left.lstat().st_mtime < oldest:
                left.unlink()
    # Short, because a Korean name may already be as long as names can be.
    return place.with_name(f".facilitator-{uuid4().hex[:12]}.tmp")


def replace_file(source: Path, place: Path) -> None:
    """Rename a file, replacing what stands there; tried for 0.3 s while Windows holds either.

    Raises OSError.
    """
    for pause in _PAUSES:
        try:
            source.replace(place)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_ON_WINDOWS:
                raise
        time.sleep(pause)
    source.replace(place)


def _found(path: Path) -> os.stat_result | None:
    """Look at what stands at the path; None where nothing does."""
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise trouble_of_os(error, path) from error
