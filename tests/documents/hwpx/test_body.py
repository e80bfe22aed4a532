"""What the body is made of: contents that 한글 fills, a watermark, XML that its library accepts."""

import io
import time
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hwpx import HwpxDocument
from hwpx.tools.package_validator import validate_editor_open_safety
from hwpx.tools.toc_fidelity import parse_toc_model
from lxml import etree

from facilitator.app.report_choices import Part, ReportChoices
from facilitator.documents.hwpx.blocks import Grid
from facilitator.documents.hwpx.body import blocks
from facilitator.documents.hwpx.heights import row_heights
from facilitator.documents.hwpx.hwpx import hwpx_bytes
from facilitator.documents.hwpx.owpml import written
from facilitator.documents.hwpx.package import Places
from facilitator.documents.report.content import report_content
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop
from tests.documents.hwpx.parts import part
from tests.documents.report.filled import (
    MADE_AT,
    filled_large,
    filled_sample,
    with_long_note,
    with_text,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sample() -> bytes:
    return hwpx_bytes(filled_sample(), MADE_AT)


def style_names(data: bytes) -> dict[str, str]:
    return {s.get("id"): s.get("name") for s in part(data, "header.xml").iter("{*}style")}


def told(paragraph: etree._Element) -> str:
    return "".join(paragraph.itertext())


@pytest.mark.parametrize(
    "workshop",
    [
        pytest.param(Workshop(), id="empty"),
        pytest.param(filled_sample(WorkshopStage.RUNNING), id="draft"),
        pytest.param(filled_large(12, 24), id="many centers"),
        pytest.param(with_text("<hp:t>&amp;\t]]>\n\x00\ufffe"), id="markup"),
        pytest.param(with_long_note(10_000), id="long"),
    ],
)
def test_the_library_finds_nothing_that_keeps_it_from_being_opened(workshop: Workshop) -> None:
    data = hwpx_bytes(workshop, MADE_AT)
    report = validate_editor_open_safety(data)
    assert report.ok, report.summary
    read = HwpxDocument.open(data)
    body = part(data, "section0.xml")
    assert len(read.paragraphs) == len(body.findall("{*}p"))


def test_the_contents_are_links_to_the_headings_in_their_order(sample: bytes) -> None:
    body, names = part(sample, "section0.xml"), style_names(sample)
    headings = {
        p.get("id"): told(p)
        for p in body.findall("{*}p")
        if names[p.get("styleIDRef")] in ("개요 1", "개요 2")
    }
    links = [p for p in body.findall("{*}p") if names[p.get("styleIDRef")].startswith("차례")]
    commands = [
        each.text
        for p in links
        for each in p.iter("{*}stringParam")
        if each.get("name") == "Command"
    ]
    assert commands == [f"?#{number};0;1;0;" for number in headings]
    texts = ["".join(t.text or "" for t in p.iter("{*}t")) for p in links]
    assert texts == list(headings.values())
    assert len(texts) > 30


def test_the_contents_are_a_field_that_word_processors_can_fill(sample: bytes) -> None:
    (begin,) = (
        each
        for each in part(sample, "section0.xml").iter("{*}fieldBegin")
        if each.get("type") == "TABLEOFCONTENTS"
    )
    ends = Counter(e.get("beginIDRef") for e in part(sample, "section0.xml").iter("{*}fieldEnd"))
    assert ends[begin.get("id")] == 1
    assert set(ends.values()) == {1}
    assert begin.get("dirty") == "0"
    command = parse_toc_model(sample).toc_command
    assert command is not None
    assert command.startswith("TableOfContents:set:")
    assert command.endswith("  ")  # its length is told in it


def test_nothing_but_empty_lines_has_the_style_that_the_contents_gather(sample: bytes) -> None:
    names = style_names(sample)
    edges = ("header", "footer")
    gathered = [
        told(p)
        for p in part(sample, "section0.xml").iter("{*}p")
        if names[p.get("styleIDRef")] == "바탕글"
        and not any(etree.QName(above).localname in edges for above in p.iterancestors())
        and not any(etree.QName(below).localname in edges for below in p.iter())
        and not list(p.iter("{*}pic"))
    ]
    assert "".join(gathered) == ""


def test_every_paragraph_and_table_has_a_number_of_its_own(sample: bytes) -> None:
    body = part(sample, "section0.xml")
    numbers = [
        each.get("id")
        for each in body.iter("{*}p", "{*}tbl", "{*}fieldBegin")
        if not any(etree.QName(a).localname in ("header", "footer") for a in each.iterancestors())
    ]
    twice = {number for number, count in Counter(numbers).items() if count > 1} - {"0"}
    assert twice == set()
    assert len(numbers) > 1_500


def test_a_draft_has_a_watermark_behind_every_page_and_the_finished_report_none() -> None:
    for stage in (WorkshopStage.RUNNING, WorkshopStage.CLOSED):
        data = hwpx_bytes(filled_sample(stage), MADE_AT)
        pictures = {
            fill.get("id")
            for fill in part(data, "header.xml").iter("{*}borderFill")
            if list(fill.iter("{*}imgBrush"))
        }
        behind = {
            fill.get("borderFillIDRef")
            for fill in part(data, "section0.xml").iter("{*}pageBorderFill")
        }
        assert (behind == pictures) is (stage is WorkshopStage.RUNNING)
        assert len(pictures) == (stage is WorkshopStage.RUNNING)


def test_ten_times_the_projects_take_no_more_than_in_proportion() -> None:
    def seconds(projects: int) -> float:
        workshop = filled_large(projects, 12)
        started = time.process_time()
        hwpx_bytes(workshop, MADE_AT)
        return time.process_time() - started

    seconds(1)
    assert seconds(100) < 20 * seconds(10)


def test_line_ends_and_tabs_are_elements_and_markup_is_text() -> None:
    assert written("a\nb\tc <x>&") == "a<hp:lineBreak/>b<hp:tab/>c &lt;x&gt;&amp;"


def test_a_place_that_is_not_found_is_no_document() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("Contents/section0.xml", "<hs:sec></hs:sec>")
    with pytest.raises(ValueError, match="1 pieces for 0 places"):
        Places().filled(made.getvalue(), ["<hp:p/>"])


def test_long_names_of_centers_make_no_head_of_the_matrix_higher_than_a_page() -> None:
    workshop = filled_large(4, 12)
    for center in workshop.centers:
        workshop.put(replace(center, short_name="경기도광역시군중간지원조직" * 15))
    content = report_content(workshop, MADE_AT, ReportChoices(parts=frozenset({Part.MATRIX})))
    heads = [row_heights(grid)[0] for grid in blocks(content) if isinstance(grid, Grid)]
    assert len(heads) == 2
    assert max(heads) < 40


def test_spaces_within_a_note_stay() -> None:
    data = hwpx_bytes(with_text("하나    둘"), MADE_AT)
    body = part(data, "section0.xml")
    notes = [told(p) for p in body.findall("{*}p") if "의견  " in told(p)]
    assert notes
    assert all(note.endswith("하나    둘") for note in notes)


def test_no_word_for_the_state_of_an_action_is_torn_apart() -> None:
    choices = ReportChoices(parts=frozenset({Part.DISCUSSION, Part.PROMISES, Part.FOLLOW_UP}))
    for language, word in (("ko", "완료"), ("en", "Finished")):
        content = report_content(filled_sample(), MADE_AT, replace(choices, language=language))
        grids = [grid for grid in blocks(content) if isinstance(grid, Grid)]
        rooms = [grid.widths[-1] for grid in grids if any(row[-1] == word for row in grid.rows)]
        assert rooms
        assert min(rooms) >= 3.6 + 1.9 * len(word)  # edges, and the letters at nine points


def test_the_stamp_of_another_day_has_a_wider_column() -> None:
    def stamped(workshop: Workshop) -> set[float]:
        drawn = blocks(report_content(workshop, MADE_AT))
        grids = [block for block in drawn if isinstance(block, Grid) and len(block.widths) == 4]
        return {grid.widths[3] for grid in grids if grid.head[3:] == ("낭독 확인",)}

    workshop = filled_sample()
    assert stamped(workshop) == {22}
    workshop.put(replace(workshop.event, held_on=date(2024, 11, 21)))
    assert 30 in stamped(workshop)
