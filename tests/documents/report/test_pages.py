"""Where pages begin and end: what a reader would find torn apart or forgotten."""

import re
from dataclasses import replace
from datetime import date

import pytest

from facilitator.app.report_choices import Part, ReportChoices
from facilitator.documents.report.content import report_content
from facilitator.documents.report.typeset import typeset
from facilitator.domain.workshop import Workshop
from tests.documents.report.filled import MADE_AT, filled_large, filled_sample
from tests.documents.report.golden import text_of

pytestmark = pytest.mark.slow


def pages_of(workshop: Workshop, *parts: Part) -> list[list[str]]:
    """Set these parts and read the pages behind cover and contents, line by line."""
    content = report_content(workshop, MADE_AT, ReportChoices(parts=frozenset(parts)))
    made = text_of(typeset({**content, "draft": False}).files[0])
    return [page.splitlines()[1:-1] for page in made.strip().split("\n\n")[2:]]


def test_no_row_of_the_matrix_goes_on_alone_on_the_next_page() -> None:
    gone_on = []
    for count in range(25, 30):
        for page in pages_of(filled_large(count, 5), Part.MATRIX)[1:]:
            gone_on.append(sum(bool(re.match(r"\d+ 분야", line)) for line in page))
    assert 2 in gone_on
    assert 1 not in gone_on


def test_a_project_that_fills_a_page_begins_on_one_and_a_shorter_one_where_there_is_room() -> None:
    def headings(pages: list[list[str]]) -> list[list[int]]:
        return [[n for n, line in enumerate(page) if "[사업 " in line] for page in pages]

    high = headings(pages_of(filled_large(12, 20), Part.DISCUSSION))
    assert high == [[1], *[[0]] * 11]  # the first below the heading of the part
    short = headings(pages_of(filled_sample(), Part.DISCUSSION))
    assert len(short) < 12
    assert any(each and each[0] > 5 for each in short)


def test_the_network_stands_on_the_page_of_its_heading() -> None:
    for count in range(8, 20):
        pages = pages_of(filled_large(count, 6), Part.MATRIX, Part.COLLABORATION)
        (page,) = (page for page in pages if any("협업 연결망" in line for line in page))
        assert any("원의 크기는 센터가" in line for line in page)


def test_the_stamp_of_another_day_stands_in_one_line() -> None:
    workshop = filled_sample()
    workshop.put(replace(workshop.event, held_on=date(2024, 11, 21)))
    lines = [line for page in pages_of(workshop, Part.DISCUSSION) for line in page]
    stamps = [line for line in lines if "✓" in line]
    assert stamps
    assert all(re.search(r"✓ 12\. 5\. \d\d:\d\d$", line) for line in stamps)
