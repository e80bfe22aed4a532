"""The report page by screen reader and by keyboard alone, in both languages."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.app.report_choices import Document, Part
from facilitator.app.report_versions import ReportMemory, kept_version
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.reports_page import ReportsPage
from facilitator.words import use_language
from tests.ui.accessible import faults
from tests.ui.reports.maker import FakeMaker
from tests.ui.reports.seeing import LONG, show


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_control_has_a_name_in_every_state(
    signals: DeskSignals, maker: FakeMaker, tmp_path: Path, qtbot: QtBot, language: str
) -> None:
    use_language(language)
    page = ReportsPage(signals, maker, kept_version(ReportMemory(), "의회용"))
    qtbot.addWidget(page)
    page.resize(1024, 560)
    show(page, qtbot)
    for document in Document:
        page.choices.document.chosen.emit(document)
        assert faults(page) == []
    page.choices.document.chosen.emit(Document.RESULT)
    page.choices.parts.boxes[Part.WALL].click()
    page.versions.rename.click()
    assert faults(page) == []
    maker.how = "slow"
    page.saver.save(tmp_path / "report.pdf")
    assert faults(page) == []
    page.saver.running.cancel_button.click()
    maker.how = "ok"
    with qtbot.waitSignal(page.document_saved, timeout=LONG):
        page.saver.save(tmp_path / "report.pdf")
    assert faults(page) == []
    page.stop()


def test_tab_goes_through_all_that_can_be_chosen_in_its_order(
    page: ReportsPage, qtbot: QtBot
) -> None:
    show(page, qtbot)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.take_focus()
    walked: list[QWidget] = []
    for _ in range(40):
        now = QApplication.focusWidget()
        assert now is not None
        if now in walked:
            break
        walked.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    expected = [
        page.versions.list,
        page.versions.new,
        page.choices.document,
        *page.choices.parts.boxes.values(),
        page.choices.notes,
        page.choices.names,
        page.choices.language,
        page.choices.logo.choose,
        page.saver.format,
        page.saver.primary,
        page.pane.zoom.smaller,
        page.pane.zoom.larger,
        page.pane.zoom.page,
        page.preview.pages,
    ]
    assert walked == expected


def test_what_has_the_keyboard_is_in_view_on_a_small_screen(
    page: ReportsPage, qtbot: QtBot
) -> None:
    page.resize(1024, 520)
    show(page, qtbot)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.take_focus()
    for _ in range(20):
        now = QApplication.focusWidget()
        assert now is not None
        assert not now.visibleRegion().isEmpty()
        QTest.keyClick(now, Qt.Key.Key_Tab)
