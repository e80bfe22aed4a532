"""Give a finished file its name, so that a half-made one never carries it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from facilitator.app.files import name_beside, target, trouble_of_os
from facilitator.domain.failures import Trouble


@contextmanager
def publishing(path: Path, overwrite: bool = False) -> Iterator[Path]:
    """Give an empty file beside `path` to be filled and closed; then it gets its name, synced.

    Only its owner can read it. Where filling fails, nothing is left. A link is followed: what it
    leads to is replaced. Raises Trouble: file_exists, is_a_folder, not_a_file, no_such_folder,
    no_such_file, name_too_long, no_permission, disk_full, read_only, disk_failed.
    """
    place = target(path, overwrite)
    unfinished = name_beside(place)
    try:
        _check_length(_journal_of(place))
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield unfinished
        _sync(unfinished)
        _name(unfinished, place, overwrite)
        sync_folder(place.parent)
    except (OSError, UnicodeEncodeError) as error:
        raise trouble_of_os(error, path) from error
    finally:
        for left in (unfinished, _journal_of(unfinished)):
            left.unlink(missing_ok=True)


def _check_length(name: Path) -> None:
    """Raise OSError where SQLite could not make a file of this name later."""
    with suppress(FileNotFoundError):
        name.lstat()


def _name(unfinished: Path, path: Path, overwrite: bool) -> None:
    # A journal left by a file of that name would be rolled back into the new one.
    _journal_of(path).unlink(missing_ok=True)
    if not overwrite:
        try:
            os.link(unfinished, path)  # refuses what came into being meanwhile
            return
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):  # sticks and network drives have no links
            if os.path.lexists(path):
                raise Trouble("file_exists", path=str(path)) from None
    unfinished.replace(path)


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder outlive a power cut. Raises OSError."""
    if os.name == "nt":  # folders cannot be opened there, and need not be
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def make_own_folder(folder: Path) -> None:
    """Make a folder that only its owner can read, and have it outlive a power cut.

    One that is there stays as it is. Raises OSError.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for made in missing:
        sync_folder(made.parent)
