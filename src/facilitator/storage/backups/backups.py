"""The folder of backups: whole copies of workshop files, apart from them."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from shutil import disk_usage

from facilitator.app.backups import (
    MOST_BYTES_OF_ALL,
    PROTECTED,
    Backup,
    BackupReason,
    newest_first,
    to_delete,
    too_much,
)
from facilitator.app.files import trouble_of_os
from facilitator.domain.failures import Trouble
from facilitator.storage.backups.shelf import Named, Shelf, place_of, shelf_of, shelves
from facilitator.storage.backups.standing import Standing, short_hash, standing
from facilitator.storage.connection import Mode, check_pages, connect, troubles
from facilitator.storage.predecessor import Keep
from facilitator.storage.publish import publishing
from facilitator.storage.reading import loading, reading_as_it_is

_SPARE = 64 * 2**20  # bytes that a backup leaves free: saving must not suffer from it


class BackupFolder:
    """Makes, lists, restores and thins out backups below one folder; it is made when needed.

    Every workshop has a shelf of its own there. A backup gets its name only when it is whole,
    checked and on disk. `clock` gives local time.
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime] = datetime.now) -> None:
        self.folder = folder
        self._clock = clock

    # -- making ---------------------------------------------------------------------------------

    def make_from(
        self, driver: sqlite3.Connection, original: Path, reason: BackupReason
    ) -> Backup | None:
        """Back up an open file; its connection must be in no transaction.

        None where the newest backup holds the same last entry already; what is PROTECTED is made
        all the same. Raises Trouble: backup_disk_full, backup_not_made.
        """
        original = Path(original).absolute()
        try:
            with loading(original):
                found = standing(driver)
            return self._make(driver, found, original, reason)
        except OSError as error:
            raise self._not_made(trouble_of_os(error, self.folder)) from error
        except Trouble as trouble:
            raise self._not_made(trouble) from trouble

    def make(self, path: Path, reason: BackupReason) -> Backup | None:
        """Back up a workshop file of any version that nobody has open, as it is.

        Raises Trouble as `make_from` does, and where it is no sound file: no_such_file, not_ours,
        open_elsewhere, damaged and the like.
        """
        path = Path(path).absolute()
        with reading_as_it_is(path) as driver:
            return self.make_from(driver, path, reason)

    def _make(
        self, driver: sqlite3.Connection, found: Standing, original: Path, reason: BackupReason
    ) -> Backup | None:
        shelf = shelf_of(self.folder, found)
        before = _of_place(shelf, original)
        if reason not in PROTECTED and before and _is_copied(before[0], found):
            return None
        shelf.know(found, original)
        size = self._check_space(driver)
        path = shelf.path_for(found, original, self._clock(), reason, size)
        with publishing(path, overwrite=True) as unfinished:
            _copy(driver, unfinished)
        backups = [named.backup for named in _of_place(shelf, original)]
        self._thin(backups)
        return next((backup for backup in backups if backup.path == path), None)

    def _check_space(self, driver: sqlite3.Connection) -> int:
        """Tell how many bytes a backup takes."""
        (pages,), (size,) = (
            driver.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
        )
        if disk_usage(self.folder).free < pages * size + _SPARE:
            raise Trouble("disk_full", path=str(self.folder))
        return int(pages * size)

    def _not_made(self, trouble: Trouble) -> Trouble:
        code = "backup_disk_full" if trouble.code == "disk_full" else "backup_not_made"
        return Trouble(code, path=str(self.folder))

    def _thin(self, backups: Sequence[Backup]) -> None:
        _delete(to_delete(backups, self._clock()))
        _delete(too_much(self.all(), MOST_BYTES_OF_ALL))

    # -- listing --------------------------------------------------------------------------------

    def of(self, original: Path) -> list[Backup]:
        """List the backups of the file at this path, newest first.

        Where there is none and the file can be read: those of its workshop, made of other paths.
        """
        original = Path(original).absolute()
        found = [n.backup for shelf in shelves(self.folder) for n in _of_place(shelf, original)]
        return newest_first(found) or self.of_workshop(_uid(original))

    def of_workshop(self, uid: str) -> list[Backup]:
        """List all backups of a workshop, newest first, by the uid of its first Action."""
        ending = short_hash(uid)
        own = [s for s in shelves(self.folder) if s.folder.name.endswith(f" {ending}")]
        return newest_first(n.backup for shelf in own if uid for n in shelf.list())

    def all(self) -> list[Backup]:
        """List every backup, newest first; no backup is opened for that."""
        return newest_first(n.backup for shelf in shelves(self.folder) for n in shelf.list())

    # -- using ----------------------------------------------------------------------------------

    def restore(self, backup: Backup, to: Path) -> None:
        """Copy a backup to a new place, whole and checked; nothing is ever replaced.

        Raises Trouble as `create` for the place; damaged or no_such_file for the backup.
        """
        to = Path(to).absolute()
        with reading_as_it_is(backup.path) as driver, publishing(to) as unfinished:
            _copy(driver, unfinished)

    def delete(self, backup: Backup) -> None:
        """Delete a backup for good. Raises Trouble; one that is gone already is none."""
        try:
            backup.path.unlink(missing_ok=True)
        except OSError as error:
            raise trouble_of_os(error, backup.path) from error


def backing_up(folder: BackupFolder, path: Path) -> Keep:
    """Give what backs up the workshop at the path before another file replaces it.

    It raises Trouble("not_backed_up") where that fails: what is replaced would be lost.
    """

    def keep(driver: sqlite3.Connection) -> None:
        try:
            folder.make_from(driver, path, BackupReason.IMPORT)
        except Trouble as trouble:
            raise Trouble("not_backed_up", path=str(path)) from trouble

    return keep


def _copy(driver: sqlite3.Connection, unfinished: Path) -> None:
    """Copy an open file into an empty one, and look at every page of it. Raises Trouble."""
    with troubles(unfinished), closing(connect(unfinished, Mode.MAKING)) as copy:
        driver.backup(copy)
        check_pages(copy, unfinished)


def _of_place(shelf: Shelf, original: Path) -> list[Named]:
    place = place_of(original)
    return [named for named in shelf.list() if named.place == place]


def _is_copied(named: Named, found: Standing) -> bool:
    """Tell by its name and size that a backup is whole and holds what the file does."""
    return named.backup.is_whole and named.mark == found.mark


def _uid(path: Path) -> str:
    """Tell whose workshop the file is, "" where that cannot be read."""
    try:
        with reading_as_it_is(path) as driver, loading(path):
            return standing(driver).uid
    except Trouble:
        return ""


def _delete(backups: Iterable[Backup]) -> None:
    for backup in backups:
        with suppress(OSError):  # another program reads it: it goes another time
            backup.path.unlink()
