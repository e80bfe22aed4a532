"""The outcome as `show --json` gives it."""

import json
from datetime import date, timedelta

from facilitator.app.answers import confirm_all, record_answer
from facilitator.app.commitments import add_action_item, add_role
from facilitator.app.editing import add_project, edit_center, edit_event
from facilitator.app.notes import add_note
from facilitator.app.running import end_section, start_section
from facilitator.app.show import outcome_json
from facilitator.domain.terms import AnswerWord, NoteKind
from facilitator.domain.workshop import Workshop
from tests.app.day import Day
from tests.sample import DONONG, GONGIK, MAEUL, SAGYEONG, project_id, section_id

P1 = project_id(1)


def test_the_outcome_has_the_keys_of_the_contract(day: Day) -> None:
    told = outcome_json(day.workshop, 7)
    assert list(told) == ["workshop", "centers", "fields", "projects", "sections", "saved"]
    assert told["saved"] == 7
    assert told["workshop"] == {
        "title": "2025년도 사업연계 워크숍",
        "host": "안성시 시민활동통합지원단",
        "held_on": "2024-12-05",
        "place": "안성시 공익활동지원센터 가치마당",
        "purpose": day.workshop.event.purpose,
        "stage": "prepared",
    }
    assert told["centers"][5] == {  # type: ignore[index]  # a list of centers
        "name": "사무국",
        "short_name": "사무국",
        "kind": "secretariat",
    }


def test_a_project_tells_all_that_was_entered(day: Day) -> None:
    day.do(start_section, section_id(1))
    day.do(
        record_answer,
        P1,
        MAEUL,
        AnswerWord.CONDITIONAL,
        condition="예산",
        reason="속사정",
        reason_private=True,
        said_by="센터장",
    )
    day.do(record_answer, P1, DONONG, AnswerWord.LATER, reply_by=date(2024, 12, 13))
    day.do(add_role, P1, MAEUL, task="홍보", due=date(2025, 1, 10))
    day.do(add_note, P1, "비공개 결정", center=GONGIK, kind=NoteKind.DECISION, private=True)
    day.do(add_action_item, P1, text="공문", center=SAGYEONG, done=True)
    day.clock.pass_minutes(1)
    day.do(confirm_all, P1)
    projects = outcome_json(day.workshop, 7)["projects"]
    assert projects[0] == {  # type: ignore[index]  # a list of projects
        "number": 1,
        "field": "사회적경제",
        "title": "마을공동체의 사회적경제조직 전환을 위한 현장지원",
        "lead": "사경",
        "summary": "전환을 희망하는 마을공동체를 찾아가 설립 절차와 사업 모델을 함께 준비한다.",
        "stage": "agreed",
        "proposed_to": ["마을"],
        "answers": [
            {
                "center": "마을",
                "answer": "conditional",
                "condition": "예산",
                "reply_by": None,
                "reason": "속사정",
                "said_by": "센터장",
                "said_at": "2024-12-05T13:50:00",
                "confirmed_at": "2024-12-05T13:51:00",
            },
            {
                "center": "도농",
                "answer": "later",
                "condition": None,
                "reply_by": "2024-12-13",
                "reason": None,
                "said_by": None,
                "said_at": "2024-12-05T13:50:00",
                "confirmed_at": "2024-12-05T13:51:00",
            },
        ],
        "roles": [
            {
                "center": "마을",
                "task": "홍보",
                "person": None,
                "resource": None,
                "due": "2025-01-10",
            }
        ],
        "notes": [
            {
                "at": "2024-12-05T13:50:00",
                "center": "공익",
                "kind": "decision",
                "text": "비공개 결정",
                "private": True,
            }
        ],
        "actions": [{"center": "사경", "person": None, "text": "공문", "due": None, "done": True}],
    }


def test_a_center_that_was_asked_and_is_silent_stands_with_null(day: Day) -> None:
    projects = outcome_json(day.workshop, 0)["projects"]
    answers = projects[3]["answers"]  # type: ignore[index]  # a list of projects
    assert [(a["center"], a["answer"]) for a in answers] == [("재생", None), ("사무국", None)]
    assert set(answers[0].values()) == {"재생", None}


def test_a_section_tells_its_plan_its_times_and_its_cast(day: Day) -> None:
    day.do(start_section, section_id(4))
    day.clock.now += timedelta(minutes=35)
    day.do(end_section, section_id(4))
    sections = outcome_json(day.workshop, 0)["sections"]
    assert sections[3] == {  # type: ignore[index]  # a list of sections
        "title": "4. 공통 사업",
        "room": "가치마당",
        "planned_start": "16:30",
        "planned_minutes": 40,
        "started_at": "2024-12-05T13:50:00",
        "ended_at": "2024-12-05T14:25:00",
        "projects": [6, 12],
        "cast": ["공익", "마을", "재생", "사경", "도농", "사무국"],
    }


def test_missing_values_are_null(day: Day) -> None:
    day.do(edit_event, host="", held_on=None)
    day.do(add_project)
    day.do(edit_center, DONONG, short_name="")
    told = outcome_json(day.workshop, 0)
    assert told["workshop"]["host"] is None and told["workshop"]["held_on"] is None  # type: ignore[index]  # a dict
    new = told["projects"][-1]  # type: ignore[index]  # a list of projects
    assert (new["lead"], new["title"], new["field"], new["answers"]) == (None, None, None, [])
    assert told["centers"][4]["short_name"] == "도농교류지원센터"  # type: ignore[index]  # by full name where there is no short one


def test_every_outcome_is_json(day: Day) -> None:
    for workshop in (day.workshop, Workshop()):
        told = outcome_json(workshop, 0)
        assert json.loads(json.dumps(told, ensure_ascii=False)) == told
