"""The kinds of file that can be read, known by what they contain, and those that cannot."""

import io
import os
import time
import zipfile
from pathlib import Path
from random import Random

import pytest

from facilitator.app.book import problem_sentence
from facilitator.documents.workbook import read_book
from facilitator.domain.failures import Trouble
from facilitator.words.messages import sentence
from tests.documents.workbook.books import (
    Row,
    content,
    errors,
    ods_cell,
    ods_table,
    read,
    read_sheets,
    save,
    save_ods,
    tidy,
    warnings,
)

pytestmark = pytest.mark.slow

DATA = Path(__file__).parent / "data"


def _csv(rows: list[Row], delimiter: str = ",") -> str:
    return "\r\n".join(
        delimiter.join(f'"{cell}"' if cell != "" else "" for cell in row) for row in rows
    )


def _refused(path: Path) -> str:
    with pytest.raises(Trouble) as caught:
        read(path)
    assert sentence(caught.value)
    return caught.value.code


# -- workbooks ----------------------------------------------------------------------------------


def test_ods_is_read_like_xlsx(tmp_path: Path) -> None:
    path = save_ods(tmp_path / "book.ods", [ods_table(n, rows) for n, rows in tidy().items()])
    reading = read(path)
    assert reading.problems == ()
    assert content(reading) == content(read_sheets(tmp_path, tidy()))


def test_ods_knows_failed_formulas_and_merged_cells(tmp_path: Path) -> None:
    tables = {n: ods_table(n, rows) for n, rows in tidy().items()}
    for old, new in (
        (ods_cell("공동체"), ods_cell("공동체", 'table:number-rows-spanned="2"')),
        (ods_cell("재생"), ods_cell("")),
        (ods_cell("골목 학교"), ods_cell("#REF!")),
    ):
        tables["사업"] = tables["사업"].replace(old, new, 1)
    reading = read(save_ods(tmp_path / "book.ods", list(tables.values())))
    projects = content(reading)["projects"]
    assert errors(reading) == [("cell_error", "사업", 3, "C")]
    assert isinstance(projects, list)
    assert projects[1][1] == "공동체"


def test_old_xls_with_a_merged_title_and_date_cells_is_read(tmp_path: Path) -> None:
    reading = read(DATA / "tidy.xls")
    assert reading.problems == ()
    assert content(reading) == content(read_sheets(tmp_path, tidy()))


def test_old_xls_knows_failed_formulas(tmp_path: Path) -> None:
    assert errors(read(DATA / "failed.xls")) == [("cell_error", "사업", 5, "C")]


def test_old_xls_with_a_cell_in_the_far_corner_is_refused_at_once() -> None:
    assert _refused(DATA / "corner.xls") == "book_too_many_rows"


def test_an_ole_file_of_another_program_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "글.hwp"
    name, other = "Workbook".encode("utf-16-le"), "FileBody".encode("utf-16-le")
    path.write_bytes((DATA / "tidy.xls").read_bytes().replace(name, other))
    assert _refused(path) == "book_not_spreadsheet"


def test_the_ending_of_a_file_does_not_matter(tmp_path: Path) -> None:
    xlsx = save(tmp_path / "book.xlsx", tidy())
    renamed = xlsx.rename(tmp_path / "book.xls")
    assert read(renamed).problems == ()
    as_csv = tmp_path / "사업.csv"
    as_csv.write_bytes(renamed.read_bytes())
    assert read(as_csv).counts().sections == 2


# -- CSV ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_gives_projects_and_the_centers_that_they_name(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = tmp_path / "우리 사업.csv"
    path.write_bytes(_csv(tidy()["사업"], delimiter).encode(encoding))
    reading = read(path)
    said = content(reading)
    assert errors(reading) == []
    assert warnings(reading) == [("csv_only_projects", "", None, None)]
    assert reading.event.title == "우리 사업"
    assert said["centers"] == [
        ("마을", "마을", "center", ""),
        ("재생", "재생", "center", ""),
        ("사무국", "사무국", "secretariat", ""),
    ]
    assert said["projects"] == content(read_sheets(tmp_path, tidy()))["projects"]
    assert reading.counts().sections == 1


def test_csv_rows_are_numbered_as_excel_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    text = '번호,사업명,주무센터,개요\n1,가,마을,"첫 줄\n둘째 줄"\n\n둘,나,마을,\n'
    path.write_text(text, encoding="utf-8")
    assert errors(read(path)) == [("number_invalid", "", 4, "A")]


HEAD = "번호,사업명,주무센터,개요\n"


@pytest.mark.parametrize(
    ("rows", "code", "row"),
    [
        ('1,가,마을,"첫 줄\n2,나,마을,\n3,다,마을,\n', "csv_quote_open", 2),
        ('1,가,마을,\n2,나,마을,"둘\n3,다,마을,"셋"\n4,라,마을,\n', "csv_quote_open", 3),
        ('1,가,마을,"' + "길\n" * 100_000, "csv_quote_open", 2),
        ('1,가,마을,\n2,나,마을,"끝', "csv_quote_open", 3),
        ("1,가,마을,\n2,나,마을," + "길" * 200_000 + "\n", "csv_cell_too_long", 3),
    ],
)
def test_csv_rows_that_run_together_are_refused_by_their_number(
    tmp_path: Path, rows: str, code: str, row: int
) -> None:
    path = tmp_path / "p.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        read(path)
    assert (caught.value.code, caught.value.gaps) == (code, {"row": row})
    assert f"{row}행" in sentence(caught.value)


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_csv_cells_may_hold_lines_quotes_and_stray_marks(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "p.csv"
    rows = '"1","가",마을,"첫 ""줄""\n둘째, 줄"\n2,"나" 학교,마을,12" 화면\n'
    path.write_text((HEAD + rows).replace(",", delimiter), encoding="utf-8")
    reading = read(path)
    assert errors(reading) == []
    assert reading.counts().projects == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names on Unix only")
def test_a_pipe_and_a_device_are_no_workbook(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert _refused(tmp_path / "pipe.xlsx") == "book_not_spreadsheet"
    assert _refused(Path("/dev/zero")) == "book_not_spreadsheet"


def test_a_name_that_is_too_long_is_told_as_such(tmp_path: Path) -> None:
    assert _refused(tmp_path / f"{'가' * 100}.xlsx") == "name_too_long"


def test_csv_without_headings_is_told_as_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("1,마을 잔치,마을\n2,골목 학교,재생\n", encoding="cp949")
    assert errors(read(path)) == [("no_headings", "", None, None)]


# -- what cannot be read --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "name", "data"),
    [
        ("book_damaged", "a.xlsx", b"PK\x03\x04" + b"junk" * 50),
        ("book_damaged", "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("book_damaged", "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        (
            "book_encrypted",
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\0" * 600
            + "EncryptedPackage".encode("utf-16-le"),
        ),
        ("book_not_spreadsheet", "a.xlsx", b""),
        ("book_not_spreadsheet", "a.xlsx", b"%PDF-1.7\n\xff\xfe\x00"),
        ("book_not_spreadsheet", "a.xlsx", "그냥 글입니다.".encode()),
        ("book_not_spreadsheet", "a.csv", b"\x81\x00\xff"),
        ("book_is_web_page", "a.xls", "\ufeff<html><table><tr><td>번호".encode()),
    ],
)
def test_what_is_no_workbook_is_refused_in_one_sentence(
    tmp_path: Path, code: str, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert _refused(path) == code
    assert path.read_bytes() == data


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert _refused(tmp_path / "없는 파일.xlsx") == "no_such_file"
    assert _refused(tmp_path) == "is_a_folder"


def test_other_zipped_documents_are_no_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "글.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert _refused(path) == "book_not_spreadsheet"


def test_a_workbook_cut_short_anywhere_is_damaged_and_never_a_bug(tmp_path: Path) -> None:
    whole = save(tmp_path / "book.xlsx", tidy()).read_bytes()
    old = (DATA / "tidy.xls").read_bytes()
    path = tmp_path / "cut"
    for data in (whole, old):
        for part in range(1, 20):
            path.write_bytes(data[: len(data) * part // 20])
            with pytest.raises(Trouble):
                read(path)


def test_a_workbook_with_torn_parts_is_damaged_and_never_a_bug(tmp_path: Path) -> None:
    whole = save(tmp_path / "book.xlsx", tidy())
    with zipfile.ZipFile(whole) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for torn in ("xl/worksheets/sheet3.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
        for broken in (parts[torn][: len(parts[torn]) // 2], b"", b"<!DOCTYPE x>" + parts[torn]):
            path = _zipped(tmp_path / "torn.xlsx", {**parts, torn: broken})
            assert _refused(path) == "book_damaged"


def _zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return path


# -- how much -------------------------------------------------------------------------------------


def _many(count: int) -> list[Row]:
    heading = tidy()["사업"][0]
    rows = [
        (n, f"분야 {n % 20}", f"사업 {n}", "마을", "전체", "개요 " * 20, "3월", n, "")
        for n in range(1, count + 1)
    ]
    return [heading, *rows]


def test_five_thousand_projects_are_read_quickly(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["사업"] = _many(5000)
    sheets["섹션"][1] = ("1. 처음", "13:50", 50, "", "1~500", "", "")
    path = save(tmp_path / "book.xlsx", sheets)
    began = time.process_time()
    reading = read(path)
    assert time.process_time() - began < 10
    assert errors(reading) == []
    assert (reading.counts().projects, reading.counts().proposals) == (5000, 10000)


def test_twenty_thousand_rows_are_refused(tmp_path: Path) -> None:
    sheets = tidy()
    sheets["사업"] = _many(20_000)
    path = save(tmp_path / "book.xlsx", sheets)
    with pytest.raises(Trouble) as caught:
        read(path)
    assert sentence(caught.value) == (
        "'사업' 시트의 내용이 읽을 수 있는 마지막 행(10000행)을 넘습니다. "
        "필요 없는 행을 지우거나 통합 문서를 나눠 주십시오."
    )
    as_csv = tmp_path / "p.csv"
    as_csv.write_text(_csv(sheets["사업"]), encoding="utf-8")
    assert _refused(as_csv) == "csv_too_many_rows"


@pytest.mark.parametrize(
    ("cell", "code"),
    [("XFD1048576", "book_too_many_rows"), ("XFD5", "book_too_many_columns")],
)
def test_a_cell_in_the_far_corner_is_refused_at_once(tmp_path: Path, cell: str, code: str) -> None:
    from openpyxl import load_workbook

    path = save(tmp_path / "book.xlsx", tidy())
    workbook = load_workbook(path)
    workbook["사업"][cell] = "x"
    workbook.save(path)
    assert _refused(path) == code


def test_a_sheet_that_is_not_ours_may_be_as_large_as_it_likes(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = save(tmp_path / "book.xlsx", tidy())
    workbook = load_workbook(path)
    workbook.create_sheet("원자료")["XFD1048576"] = "x"
    workbook.save(path)
    reading = read(path)
    assert warnings(reading) == [("sheet_ignored", "원자료", None, None)]
    assert reading.counts().projects == 3


def test_formatted_blank_cells_down_to_the_last_row_do_no_harm(tmp_path: Path) -> None:
    from openpyxl import load_workbook
    from openpyxl.styles import Font

    path = save(tmp_path / "book.xlsx", tidy())
    workbook = load_workbook(path)
    workbook["사업"]["XFD1048576"].font = Font(bold=True)
    workbook.save(path)
    assert read(path).problems == ()


def test_a_repeated_cell_of_ods_is_measured_before_it_is_unrolled(tmp_path: Path) -> None:
    bomb = (
        '<table:table table:name="사업"><table:table-row table:number-rows-repeated="1048576">'
        + ods_cell("x", 'table:number-columns-repeated="16384"')
        + "</table:table-row></table:table>"
    )
    assert _refused(save_ods(tmp_path / "book.ods", [bomb])) == "book_too_many_rows"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = save(tmp_path / "book.xlsx", tidy())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/more.xml", b" " * 20_000_000)
    assert _refused(path) == "book_too_large"


def test_a_zip_that_lies_about_its_sizes_is_damaged(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 5_000_000)
    data = packed.getvalue().replace((5_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path = tmp_path / "book.xlsx"
    path.write_bytes(data)
    assert _refused(path) == "book_damaged"


def test_reading_gives_new_ids_each_time(tmp_path: Path) -> None:
    path = save(tmp_path / "book.xlsx", tidy())
    first, second = ({e.id for e in read_book(path).entities} for _ in range(2))
    assert first & second == {"event"}


def test_old_xls_that_lies_about_its_size_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "book.xls"
    data = (DATA / "tidy.xls").read_bytes()
    claim = b"\x00\x02\x0e\x00"  # the record DIMENSIONS, 14 bytes long
    assert data.count(claim) == 4
    at = data.index(claim) + 4
    path.write_bytes(
        data[:at] + b"\x00\x00\x00\x00\xff\xff\xff\x7f\x00\x00\xff\xff" + data[at + 12 :]
    )
    assert read(path).problems == ()


@pytest.mark.parametrize("seed", range(4))
def test_damage_anywhere_in_an_old_xls_is_told_and_never_a_bug(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    path = tmp_path / "book.xls"
    for _ in range(50):
        data = bytearray((DATA / "tidy.xls").read_bytes())
        for _ in range(random.choice([1, 5, 20])):
            data[random.randrange(len(data))] = random.randrange(256)
        path.write_bytes(data)
        try:
            told = [problem_sentence(problem) for problem in read(path).problems]
        except Trouble as trouble:
            told = [sentence(trouble)]
        assert all(told)
