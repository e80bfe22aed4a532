"""Cells that take several of a list: ticking adds and takes away, and no name stands twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.app import editing
from facilitator.domain.entities import EntityKind
from facilitator.domain.terms import CenterId
from facilitator.domain.workshop import Workshop
from facilitator.ui.prepare.check_cell import CheckCell
from facilitator.ui.prepare.choice_list import ChoiceList
from facilitator.ui.prepare.prepare_page import PreparePage
from facilitator.ui.prepare.sheet import Choice
from facilitator.ui.prepare.ticking import Ticks
from tests.sample import (
    DONONG,
    GONGIK,
    JAESAENG,
    MAEUL,
    SAGYEONG,
    SAMUGUK,
    project_id,
    section_id,
)
from tests.ui.prepare.hands import compose, open_cell, open_editor, press, type_over

pytestmark = pytest.mark.slow

Key = Qt.Key
PROJECT, SECTION = EntityKind.PROJECT, EntityKind.SECTION


def proposed(workshop: Workshop, number: int = 5) -> list[CenterId]:
    return [c.id for c in workshop.proposed_to(project_id(number))]


def offered(page: PreparePage) -> ChoiceList:
    (found,) = [w for w in page.findChildren(ChoiceList) if w.isVisible()]
    return found


def ticks(page: PreparePage) -> list[str]:
    """List what is ticked, and what is not in brackets."""
    shown = offered(page)
    items = [shown.item(row) for row in range(shown.count())]
    checked = Qt.CheckState.Checked
    return [i.text() if i.checkState() is checked else f"({i.text()})" for i in items]


@pytest.fixture
def cell(page: PreparePage) -> CheckCell:
    """Open whom project 5 of 공익 is proposed to: 마을 and 재생."""
    editor = open_cell(page, PROJECT, project_id(5), "proposed_to")
    QApplication.processEvents()
    assert isinstance(editor, CheckCell)
    return editor


def test_the_open_list_shows_all_centers_but_the_lead_ticked_where_asked(
    page: PreparePage, cell: CheckCell
) -> None:
    assert ticks(page) == ["(전체)", "마을", "재생", "(사경)", "(도농)", "(사무국)"]
    assert cell.value() == "마을, 재생"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_a_key_ticks_one_more_and_the_list_stays(
    page: PreparePage, workshop: Workshop, cell: CheckCell, key: Qt.Key
) -> None:
    for _ in range(4):
        press(Key.Key_Down)
    press(key)
    assert cell.value() == "마을, 재생, 사경"
    assert ticks(page) == ["(전체)", "마을", "재생", "사경", "(도농)", "(사무국)"]
    press(Key.Key_Up)
    press(Key.Key_Space)
    assert cell.value() == "마을, 사경"
    press(Key.Key_Tab)
    assert proposed(workshop) == [MAEUL, SAGYEONG]


def test_enter_on_what_is_ticked_says_that_all_is_done(
    page: PreparePage, workshop: Workshop, cell: CheckCell
) -> None:
    for _ in range(4):
        press(Key.Key_Down)
    press(Key.Key_Space)
    press(Key.Key_Return)
    assert proposed(workshop) == [MAEUL, JAESAENG, SAGYEONG]


def test_a_click_ticks_and_the_list_stays(
    page: PreparePage, workshop: Workshop, cell: CheckCell
) -> None:
    for row in (3, 4, 3):
        shown = offered(page)
        place = shown.visualItemRect(shown.item(row)).center()
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ticks(page) == ["(전체)", "마을", "재생", "(사경)", "도농", "(사무국)"]
    assert page.commit_edits()
    assert proposed(workshop) == [MAEUL, JAESAENG, DONONG]


def test_all_ticks_everyone_and_again_no_one(
    page: PreparePage, workshop: Workshop, cell: CheckCell
) -> None:
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert ticks(page)[0] == "전체" and len(cell.value().split(", ")) == 5
    press(Key.Key_Space)
    assert cell.value() == "" and ticks(page)[0] == "(전체)"
    press(Key.Key_Space)
    press(Key.Key_Escape)
    press(Key.Key_Return)
    assert proposed(workshop) == [MAEUL, JAESAENG, SAGYEONG, DONONG, SAMUGUK]


def test_what_is_typed_is_one_more_and_narrows_the_list(
    page: PreparePage, workshop: Workshop, cell: CheckCell
) -> None:
    compose(cell, "사")
    assert ticks(page) == ["(사경)", "(사무국)"]
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert cell.value() == "마을, 재생, 사경"
    type_over(cell, "도농")
    press(Key.Key_Return)
    assert proposed(workshop) == [MAEUL, JAESAENG, SAGYEONG, DONONG]


def test_a_name_typed_in_part_gives_way_to_the_ticked_one_also_when_the_list_was_closed(
    page: PreparePage, cell: CheckCell
) -> None:
    type_over(cell, "사경")
    press(Key.Key_Backspace)
    press(Key.Key_Escape)
    press(Key.Key_Down)
    assert ticks(page) == ["(사경)", "(사무국)"]
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert cell.value() == "마을, 재생, 사경"


def test_a_name_typed_again_does_not_stand_twice(
    page: PreparePage, workshop: Workshop, cell: CheckCell
) -> None:
    type_over(cell, "마을, 마을공동체지원센터, 도농, 마을")
    press(Key.Key_Return)
    assert proposed(workshop) == [MAEUL, JAESAENG, DONONG]
    cell = open_again(page)
    assert cell.value() == "마을, 재생, 도농"
    type_over(cell, "재생")
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert cell.value() == "마을, 도농"  # it was ticked: once, and now no more


def open_again(page: PreparePage) -> CheckCell:
    editor = open_cell(page, PROJECT, project_id(5), "proposed_to")
    assert isinstance(editor, CheckCell)
    return editor


def test_escape_keeps_the_ticks_and_gives_up_what_was_typed_after_them(
    workshop: Workshop, cell: CheckCell
) -> None:
    for _ in range(4):
        press(Key.Key_Down)
    press(Key.Key_Return)
    type_over(cell, "도")
    press(Key.Key_Escape)
    assert cell.isVisible() and not cell.list_is_open()
    press(Key.Key_Escape)
    assert not cell.isVisible()
    assert proposed(workshop) == [MAEUL, JAESAENG, SAGYEONG]
    assert editing.typed_cells(workshop) == []


def test_escape_without_a_tick_leaves_all_as_it_was(workshop: Workshop, cell: CheckCell) -> None:
    type_over(cell, "도농")
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    assert not cell.isVisible() and proposed(workshop) == [MAEUL, JAESAENG]


def test_opening_and_leaving_changes_nothing(workshop: Workshop, cell: CheckCell) -> None:
    press(Key.Key_Return)
    assert not cell.isVisible() and proposed(workshop) == [MAEUL, JAESAENG]
    assert editing.typed_cells(workshop) == []


def test_the_projects_of_a_section_are_ticked(page: PreparePage, workshop: Workshop) -> None:
    open_cell(page, SECTION, section_id(1), "projects")
    QApplication.processEvents()
    found = workshop.section(section_id(1))
    assert found is not None and found.projects == tuple(map(project_id, (1, 2, 10)))
    assert [t.split()[0] for t in ticks(page) if t[0] != "("] == ["1", "2", "10"]
    type_over(open_editor(), "퍼실")
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert page.commit_edits()
    found = workshop.section(section_id(1))
    assert found is not None and found.projects == tuple(map(project_id, (1, 2, 10, 11)))


def test_the_added_centers_of_a_section_are_ticked(page: PreparePage, workshop: Workshop) -> None:
    open_cell(page, SECTION, section_id(1), "guests")
    QApplication.processEvents()
    assert ticks(page)[:2] == ["(전체)", "(공익)"]
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert page.commit_edits()
    found = workshop.section(section_id(1))
    assert found is not None and found.guests == (GONGIK,)


# -- the names in a text --------------------------------------------------------------------------

CENTERS = Ticks([Choice("마을", "마을", ("마을공동체지원센터",)), Choice("재생", "재생")])
NUMBERS = Ticks([Choice(str(n), f"{n}  사업 {n}") for n in range(1, 6)])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("마을, 재생,마을", ["마을", "재생"]),
        ("마을공동체지원센터, 마을 ", ["마을"]),
        ("재생 마을", ["재생", "마을"]),
        ("전체", ["마을", "재생"]),
        ("문화, 마을", ["문화", "마을"]),
        (" , ", []),
    ],
)
def test_names_are_known_as_people_write_them(text: str, names: list[str]) -> None:
    assert CENTERS.names(text) == names


def test_ranges_of_numbers_are_written_out() -> None:
    assert NUMBERS.toggled("2~4", "3") == ["2", "4"]
    assert NUMBERS.names("4~9") == ["4~9"]
    assert NUMBERS.has_all("1-5")


@given(st.text("마을재생, 전체공", max_size=20), st.sampled_from(["마을", "재생"]))
def test_ticking_never_doubles_a_name_and_twice_leaves_it_as_it_was(text: str, name: str) -> None:
    once = CENTERS.toggled(text, name)
    assert len(set(once)) == len(once)
    assert (name in once) != (name in CENTERS.names(text))
    assert set(CENTERS.toggled(", ".join(once), name)) == set(CENTERS.names(text))
