"""What is owed when the day ends, and how much each center has taken on."""

from dataclasses import replace
from datetime import datetime

import pytest

from facilitator.domain.entities import Answer, Role, pair_id
from facilitator.domain.outcome import Load, answered_count, loads, owed
from facilitator.domain.terms import AnswerWord, CenterId, ProjectStage, RoleId
from facilitator.domain.workshop import Workshop
from tests.sample import (
    DONONG,
    GONGIK,
    JAESAENG,
    MAEUL,
    SAGYEONG,
    SAMUGUK,
    project_id,
    sample_workshop,
)

NOW = datetime(2024, 12, 5, 15)


def _say(
    workshop: Workshop,
    number: int,
    center: CenterId,
    word: AnswerWord | None,
    confirmed_at: datetime | None = None,
) -> None:
    project = project_id(number)
    key = pair_id(project, center)
    workshop.put(Answer(key, project, center, word, confirmed_at=confirmed_at))


def _move(workshop: Workshop, number: int, stage: ProjectStage) -> None:
    project = workshop.project(project_id(number))
    assert project is not None
    workshop.put(replace(project, stage=stage))


def test_a_center_carries_what_it_leads_and_what_it_joins() -> None:
    workshop = sample_workshop()
    assert loads(workshop)[MAEUL] == Load(2, 0)
    _say(workshop, 1, MAEUL, AnswerWord.YES)
    _say(workshop, 5, MAEUL, AnswerWord.CONDITIONAL)
    _say(workshop, 7, MAEUL, AnswerWord.LATER)
    _say(workshop, 8, MAEUL, AnswerWord.NO)
    assert loads(workshop)[MAEUL] == Load(2, 2)
    assert loads(workshop)[DONONG] == Load(1, 0)


@pytest.mark.parametrize("stage", [ProjectStage.WITHDRAWN, ProjectStage.NOT_PURSUED])
def test_a_project_that_is_given_up_weighs_on_nobody_and_owes_nothing(stage: ProjectStage) -> None:
    workshop = sample_workshop()
    _say(workshop, 1, MAEUL, AnswerWord.YES)
    _move(workshop, 1, stage)
    assert loads(workshop)[MAEUL] == Load(2, 0)
    assert loads(workshop)[SAGYEONG] == Load(1, 0)
    left = owed(workshop)
    assert all(p.number != 1 for p in (*left.unconfirmed, *left.nobody_joined))
    assert all(p.number != 1 for p, _ in left.unanswered)


def test_every_center_that_was_asked_owes_an_answer_and_the_lead_does_not() -> None:
    workshop = sample_workshop()
    of_four = [c.id for p, c in owed(workshop).unanswered if p.number == 4]
    assert of_four == [JAESAENG, SAMUGUK]
    _say(workshop, 4, JAESAENG, AnswerWord.NO)
    _say(workshop, 4, SAMUGUK, None)
    assert [c.id for p, c in owed(workshop).unanswered if p.number == 4] == [SAMUGUK]


def test_a_reply_for_later_stays_owed() -> None:
    workshop = sample_workshop()
    _say(workshop, 1, MAEUL, AnswerWord.LATER)
    ((project, answer),) = owed(workshop).replies
    assert (project.number, answer.center) == (1, MAEUL)


def test_a_role_without_a_person_is_owed_while_its_center_takes_part() -> None:
    workshop = sample_workshop()
    _say(workshop, 1, MAEUL, AnswerWord.YES)
    workshop.put(Role(RoleId("a"), project_id(1), MAEUL, "홍보"))
    workshop.put(Role(RoleId("b"), project_id(1), SAGYEONG, "총괄", "주임"))
    assert [r.id for _, r in owed(workshop).roles_without_person] == ["a"]
    _say(workshop, 1, MAEUL, AnswerWord.NO)
    assert owed(workshop).roles_without_person == ()


def test_a_project_is_read_back_when_its_lead_and_everyone_asked_have_confirmed() -> None:
    workshop = sample_workshop()
    assert len(owed(workshop).unconfirmed) == 12
    _say(workshop, 1, MAEUL, AnswerWord.NO, NOW)
    assert 1 in [p.number for p in owed(workshop).unconfirmed]
    _say(workshop, 1, SAGYEONG, None, NOW)
    assert 1 not in [p.number for p in owed(workshop).unconfirmed]


def test_projects_that_nobody_joined_and_centers_that_share_nothing() -> None:
    workshop = sample_workshop()
    left = owed(workshop)
    assert len(left.nobody_joined) == 12
    assert len(left.strangers) == 15
    _say(workshop, 3, MAEUL, AnswerWord.YES)
    _say(workshop, 3, DONONG, AnswerWord.CONDITIONAL)
    left = owed(workshop)
    assert 3 not in [p.number for p in left.nobody_joined]
    met = {frozenset(pair) for pair in ((GONGIK, MAEUL), (GONGIK, DONONG), (MAEUL, DONONG))}
    assert met.isdisjoint(frozenset((a.id, b.id)) for a, b in left.strangers)
    assert len(left.strangers) == 12


def test_the_answers_of_a_board_are_counted_without_the_lead() -> None:
    workshop = sample_workshop()
    _say(workshop, 1, MAEUL, AnswerWord.NOT_APPLICABLE)
    _say(workshop, 1, SAGYEONG, None, NOW)
    assert answered_count(workshop, project_id(1), workshop.centers) == 1


def test_a_lead_that_is_no_center_is_passed_over() -> None:
    workshop = sample_workshop()
    project = workshop.projects[0]
    workshop.put(replace(project, lead=CenterId("nobody")))
    left = owed(workshop)
    assert project.id in [p.id for p in left.nobody_joined]
    assert loads(workshop)
