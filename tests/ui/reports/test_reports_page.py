"""The report page shows the real pages and keeps them up with the workshop."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator.app.editing import edit_event, remove_project
from facilitator.app.place import show_slide
from facilitator.app.report_choices import Document
from facilitator.app.running import move_workshop_stage, start_section
from facilitator.domain.terms import SlideKind, WorkshopStage
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.reports_page import ReportsPage
from tests.sample import project_id, section_id
from tests.ui.reports.maker import FakeMaker
from tests.ui.reports.seeing import LONG, show


def test_the_pages_of_the_report_are_shown(page: ReportsPage, qtbot: QtBot) -> None:
    show(page, qtbot)
    assert page.preview.pages.page_count() == 12
    assert page.pane.progress.text() in ("모두 12쪽", "12쪽 중 1쪽")
    assert page.preview.pages.accessibleName() == "문서 미리보기, 12쪽"
    page.grab()


def test_nothing_is_set_before_the_page_is_seen(
    page: ReportsPage, maker: FakeMaker, signals: DeskSignals, qtbot: QtBot
) -> None:
    signals.do(edit_event, title="새 제목")
    qtbot.wait(20)
    assert maker.gathered == 0


def test_a_changed_workshop_is_set_anew_but_turning_slides_is_no_change(
    page: ReportsPage, maker: FakeMaker, signals: DeskSignals, qtbot: QtBot
) -> None:
    show(page, qtbot)
    page.hide()
    signals.do(show_slide, SlideKind.MATRIX)
    page.show()
    assert not page.preview.is_busy and maker.gathered == 1
    with qtbot.waitSignal(page.preview.shown, timeout=LONG):
        signals.do(remove_project, project_id(12))
    assert page.preview.pages.page_count() == 11


def test_the_view_stays_where_it_was_when_the_report_is_set_anew(
    page: ReportsPage, signals: DeskSignals, qtbot: QtBot
) -> None:
    show(page, qtbot)
    bar = page.preview.pages.verticalScrollBar()
    bar.setValue(3000)
    with qtbot.waitSignal(page.preview.shown, timeout=LONG):
        signals.do(edit_event, title="새 제목")
    assert bar.value() == 3000


def test_the_pages_can_be_walked_by_keyboard(page: ReportsPage, qtbot: QtBot) -> None:
    show(page, qtbot)
    column = page.preview.pages
    QTest.keyClick(column, Qt.Key.Key_PageDown)
    assert column.verticalScrollBar().value() > 300
    QTest.keyClick(column, Qt.Key.Key_End)
    assert column.verticalScrollBar().value() == column.verticalScrollBar().maximum()
    page.grab()
    QTest.keyClick(column, Qt.Key.Key_Home)
    assert column.verticalScrollBar().value() == 0


def test_the_state_of_the_report_follows_the_workshop(
    page: ReportsPage, signals: DeskSignals
) -> None:
    page.show()
    told = [page.pane.state.word.text()]
    signals.do(start_section, section_id(1))
    for stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
        signals.do(move_workshop_stage, stage)
        told.append(page.pane.state.word.text())
    assert told == ["작성 중", "잠정", "확정"]


def test_a_draft_says_why_and_what_is_made_for_the_day_is_none(page: ReportsPage) -> None:
    page.show()
    assert page.pane.state.meaning.text() == (
        "워크숍을 아직 종료하지 않아 모든 쪽에 ‘작성 중’이 표시됩니다."
    )
    for document in (Document.RUNNING_ORDER, Document.ATTENDEES):
        page.choices.document.chosen.emit(document)
        assert page.pane.state.word.isHidden() and "당일" in page.pane.state.meaning.text()
    page.choices.document.chosen.emit(Document.CENTER_SHEETS)
    assert page.pane.state.word.isVisible()


def test_characters_without_a_font_are_named(
    page: ReportsPage, maker: FakeMaker, qtbot: QtBot
) -> None:
    maker.replaced = ["𐍈", "ꙮ"]
    show(page, qtbot)
    assert page.pane.replaced.text() == "글꼴에 없는 글자는 □로 표시했습니다: 𐍈 ꙮ"


@pytest.mark.parametrize("how", ["broken", "absent", "full"])
def test_a_failed_preview_says_so_and_can_be_tried_again(
    page: ReportsPage, maker: FakeMaker, how: str, qtbot: QtBot
) -> None:
    maker.how = how
    with qtbot.waitSignal(page.preview.failed, timeout=LONG):
        page.show()
    expected = "디스크" if how == "full" else "보고서를 만들지 못했습니다"
    assert expected in page.preview.message.text()
    assert not page.preview.again.isHidden()
    maker.how = "ok"
    with qtbot.waitSignal(page.preview.shown, timeout=LONG):
        page.preview.again.click()
    assert page.preview.pages.isVisible()
