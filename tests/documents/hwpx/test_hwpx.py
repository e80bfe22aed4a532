"""The editable report: read back by a reader that did not write it, and looked at as XML."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from facilitator.app.report_choices import USUAL_PARTS, Part, ReportChoices
from facilitator.documents.hwpx.blocks import Block, Cell, Grid, Heading, Line
from facilitator.documents.hwpx.body import blocks
from facilitator.documents.hwpx.heights import row_heights
from facilitator.documents.hwpx.hwpx import hwpx_bytes
from facilitator.documents.report.content import report_content
from facilitator.documents.report.typeset import typeset
from facilitator.documents.report.wording import letter
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop
from tests.documents.hwpx.golden import GOLDEN, sample_text, text_of
from tests.documents.hwpx.parts import part
from tests.documents.kept import check_golden, check_whole_or_not_at_all
from tests.documents.report import golden as pdf_golden
from tests.documents.report.filled import (
    MADE_AT,
    PRIVATE,
    filled_large,
    filled_sample,
    with_long_note,
    with_text,
    with_wall,
)
from tests.sample import sample_workshop

pytestmark = pytest.mark.slow

EVERYTHING = ReportChoices(parts=frozenset(Part))
MARKUP = "<hp:t>&amp;</hp:t> #x *굵게* ]]> 'a' \"b\" 漢字 ①㈜ 😀"


@pytest.fixture(scope="module")
def sample() -> bytes:
    return hwpx_bytes(filled_sample(), MADE_AT)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_text_of_the_sample_is_the_golden_text() -> None:
    check_golden(GOLDEN, sample_text())


def test_it_says_what_the_pdf_says() -> None:
    content = report_content(filled_sample(), MADE_AT)
    pages = pdf_golden.text_of(typeset(content).files[0]).split("\n\n")
    # Without head and foot of the pages: a paragraph may go on on the next one.
    inner = ["".join(page.splitlines()[1:-1]) for page in pages[1:]]
    pdf = squeezed("".join((pages[0], *inner)))
    told = [text for block in blocks(content) for text in _texts(block)]
    missing = {text for text in told if squeezed(text) not in pdf}
    assert len(told) > 900
    assert missing == set()


def _texts(block: Block) -> list[str]:
    """List what has to be found: lines whose parts stand apart in the PDF are taken apart."""
    if isinstance(block, Heading):
        return [re.sub(r"^\[(붙임.*?)\]", r"\1", block.text)]  # in the PDF a box is drawn round it
    if isinstance(block, Line):
        return re.split(r"  +|(?<=^..)\. |(?<= \S\S): ", block.text)
    if isinstance(block, Grid):
        cells = [*block.head, *(cell for row in block.rows for cell in row if cell is not None)]
        texts = [cell.text if isinstance(cell, Cell) else cell for cell in cells]
        return [line for text in texts for line in text.split("\n")]
    return []


def test_headings_are_headings_and_bear_no_number_of_their_own(sample: bytes) -> None:
    header, section = part(sample, "header.xml"), part(sample, "section0.xml")
    assert {head.text for head in header.iter("{*}paraHead")} == {None}
    names = {style.get("id"): style.get("name") for style in header.iter("{*}style")}
    found = [names[p.get("styleIDRef")] for p in section.findall("{*}p")]
    assert found.count("개요 1") == len(USUAL_PARTS)
    assert found.count("개요 2") > 20
    assert found.count("개요 3") > 50


def test_tables_have_heads_that_come_again_and_cells_of_a_size(sample: bytes) -> None:
    tables = list(part(sample, "section0.xml").iter("{*}tbl"))
    headed = [table for table in tables if table.get("repeatHeader") == "1"]
    assert len(headed) > 50
    for table in headed:
        first = table.find("{*}tr")
        assert first is not None
        assert all(cell.get("header") == "1" for cell in first.findall("{*}tc"))
    sizes = [size for table in tables for size in table.iter("{*}cellSz")]
    assert all(int(size.get("height", "0")) >= 1_600 for size in sizes)
    assert all(int(size.get("width", "0")) > 2_000 for size in sizes)


def test_long_tables_go_on_on_the_next_page_and_short_ones_stay_whole() -> None:
    tables = list(part(hwpx_bytes(filled_large(30, 6), MADE_AT), "section0.xml").iter("{*}tbl"))
    for table in tables:
        whole = table.find("{*}pos").get("treatAsChar") == "1"
        high = int(table.find("{*}sz").get("height"))
        assert whole == (high < 90 * 7200 / 25.4), table.get("rowCnt")
    assert {table.find("{*}pos").get("treatAsChar") for table in tables} == {"0", "1"}


def test_what_leads_a_table_stays_with_it_and_signatures_have_their_page(sample: bytes) -> None:
    header, section = part(sample, "header.xml"), part(sample, "section0.xml")
    kept = {
        shape.get("id")
        for shape in header.iter("{*}paraPr")
        for setting in shape.iter("{*}breakSetting")
        if setting.get("keepWithNext") == "1"
    }
    lines = {"".join(p.itertext()).strip(): p for p in section.findall("{*}p")}
    for text in ("위와 같이", "확인일", "(단위: 명)", "가. 협업 연결망", "11. 참여 센터 확인"):
        (line,) = (p for told, p in lines.items() if told.startswith(text))
        assert line.get("paraPrIDRef") in kept, text
    assert lines["11. 참여 센터 확인"].get("pageBreak") == "1"


def test_numbers_of_what_is_enclosed_stand_below_one_another(sample: bytes) -> None:
    both = hwpx_bytes(with_wall(filled_sample()), MADE_AT, EVERYTHING)
    assert lines_of(both)[-6:] == [
        "붙임  1. 참석자 명부 1부.",
        "\u3000\u3000  2. 화면 표시 기록 1부.  끝.",
        "[붙임 1] 참석자 명부",
        "",
        "[붙임 2] 화면 표시 기록",
        "",
    ]
    assert "붙임  참석자 명부 1부.  끝." in lines_of(sample)
    assert lines_of(hwpx_bytes(Workshop(), MADE_AT))[-1] == "  끝."


def lines_of(data: bytes) -> list[str]:
    """List the paragraphs of the body; one that holds a table is empty."""
    paragraphs = part(data, "section0.xml").findall("{*}p")
    return ["".join(t for run in p for t in _told(run)) for p in paragraphs]


def _told(run: etree._Element) -> list[str]:
    return [text for place in run.findall("{*}t") for text in place.itertext()]


def test_rows_stay_whole_unless_one_is_higher_than_a_page(sample: bytes) -> None:
    tables = list(part(sample, "section0.xml").iter("{*}tbl"))
    assert {table.get("pageBreak") for table in tables} == {"TABLE"}
    long = hwpx_bytes(with_long_note(10_000), MADE_AT)
    tables = list(part(long, "section0.xml").iter("{*}tbl"))
    assert {table.get("pageBreak") for table in tables} == {"TABLE", "CELL"}


def test_pages_are_counted_and_the_picture_is_described(sample: bytes) -> None:
    section = part(sample, "section0.xml")
    kinds = {number.get("numType") for number in section.iter("{*}autoNum")}
    assert {"PAGE", "TOTAL_PAGE"} <= kinds
    assert list(section.iter("{*}pageNum")) == []
    (comment,) = (c for c in section.iter("{*}shapeComment") if c.text)
    assert "공익–재생 7개" in comment.text
    assert len(list(section.iter("{*}footNote"))) == 4


def test_it_names_its_title_and_host_and_nobody_else(sample: bytes) -> None:
    package = etree.tostring(part(sample, "content.hpf"), encoding="unicode")
    assert "2025년도 사업연계 워크숍 결과보고" in package
    assert "안성시 시민활동통합지원단" in package
    assert "fixture" not in package


@pytest.mark.parametrize(
    "workshop",
    [
        pytest.param(Workshop(), id="empty"),
        pytest.param(sample_workshop(), id="prepared"),
        pytest.param(filled_large(12, 24), id="many centers"),
        pytest.param(with_text(MARKUP), id="markup"),
        pytest.param(with_text("\x00\ufffe가\u202e"), id="unwritable"),
        pytest.param(with_long_note(10_000), id="long"),
    ],
)
def test_every_workshop_can_be_written_and_read(workshop: Workshop) -> None:
    assert "1. 개요" in text_of(hwpx_bytes(workshop, MADE_AT))


def test_markup_is_text() -> None:
    assert squeezed(MARKUP) in squeezed(text_of(hwpx_bytes(with_text(MARKUP), MADE_AT)))


def test_nothing_private_is_in_it() -> None:
    data = hwpx_bytes(filled_sample(WorkshopStage.RUNNING), MADE_AT)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert PRIVATE.encode() not in archive.read(name)


def test_the_draft_says_so(sample: bytes) -> None:
    assert "작성 중" in text_of(hwpx_bytes(filled_sample(WorkshopStage.RUNNING), MADE_AT))
    assert "작성 중" not in text_of(sample)


def test_it_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_whole_or_not_at_all(tmp_path / "결과.hwpx", monkeypatch)


def test_letters_go_on_after_the_fourteenth() -> None:
    assert "".join(map(letter, range(16))) == "가나다라마바사아자차카타파하거너"
    assert len({letter(n) for n in range(200)}) == 200


def test_a_row_is_as_high_as_its_text_needs() -> None:
    grid = Grid(("가",), (20,), "l", (("가",), ("가나다라마바사아자차",), ("가\n나\n다\n라",)))
    low, one, two, four = row_heights(grid)
    assert low == one == grid.height
    assert two < four
    assert two > grid.height


def test_a_list_of_files_can_show_its_first_words(sample: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        told = archive.read("Preview/PrvText.txt").decode()
    content = report_content(filled_sample(), MADE_AT)
    assert len(told) <= 1000
    assert len(told) > 900, "the sample is long enough to fill it"
    assert content["title"] in told.split("\r\n")
    assert content["made_on"] in told
    assert re.search(r"^(<[^<>]*>){3,}", told, re.MULTILINE), "rows of a table"
