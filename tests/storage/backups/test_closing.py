"""The backup at closing: of what was entered, and never to be waited for."""

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.app import editing, notes
from facilitator.app.backups import Backup, BackupReason
from facilitator.app.desk import Desk
from facilitator.bootstrap import Files
from facilitator.domain.failures import Trouble
from facilitator.storage.backups import backups as backups_module
from facilitator.storage.backups import chore as chore_module
from facilitator.storage.backups.backups import BackupFolder
from facilitator.storage.backups.chore import BackupChore
from facilitator.storage.check import integrity
from facilitator.storage.file import open_for_writing, read


def closed(files: Files, path: Path, *texts: str, wished: bool = True) -> float:
    """Open a file, enter something, close it as the window does; tell how long closing took."""
    opened = files.open_file(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    for text in texts:
        desk.do(notes.add_note, desk.workshop.projects[0].id, text)
    assert opened.keeper.flush(5)
    if wished:
        files.back_up_at_closing(path)
    before = time.perf_counter()
    opened.keeper.close()
    return time.perf_counter() - before


def reasons(files: Files, path: Path) -> list[BackupReason]:
    return [backup.reason for backup in files.backups_of(path)]


def wait_for(folder: BackupFolder, path: Path, count: int) -> list[BackupReason]:
    until = time.perf_counter() + 10
    while len(folder.of(path)) < count and time.perf_counter() < until:
        threading.Event().wait(0.02)
    return [backup.reason for backup in folder.of(path)]


def test_closing_makes_a_backup_of_what_was_entered(made: Path) -> None:
    files = Files()
    closed(files, made, "마지막에 적은 것")
    assert wait_for(files._backups(), made, 2) == [BackupReason.CLOSING, BackupReason.OPENING]
    newest = files.backups_of(made)[0]
    workshop, journal = read(newest.path)
    assert workshop.notes_of(workshop.projects[0].id)[-1].text == "마지막에 적은 것"
    assert len(journal) == newest.entries
    assert integrity(newest.path) == []
    closed(files, made)
    assert len(reasons(files, made)) == 2, "nothing was entered since"


def test_only_a_closing_that_is_wished_is_backed_up(made: Path) -> None:
    files = Files()  # before a deletion for good the file is closed too: nothing may be kept of it
    closed(files, made, "지울 것", wished=False)
    assert reasons(files, made) == [BackupReason.OPENING]


class SlowFolder(BackupFolder):
    """A folder on a drive that takes a last backup only when it is let to."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.answers = threading.Event()

    def make_from(
        self, driver: sqlite3.Connection, original: Path, reason: BackupReason
    ) -> Backup | None:
        if reason is BackupReason.CLOSING:
            self.answers.wait(20)
        return super().make_from(driver, original, reason)


def test_a_drive_that_is_slow_to_take_it_holds_nobody_and_the_file_is_free_at_once(
    made: Path, tmp_path: Path
) -> None:
    folder = SlowFolder(tmp_path / "backups")
    chore = BackupChore(lambda: folder, made, lambda trouble: None)
    opened = open_for_writing(made, (chore,))
    Desk(opened.workshop, opened.journal, opened.keeper).do(editing.add_center, "가온센터")
    assert opened.keeper.flush(5)
    chore.closing_comes()
    before = time.perf_counter()
    opened.keeper.close()
    assert time.perf_counter() - before < 2, "0.3 s as a rule, and not 20"
    open_for_writing(made).keeper.close()
    folder.answers.set()
    assert wait_for(folder, made, 2) == [BackupReason.CLOSING, BackupReason.OPENING]


def at_closing(chore: BackupChore, path: Path) -> Callable[[], None] | None:
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        return chore.closing(driver)


@pytest.mark.parametrize(("limit", "least"), [("_MOST_BYTES", 4096), ("_MOST_SECONDS", 0.0)])
def test_none_is_made_of_a_file_that_is_large_or_slow_to_read(
    made: Path, folder: BackupFolder, limit: str, least: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    chore = BackupChore(lambda: folder, made, lambda trouble: None)
    chore.closing_comes()
    assert at_closing(chore, made) is not None, "else the rest proves nothing"
    monkeypatch.setattr(chore_module, limit, least)
    assert at_closing(chore, made) is None


def test_a_full_disk_is_no_longer_told_at_the_end(
    made: Path, folder: BackupFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Trouble | None] = []
    chore = BackupChore(lambda: folder, made, told.append)
    chore.closing_comes()
    monkeypatch.setattr(backups_module, "_SPARE", 2**60)
    last = at_closing(chore, made)
    assert last is not None
    last()
    assert (told, folder.of(made)) == ([], [])


def test_where_backups_failed_before_none_is_tried_at_the_end(
    made: Path, folder: BackupFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups_module, "_SPARE", 2**60)
    chore = BackupChore(lambda: folder, made, lambda trouble: None)
    chore.closing_comes()
    with closing(sqlite3.connect(made, isolation_level=None)) as driver:
        chore.look(driver, 0.0)
    assert at_closing(chore, made) is None
