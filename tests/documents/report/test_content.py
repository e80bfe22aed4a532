"""What the report says, and what it never says."""

import ast
import json
import re
from datetime import date, datetime, timedelta

import pytest

from facilitator.app import answers, attendance, commitments, editing, notes, running
from facilitator.app.desk import Desk
from facilitator.documents.report.content import report_content
from facilitator.domain.terms import AnswerWord, NoteKind, Presence, WorkshopStage
from facilitator.domain.workshop import Workshop
from facilitator.paths import resource
from facilitator.words import use_language
from tests.documents.report.filled import MADE_AT, PRIVATE, filled_large, filled_sample
from tests.sample import GONGIK, MAEUL, SAGYEONG, project_id, sample_workshop, section_id


def told(workshop: Workshop) -> str:
    return json.dumps(report_content(workshop, MADE_AT), ensure_ascii=False)


@pytest.mark.parametrize("stage", [WorkshopStage.RUNNING, WorkshopStage.CLOSED])
def test_nothing_private_is_in_the_report(stage: WorkshopStage) -> None:
    workshop = filled_sample(stage)
    assert any(PRIVATE in note.text for note in workshop.notes)
    assert any(PRIVATE in answer.reason for answer in workshop.answers)
    assert all(PRIVATE in center.contact for center in workshop.centers)
    assert PRIVATE not in told(workshop)


def test_a_reason_is_told_only_while_it_is_public() -> None:
    desk = Desk(sample_workshop())
    desk.do(answers.record_answer, project_id(1), MAEUL, AnswerWord.YES, reason="수요가 많음")
    assert "수요가 많음" in told(desk.workshop)
    desk.do(answers.record_answer, project_id(1), MAEUL, AnswerWord.YES, reason_private=True)
    assert "수요가 많음" not in told(desk.workshop)


def test_a_public_note_is_told_and_a_private_one_is_not() -> None:
    desk = Desk(sample_workshop())
    desk.do(notes.add_note, project_id(1), "함께 가자는 의견", center=MAEUL)
    desk.do(notes.add_note, project_id(1), "인사 문제", private=True)
    desk.do(notes.add_note, None, "다음 워크숍은 3월", kind=NoteKind.DECISION)
    content = report_content(desk.workshop, MADE_AT)
    (line,) = content["discussion"]["projects"][0]["notes"]
    assert (line["text"], line["center"], line["kind"]) == ("함께 가자는 의견", "마을", "의견")
    assert content["discussion"]["beside"]["decisions"] == ["다음 워크숍은 3월"]


@pytest.mark.parametrize(
    ("stage", "draft"),
    [(WorkshopStage.RUNNING, True), (WorkshopStage.CLOSED, False), (WorkshopStage.FINAL, False)],
)
def test_it_is_a_draft_until_the_workshop_is_closed(stage: WorkshopStage, draft: bool) -> None:
    assert report_content(filled_sample(stage), MADE_AT)["draft"] is draft


def test_it_is_plain_data_that_comes_back_from_json_as_it_was() -> None:
    for workshop in (Workshop(), sample_workshop(), filled_sample(), filled_large(8, 40)):
        content = report_content(workshop, MADE_AT)
        assert json.loads(json.dumps(content)) == content


def test_it_speaks_korean_also_when_the_windows_speak_english() -> None:
    korean = told(filled_sample())
    use_language("en")
    try:
        assert told(filled_sample()) == korean
    finally:
        use_language("ko")


def test_dates_and_times_are_written_as_public_documents_write_them() -> None:
    content = report_content(filled_sample(), MADE_AT)
    facts = dict(content["overview"]["facts"])
    assert facts["일시"] == "2024. 12. 5.(목)  13:30~17:30"
    assert content["made_on"] == "2024. 12. 5.(목)"


def test_the_two_roles_can_have_other_names() -> None:
    desk = Desk(filled_sample())
    desk.do(editing.edit_event, lead_label="주관", linked_label="협업센터")
    content = report_content(desk.workshop, MADE_AT)
    assert content["matrix"]["legend"][0]["word"] == "주관"
    assert [name for name, _ in content["matrix"]["totals"]] == ["주관", "협업"]
    project = content["discussion"]["projects"][0]
    assert project["facts"][1] == ["주관", "사회적경제지원센터"]
    assert [role["label"] for role in project["roles"]] == ["주관", "협업"]


def test_the_matrix_has_a_mark_for_every_center_and_project() -> None:
    matrix = report_content(filled_sample(), MADE_AT)["matrix"]
    assert [len(row["marks"]) for row in matrix["rows"]] == [6] * 12
    keys = {mark["key"] for mark in matrix["legend"]}
    assert {mark for row in matrix["rows"] for mark in row["marks"]} <= keys
    lead, linked = (counts for _, counts in matrix["totals"])
    assert sum(lead) == 12
    assert sum(linked) == sum(row["joined"] for row in matrix["rows"])


def test_a_section_shows_its_planned_and_its_actual_times() -> None:
    start = datetime(2024, 12, 5, 13, 55)
    now = [start]
    desk = Desk(sample_workshop(), clock=lambda: now[0])
    desk.do(running.start_section, section_id(1))
    section = report_content(desk.workshop, MADE_AT)["running"][0]
    assert (section["planned"], section["actual"]) == ("13:50~14:40", "13:55~ (진행 중)")
    now[0] = start + timedelta(minutes=58)
    desk.do(running.end_section, section_id(1))
    section = report_content(desk.workshop, MADE_AT)["running"][0]
    assert (section["actual"], section["duration"]) == ("13:55~14:53", "58분 (+8)")
    assert section["projects"] == "1, 2, 10"
    assert section["cast"] == "전체"


def test_actions_come_by_due_date_and_those_without_one_last() -> None:
    desk = Desk(sample_workshop())
    for text, due in (("셋째", None), ("둘째", date(2025, 2, 1)), ("첫째", date(2025, 1, 2))):
        desk.do(commitments.add_action_item, project_id(1), text=text, due=due, center=GONGIK)
    found = report_content(desk.workshop, MADE_AT)["follow_up"]["actions"]
    assert [item["text"] for item in found] == ["첫째", "둘째", "셋째"]
    assert found[0]["due"] == "2025. 1. 2.(목)"


def test_what_remains_is_listed_by_project() -> None:
    desk = Desk(sample_workshop())
    desk.do(answers.record_answer, project_id(1), MAEUL, AnswerWord.YES)
    desk.do(commitments.add_role, project_id(1), SAGYEONG, task="총괄")
    content = report_content(desk.workshop, MADE_AT)["remaining"]
    name = "1. 마을공동체의 사회적경제조직 전환을 위한 현장지원"
    assert content["roles_without_person"] == [[name, "사경(총괄)"]]
    assert content["unconfirmed"] == [[name, ""]]
    assert content["unanswered"][0] == [
        "2. 마을공동체 대상의 사업별 지원",
        "공익, 재생, 사경, 도농, 사무국",
    ]
    assert len(content["nobody_joined"]) == 11


def test_the_attendance_is_what_was_said_section_by_section() -> None:
    moments = [datetime(2024, 12, 5, 13, 50)]
    desk = Desk(sample_workshop(), clock=lambda: moments[0])
    head, second, third = (p.id for p in desk.workshop.attendees_of(GONGIK))
    desk.do(running.start_section, section_id(1))
    desk.do(attendance.record_presence, section_id(1), GONGIK, Presence.LATE, head)
    desk.do(attendance.record_presence, section_id(1), GONGIK, Presence.ABSENT, second)
    moments[0] = datetime(2024, 12, 5, 14, 10)
    desk.do(attendance.record_arrival, section_id(1), GONGIK, head)
    moments[0] = datetime(2024, 12, 5, 14, 30)
    desk.do(attendance.record_presence, section_id(1), GONGIK, Presence.LEFT, third)
    row = report_content(desk.workshop, MADE_AT)["attendance"]["rows"][0]
    assert (row["present"], row["absent"]) == (2, 1)
    assert [w in row["people"] for w in ("지각 14:10", "불참", "이석 14:30")] == [True] * 3


def test_only_what_was_reached_counts_as_discussed() -> None:
    desk = Desk(sample_workshop())
    desk.do(running.start_section, section_id(1))
    assert "토의함" not in report_content(desk.workshop, MADE_AT)["overview"]["summary"]
    desk.do(answers.record_answer, project_id(1), MAEUL, AnswerWord.YES)
    assert "1개 섹션에서 1개 사업" in report_content(desk.workshop, MADE_AT)["overview"]["summary"]


def test_what_has_no_name_gets_one_so_that_no_heading_is_empty() -> None:
    desk = Desk(Workshop())
    desk.do(editing.add_project)
    desk.do(editing.add_center)
    desk.do(editing.add_section)
    content = report_content(desk.workshop, MADE_AT)
    assert content["title"] == "워크숍 결과보고"
    assert content["discussion"]["projects"][0]["title"] == "(제목 없음)"
    assert content["attendance"]["rows"][0]["center"] == "(이름 없음)"
    assert content["running"][0]["title"] == "(제목 없음)"


def test_every_word_of_the_report_is_there_and_every_one_is_needed() -> None:
    catalog = json.loads(resource("i18n", "ko", "report.json").read_text(encoding="utf-8"))
    folder = resource("report").parent.parent / "src" / "facilitator" / "documents"
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in folder.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    written = {node.value for node in nodes if isinstance(node, ast.Constant)}
    known = {key.removeprefix("report|") for key in catalog if key.startswith("report|")}
    assert known <= written
    templates = "".join(
        path.read_text(encoding="utf-8") for path in resource("report").glob("*.typ")
    )
    for word in report_content(Workshop(), MADE_AT)["words"]:
        assert word.startswith("part_") or re.search(rf"\bw(?:ords)?\.{word}\b", templates), word
