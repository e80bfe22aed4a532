"""Give a finished file its name, so that a half-made one never carries it."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from facilitator.app.files import name_beside, replace_file, target, trouble_of_os
from facilitator.domain.failures import Trouble
from facilitator.storage.failures import is_too_long
from facilitator.storage.predecessor import Keep, Predecessor, replacing


@contextmanager
def publishing(path: Path, overwrite: bool = False, keep: Keep | None = None) -> Iterator[Path]:
    """Give an empty file beside `path` to be filled and closed; then it gets its name, synced.

    Only its owner can read it. Where filling fails, nothing is left. A link is followed: what it
    leads to is replaced, locked all the while; `keep` as for `replacing`. Raises Trouble:
    file_exists, is_a_folder, not_a_file, no_such_folder, no_such_file, name_too_long,
    no_permission, open_elsewhere, disk_full, read_only, disk_failed.
    """
    place = target(path, overwrite)
    unfinished = name_beside(place)
    try:
        _check_length(place, unfinished)
        with replacing(place, keep) as before:
            os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            yield unfinished
            _sync(unfinished)
            _name(unfinished, place, overwrite, before)
        sync_folder(place.parent)
    except (OSError, UnicodeEncodeError) as error:
        raise trouble_of_os(error, path) from error
    finally:
        for left in (unfinished, _journal_of(unfinished)):
            with suppress(OSError):  # what hinders that has been told, and stale ones go later
                left.unlink(missing_ok=True)


def _check_length(place: Path, unfinished: Path) -> None:
    """Raise OSError where SQLite could not make a file of these names, now or later."""
    if is_too_long(place) or is_too_long(unfinished):
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
    with suppress(FileNotFoundError):
        _journal_of(place).lstat()


def _name(unfinished: Path, path: Path, overwrite: bool, before: Predecessor) -> None:
    before.give_way()
    try:
        _rename(unfinished, path, overwrite)
    except BaseException:
        before.come_back()
        raise


def _rename(unfinished: Path, path: Path, overwrite: bool) -> None:
    if not overwrite:
        try:
            os.link(unfinished, path)  # refuses what came into being meanwhile
            return
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):  # sticks and network drives have no links
            if os.path.lexists(path):
                raise Trouble("file_exists", path=str(path)) from None
    replace_file(unfinished, path)


def drop_own_links(path: Path) -> None:
    """Remove the unfinished name of a file that a crash left it beside its own. Raises OSError."""
    place = Path(os.path.realpath(path))
    for left in place.parent.glob(".facilitator-*.tmp"):
        with suppress(FileNotFoundError):  # whoever is making it is faster
            if left.samefile(place):
                left.unlink()


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
