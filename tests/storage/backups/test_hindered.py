"""What can go wrong while a backup is made."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.app.backups import BackupReason
from facilitator.storage.backups import backups as backups_module
from facilitator.storage.backups.backups import BackupFolder
from facilitator.storage.backups.chore import BackupChore
from facilitator.storage.file import read
from tests.app.day import everything
from tests.storage.backups.backed_up import backed_up, code_of


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
