"""The workbook, read back by two readers that did not write it."""

import io
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from facilitator.app import answers, editing, notes
from facilitator.app.desk import Desk
from facilitator.documents.tables import xlsx as xlsx_module
from facilitator.documents.tables.plain import LONGEST, cut, unlike
from facilitator.documents.tables.xlsx import xlsx_bytes
from facilitator.domain.terms import AnswerWord, WorkshopStage
from facilitator.domain.workshop import Workshop
from tests.documents.kept import check_golden, check_whole_or_not_at_all
from tests.documents.report.filled import (
    MADE_AT,
    PRIVATE,
    filled_large,
    filled_sample,
    with_long_note,
    with_text,
)
from tests.documents.tables.golden import XLSX, sheets, xlsx_text
from tests.sample import MAEUL, project_id, sample_workshop

NAMES = ["협업 참여 현황표", "참여 의사", "역할분담", "후속 조치", "토의 기록", "참석", "시간"]


def read(workshop: Workshop) -> dict[str, list[list[Any]]]:
    return sheets(xlsx_bytes(workshop, MADE_AT))


def opened(workshop: Workshop) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(workshop, MADE_AT)))


def test_the_tables_of_the_sample_are_the_golden_ones() -> None:
    check_golden(XLSX, xlsx_text())


@pytest.mark.parametrize(
    "workshop",
    [
        pytest.param(Workshop(), id="empty"),
        pytest.param(sample_workshop(), id="prepared"),
        pytest.param(filled_large(54, 20), id="large"),
    ],
)
def test_every_workshop_has_all_sheets_with_filter_frozen_head_and_widths(
    workshop: Workshop,
) -> None:
    book = opened(workshop)
    assert book.sheetnames == NAMES
    for sheet in book:
        (table,) = sheet.tables.values()
        assert table.ref == table.autoFilter.ref
        assert table.ref.startswith("A1:")
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith("2")
        assert all(5 <= size.width <= 80 for size in sheet.column_dimensions.values())
        assert sheet.print_title_rows == "$1:$1"


def test_every_project_and_every_center_is_in_the_matrix() -> None:
    workshop = filled_large(54, 20)
    head, *rows = read(workshop)["협업 참여 현황표"]
    assert head[4:-1] == [center.short_name for center in workshop.centers]
    assert [row[0] for row in rows] == list(range(1, 55))
    assert rows[0][4].startswith("● 주무")


def test_dates_are_dates_and_times_are_times() -> None:
    desk = Desk(sample_workshop(), clock=lambda: datetime(2024, 12, 5, 14, 7, 30))
    desk.do(
        answers.record_answer, project_id(1), MAEUL, AnswerWord.LATER, reply_by=date(2024, 12, 20)
    )
    found = read(desk.workshop)
    (row,) = (row for row in found["참여 의사"] if row[4] == "검토 후 회신")
    assert row[6] == date(2024, 12, 20)
    assert row[9] == datetime(2024, 12, 5, 14, 7, 30)
    assert found["시간"][1][4:6] == [time(13, 50), 50]
    shown = opened(desk.workshop)["참여 의사"]
    assert shown.cell(3, 7).number_format == "yyyy. m. d."


def test_a_day_that_excel_cannot_count_is_text() -> None:
    desk = Desk(sample_workshop())
    desk.do(
        answers.record_answer, project_id(1), MAEUL, AnswerWord.LATER, reply_by=date(1899, 5, 1)
    )
    assert "1899-05-01" in [row[6] for row in read(desk.workshop)["참여 의사"]]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+82", "-5", "@SUM(A1)", "{=A1}", "http://x.kr", "<b>&amp;</b>", "_x0041_", "가\n나"],
)
def test_what_looks_like_a_formula_or_markup_stays_text(text: str) -> None:
    desk = Desk(sample_workshop())
    desk.do(notes.add_note, project_id(1), text, center=MAEUL)
    desk.do(editing.edit_center, MAEUL, short_name=text.replace("\n", " "))
    assert read(desk.workshop)["토의 기록"][1][-1] == text
    cell = opened(desk.workshop)["토의 기록"].cell(2, 7)
    assert (cell.data_type, cell.hyperlink) == ("s", None)


def test_any_text_in_every_field_can_be_read_back() -> None:
    workshop = with_text("=가\x00\x0b\ufffe나😀 [#]'\"")
    assert all(rows for rows in read(workshop).values())
    assert opened(workshop).sheetnames == NAMES


def test_a_long_note_is_whole_and_only_what_no_cell_holds_is_cut() -> None:
    workshop = with_long_note(10_000)
    longest = max((note.text for note in workshop.notes), key=len)
    assert len(longest) > 9_990
    assert longest in [row[-1] for row in read(workshop)["토의 기록"]]
    assert cut("가" * LONGEST) == "가" * LONGEST
    assert cut("😀" * LONGEST) == "😀" * (LONGEST // 2) + "…"


def test_columns_of_the_same_name_are_told_apart() -> None:
    assert unlike(["가", "A", "a", "가", "가"]) == ["가", "A", "a 2", "가 2", "가 3"]
    desk = Desk(sample_workshop())
    desk.do(editing.add_center)
    desk.do(editing.add_center)
    assert read(desk.workshop)["협업 참여 현황표"][0][-3:-1] == ["(이름 없음)", "(이름 없음) 2"]


@pytest.mark.parametrize("stage", [WorkshopStage.RUNNING, WorkshopStage.CLOSED])
def test_nothing_private_is_in_it(stage: WorkshopStage) -> None:
    assert PRIVATE not in str(read(filled_sample(stage)))


def test_the_same_workshop_gives_the_same_bytes() -> None:
    assert xlsx_bytes(filled_sample(), MADE_AT) == xlsx_bytes(filled_sample(), MADE_AT)


def test_it_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_whole_or_not_at_all(tmp_path / "결과.xlsx", monkeypatch)


def test_every_mark_of_the_matrix_has_its_colour() -> None:
    book = opened(filled_sample())
    shown = {
        str(cell.value).partition(" ")[0]: cell.fill.fgColor.rgb[2:]
        for row in book[NAMES[0]].iter_rows(min_row=2, min_col=5, max_col=10)
        for cell in row
        if cell.value
    }
    assert set(shown) == set("●○△◇×–·")
    assert {f"#{back}" for back in shown.values()} == {
        back for _, back in xlsx_module._TONES.values()
    }


def test_a_title_that_begins_like_a_mark_has_no_mark_s_colour() -> None:
    workshop = filled_sample()
    workshop.put(replace(workshop.projects[0], title="○ 사업", summary=""))
    sheet = opened(workshop)[NAMES[0]]
    assert sheet["B2"].value == "○ 사업"
    assert sheet["B2"].fill.fgColor.rgb == sheet["B3"].fill.fgColor.rgb
    coloured = {cell.fill.fgColor.rgb for row in sheet["E2:J13"] for cell in row}
    assert len(coloured) > 4, "otherwise the test proves nothing"
