"""When a backup is made by itself: while a file is open, and before it is replaced."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from facilitator import paths
from facilitator.__main__ import main
from facilitator.app import notes
from facilitator.app.action import Action, Label
from facilitator.app.backups import BackupReason
from facilitator.app.desk import Desk
from facilitator.app.making import new_workshop
from facilitator.bootstrap import Files
from facilitator.storage.backups.backups import BackupFolder
from facilitator.storage.backups.chore import BackupChore
from facilitator.storage.file import open_for_writing, read
from tests.app.day import HandClock
from tests.storage.backups.backed_up import code_of
from tests.storage.full_file import make_full


def test_opening_makes_a_backup_and_ten_minutes_of_work_another(
    made: Path, folder: BackupFolder, clock: HandClock
) -> None:
    chore = BackupChore(lambda: folder, made, lambda trouble: None)
    with closing(sqlite3.connect(made, isolation_level=None)) as driver:
        assert chore.look(driver, 0.0) == 600
        clock.pass_minutes(10)
        assert chore.look(driver, 600.0) == 600
        assert [b.reason for b in folder.all()] == [BackupReason.OPENING]
        driver.execute("UPDATE journal SET changes = changes || ' '")
        clock.pass_minutes(10)
        chore.look(driver, 1200.0)
    assert [b.reason for b in folder.all()] == [BackupReason.TIMED, BackupReason.OPENING]


def test_the_application_backs_up_what_it_opens(made: Path) -> None:
    files = Files()
    for _ in range(2):
        files.open_file(made).keeper.close()
    (backup,) = files.backups_of(made)
    assert backup.reason is BackupReason.OPENING
    assert paths.backups_folder() in backup.path.parents


def test_the_backup_of_opening_is_of_before_the_first_entry(made: Path) -> None:
    files = Files()
    opened = files.open_file(made)
    before = opened.journal[-1].number
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(notes.add_note, desk.workshop.projects[0].id, "처음")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    (backup,) = files.backups_of(made)
    assert backup.entries == before


def test_what_is_replaced_is_backed_up_first(made: Path) -> None:
    files = Files()
    number = read(made)[1][-1].number
    files.create_file(made, [new_workshop(datetime(2025, 12, 5))], overwrite=True)
    assert len(read(made)[1]) == 1
    (backup,) = files.backups_of(made)
    assert (backup.reason, backup.entries) == (BackupReason.IMPORT, number)


def test_the_command_that_replaces_a_file_backs_it_up(made: Path) -> None:
    number = read(made)[1][-1].number
    book = paths.resource("sample", "anseong-2025.xlsx")
    assert main(["import", str(book), str(made), "--force"]) == 0
    (backup,) = Files().backups_of(made)
    assert (backup.reason, backup.entries) == (BackupReason.IMPORT, number)


def test_joining_is_preceded_by_a_backup_and_deleting_for_good_is_not(
    made: Path, folder: BackupFolder
) -> None:
    chore = BackupChore(lambda: folder, made, lambda trouble: None)
    number = read(made)[1][-1].number
    opened = open_for_writing(made, (chore,))
    for n, label in enumerate((Label.COPIES_JOINED, Label.NOTE_ADDED, Label.DELETED_FOR_GOOD)):
        opened.keeper.keep(number + 1 + n, Action(label, datetime(2025, 12, 5, 14, n), ()))
        assert opened.keeper.flush(5)
    opened.keeper.close()
    made_of = {(b.reason, b.entries) for b in folder.of(made)}
    assert made_of == {
        (BackupReason.OPENING, number),
        (BackupReason.MERGE, number),
    }


def test_nothing_is_replaced_where_no_backup_can_be_made(made: Path) -> None:
    paths.backups_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.backups_folder().write_text("in the way")
    before = made.read_bytes()
    assert code_of(lambda: Files().create_file(made, [], overwrite=True)) == "not_backed_up"
    assert made.read_bytes() == before


def test_a_rehearsal_gets_no_backups() -> None:
    files = Files()
    path = files.rehearsal_folder() / "probe.workshop"
    make_full(path, steps=3)
    files.open_file(path).keeper.close()
    files.create_file(path, [], overwrite=True)
    assert files.all_backups() == []
