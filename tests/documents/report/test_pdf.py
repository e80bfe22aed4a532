"""The PDF: its text, its standards, and that it is there whole or not at all."""

import errno
import io
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from facilitator.app import notes
from facilitator.app.desk import Desk
from facilitator.app.report_choices import USUAL_PARTS, Part, ReportChoices
from facilitator.documents.report import content as content_module
from facilitator.documents.report.content import report_content
from facilitator.documents.report.typeset import typeset
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop
from facilitator.words.messages import sentence
from tests.documents.kept import check_golden
from tests.documents.put import put
from tests.documents.report.checking import failures, fonts, structure
from tests.documents.report.filled import (
    MADE_AT,
    PRIVATE,
    filled_large,
    filled_sample,
    with_long_note,
    with_text,
    with_wall,
)
from tests.documents.report.golden import GOLDEN, sample_text, text_of
from tests.sample import project_id, sample_workshop

pytestmark = pytest.mark.slow

MARKUP = "#pagebreak() $x$ *굵게* <b>b</b> <img src='file:///x'> \\ [x] `c` @ref {{}} // /* ~ _u_"


def made(workshop: Workshop) -> bytes:
    return typeset(report_content(workshop, MADE_AT)).files[0]


def test_the_text_of_the_sample_is_the_golden_text() -> None:
    check_golden(GOLDEN, sample_text())


@pytest.mark.parametrize(
    "workshop",
    [
        pytest.param(Workshop(), id="empty"),
        pytest.param(sample_workshop(), id="prepared"),
        pytest.param(filled_sample(WorkshopStage.RUNNING), id="draft"),
        pytest.param(filled_sample(), id="closed"),
        pytest.param(filled_large(12, 24), id="many centers"),
        pytest.param(with_text(MARKUP), id="markup"),
    ],
)
def test_it_is_accessible_and_archival(workshop: Workshop) -> None:
    assert failures(made(workshop)) == []


@pytest.fixture(scope="module")
def sample() -> bytes:
    return made(filled_sample())


def test_the_checker_finds_what_is_wrong(sample: bytes) -> None:
    for taken, given in ((b"/Marked true", b"/Marked nope"), (b"/Lang(ko)", b"/Gnal(ko)")):
        assert taken in sample
        assert failures(sample.replace(taken, given)) != []


def test_every_font_is_embedded_and_cut_to_what_is_used(sample: bytes) -> None:
    found = fonts(sample)
    assert {name[8:] for name in found} == {"Pretendard-Regular", "Pretendard-Bold"}
    for name, descriptor in found.items():
        assert re.fullmatch(r"/[A-Z]{6}\+.+", name)
        (program,) = (d for key, d in descriptor.items() if str(key).startswith("/FontFile"))
        assert 1_000 < len(program.get_object().get_data()) < 400_000


def test_the_tags_tell_headings_tables_pictures_and_language(sample: bytes) -> None:
    elements = structure(sample)
    kinds = Counter(str(element["/S"]) for element in elements)
    assert kinds["/H1"] == len(USUAL_PARTS) + 1  # the contents have a heading as well
    assert kinds["/Table"] == kinds["/THead"] > 40
    (figure,) = (element for element in elements if str(element["/S"]) == "/Figure")
    assert "공익–재생 7개" in str(figure["/Alt"])
    assert str(PdfReader(io.BytesIO(sample)).root_object["/Lang"]) == "ko"


def test_words_of_another_language_are_marked(sample: bytes) -> None:
    desk = Desk(sample_workshop())
    desk.do(notes.add_note, project_id(1), "Citizens decide together, step by step.")
    marked = [str(e.get("/Lang", "")) for e in structure(made(desk.workshop))]
    assert "en" in marked
    assert "en" not in [str(e.get("/Lang", "")) for e in structure(sample)]


def test_the_title_is_shown_and_every_part_and_project_has_a_bookmark(sample: bytes) -> None:
    reader = PdfReader(io.BytesIO(sample))
    assert reader.metadata is not None
    assert reader.metadata.title == "2025년도 사업연계 워크숍 결과보고"
    viewer: Any = reader.root_object["/ViewerPreferences"]
    assert viewer["/DisplayDocTitle"].value is True
    titles = [str(each.title) for each in reader.outline if not isinstance(each, list)]
    assert titles[-2:] == ["11. 참여 센터 확인", "붙임  참석자 명부"]
    under = [each for each in reader.outline if isinstance(each, list)]
    named = [str(each.title) for each in under[1] if not isinstance(each, list)]
    assert named[11] == "타. [사업 12] 찾아가는 통합상담창구"


def test_pages_are_counted_and_bear_the_part_that_they_tell_of(sample: bytes) -> None:
    pages = text_of(sample).split("\n\n")
    for number, text in enumerate(pages[1:], 2):
        assert f"{number} / {len(pages)}" in text
    assert pages[6].splitlines()[0].endswith("6. 사업별 토의결과")


@pytest.mark.parametrize(
    "workshop",
    [
        pytest.param(sample_workshop(), id="prepared"),
        pytest.param(filled_sample(), id="closed"),
        pytest.param(filled_large(54, 20), id="54 projects by 20 centers"),
        pytest.param(with_long_note(10_000), id="long"),
    ],
)
def test_no_heading_stands_alone_at_the_foot_of_a_page(workshop: Workshop) -> None:
    data = made(workshop)
    headings = {"".join(title.split()) for title in _bookmarks(PdfReader(io.BytesIO(data)).outline)}
    assert len(headings) > 30
    for text in text_of(data).split("\n\n")[2:]:
        *_, last, _ = ["".join(line.split()) for line in text.splitlines()]
        assert last not in headings


def _bookmarks(outline: list[Any]) -> list[str]:
    found: list[str] = []
    for each in outline:
        found += _bookmarks(each) if isinstance(each, list) else [str(each.title)]
    return found


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
def test_another_reader_gives_the_text_in_reading_order(sample: bytes) -> None:
    read = subprocess.run(["pdftotext", "-", "-"], input=sample, capture_output=True, check=True)
    text = "".join(read.stdout.decode().split())
    places = [
        text.index("".join(words.split()), 3_000)
        for words in (
            "5. 한눈에 보는 협업",
            "6. 사업별 토의결과",
            "가. [사업 1] 마을공동체의 사회적경제조직",
            "1) 참여 의사",
            "2) 역할분담",
            "4) 쟁점",
            "나. [사업 2]",
            "7. 센터별 약속",
            "8. 후속 조치 및 일정",
            "위와 같이 워크숍에서",
            "끝.",
        )
    ]
    assert places == sorted(places)


def test_nothing_private_is_on_a_page() -> None:
    assert PRIVATE not in text_of(made(filled_sample(WorkshopStage.RUNNING)))


def test_the_draft_says_so_on_every_page_and_the_finished_report_nowhere() -> None:
    draft = text_of(made(filled_sample(WorkshopStage.RUNNING))).split("\n\n")
    assert all("작성 중" in text for text in draft)
    assert "작성 중" not in text_of(made(filled_sample()))


def test_it_ends_as_public_documents_do() -> None:
    *_, body, annex = text_of(made(filled_sample())).strip().split("\n\n")
    assert body.splitlines()[-2] == "붙임 참석자 명부 1부. 끝."
    assert annex.splitlines()[1] == "붙임 참석자 명부"
    assert text_of(made(Workshop())).splitlines()[-2].strip() == "끝."


def test_every_annex_has_pages_of_its_own_and_a_line_in_the_contents() -> None:
    everything = ReportChoices(parts=frozenset(Part))
    content = report_content(with_wall(filled_sample()), MADE_AT, everything)
    pages = text_of(typeset(content).files[0]).strip().split("\n\n")
    for number, title in enumerate(("붙임 1 참석자 명부", "붙임 2 화면 표시 기록"), len(pages) - 1):
        assert pages[number - 1].splitlines()[1] == title
        assert re.search(rf"^{title}[ .]+{number}$", pages[1], re.MULTILINE)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert made(filled_sample()) == made(filled_sample())


def test_markup_is_text() -> None:
    text = "".join(text_of(made(with_text(MARKUP))).split())
    assert "".join(MARKUP.split()) in text


def test_a_very_long_note_is_there_to_its_last_word() -> None:
    text = "".join(text_of(made(with_long_note(10_000))).split())
    sentence_ = "마을과센터가함께준비한자리에서나온긴이야기를빠짐없이적는다."
    # The note, the reason, the task (also as a promise) and the decision; lines at a page's end
    # have its foot between.
    assert text.count(sentence_) > 0.9 * (10_000 + 3_333 + 2 * 2_500 + 300) / 40


def test_it_is_written_with_what_became_a_box(tmp_path: Path) -> None:
    workshop = with_text("가\U00013000\u202e나\ue000")
    written = put(workshop, tmp_path / "보고서.pdf", overwrite=False)
    assert written.path.read_bytes().startswith(b"%PDF")
    assert written.size == written.path.stat().st_size
    assert written.replaced == ("U+E000", "\U00013000")
    assert "가□나□" in text_of(written.path.read_bytes())
    assert list(tmp_path.iterdir()) == [written.path]


def test_a_file_that_is_there_is_left_alone_unless_told_otherwise(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"old")
    with pytest.raises(Trouble, match="file_exists") as refused:
        put(Workshop(), out, overwrite=False)
    assert str(out) in sentence(refused.value)
    assert out.read_bytes() == b"old"
    put(Workshop(), out, overwrite=True)
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "report_disk_full"),
        (errno.EACCES, "report_no_permission"),
        (errno.EIO, "report_not_written"),
    ],
)
def test_a_failing_disk_leaves_the_old_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Trouble, match=code) as refused:
        put(Workshop(), out, overwrite=True)
    assert str(out) in sentence(refused.value)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_report_that_cannot_be_set_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"old")
    content = report_content(Workshop(), MADE_AT)
    del content["words"]
    monkeypatch.setattr(content_module, "report_content", lambda *_: content)
    with pytest.raises(Trouble, match="report_failed") as refused:
        put(Workshop(), out, overwrite=True)
    assert "words" in sentence(refused.value)
    assert out.read_bytes() == b"old"


def test_a_missing_folder_and_a_folder_as_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="no_such_folder"):
        put(Workshop(), tmp_path / "none" / "report.pdf", overwrite=False)
    with pytest.raises(Trouble, match="is_a_folder"):
        put(Workshop(), tmp_path, overwrite=True)
