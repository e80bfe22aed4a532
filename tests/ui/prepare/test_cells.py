"""Typing into cells: what is read, what is refused, and that nothing typed is lost."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.app import editing
from facilitator.domain.entities import Attendee, EntityKind
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import CenterId, CenterKind, Presence
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.cell_editors import LongCell
from facilitator.ui.prepare.choice_cell import ChoiceCell
from facilitator.ui.prepare.choice_list import ChoiceList
from facilitator.ui.prepare.prepare_page import PreparePage
from tests.sample import DONONG, GONGIK, JAESAENG, MAEUL, SAGYEONG, project_id, section_id
from tests.ui.prepare.hands import (
    compose,
    enter,
    go_to,
    open_cell,
    open_editor,
    press,
    table,
    type_over,
    write,
)

pytestmark = pytest.mark.slow

Key = Qt.Key
PROJECT, SECTION, CENTER = EntityKind.PROJECT, EntityKind.SECTION, EntityKind.CENTER


def proposed(workshop: Workshop, number: int) -> list[CenterId]:
    return [c.id for c in workshop.proposed_to(project_id(number))]


def hints(page: PreparePage) -> list[str]:
    """List the sentences that stand below refused cells."""
    labels = page.findChildren(QLabel)
    return [w.text() for w in labels if w.property("look") == "cell_hint" and w.isVisible()]


@pytest.mark.parametrize(
    ("kind", "entity", "key", "typed", "field", "expected"),
    [
        (PROJECT, project_id(5), "title", "누구나 공론장", "title", "누구나 공론장"),
        (PROJECT, project_id(5), "number", "２１번", "number", 21),
        (PROJECT, project_id(5), "budget", "15,500천원", "budget", 15500),
        (PROJECT, project_id(5), "budget", "1,200만원", "budget", 12000),
        (PROJECT, project_id(5), "budget", "12,000원", "budget", 12),
        (PROJECT, project_id(5), "period", "3월~4월", "period", "3월~4월"),
        (PROJECT, project_id(5), "lead", "마을공동체지원센터", "lead", MAEUL),
        (SECTION, section_id(1), "planned_start", "오후 1시 40분", "planned_start", time(13, 40)),
        (SECTION, section_id(1), "planned_start", "1345", "planned_start", time(13, 45)),
        (SECTION, section_id(1), "planned_start", "오전 12:30", "planned_start", time(0, 30)),
        (SECTION, section_id(1), "planned_start", "PM 2:30", "planned_start", time(14, 30)),
        (SECTION, section_id(1), "planned_minutes", "1시간 10분", "planned_minutes", 70),
        (SECTION, section_id(1), "planned_minutes", "1시간 반", "planned_minutes", 90),
        (SECTION, section_id(1), "guests", "전체", "guests", None),
        (CENTER, DONONG, "kind", "사무국", "kind", CenterKind.SECRETARIAT),
        (CENTER, DONONG, "contact", "031-000-0000", "contact", "031-000-0000"),
    ],
)
def test_a_cell_reads_what_people_type(
    page: PreparePage,
    workshop: Workshop,
    kind: EntityKind,
    entity: str,
    key: str,
    typed: str,
    field: str,
    expected: object,
) -> None:
    write(page, kind, entity, key, typed)
    if expected is None:
        expected = tuple(c.id for c in workshop.centers)
    assert getattr(workshop.find(kind, entity), field) == expected


def test_a_new_field_is_made_by_typing_it(page: PreparePage, workshop: Workshop) -> None:
    write(page, PROJECT, project_id(1), "field", "돌봄")
    found = workshop.project(project_id(1))
    assert found is not None and workshop.field_name(found) == "돌봄"
    assert len(workshop.fields) == 11


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("재생, 사경", [JAESAENG, SAGYEONG]),
        ("재생 사경", [JAESAENG, SAGYEONG]),
        ("사회적경제지원센터、도농", [SAGYEONG, DONONG]),
        ("전체", None),
        ("all", None),
        ("", []),
    ],
)
def test_proposals_are_typed_as_names(
    page: PreparePage, workshop: Workshop, typed: str, expected: list[CenterId] | None
) -> None:
    editor = open_cell(page, PROJECT, project_id(5), "proposed_to")
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Backspace)
    type_over(editor, typed)
    page.commit_edits()
    wanted = [c.id for c in workshop.centers if c.id != GONGIK] if expected is None else expected
    assert proposed(workshop, 5) == wanted


def test_an_unknown_center_is_refused_with_the_nearest_and_the_text_stays(
    page: PreparePage, workshop: Workshop, refusals: list[RuleBroken]
) -> None:
    editor = open_cell(page, PROJECT, project_id(5), "proposed_to")
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_over(editor, "마을, 사겅")
    assert page.commit_edits() is False
    assert editor.value() == "마을, 사겅"
    assert editor.isVisible() and editor.property("wrong") == "yes"
    assert refusals[-1].code == "cell_center_near" and refusals[-1].gaps["near"] == "사경"
    assert hints(page) == ["사겅: 없는 센터입니다. 혹시 사경입니까?"]
    assert proposed(workshop, 5) == [MAEUL, JAESAENG]
    type_over(editor, " ")
    assert hints(page) == []
    assert isinstance(editor, ChoiceCell)
    editor.setText("마을, 사경")
    assert page.commit_edits() is True
    assert proposed(workshop, 5) == [MAEUL, SAGYEONG]


def test_a_refused_text_is_kept_when_another_tab_is_opened(page: PreparePage) -> None:
    editor = open_cell(page, PROJECT, project_id(5), "number")
    type_over(editor, "1")
    page.go_to(None, "centers")
    assert table(page, CENTER).isVisible()
    page.go_to(None, "projects")
    assert editor.isVisible() and editor.value() == "1"
    assert hints(page) == ["사업 번호 1번은 이미 있습니다. 다른 번호를 적으십시오."]


def test_escape_gives_a_refused_text_up(page: PreparePage, workshop: Workshop) -> None:
    editor = open_cell(page, PROJECT, project_id(5), "number")
    type_over(editor, "열둘")
    assert page.commit_edits() is False
    QTest.keyClick(editor, Key.Key_Escape)
    assert page.commit_edits() is True
    assert hints(page) == []
    found = workshop.project(project_id(5))
    assert found is not None and found.number == 5


def test_the_composing_syllable_is_kept_when_the_page_is_left(
    page: PreparePage, workshop: Workshop
) -> None:
    editor = open_cell(page, PROJECT, project_id(5), "title")
    type_over(editor, "누구나 공론")
    compose(editor, "장")
    assert page.commit_edits() is True
    found = workshop.project(project_id(5))
    assert found is not None and found.title == "누구나 공론장"


def test_what_is_typed_is_never_written_over(
    page: PreparePage, signals: DeskSignals, workshop: Workshop
) -> None:
    editor = open_cell(page, PROJECT, project_id(5), "title")
    type_over(editor, "누구나")
    compose(editor, "공")
    signals.do(editing.edit_project, project_id(5), title="다른 이름")
    signals.do(editing.move_row, PROJECT, project_id(5), 0)
    assert editor.isVisible()
    assert page.commit_edits() is True
    found = workshop.project(project_id(5))
    assert found is not None and found.title == "누구나공"


def test_an_untouched_editor_does_not_undo_what_changed_elsewhere(
    page: PreparePage, signals: DeskSignals, workshop: Workshop
) -> None:
    open_cell(page, PROJECT, project_id(5), "title")
    signals.do(editing.edit_project, project_id(5), title="다른 이름")
    assert page.commit_edits() is True
    found = workshop.project(project_id(5))
    assert found is not None and found.title == "다른 이름"


def test_control_enter_in_a_cell_finishes_it_and_adds_a_row(
    page: PreparePage, workshop: Workshop
) -> None:
    editor = open_cell(page, PROJECT, project_id(12), "title")
    type_over(editor, "상담창구")
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [p.title for p in workshop.projects][-1] == "상담창구"
    assert open_editor().value() == "" and table(page, PROJECT).new_row.is_open()
    assert len(workshop.projects) == 12


def test_no_letter_opens_an_editor(page: PreparePage) -> None:
    view = go_to(page, PROJECT, project_id(5), "title")
    type_over(view, "안녕")
    QTest.keyClicks(view, "abc")
    assert QApplication.focusWidget() is view


def test_enter_opens_a_cell_and_enter_closes_it(page: PreparePage, workshop: Workshop) -> None:
    view = go_to(page, PROJECT, project_id(5), "title")
    QTest.keyClick(view, Key.Key_Return)
    editor = open_editor()
    type_over(editor, "공론장")
    enter(editor)
    assert QApplication.focusWidget() is view
    found = workshop.project(project_id(5))
    assert found is not None and found.title == "공론장"


def test_tab_goes_on_to_the_next_cell(page: PreparePage) -> None:
    editor = open_cell(page, PROJECT, project_id(5), "number")
    QTest.keyClick(editor, Key.Key_Tab)
    QApplication.processEvents()
    assert open_editor().value() == "상설 집담회와 누구나 공론장"


def test_a_long_text_has_lines(page: PreparePage, workshop: Workshop) -> None:
    editor = open_cell(page, PROJECT, project_id(5), "summary")
    assert isinstance(editor, LongCell)
    type_over(editor, "첫 줄")
    QTest.keyClick(editor, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_over(editor, "둘째 줄")
    enter(editor)
    found = workshop.project(project_id(5))
    assert found is not None and found.summary == "첫 줄\n둘째 줄"


def test_presence_is_chosen_from_the_list(page: PreparePage, workshop: Workshop) -> None:
    attendee = workshop.attendees[0]
    editor = open_cell(page, EntityKind.ATTENDEE, attendee.id, "presence")
    QApplication.processEvents()
    assert isinstance(editor, ChoiceCell) and editor.list_is_open()
    QTest.keyClick(editor, Key.Key_Down)
    QTest.keyClick(editor, Key.Key_Down)
    enter(editor)
    found = workshop.find(EntityKind.ATTENDEE, attendee.id)
    assert isinstance(found, Attendee) and found.presence is Presence.LATE


def test_a_click_in_the_list_takes_a_lead(page: PreparePage, workshop: Workshop) -> None:
    open_cell(page, PROJECT, project_id(5), "lead")
    QApplication.processEvents()
    (offered,) = [w for w in page.findChildren(ChoiceList) if w.isVisible()]
    assert [offered.item(row).text() for row in range(3)] == ["공익", "마을", "재생"]
    place = offered.visualItemRect(offered.item(1)).center()
    QTest.mouseClick(offered.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    found = workshop.project(project_id(5))
    assert found is not None and found.lead == MAEUL
    assert not [w for w in page.findChildren(ChoiceList) if w.isVisible()]


def test_escape_closes_the_list_before_the_cell(page: PreparePage) -> None:
    editor = open_cell(page, PROJECT, project_id(5), "lead")
    QApplication.processEvents()
    assert isinstance(editor, ChoiceCell) and editor.list_is_open()
    QTest.keyClick(editor, Key.Key_Escape)
    assert editor.isVisible() and not editor.list_is_open()
    QTest.keyClick(editor, Key.Key_Escape)
    assert not editor.isVisible()


def test_a_project_is_put_into_another_section(page: PreparePage, workshop: Workshop) -> None:
    write(page, PROJECT, project_id(1), "section", "4")
    first, fourth = workshop.section(section_id(1)), workshop.section(section_id(4))
    assert first is not None and project_id(1) not in first.projects
    assert fourth is not None and fourth.projects[-1] == project_id(1)


def test_the_projects_of_a_section_are_typed_as_numbers(
    page: PreparePage, workshop: Workshop
) -> None:
    write(page, SECTION, section_id(1), "projects", "10, 1~3")
    found = workshop.section(section_id(1))
    assert found is not None
    assert found.projects == tuple(map(project_id, (10, 1, 2, 3)))


def test_people_of_a_center_are_typed_as_a_list(page: PreparePage, workshop: Workshop) -> None:
    write(page, CENTER, GONGIK, "people", "센터장, 주임 3명")
    names = [a.name for a in workshop.attendees_of(GONGIK)]
    assert names == ["센터장", "주임", "주임", "주임"]


def test_computed_cells_do_not_open(page: PreparePage) -> None:
    view = go_to(page, SECTION, section_id(1), "cast")
    QTest.keyClick(view, Key.Key_F2)
    assert QApplication.focusWidget() is view


def test_a_center_column_without_a_lead_can_stay_empty(
    page: PreparePage, signals: DeskSignals, workshop: Workshop, refusals: list[RuleBroken]
) -> None:
    editor = open_cell(page, PROJECT, project_id(5), "lead")
    type_over(editor, " ")
    assert page.commit_edits() is False  # a lead can be changed, not taken away
    assert refusals[-1].code == "lead_needed"
