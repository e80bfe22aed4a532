"""Long content pages: what stands on which page."""

import pytest
from PySide6.QtCore import QSize

from facilitator.app.slides import (
    AgendaRow,
    AgendaRowKind,
    AgendaSlide,
    AgendaState,
    AnswersSlide,
    AnswerTile,
    BlankSlide,
    BreakSlide,
    MatrixRow,
    MatrixSlide,
    NoteLine,
    NotesSlide,
    ProjectHead,
    SectionSlide,
)
from facilitator.domain.terms import Mark, NoteKind
from facilitator.ui.projection.composing import NEWEST, compose
from facilitator.ui.projection.picture import Box, Item, Rect, Sign, Text
from facilitator.ui.theme import load_theme
from facilitator.words import use_language
from tests.ui.projection.samples import DUE, OVER, RUNNING, make

LIGHT = load_theme("wall_light")
FULL_HD, OLD = QSize(1920, 1080), QSize(1024, 768)
HEAD = ProjectHead(3, "마을공동체 대상의 사업별 지원", "공동체 지원", "마을", "")


def notes(count: int, *, typing: str = "") -> NotesSlide:
    lines = [NoteLine("공익", NoteKind.POINT, f"{n}번째 의견이 있었다.") for n in range(count)]
    if typing:
        lines.append(NoteLine("재생", NoteKind.POINT, typing, typing=True))
    return NotesSlide(HEAD, tuple(lines), RUNNING)


def board(count: int) -> AnswersSlide:
    tiles = tuple(AnswerTile(f"센터{n}", Mark.YES, "", None, False) for n in range(count))
    return AnswersSlide(HEAD, tiles, (), OVER)


def tiles_in(items: tuple[Item, ...]) -> list[Rect]:
    return [i.rect for i in items if isinstance(i, Box) and i.fill.endswith("_soft")]


def test_notes_open_at_the_newest_line_and_page_back_to_the_oldest() -> None:
    newest = compose(notes(60), OLD, LIGHT, NEWEST)
    assert "59번째 의견" in newest.shown_text()
    assert newest.page == newest.pages - 1 > 0
    assert f"{newest.pages}/{newest.pages} 쪽" in newest.shown_text()
    oldest = compose(notes(60), OLD, LIGHT, 0)
    assert "0번째 의견" in oldest.shown_text()


def test_the_newest_page_of_notes_is_the_full_one() -> None:
    pages = [compose(notes(60), OLD, LIGHT, n).shown_text().count("번째") for n in range(2)]
    assert compose(notes(60), OLD, LIGHT, NEWEST).shown_text().count("번째") >= pages[1]
    assert pages[0] <= pages[1]


def test_the_newest_line_of_notes_stands_at_the_bottom() -> None:
    picture = compose(notes(3, typing="원곡은 이미 주민협의체가 있"), FULL_HD, LIGHT, NEWEST)
    body = [t for t in picture.items if (isinstance(t, Text) and "번째" in t.text) or _typed(t)]
    assert _typed(max(body, key=lambda t: t.rect.y))


def _typed(item: object) -> bool:
    return isinstance(item, Text) and item.typed > 0


def test_only_the_last_syllable_of_the_typed_line_is_underlined() -> None:
    picture = compose(notes(1, typing="함께 열 수 있"), FULL_HD, LIGHT, NEWEST)
    [typed] = [t for t in picture.items if isinstance(t, Text) and t.typed]
    assert typed.lines[-1][-typed.typed :] == "있"


def test_a_page_that_is_too_high_is_the_last_one() -> None:
    picture = compose(notes(60), OLD, LIGHT, 999)
    assert picture.page == picture.pages - 1


def test_one_page_needs_no_number() -> None:
    assert "쪽" not in compose(board(6), FULL_HD, LIGHT).shown_text()


@pytest.mark.parametrize("count", [1, 2, 6, 9, 14, 40])
@pytest.mark.parametrize("size", [OLD, FULL_HD])
def test_tiles_share_pages_evenly_and_do_not_overlap(count: int, size: QSize) -> None:
    pages = compose(board(count), size, LIGHT).pages
    seen = []
    for page in range(pages):
        items = compose(board(count), size, LIGHT, page).items
        boxes = tiles_in(items)
        seen.append(len(boxes))
        assert len({(b.w, b.h) for b in boxes}) == 1
    assert sum(seen) == count
    assert max(seen) - min(seen) < max(2, pages)


def test_six_centers_stand_as_in_the_design_three_by_two() -> None:
    boxes = tiles_in(compose(board(6), FULL_HD, LIGHT).items)
    assert len({b.x for b in boxes}) == 3
    assert len({b.y for b in boxes}) == 2


@pytest.mark.parametrize("size", [OLD, QSize(1280, 800), FULL_HD])
@pytest.mark.parametrize("scale", [100, 110, 120])
def test_six_centers_stay_on_one_page_in_a_little_larger_text(size: QSize, scale: int) -> None:
    assert compose(board(6), size, LIGHT, 0, "", scale).pages == 1


def test_six_centers_take_two_pages_where_text_that_large_does_not_fit_one() -> None:
    plain, large = (compose(board(6), FULL_HD, LIGHT, 0, "", scale) for scale in (100, 200))
    assert large.pages == 2
    sizes = [
        max(i.style.px for i in picture.items if isinstance(i, Text) and i.text == "참여")
        for picture in (plain, large)
    ]
    assert sizes[1] > sizes[0] * 1.2


def test_each_answer_has_sign_and_word_and_a_confirmed_one_its_check() -> None:
    tiles = (
        AnswerTile("마을", Mark.LEAD, "", None, False),
        AnswerTile("재생", Mark.CONDITIONAL, "원곡 지역에 한함", None, True),
        AnswerTile("도농", Mark.LATER, "", DUE, False),
    )
    picture = compose(AnswersSlide(HEAD, tiles, (), None), FULL_HD, LIGHT)
    said = picture.shown_text().split("\n")
    for text in ("주무센터", "조건부", "원곡 지역에 한함", "검토 후 회신", "12. 13.까지"):
        assert text in said
    shapes = [i.shape for i in picture.items if isinstance(i, Sign)]
    assert sorted(shapes) == ["check", "conditional", "later", "lead"]


def test_the_lead_wears_the_name_that_the_workshop_gave_it() -> None:
    head = ProjectHead(1, "사업", "분야", "마을", "주관")
    tiles = (AnswerTile("마을", Mark.LEAD, "", None, False),)
    shown = compose(AnswersSlide(head, tiles, (), None), FULL_HD, LIGHT).shown_text()
    assert "주관" in shown
    assert "주무센터" not in shown


def agenda(now: int, state: AgendaState = AgendaState.NOW) -> AgendaSlide:
    states = [AgendaState.PAST] * now + [state] + [AgendaState.LATER] * (29 - now)
    rows = (
        AgendaRow(AgendaRowKind.SECTION, each, None, f"{n}번째 섹션", ("마을", "공익"))
        for n, each in enumerate(states)
    )
    return AgendaSlide(tuple(rows))


@pytest.mark.parametrize("now", [0, 14, 29])
@pytest.mark.parametrize("state", [AgendaState.NOW, AgendaState.NEXT])
def test_a_long_agenda_opens_where_the_day_is(now: int, state: AgendaState) -> None:
    opened = compose(agenda(now, state), OLD, LIGHT, NEWEST)
    assert opened.pages > 2
    assert f"{now}번째 섹션" in opened.shown_text()
    assert compose(agenda(now, state), OLD, LIGHT, 0).page == 0


def test_an_agenda_that_is_over_opens_at_its_end() -> None:
    opened = compose(agenda(29, AgendaState.PAST), OLD, LIGHT, NEWEST)
    assert opened.page == opened.pages - 1


def test_the_titles_of_a_sections_projects_begin_below_one_another() -> None:
    projects = tuple((n, f"사업 제목 {n}", "공익") for n in (1, 2, 10))
    slide = SectionSlide("공동체", "가치마당", 50, ("공익",), projects, OVER)
    items = compose(slide, FULL_HD, LIGHT, 0).items
    starts = {i.rect.x for i in items if isinstance(i, Text) and i.text.startswith("사업 제목")}
    assert len(starts) == 1


def test_a_break_within_a_section_says_that_the_section_goes_on() -> None:
    shown = compose(BreakSlide(60, None, "1. 공동체", goes_on=True), FULL_HD, LIGHT).shown_text()
    assert "다음: 1. 공동체 계속" in shown.split("\n")
    shown = compose(BreakSlide(60, None, "2. 교육"), FULL_HD, LIGHT).shown_text()
    assert "다음: 2. 교육" in shown.split("\n")


@pytest.mark.parametrize("size", [OLD, FULL_HD])
def test_the_word_of_the_read_back_is_not_broken_in_english(size: QSize) -> None:
    use_language("en")  # the fixture goes back
    items = compose(make("read_back", ["공익"], 3).slide, size, LIGHT).items
    lines = [i.lines for i in items if isinstance(i, Text)]
    assert ("Confirmed",) in lines
    assert ("Confirmation",) in lines


def test_the_matrix_repeats_its_headings_on_every_page() -> None:
    told = make("matrix", [f"센터{n}" for n in range(40)], 40)
    pages = compose(told.slide, OLD, LIGHT).pages
    assert pages > 4
    for page in range(pages):
        picture = compose(told.slide, OLD, LIGHT, page)
        first_row = min(i.rect.y for i in picture.items if isinstance(i, Sign))
        above = [i.text for i in picture.items if isinstance(i, Text) and i.rect.y < first_row]
        assert any(text.startswith("센터") for text in above)


def test_twelve_projects_of_six_centers_stand_on_one_page() -> None:
    centers = ("마을", "공익", "재생", "사경", "도농", "사무국")
    title = "마을공동체 대상의 사업별 지원"
    rows = tuple(MatrixRow(n, title, (Mark.YES,) * 6, (True,) * 6) for n in range(1, 13))
    for size in (OLD, QSize(1280, 800), FULL_HD):
        assert compose(MatrixSlide(centers, rows, ""), size, LIGHT).pages == 1


def test_the_blank_slide_holds_nothing() -> None:
    picture = compose(BlankSlide(), FULL_HD, LIGHT)
    assert picture.items == ()
    assert picture.shown_text() == ""
