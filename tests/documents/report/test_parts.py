"""The parts that look at the whole: collaboration, promises, schedule, what was set aside."""

from datetime import date
from typing import Any

import pytest

from facilitator.app import answers, commitments, editing, notes, running
from facilitator.app.desk import Desk
from facilitator.documents.report.content import report_content
from facilitator.domain.terms import AnswerWord, NoteKind, ProjectStage
from facilitator.domain.workshop import Workshop
from tests.documents.report.filled import MADE_AT, filled_large
from tests.sample import DONONG, GONGIK, MAEUL, SAGYEONG, project_id, sample_workshop

FIRST = "1. 마을공동체의 사회적경제조직 전환을 위한 현장지원"


def part(name: str, workshop: Workshop) -> Any:
    return report_content(workshop, MADE_AT)[name]


@pytest.fixture
def desk() -> Desk:
    return Desk(sample_workshop())


def test_a_pair_shares_the_projects_that_both_lead_or_join(desk: Desk) -> None:
    desk.do(answers.record_answer, project_id(1), MAEUL, AnswerWord.YES)
    desk.do(answers.record_answer, project_id(2), SAGYEONG, AnswerWord.YES)
    desk.do(answers.record_answer, project_id(2), GONGIK, AnswerWord.LATER, reply_by=date.max)
    found = part("collaboration", desk.workshop)
    names = [center["short"] for center in found["centers"]]
    assert [(names[a], names[b], n) for a, b, n in found["pairs"]] == [("마을", "사경", 2)]
    assert "마을–사경 2개" in found["alt"]
    assert found["told"].startswith("센터 짝 15개 가운데 1개가")
    assert ["마을", "재생, 도농, 사무국"] in found["strangers"]


def test_a_withdrawn_project_is_shared_by_nobody(desk: Desk) -> None:
    desk.do(answers.record_answer, project_id(1), MAEUL, AnswerWord.YES)
    desk.do(running.move_project_stage, project_id(1), ProjectStage.WITHDRAWN)
    assert part("collaboration", desk.workshop)["pairs"] == []


def test_of_very_many_pairs_the_description_names_the_strongest() -> None:
    found = part("collaboration", filled_large(20, 20))
    assert len(found["pairs"]) > 100
    assert found["alt"].count("–") == 30
    assert "외 " in found["alt"]


def test_a_center_promises_its_tasks_conditions_actions_and_replies(desk: Desk) -> None:
    one, two = project_id(1), project_id(2)
    desk.do(
        answers.record_answer, one, MAEUL, AnswerWord.CONDITIONAL, condition="4월부터",
        reason="못함", reason_private=True,
    )  # fmt: skip
    desk.do(answers.record_answer, two, DONONG, AnswerWord.LATER, reply_by=date(2024, 12, 20))
    desk.do(commitments.add_role, one, MAEUL, task="마을 찾기", due=date(2025, 1, 31))
    for text, due in (("나중", date(2025, 3, 1)), ("먼저", date(2025, 1, 2))):
        desk.do(commitments.add_action_item, one, center=MAEUL, text=text, due=due)
    found = {each["center"]: each for each in part("promises", desk.workshop)}
    village = found["마을공동체지원센터"]
    assert village["told"] == "주무 2개 사업, 연계 1개 사업"
    first = village["projects"][0]
    assert (first["project"], first["condition"]) == (FIRST, "4월부터")
    assert [(t["task"], t["due"]) for t in first["tasks"]] == [("마을 찾기", "2025. 1. 31.")]
    assert [a["text"] for a in village["actions"]] == ["먼저", "나중"]
    assert found["도농교류지원센터"]["replies"] == [
        ["2024. 12. 20.(금)", "2. 마을공동체 대상의 사업별 지원"]
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2025년 1월 세부사업기획, 최종 결정", ["2025. 1.", "세부사업기획, 최종 결정"]),
        ("2027. 2. 최종 결정", ["2027. 2.", "최종 결정"]),
        ("- 2027. 3.~ 집행", ["2027. 3.~", "집행"]),
        ("1월 15일: 기획 회의", ["1월 15일", "기획 회의"]),
        ("2025. 1. 6.(월)~1. 31.(금) 세부기획", ["2025. 1. 6.(월)~1. 31.(금)", "세부기획"]),
        ("1) 세부기획은 각 센터가", ["", "세부기획은 각 센터가"]),
        ("30명 이내로 운영", ["", "30명 이내로 운영"]),
        ("2025년 1월", ["", "2025년 1월"]),
    ],
)
def test_a_next_step_is_told_with_the_time_that_it_begins_with(
    desk: Desk, line: str, told: list[str]
) -> None:
    desk.do(editing.edit_event, next_steps=line)
    assert part("follow_up", desk.workshop)["next_steps"] == [told]


def test_a_project_waits_for_its_next_step_with_owner_and_date(desk: Desk) -> None:
    project = project_id(1)
    desk.do(commitments.add_role, project, SAGYEONG, task="총괄", person="최 팀장")
    desk.do(commitments.add_action_item, project, text="끝남", due=date(2024, 12, 6), done=True)
    desk.do(commitments.add_action_item, project, text="초안", due=date(2025, 1, 7))
    for stage in (ProjectStage.IN_DISCUSSION, ProjectStage.AGREED):
        desk.do(running.move_project_stage, project, stage)
    first = part("follow_up", desk.workshop)["project_steps"][0]
    assert first == {
        "project": FIRST,
        "stage": "잠정합의",
        "next": "세부사업기획",
        "owner": "사경",
        "person": "최 팀장",
        "due": "2025. 1. 7.(화)",
    }
    desk.do(running.move_project_stage, project, ProjectStage.WITHDRAWN)
    assert len(part("follow_up", desk.workshop)["project_steps"]) == 11


def test_what_was_parked_or_suggested_in_public_is_told_together(desk: Desk) -> None:
    desk.do(notes.add_note, project_id(1), "보험 문제", kind=NoteKind.PARKED, center=MAEUL)
    desk.do(notes.add_note, None, "일정표를 함께 쓰자", kind=NoteKind.SUGGESTION)
    desk.do(notes.add_note, None, "속말", kind=NoteKind.SUGGESTION, private=True)
    desk.do(running.move_project_stage, project_id(2), ProjectStage.PARKED)
    assert part("set_aside", desk.workshop) == {
        "projects": [["2. 마을공동체 대상의 사업별 지원", "마을"]],
        "parked": [{"project": FIRST, "center": "마을", "text": "보험 문제"}],
        "suggestions": [{"project": "공통 논의", "center": "", "text": "일정표를 함께 쓰자"}],
    }


def test_questions_and_concerns_are_the_points_at_issue(desk: Desk) -> None:
    for kind in NoteKind:
        desk.do(notes.add_note, project_id(1), str(kind), kind=kind)
    told = part("discussion", desk.workshop)["projects"][0]
    assert [n["text"] for n in told["issues"]] == ["question", "concern"]
    assert [n["text"] for n in told["notes"]] == ["point", "parked", "suggestion"]
    assert told["decisions"] == ["decision"]


def test_every_center_confirms_with_a_signature() -> None:
    assert part("confirmation", sample_workshop())["centers"][-1] == "사무국"
