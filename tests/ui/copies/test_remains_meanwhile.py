"""Backups come and go while the question stands whether to delete for good."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.copies.delete_dialog import DeleteDialog
from tests.storage.backups.backed_up import back_up
from tests.ui.copies.test_remains import SECRET, Case, holds, work


@pytest.fixture
def case(path: Path) -> Case:
    return Case.of(path, work(path, "남길 말", SECRET))


def test_a_backup_that_is_made_while_the_question_stands_is_cleaned_too(case: Case) -> None:
    found = case.find()
    assert found.backups == ()
    back_up(case.path)
    case.remove(found)
    (backup,) = case.files.backups_of(case.path)
    assert not holds(backup.path)
    assert holds(backup.path, "남길 말")


def test_one_that_made_room_meanwhile_does_not_keep_it_in_the_others(case: Case) -> None:
    gone = back_up(case.path)
    work(case.path, "더 적은 것")
    back_up(case.path)
    found = case.find()
    assert len(found.backups) == 2
    gone.path.unlink()
    case.remove(found)
    (backup,) = case.files.backups_of(case.path)
    assert not holds(backup.path)


def test_where_the_backups_are_to_stay_a_newer_one_stays_as_well(case: Case, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = DeleteDialog(["기록"], ["말"], window)
    dialog.show_remains(case.find())
    assert dialog.chosen().searched == frozenset(), "nothing was there that is to stay"
    back_up(case.path)
    dialog.show_remains(case.find())
    assert dialog.chosen().searched is None
    dialog.with_backups.setChecked(True)
    assert dialog.chosen().searched
