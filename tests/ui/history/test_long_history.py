"""Ten thousand entries: the panel opens at once and searching never stops the window."""

from datetime import datetime
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app.action import Action, Change, Label
from facilitator.app.desk import Desk
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import EntityKind, Note
from facilitator.domain.terms import NoteId
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.history.history_panel import HistoryPanel
from tests.sample import project_id, sample_workshop

MANY = 10_000


def journal() -> list[JournalRow]:
    rows = []
    for number in range(1, MANY + 1):
        at = datetime(2024, 12, 1 + number % 5, 14, number % 60)
        project = project_id(1 + number % 12)
        note = Note(NoteId(f"n{number}"), at, project, text=f"발언 {number}")
        change = Change(EntityKind.NOTE, note.id, "", None, note)
        rows.append(JournalRow.of(number, Action(Label.NOTE_ADDED, at, (change,), "진행자")))
    return rows


@pytest.mark.slow
def test_a_history_of_ten_thousand_entries_opens_and_is_searched(
    dressed: QApplication, qtbot: QtBot
) -> None:
    desk = Desk(sample_workshop(), journal(), by="진행자")
    panel = HistoryPanel(DeskSignals(desk))
    qtbot.addWidget(panel)
    panel.resize(400, 640)
    began = perf_counter()
    panel.open()
    QApplication.processEvents()
    opened = perf_counter() - began
    assert opened < 0.3, "about 45 ms on the two cores of the first measurement"
    panel.filter.field.replace_text("발언 9999")
    panel.refill()
    longest = 0.0
    while panel._search.is_going_on():
        began = perf_counter()
        QApplication.processEvents()
        longest = max(longest, perf_counter() - began)
    assert panel.model.count() == 1
    assert longest < 0.2, "the window has its turn every few milliseconds"
