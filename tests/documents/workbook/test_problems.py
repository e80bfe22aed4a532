"""Each thing that can be wrong in a workbook, with the cell where it stands."""

from pathlib import Path

import pytest

from facilitator.app.book import problem_sentence
from facilitator.words import use_language
from tests.documents.workbook.books import (
    Told,
    content,
    errors,
    read,
    read_sheets,
    save,
    tidy,
    told,
    warnings,
)


def _spoiled(
    folder: Path, sheet: str, row: int, column: str, value: object
) -> tuple[list[Told], list[Told]]:
    """Put a value into one cell of the tidy workbook; give the errors and warnings."""
    sheets = tidy()
    line = list(sheets[sheet][row - 1])
    line[ord(column) - ord("A")] = value
    sheets[sheet][row - 1] = tuple(line)
    reading = read_sheets(folder, sheets)
    return errors(reading), warnings(reading)


@pytest.mark.parametrize(
    ("code", "sheet", "row", "column", "value"),
    [
        ("date_invalid", "워크숍", 3, "B", "12월 중"),
        ("time_invalid", "워크숍", 4, "B", "점심 뒤"),
        ("center_nameless", "센터", 3, "A", ""),
        ("attendees_invalid", "센터", 3, "E", "주임 900명"),
        ("number_missing", "사업", 4, "A", ""),
        ("number_invalid", "사업", 4, "A", "셋"),
        ("number_doubled", "사업", 3, "A", 1),
        ("project_untitled", "사업", 3, "C", ""),
        ("lead_missing", "사업", 3, "D", ""),
        ("lead_not_one", "사업", 3, "D", "마을, 재생"),
        ("lead_not_one", "사업", 3, "D", "전체"),
        ("center_unknown_near", "사업", 3, "D", "마율"),
        ("center_unknown", "사업", 3, "E", "시장실"),
        ("budget_invalid", "사업", 2, "H", "1천8백"),
        ("section_untitled", "섹션", 2, "A", ""),
        ("time_invalid", "섹션", 2, "B", "점심 뒤"),
        ("minutes_invalid", "섹션", 2, "C", "한참"),
        ("projects_invalid", "섹션", 3, "E", "셋째"),
        ("project_unknown", "섹션", 3, "E", "3, 4"),
    ],
)
def test_an_error_is_told_with_its_cell(
    tmp_path: Path, code: str, sheet: str, row: int, column: str, value: object
) -> None:
    found, _ = _spoiled(tmp_path, sheet, row, column, value)
    assert (code, sheet, row, column) in found


@pytest.mark.parametrize(
    ("code", "sheet", "row", "column", "value"),
    [
        ("center_kind_unknown", "센터", 3, "C", "어느 것"),
        ("lead_proposed_to", "사업", 3, "E", "마을, 재생"),
        ("budget_rounded", "사업", 2, "H", "18,000,500원"),
        ("minutes_missing", "섹션", 2, "C", ""),
        ("section_doubled", "섹션", 3, "A", "1. 처음"),
        ("project_twice", "섹션", 3, "E", "3, 1"),
        ("item_unknown", "워크숍", 3, "A", "날씨"),
        ("item_doubled", "워크숍", 3, "A", "제목"),
    ],
)
def test_a_warning_is_told_with_its_cell_and_stops_nothing(
    tmp_path: Path, code: str, sheet: str, row: int, column: str, value: object
) -> None:
    assert _spoiled(tmp_path, sheet, row, column, value) == ([], [(code, sheet, row, column)])


def test_a_short_name_is_derived_where_a_center_has_none(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["센터"][1:3] = [("안성시 마을공동체지원센터", "", "센터"), ("재생센터", "", "센터")]
    sheets["사업"][1:] = [
        (1, "", "잔치", "마을공동체", "재생"),
        (2, "", "학교", "재생", "마을공동체"),
        (3, "", "소식지", "사무국", "전체"),
    ]
    reading = read_sheets(tmp_path, sheets)
    centers = content(reading)["centers"]
    assert isinstance(centers, list)
    assert [c[1] for c in centers] == ["마을공동체", "재생", "사무국"]
    assert (errors(reading), warnings(reading)) == (
        [],
        [("short_name_derived", "센터", 2, "B"), ("short_name_derived", "센터", 3, "B")],
    )


def test_a_project_in_no_section_is_told_at_the_project(tmp_path: Path) -> None:
    assert _spoiled(tmp_path, "섹션", 2, "E", "1") == ([], [("project_nowhere", "사업", 3, "A")])


def test_a_lead_among_the_proposed_is_dropped(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["사업"][2] = (2, "재생", "골목 학교", "재생", "마을, 도시재생지원센터", "", "", "", "")
    projects = content(read_sheets(tmp_path, sheets))["projects"]
    assert isinstance(projects, list)
    assert projects[1][4] == ["마을"]


def test_two_centers_never_answer_to_one_name(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["센터"].append(("도시재생 지원센터", "도시", "센터", "", ""))
    sheets["센터"].append(("마음센터", "마을", "센터", "", ""))
    reading = read_sheets(tmp_path, sheets)
    assert errors(reading) == [
        ("center_doubled", "센터", 5, "A"),
        ("center_doubled", "센터", 6, "B"),
    ]
    assert reading.problems[0].gaps == {"text": "도시재생 지원센터", "first": 3}


def test_a_missing_sheet_of_centers_is_one_error_and_not_one_for_every_name(tmp_path: Path) -> None:
    sheets = tidy()
    del sheets["센터"]
    reading = read_sheets(tmp_path, sheets)
    assert errors(reading) == [("sheet_missing", "", None, None)]


def test_a_missing_sheet_of_projects_is_one_error(tmp_path: Path) -> None:
    sheets = tidy()
    del sheets["사업"]
    assert errors(read_sheets(tmp_path, sheets)) == [("sheet_missing", "", None, None)]


def test_without_workshop_and_sections_there_are_sensible_defaults(tmp_path: Path) -> None:
    sheets = tidy()
    del sheets["워크숍"], sheets["섹션"]
    reading = read(save(tmp_path / "가을 워크숍.xlsx", sheets))
    sections = content(reading)["sections"]
    assert errors(reading) == []
    assert warnings(reading) == [
        ("event_missing", "", None, None),
        ("sections_missing", "", None, None),
    ]
    assert reading.event.title == "가을 워크숍"
    assert isinstance(sections, list)
    assert [s[4] for s in sections] == [[1, 2, 3]]


def test_a_sheet_without_headings_says_which_are_needed(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["사업"] = sheets["사업"][1:]
    reading = read_sheets(tmp_path, sheets)
    assert errors(reading) == [("no_headings", "사업", None, None)]
    assert "번호, 사업명, 주무센터" in problem_sentence(reading.problems[0])


def test_a_missing_column_is_told_once_at_the_headings(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["사업"] = [("협업사업",), *((*row[:3], *row[4:]) for row in sheets["사업"])]
    reading = read_sheets(tmp_path, sheets)
    assert errors(reading) == [("column_missing", "사업", 2, None)]
    assert "'주무센터' 열" in problem_sentence(reading.problems[0])


def test_unknown_and_doubled_columns_are_told_and_left_alone(tmp_path: Path) -> None:
    sheets = tidy()
    heading, *rows = sheets["사업"]
    sheets["사업"] = [(*heading, "부서장 의견", "비고"), *((*row, "좋음", "") for row in rows)]
    reading = read_sheets(tmp_path, sheets)
    assert errors(reading) == []
    assert warnings(reading) == [
        ("column_unknown", "사업", 1, "J"),
        ("column_doubled", "사업", 1, "K"),
    ]


def test_totals_remarks_and_breaks_are_left_out_and_told(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["사업"] += [("합계", "", "", "", "", "", "", 27000, ""), ("※ 예산은 안임",)]
    sheets["섹션"].insert(2, ("휴식", "14:30", 10, "", "", "", ""))
    reading = read_sheets(tmp_path, sheets)
    assert errors(reading) == []
    assert warnings(reading) == [
        *[("row_left_out", "사업", 5, None), ("row_left_out", "사업", 6, None)],
        ("section_left_out", "섹션", 3, "A"),
    ]
    assert (reading.counts().projects, reading.counts().sections) == (3, 2)


def test_headings_without_rows_are_an_error(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["센터"] = sheets["센터"][:1]
    assert errors(read_sheets(tmp_path, sheets)) == [("no_rows", "센터", 1, None)]


def test_an_end_before_the_start_is_told(tmp_path: Path) -> None:
    assert _spoiled(tmp_path, "워크숍", 5, "B", "09:00") == (
        [],
        [("end_before_start", "워크숍", None, None)],
    )


def test_failed_formulas_are_errors_and_not_blanks(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = save(tmp_path / "book.xlsx", tidy())
    workbook = load_workbook(path)
    cell = workbook["사업"]["C3"]
    cell.value, cell.data_type = "#REF!", "e"
    workbook["사업"]["H3"] = "=9000*1"  # written by a program that computes nothing
    workbook.save(path)
    reading = read(path)
    assert [told(p) for p in reading.problems] == [
        ("cell_error", "사업", 3, "C"),
        ("cell_unset", "사업", 3, "H"),
    ]
    assert reading.problems[0].gaps == {"text": "#REF!"}


def test_problems_come_in_the_order_of_the_workbook(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["사업"][3] = ("셋", "", "", "", "달", "", "", "많음", "")
    sheets["섹션"][1] = ("1. 처음", "언제", 50, "", "1, 2", "", "")
    sheets["센터"][1] = ("마을공동체지원센터", "마을", "센터", "", "주임 900명")
    assert errors(read_sheets(tmp_path, sheets)) == [
        ("attendees_invalid", "센터", 2, "E"),
        ("number_invalid", "사업", 4, "A"),
        ("project_untitled", "사업", 4, "C"),
        ("lead_missing_unnumbered", "사업", 4, "D"),
        ("center_unknown", "사업", 4, "E"),
        ("budget_invalid", "사업", 4, "H"),
        ("time_invalid", "섹션", 2, "B"),
        ("project_unknown", "섹션", 3, "E"),
    ]


def test_a_problem_names_sheet_row_column_and_what_to_do(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["사업"][2] = (2, "재생", "골목 학교", "마율", "마을", "", "", "", "")
    problem = read_sheets(tmp_path, sheets).errors[0]
    assert problem_sentence(problem) == (
        "사업 시트 3행 D열(주무센터): '마율' 센터가 없습니다. "
        "'마을' 센터를 뜻하신 것이면 고쳐 주십시오."
    )
    use_language("en")
    try:
        assert problem_sentence(problem) == (
            "Sheet 사업, row 3, column D (주무센터): There is no center named “마율”. "
            "If “마을” is meant, correct it."
        )
    finally:
        use_language("ko")
