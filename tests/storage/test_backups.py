"""Backups: whole, apart from the file, under no name before they are whole."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from facilitator import paths
from facilitator.__main__ import main
from facilitator.app import editing, notes
from facilitator.app.action import Action, Label
from facilitator.app.backups import Backup, BackupReason
from facilitator.app.desk import Desk
from facilitator.app.making import new_workshop
from facilitator.bootstrap import Files
from facilitator.domain.failures import Trouble
from facilitator.storage.backups import backups as backups_module
from facilitator.storage.backups.backups import BackupFolder
from facilitator.storage.backups.chore import BackupChore
from facilitator.storage.check import integrity
from facilitator.storage.file import create, open_for_writing, read
from tests.app.day import HandClock, everything
from tests.storage.full_file import make_full

OLD = Path(__file__).with_name("old")


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2025, 12, 5, 14))


@pytest.fixture
def folder(tmp_path: Path, clock: HandClock) -> BackupFolder:
    return BackupFolder(tmp_path / "backups", clock)


@pytest.fixture
def made(path: Path) -> Path:
    make_full(path, steps=30)
    return path


def add_note(path: Path, text: str) -> None:
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(notes.add_note, desk.workshop.projects[0].id, text)
    assert opened.keeper.flush(5)
    opened.keeper.close()


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(Trouble) as caught:
        call()
    return caught.value.code


def backed_up(folder: BackupFolder, path: Path, reason: BackupReason) -> Backup:
    backup = folder.make(path, reason)
    assert backup is not None
    return backup


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


# -- restoring ---------------------------------------------------------------------------------


def test_restoring_makes_a_new_sound_file(made: Path, folder: BackupFolder, tmp_path: Path) -> None:
    backup = backed_up(folder, made, BackupReason.TIMED)
    add_note(made, "나중에")
    to = tmp_path / "복원.workshop"
    folder.restore(backup, to)
    assert read(to)[1][-1].number == backup.entries
    assert integrity(to) == []
    assert stat.S_IMODE(to.stat().st_mode) == 0o600


def test_restoring_never_replaces_a_file(made: Path, folder: BackupFolder) -> None:
    backup = backed_up(folder, made, BackupReason.TIMED)
    before = made.read_bytes()
    assert code_of(lambda: folder.restore(backup, made)) == "file_exists"
    assert made.read_bytes() == before


def test_a_damaged_backup_is_told_and_nothing_is_made(
    made: Path, folder: BackupFolder, tmp_path: Path
) -> None:
    backup = backed_up(folder, made, BackupReason.TIMED)
    with backup.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 20_000)
    assert code_of(lambda: folder.restore(backup, tmp_path / "to.workshop")) == "damaged"
    backup.path.unlink()
    assert code_of(lambda: folder.restore(backup, tmp_path / "to.workshop")) == "no_such_file"
    assert not (tmp_path / "to.workshop").exists()


def test_deleting_one_for_good_leaves_the_others(
    made: Path, folder: BackupFolder, clock: HandClock
) -> None:
    first = backed_up(folder, made, BackupReason.TIMED)
    clock.pass_minutes(1)
    second = backed_up(folder, made, BackupReason.MERGE)
    folder.delete(first)
    folder.delete(first)
    assert folder.of(made) == [second]


# -- what can go wrong -------------------------------------------------------------------------


def test_a_full_disk_is_told_once_and_backups_go_on_when_there_is_room(
    made: Path, folder: BackupFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str | None] = []
    chore = BackupChore(lambda: folder, made, lambda t: told.append(None if t is None else t.code))
    with closing(sqlite3.connect(made, isolation_level=None)) as driver:
        with monkeypatch.context() as full:
            usage = shutil.disk_usage(made.parent)._replace(free=1000)
            full.setattr(backups_module, "disk_usage", lambda folder: usage)
            again = [chore.look(driver, 0.0) for _ in range(3)]
        assert told == ["backup_disk_full"]
        assert max(again) <= 60
        assert folder.all() == []
        assert chore.look(driver, 0.0) == 600
    assert told == ["backup_disk_full", None]
    assert [b.reason for b in folder.all()] == [BackupReason.OPENING]


def test_a_folder_that_cannot_be_made_is_told(made: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file stands here")
    folder = BackupFolder(tmp_path / "backups")
    assert code_of(lambda: folder.make(made, BackupReason.TIMED)) == "backup_not_made"
    assert folder.all() == folder.of(made) == []


def test_no_backup_is_made_of_what_is_no_sound_workshop(tmp_path: Path) -> None:
    folder = BackupFolder(tmp_path / "backups")
    text = tmp_path / "text.workshop"
    text.write_text("no workshop", encoding="utf-8")
    assert code_of(lambda: folder.make(text, BackupReason.TIMED)) == "not_ours"
    assert code_of(lambda: folder.make(tmp_path / "gone", BackupReason.TIMED)) == "no_such_file"
    assert not folder.folder.exists()


def test_what_is_lost_of_the_folders_own_note_costs_no_backup(
    made: Path, folder: BackupFolder
) -> None:
    backup = backed_up(folder, made, BackupReason.TIMED)
    about = backup.path.with_name("about.json")
    for text in ("", "{", "[]", '{"uid": 1, "title": null, "originals": []}', "[" * 100_000):
        about.write_text(text)
        (found,) = folder.all()
        assert (found.path, found.entries) == (backup.path, backup.entries)
        assert [b.path for b in folder.of(made)] == [backup.path]


def test_files_of_others_in_the_folder_are_no_backups(made: Path, folder: BackupFolder) -> None:
    backup = backed_up(folder, made, BackupReason.TIMED)
    shelf = backup.path.parent
    (shelf / "20251205-140000 timed 5 00000000 0000000.workshop").write_bytes(b"")
    (shelf / "20259999-140000 timed 5 00000000 00000000.workshop").write_bytes(b"")
    (shelf / "20251205-140000 dreamt 5 00000000 00000000.workshop").write_bytes(b"")
    (shelf / "20251205-140001 timed 5 00000000 00000000.workshop").mkdir()
    (folder.folder / "메모.txt").write_bytes(b"")
    assert folder.all() == [backup]


KILLED = """
import os, sys, sqlite3
from datetime import datetime
from pathlib import Path
from facilitator.app.backups import BackupReason
from facilitator.storage import publish
from facilitator.storage.backups.backups import BackupFolder
seen = 0
def count(event, arguments):
    global seen
    if event.split(".")[0] in ("os", "open", "sqlite3", "shutil"):
        seen += 1
        if seen == int(sys.argv[3]):
            os._exit(9)
folder = BackupFolder(Path(sys.argv[2]))
sys.addaudithook(count)
folder.make(Path(sys.argv[1]), BackupReason.TIMED)
"""


@pytest.mark.slow
def test_a_process_killed_on_the_way_leaves_no_half_backup(made: Path, tmp_path: Path) -> None:
    whole = everything(read(made)[0])
    place = tmp_path
    ended = 9
    step = 0
    while ended == 9:
        step += 1
        place = tmp_path / f"{step}"
        call = [sys.executable, "-c", KILLED, str(made), str(place), str(step)]
        ended = subprocess.run(call, check=False).returncode
        found = BackupFolder(place).all()
        assert all(everything(read(b.path)[0]) == whole for b in found)
    assert ended == 0
    assert step > 10
    assert len(BackupFolder(place).all()) == 1


def test_what_a_killed_process_left_is_cleared_away(made: Path, folder: BackupFolder) -> None:
    shelf = backed_up(folder, made, BackupReason.TIMED).path.parent
    left = shelf / ".facilitator-0123456789ab.tmp"
    left.write_bytes(b"half")
    assert len(folder.all()) == 1
    os.utime(left, (time.time() - 3600,) * 2)
    backed_up(folder, made, BackupReason.MERGE)
    assert not left.exists()


# -- while a file is open ----------------------------------------------------------------------


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


def test_listing_a_thousand_opens_none(made: Path, folder: BackupFolder) -> None:
    backup = backed_up(folder, made, BackupReason.TIMED)
    for n in range(1000):
        at = backup.made_at + timedelta(seconds=n + 1)
        name = f"{at:%Y%m%d-%H%M%S} timed {n} 00000000 {backup.path.stem.split()[4]}.workshop"
        backup.path.with_name(name).write_bytes(b"no database")
    assert len(folder.of(made)) == 1001
