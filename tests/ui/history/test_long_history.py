"""Ten thousand entries: the panel reads only what it shows, and searching gives way."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app.action import Action, Brought, Change, Label
from facilitator.app.desk import Desk
from facilitator.app.history.history import History, Line
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import EntityKind, Note
from facilitator.domain.terms import NoteId
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.history.history_panel import HistoryPanel
from facilitator.ui.history.searching import SLICE
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


class Reading:
    """Counts how many entries have been read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        real = History._made

        def counted(history: History, row: JournalRow | Brought) -> Line:
            self.count += 1
            return real(history, row)

        monkeypatch.setattr(History, "_made", counted)


@pytest.mark.slow
def test_of_ten_thousand_entries_only_what_is_seen_is_read_and_searching_gives_way(
    dressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reading(monkeypatch)
    desk = Desk(sample_workshop(), journal(), by="진행자")
    panel = HistoryPanel(DeskSignals(desk))
    qtbot.addWidget(panel)
    panel.resize(400, 640)
    panel.open()
    QApplication.processEvents()
    assert panel.model.count() == MANY
    qtbot.waitUntil(lambda: reading.count > 0)
    assert reading.count < 100, "a screen shows a dozen"
    panel.filter.field.replace_text("발언 9999")
    panel.refill()
    turns = 0
    while panel._search.is_going_on():
        before = reading.count
        panel._search._go_on()
        assert reading.count - before <= SLICE, "then the window has its turn"
        turns += 1
    assert panel.model.count() == 1
    assert turns >= MANY // SLICE - 1
