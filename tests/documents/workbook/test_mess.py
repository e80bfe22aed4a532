"""Real workbooks are messy; what they mean is read all the same."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from facilitator.app.book import BookReading
from tests.documents.workbook.books import (
    Sheets,
    content,
    read,
    read_sheets,
    save,
    tidy,
    warnings,
)

TITLE_ROW = ("", "2025년도 사업연계 워크숍 자료")
ENGLISH = {
    **{"항목": "Item", "내용": "Value", "이름": "Name", "약칭": "Short name", "구분": "Kind"},
    **{"담당자": "Contact", "참석자": "Attendees", "번호": "No", "분야": "Field"},
    **{"사업명": "Project", "주무센터": "Lead", "제안대상": "Proposed to", "개요": "Summary"},
    **{"기간": "Period", "예산(천원)": "Budget (KRW 1,000)", "비고": "Remarks"},
    **{"섹션": "Section", "시작": "Start", "시간(분)": "Minutes", "장소": "Room"},
    **{"사업번호": "Projects", "진행": "Facilitator", "기록": "Recorder"},
}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    reading = read_sheets(tmp_path_factory.mktemp("tidy"), tidy())
    assert reading.problems == ()
    return content(reading)


def _same(reading: BookReading, expected: dict[str, object]) -> None:
    assert reading.problems == ()
    assert content(reading) == expected


# -- where the table stands ---------------------------------------------------------------------


def test_title_rows_blank_rows_and_blank_columns_do_not_matter(
    tmp_path: Path, expected: dict[str, object]
) -> None:
    moved: Sheets = {}
    for name, rows in tidy().items():
        shifted = [("", "", *row) for row in rows]
        moved[name] = [TITLE_ROW, (), *shifted[:2], (), *shifted[2:], ()]
    _same(read_sheets(tmp_path, moved), expected)


def test_headings_have_stray_spaces_line_breaks_and_full_width_letters(
    tmp_path: Path, expected: dict[str, object]
) -> None:
    sheets = tidy()
    sheets["사업"][0] = (
        " 번 호 ",
        "분\n야",
        "사업명 ",
        "주무\n센터",
        "제안 대상",
        "개 요",
        "기\u3000간",
        "예산（천원）",
        "비 고",
    )
    sheets["센터"][0] = ("Ｎａｍｅ", "ＳＨＯＲＴ ＮＡＭＥ", "kind", "Contact ", "ATTENDEES")
    sheets["섹션"][0] = (
        "섹션 / Section",
        "시작\nStart",
        "시간(분)",
        "장소",
        "사업번호(순서대로)",
        "진행",
        "기록",
    )
    _same(read_sheets(tmp_path, sheets), expected)


def test_a_heading_that_is_merged_over_two_rows_is_one_heading(
    tmp_path: Path, expected: dict[str, object]
) -> None:
    path = save(tmp_path / "book.xlsx", tidy())
    workbook = load_workbook(path)
    sheet = workbook["사업"]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "협업사업 목록"
    sheet.merge_cells("A1:I1")
    for column in "ABCFGHI":
        sheet[f"{column}2"] = sheet[f"{column}3"].value
        sheet[f"{column}3"] = None
        sheet.merge_cells(f"{column}2:{column}3")
    sheet["D2"] = "참여 기관"
    sheet.merge_cells("D2:E2")
    workbook.save(path)
    _same(read(path), expected)


def test_a_merged_cell_speaks_for_every_row_that_it_covers(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["사업"][2] = (2, "", "골목 학교", "", "재생", "", "", "", "")
    path = save(tmp_path / "book.xlsx", sheets)
    workbook = load_workbook(path)
    workbook["사업"].merge_cells("B2:B3")
    workbook["사업"].merge_cells("D2:D3")
    workbook.save(path)
    reading = read(path)
    projects = content(reading)["projects"]
    assert reading.problems == ()
    assert isinstance(projects, list)
    assert [(p[1], p[3]) for p in projects] == [
        ("공동체", "마을"),
        ("공동체", "마을"),
        ("공동체", "사무국"),
    ]


def test_headings_that_are_repeated_on_each_page_are_no_rows(
    tmp_path: Path, expected: dict[str, object]
) -> None:
    sheets = tidy()
    sheets["사업"].insert(2, sheets["사업"][0])
    _same(read_sheets(tmp_path, sheets), expected)


def test_the_workshop_s_items_are_read_without_headings_too(
    tmp_path: Path, expected: dict[str, object]
) -> None:
    sheets = tidy()
    sheets["워크숍"] = [("", row[0], "", row[1]) for row in sheets["워크숍"][1:]]
    _same(read_sheets(tmp_path, sheets), expected)


# -- cells ------------------------------------------------------------------------------------


def test_numbers_as_text_full_width_digits_and_typed_cells_are_read(
    tmp_path: Path, expected: dict[str, object]
) -> None:
    sheets = tidy()
    sheets["워크숍"][2:] = [
        ("날짜", datetime(2024, 12, 5)),
        ("시작", time(13, 30)),
        ("종료", 17.5 / 24),
    ]
    sheets["사업"][1] = (
        "１",
        "공동체",
        " 마을  잔치",
        "마 을",
        "ALL",
        "함께 연다.",
        "3월",
        "18,000천원",
        None,
    )
    sheets["사업"][2] = (
        "2",
        "재생",
        "골목 학교",
        "도시재생 지원센터",
        "마을공동체 지원센터",
        "함께 배운다.",
        "4월",
        "９０００",
        None,
    )
    sheets["사업"][3] = (
        3.0,
        "공동체",
        "소식지",
        "사무국",
        "마을/재생",
        "함께 낸다.",
        "5월",
        "-",
        "예시",
    )
    sheets["섹션"][1] = ("1. 처음", "오후 1시 50분", "50분", "가치마당", "1·2", "사무국장", "주임")
    sheets["섹션"][2] = ("2. 나중", time(14, 40), "４０", "가치마당", 3, "사무국장", "주임")
    _same(read_sheets(tmp_path, sheets), expected)


def test_a_start_with_its_end_gives_the_minutes(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["섹션"] = [
        ("섹션", "시간대", "사업번호"),
        ("1. 처음", "13:50~14:40", "1, 2"),
        ("2. 나중", "14:40~15:20", "3"),
    ]
    reading = read_sheets(tmp_path, sheets)
    sections = content(reading)["sections"]
    assert reading.problems == ()
    assert isinstance(sections, list)
    assert [(s[1], s[2]) for s in sections] == [(time(13, 50), 50), (time(14, 40), 40)]


def test_centers_with_a_middle_dot_in_their_name_stay_whole(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["센터"][1] = ("마을·공동체센터", "마을", "센터", "", "")
    sheets["사업"][2] = (2, "재생", "골목 학교", "재생", "마을·공동체센터·사무국", "", "", "", "")
    sheets["사업"][3] = (3, "재생", "소식지", "사무국", "마을·공동체센터, 재생", "", "", "", "")
    reading = read_sheets(tmp_path, sheets)
    projects = content(reading)["projects"]
    assert isinstance(projects, list)
    assert projects[2][4] == ["마을", "재생"]
    assert projects[1][4] == ["마을", "사무국"]
    assert reading.problems == ()


def test_the_date_is_read_from_any_writing(tmp_path: Path) -> None:
    for written in ("2024. 12. 5.", 45631, "24.12.5", "2024년 12월 5일(목)"):
        sheets = tidy()
        sheets["워크숍"][2] = ("날짜", written)
        assert read_sheets(tmp_path, sheets).event.held_on == date(2024, 12, 5)


# -- sheets -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [
        ("Workshop", "Centers", "Projects", "Sections"),
        ("1. 워크숍", "2. 센터", "3. 사업", "4. 섹션"),
        ("2025 사업연계 워크숍", "참여 센터 명단", "센터별 협업사업목록", "사업별 섹션"),
        ("행사 개요", "기관", "사업(최종)", "세션"),
    ],
)
def test_sheets_are_known_by_what_their_names_say_last(
    tmp_path: Path, names: tuple[str, ...], expected: dict[str, object]
) -> None:
    _same(read_sheets(tmp_path, dict(zip(names, tidy().values(), strict=True))), expected)


def test_a_sheet_with_a_name_that_says_nothing_is_known_by_its_headings(
    tmp_path: Path, expected: dict[str, object]
) -> None:
    names = ("워크숍", "센터", "Sheet1", "Sheet2")
    reading = read_sheets(tmp_path, dict(zip(names, tidy().values(), strict=True)))
    assert content(reading) == expected
    assert warnings(reading) == [
        ("sheet_by_headings", "Sheet1", None, None),
        ("sheet_by_headings", "Sheet2", None, None),
    ]


def test_the_sheet_with_the_exact_name_wins_and_others_are_left_alone(
    tmp_path: Path, expected: dict[str, object]
) -> None:
    sheets: Sheets = {"사업(지난해)": [("메모",), ("옛날",)], **tidy(), "빈 시트": []}
    reading = read_sheets(tmp_path, sheets)
    assert content(reading) == expected
    assert warnings(reading) == [("sheet_ignored", "사업(지난해)", None, None)]


# -- all at once ------------------------------------------------------------------------------


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_order_of_columns_blanks_and_language_never_change_the_reading(
    data: st.DataObject, tmp_path: Path, expected: dict[str, object]
) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in tidy().items():
        sheet = workbook.create_sheet(name)
        width = len(rows[0])
        order = data.draw(st.permutations(range(width)))
        gaps = data.draw(st.lists(st.integers(0, 2), min_size=width, max_size=width))
        english = data.draw(st.booleans())
        place = data.draw(st.integers(0, 3))
        for number, row in enumerate(rows):
            line: list[object] = []
            for at, gap in zip(order, gaps, strict=True):
                value = row[at]
                line += [None] * gap
                line.append(ENGLISH[str(value)] if number == 0 and english else value)
            for column, value in enumerate(line, start=1):
                sheet.cell(place + 1, column, value or None)
            place += 1 + data.draw(st.integers(0, 2))
    path = tmp_path / "shuffled.xlsx"
    workbook.save(path)
    _same(read(path), expected)
