"""Rows: adding, removing, moving, copying, pasting, searching; each is one step of undo."""

from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from facilitator.app import editing
from facilitator.app.action import Label
from facilitator.domain.entities import EntityKind
from facilitator.domain.failures import RuleBroken
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.prepare_page import PreparePage
from facilitator.ui.prepare.sheet_view import SheetView
from facilitator.words.messages import sentence
from tests.sample import MAEUL, project_id, section_id
from tests.ui.prepare.hands import (
    compose,
    copy_in_excel,
    go_to,
    on_new_row,
    open_editor,
    press,
    type_over,
)

pytestmark = pytest.mark.slow

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PROJECT, SECTION = EntityKind.PROJECT, EntityKind.SECTION

FROM_EXCEL = (
    "번호\t분야\t사업명\t주무센터\t제안대상\t개요\t담당부서\t예산(천원)\n"
    '21\t돌봄\t"이웃 돌봄\n나눔"\t마을\t전체\t"그는 ""함께""라고 했다"\t복지과\t1,200\n'
    "22\t돌봄\t밥상 모임\t사무국\t공익, 재생\t\t\t\n"
    "\t\t\t\t\t\t\t\n"
)


def paste(text: str) -> None:
    copy_in_excel(text)
    press(Key.Key_V, CONTROL)


def titles(workshop: Workshop) -> list[str]:
    return [p.title for p in workshop.projects]


def shown_rows(view: SheetView) -> list[int]:
    return [r for r in range(view.rows.count()) if not view.isRowHidden(r)]


def test_insert_begins_a_row_that_is_made_when_its_title_is_entered(
    page: PreparePage, signals: DeskSignals, workshop: Workshop
) -> None:
    view = go_to(page, PROJECT, project_id(5), "lead")
    before = signals.desk.number
    press(Key.Key_Insert)
    type_over(open_editor(), "새 사업")
    assert len(workshop.projects) == 12
    press(Key.Key_Return)
    assert titles(workshop)[-1] == "새 사업"
    assert workshop.projects[-1].number == 13
    assert QApplication.focusWidget() is view
    assert view.rows.entity_id(view.currentIndex().row()) == workshop.projects[-1].id
    assert signals.desk.number == before + 2  # what was typed, and the row as a whole
    assert signals.desk.undo_label() is Label.PROJECT_ADDED
    signals.undo()
    assert len(workshop.projects) == 12


def test_a_click_on_the_last_row_makes_nothing_and_says_what_can_be_done(
    page: PreparePage, signals: DeskSignals
) -> None:
    view = go_to(page, PROJECT, project_id(5), "title")
    before = signals.desk.number
    place = view.visualRect(view.rows.index(view.rows.count(), 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    editor = open_editor()
    assert isinstance(editor, QLineEdit) and editor.text() == ""
    assert editor.placeholderText() == (
        "새 행의 «사업» 입력 · 엑셀에서 복사한 행은 Ctrl+V로 붙여넣기"
    )
    press(Key.Key_Return)
    press(Key.Key_F2)
    press(Key.Key_Up)
    assert QApplication.focusWidget() is view
    assert view.rows.entity_id(view.currentIndex().row()) == project_id(12)
    assert signals.desk.number == before


def test_escape_leaves_nothing_of_a_row_behind(
    page: PreparePage, signals: DeskSignals, workshop: Workshop
) -> None:
    on_new_row(page, PROJECT)
    type_over(open_editor(), "새 사업")
    press(Key.Key_Escape)
    assert open_editor().value() == ""
    assert len(workshop.projects) == 12 and editing.typed_cells(workshop) == []
    assert page.commit_edits() is True and signals.desk.undo_label() is None
    type_over(open_editor_again(page), "  ")
    page.commit_edits()
    assert len(workshop.projects) == 12


def open_editor_again(page: PreparePage) -> QWidget:
    on_new_row(page, PROJECT)
    return open_editor()


def test_hangul_typed_in_the_last_row_stays_whole(page: PreparePage, workshop: Workshop) -> None:
    on_new_row(page, EntityKind.CENTER)
    compose(open_editor(), "안")
    type_over(open_editor(), "안녕")
    press(Key.Key_Return)
    assert workshop.centers[-1].name == "안녕"


def test_tab_goes_on_in_the_new_row_and_out_of_an_empty_one(
    page: PreparePage, workshop: Workshop
) -> None:
    view = on_new_row(page, EntityKind.CENTER)
    type_over(open_editor(), "문화재단")
    press(Key.Key_Tab)
    type_over(open_editor(), "문화")
    press(Key.Key_Return)
    assert (workshop.centers[-1].name, workshop.centers[-1].short_name) == ("문화재단", "문화")
    on_new_row(page, EntityKind.CENTER)
    press(Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None and focus is not view and not view.isAncestorOf(focus)
    assert len(workshop.centers) == 7


def test_a_refused_new_row_stays_open_with_the_reason(
    page: PreparePage, workshop: Workshop, refusals: list[RuleBroken]
) -> None:
    on_new_row(page, EntityKind.CENTER)
    type_over(open_editor(), "사무국")
    press(Key.Key_Return)
    assert refusals[-1].code == "center_name_taken"
    assert open_editor().value() == "사무국" and len(workshop.centers) == 6


def test_a_new_attendee_is_of_the_center_of_the_row_before(
    page: PreparePage, workshop: Workshop
) -> None:
    someone = next(a for a in workshop.attendees if a.center == MAEUL)
    go_to(page, EntityKind.ATTENDEE, someone.id, "name")
    press(Key.Key_Insert)
    type_over(open_editor(), "김마을")
    press(Key.Key_Return)
    assert (workshop.attendees[-1].name, workshop.attendees[-1].center) == ("김마을", MAEUL)


def test_control_enter_begins_a_row_too(page: PreparePage) -> None:
    view = go_to(page, PROJECT, project_id(5), "title")
    press(Key.Key_Return, CONTROL)
    assert view.new_row.is_open()


def test_a_new_section_follows_the_last_one(page: PreparePage, workshop: Workshop) -> None:
    on_new_row(page, SECTION)
    type_over(open_editor(), "마무리")
    press(Key.Key_Return)
    added = workshop.sections[-1]
    assert added.title == "마무리"
    assert (added.planned_start, added.planned_minutes) == (time(17, 10), 40)
    assert added.room == "가치마당"


@pytest.mark.parametrize("key", [Key.Key_Minus, Key.Key_Delete])
def test_control_minus_removes_the_selected_rows_and_says_how_to_take_it_back(
    page: PreparePage, signals: DeskSignals, workshop: Workshop, notices: list[str], key: Qt.Key
) -> None:
    go_to(page, PROJECT, project_id(5), "title")
    press(Key.Key_Down, SHIFT)
    press(key, CONTROL)
    assert len(workshop.projects) == 10
    assert notices == ["사업 2건을 삭제했습니다. 되돌리기 Ctrl+Z"]
    signals.undo()
    assert len(workshop.projects) == 12
    assert [c.id for c in workshop.proposed_to(project_id(5))]


def test_delete_removes_rows_that_are_selected_by_their_handle(
    page: PreparePage, workshop: Workshop
) -> None:
    view = go_to(page, PROJECT, project_id(1), "title")
    down = view.verticalHeader()
    place = QPoint(8, down.sectionViewportPosition(4) + 10)
    QTest.mouseClick(down.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(view, Key.Key_Delete)
    assert [p.number for p in workshop.projects] == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12]
    QTest.keyClick(view, Key.Key_Up)
    QTest.keyClick(view, Key.Key_Delete)
    assert len(workshop.projects) == 11  # the cells were emptied, the row is there


def test_a_center_that_leads_is_not_removed(
    page: PreparePage, workshop: Workshop, refusals: list[RuleBroken], notices: list[str]
) -> None:
    go_to(page, EntityKind.CENTER, MAEUL, "name")
    press(Key.Key_Minus, CONTROL)
    assert refusals[-1].code == "center_leads"
    assert len(workshop.centers) == 6 and notices == []


def test_alt_and_arrows_move_a_row_and_the_cursor_goes_along(
    page: PreparePage, workshop: Workshop
) -> None:
    view = go_to(page, PROJECT, project_id(5), "title")
    QTest.keyClick(view, Key.Key_Up, ALT)
    QTest.keyClick(view, Key.Key_Up, ALT)
    assert [p.number for p in workshop.projects][:5] == [1, 2, 5, 3, 4]
    assert view.rows.entity_id(view.currentIndex().row()) == project_id(5)
    QTest.keyClick(view, Key.Key_Down, ALT)
    assert [p.number for p in workshop.projects][:5] == [1, 2, 3, 5, 4]


def test_a_row_dragged_by_its_handle_moves(page: PreparePage, workshop: Workshop) -> None:
    view = go_to(page, PROJECT, project_id(1), "title")
    view.verticalHeader().moveSection(0, 3)
    assert [p.number for p in workshop.projects][:4] == [2, 3, 4, 1]
    assert view.verticalHeader().visualIndex(0) == 0


def test_cells_are_copied_as_excel_does(page: PreparePage) -> None:
    view = go_to(page, PROJECT, project_id(4), "lead")
    QTest.keyClick(view, Key.Key_Right, SHIFT)
    QTest.keyClick(view, Key.Key_Down, SHIFT)
    QTest.keyClick(view, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "공익\t재생, 사무국\n공익\t마을, 재생"


def test_rows_from_excel_are_added_by_their_headings_in_one_step(
    page: PreparePage, signals: DeskSignals, workshop: Workshop, notices: list[str]
) -> None:
    before = signals.desk.number
    on_new_row(page, PROJECT)
    paste(FROM_EXCEL)
    assert titles(workshop)[-2:] == ["이웃 돌봄 나눔", "밥상 모임"]
    added = next((p for p in workshop.projects if p.number == 21), None)
    assert added is not None
    assert added.summary == '그는 "함께"라고 했다' and added.budget == 1200
    assert added.lead == MAEUL and len(workshop.proposed_to(added.id)) == 5
    assert workshop.field_name(added) == "돌봄"
    assert notices == ["2행을 붙여넣었습니다. 되돌리기 Ctrl+Z · 알 수 없어 뺀 열: 담당부서"]
    assert signals.desk.number == before + 1
    assert signals.desk.undo_label() is Label.ROWS_PASTED
    signals.undo()
    assert len(workshop.projects) == 12 and len(workshop.fields) == 10


def test_rows_without_headings_are_taken_in_the_order_of_the_workbook(
    page: PreparePage, workshop: Workshop
) -> None:
    on_new_row(page, PROJECT)
    paste("31\t청년\t청년 마을 살이\t재생\t마을, 공익\n")
    added = next((p for p in workshop.projects if p.number == 31), None)
    assert added is not None and added.title == "청년 마을 살이"
    assert workshop.field_name(added) == "청년"


def test_pasting_on_a_cell_writes_over_and_adds_what_is_left(
    page: PreparePage, workshop: Workshop
) -> None:
    go_to(page, PROJECT, project_id(12), "title")
    paste("상담창구\t상담\n새 사업\t상담")
    assert titles(workshop)[-2:] == ["상담창구", "새 사업"]
    assert workshop.field_name(workshop.projects[-1]) == "상담"


def test_one_unreadable_cell_and_nothing_is_pasted(
    page: PreparePage, signals: DeskSignals, workshop: Workshop, refusals: list[RuleBroken]
) -> None:
    before = signals.desk.number
    text = "번호\t사업명\t주무센터\t예산(천원)\n21\t하나\t사겅\t많이\n1\t둘\t마을\t3\n"
    on_new_row(page, PROJECT)
    paste(text)
    assert len(workshop.projects) == 12 and signals.desk.number == before
    (refusal,) = refusals
    told = sentence(refusal)
    assert "칸이 3개" in told
    assert "2행 주무센터 – 사겅: 없는 센터입니다. 혹시 사경입니까?" in told
    assert "2행 예산(천원) – 많이" in told
    assert "3행 번호" in told


def test_centers_are_pasted_with_their_people(page: PreparePage, workshop: Workshop) -> None:
    rows = "이름\t약칭\t구분\t담당자\t참석자\n문화재단\t문화\t센터\t\t대표, 주임 2명\n"
    on_new_row(page, EntityKind.CENTER)
    paste(rows)
    added = workshop.centers[-1]
    assert added.short_name == "문화"
    assert [a.name for a in workshop.attendees_of(added.id)] == ["대표", "주임", "주임"]


def test_an_empty_clipboard_says_so(page: PreparePage, notices: list[str]) -> None:
    go_to(page, PROJECT, project_id(12), "title")
    paste("")
    assert notices == ["붙여넣을 내용이 없습니다. 먼저 엑셀에서 행을 복사하십시오."]


def test_searching_shows_only_the_rows_that_hold_the_text(page: PreparePage) -> None:
    view = go_to(page, PROJECT, project_id(1), "title")
    QTest.keyClick(view, Key.Key_F, CONTROL)
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    type_over(box, "역량강화")
    assert shown_rows(view) == [2, 10]
    assert not view.isRowHidden(view.rows.count())
    QTest.keyClick(box, Key.Key_Return)
    assert QApplication.focusWidget() is view
    box.clear()
    assert len(shown_rows(view)) == 12


def test_the_syllable_in_composition_is_sought_already(page: PreparePage) -> None:
    view = go_to(page, PROJECT, project_id(1), "title")
    QTest.keyClick(view, Key.Key_F, CONTROL)
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    type_over(box, "역량강")
    compose(box, "화")
    assert (box.text(), shown_rows(view)) == ("역량강", [2, 10])
    compose(box, "호")
    assert shown_rows(view) == []


def test_a_row_added_while_searching_is_shown(page: PreparePage, workshop: Workshop) -> None:
    view = go_to(page, PROJECT, project_id(1), "title")
    view.seek("역량강화")
    press(Key.Key_Insert)
    type_over(open_editor(), "새 사업")
    press(Key.Key_Return)
    assert shown_rows(view) == [2, 10, 12]


def test_rows_that_come_and_go_elsewhere_keep_the_cursor(
    page: PreparePage, signals: DeskSignals
) -> None:
    view = go_to(page, PROJECT, project_id(5), "title")
    signals.do(editing.remove_project, project_id(2))
    signals.do(editing.add_project, title="새 사업")
    assert view.rows.entity_id(view.currentIndex().row()) == project_id(5)
    assert view.rows.rowCount() == 13
    signals.undo()
    signals.undo()
    assert view.rows.entity_id(1) == project_id(2)


def test_rows_and_targets_are_large_enough(page: PreparePage) -> None:
    view = go_to(page, SECTION, section_id(1), "title")
    assert view.rowHeight(0) >= 36
    assert view.accessibleName() == "섹션"
