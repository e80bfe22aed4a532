"""What the tests of backups do to a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator import paths
from facilitator.app import notes
from facilitator.app.backups import Backup, BackupReason
from facilitator.app.desk import Desk
from facilitator.domain.failures import Trouble
from facilitator.storage.backups.backups import BackupFolder
from facilitator.storage.file import open_for_writing


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


def back_up(path: Path, reason: BackupReason = BackupReason.OPENING) -> Backup:
    """Have a backup of the file as it is now among those of the application."""
    return backed_up(BackupFolder(paths.backups_folder()), path, reason)
