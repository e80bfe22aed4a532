"""A message that the room saw stands in the history, and can be deleted for good from there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.app import wall
from facilitator.app.action import Label
from facilitator.storage.check import integrity
from facilitator.ui.copies.delete_dialog import DeleteDialog
from facilitator.ui.history.history_panel import HistoryPanel
from facilitator.ui.rehearsal import hands
from tests.ui.history.conftest import Open, later
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow

SECRET = "홍길동 님은 남아 주십시오"


def in_dialog(do: Callable[[DeleteDialog], object]) -> None:
    """Do something with the dialog as soon as it knows where the text stays."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, DeleteDialog) and dialog.is_ready():
            do(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def choose_message(panel: HistoryPanel) -> None:
    numbers = [n for n in panel.history.numbers() if panel.history.label(n) is Label.ROOM_SAW]
    panel.choose(numbers[0])
    hands.settle()


def titles(panel: HistoryPanel) -> list[str]:
    return [label.text() for label in panel.card.findChildren(QLabel) if label.isVisible()]


def test_a_message_is_chosen_and_deleted_for_good(busy: Laptop, opened: Open) -> None:
    panel = opened()
    later(busy, wall.show_message, SECRET)
    hands.settle()
    assert SECRET in busy.shown()
    choose_message(panel)
    assert any(SECRET in text for text in titles(panel))
    assert panel.card.deletes() and not panel.card.goes()
    told: list[str] = []

    def look(dialog: DeleteDialog) -> None:
        told.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        dialog.delete_button.click()

    in_dialog(look)
    panel.card.delete_requested.emit()
    assert SECRET in told and told.count("화면에 띄운 알림") == 1
    assert SECRET not in busy.shown()
    assert all(SECRET not in line.message for line in busy.workshop.shown_log)
    assert Label.ROOM_SAW not in map(panel.history.label, panel.history.numbers())
    busy.close()
    assert integrity(busy.path) == []
    assert SECRET.encode() not in busy.path.read_bytes()


def test_a_message_cannot_be_taken_back_and_says_why(busy: Laptop, opened: Open) -> None:
    panel = opened()
    later(busy, wall.show_message, SECRET)
    hands.settle()
    choose_message(panel)
    panel.card.take_back_requested.emit()
    assert "이미 본 알림" in panel.card.why()
    assert SECRET in busy.shown()
