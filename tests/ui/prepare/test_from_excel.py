"""Rows copied in Excel find their way into the table, wherever one pastes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.domain.entities import EntityKind
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.cell_editors import LineCell, LongCell
from facilitator.ui.prepare.excel_button import ExcelButton
from facilitator.ui.prepare.pasting import holds_table
from facilitator.ui.prepare.prepare_page import PreparePage
from facilitator.ui.prepare.row_menu import row_menu
from facilitator.words import use_language
from tests.sample import project_id
from tests.ui.prepare.hands import (
    copy_in_excel,
    go_to,
    on_new_row,
    open_cell,
    open_editor,
    press,
    table,
    type_over,
)

pytestmark = pytest.mark.slow

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PROJECT = EntityKind.PROJECT
ROWS = "31\t청년\t청년 마을 살이\t재생\t마을, 공익\r\n32\t돌봄\t밥상 모임\t사무국\t전체\r\n"


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    QApplication.clipboard().clear()
    yield
    QApplication.clipboard().clear()


def titles(workshop: Workshop) -> list[str]:
    return [p.title for p in workshop.projects]


def excel_button(page: PreparePage) -> ExcelButton:
    return page.findChildren(ExcelButton)[0]


@pytest.mark.parametrize(
    ("text", "is_table"),
    [
        ("한 칸", False),
        ("한 칸\r\n", False),
        ('"두\n줄"\r\n', False),
        ("", False),
        ("둘\t칸", True),
        ("두\n줄", True),
        ("가\t" + "긴 글" * 20_000, True),
    ],
)
def test_a_table_is_told_from_a_text(text: str, is_table: bool) -> None:
    assert holds_table(text) is is_table


def test_rows_pasted_into_the_last_row_become_rows(page: PreparePage, workshop: Workshop) -> None:
    view = on_new_row(page, PROJECT)
    copy_in_excel(ROWS)
    press(Key.Key_V, CONTROL)
    assert titles(workshop)[12:] == ["청년 마을 살이", "밥상 모임"]
    assert view.rows.entity_id(view.currentIndex().row()) == workshop.projects[12].id
    assert QApplication.focusWidget() is view


def test_one_text_pasted_into_the_last_row_is_its_text(
    page: PreparePage, workshop: Workshop
) -> None:
    on_new_row(page, PROJECT)
    copy_in_excel("밥상 모임\r\n")
    press(Key.Key_V, CONTROL)
    press(Key.Key_Return)
    assert titles(workshop)[12:] == ["밥상 모임"]


def test_titles_alone_become_rows_too(page: PreparePage, workshop: Workshop) -> None:
    on_new_row(page, PROJECT)
    copy_in_excel("밥상 모임\r\n청년 마을 살이\r\n")
    press(Key.Key_V, CONTROL)
    assert titles(workshop)[12:] == ["밥상 모임", "청년 마을 살이"]
    on_new_row(page, PROJECT)
    copy_in_excel("나눔 장터\t경제\t사경\r\n")
    press(Key.Key_V, CONTROL)
    assert titles(workshop)[-1] == "나눔 장터"
    assert workshop.field_name(workshop.projects[-1]) == "경제"


def test_what_was_typed_in_the_last_row_is_kept_beside_the_pasted_rows(
    page: PreparePage, workshop: Workshop
) -> None:
    on_new_row(page, PROJECT)
    type_over(open_editor(), "새 사업")
    copy_in_excel(ROWS)
    press(Key.Key_V, CONTROL)
    assert titles(workshop)[12:] == ["새 사업", "청년 마을 살이", "밥상 모임"]


def test_rows_pasted_into_an_open_cell_go_to_the_table(
    page: PreparePage, workshop: Workshop
) -> None:
    open_cell(page, PROJECT, project_id(11), "title")
    copy_in_excel("퍼실리테이터\t교육\n상담창구\t상담\n")
    press(Key.Key_V, CONTROL)
    assert titles(workshop)[10:] == ["퍼실리테이터", "상담창구"]
    assert workshop.field_name(workshop.projects[11]) == "상담"


def test_one_text_pasted_into_an_open_cell_stays_there(
    page: PreparePage, workshop: Workshop
) -> None:
    editor = open_cell(page, PROJECT, project_id(11), "title")
    copy_in_excel("퍼실리테이터")
    press(Key.Key_V, CONTROL)
    assert editor.isVisible() and editor.value() == "퍼실리테이터"


def test_the_menu_of_an_open_cell_pastes_rows_too(page: PreparePage, workshop: Workshop) -> None:
    editor = open_cell(page, PROJECT, project_id(12), "title")
    assert isinstance(editor, LineCell)
    copy_in_excel("상담창구\t상담\n새 사업\t상담")
    menu = editor.make_menu()
    (pasting,) = [a for a in menu.actions() if a.objectName() == "edit-paste"]
    pasting.trigger()
    QApplication.processEvents()
    assert titles(workshop)[11:] == ["상담창구", "새 사업"]


def test_lines_stay_in_a_long_text_and_columns_do_not(
    page: PreparePage, workshop: Workshop
) -> None:
    editor = open_cell(page, PROJECT, project_id(12), "summary")
    assert isinstance(editor, LongCell)
    copy_in_excel("첫 줄\n둘째 줄")
    press(Key.Key_V, CONTROL)
    assert editor.isVisible() and editor.value() == "첫 줄\n둘째 줄"
    dropped = QMimeData()
    dropped.setText("셋\t째 줄")
    editor.insertFromMimeData(dropped)
    assert editor.value() == "첫 줄\n둘째 줄셋\t째 줄"
    copy_in_excel("개요\t3월\n")
    press(Key.Key_V, CONTROL)
    found = workshop.project(project_id(12))
    assert found is not None and (found.summary, found.period) == ("개요", "3월")


def action(view_menu: list[QAction], text: str) -> QAction:
    return next(a for a in view_menu if a.text() == text)


def test_the_row_menu_pastes_below_the_others_on_the_last_row(
    page: PreparePage, workshop: Workshop
) -> None:
    view = on_new_row(page, PROJECT)
    copy_in_excel(ROWS)
    menu = row_menu(view)
    pasting = action(menu.actions(), "붙여넣기")
    assert pasting.isEnabled()
    pasting.trigger()
    assert titles(workshop)[12:] == ["청년 마을 살이", "밥상 모임"]


def test_a_right_click_on_the_last_row_opens_the_menu_of_rows(page: PreparePage) -> None:
    on_new_row(page, PROJECT)
    editor = open_editor()
    assert editor.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


def test_the_menu_tells_emptying_from_removing(page: PreparePage, workshop: Workshop) -> None:
    view = go_to(page, PROJECT, project_id(5), "title")
    menu = row_menu(view)
    action(menu.actions(), "칸 비우기").trigger()
    assert titles(workshop)[4] == ""
    action(menu.actions(), "행 삭제").trigger()
    assert len(workshop.projects) == 11


# -- the button -----------------------------------------------------------------------------------


def test_the_button_is_seen_while_a_table_can_be_pasted(page: PreparePage) -> None:
    button = excel_button(page)
    assert not button.isVisible()
    copy_in_excel("한 칸")
    assert not button.isVisible()
    copy_in_excel(ROWS)
    assert button.isVisible()
    page._open_tab(0)
    assert not button.isVisible()
    page._open_tab(2)
    assert button.isVisible()
    copy_in_excel("")
    assert not button.isVisible()


@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_tabs_button_and_search_fit_the_smallest_window(
    qtbot: QtBot, signals: DeskSignals, spoken: str
) -> None:
    use_language(spoken)
    made = PreparePage(signals)
    qtbot.addWidget(made)
    made.resize(960, 520)
    made.show()
    copy_in_excel(ROWS)
    assert excel_button(made).isVisible()
    assert made.minimumSizeHint().width() <= 960
    assert made.width() == 960 and made._search.width() >= 100


def test_the_button_hears_of_a_copy_made_while_the_page_was_hidden(page: PreparePage) -> None:
    page.hide()
    copy_in_excel(ROWS)
    page.show()
    assert excel_button(page).isVisible()


def test_the_button_adds_below_the_others_wherever_the_cursor_is(
    page: PreparePage, signals: DeskSignals, workshop: Workshop
) -> None:
    before = titles(workshop)
    go_to(page, PROJECT, project_id(1), "title")
    page._search.setText("역량강화")
    copy_in_excel(ROWS)
    excel_button(page).setFocus()
    QTest.keyClick(excel_button(page), Key.Key_Return)
    assert titles(workshop) == [*before, "청년 마을 살이", "밥상 모임"]
    view = table(page, PROJECT)
    assert page._search.text() == "" and QApplication.focusWidget() is view
    assert not view.isRowHidden(12) and view.currentIndex().row() == 12
    signals.undo()
    assert titles(workshop) == before
