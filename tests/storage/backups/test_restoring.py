"""Going back to a backup, and deleting one."""

import stat
from pathlib import Path

from facilitator.app.backups import BackupReason
from facilitator.storage.backups.backups import BackupFolder
from facilitator.storage.check import integrity
from facilitator.storage.file import read
from tests.app.day import HandClock
from tests.storage.backups.backed_up import add_note, backed_up, code_of


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
