"""The pages of the editable report as an independent program draws them."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from facilitator.app.report_choices import Part, ReportChoices
from facilitator.documents.hwpx.hwpx import hwpx_bytes
from facilitator.documents.report.content import report_content
from facilitator.documents.report.typeset import typeset
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop
from tests.documents.hwpx.drawn import DrawnPage, draw
from tests.documents.report.filled import (
    MADE_AT,
    filled_large,
    filled_sample,
    with_long_note,
    with_wall,
)

pytestmark = pytest.mark.slow

EVERYTHING = ReportChoices(parts=frozenset(Part))
_PIXELS_PER_MM = 96 / 25.4


def drawn(workshop: Workshop, folder: Path, choices: ReportChoices) -> list[DrawnPage]:
    return draw(hwpx_bytes(workshop, MADE_AT, choices), folder)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[DrawnPage]:
    folder = tmp_path_factory.mktemp("drawn")
    return drawn(with_wall(filled_sample()), folder, EVERYTHING)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> list[DrawnPage]:
    folder = tmp_path_factory.mktemp("drawn")
    return drawn(filled_large(40, 12), folder, EVERYTHING)


def dark(png: bytes) -> int:
    """Count the pixels that are not nearly white."""
    picture = QImage.fromData(png).convertToFormat(QImage.Format.Format_Grayscale8)
    assert not picture.isNull()
    light = bytes(range(200, 256))  # also what fills the lines up in memory
    return len(bytes(picture.constBits()).translate(None, light))


def outside(page: DrawnPage) -> list[str]:
    """List the letters that stand in the margins or beyond the paper."""
    width, height = page.size
    left, right = 20 * _PIXELS_PER_MM, width - 20 * _PIXELS_PER_MM
    return [
        each.text
        for each in page.letters
        if not (left <= each.left <= right and 0 < each.top < height - 10 * _PIXELS_PER_MM)
    ]


@pytest.mark.parametrize("pages", ["sample", "large"])
def test_no_page_is_blank_and_no_letter_outside(pages: str, request: pytest.FixtureRequest) -> None:
    for number, page in enumerate(request.getfixturevalue(pages), 1):
        width, height = page.size
        assert (round(width / _PIXELS_PER_MM), round(height / _PIXELS_PER_MM)) == (210, 297)
        assert outside(page) == [], f"page {number}"
        assert dark(page.png) > 500, f"page {number}"


def test_it_has_about_as_many_pages_as_the_pdf(sample: list[DrawnPage]) -> None:
    content = report_content(with_wall(filled_sample()), MADE_AT, EVERYTHING)
    assert abs(len(sample) - len(typeset(content, "svg").files)) <= 4


def test_cover_contents_body_and_annexes_begin_on_pages_of_their_own(
    sample: list[DrawnPage],
) -> None:
    head = "".join(report_content(filled_sample(), MADE_AT)["title"].split())
    cover, contents, body, *_ = (page.text for page in sample)
    assert cover.startswith(head)
    assert contents.startswith(f"{head}차례1.개요2.참석현황")
    assert contents.rstrip("/").endswith("[붙임1]참석자명부[붙임2]화면표시기록")
    assert body.startswith(f"{head}1.개요가.일시")
    begun = [page.text.removeprefix(head)[:10] for page in sample[-2:]]
    assert begun == ["[붙임1]참석자명부", "[붙임2]화면표시기록"[:10]]


def test_the_head_of_a_table_comes_again_on_every_page(large: list[DrawnPage]) -> None:
    texts = [page.text for page in large]
    first, behind = (
        next(n for n, text in enumerate(texts) if n > 3 and heading in text)
        for heading in ("4.협업참여현황표", "5.한눈에보는협업")
    )
    assert behind - first >= 2
    assert all("번호사업명수원성남" in t or "번호사업명남양주" in t for t in texts[first:behind])
    steps = [text for text in texts if "세부사업기획" in text]
    assert len(steps) >= 2
    assert all("사업명단계다음단계담당센터담당자다음기한" in text for text in steps)


def test_a_draft_bears_its_watermark_on_every_page(sample: list[DrawnPage], tmp_path: Path) -> None:
    draft = drawn(with_wall(filled_sample(WorkshopStage.RUNNING)), tmp_path, EVERYTHING)
    assert len(draft) == len(sample)
    behind = [with_it.pictures - page.pictures for with_it, page in zip(draft, sample, strict=True)]
    assert set(behind) == {1}


def test_a_very_long_note_goes_on_over_the_pages(tmp_path: Path) -> None:
    pages = drawn(with_long_note(10_000), tmp_path, ReportChoices())
    sentence = "마을과센터가함께준비한자리에서나온긴이야기를빠짐없이적는다."
    text = "".join(page.text for page in pages)
    assert text.count(sentence) > 0.85 * (10_000 + 3_333 + 2 * 2_500 + 300) / 40
    for number, page in enumerate(pages, 1):
        assert outside(page) == [], f"page {number}"


def test_an_empty_workshop_has_a_page_of_each_kind(tmp_path: Path) -> None:
    cover, contents, *body = drawn(Workshop(), tmp_path, ReportChoices())
    assert "워크숍결과보고" in cover.text
    assert "11.참여센터확인" in contents.text
    assert "".join(page.text for page in body).rstrip("/").endswith("끝.")
