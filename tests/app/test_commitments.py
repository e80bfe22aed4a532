"""Roles and follow-up actions."""

from datetime import date

import pytest

from facilitator.app.answers import record_answer
from facilitator.app.commitments import (
    add_action_item,
    add_role,
    edit_action_item,
    edit_role,
    remove_action_item,
    remove_role,
)
from facilitator.app.running import start_section
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import (
    ActionItemId,
    AnswerWord,
    CenterId,
    ProjectId,
    ProjectStage,
    RoleId,
)
from tests.app.day import Day
from tests.sample import MAEUL, SAGYEONG, project_id, section_id

P1 = project_id(1)
DUE = date(2025, 1, 10)


@pytest.mark.parametrize("word", [None, AnswerWord.NO, AnswerWord.LATER, AnswerWord.NOT_APPLICABLE])
def test_only_a_center_that_joins_has_a_role(day: Day, word: AnswerWord | None) -> None:
    day.do(record_answer, P1, MAEUL, word, reply_by=DUE)
    with pytest.raises(RuleBroken) as refused:
        day.do(add_role, P1, MAEUL, task="홍보")
    assert (refused.value.code, refused.value.gaps["center"]) == ("role_needs_joining", "마을")


@pytest.mark.parametrize("word", [AnswerWord.YES, AnswerWord.CONDITIONAL])
def test_a_joining_center_and_the_lead_have_roles(day: Day, word: AnswerWord) -> None:
    day.do(record_answer, P1, MAEUL, word, condition="예산")
    day.do(add_role, P1, MAEUL, task=" 홍보 ", person="주임", resource="회의실", due=DUE)
    day.do(add_role, P1, SAGYEONG, task="총괄")
    first, second = day.workshop.roles_of(P1)
    assert (first.task, first.person, first.resource, first.due) == ("홍보", "주임", "회의실", DUE)
    assert second.center == SAGYEONG


def test_a_role_is_changed_and_removed(day: Day) -> None:
    day.do(add_role, P1, SAGYEONG, role_id=RoleId("r"), task="총괄")
    day.do(edit_role, RoleId("r"), due=DUE, person=" 센터장\n")
    (role,) = day.workshop.roles_of(P1)
    assert (role.task, role.person, role.due) == ("총괄", "센터장", DUE)
    day.do(remove_role, RoleId("r"))
    assert day.workshop.roles_of(P1) == []
    with pytest.raises(RuleBroken, match="no_such_role"):
        day.do(edit_role, RoleId("r"), task="홍보")


def test_roles_stay_when_an_answer_is_mistyped_and_corrected(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    day.do(add_role, P1, MAEUL, task="홍보")
    day.do(record_answer, P1, MAEUL, AnswerWord.NO)
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    assert [r.task for r in day.workshop.roles_of(P1)] == ["홍보"]


def test_a_follow_up_action_has_an_owner_a_date_and_an_end(day: Day) -> None:
    day.do(add_action_item, P1, center=MAEUL, text=" 공문\n발송 ", person="팀장", due=DUE)
    (item,) = day.workshop.action_items_of(P1)
    assert (item.center, item.text, item.person, item.due, item.done) == (
        MAEUL,
        "공문 발송",
        "팀장",
        DUE,
        False,
    )
    day.do(edit_action_item, item.id, done=True, center=None)
    (item,) = day.workshop.action_items_of(P1)
    assert (item.done, item.center) == (True, None)
    day.do(remove_action_item, item.id)
    assert day.workshop.action_items == []


def test_nothing_is_promised_by_or_for_what_is_not_there(day: Day) -> None:
    with pytest.raises(RuleBroken, match="no_such_project"):
        day.do(add_role, ProjectId("gone"), MAEUL)
    with pytest.raises(RuleBroken, match="no_such_project"):
        day.do(add_action_item, ProjectId("gone"), text="공문")
    with pytest.raises(RuleBroken, match="no_such_center"):
        day.do(add_action_item, P1, text="공문", center=CenterId("gone"))
    day.do(add_action_item, None, text="전체 공문")
    (item,) = day.workshop.action_items_of(None)
    with pytest.raises(RuleBroken, match="no_such_center"):
        day.do(edit_action_item, item.id, center=CenterId("gone"))
    with pytest.raises(RuleBroken, match="no_such_action_item"):
        day.do(remove_action_item, ActionItemId("gone"))


def test_a_follow_up_action_agreed_in_the_section_is_discussion(day: Day) -> None:
    day.do(start_section, section_id(1))
    day.do(add_action_item, P1, text="공문")
    assert day.workshop.projects[0].stage is ProjectStage.IN_DISCUSSION
