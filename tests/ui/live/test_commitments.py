"""Roles and follow-up actions: saved as they are typed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from facilitator.app import answers
from facilitator.domain.entities import ActionItem
from facilitator.domain.terms import AnswerWord, SlideKind
from facilitator.storage.file import read
from facilitator.ui.live.commitments.commitment_grid import GridField
from facilitator.ui.live.commitments.commitments_panel import ActionItemsPanel, RolesPanel
from facilitator.ui.rehearsal import hands
from tests.sample import GONGIK, JAESAENG, MAEUL, SAGYEONG, project_id
from tests.ui.laptop import Laptop, focus

pytestmark = pytest.mark.slow

PROJECT = project_id(3)


@pytest.fixture
def roles(laptop: Laptop) -> Laptop:
    """Give the console on the roles of project 3; 마을 and 재생 join."""
    project = laptop.go_to(3)
    laptop.view.signals.do(answers.record_answer, project, MAEUL, AnswerWord.YES)
    word = AnswerWord.CONDITIONAL
    laptop.view.signals.do(answers.record_answer, project, JAESAENG, word, condition="예산")
    laptop.go_to(3, SlideKind.ROLES)
    hands.press(Qt.Key.Key_F4)
    return laptop


def field_in_focus() -> GridField:
    field = focus()
    assert isinstance(field, GridField)
    return field


def unread(panel: RolesPanel | ActionItemsPanel, key: str) -> tuple[str, bool]:
    """Tell whether the due date of a row is framed as wrong, and whether the panel says why."""
    field = panel.grid._fields[key, "due"]
    assert bool(field.accessibleDescription()) is (field.property("wrong") == "yes")
    return field.property("wrong"), panel._hint.isVisible()


def items(laptop: Laptop) -> list[ActionItem]:
    return laptop.workshop.action_items_of(PROJECT)


def test_f4_puts_the_cursor_into_the_leads_blank_row(roles: Laptop) -> None:
    assert field_in_focus().column == "task"
    hands.compose("과정 설계", finish=False)
    assert [(r.center, r.task) for r in roles.roles(PROJECT)] == [(GONGIK, "과정 설계")]
    assert "과정 설계" in roles.shown()


def test_a_whole_row_is_typed_with_tab(roles: Laptop) -> None:
    for text in ("교육 운영", "김하늘 주임", "교육장 2실", "2025. 1. 15."):
        hands.compose(text)
        hands.press(Qt.Key.Key_Tab)
    (role,) = roles.roles(PROJECT)
    assert (role.task, role.person, role.resource) == ("교육 운영", "김하늘 주임", "교육장 2실")
    assert role.due == date(2025, 1, 15)


def test_a_blank_row_becomes_a_role_of_its_center_and_keeps_the_cursor(roles: Laptop) -> None:
    roles.live.record.roles.grid.focus_field(f"new:{MAEUL}", "person")
    field = field_in_focus()
    hands.compose("박지우 주임")
    assert field_in_focus() is field
    assert field.text() == "박지우 주임"
    assert [(r.center, r.person) for r in roles.roles(PROJECT)] == [(MAEUL, "박지우 주임")]


def test_each_keystroke_of_a_role_is_in_the_file(roles: Laptop) -> None:
    hands.compose("과정", finish=False)
    assert roles.view.signals.keeper is not None
    assert roles.view.signals.keeper.flush(5)
    roles.close()
    workshop, _ = read(roles.path)
    assert [r.task for r in workshop.roles_of(PROJECT)] == ["과정"]


def test_what_is_no_date_is_told_and_nothing_is_lost(roles: Laptop) -> None:
    hands.compose("교육 운영")
    key = roles.live.record.roles.grid.row_keys()[0]
    roles.live.record.roles.grid.focus_field(key, "due")
    hands.compose("내년 봄")
    hands.press(Qt.Key.Key_Tab)
    assert unread(roles.live.record.roles, key) == ("yes", True)
    assert "내년 봄" in roles.live.record.roles._hint.text()
    (role,) = roles.roles(PROJECT)
    assert (role.task, role.due) == ("교육 운영", None)
    assert roles.live.record.roles.grid._fields[key, "due"].text() == "내년 봄"
    roles.live.record.roles.grid.focus_field(key, "person")
    hands.compose("김하늘")
    assert roles.live.record.roles.grid._fields[key, "due"].text() == "내년 봄"


def test_what_is_no_date_stays_marked_until_it_is_corrected(roles: Laptop) -> None:
    panel = roles.live.record.roles
    blank = f"new:{MAEUL}"
    panel.grid.focus_field(blank, "due")
    hands.compose("0199")
    assert unread(panel, blank) == ("no", False), "half a date is not wrong yet"
    hands.press(Qt.Key.Key_Tab)
    assert unread(panel, blank) == ("yes", True)
    roles.go_to(11, SlideKind.ROLES)
    assert panel._hint.isHidden()
    roles.go_to(3, SlideKind.ROLES)
    assert unread(panel, blank) == ("yes", True)
    panel.grid.focus_field(blank, "due")
    field_in_focus().selectAll()
    hands.compose("0131")
    assert unread(panel, blank) == ("no", False)
    hands.press(Qt.Key.Key_Tab)
    assert [(r.center, r.due) for r in roles.roles(PROJECT)] == [(MAEUL, date(2025, 1, 31))]


def test_a_date_without_a_year_is_read_and_written_out(roles: Laptop) -> None:
    hands.compose("교육 운영")
    key = roles.live.record.roles.grid.row_keys()[0]
    roles.live.record.roles.grid.focus_field(key, "due")
    hands.compose("1. 15.")
    hands.press(Qt.Key.Key_Tab)
    assert roles.roles(PROJECT)[0].due == date(2025, 1, 15)
    assert roles.live.record.roles.grid._fields[key, "due"].text() == "2025. 1. 15."


def test_undo_shows_the_old_text_again_in_the_focused_field(roles: Laptop) -> None:
    hands.compose("처음")
    hands.press(Qt.Key.Key_Tab)
    hands.compose("김하늘")
    key = roles.live.record.roles.grid.row_keys()[0]
    roles.live.record.roles.grid.focus_field(key, "task")
    field = field_in_focus()
    field.selectAll()
    hands.compose("다음")
    roles.view.undo()
    assert roles.roles(PROJECT)[0].task == "처음"
    assert field_in_focus() is field
    assert field.text() == "처음"
    hands.compose("!")
    assert roles.roles(PROJECT)[0].task.replace("!", "") == "처음"


def test_undo_of_a_new_role_leaves_a_blank_row_that_works_again(roles: Laptop) -> None:
    roles.live.record.roles.grid.focus_field(f"new:{MAEUL}", "task")
    hands.compose("가")
    roles.view.undo()
    assert roles.roles(PROJECT) == []
    assert roles.live.record.roles.grid._fields[f"new:{MAEUL}", "task"].text() == ""
    roles.live.record.roles.grid.focus_field(f"new:{MAEUL}", "task")
    hands.compose("나")
    assert [(r.center, r.task) for r in roles.roles(PROJECT)] == [(MAEUL, "나")]


def test_redo_of_a_new_role_and_typing_on_make_no_second_one(roles: Laptop) -> None:
    roles.live.record.roles.grid.focus_field(f"new:{MAEUL}", "task")
    hands.compose("가")
    roles.view.undo()
    roles.view.redo()
    assert [(r.center, r.task) for r in roles.roles(PROJECT)] == [(MAEUL, "가")]
    key = next(
        k
        for k in roles.live.record.roles.grid.row_keys()
        if roles.live.record.roles.grid._badges[k].text() == "마을"
    )
    roles.live.record.roles.grid.focus_field(key, "person")
    hands.compose("김")
    assert [(r.center, r.person) for r in roles.roles(PROJECT)] == [(MAEUL, "김")]


def test_a_role_that_changes_takes_its_centers_stamp(roles: Laptop) -> None:
    hands.compose("과정 설계")
    roles.view.signals.do(answers.confirm_all, PROJECT)
    assert roles.answer(PROJECT, GONGIK).confirmed_at is not None
    roles.live.show_tab(1)
    key = roles.live.record.roles.grid.row_keys()[0]
    roles.live.record.roles.grid.focus_field(key, "person")
    hands.compose("김")
    assert roles.answer(PROJECT, GONGIK).confirmed_at is None
    assert roles.answer(PROJECT, MAEUL).confirmed_at is not None


def test_a_role_is_removed_and_brought_back(roles: Laptop) -> None:
    hands.compose("과정 설계")
    key = roles.live.record.roles.grid.row_keys()[0]
    QTest.mouseClick(roles.live.record.roles.grid._removes[key], Qt.MouseButton.LeftButton)
    assert roles.roles(PROJECT) == []
    hands.control(Qt.Key.Key_Z)
    assert [r.task for r in roles.roles(PROJECT)] == ["과정 설계"]


def test_a_center_that_changes_its_mind_takes_its_blank_row_with_it(roles: Laptop) -> None:
    assert len(roles.live.record.roles.grid.row_keys()) == 3
    roles.view.signals.do(answers.record_answer, PROJECT, MAEUL, AnswerWord.NO)
    assert len(roles.live.record.roles.grid.row_keys()) == 2


# -- follow-up actions ---------------------------------------------------------------------------


def test_a_follow_up_action_is_typed_with_owner_person_and_date(roles: Laptop) -> None:
    roles.live.show_tab(2)
    roles.live.record.follow_ups.add()
    hands.compose("공문 발송", finish=False)
    (item,) = items(roles)
    assert (item.text, item.center) == ("공문 발송", GONGIK)
    hands.press(Qt.Key.Key_Tab)
    hands.compose("이서준")
    hands.press(Qt.Key.Key_Tab)
    hands.compose("12. 20.")
    hands.press(Qt.Key.Key_Tab)
    (item,) = items(roles)
    assert (item.person, item.due) == ("이서준", date(2024, 12, 20))


def test_no_heading_stands_over_follow_up_actions_that_are_not_there(roles: Laptop) -> None:
    def shown() -> list[str]:
        labels = roles.live.record.follow_ups.grid.findChildren(QLabel)
        return [found.text() for found in labels if found.isVisible()]

    roles.live.show_tab(2)
    assert shown() == []
    roles.live.record.follow_ups.add()
    assert shown() == ["후속 조치", "담당자", "기한"]


def test_a_field_keeps_its_width_when_its_row_becomes_a_role(roles: Laptop) -> None:
    field = field_in_focus()
    before = field.width()
    hands.compose("과정")
    hands.settle()
    assert field.width() == before


def test_a_follow_up_action_changes_its_owner_and_is_done(roles: Laptop) -> None:
    roles.live.show_tab(2)
    roles.live.record.follow_ups.add()
    hands.compose("공문 발송")
    (item,) = items(roles)
    combo = roles.live.record.follow_ups.grid._combos[item.id]
    combo.setCurrentIndex(combo.findData(MAEUL))
    QTest.mouseClick(roles.live.record.follow_ups.grid._checks[item.id], Qt.MouseButton.LeftButton)
    hands.settle()
    (item,) = items(roles)
    assert item.center == MAEUL
    hands.control(Qt.Key.Key_Z)
    assert focus() is not None


def test_what_is_no_date_is_told_for_actions_too(roles: Laptop) -> None:
    roles.live.show_tab(2)
    roles.live.record.follow_ups.add()
    hands.compose("공문 발송")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)
    hands.compose("언젠가")
    hands.press(Qt.Key.Key_Tab)
    (item,) = items(roles)
    assert unread(roles.live.record.follow_ups, item.id) == ("yes", True)
    assert "언젠가" in roles.live.record.follow_ups._hint.text()
    assert (item.text, item.due) == ("공문 발송", None)


def test_insert_in_the_follow_up_actions_adds_the_next(roles: Laptop) -> None:
    roles.live.show_tab(2)
    roles.live.record.follow_ups.add()
    hands.compose("공문 발송")
    hands.press(Qt.Key.Key_Insert)
    hands.compose("일정표")
    assert [i.text for i in items(roles)] == ["공문 발송", "일정표"]


def test_follow_up_actions_never_reach_the_wall(roles: Laptop) -> None:
    roles.live.show_tab(2)
    roles.live.record.follow_ups.add()
    hands.compose("단장에게 따로 보고")
    for slide in SlideKind:
        roles.go_to(3, slide)
        assert "단장에게" not in roles.shown()


def test_another_answer_leaves_the_field_that_is_being_typed_alone(roles: Laptop) -> None:
    hands.compose("과정 설계")
    field = field_in_focus()
    hands.compose("와 운영", finish=False)
    roles.view.signals.do(answers.record_answer, PROJECT, MAEUL, AnswerWord.NO)
    roles.view.signals.do(answers.record_answer, PROJECT, SAGYEONG, AnswerWord.YES)
    assert field_in_focus() is field
    assert field.full_text() == "과정 설계와 운영"
    hands.compose("영까지")
    assert [r.task for r in roles.roles(PROJECT)] == [field.text()]


def test_tab_walks_the_rows_in_their_order_whenever_they_came(roles: Laptop) -> None:
    roles.view.signals.do(answers.record_answer, PROJECT, MAEUL, AnswerWord.NO)
    roles.view.signals.do(answers.record_answer, PROJECT, MAEUL, AnswerWord.YES)
    keys = roles.live.record.roles.grid.row_keys()
    roles.live.record.roles.grid.focus_field(keys[0], "due")
    hands.press(Qt.Key.Key_Tab)
    assert (field_in_focus().key, field_in_focus().column) == (f"new:{MAEUL}", "task")


def test_going_to_another_project_in_the_middle_of_a_role_keeps_it_where_it_belongs(
    roles: Laptop,
) -> None:
    hands.compose("과정 설", finish=False)
    roles.go_to(11, SlideKind.ROLES)
    assert [r.task for r in roles.roles(PROJECT)] == ["과정 설"]
    assert roles.roles(project_id(11)) == []
