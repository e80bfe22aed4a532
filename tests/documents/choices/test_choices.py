"""What the user chooses of a document, seen in what it says."""

import json
import re
from pathlib import Path

import pytest

from facilitator.app.report_choices import (
    USUAL,
    USUAL_PARTS,
    Document,
    Part,
    ReportChoices,
    asked,
    choices_from_json,
    choices_to_json,
    formats_of,
)
from facilitator.documents.report.content import report_content
from facilitator.documents.report.masking import masked
from facilitator.documents.tables.choosing import chosen_answers, chosen_tables
from facilitator.documents.writing import document_bytes
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.domain.terms import CenterId, WorkshopStage
from facilitator.domain.workshop import Workshop
from tests.documents.report.filled import (
    MADE_AT,
    PRIVATE,
    filled_large,
    filled_sample,
    with_people,
    with_text,
    with_wall,
)
from tests.sample import MAEUL, sample_workshop

PERSON = "이름표식"
HANGUL = re.compile("[가-힣]")


def told(workshop: Workshop, choices: ReportChoices) -> str:
    return json.dumps(report_content(workshop, MADE_AT, choices), ensure_ascii=False)


@pytest.mark.parametrize("document", Document)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_without_names_no_person_is_told_in_any_document(document: Document, language: str) -> None:
    workshop = with_people(PERSON)
    named = ReportChoices(document, frozenset(Part), language=language)
    assert (PERSON in told(workshop, named)) is (document is not Document.WALL_ANNEX)
    nameless = ReportChoices(document, frozenset(Part), names=False, language=language)
    assert PERSON not in told(workshop, nameless)


def test_without_names_it_is_still_known_whether_somebody_is_named() -> None:
    nameless = ReportChoices(names=False)
    with_names = report_content(filled_sample(), MADE_AT)["remaining"]["roles_without_person"]
    assert with_names
    content = report_content(filled_sample(), MADE_AT, nameless)
    assert content["remaining"]["roles_without_person"] == with_names


def test_only_the_running_order_tells_private_notes_and_remarks() -> None:
    workshop = with_wall(filled_sample())
    for document in Document:
        found = PRIVATE in told(workshop, ReportChoices(document, frozenset(Part)))
        assert found is (document is Document.RUNNING_ORDER), document


def test_not_even_the_running_order_tells_contacts_and_private_reasons() -> None:
    running_order = told(filled_sample(), ReportChoices(Document.RUNNING_ORDER))
    assert "010-1234-5678" not in running_order
    assert f"{PRIVATE} 사유" not in running_order
    assert f"{PRIVATE} 적는 중" not in running_order


def test_without_notes_only_what_was_said_is_left_out() -> None:
    workshop = filled_sample()
    silent = report_content(workshop, MADE_AT, ReportChoices(notes=False))
    for project in silent["discussion"]["projects"]:
        assert not project["issues"]
        assert {note["tone"] for note in project["notes"]} <= {"parked", "suggestion"}
    usual = report_content(workshop, MADE_AT)
    assert silent["set_aside"] == usual["set_aside"]
    assert silent["overview"]["summary"] == usual["overview"]["summary"]
    decisions = [p["decisions"] for p in silent["discussion"]["projects"]]
    assert decisions == [p["decisions"] for p in usual["discussion"]["projects"]]


def test_parts_that_are_not_chosen_are_not_even_gathered() -> None:
    chosen = ReportChoices(parts=frozenset({Part.MATRIX, Part.WALL}))
    content = report_content(with_wall(filled_sample()), MADE_AT, chosen)
    assert content["parts"] == ["matrix"]
    assert [annex["part"] for annex in content["annexes"]] == ["wall"]
    assert not {"overview", "discussion", "confirmation", "attendees"} & content.keys()
    assert "wall" not in report_content(filled_sample(), MADE_AT)


def test_annexes_are_numbered_where_there_are_several() -> None:
    everything = ReportChoices(parts=frozenset(Part))
    both = report_content(with_wall(filled_sample()), MADE_AT, everything)
    assert [annex["label"] for annex in both["annexes"]] == ["붙임 1", "붙임 2"]
    assert both["enclosed"] == [["1.", "참석자 명부 1부."], ["2.", "화면 표시 기록 1부."]]
    one = report_content(filled_sample(), MADE_AT, everything)  # the wall was never open
    assert [annex["label"] for annex in one["annexes"]] == ["붙임"]
    assert one["enclosed"] == [["", "참석자 명부 1부."]]


def test_the_list_of_attendees_tells_who_was_there_and_is_left_out_without_names() -> None:
    workshop = filled_sample()
    listed = report_content(workshop, MADE_AT, ReportChoices(masked=True))["attendees"]["centers"]
    assert [center["center"] for center in listed] == [c.name for c in workshop.centers]
    told = [(p["name"], p["state"]) for center in listed[:2] for p in center["people"]]
    assert told == [
        ("센터장", "참석"), ("주임", "참석"), ("주임", "불참"),
        ("센터장", "참석"), ("팀장", "참석"), ("주임", "지각"),
    ]  # fmt: skip
    before = report_content(sample_workshop(), MADE_AT)["attendees"]["centers"]
    assert {p["state"] for center in before for p in center["people"]} == {""}
    nameless = report_content(workshop, MADE_AT, ReportChoices(names=False))
    assert nameless["annexes"] == nameless["enclosed"] == []
    assert "attendees" not in nameless
    assert report_content(Workshop(), MADE_AT)["annexes"] == []


def test_a_name_in_the_annex_is_never_masked() -> None:
    workshop = with_people("홍길동")
    found = report_content(workshop, MADE_AT, ReportChoices(masked=True))["attendees"]
    assert {p["name"] for center in found["centers"] for p in center["people"]} == {"홍길동"}


@pytest.mark.parametrize("document", Document)
def test_in_english_nothing_that_the_program_says_is_korean(document: Document) -> None:
    workshop = with_wall(with_text("Said by a user"))
    for shown in workshop.shown_log:
        object.__setattr__(shown, "title", "")
        object.__setattr__(shown, "message", "")
    english = told(workshop, ReportChoices(document, frozenset(Part), language="en"))
    assert HANGUL.findall(english) == []
    assert HANGUL.findall(told(workshop, ReportChoices(document, frozenset(Part))))


def test_in_english_dates_and_times_are_english_and_one_is_one() -> None:
    content = report_content(filled_sample(), MADE_AT, ReportChoices(language="en"))
    facts = dict(content["overview"]["facts"])
    assert facts["When"] == "5 Dec 2024  13:30–17:30"
    assert facts["Who came"].endswith("5 centers and the secretariat, 1 observer")
    assert content["title"] == "2025년도 사업연계 워크숍: Result report"


def test_the_draft_is_marked_where_the_outcome_is_told() -> None:
    running = filled_sample(WorkshopStage.RUNNING)
    marked = {d for d in Document if report_content(running, MADE_AT, ReportChoices(d))["draft"]}
    assert marked == {Document.RESULT, Document.CENTER_SHEETS, Document.WALL_ANNEX}
    closed = filled_sample()
    assert not any(report_content(closed, MADE_AT, ReportChoices(d))["draft"] for d in Document)


def test_one_center_or_all_get_their_sheet_with_those_they_work_with() -> None:
    workshop = filled_sample()
    everybody = report_content(workshop, MADE_AT, ReportChoices(Document.CENTER_SHEETS))
    assert len(everybody["body"]["centers"]) == 6
    one = report_content(workshop, MADE_AT, ReportChoices(Document.CENTER_SHEETS, center=MAEUL))
    (sheet,) = one["body"]["centers"]
    assert sheet["center"] == "마을공동체지원센터"
    assert sheet["projects"][0]["partners"] == "사경"
    gone = ReportChoices(Document.CENTER_SHEETS, center=CenterId("gone"))
    assert len(report_content(workshop, MADE_AT, gone)["body"]["centers"]) == 6


def test_the_wall_log_tells_what_how_long_and_what_was_dark() -> None:
    log = report_content(
        with_wall(filled_sample()), MADE_AT, ReportChoices(Document.WALL_ANNEX)
    )["body"]["lines"]  # fmt: skip
    assert [(line["at"], line["state"], line["took"]) for line in log] == [
        ("13:30:00", "shown", "20분 10초"),
        ("13:50:10", "shown", "2분 3초"),
        ("13:52:13", "black", "7초"),
        ("13:52:20", "shown", "1시간 1분"),
        ("14:53:20", "holding", ""),  # the laptop's clock was set back
        ("14:53:10", "off", ""),
    ]
    assert log[3]["screen"].endswith("(2쪽)")
    assert log[3]["message"] == "3시에 이어감"
    assert log[5]["what"] == ""


def test_the_running_order_has_the_opening_the_breaks_and_when_each_project_begins() -> None:
    body = report_content(filled_sample(), MADE_AT, ReportChoices(Document.RUNNING_ORDER))["body"]
    assert [(row["when"], row["title"]) for row in body["day"]][:4] == [
        ("13:30~13:50", "여는 시간"),
        ("13:50~14:40", "1. 공동체와 사회적경제"),
        ("14:40~15:30", "2. 교육과 활동가"),
        ("15:30~15:40", "쉬는 시간"),
    ]
    assert [p["start"] for p in body["sections"][0]["projects"]] == ["13:50", "14:06", "14:23"]


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("홍길동", "홍*동"),
        ("김구", "김*"),
        ("남궁민수", "남**수"),
        ("황보 석", "황* *"),
        ("김하늘 주임", "김*늘 주임"),
        ("사무국장", "사무국장"),
        ("박서준(팀장)", "박*준(팀장)"),
        ("洪吉童", "洪*童"),
        ("John Smith", "J*** S****"),
        ("Li Na", "L* N*"),
        ("Jean-Pierre O'Neil", "J***-P***** *'N***"),
        ("Nguyễn Văn A", "N***** V** *"),
        ("김", "*"),
        ("이순신 010-1234-5678", "이*신 ***-****-****"),
        ("가나다" * 40, "가*******다"),
        ("", ""),
    ],
)
def test_names_are_masked(name: str, hidden: str) -> None:
    assert masked(name) == hidden


def test_a_masked_list_has_masked_names_only() -> None:
    content = report_content(
        with_people("남궁민수"), MADE_AT, ReportChoices(Document.ATTENDEES, masked=True)
    )  # fmt: skip
    assert "남궁민수" not in json.dumps(content, ensure_ascii=False)
    assert content["body"]["centers"][0]["people"][0]["name"] == "남**수"


def test_tables_follow_the_choices() -> None:
    workshop = with_wall(with_people(PERSON))
    names = [table.name for table in chosen_tables(workshop)]
    assert len(names) == 7
    every = ReportChoices(parts=frozenset(Part))
    assert [table.name for table in chosen_tables(workshop, every)] == [*names, "화면 표시 기록"]
    matrix = ReportChoices(parts=frozenset({Part.MATRIX}))
    assert [table.name for table in chosen_tables(workshop, matrix)] == names[:1]
    none = ReportChoices(parts=frozenset({Part.CONFIRMATION}))
    assert [table.name for table in chosen_tables(workshop, none)] == names[:1]
    nameless = ReportChoices(parts=frozenset(Part), names=False, notes=False, language="en")
    tables = [*chosen_tables(workshop, nameless), chosen_answers(workshop, nameless)]
    assert PERSON not in repr(tables)
    presence = next(table for table in tables if table.name == "Presence")
    assert presence.rows[0] == ("공익활동지원센터", 2, 0, 0, 1, 0)
    for table in tables:
        assert not HANGUL.findall(" ".join(c.title for c in table.columns[:2] + table.columns[-1:]))
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_choices_are_kept_and_read_again() -> None:
    chosen = ReportChoices(
        Document.CENTER_SHEETS, frozenset({Part.MATRIX}), False, False, "en", Path("로고.png"),
        MAEUL, True,
    )  # fmt: skip
    for choices in (USUAL, chosen):
        assert choices_from_json(json.loads(json.dumps(choices_to_json(choices)))) == choices


def test_choices_that_cannot_be_read_name_nobody() -> None:
    odd: dict[str, object] = {"document": "poster", "parts": ["matrix", "x", 3], "names": "yes"}
    read = choices_from_json({**odd, "language": "de", "logo": 4, "masked": None})
    assert read.document is Document.RESULT
    assert read.parts == {Part.MATRIX}
    assert (read.names, read.masked, read.language, read.logo) == (False, True, "ko", None)
    assert choices_from_json({}).parts == USUAL_PARTS


def test_the_command_line_asks_for_parts_and_centers_by_name() -> None:
    told = {
        "document": "centers", "parts": "matrix, wall", "no_notes": True, "no_names": False,
        "language": "en", "logo": None, "center": "마을", "masked": False,
    }  # fmt: skip
    choices = asked(filled_sample(), told)
    assert choices.center == MAEUL
    assert choices.parts == {Part.MATRIX, Part.WALL}
    with pytest.raises(RuleBroken, match="no_center_named"):
        asked(filled_sample(), {**told, "center": "없음"})
    with pytest.raises(RuleBroken, match="no_such_part"):
        asked(filled_sample(), {**told, "parts": "matrix,index"})


def test_a_document_is_made_only_in_its_formats() -> None:
    for document in Document:
        for fmt in {"pdf", "hwpx", "xlsx", "csv", "docx"} - set(formats_of(document)):
            with pytest.raises(Trouble, match="report_not_in_format"):
                document_bytes(Workshop(), fmt, MADE_AT, ReportChoices(document))


@pytest.mark.parametrize("document", Document)
def test_every_document_is_plain_data_also_of_odd_workshops(document: Document) -> None:
    for workshop in (Workshop(), filled_large(8, 40)):
        content = report_content(workshop, MADE_AT, ReportChoices(document, frozenset(Part)))
        assert json.loads(json.dumps(content)) == content
