"""The answers as CSV."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from facilitator.app import answers
from facilitator.app.desk import Desk
from facilitator.documents.tables.csv_file import csv_bytes
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import AnswerWord
from facilitator.domain.workshop import Workshop
from tests.documents.kept import check_golden
from tests.documents.put import put
from tests.documents.report.filled import PRIVATE, filled_sample, with_text
from tests.documents.tables.golden import CSV, csv_text
from tests.sample import MAEUL, project_id, sample_workshop


def read(workshop: Workshop) -> list[list[str]]:
    text = csv_bytes(workshop).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_answers_of_the_sample_are_the_golden_ones() -> None:
    check_golden(CSV, csv_text())


def test_it_begins_with_a_byte_order_mark_and_ends_lines_as_excel_does() -> None:
    data = csv_bytes(filled_sample())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")


def test_there_is_a_row_for_every_project_and_center_that_was_asked() -> None:
    workshop = sample_workshop()
    asked = sum(len(workshop.board(project)) for project in workshop.projects)
    assert len(read(workshop)) == asked + 1
    assert read(Workshop())[0][:2] == ["번호", "사업명"]


@pytest.mark.parametrize("text", ["=1+1", "+82", "-5", "@SUM(A1)", "=HYPERLINK(1)"])
def test_what_looks_like_a_formula_becomes_text(text: str) -> None:
    desk = Desk(sample_workshop())
    desk.do(answers.record_answer, project_id(1), MAEUL, AnswerWord.YES, reason=text)
    assert f"'{text}" in read(desk.workshop)[2]


def test_commas_quotes_and_lines_stay_in_their_cell() -> None:
    rows = read(with_text('가, "나"\n다'))
    assert all(len(row) == len(rows[0]) for row in rows)
    assert '가, "나"\n다' in rows[2]


def test_dates_are_written_as_every_spreadsheet_reads_them() -> None:
    desk = Desk(sample_workshop())
    desk.do(
        answers.record_answer, project_id(1), MAEUL, AnswerWord.LATER, reply_by=date(2024, 12, 20)
    )
    assert read(desk.workshop)[2][6] == "2024-12-20"


def test_nothing_private_is_in_it() -> None:
    assert PRIVATE not in str(read(filled_sample()))


def test_a_file_that_is_there_is_left_alone_unless_told_otherwise(tmp_path: Path) -> None:
    out = tmp_path / "answers.csv"
    put(Workshop(), out, overwrite=False)
    with pytest.raises(Trouble, match="file_exists"):
        put(filled_sample(), out, overwrite=False)
    assert put(filled_sample(), out, overwrite=True).size == out.stat().st_size
