"""The page around the tables: tabs, the form, the order of the day, what is to be checked."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from facilitator.app import editing, running
from facilitator.app.desk import Desk
from facilitator.domain.entities import EntityKind
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.card_button import FindingLine, SlotCard, WarningLine
from facilitator.ui.prepare.prepare_page import PreparePage
from facilitator.ui.prepare.run_button import RUN_KEY
from facilitator.words import use_language
from tests.sample import MAEUL, project_id, section_id
from tests.ui.laptop import Laptop
from tests.ui.prepare.hands import compose, go_to, open_cell, table, type_over

pytestmark = pytest.mark.slow

Key = Qt.Key


def slots(page: PreparePage) -> list[SlotCard]:
    QApplication.processEvents()
    cards = [c for c in page.side.findChildren(SlotCard) if c.isVisible()]
    return sorted(cards, key=lambda c: c.y())


def lines(page: PreparePage) -> list[FindingLine]:
    QApplication.processEvents()
    found = [c for c in page.side.findChildren(FindingLine) if c.isVisible()]
    return sorted(found, key=lambda c: c.y())


def fit(page: PreparePage) -> str:
    return page.side._fit.text()


def type_into(page: PreparePage, name: str, text: str) -> QWidget:
    """Go to a field of the form and type over what is there."""
    page.form.go_to(name)
    editor = page.form.field(name).editor
    if not text:
        QTest.keyClick(editor, Key.Key_Backspace)
    type_over(editor, text)
    return editor


def test_tabs_tell_how_many_there_are(page: PreparePage, signals: DeskSignals) -> None:
    texts = [tab.text() for tab in page._tabs.buttons()]
    assert texts == ["행사", "센터 6", "사업 12", "섹션 4", "참석자 14", "분야 10"]
    signals.do(editing.remove_project, project_id(1))
    assert page._tabs.button(2).text() == "사업 11"


def test_control_and_page_keys_walk_the_tabs(page: PreparePage) -> None:
    view = go_to(page, EntityKind.PROJECT, project_id(1), "title")
    QTest.keyClick(view, Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert table(page, EntityKind.SECTION).isVisible()


# -- the form ---------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["2025. 1. 7.", "2025-01-07", "20250107", "2025년 1월 7일"])
def test_a_date_is_read_as_people_write_it(
    page: PreparePage, workshop: Workshop, typed: str
) -> None:
    page._open_tab(0)
    editor = type_into(page, "held_on", typed)
    QTest.keyClick(editor, Key.Key_Return)
    assert workshop.event.held_on == date(2025, 1, 7)
    page.form.go_to("host")
    assert page.form.field("held_on").text() == "2025. 1. 7."


def test_a_wrong_date_stays_with_a_hint(page: PreparePage, workshop: Workshop) -> None:
    page._open_tab(0)
    type_into(page, "held_on", "어느 날")
    page.form.go_to("host")
    field = page.form.field("held_on")
    assert field.is_wrong() and field.text() == "어느 날"
    assert workshop.event.held_on == date(2024, 12, 5)
    assert page.commit_edits() is False
    type_into(page, "held_on", "2025. 1. 7.")
    assert not field.is_wrong()
    assert page.commit_edits() is True
    assert workshop.event.held_on == date(2025, 1, 7)


def test_escape_brings_the_stored_value_back(page: PreparePage, workshop: Workshop) -> None:
    page._open_tab(0)
    editor = type_into(page, "starts_at", "언젠가")
    QTest.keyClick(editor, Key.Key_Escape)
    assert page.form.field("starts_at").text() == "13:30"
    assert page.commit_edits() is True


def test_long_texts_are_saved_when_left_with_the_composing_syllable(
    page: PreparePage, workshop: Workshop
) -> None:
    page._open_tab(0)
    editor = type_into(page, "purpose", "함께 일하")
    compose(editor, "기")
    assert page.commit_edits() is True
    assert workshop.event.purpose == "함께 일하기"


def test_a_field_that_is_typed_in_is_not_written_over(
    page: PreparePage, signals: DeskSignals, workshop: Workshop
) -> None:
    page._open_tab(0)
    type_into(page, "title", "내가 쓰는 제목")
    signals.do(editing.edit_event, title="다른 제목", place="다른 곳")
    assert page.form.field("title").text() == "내가 쓰는 제목"
    assert page.form.field("place").text() == "다른 곳"
    page.form.go_to("host")
    assert workshop.event.title == "내가 쓰는 제목"


def test_undo_shows_in_a_field_that_has_the_focus_but_is_not_typed_in(
    page: PreparePage, signals: DeskSignals, workshop: Workshop
) -> None:
    page._open_tab(0)
    signals.do(editing.edit_event, title="새 제목")
    page.form.go_to("title")
    signals.undo()
    page.form.go_to("host")
    assert page.form.field("title").text() == "2025년도 사업연계 워크숍"
    assert workshop.event.title == "2025년도 사업연계 워크숍"


# -- the order of the day -----------------------------------------------------------------------


def test_the_timeline_tells_the_day(page: PreparePage) -> None:
    assert [card.accessibleName() for card in slots(page)] == [
        "13:30, 여는 시간, 20분",
        "13:50, 1. 공동체와 사회적경제, 50분, 사업 1, 2, 10 · 모든 센터",
        "14:40, 2. 교육과 활동가, 50분, 사업 3, 11, 9 · 모든 센터",
        "15:30, 쉬는 시간, 10분",
        "15:40, 3. 공간과 현장, 50분, 사업 4, 5, 8, 7 · 모든 센터",
        "16:30, 4. 공통 사업, 40분, 사업 6, 12 · 모든 센터",
    ]
    assert fit(page) == "합계 190분 · 여유 50분"


def test_a_day_too_short_is_said(page: PreparePage, signals: DeskSignals) -> None:
    signals.do(editing.edit_event, ends_at=time(17, 0))
    assert fit(page) == "합계 190분 · 10분 초과"
    assert page.side._fit.property("look") == "warning"
    assert slots(page)[-1].value.warnings[0].code == "section_past_day"
    assert page.side._heading.text() == "", "nothing says that all is well"


def test_a_slot_leads_to_its_section(page: PreparePage) -> None:
    slots(page)[2].click()
    view = table(page, EntityKind.SECTION)
    assert view.isVisible()
    assert view.rows.entity_id(view.currentIndex().row()) == section_id(2)


def test_a_clash_stands_in_the_slot_and_leads_to_its_start(
    page: PreparePage, signals: DeskSignals
) -> None:
    signals.do(editing.edit_section, section_id(2), planned_start=time(14, 0))
    (warning, _room) = slots(page)[2].findChildren(WarningLine)
    assert "공익, 마을, 재생" in warning.text()
    assert "같은 시간에 두 섹션에 필요합니다" in warning.text()
    QTest.mouseClick(warning, Qt.MouseButton.LeftButton)
    view = table(page, EntityKind.SECTION)
    assert view.rows.column(view.currentIndex()).key == "planned_start"


def test_cards_that_say_the_same_stay(page: PreparePage, signals: DeskSignals) -> None:
    before = slots(page)
    signals.do(editing.edit_section, section_id(4), title="4. 함께 하는 사업")
    after = slots(page)
    assert after[:-1] == before[:-1]
    assert after[-1] is not before[-1]


# -- what is to be checked ------------------------------------------------------------------------


def test_a_ready_workshop_says_so(page: PreparePage) -> None:
    assert page.side._heading.text() == "✓ 입력한 자료에 이상이 없습니다"
    assert lines(page) == []


def test_a_finding_leads_to_its_cell(page: PreparePage, signals: DeskSignals) -> None:
    signals.do(editing.propose_to, project_id(7), [])
    signals.do(editing.edit_event, held_on=None)
    signals.do(editing.edit_center, MAEUL, short_name="")
    date_line, center_line, project_line = lines(page)
    project_line.click()
    view = table(page, EntityKind.PROJECT)
    assert view.rows.entity_id(view.currentIndex().row()) == project_id(7)
    assert view.rows.column(view.currentIndex()).key == "proposed_to"
    center_line.click()
    view = table(page, EntityKind.CENTER)
    assert view.isVisible() and view.rows.column(view.currentIndex()).key == "short_name"
    date_line.click()
    assert page.form.field("held_on").editor.hasFocus()


def test_many_findings_are_counted_not_listed(page: PreparePage, signals: DeskSignals) -> None:
    for _ in range(12):
        signals.do(editing.add_project)
    assert len(lines(page)) == 20
    assert page.side._heading.text() == "확인할 것 48"


# -- leaving and coming back ----------------------------------------------------------------------


def test_the_day_begins_when_everything_typed_is_in(
    page: PreparePage, workshop: Workshop, qtbot: QtBot
) -> None:
    editor = open_cell(page, EntityKind.PROJECT, project_id(1), "title")
    type_over(editor, "현장지원")
    with qtbot.waitSignal(page.run_requested):
        QTest.keyClick(page, getattr(Key, f"Key_{RUN_KEY}"))
    found = workshop.project(project_id(1))
    assert found is not None and found.title == "현장지원"


def test_the_button_says_where_it_leads(
    page: PreparePage, signals: DeskSignals, qtbot: QtBot
) -> None:
    assert page._run.text() == "진행 시작   F12"
    signals.do(running.move_workshop_stage, WorkshopStage.RUNNING)
    assert page._run.text() == "진행으로   F12" and page._run.accessibleName() == "진행으로"
    with qtbot.waitSignal(page.run_requested), qtbot.assertNotEmitted(page.outcome_requested):
        page._run.click()
    for stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
        signals.do(running.move_workshop_stage, stage)
        assert page._run.text() == "결과 보기   F12"
        with qtbot.waitSignal(page.outcome_requested), qtbot.assertNotEmitted(page.run_requested):
            page._run.click()


def test_after_the_day_the_button_opens_the_outcome(laptop: Laptop) -> None:
    for stage in (WorkshopStage.RUNNING, WorkshopStage.CLOSED):
        laptop.view.signals.do(running.move_workshop_stage, stage)
    laptop.view.open_page("prepare")
    page = laptop.view._stack.pages["prepare"]
    assert isinstance(page, PreparePage)
    page._run.click()
    assert laptop.view._place == "outcome"


def test_a_hidden_page_takes_changes_over_when_it_is_shown(
    page: PreparePage, signals: DeskSignals
) -> None:
    page.hide()
    signals.do(editing.remove_project, project_id(1))
    assert page._tabs.button(2).text() == "사업 12"
    page.show()
    assert page._tabs.button(2).text() == "사업 11"
    assert table(page, EntityKind.PROJECT).rows.count() == 11


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_control_has_a_name_and_size(
    qtbot: QtBot, signals: DeskSignals, language: str
) -> None:
    use_language(language)
    signals.do(editing.edit_event, held_on=None)
    page = PreparePage(signals)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    for place in range(6):
        page._open_tab(place)
        QApplication.processEvents()
        for control in page.findChildren(QWidget):
            if not control.isVisible() or control.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            if isinstance(control, QAbstractButton | QLineEdit):
                assert control.accessibleName(), control
                assert control.height() >= 32, (control.accessibleName(), control.height())


def test_an_empty_workshop_begins_with_the_form(qtbot: QtBot) -> None:
    page = PreparePage(DeskSignals(Desk(Workshop(), by="")))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    assert page.form.isVisible()
    assert page.side._heading.text() == "확인할 것 7"
    lines(page)[-1].click()
    assert table(page, EntityKind.SECTION).hasFocus()
