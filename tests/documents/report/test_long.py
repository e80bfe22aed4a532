"""Texts longer than any place that was thought of: nothing leaves its page, nothing is refused."""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from facilitator.app.report_choices import Document, Part, ReportChoices
from facilitator.documents.report.content import report_content
from facilitator.documents.report.typeset import _as_failure, typeset
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop
from tests.documents.report.checking import failures
from tests.documents.report.filled import MADE_AT, filled_large, filled_sample
from tests.documents.report.golden import text_of

pytestmark = pytest.mark.slow

NAME = ("경기도광역시군중간지원조직협업사업공동추진을위한" * 9)[:200]
_LOW, _HIGH = 32.0, 20.0  # points from the foot and from the top: below and above what is printed


def made(workshop: Workshop, document: Document = Document.RESULT) -> bytes:
    choices = ReportChoices(document, frozenset(Part))
    return typeset(report_content(workshop, MADE_AT, choices)).files[0]


def outside(data: bytes) -> list[tuple[int, str]]:
    """List what is written above the head or below the foot of a page, with its number."""
    found = []
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages, 1):
        high = float(page.mediabox.height)
        found += [(number, t) for y, t in _written(page) if not _LOW < y < high - _HIGH]
    return found


def _written(page: Any) -> Iterator[tuple[float, str]]:
    found: list[tuple[float, str]] = []

    def see(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
        if text.strip():
            found.append((tm[4] * cm[1] + tm[5] * cm[3] + cm[5], text))

    page.extract_text(visitor_text=see)
    yield from found


def with_names(workshop: Workshop, name: str) -> Workshop:
    """Give every center a long name, short name as well."""
    for n, center in enumerate(workshop.centers):
        workshop.put(replace(center, name=f"{name} {n}", short_name=f"{name}{n}"))
    return workshop


@pytest.mark.parametrize("document", Document)
def test_long_names_of_centers_leave_no_page(document: Document) -> None:
    data = made(with_names(filled_sample(WorkshopStage.RUNNING), NAME), document)
    assert outside(data) == []
    assert failures(data) == []


def test_names_of_three_lines_do_not_lie_over_one_another_where_centers_sign() -> None:
    workshop = with_names(filled_sample(), "시군 지역공동체 통합지원센터 " * 5)
    choices = ReportChoices(parts=frozenset({Part.CONFIRMATION}))
    data = typeset(report_content(workshop, MADE_AT, choices)).files[0]
    (page,) = (p for p in PdfReader(io.BytesIO(data)).pages if "확인일" in p.extract_text())
    lines = sorted({round(y, 1) for y, text in _written(page) if "통합지원센터" in text})
    assert len(lines) >= 3 * len(workshop.centers)
    assert min(b - a for a, b in pairwise(lines)) > 8


def test_very_many_long_names_are_shortened_where_the_picture_is_told() -> None:
    workshop = with_names(filled_large(20, 40), NAME)
    assert len(report_content(workshop, MADE_AT)["collaboration"]["alt"]) < 3_000
    choices = ReportChoices(parts=frozenset({Part.COLLABORATION}))
    assert failures(typeset(report_content(workshop, MADE_AT, choices)).files[0]) == []


def test_details_of_a_project_go_on_on_the_next_page_of_the_running_order() -> None:
    workshop = filled_sample()
    workshop.put(replace(workshop.projects[0], remarks="비고를 길게 적는다. " * 400))
    assert outside(made(workshop, Document.RUNNING_ORDER)) == []


def test_a_title_higher_than_a_page_goes_on_on_the_next() -> None:
    workshop = filled_sample()
    workshop.put(replace(workshop.projects[0], title=f"{'가나다 ' * 500}끝마디"))
    data = made(workshop)
    assert failures(data) == []
    assert outside(data) == []
    for document in Document:
        assert made(workshop, document).startswith(b"%PDF")


def test_names_longer_than_a_pdf_can_tell_of_itself_are_shortened_there() -> None:
    text = "가나다 " * 5_000
    workshop = filled_sample()
    project = replace(workshop.projects[0], title=f"{text}끝마디")
    for entity in (project, replace(workshop.event, title=text, host=text)):
        workshop.put(entity)
    choices = ReportChoices(parts=frozenset({Part.DISCUSSION}))
    data = typeset(report_content(workshop, MADE_AT, choices)).files[0]
    assert failures(data) == []
    assert "끝마디" in text_of(data)


def test_a_host_of_many_lines_stays_in_one_at_the_foot_of_the_page() -> None:
    workshop = filled_sample()
    workshop.put(replace(workshop.event, host="가\n" * 10))
    for document in Document:
        assert outside(made(workshop, document)) == []


def test_a_long_name_in_the_list_of_attendees_goes_over_pages_with_its_center() -> None:
    workshop = filled_sample()
    workshop.put(replace(workshop.attendees[1], name="홍길동 " * 900))
    for document in (Document.RESULT, Document.ATTENDEES):
        assert failures(made(workshop, document)) == []


def test_a_fault_inside_typst_is_a_report_that_failed() -> None:
    class PanicException(BaseException):
        pass

    with pytest.raises(Trouble, match="report_failed"), _as_failure():
        raise PanicException("assertion failed")
    with pytest.raises(KeyboardInterrupt), _as_failure():
        raise KeyboardInterrupt
