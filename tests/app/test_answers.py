"""Taking answers and reading them back."""

from datetime import date, timedelta

import pytest

from facilitator.app.answers import (
    answer_draft_id,
    confirm,
    confirm_all,
    record_answer,
    type_answer,
    withdraw_confirmation,
)
from facilitator.app.commitments import add_role, edit_role, remove_role
from facilitator.app.editing import edit_project, propose_to
from facilitator.app.running import move_project_stage, start_section
from facilitator.domain.entities import Answer, EntityKind
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import (
    AnswerWord,
    CenterId,
    Mark,
    ProjectId,
    ProjectStage,
    RoleId,
)
from tests.app.day import START, Day
from tests.sample import DONONG, GONGIK, JAESAENG, MAEUL, SAGYEONG, project_id, section_id

P1, P2 = project_id(1), project_id(2)
DAY = date(2024, 12, 13)


def _answer(day: Day, center: CenterId = MAEUL, project: ProjectId = P1) -> Answer:
    answer = day.workshop.answer(project, center)
    assert answer is not None
    return answer


def _stage(day: Day, project: ProjectId = P1) -> ProjectStage:
    found = day.workshop.project(project)
    assert found is not None
    return found.stage


def _agree(day: Day) -> None:
    """Bring project 1 to its agreement: 마을 says yes with a role, both confirm."""
    day.do(record_answer, P1, MAEUL, AnswerWord.YES, reason="함께", said_by="센터장")
    day.do(add_role, P1, MAEUL, role_id=RoleId("maeul"), task="홍보")
    day.do(add_role, P1, SAGYEONG, role_id=RoleId("lead"), task="총괄")
    day.do(confirm_all, P1)
    assert _stage(day) is ProjectStage.AGREED


# -- answers ---------------------------------------------------------------------------------------


def test_an_answer_says_who_said_it_and_when(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.YES, reason=" 함께\n합니다 ", said_by="센터장")
    answer = _answer(day)
    assert (answer.word, answer.reason, answer.said_by) == (AnswerWord.YES, "함께 합니다", "센터장")
    assert answer.said_at == START


def test_conditional_needs_its_condition(day: Day) -> None:
    with pytest.raises(RuleBroken) as refused:
        day.do(record_answer, P1, MAEUL, AnswerWord.CONDITIONAL, condition=" \n")
    assert refused.value.code == "condition_needed"
    day.do(record_answer, P1, MAEUL, AnswerWord.CONDITIONAL, condition="예산 확보")
    assert _answer(day).condition == "예산 확보"


def test_later_needs_its_date(day: Day) -> None:
    with pytest.raises(RuleBroken) as refused:
        day.do(record_answer, P1, MAEUL, AnswerWord.LATER)
    assert refused.value.code == "date_needed"
    day.do(record_answer, P1, MAEUL, AnswerWord.LATER, reply_by=DAY)
    assert _answer(day).reply_by == DAY


def test_a_condition_and_a_date_go_with_the_word_they_belong_to(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.CONDITIONAL, condition="예산", reply_by=DAY)
    assert _answer(day).reply_by is None
    day.do(record_answer, P1, MAEUL, AnswerWord.LATER, condition="예산", reply_by=DAY)
    assert _answer(day).condition == ""
    day.do(record_answer, P1, MAEUL, AnswerWord.YES, condition="예산", reply_by=DAY)
    assert (_answer(day).condition, _answer(day).reply_by) == ("", None)


def test_a_reason_belongs_to_the_word_it_was_given_for(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.NO, reason="인력", reason_private=True)
    day.do(record_answer, P1, MAEUL, AnswerWord.NO)
    assert (_answer(day).reason, _answer(day).reason_private) == ("인력", True)
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    assert (_answer(day).reason, _answer(day).reason_private) == ("", False)
    day.do(record_answer, P1, MAEUL, AnswerWord.YES, reason="", reason_private=False)
    assert (_answer(day).reason, _answer(day).reason_private) == ("", False)


def test_taking_an_answer_away_leaves_no_answer_never_a_no(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.NO, reason="인력")
    day.do(record_answer, P1, MAEUL, None)
    assert day.workshop.mark(day.workshop.projects[0], MAEUL) is Mark.UNANSWERED
    assert (_answer(day).reason, _answer(day).said_at) == ("", None)


def test_taking_away_what_was_never_said_is_no_entry(day: Day) -> None:
    assert day.do(record_answer, P1, MAEUL, None) is None


def test_saying_the_same_again_keeps_the_time_and_the_stamp(day: Day) -> None:
    _agree(day)
    day.clock.pass_minutes(5)
    assert day.do(record_answer, P1, MAEUL, AnswerWord.YES) is None
    assert _answer(day).said_at == START and _answer(day).confirmed_at == START


def test_the_lead_does_not_answer_its_own_project(day: Day) -> None:
    with pytest.raises(RuleBroken) as refused:
        day.do(record_answer, P1, SAGYEONG, AnswerWord.YES)
    assert (refused.value.code, refused.value.gaps["center"]) == ("lead_does_not_answer", "사경")


def test_a_center_that_was_not_asked_may_opt_in(day: Day) -> None:
    day.do(record_answer, P1, DONONG, AnswerWord.YES)
    assert DONONG in [c.id for c in day.workshop.joining(day.workshop.projects[0])]


def test_nobody_answers_what_is_not_there(day: Day) -> None:
    with pytest.raises(RuleBroken, match="no_such_project"):
        day.do(record_answer, ProjectId("gone"), MAEUL, AnswerWord.YES)
    with pytest.raises(RuleBroken, match="no_such_center"):
        day.do(record_answer, P1, CenterId("gone"), AnswerWord.YES)


def test_what_is_half_typed_on_the_board_is_kept_until_it_is_entered(day: Day) -> None:
    day.do(type_answer, P1, MAEUL, AnswerWord.CONDITIONAL, "예산이 확")
    draft = day.workshop.draft(answer_draft_id(P1, MAEUL))
    assert draft is not None and (draft.text, draft.kind) == ("예산이 확", "conditional")
    day.do(record_answer, P1, MAEUL, AnswerWord.CONDITIONAL, condition="예산이 확보되면")
    assert day.workshop.draft(answer_draft_id(P1, MAEUL)) is None


def test_a_refused_answer_keeps_what_was_typed(day: Day) -> None:
    day.do(type_answer, P1, MAEUL, AnswerWord.CONDITIONAL, " ")
    with pytest.raises(RuleBroken):
        day.do(record_answer, P1, MAEUL, AnswerWord.CONDITIONAL, condition=" ")
    assert day.workshop.draft(answer_draft_id(P1, MAEUL)) is not None
    day.do(type_answer, P1, MAEUL, None, "")
    assert day.workshop.draft(answer_draft_id(P1, MAEUL)) is None


# -- read-back ---------------------------------------------------------------------------------


def test_a_project_is_agreed_when_the_lead_and_everyone_asked_have_confirmed(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.NO)
    day.do(confirm, P1, [MAEUL])
    assert _stage(day) is ProjectStage.PROPOSED
    day.clock.pass_minutes(1)
    day.do(confirm, P1, [SAGYEONG])
    assert _stage(day) is ProjectStage.AGREED
    assert _answer(day).confirmed_at == START
    assert _answer(day, SAGYEONG).confirmed_at == START + timedelta(minutes=1)


def test_a_project_is_not_agreed_while_one_that_was_asked_is_silent(day: Day) -> None:
    day.do(record_answer, P2, GONGIK, AnswerWord.YES)
    day.do(confirm_all, P2)
    assert _stage(day, P2) is ProjectStage.PROPOSED
    assert _answer(day, GONGIK, P2).confirmed_at == START


def test_silence_cannot_be_confirmed(day: Day) -> None:
    with pytest.raises(RuleBroken) as refused:
        day.do(confirm, P1, [SAGYEONG, MAEUL])
    assert (refused.value.code, refused.value.gaps["center"]) == ("nothing_to_confirm", "마을")
    assert day.workshop.answer(P1, SAGYEONG) is None


def test_a_project_without_a_lead_is_not_agreed(day: Day) -> None:
    project = day.workshop.projects[0]
    day.workshop.set_field(EntityKind.PROJECT, project.id, "lead", None)
    day.do(confirm, P1, [])
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    day.do(confirm_all, P1)
    assert _stage(day) is ProjectStage.PROPOSED


@pytest.mark.parametrize("stage", [ProjectStage.PARKED, ProjectStage.WITHDRAWN])
def test_confirming_does_not_bring_back_what_was_parked_or_withdrawn(
    day: Day, stage: ProjectStage
) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    day.do(move_project_stage, P1, stage)
    day.do(confirm_all, P1)
    assert _stage(day) is stage


def test_changing_a_confirmed_answer_clears_its_stamp_and_opens_the_discussion(day: Day) -> None:
    _agree(day)
    day.do(record_answer, P1, MAEUL, AnswerWord.NO)
    assert _answer(day).confirmed_at is None
    assert _answer(day, SAGYEONG).confirmed_at == START
    assert _stage(day) is ProjectStage.IN_DISCUSSION


def test_changing_only_the_reason_clears_the_stamp_too(day: Day) -> None:
    _agree(day)
    day.do(record_answer, P1, MAEUL, AnswerWord.YES, reason="다른 까닭")
    assert _answer(day).confirmed_at is None


def test_changing_a_role_clears_the_stamp_of_its_center(day: Day) -> None:
    _agree(day)
    assert day.do(edit_role, RoleId("maeul"), task="홍보") is None
    day.do(edit_role, RoleId("maeul"), person="주임")
    assert _answer(day).confirmed_at is None
    assert _answer(day, SAGYEONG).confirmed_at == START
    assert _stage(day) is ProjectStage.IN_DISCUSSION


def test_the_leads_own_role_counts_as_well(day: Day) -> None:
    _agree(day)
    day.do(remove_role, RoleId("lead"))
    assert _answer(day, SAGYEONG).confirmed_at is None
    assert _stage(day) is ProjectStage.IN_DISCUSSION


def test_a_new_role_after_the_agreement_has_to_be_read_back(day: Day) -> None:
    _agree(day)
    day.do(add_role, P1, MAEUL, task="모집")
    assert _answer(day).confirmed_at is None


def test_one_more_center_that_answers_opens_an_agreed_project_again(day: Day) -> None:
    _agree(day)
    day.do(record_answer, P1, DONONG, AnswerWord.YES)
    assert _stage(day) is ProjectStage.IN_DISCUSSION
    assert _answer(day).confirmed_at == START, "what others confirmed stays confirmed"


def test_one_more_center_that_is_asked_opens_an_agreed_project_again(day: Day) -> None:
    _agree(day)
    day.do(propose_to, P1, [MAEUL, JAESAENG])
    assert _stage(day) is ProjectStage.IN_DISCUSSION


def test_a_new_lead_clears_every_stamp(day: Day) -> None:
    _agree(day)
    day.do(edit_project, P1, lead=JAESAENG)
    assert all(a.confirmed_at is None for a in day.workshop.answers_of(P1))
    assert _stage(day) is ProjectStage.IN_DISCUSSION


def test_the_new_text_of_a_project_leaves_its_stamps(day: Day) -> None:
    _agree(day)
    day.do(edit_project, P1, summary="새 개요", title="새 이름")
    assert _stage(day) is ProjectStage.AGREED


def test_a_stamp_can_be_taken_back(day: Day) -> None:
    _agree(day)
    day.do(withdraw_confirmation, P1, [MAEUL])
    assert _answer(day).confirmed_at is None
    assert _stage(day) is ProjectStage.IN_DISCUSSION
    day.desk.undo()
    assert _answer(day).confirmed_at == START and _stage(day) is ProjectStage.AGREED


def test_confirming_again_keeps_the_first_time(day: Day) -> None:
    _agree(day)
    day.clock.pass_minutes(3)
    assert day.do(confirm_all, P1) is None
    assert _answer(day).confirmed_at == START


# -- discussion ----------------------------------------------------------------------------------


def test_the_first_answer_in_its_section_brings_a_project_into_discussion(day: Day) -> None:
    day.do(start_section, section_id(1))
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    assert _stage(day) is ProjectStage.IN_DISCUSSION
    day.desk.undo()
    assert _stage(day) is ProjectStage.PROPOSED


def test_an_answer_by_telephone_before_the_day_starts_no_discussion(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    assert _stage(day) is ProjectStage.PROPOSED
    day.do(start_section, section_id(2))
    day.do(record_answer, P1, MAEUL, AnswerWord.NO)
    assert _stage(day) is ProjectStage.PROPOSED, "section 2 does not discuss project 1"
