"""Make, open and read workshop files."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from facilitator.app.action import Action
from facilitator.app.files import trouble_of_os
from facilitator.app.ports import JournalRow, OpenedFile
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.storage.connection import (
    Mode,
    check_pages,
    connect,
    connect_in_memory,
    take_lock,
    troubles,
    try_writing,
)
from facilitator.storage.header import (
    APPLICATION_ID,
    Identity,
    hold,
    identity,
    is_held,
    keeps_wal,
    release,
    version_of,
)
from facilitator.storage.migrations import VERSION
from facilitator.storage.predecessor import Keep
from facilitator.storage.publish import drop_own_links, publishing
from facilitator.storage.reading import (
    bring_up,
    is_read_only,
    loading,
    read,
    read_event,
    reading,
    version_in,
)
from facilitator.storage.rows import (
    load_journal,
    load_workshop,
    put_entity,
    put_missing_rows,
    write_action,
)
from facilitator.storage.shape import check_shape
from facilitator.storage.writing.chores import Chore
from facilitator.storage.writing.recovery import RecoveryFile
from facilitator.storage.writing.taking_over import TakenOver, take_over
from facilitator.storage.writing.writer import Writer

__all__ = ["copy", "create", "open_for_writing", "read", "read_event"]


def create(
    path: Path,
    actions: Sequence[Action] = (),
    *,
    overwrite: bool = False,
    keep: Keep | None = None,
) -> None:
    """Make a file that holds an empty workshop and then these Actions, numbered from 1.

    The file is closed again. It gets its name only when it is whole and on disk. The folder must
    be there. `keep` gets the connection to a sound workshop that is replaced, before anything else
    is done; one that it cannot get is put aside. Raises Trouble: file_exists (never with
    `overwrite`), open_elsewhere (this process or another has that very file open), no_such_folder,
    is_a_folder, no_permission, read_only, disk_full, name_too_long.
    """
    path = Path(path).absolute()
    if is_held(path):
        raise Trouble("open_elsewhere" if overwrite else "file_exists", path=str(path))
    with (
        publishing(path, overwrite, keep) as unfinished,
        troubles(path),
        closing(connect(unfinished, Mode.MAKING)) as connection,
    ):
        _fill(connection, actions)


def copy(source: Path, path: Path, *, overwrite: bool = False) -> None:
    """Copy a file that nobody has open, of the newest version, to a place of its own.

    What a crash left half written in the source is rolled back first. Raises Trouble as `read` for
    the source and as `create` for the copy.
    """
    path = Path(path).absolute()
    if is_held(path):
        raise Trouble("open_elsewhere" if overwrite else "file_exists", path=str(path))
    with (
        reading(Path(source).absolute()) as read_from,
        publishing(path, overwrite) as unfinished,
        troubles(path),
        closing(connect(unfinished, Mode.MAKING)) as connection,
    ):
        read_from.backup(connection)


def _fill(driver: sqlite3.Connection, actions: Sequence[Action]) -> None:
    # Opening a file needs neither.
    from facilitator.storage.adopting import adopt
    from facilitator.storage.schema import tables

    # A copy holds what the workshop holds, a broken reference too: `check` finds it.
    driver.execute("PRAGMA foreign_keys=OFF")
    with closing(adopt(driver)) as connection, connection.begin():
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
        tables().create_all(connection, checkfirst=False)
        for entity in Workshop().all_entities():
            put_entity(connection, entity)
        for number, action in enumerate(actions, start=1):
            write_action(connection, number, action)


def _do_nothing(driver: sqlite3.Connection) -> None:
    """Take no precaution."""


def open_for_writing(
    path: Path,
    chores: Sequence[Chore] = (),
    before_migration: Callable[[sqlite3.Connection], None] = _do_nothing,
    recovery: Path | None = None,
) -> OpenedFile:
    """Open a file for this process alone, check it, bring it to the newest version, load it.

    Whoever gets it closes its keeper, on whose thread the chores are done. `before_migration` gets
    the connection while the file is still of its older version. `recovery` is the folder for what
    cannot be saved in the file; what an earlier session left there of this workshop is taken over.
    A refused file stays as it was, byte for byte. Raises Trouble: no_such_file, is_a_folder,
    no_permission, empty_file, not_ours, newer, read_only, open_elsewhere, damaged, disk_full,
    disk_failed.
    """
    path = Path(path).absolute()
    file = _hold_writable(path)
    try:
        with troubles(path):
            connection = connect(path, Mode.WRITING)
        try:
            workshop, journal = _load(connection, path, before_migration)
            found, file_apart = TakenOver(journal), None
            if recovery is not None:
                found = take_over(recovery, path, workshop, journal)
                file_apart = RecoveryFile(recovery, path, journal, found.files, found.aside)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        release(file)
        raise
    writer = Writer(connection, path, file, chores, file_apart)
    for number, action in found.items:
        writer.keep(number, action)
    writer.start()
    return OpenedFile(
        workshop,
        found.journal,
        writer,
        found.recovered,
        found.unfitting,
        found.unread,
        tuple(found.elsewhere.items()),
    )


def _load(
    connection: sqlite3.Connection,
    path: Path,
    before_migration: Callable[[sqlite3.Connection], None],
) -> tuple[Workshop, list[JournalRow]]:
    """Check, migrate and load, in an order in which a file that is refused was not changed."""
    version = _look_over(connection, path)
    if version < VERSION:
        _try_migration(connection, path, version)
        before_migration(connection)
    with troubles(path):
        bring_up(connection, path, version)
        with loading(path):
            read_from_it = load_workshop(connection, path), load_journal(connection, path)
        put_missing_rows(connection)
        return read_from_it


def _hold_writable(path: Path) -> Identity:
    """Refuse what cannot be opened before SQLite touches it; the file is held from here on."""
    version_of(path, VERSION)
    if keeps_wal(path):
        read(path)  # taking its log away already writes into it: what is refused is refused here
    try:
        if is_read_only(path):
            raise Trouble("read_only", path=str(path))
        _check_one_name(path)
        file = identity(path)
    except OSError as error:
        raise trouble_of_os(error, path) from error
    hold(file, path)
    return file


def _check_one_name(path: Path) -> None:
    """Refuse a file with two names: a journal under the one is nothing to who opens the other."""
    if path.stat().st_nlink > 1:
        drop_own_links(path)
        if path.stat().st_nlink > 1:
            raise Trouble("two_names", path=str(path))


def _look_over(connection: sqlite3.Connection, path: Path) -> int:
    """Lock the file and check it, without changing a byte of it; tell its version."""
    with troubles(path), loading(path):
        take_lock(connection, path)
        check_pages(connection, path)
        check_shape(connection, path)
        _try_writing(connection, path)
        return version_in(connection, path)


def _try_migration(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Migrate and load a copy in memory: a file that is refused then is still as it was."""
    with troubles(path), closing(connect_in_memory()) as trial:
        connection.backup(trial)
        bring_up(trial, path, version)
        with loading(path):
            load_workshop(trial, path)
            load_journal(trial, path)


def _try_writing(connection: sqlite3.Connection, path: Path) -> None:
    try:
        with troubles(path):
            try_writing(connection)
    except Trouble as trouble:
        # A full disk is no reason to keep the workshop from view: the writer tells of it.
        if trouble.code != "disk_full":
            raise
