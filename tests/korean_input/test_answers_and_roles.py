"""Answers, roles and follow-up actions with a real Korean input method."""

import pytest

from facilitator.domain.entities import Draft
from facilitator.domain.terms import AnswerWord, CenterId
from facilitator.domain.workshop import Workshop
from tests.korean_input.conftest import Open
from tests.korean_input.program import Program
from tests.sample import GONGIK, MAEUL, project_id

pytestmark = pytest.mark.slow
HELLO = "안녕하세요"
FIRST = project_id(1)


def conditions(workshop: Workshop) -> dict[CenterId, str]:
    answers = ((c.id, workshop.answer(FIRST, c.id)) for c in workshop.centers)
    return {center: a.condition for center, a in answers if a and a.word}


def roles(workshop: Workshop) -> list[tuple[str, str, str]]:
    return [(r.task, r.person, r.resource) for r in workshop.roles_of(FIRST)]


def drafts(workshop: Workshop) -> list[str]:
    return [e.text for e in workshop.all_entities() if isinstance(e, Draft)]


def items(workshop: Workshop) -> list[tuple[str, str]]:
    return [(i.text, i.person) for i in workshop.action_items_of(FIRST)]


def test_conditions_are_recorded_by_enter(board: Program) -> None:
    board.go("F2", "2")
    board.type(HELLO)
    board.press("Return")
    board.holds(conditions, {GONGIK: HELLO})
    board.go("2")  # the next center
    board.type("네")
    board.press("Return")
    board.holds(conditions, {GONGIK: HELLO, MAEUL: "네"})
    assert conditions(board.close()) == {GONGIK: HELLO, MAEUL: "네"}


@pytest.mark.parametrize("key", ["Down", "Up", "F6", "Home", "End", "shift+Left"])
def test_keys_within_a_word_of_a_condition_lose_nothing_of_it(board: Program, key: str) -> None:
    board.go("F2", "2")
    board.type(HELLO)
    board.press(key)
    board.press("End")
    board.type("네")
    board.press("Return")
    board.holds(conditions, {GONGIK: f"{HELLO}네"})
    board.close()


def test_reason_and_name_follow_the_condition(board: Program) -> None:
    board.go("F2", "2")
    board.type(HELLO)
    board.go("Tab")
    board.type("까닭")
    board.go("Tab")
    board.type("홍길동")
    board.press("Return")
    board.holds(conditions, {GONGIK: HELLO})
    answer = board.close().answer(FIRST, GONGIK)
    assert answer is not None
    assert (answer.condition, answer.reason, answer.said_by) == (HELLO, "까닭", "홍길동")


@pytest.mark.parametrize("key", ["Page_Down", "F2", "F3", "F4", "ctrl+Return"])
def test_words_that_are_left_are_recorded_whole(board: Program, key: str) -> None:
    board.go("F2", "2")
    board.type(HELLO)
    board.holds(lambda w: HELLO in str(drafts(w)), True)
    board.press(key)
    assert conditions(board.close()) == {GONGIK: HELLO}


def test_undo_and_redo_of_a_condition(board: Program) -> None:
    board.go("F2", "2")
    board.type(HELLO)
    board.press("ctrl+z", "ctrl+y", "Return")
    board.holds(conditions, {GONGIK: HELLO})
    board.press("ctrl+z")
    board.holds(conditions, {})
    board.press("ctrl+y")
    board.holds(conditions, {GONGIK: HELLO})
    board.close()


def test_words_half_typed_come_back_after_a_crash(board: Program, open_program: Open) -> None:
    board.go("F2", "2")
    board.type(HELLO)
    board.holds(lambda w: HELLO in str(drafts(w)), True)
    assert conditions(board.kill()) == {}
    again = open_program()
    again.comes_into_field()
    again.press("End")
    again.type("네")
    again.press("Return")
    again.holds(conditions, {GONGIK: f"{HELLO}네"})
    answer = again.close().answer(FIRST, GONGIK)
    assert answer is not None
    assert answer.word is AnswerWord.CONDITIONAL


def test_a_role_is_kept_letter_by_letter(board: Program, open_program: Open) -> None:
    board.go("F4")
    board.type(HELLO)
    board.holds(roles, [(HELLO, "", "")])
    board.go("Tab")
    board.type("홍길동")
    board.press("F6")
    board.holds(roles, [(HELLO, "홍길동", "")])
    board.go("Tab")
    board.type("예산")
    board.press("ctrl+z", "ctrl+y")
    board.type("과")
    board.holds(roles, [(HELLO, "홍길동", "예산과")])
    assert roles(board.kill()) == [(HELLO, "홍길동", "예산과")]
    again = open_program()
    again.go("F4")
    assert roles(again.close()) == [(HELLO, "홍길동", "예산과")]


def test_a_role_left_for_another_project_and_by_closing(board: Program) -> None:
    board.go("F4")
    board.type(HELLO)
    board.press("Page_Down", "Page_Down", "Page_Down", "Page_Down")
    board.holds(lambda w: w.live.project, project_id(2))
    board.press("F4")  # the follow-up actions; then the roles again
    board.go("F4")
    board.type("마을")
    board.holds(lambda w: [r.task for r in w.roles_of(project_id(2))], ["마을"])
    workshop = board.close()
    assert roles(workshop) == [(HELLO, "", "")]
    assert [r.task for r in workshop.roles_of(project_id(2))] == ["마을"]


def test_a_follow_up_action(board: Program) -> None:
    board.go("F4")
    board.press("F4")  # again: the follow-up actions
    board.go("Insert")
    board.type(HELLO)
    board.go("Tab")
    board.type("홍길동")
    board.go("Insert")
    board.type("둘째")
    board.holds(items, [(HELLO, "홍길동"), ("둘째", "")])
    assert items(board.close()) == [(HELLO, "홍길동"), ("둘째", "")]
