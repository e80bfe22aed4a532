"""Delete empties cells, as in Excel; what a row cannot do without stays and says why."""

import pytest
from PySide6.QtCore import Qt

from facilitator.app.action import Label
from facilitator.domain.entities import EntityKind
from facilitator.domain.terms import CenterKind
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.prepare_page import PreparePage
from tests.sample import GONGIK, SAMUGUK, project_id, section_id
from tests.ui.prepare.hands import go_to, press

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CENTER, PROJECT, SECTION = EntityKind.CENTER, EntityKind.PROJECT, EntityKind.SECTION
EMPTIED = "칸 {}개를 비웠습니다. 되돌리기 Ctrl+Z · 행 삭제 Ctrl+−"
NUMBER = "번호: 사업에는 번호가 있어야 합니다. 비우는 대신 다른 번호를 적으십시오."


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_empties_the_cell_and_the_row_stays(
    page: PreparePage,
    signals: DeskSignals,
    workshop: Workshop,
    notices: list[str],
    key: Qt.Key,
) -> None:
    before = workshop.project(project_id(5))
    go_to(page, PROJECT, project_id(5), "title")
    press(key)
    found = workshop.project(project_id(5))
    assert found is not None and found.title == "" and len(workshop.projects) == 12
    assert notices == [EMPTIED.format(1)]
    assert signals.desk.undo_label() is Label.PROJECT_EDITED
    signals.undo()
    assert workshop.project(project_id(5)) == before


def test_several_cells_are_emptied_in_one_step_and_the_needed_ones_say_why(
    page: PreparePage, signals: DeskSignals, workshop: Workshop, notices: list[str]
) -> None:
    go_to(page, PROJECT, project_id(5), "number")
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Down):
        press(key, SHIFT)
    before = signals.desk.number
    press(Key.Key_Delete)
    for number in (5, 6):
        found = workshop.project(project_id(number))
        assert found is not None and (found.number, found.title) == (number, "")
        assert found.field is None and found.lead is not None
        assert workshop.proposed_to(project_id(number)) == []
    assert signals.desk.number == before + 1
    (told,) = notices
    lines = told.splitlines()
    assert lines[:2] == [EMPTIED.format(6), NUMBER]
    assert len(lines) == 3 and lines[2].startswith("주무센터: ")
    signals.undo()
    assert len(workshop.proposed_to(project_id(6))) == 5


def test_a_needed_cell_alone_says_why(
    page: PreparePage, signals: DeskSignals, workshop: Workshop, notices: list[str]
) -> None:
    go_to(page, PROJECT, project_id(5), "number")
    press(Key.Key_Delete)
    assert notices == [NUMBER] and signals.desk.undo_label() is None


def test_what_is_filled_in_by_itself_says_so(page: PreparePage, notices: list[str]) -> None:
    go_to(page, SECTION, section_id(1), "cast")
    press(Key.Key_Delete)
    assert notices == ["참석 센터: 다른 내용에 따라 저절로 채워지는 칸입니다."]


def test_an_empty_cell_tells_how_a_row_is_removed(
    page: PreparePage, signals: DeskSignals, notices: list[str]
) -> None:
    go_to(page, SECTION, section_id(1), "guests")
    press(Key.Key_Delete)
    assert notices == ["비울 내용이 없습니다. 행 삭제는 Ctrl+−"]
    assert signals.desk.undo_label() is None


def test_a_kind_goes_back_to_the_usual_one(page: PreparePage, workshop: Workshop) -> None:
    go_to(page, CENTER, SAMUGUK, "kind")
    press(Key.Key_Delete)
    found = workshop.center(SAMUGUK)
    assert found is not None and found.kind is CenterKind.CENTER


def test_the_people_of_a_center_are_taken_away_with_their_cell(
    page: PreparePage, signals: DeskSignals, workshop: Workshop
) -> None:
    before = workshop.attendees_of(GONGIK)
    go_to(page, CENTER, GONGIK, "people")
    press(Key.Key_Delete)
    assert before and workshop.attendees_of(GONGIK) == []
    signals.undo()
    assert workshop.attendees_of(GONGIK) == before
