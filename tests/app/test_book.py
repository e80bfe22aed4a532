"""What a workbook said, in words, and its import into a new workshop."""

import json
from datetime import date, datetime
from string import Formatter

import pytest

from facilitator.app.action import Label
from facilitator.app.book import (
    PROBLEMS,
    BookColumn,
    BookHeading,
    BookPart,
    BookProblem,
    BookReading,
    Severity,
    import_book,
    problem_sentence,
    summary_lines,
)
from facilitator.app.desk import Desk
from facilitator.domain.entities import (
    Attendee,
    Center,
    Entity,
    Event,
    Field,
    Project,
    Proposal,
    Section,
    pair_id,
)
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import (
    AttendeeId,
    CenterId,
    FieldId,
    ProjectId,
    SectionId,
)
from facilitator.domain.workshop import Workshop
from facilitator.paths import resource
from facilitator.words import use_language

MAEUL, JAESAENG, P1 = CenterId("c1"), CenterId("c2"), ProjectId("p1")


def _entities() -> tuple[Entity, ...]:
    return (
        Event(title="워크숍", held_on=date(2024, 12, 5)),
        Center(MAEUL, "마을공동체지원센터", "마을", order=1),
        Center(JAESAENG, "도시재생지원센터", "재생", order=2),
        Attendee(AttendeeId("a1"), MAEUL, "센터장", order=1),
        Field(FieldId("f1"), "공동체", 1),
        Project(P1, 1, "잔치", FieldId("f1"), MAEUL, order=1),
        Proposal(pair_id(P1, JAESAENG), P1, JAESAENG),
        Section(SectionId("s1"), "처음", projects=(P1,), order=1),
    )


def _problem(severity: Severity, code: str = "number_missing") -> BookProblem:
    return BookProblem(severity, "사업", 7, BookColumn("A", "번호"), code)


def test_an_import_fills_a_new_workshop_in_one_action_that_is_not_taken_back() -> None:
    desk = Desk(Workshop(), clock=lambda: datetime(2024, 12, 1, 9), by="진행자")
    action = desk.do(import_book, _entities())
    assert action is not None
    assert action.label is Label.WORKSHOP_IMPORTED
    assert not action.undoable and desk.undo() is None
    assert desk.workshop.event.title == "워크숍"
    assert [c.short_name for c in desk.workshop.centers] == ["마을", "재생"]
    section = desk.workshop.sections[0]
    assert [c.short_name for c in desk.workshop.cast(section)] == ["마을", "재생"]


def test_an_import_never_mixes_into_a_workshop_that_has_something() -> None:
    workshop = Workshop([Center(CenterId("old"), "옛 센터")])
    with pytest.raises(RuleBroken) as caught:
        Desk(workshop).do(import_book, _entities())
    assert caught.value.code == "import_needs_new_workshop"
    assert [c.name for c in workshop.centers] == ["옛 센터"]
    assert workshop.event.title == ""


def test_the_summary_tells_what_was_found() -> None:
    assert summary_lines(BookReading(_entities())) == [
        "워크숍, 2024. 12. 5.",
        "센터 2곳, 참석자 1명",
        "사업 1건(분야 1개), 센터별 제안 1건",
        "섹션 1개",
        "발견된 문제가 없습니다.",
    ]


def test_the_summary_counts_errors_and_warnings_apart() -> None:
    warning, error = _problem(Severity.WARNING), _problem(Severity.ERROR)
    assert summary_lines(BookReading((), (warning,)))[-1] == "오류 없음, 확인할 사항 1건"
    both = BookReading((), (warning, error, error))
    assert summary_lines(both)[-1] == "고쳐야 할 오류 2건, 확인할 사항 1건"
    assert both.errors == (error, error) and both.warnings == (warning,)


@pytest.mark.parametrize(
    ("sheet", "row", "column", "where"),
    [
        ("사업", 7, BookColumn("D", "주무센터"), "사업 시트 7행 D열(주무센터): "),
        ("사업", None, BookColumn("D"), "사업 시트 D열: "),
        ("사업", None, None, "사업 시트: "),
        ("", 7, None, "7행: "),
        ("", None, None, ""),
    ],
)
def test_a_problem_says_where_it_stands(
    sheet: str, row: int | None, column: BookColumn | None, where: str
) -> None:
    problem = BookProblem(Severity.ERROR, sheet, row, column, "number_missing")
    what = "사업 번호가 없습니다. 겹치지 않는 번호를 적어 주십시오."
    assert problem_sentence(problem) == where + what


def test_what_a_user_typed_is_told_as_it_is_even_with_braces() -> None:
    problem = BookProblem(
        Severity.ERROR, "{시트}", 2, BookColumn("A", "{0}"), "number_invalid", {"text": "{x}"}
    )
    assert problem_sentence(problem).startswith("{시트} 시트 2행 A열({0}): '{x}'")


def test_every_problem_part_and_heading_has_its_korean_with_the_same_gaps() -> None:
    catalog = json.loads(resource("i18n", "ko", "workbook.json").read_text(encoding="utf-8"))
    for english in PROBLEMS.values():
        assert _gaps(catalog[english]) == _gaps(english)
    for words in (BookPart, BookHeading):
        assert all(f"{words.__name__}|{word.value}" in catalog for word in words)


def _gaps(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_sheets_are_named_in_the_language_of_the_screen() -> None:
    problem = BookProblem(
        Severity.ERROR, "", None, None, "sheet_missing", {"name": BookPart.PROJECTS}
    )
    assert problem_sentence(problem).startswith("'사업' 시트가 없습니다.")
    use_language("en")
    try:
        assert problem_sentence(problem).startswith("There is no sheet named Projects.")
    finally:
        use_language("ko")


def test_problems_are_sorted_out_once_and_not_at_every_question() -> None:
    asked: list[str] = []

    class Asked(BookProblem):
        def __getattribute__(self, name: str) -> object:
            asked.append(name)
            return super().__getattribute__(name)

    problems = tuple(
        Asked(Severity.ERROR if n % 2 else Severity.WARNING, "", n, None, "no_rows")
        for n in range(200)
    )
    reading = BookReading((), problems)
    for _ in range(100):
        assert len(reading.errors) == len(reading.warnings) == 100
    assert asked.count("severity") <= 2 * len(problems)
