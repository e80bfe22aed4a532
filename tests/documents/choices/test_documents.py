"""The documents as files: accessible and archival, complete, and without what was left out."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from facilitator.app import notes
from facilitator.app.desk import Desk
from facilitator.app.report_choices import Document, Part, ReportChoices, formats_of
from facilitator.documents.report.content import report_content
from facilitator.documents.report.typeset import typeset
from facilitator.documents.writing import document_bytes, document_pages
from facilitator.domain.entities import Attendee
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import AttendeeId, WorkshopStage
from facilitator.domain.workshop import Workshop
from facilitator.words.messages import sentence
from tests.documents.choices.golden import FOLDER, GOLDEN, sample_text
from tests.documents.choices.logos import JPEG, SVG, png
from tests.documents.kept import check_golden
from tests.documents.put import put
from tests.documents.report.checking import failures, structure
from tests.documents.report.filled import (
    MADE_AT,
    filled_large,
    filled_sample,
    with_people,
    with_text,
    with_wall,
)
from tests.documents.report.golden import text_of
from tests.documents.report.test_pdf import MARKUP
from tests.sample import MAEUL, project_id, sample_workshop

pytestmark = pytest.mark.slow

PERSON = "이름표식"
OTHERS = [document for document in Document if document is not Document.RESULT]


def made(workshop: Workshop, choices: ReportChoices) -> bytes:
    return typeset(report_content(workshop, MADE_AT, choices)).files[0]


@pytest.mark.parametrize("name", GOLDEN)
def test_the_text_of_the_sample_is_the_golden_text(name: str) -> None:
    check_golden(FOLDER / name, sample_text(GOLDEN[name]))


@pytest.mark.parametrize("document", OTHERS)
@pytest.mark.parametrize(
    "workshop",
    [
        pytest.param(Workshop(), id="empty"),
        pytest.param(sample_workshop(), id="prepared"),
        pytest.param(with_wall(filled_sample(WorkshopStage.RUNNING)), id="draft"),
        pytest.param(filled_large(12, 40), id="40 centers"),
        pytest.param(with_wall(with_text(MARKUP)), id="markup"),
    ],
)
def test_every_document_is_accessible_and_archival(document: Document, workshop: Workshop) -> None:
    assert failures(made(workshop, ReportChoices(document))) == []


@pytest.mark.parametrize(
    "choices",
    [
        ReportChoices(parts=frozenset(Part), language="en"),
        ReportChoices(names=False, notes=False),
        ReportChoices(parts=frozenset({Part.MATRIX})),
        ReportChoices(parts=frozenset()),
        ReportChoices(parts=frozenset({Part.WALL})),
        ReportChoices(Document.CENTER_SHEETS, names=False, language="en"),
        ReportChoices(Document.RUNNING_ORDER, names=False, language="en"),
        ReportChoices(Document.ATTENDEES, masked=True, language="en"),
        ReportChoices(Document.ATTENDEES, names=False),
    ],
    ids=lambda c: f"{c.document}-{c.language}-{len(c.parts)}-{c.names}",
)
def test_every_choice_is_accessible_and_archival(choices: ReportChoices) -> None:
    data = made(with_wall(filled_sample(WorkshopStage.RUNNING)), choices)
    assert failures(data) == []
    assert str(PdfReader(io.BytesIO(data)).root_object["/Lang"]) == choices.language


@pytest.mark.parametrize("document", OTHERS)
def test_markup_is_text_in_every_document(document: Document) -> None:
    text = "".join(text_of(made(with_wall(with_text(MARKUP)), ReportChoices(document))).split())
    if document is Document.WALL_ANNEX:  # tells headlines as they stood there, and the workshop
        assert "".join(MARKUP.split())[:40] in text
    else:
        assert "".join(MARKUP.split()) in text


@pytest.mark.parametrize("document", Document)
def test_a_word_without_an_end_stays_on_the_page(document: Document) -> None:
    word = "x" * 160
    text = text_of(made(with_wall(with_text(word)), ReportChoices(document)))
    assert max(map(len, re.findall("x+", text))) < 120  # as many as a whole line holds


def test_a_center_of_many_people_is_named_on_every_page() -> None:
    workshop = filled_sample()
    for n in range(60):
        workshop.put(Attendee(AttendeeId(f"more{n}"), MAEUL, f"사람 {n}", order=100 + n))
    pages = text_of(made(workshop, ReportChoices(Document.ATTENDEES))).split("\n\n")
    assert len(pages) >= 4
    assert all("마을공동체지원센터" in page for page in pages if "사람" in page)


def test_the_running_order_is_marked_as_internal_on_every_page() -> None:
    pages = text_of(made(filled_sample(), ReportChoices(Document.RUNNING_ORDER))).split("\n\n")
    assert len(pages) > 1
    assert all("내부용" in page for page in pages)
    everything = ReportChoices(parts=frozenset(Part))
    assert "내부용" not in text_of(made(filled_sample(), everything))


def test_a_very_long_private_note_is_there_to_its_last_word() -> None:
    desk = Desk(sample_workshop())
    long = "조용히 적어 둔 긴 이야기가 이어진다. " * 500
    desk.do(notes.add_note, project_id(1), long + "마지막말", private=True)
    data = made(desk.workshop, ReportChoices(Document.RUNNING_ORDER))
    text = "".join(text_of(data).split())
    assert text.count("조용히적어둔긴이야기가이어진다.") > 480
    assert "마지막말" in text
    assert failures(data) == []


def test_each_center_has_a_page_of_its_own() -> None:
    data = made(filled_sample(), ReportChoices(Document.CENTER_SHEETS))
    pages = text_of(data).split("\n\n")
    assert len(pages) == 6
    for page, center in zip(pages, filled_sample().centers, strict=True):
        assert center.name in page
    assert len(made(filled_large(12, 40), ReportChoices(Document.CENTER_SHEETS))) > 0


def test_the_annex_of_the_wall_stands_after_the_end() -> None:
    everything = ReportChoices(parts=frozenset(Part))
    text = text_of(made(with_wall(filled_sample()), everything))
    text = text[text.index("2. 화면 표시 기록 1부.") :]  # behind the contents
    assert text.index("끝.") < text.index("붙임 2") < text.index("검은 화면")


def inside(data: bytes, fmt: str) -> str:
    """Give all that a file holds as text: every file of a package, every page and its tags."""
    if fmt == "csv":
        return data.decode("utf-8-sig")
    if fmt == "pdf":
        reader = PdfReader(io.BytesIO(data))
        alts = " ".join(str(element.get("/Alt", "")) for element in structure(data))
        return text_of(data) + alts + str(reader.metadata) + str(reader.outline)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


@pytest.mark.parametrize("fmt", formats_of(Document.RESULT))
def test_no_person_is_in_a_file_without_names(fmt: str) -> None:
    workshop = with_wall(with_people(PERSON))
    for names in (True, False):
        choices = ReportChoices(parts=frozenset(Part), names=names)
        data, _ = document_bytes(workshop, fmt, MADE_AT, choices)
        assert (PERSON in "".join(inside(data, fmt).split())) is names


@pytest.mark.parametrize("fmt", ["hwpx", "xlsx"])
def test_the_other_formats_speak_english_and_leave_parts_out(fmt: str) -> None:
    workshop = with_wall(filled_sample(WorkshopStage.RUNNING))
    few = ReportChoices(parts=frozenset({Part.MATRIX, Part.WALL}), language="en")
    told = inside(document_bytes(workshop, fmt, MADE_AT, few)[0], fmt)
    assert "What the wall showed" in told
    assert "[Draft]" in told
    assert "Division of roles" not in told
    assert "협업 참여 현황표" not in told


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    return tmp_path / "로고 그림"


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(png(300, 90), id="png"),
        pytest.param(png(3, 900), id="tall"),
        pytest.param(JPEG, id="jpeg"),
        pytest.param(SVG.encode(), id="svg"),
        pytest.param(
            SVG.replace("<rect", "<script>alert(1)</script><rect").encode(), id="script"
        ),
    ],
)  # fmt: skip
def test_the_logo_of_the_host_stands_on_the_cover(logo: Path, picture: bytes) -> None:
    logo.write_bytes(picture)
    choices = ReportChoices(parts=frozenset({Part.OVERVIEW}), logo=logo)
    data = made(filled_sample(), choices)
    assert failures(data) == []
    (figure,) = (e for e in structure(data) if str(e["/S"]) == "/Figure")
    assert str(figure["/Alt"]) == "안성시 시민활동통합지원단 로고"
    assert len(PdfReader(io.BytesIO(data)).pages[0].images) >= 1
    assert len(document_pages(filled_sample(), MADE_AT, choices).files) > 1
    written = document_bytes(filled_sample(), "hwpx", MADE_AT, choices)[0]
    assert "BIN0001.png" in zipfile.ZipFile(io.BytesIO(written)).namelist()[-1]


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        pytest.param(b"", "logo_not_a_picture", id="nothing"),
        pytest.param(b"%PDF-1.7", "logo_not_a_picture", id="pdf"),
        pytest.param(b"GIF89a" + bytes(40), "logo_not_a_picture", id="gif"),
        pytest.param(png(20, 20)[:60], "logo_not_a_picture", id="torn png"),
        pytest.param(JPEG[:30], "logo_not_a_picture", id="torn jpeg"),
        pytest.param(b"\xff\xd8\xff\xff\xff\xff", "logo_not_a_picture", id="filled jpeg"),
        pytest.param(png(0, 4), "logo_not_a_picture", id="no width"),
        pytest.param(SVG.replace("</svg>", "").encode(), "logo_not_a_picture", id="torn svg"),
        pytest.param(
            b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.encode(), "logo_not_a_picture", id="entity"
        ),
        pytest.param(
            SVG.replace("<rect", "<text y='9'>글자</text><rect").encode(),
            "logo_has_letters",
            id="letters",
        ),
        pytest.param(
            SVG.replace("<rect", '<image x="1" xlink:href="logo.png"/><rect').encode(),
            "logo_not_a_picture",
            id="linked",
        ),
        pytest.param(png(9_000, 1), "logo_too_large", id="too wide"),
        pytest.param(png(4, 4) + bytes(5_000_000), "logo_too_large", id="too many bytes"),
        pytest.param(SVG.encode() + b" " * 1_100_000, "logo_too_large", id="long svg"),
    ],
)
def test_what_is_no_logo_is_told_and_leaves_the_old_report(
    logo: Path, tmp_path: Path, picture: bytes, code: str
) -> None:
    logo.write_bytes(picture)
    out = tmp_path / "report.pdf"
    out.write_bytes(b"old")
    with pytest.raises(Trouble, match=code) as refused:
        put(sample_workshop(), out, True, ReportChoices(logo=logo))
    assert sentence(refused.value)
    assert out.read_bytes() == b"old"


def test_a_logo_that_is_gone_is_told(logo: Path) -> None:
    with pytest.raises(Trouble, match="no_such_file"):
        report_content(sample_workshop(), MADE_AT, ReportChoices(logo=logo))
