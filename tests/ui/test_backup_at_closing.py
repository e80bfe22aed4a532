"""Closing the window leaves a backup of the day, and of nothing else."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from facilitator.app import notes
from facilitator.app.backups import BackupReason
from facilitator.bootstrap import Files
from facilitator.storage.file import read
from tests.sample import project_id
from tests.ui.conftest import Start


def newest(path: Path) -> list[BackupReason]:
    return [backup.reason for backup in Files().backups_of(path)][:1]


def test_closing_the_window_backs_up_what_was_entered(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    laptop = start()
    laptop.view.signals.do(notes.add_note, project_id(3), "마지막 말")
    laptop.close()
    qtbot.waitUntil(lambda: newest(path) == [BackupReason.CLOSING], timeout=5000)
    workshop, _ = read(Files().backups_of(path)[0].path)
    assert workshop.notes_of(project_id(3))[-1].text == "마지막 말"


def test_a_rehearsal_leaves_none(start: Start, path: Path, qtbot: QtBot) -> None:
    laptop = start()
    laptop.shell.wishes.rehearse()
    copy = laptop.shell.path
    assert copy is not None and copy != path
    laptop.view.signals.do(notes.add_note, project_id(3), "연습")
    laptop.close()
    assert newest(copy) == []
    assert newest(path) in ([BackupReason.OPENING], [BackupReason.CLOSING])
    assert not read(Files().backups_of(path)[0].path)[0].notes_of(project_id(3))
