"""A file that was restored into a synchronised folder: both are told, also what to know of that."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app.backups import BackupReason
from facilitator.app.machine import FilePlace
from facilitator.ui.place_advice import PLACE
from facilitator.ui.shell import Shell
from tests.ui.rescue.test_place_advice import PlacedFiles
from tests.ui.rescue.test_restored import restore

pytestmark = pytest.mark.slow


def test_that_a_file_was_restored_does_not_keep_the_advice_on_its_place_away(
    dressed: QApplication, path: Path, qtbot: QtBot
) -> None:
    files = PlacedFiles(FilePlace.LOCAL, FilePlace.CLOUD)
    assert files._backups().make(path, BackupReason.OPENING) is not None
    shell = Shell(files)
    qtbot.addWidget(shell)
    shell.show_start()
    shell.show()
    restore(shell, qtbot)
    assert shell.view is not None
    notice = shell.view.notice
    assert "되살린 파일" in notice.text()

    def standing() -> str:
        found = notice.standing()
        return "" if found is None else found.key

    qtbot.waitUntil(lambda: standing() == PLACE, timeout=8000)
    assert "되살린 파일" in notice.text(), "it is told for some seconds more"
    notice.closed.emit()
    assert "OneDrive" in notice.text()
    shell.close()
