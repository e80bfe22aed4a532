"""The dialogs of copies speak one language, to a screen reader too, and fit their words."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from facilitator.app import notes
from facilitator.app.backups import Backup, BackupReason
from facilitator.domain.failures import Trouble
from facilitator.ui.copies.delete_dialog import DeleteDialog
from facilitator.ui.copies.hand_over_dialog import HandOverDialog
from facilitator.ui.copies.remains import Remains
from facilitator.words import use_language
from tests.sample import project_id
from tests.ui.accessible import faults
from tests.ui.laptop import Laptop

LONG = "아주 긴 기록입니다. " * 60


@pytest.fixture(params=["ko", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("ko")


def backup(day: int) -> Backup:
    made = datetime(2024, 12, day, 13, 50)
    return Backup(Path(f"{day}.workshop"), made, BackupReason.TIMED, 1, "t", 1, Path("a.workshop"))


def told(dialog: QDialog) -> str:
    return "\n".join(found.text() for found in dialog.findChildren(QLabel))


def clipped(dialog: QDialog) -> list[str]:
    """List the labels that have less room than their words need."""
    shown = [found for found in dialog.findChildren(QLabel) if found.isVisible()]
    return [f.text() for f in shown if f.height() < f.heightForWidth(f.width())]


def test_the_one_of_the_copy(laptop: Laptop, spoken: str) -> None:
    laptop.view.signals.do(notes.add_note, project_id(1), "내부 검토", private=True)
    laptop.view.signals.do(notes.add_note, project_id(1), "내부 검토 결과를 알린다")
    dialog = HandOverDialog(laptop.workshop, laptop.shell)
    dialog.show()
    assert faults(dialog) == []
    assert clipped(dialog) == []
    assert ("1건" in told(dialog)) == (spoken == "ko")
    dialog.close()
    dialog.deleteLater()


def test_that_a_held_slide_is_let_go_is_told_only_where_one_is_held(laptop: Laptop) -> None:
    laptop.go_to(3)
    without = HandOverDialog(laptop.workshop, laptop.shell)
    assert "고정" not in told(without)
    laptop.live.orders.toggle_hold()
    assert laptop.workshop.live.held
    held = HandOverDialog(laptop.workshop, laptop.shell)
    assert "고정한 슬라이드는 해제됩니다" in told(held)
    for dialog in (without, held):
        dialog.deleteLater()


def test_enter_goes_on_from_the_choice_that_has_the_focus(laptop: Laptop) -> None:
    dialog = HandOverDialog(laptop.workshop, laptop.shell)
    dialog.show()
    for option in (dialog.redacted, dialog.whole):
        option.click()
        option.setFocus()
        dialog.setResult(QDialog.DialogCode.Rejected)
        dialog.show()
        QTest.keyClick(option, Qt.Key.Key_Return)
        assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.takes_private()
    dialog.deleteLater()


def test_the_one_of_deleting(laptop: Laptop, spoken: str) -> None:
    dialog = DeleteDialog(["기록"], ["말"], laptop.shell)
    dialog.show()
    assert not dialog.is_ready()
    QApplication.processEvents()
    dialog.show_texts((LONG, "다른 말"), ["후속 조치 하나"] * 6)
    left, damaged = (
        Path("rehearsal-x/2025.workshop"),
        Path("2025 (손상 2024-12-05 135000).workshop"),
    )
    backups = (backup(6), backup(5))
    dialog.show_remains(
        Remains(
            backups,
            unreadable=(backup(4),),
            is_in_recovery=True,
            rehearsals=(left,),
            damaged=(damaged,),
            copies=(Path("사본.workshop"),),
        )
    )
    assert dialog.is_ready()
    assert faults(dialog) == []
    QApplication.processEvents()
    assert clipped(dialog) == []
    assert ("a.workshop 2개" in told(dialog)) == (spoken == "ko")
    assert damaged.name in told(dialog)
    assert dialog.height() <= QSize(1366, 768).height()
    assert dialog.with_backups.isVisible() and dialog.with_leftovers.isVisible()
    dialog.close()
    dialog.deleteLater()


def test_the_one_of_deleting_grows_with_what_is_found(laptop: Laptop) -> None:
    dialog = DeleteDialog(["기록"], ["한 줄"], laptop.shell)
    dialog.show()
    QApplication.processEvents()
    dialog.show_texts(("한 줄", "두 줄"), ["후속 조치 하나"])
    damaged = Path("2025년도 안성시 사업연계 워크숍 (손상됨 2024-12-05 135000).workshop")
    left = Path("rehearsal-x/2025.workshop")
    dialog.show_remains(Remains((backup(6), backup(5)), rehearsals=(left,), damaged=(damaged,)))
    QApplication.processEvents()
    assert clipped(dialog) == []
    dialog.close()
    dialog.deleteLater()


def test_where_nothing_is_left_elsewhere_nothing_is_offered(laptop: Laptop) -> None:
    dialog = DeleteDialog(["기록"], ["말"], laptop.shell)
    dialog.show()
    dialog.show_remains(Remains())
    assert not dialog.with_backups.isVisible() and not dialog.with_leftovers.isVisible()
    assert dialog.chosen() == Remains()
    dialog.close()
    dialog.deleteLater()


def test_backups_that_cannot_be_looked_through_are_told(laptop: Laptop) -> None:
    dialog = DeleteDialog(["기록"], ["말"], laptop.shell)
    dialog.show_unsearched(Trouble("disk_failed", path="x"))
    assert dialog.is_ready()
    assert "백업을 확인하지 못했습니다" in told(dialog)
    assert dialog.chosen() == Remains()
    dialog.deleteLater()
