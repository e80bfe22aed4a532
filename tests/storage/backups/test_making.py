"""Making and listing backups: whole, apart from the file, under no name before they are whole."""

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from facilitator.app import editing, notes
from facilitator.app.backups import BackupReason
from facilitator.app.desk import Desk
from facilitator.storage.backups.backups import BackupFolder
from facilitator.storage.backups.chore import BackupChore
from facilitator.storage.check import integrity
from facilitator.storage.file import create, open_for_writing, read
from tests.app.day import HandClock, everything
from tests.storage.backups.backed_up import add_note, backed_up

OLD = Path(__file__).parents[1] / "old"


def test_a_backup_holds_all_of_the_file_and_tells_whose_it_is(
    made: Path, folder: BackupFolder
) -> None:
    backup = backed_up(folder, made, BackupReason.TIMED)
    workshop, journal = read(made)
    assert everything(read(backup.path)[0]) == everything(workshop)
    assert integrity(backup.path) == []
    assert backup.title == workshop.event.title
    assert backup.entries == journal[-1].number
    assert backup.original == made
    assert backup.made_at == datetime(2025, 12, 5, 14)
    assert backup.size == backup.path.stat().st_size
    assert folder.all() == folder.of(made) == [backup]


def test_it_is_for_its_owner_only(made: Path, folder: BackupFolder) -> None:
    backup = backed_up(folder, made, BackupReason.TIMED)
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700


def test_nothing_is_made_twice_until_something_changes(
    made: Path, folder: BackupFolder, clock: HandClock
) -> None:
    backed_up(folder, made, BackupReason.OPENING)
    clock.pass_minutes(10)
    assert folder.make(made, BackupReason.TIMED) is None
    add_note(made, "버스 시간을 맞춘다")
    assert folder.make(made, BackupReason.TIMED) is not None
    assert len(folder.of(made)) == 2


def test_typing_that_goes_on_in_the_same_entry_is_a_change(
    made: Path, folder: BackupFolder, clock: HandClock
) -> None:
    opened = open_for_writing(made)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    project = desk.workshop.projects[0].id
    desk.do(notes.type_note, project, "버")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    first = backed_up(folder, made, BackupReason.TIMED)
    with closing(sqlite3.connect(made, isolation_level=None)) as driver:
        driver.execute(
            "UPDATE journal SET changes = changes || ' ' WHERE number = ?", (desk.number,)
        )
    clock.pass_minutes(10)
    second = backed_up(folder, made, BackupReason.TIMED)
    assert first.entries == second.entries


def test_before_what_cannot_be_undone_one_is_made_in_any_case(
    made: Path, folder: BackupFolder, clock: HandClock
) -> None:
    backed_up(folder, made, BackupReason.TIMED)
    clock.pass_minutes(1)
    assert backed_up(folder, made, BackupReason.MERGE).reason is BackupReason.MERGE


def test_the_newest_stands_first(made: Path, folder: BackupFolder, clock: HandClock) -> None:
    for n in range(3):
        add_note(made, f"{n}")
        folder.make(made, BackupReason.TIMED)
        clock.pass_minutes(10)
    found = [b.made_at for b in folder.of(made)]
    assert found == sorted(found, reverse=True)


def test_after_the_clock_went_back_nothing_is_lost_and_the_last_one_stands_first(
    made: Path, folder: BackupFolder, clock: HandClock
) -> None:
    for n in range(20):
        add_note(made, f"{n}")
        backed_up(folder, made, BackupReason.TIMED if n % 5 else BackupReason.MERGE)
        clock.pass_minutes(24 * 60)
    right = clock.now
    for wrong in (datetime(2010, 1, 1), right, datetime(2099, 1, 1), right + timedelta(hours=1)):
        clock.now = wrong
        add_note(made, "그 뒤")
        last = backed_up(folder, made, BackupReason.OPENING)
        assert folder.of(made)[0] == last
        assert last.entries == read(made)[1][-1].number
    assert len(folder.of(made)) == 24


def test_a_backup_that_was_cut_short_counts_for_none(
    made: Path, folder: BackupFolder, clock: HandClock, tmp_path: Path
) -> None:
    first = backed_up(folder, made, BackupReason.TIMED)
    clock.pass_minutes(10)
    add_note(made, "그 뒤")
    second = backed_up(folder, made, BackupReason.TIMED)
    os.truncate(second.path, 5000)
    assert folder.of(made)[0] == first
    clock.pass_minutes(10)
    third = backed_up(folder, made, BackupReason.OPENING)
    assert third.entries == second.entries
    assert [b.path for b in folder.of(made)] == [third.path, first.path, second.path]
    folder.restore(third, tmp_path / "to.workshop")


def test_backups_are_thinned_as_time_goes_by(
    made: Path, folder: BackupFolder, clock: HandClock
) -> None:
    for n in range(18):
        add_note(made, f"{n}")
        folder.make(made, BackupReason.TIMED)
        clock.pass_minutes(10)
    # Made from 14:00 to 16:50: the last of two hours are kept, the last of each hour before.
    first = datetime(2025, 12, 5, 14, 50)
    expected = [first + timedelta(minutes=10 * n) for n in range(13)]
    assert [b.made_at for b in reversed(folder.of(made))] == expected


def test_two_files_of_one_workshop_are_told_apart(made: Path, folder: BackupFolder) -> None:
    other = made.with_name("옆방 사본.workshop")
    shutil.copyfile(made, other)
    backed_up(folder, made, BackupReason.OPENING)
    backed_up(folder, other, BackupReason.OPENING)
    assert [b.original for b in folder.of(made)] == [made]
    assert [b.original for b in folder.of(other)] == [other]
    assert len({b.path.parent for b in folder.all()}) == 1
    assert len(folder.of_workshop(read(made)[1][0].uid)) == 2


def test_a_file_that_was_moved_finds_the_backups_of_its_workshop(
    made: Path, folder: BackupFolder
) -> None:
    backup = backed_up(folder, made, BackupReason.OPENING)
    moved = made.with_name("새 이름.workshop")
    made.rename(moved)
    assert folder.of(moved) == [backup]


def test_a_damaged_file_and_one_that_is_gone_find_their_backups(
    made: Path, folder: BackupFolder
) -> None:
    backup = backed_up(folder, made, BackupReason.OPENING)
    made.write_bytes(b"\0" * 10_000)
    assert folder.of(made) == [backup]
    made.unlink()
    assert folder.of(made) == [backup]


@pytest.mark.parametrize(
    "title",
    [
        "2025 협업 워크숍",
        "",
        "CON",
        "nul.txt",
        'a/b\\c:d*e?f"g<h>i|j',
        "...",
        " . ",
        "끝점.",
        "가" * 300,
        "\u202e뒤집기",
        "a\nb",
        "🎉" * 100,
    ],
)
def test_any_title_makes_a_folder_that_every_platform_takes(
    path: Path, folder: BackupFolder, title: str
) -> None:
    create(path)
    opened = open_for_writing(path)
    Desk(opened.workshop, (), opened.keeper).do(editing.edit_event, title=title or "x")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    shelf = backed_up(folder, path, BackupReason.OPENING).path.parent
    assert shelf.parent == folder.folder
    assert len(shelf.name) < 60
    assert not set(shelf.name) & set('\\/:*?"<>|\n')
    assert shelf.name.split(" ")[0].split(".")[0].lower() not in ("con", "nul")
    assert not shelf.name.endswith((".", " "))
    assert len(folder.of(path)) == 1


def test_a_file_of_an_older_version_is_kept_as_it_was(
    path: Path, folder: BackupFolder, tmp_path: Path
) -> None:
    shutil.copyfile(OLD / "version-1.workshop", path)
    chore = BackupChore(lambda: folder, path, lambda trouble: None)
    open_for_writing(path, (chore,), chore.before_migration).keeper.close()
    (backup,) = folder.of(path)
    assert backup.reason is BackupReason.MIGRATION
    with closing(sqlite3.connect(backup.path)) as driver:
        assert driver.execute("PRAGMA user_version").fetchone() == (1,)
    folder.restore(backup, tmp_path / "restored.workshop")
    assert everything(read(tmp_path / "restored.workshop")[0]) == everything(
        read(OLD / "version-1.workshop")[0]
    )


def test_listing_a_thousand_opens_none(made: Path, folder: BackupFolder) -> None:
    backup = backed_up(folder, made, BackupReason.TIMED)
    for n in range(1000):
        at = backup.made_at + timedelta(seconds=n + 1)
        name = f"{at:%Y%m%d-%H%M%S} timed {n} 00000000 {backup.path.stem.split()[4]}.workshop"
        backup.path.with_name(name).write_bytes(b"no database")
    assert len(folder.of(made)) == 1001
