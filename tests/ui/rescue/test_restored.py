"""A file that was just restored says which backup it is and where it lies."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.app.backups import Backup, BackupReason
from facilitator.bootstrap import Files
from facilitator.ui.rescue.telling import moment_told
from facilitator.ui.shell import Shell
from tests.ui.test_recovered import leave_behind


@pytest.fixture
def backup(path: Path) -> Backup:
    made = Files()._backups().make(path, BackupReason.OPENING)
    assert made is not None
    return made


def restore(shell: Shell, qtbot: QtBot) -> None:
    shell.show_backups()
    page = shell.ways_out.rescuing.backups
    assert page is not None
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=8000)
    page.restore_button.click()
    qtbot.waitUntil(lambda: shell.view is not None, timeout=8000)


def test_what_was_restored_is_named_until_it_is_put_away(
    shell: Shell, backup: Backup, qtbot: QtBot
) -> None:
    restore(shell, qtbot)
    assert shell.view is not None
    told = shell.view.notice.text()
    assert f"{moment_told(backup.made_at)} 백업(기록 {backup.entries}건)에서 되살린" in told
    assert str(shell.path) in told
    assert shell.view.notice.standing() is not None
    shell.close()


def test_what_waited_for_it_is_not_covered_for_good(
    shell: Shell, path: Path, backup: Backup, qtbot: QtBot
) -> None:
    leave_behind(path, "가온센터").unlink()
    restore(shell, qtbot)
    assert shell.view is not None
    notice = shell.view.notice
    assert "되살린 파일" in notice.text()
    standing = notice.standing()
    assert standing is not None and "1건" in standing.text
    notice.closed.emit()
    assert "1건" in notice.text()
    assert shell.view.signals.keeper is not None and shell.view.signals.keeper.flush(5)
    shell.close()


def test_opened_again_it_is_a_file_like_any_other(
    shell: Shell, backup: Backup, qtbot: QtBot
) -> None:
    restore(shell, qtbot)
    path = shell.path
    assert path is not None
    shell.wishes.close()
    assert shell.open_path(path)
    assert shell.view is not None and "되살린" not in shell.view.notice.text()
    shell.close()
