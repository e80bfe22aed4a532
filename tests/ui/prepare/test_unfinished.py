"""Killed at any moment, the application comes back to what was being typed, and where."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app import editing
from facilitator.app.desk import Desk
from facilitator.domain.entities import EntityKind
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.cell_editors import LongCell
from facilitator.ui.prepare.prepare_page import PreparePage
from tests.sample import DONONG, project_id, section_id
from tests.ui.laptop import Laptop
from tests.ui.prepare.hands import compose, enter, go_to, open_cell, open_editor, table, type_over

pytestmark = pytest.mark.slow

Key = Qt.Key
EVENT, CENTER, PROJECT = EntityKind.EVENT, EntityKind.CENTER, EntityKind.PROJECT
SECTION = EntityKind.SECTION
Restart = Callable[[], PreparePage]


def typed(workshop: Workshop) -> list[tuple[str, str]]:
    """List what is kept as typed: field and text."""
    return [(cell.field, cell.text) for cell in editing.typed_cells(workshop)]


@pytest.fixture
def restart(qtbot: QtBot, page: PreparePage, workshop: Workshop) -> Restart:
    """Kill the application and start it again on what the file holds."""

    def make() -> PreparePage:
        kept = Workshop(workshop.all_entities())
        page.hide()
        again = PreparePage(DeskSignals(Desk(kept, clock=lambda: datetime(2024, 12, 5), by="")))
        qtbot.addWidget(again)
        again.resize(1366, 690)
        with qtbot.waitActive(again):
            again.show()
            again.activateWindow()
            again.setFocus()
        QTest.qWait(1)
        return again

    return make


def test_each_step_of_typing_in_a_cell_is_kept(page: PreparePage, workshop: Workshop) -> None:
    editor = open_cell(page, PROJECT, project_id(5), "title")
    assert typed(workshop) == []
    type_over(editor, "누구나")
    assert typed(workshop) == [("title", "누구나")]
    compose(editor, "공")
    assert typed(workshop) == [("title", "누구나공")]
    QTest.keyClick(editor, Key.Key_Home)
    compose(editor, "")
    type_over(editor, "열린 ")
    assert typed(workshop) == [("title", "열린 누구나")]


@pytest.mark.parametrize("key", ["title", "summary", "proposed_to"])
def test_what_is_entered_or_given_up_is_typed_no_more(
    page: PreparePage, signals: DeskSignals, workshop: Workshop, key: str
) -> None:
    editor = open_cell(page, PROJECT, project_id(5), key)
    type_over(editor, "재생")
    before = signals.desk.number
    enter(editor)
    assert typed(workshop) == [] and signals.desk.number == before + 1
    signals.undo()
    assert typed(workshop) == []
    editor = open_cell(page, PROJECT, project_id(5), key)
    type_over(editor, "마을")
    QTest.keyClick(editor, Key.Key_Escape)  # the list, where there is one
    if editor.isVisible():
        QTest.keyClick(editor, Key.Key_Escape)
    assert not editor.isVisible() and typed(workshop) == []


def test_a_cell_typed_back_to_what_it_was_holds_nothing_typed(
    page: PreparePage, workshop: Workshop
) -> None:
    editor = open_cell(page, PROJECT, project_id(5), "number")
    type_over(editor, "51")
    assert typed(workshop) == [("number", "51")]
    QTest.keyClick(editor, Key.Key_Backspace)
    assert typed(workshop) == []


def test_after_a_crash_the_cell_is_open_with_its_text_and_the_workshop_untouched(
    page: PreparePage, restart: Restart, workshop: Workshop
) -> None:
    before = workshop.project(project_id(5))
    editor = open_cell(page, PROJECT, project_id(5), "summary")
    assert isinstance(editor, LongCell)
    type_over(editor, "첫 줄")
    QTest.keyClick(editor, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    compose(editor, "둘")
    again = restart()
    assert table(again, PROJECT).isVisible()
    back = open_editor()
    assert back.value() == "첫 줄\n둘"
    assert again._signals.workshop.project(project_id(5)) == before
    type_over(back, "째 줄")
    enter(back)
    found = again._signals.workshop.project(project_id(5))
    assert found is not None and found.summary == "첫 줄\n둘째 줄"
    assert typed(again._signals.workshop) == []


def test_an_emptied_cell_is_empty_again(page: PreparePage, restart: Restart) -> None:
    editor = open_cell(page, SECTION, section_id(2), "title")
    QTest.keyClick(editor, Key.Key_Backspace)
    again = restart()
    assert table(again, SECTION).isVisible() and open_editor().value() == ""
    page.commit_edits()


def test_a_row_just_added_comes_back_open(
    page: PreparePage, restart: Restart, workshop: Workshop
) -> None:
    view = go_to(page, CENTER, DONONG, "name")
    QTest.keyClick(view, Key.Key_Insert)
    type_over(open_editor(), "문화재")
    compose(open_editor(), "단")
    again = restart()
    back = open_editor()
    assert back.value() == "문화재단" and table(again, CENTER).new_row.is_open()
    now = again._signals.workshop
    assert len(now.centers) == 6
    enter(back)
    assert now.centers[-1].name == "문화재단" and typed(now) == []


def test_a_refused_text_comes_back_and_is_refused_again(
    page: PreparePage, restart: Restart, workshop: Workshop
) -> None:
    type_over(open_cell(page, PROJECT, project_id(5), "number"), "열둘")
    page.go_to(None, "centers")
    assert typed(workshop) == [("number", "열둘")]
    again = restart()
    assert table(again, PROJECT).isVisible()
    assert open_editor().value() == "열둘"
    assert again.commit_edits() is False
    assert open_editor().property("wrong") == "yes"


def test_a_refused_text_has_the_focus_when_its_page_is_opened_again(laptop: Laptop) -> None:
    laptop.view.open_page("prepare")
    page = laptop.view._stack.pages["prepare"]
    assert isinstance(page, PreparePage)
    editor = open_cell(page, PROJECT, project_id(5), "number")
    type_over(editor, "열둘")
    laptop.view.open_page("live")
    laptop.view.open_page("prepare")
    assert QApplication.focusWidget() is editor and editor.value() == "열둘"
    assert typed(laptop.workshop) == [("number", "열둘")]
    QTest.keyClick(editor, Key.Key_Escape)
    laptop.view.open_page("live")
    laptop.view.open_page("prepare")
    assert QApplication.focusWidget() is table(page, PROJECT)


def test_the_field_of_the_form_comes_back_with_its_text(
    page: PreparePage, restart: Restart, workshop: Workshop
) -> None:
    before = workshop.event
    page._open_tab(0)
    for name, text in (("held_on", "어느 날"), ("purpose", "함께 일하")):
        page.form.go_to(name)
        type_over(page.form.field(name).editor, text)
    compose(page.form.field("purpose").editor, "기")
    assert typed(workshop) == [("held_on", "어느 날"), ("purpose", "함께 일하기")]
    again = restart()
    purpose, held_on = again.form.field("purpose"), again.form.field("held_on")
    assert again.form.isVisible() and QApplication.focusWidget() is purpose.editor
    assert (purpose.text(), held_on.text()) == ("함께 일하기", "어느 날")
    now = again._signals.workshop
    assert now.event == before
    again._signals.do(editing.edit_event, place="다른 곳")
    assert (purpose.text(), held_on.text()) == ("함께 일하기", "어느 날")
    assert again.commit_edits() is False and held_on.is_wrong()
    assert now.event.purpose == "함께 일하기" and typed(now) == [("held_on", "어느 날")]
    again.form.go_to("held_on")
    QTest.keyClick(held_on.editor, Key.Key_Escape)
    assert typed(now) == [] and held_on.text() == "2024. 12. 5."


def test_entering_a_field_is_one_step(page: PreparePage, signals: DeskSignals) -> None:
    page._open_tab(0)
    page.form.go_to("host")
    editor = page.form.field("host").editor
    type_over(editor, "안성시")
    before = signals.desk.number
    QTest.keyClick(editor, Key.Key_Return)
    assert signals.desk.number == before + 1 and typed(signals.workshop) == []
    signals.undo()
    assert signals.workshop.event.host != "안성시" and typed(signals.workshop) == []


@pytest.mark.parametrize(
    ("kind", "row", "field"),
    [(PROJECT, "gone", "title"), (PROJECT, project_id(1), "gone"), (EVENT, "event", "gone")],
)
def test_a_text_without_its_cell_is_dropped(
    page: PreparePage,
    signals: DeskSignals,
    restart: Restart,
    kind: EntityKind,
    row: str,
    field: str,
) -> None:
    signals.do(editing.type_cell, kind, row, field, "누구")
    assert typed(restart()._signals.workshop) == []


def test_the_file_of_a_killed_application_holds_the_text(laptop: Laptop, tmp_path: Path) -> None:
    laptop.view.open_page("prepare")
    page = laptop.view._stack.pages["prepare"]
    assert isinstance(page, PreparePage)
    editor = open_cell(page, PROJECT, project_id(5), "title")
    type_over(editor, "누구나 공론")
    compose(editor, "장")
    number = laptop.view.signals.desk.number
    keeper = laptop.view.signals.keeper
    assert keeper is not None
    assert keeper.flush(5)
    again = Laptop(shutil.copyfile(laptop.path, tmp_path / "left.workshop"), laptop.clock)
    again.view.open_page("prepare")
    QApplication.processEvents()
    back = open_editor()
    assert back.window() is again.shell and back.value() == "누구나 공론장"
    assert again.view.signals.desk.number == number
    found = again.workshop.project(project_id(5))
    assert found is not None and found.title != "누구나 공론장"
    again.close()
