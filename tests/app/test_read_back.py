"""What changes after the read-back is to be confirmed again."""

import pytest

from facilitator.app import answers, commitments, place
from facilitator.domain.entities import Project
from facilitator.domain.read_back import to_confirm_again
from facilitator.domain.terms import AnswerWord, CenterId, ProjectStage, SlideKind
from tests.app.day import Day
from tests.sample import GONGIK, MAEUL, project_id, sample_workshop, section_id

P3 = project_id(3)


@pytest.fixture
def agreed() -> Day:
    """Give a day on which project 3 is agreed: 마을 joins, 공익 leads."""
    day = Day(sample_workshop())
    for center in day.workshop.board(_project(day)):
        if center.id != GONGIK:
            day.do(answers.record_answer, P3, center.id, AnswerWord.YES)
    day.do(commitments.add_role, P3, GONGIK, task="과정 설계")
    day.do(answers.confirm_all, P3)
    assert _project(day).stage is ProjectStage.AGREED
    return day


def _project(day: Day) -> Project:
    found = day.workshop.project(P3)
    assert found is not None
    return found


def _again(day: Day) -> frozenset[CenterId]:
    project = _project(day)
    return to_confirm_again(day.workshop, project, day.workshop.board(project))


def test_nothing_is_to_be_confirmed_again_before_and_right_after_the_read_back(
    agreed: Day,
) -> None:
    assert _again(agreed) == frozenset()
    fresh = Day(sample_workshop())
    fresh.do(answers.record_answer, P3, MAEUL, AnswerWord.YES)
    assert _again(fresh) == frozenset()


def test_another_answer_of_a_center_is_to_be_confirmed_again(agreed: Day) -> None:
    agreed.do(answers.record_answer, P3, MAEUL, AnswerWord.NO)
    assert _again(agreed) == {MAEUL}
    agreed.do(answers.confirm, P3, [MAEUL])
    assert _again(agreed) == frozenset()


def test_another_role_of_the_lead_is_to_be_confirmed_again(agreed: Day) -> None:
    (role,) = agreed.workshop.roles_of(P3)
    agreed.do(commitments.edit_role, role.id, person="김하늘")
    assert _again(agreed) == {GONGIK}


def test_an_answer_that_was_taken_away_has_nothing_to_confirm(agreed: Day) -> None:
    agreed.do(answers.record_answer, P3, MAEUL, None)
    assert _again(agreed) == frozenset()


def test_while_it_is_read_back_each_gets_its_stamp_in_turn(agreed: Day) -> None:
    agreed.do(answers.record_answer, P3, MAEUL, AnswerWord.NO)
    agreed.do(place.go_to, section_id(2), P3, SlideKind.READ_BACK)
    assert _again(agreed) == frozenset()
