"""Get out of a damaged file what can still be read, without changing a byte of it."""

import os
import re
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from shutil import copyfile, copyfileobj
from tempfile import TemporaryDirectory

from facilitator.app.files import trouble_of_os
from facilitator.app.salvaged import Salvaged
from facilitator.domain.failures import Trouble
from facilitator.storage.aside import all_beside, name_aside, when_told
from facilitator.storage.connection import Mode, connect, troubles
from facilitator.storage.file import create
from facilitator.storage.header import version_of
from facilitator.storage.migrations import VERSION
from facilitator.storage.publish import sync_folder
from facilitator.storage.reading import read
from facilitator.storage.salvage.filling import Backed
from facilitator.storage.salvage.rebuilding import rebuilt
from facilitator.storage.salvage.sources import sources
from facilitator.words import tr

__all__ = ["Salvaged", "move_aside", "moved_aside", "salvage"]

_ASIDE = re.compile(r" \([^()]*\d{4}-\d\d-\d\d \d{6}[^()]*\)")  # in whatever language it was told


def move_aside(path: Path) -> Path:
    """Rename a damaged file, and its journal, to a name beside it that says so and when.

    Not a byte is changed and no file replaced; at every moment one of the two names has the file
    with its journal. Gives the new path. Raises Trouble: no_such_file, no_permission,
    open_elsewhere, disk_full, disk_failed.
    """
    path = Path(path).absolute()
    _check_free(path)
    aside = name_aside(path, tr("damaged {when}", when=when_told()))
    pairs = zip(all_beside(path), all_beside(aside), strict=True)
    beside = [(left, other) for left, other in pairs if os.path.lexists(left)]
    copied: list[Path] = []
    try:
        _reserve(aside)
        copied.append(aside)
        for left, other in beside:
            copied.append(other)
            _copy(left, other)
        sync_folder(path.parent)
        path.replace(aside)  # our own empty file
    except OSError as error:
        for made in copied:
            made.unlink(missing_ok=True)
        raise trouble_of_os(error, path) from error
    _remove_beside(path, [left for left, _ in beside])
    return aside


def _remove_beside(path: Path, beside: list[Path]) -> None:
    """Remove what was copied: left alone, it would be rolled back into a file of the old name."""
    try:
        sync_folder(path.parent)
        for left in beside:
            left.unlink(missing_ok=True)
    except OSError as error:
        raise trouble_of_os(error, path) from error


def _reserve(name: Path) -> None:
    """Make an empty file that only its owner can read. Raises OSError where there is one."""
    os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _copy(source: Path, to: Path) -> None:
    """Copy a file to a new name, onto the disk. Raises OSError."""
    _reserve(to)
    with source.open("rb") as read_from, to.open("r+b") as write_to:
        copyfileobj(read_from, write_to)
        write_to.flush()
        os.fsync(write_to.fileno())


def moved_aside(path: Path) -> list[Path]:
    """List what `move_aside` made beside of files of this name. Raises Trouble of the folder."""
    path = Path(path).absolute()
    try:
        beside = sorted(path.parent.iterdir())
    except OSError as error:
        raise trouble_of_os(error, path.parent) from error
    return [
        file
        for file in beside
        if file.suffix == path.suffix
        and _has_content(file)  # a name that was only reserved is none
        and file.stem.startswith(path.stem)
        and _ASIDE.fullmatch(file.stem, len(path.stem))
    ]


def _has_content(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except OSError:  # gone meanwhile, or not to be looked at: then it counts
        return True


def salvage(damaged: Path, to: Path, backup: Path | None = None) -> Salvaged:
    """Read what can be read of a damaged file and write it into a new, sound one.

    What it lost is taken from a backup of the same workshop, as far as that one goes. No file is
    made where nothing was read (`is_nothing`). Raises Trouble as `create` for `to`, and
    no_such_file, is_a_folder, no_permission, open_elsewhere, newer, disk_failed.
    """
    damaged = Path(damaged).absolute()
    _check_free(damaged)
    try:
        data = _bytes_of(damaged)
    except OSError as error:
        raise trouble_of_os(error, damaged) from error
    now = datetime.now().replace(microsecond=0)
    counted, actions = rebuilt(sources(data), now, _held_by(backup))
    if not counted.is_nothing:
        create(to, actions)
    return counted


def _held_by(backup: Path | None) -> Backed | None:
    """Read a backup; one that cannot be read is of no use here."""
    try:
        return None if backup is None else read(backup)
    except Trouble:
        return None


def _check_free(path: Path) -> None:
    """Raise Trouble where there is no such file, a newer program made it, or it is open."""
    try:
        version_of(path, VERSION)
    except Trouble as trouble:
        if trouble.code not in ("empty_file", "not_ours", "damaged"):
            raise
        if trouble.code == "not_ours" and not path.is_file():  # a pipe, a device
            raise
    try:
        # The file is damaged, so this may fail in any way; that it is locked is what counts.
        with (
            suppress(sqlite3.Error),
            troubles(path),
            closing(connect(path, Mode.READING)) as driver,
        ):
            driver.execute("SELECT 1 FROM sqlite_master").fetchone()
    except Trouble as trouble:
        if trouble.code == "open_elsewhere":
            raise


def _bytes_of(path: Path) -> bytes:
    """Read the file as it was before an Action that was never finished. Raises OSError."""
    if not any(os.path.lexists(left) for left in all_beside(path)):
        return path.read_bytes()
    with TemporaryDirectory(prefix="facilitator-") as folder:
        copy = Path(folder) / "damaged"
        copyfile(path, copy)
        for left, other in zip(all_beside(path), all_beside(copy), strict=True):
            if os.path.lexists(left):
                copyfile(left, other)
        with (
            suppress(sqlite3.Error, UnicodeDecodeError),
            closing(connect(copy, Mode.REPAIRING)) as driver,
        ):
            driver.execute("SELECT 1 FROM sqlite_master").fetchone()
        return copy.read_bytes()
