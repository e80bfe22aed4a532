"""Disks that are full, turn read-only or vanish, for real; nothing entered is lost."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from time import perf_counter

import pytest

from facilitator.app import editing, notes
from facilitator.app.desk import Desk
from facilitator.app.making import new_workshop
from facilitator.domain.failures import Trouble
from facilitator.storage.backups.backups import BackupFolder
from facilitator.storage.backups.chore import BackupChore
from facilitator.storage.check import integrity
from facilitator.storage.file import create, open_for_writing, read
from facilitator.storage.migrations import VERSION
from tests.durability.mounts import Disk, failing_disk, small_disk
from tests.durability.power import OLD, built
from tests.storage.heard import Heard


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "stick") as disk:
        yield disk


@pytest.fixture
def recovery(tmp_path: Path) -> Path:
    return tmp_path / "data" / "recovery"


class Session:
    """A workshop that is open, and what its keeper told."""

    def __init__(self, path: Path, recovery: Path) -> None:
        self.opened = open_for_writing(path, recovery=recovery)
        self.keeper = self.opened.keeper
        self.heard = Heard(self.keeper)
        self.desk = Desk(self.opened.workshop, self.opened.journal, self.keeper)

    def write_notes(self, count: int) -> None:
        for number in range(count):
            self.desk.do(notes.add_note, None, f"{number} " + "말 " * 100)

    def texts(self) -> list[str]:
        return [note.text for note in self.desk.workshop.notes]


def make(folder: Path) -> Path:
    path = folder / "행사.workshop"
    create(path, [new_workshop(datetime(2025, 12, 5, 9))])
    return path


def until(is_so: Callable[[], object], seconds: float = 8.0) -> bool:
    end = perf_counter() + seconds
    while not is_so() and perf_counter() < end:
        threading.Event().wait(0.02)
    return bool(is_so())


def test_when_there_is_room_again_all_is_saved_in_order_by_itself(
    disk: Disk, recovery: Path
) -> None:
    path = make(disk.folder)
    session = Session(path, recovery)
    session.write_notes(1)
    assert session.keeper.flush(5)
    disk.fill()
    session.write_notes(30)
    assert session.heard.wait_for_trouble("disk_full")
    session.write_notes(30)
    assert until(lambda: list(recovery.glob("*.jsonl")))
    disk.make_room()
    assert until(lambda: session.keeper.pending() == 0)  # nobody does anything
    assert session.heard.saved == list(range(2, 63))
    session.keeper.close()
    assert [note.text for note in read(path)[0].notes] == session.texts()
    assert integrity(path) == []
    assert list(recovery.iterdir()) == []


def test_whoever_leaves_with_a_full_disk_finds_everything_the_next_time(
    disk: Disk, recovery: Path
) -> None:
    path = make(disk.folder)
    session = Session(path, recovery)
    disk.fill()
    session.write_notes(20)
    assert session.heard.wait_for_trouble("disk_full")
    session.keeper.close()
    waited = session.keeper.pending()
    assert waited
    again = Session(path, recovery)  # the disk is still full
    assert again.opened.recovered == waited
    assert again.texts() == session.texts()
    again.write_notes(1)
    again.keeper.close()
    disk.make_room()
    last = Session(path, recovery)
    assert last.keeper.flush(5)
    last.keeper.close()
    assert [note.text for note in read(path)[0].notes] == again.texts()
    assert integrity(path) == []
    assert list(recovery.iterdir()) == []


def test_a_drive_that_turns_read_only_is_told_and_what_is_entered_outlives_it(
    tmp_path: Path, recovery: Path
) -> None:
    with failing_disk(tmp_path / "drive") as disk:
        path = make(disk.folder)
        session = Session(path, recovery)
        session.write_notes(3)
        assert session.keeper.flush(5)
        disk.fail()
        session.write_notes(5)
        assert session.heard.wait_for_trouble("disk_read_only")
        assert len(session.texts()) == 8
        session.keeper.close()
        assert session.keeper.pending() == 5
        with pytest.raises(Trouble) as caught:
            open_for_writing(path, recovery=recovery)
        assert caught.value.code in ("read_only", "needs_recovery")
        disk.repair()
        again = Session(path, recovery)
        assert again.opened.recovered == 5
        assert again.keeper.flush(5)
        again.keeper.close()
        assert [note.text for note in read(path)[0].notes] == session.texts()
        assert integrity(path) == []


def test_a_drive_that_is_pulled_and_put_back_elsewhere(tmp_path: Path, recovery: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    path = make(folder)
    session = Session(path, recovery)
    gone = folder.rename(tmp_path / "pulled")
    session.write_notes(4)
    assert session.heard.wait_for_trouble("file_gone")
    session.keeper.close()
    assert session.keeper.pending() == 4
    again = Session(gone / path.name, recovery)
    assert again.opened.recovered == 4
    assert again.texts() == session.texts()
    again.keeper.close()
    assert integrity(gone / path.name) == []


def test_a_workshop_opens_from_a_full_disk_and_is_saved_when_there_is_room(
    disk: Disk, recovery: Path
) -> None:
    path = make(disk.folder)
    disk.fill()
    session = Session(path, recovery)
    session.write_notes(2)
    assert session.heard.wait_for_trouble("disk_full")
    disk.make_room()
    assert session.keeper.flush(5)
    session.keeper.close()
    assert len(read(path)[0].notes) == 2


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
@pytest.mark.parametrize("leave", [0, 4096, 16384, 32768])
def test_a_migration_on_a_full_disk_leaves_the_old_file_or_makes_the_new_one(
    disk: Disk, recovery: Path, old: Path, leave: int
) -> None:
    path = disk.folder / "지난해.workshop"
    copyfile(old, path)
    before = path.read_bytes()
    disk.fill(leave)
    try:
        open_for_writing(path, recovery=recovery).keeper.close()
    except Trouble as trouble:
        assert trouble.code == "disk_full"
        assert path.read_bytes() == before
    else:
        assert built(path)[0] == VERSION
    disk.make_room()
    open_for_writing(path, recovery=recovery).keeper.close()
    assert built(path)[0] == VERSION
    assert integrity(path) == []


def test_backups_that_find_no_room_are_told_and_saving_goes_on(disk: Disk, tmp_path: Path) -> None:
    path = make(tmp_path)
    disk.fill()
    told: list[str] = []
    chore = BackupChore(
        lambda: BackupFolder(disk.folder),
        path,
        lambda trouble: told.append(trouble.code if trouble else ""),
    )
    opened = open_for_writing(path, (chore,))
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(editing.add_center, "공익")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    assert told == ["backup_disk_full"]
    assert [p.name for p in disk.folder.rglob("*.workshop")] == []
    assert len(read(path)[0].centers) == 1


@pytest.mark.slow
def test_a_report_that_finds_no_room_says_so_in_one_line_and_leaves_nothing(
    disk: Disk, tmp_path: Path
) -> None:
    path = make(tmp_path)
    disk.fill()
    out = disk.folder / "결과.pdf"
    command = [sys.executable, "-m", "facilitator", "report", str(path), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert [p.name for p in disk.folder.iterdir()] == ["video.mp4"]
    shutil.rmtree(path.parent / "home", ignore_errors=True)
