"""Give a finished file its name, so that a half-made one never carries it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from facilitator.domain.failures import Trouble
from facilitator.storage.failures import trouble_of_os


@contextmanager
def publishing(path: Path, overwrite: bool = False) -> Iterator[Path]:
    """Give an empty file beside `path` to be filled and closed; then it gets its name, synced.

    Only its owner can read it. Where filling fails, nothing is left. Raises Trouble: file_exists,
    is_a_folder, no_such_folder, no_permission, disk_full, read_only, disk_failed.
    """
    _check_target(path, overwrite)
    # Short, because a Korean name may already be as long as names can be.
    unfinished = path.with_name(f".facilitator-{uuid4().hex[:12]}.tmp")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield unfinished
        _sync(unfinished)
        _name(unfinished, path, overwrite)
        _sync_folder(path.parent)
    except OSError as error:
        raise trouble_of_os(error, path) from error
    finally:
        for left in (unfinished, _journal_of(unfinished)):
            left.unlink(missing_ok=True)


def _check_target(path: Path, overwrite: bool) -> None:
    if "\0" in str(path):  # no file can have such a name, and not every call says so
        raise Trouble("no_such_file", path=str(path))
    try:
        if path.is_dir():
            raise Trouble("is_a_folder", path=str(path))
        if not path.parent.is_dir():
            raise Trouble("no_such_folder", path=str(path.parent))
        if not overwrite and os.path.lexists(path):
            raise Trouble("file_exists", path=str(path))
    except OSError as error:
        raise trouble_of_os(error, path) from error


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


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there, and need not be
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
