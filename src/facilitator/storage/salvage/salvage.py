"""Get out of a damaged file what can still be read, without changing a byte of it."""

import os
import re
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from facilitator.app.files import trouble_of_os
from facilitator.app.salvaged import Salvaged
from facilitator.domain.failures import Trouble
from facilitator.storage.connection import Mode, connect, troubles
from facilitator.storage.file import create
from facilitator.storage.header import version_of
from facilitator.storage.migrations import VERSION
from facilitator.storage.reading import read
from facilitator.storage.salvage.filling import Backed
from facilitator.storage.salvage.rebuilding import rebuilt
from facilitator.storage.salvage.sources import sources
from facilitator.words import tr

__all__ = ["Salvaged", "move_aside", "moved_aside", "salvage"]

_LONGEST_NAME = 255  # bytes, on most systems
# What SQLite may have left beside a file; it belongs to it by its name.
_ASIDE = re.compile(r" \([^()]*\d{4}-\d\d-\d\d \d{6}[^()]*\)")  # in whatever language it was told
_BESIDE = ("-journal", "-wal", "-shm")


def move_aside(path: Path) -> Path:
    """Rename a damaged file, and its journal, to a name beside it that says so and when.

    Not a byte is changed and no file replaced. Gives the new path. Raises Trouble: no_such_file,
    no_permission, open_elsewhere, disk_failed.
    """
    path = Path(path).absolute()
    _check_free(path)
    aside = _free_name(path)
    try:
        # The journal first: left alone, it would be rolled back into a new file of the old name.
        for ending in reversed(("", *_BESIDE)):
            source = path.with_name(path.name + ending)
            if not ending or os.path.lexists(source):
                _rename(source, aside.with_name(aside.name + ending))
    except OSError as error:
        raise trouble_of_os(error, path) from error
    return aside


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
        and file.stem.startswith(path.stem)
        and _ASIDE.fullmatch(file.stem, len(path.stem))
    ]


def salvage(damaged: Path, to: Path, backup: Path | None = None) -> Salvaged:
    """Read what can be read of a damaged file and write it into a new, sound one.

    What it lost is taken from a backup of the same workshop, as far as that one goes. No file is made where nothing was read (`is_nothing`). Raises Trouble as `create` for `to`, and
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
    left = [e for e in _BESIDE if os.path.lexists(path.with_name(path.name + e))]
    if not left:
        return path.read_bytes()
    with TemporaryDirectory(prefix="facilitator-") as folder:
        copy = Path(folder) / "damaged"
        for ending in ("", *left):
            copyfile(path.with_name(path.name + ending), copy.with_name(copy.name + ending))
        with (
            suppress(sqlite3.Error, UnicodeDecodeError),
            closing(connect(copy, Mode.REPAIRING)) as driver,
        ):
            driver.execute("SELECT 1 FROM sqlite_master").fetchone()
        return copy.read_bytes()


def _free_name(path: Path) -> Path:
    """Find a name beside the file that is not taken, neither by a file nor for its journal."""
    when = f"{datetime.now():%Y-%m-%d %H%M%S}"
    count = 1
    while True:
        told = tr("damaged {when}", when=when) + (f" {count}" if count > 1 else "")
        ending = f" ({told}){path.suffix}"
        room = _LONGEST_NAME - len(os.fsencode(ending)) - len(max(_BESIDE, key=len))
        stem = os.fsencode(path.stem)[:room].decode("utf-8", "ignore")
        found = path.with_name(f"{stem}{ending}")
        if not any(os.path.lexists(found.with_name(found.name + e)) for e in ("", *_BESIDE)):
            return found
        count += 1


def _rename(source: Path, to: Path) -> None:
    """Rename a file; where another came to stand there meanwhile, it is not replaced."""
    try:
        os.link(source, to)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # sticks and network drives have no links
        if os.path.lexists(to):
            raise
        source.rename(to)
    else:
        source.unlink()
