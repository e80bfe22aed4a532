"""Every slide, in every size, with every content: readable, whole, nothing over anything."""

from dataclasses import replace
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from facilitator.app.slides import BlankSlide, HoldingSlide, NotesSlide
from facilitator.domain.text import one_line
from facilitator.ui.projection.composing import NEWEST, compose
from facilitator.ui.projection.picture import Box, Picture, Text
from facilitator.ui.projection.typography import width_of
from facilitator.ui.theme import load_theme
from tests.ui.projection.samples import MAKERS, Told, make

LIGHT, DARK = load_theme("wall_light"), load_theme("wall_dark")
SIZES = [QSize(1024, 768), QSize(1280, 800), QSize(1920, 1080), QSize(3840, 2160)]
SHORT = ["마을", "공익", "재생", "사경", "도농", "사무국"]
NORMAL = [
    "마을공동체 대상의 사업별 지원",
    "공익활동지원센터",
    "원곡 지역에 한하여 예산이 확보되면 함께한다.",
    "사회적경제 기업과 마을이 함께 만드는 로컬 브랜드 발굴",
    "재생",
]
MONSTROUS = [
    "아주 긴 이름이 끝없이 이어지는 사업 " * 40,
    "띄어쓰기없이이어지는낱말" * 60,
    "https://example.org/" + "a" * 900,
    "👩‍👩‍👧‍👦🇰🇷" * 80,
    "마을",
]
CONTENTS = {"short": (SHORT, 2), "normal": (NORMAL, 8), "monstrous": (MONSTROUS, 5)}


SCALES = (60, 80, 130, 150, 200)
MESSAGES = (
    "",
    "5분 후 다시 시작합니다",
    "점심 식사 뒤 13시 30분에 대회의실에서 다시 시작합니다. " * 3,
)


def all_pages(told: Told, size: QSize, message: str = "", scale: int = 100) -> list[Picture]:
    first = compose(told.slide, size, LIGHT, 0, message, scale)
    others = range(1, first.pages)
    return [first, *(compose(told.slide, size, LIGHT, n, message, scale) for n in others)]


def texts_of(picture: Picture) -> list[Text]:
    return [item for item in picture.items if isinstance(item, Text)]


def assert_readable(picture: Picture) -> None:
    """No text is too small, cut by an edge, wider than its place, or over another text."""
    texts = texts_of(picture)
    canvas = QRect(0, 0, picture.width, picture.height)
    for item in picture.items:
        assert canvas.contains(QRect(*item.rect)), item
    for text in texts:
        assert text.style.px * 30 >= picture.height, text
        assert text.rect.h == text.style.leading * len(text.lines)
        for line in text.lines:
            assert width_of(line, text.style) <= text.rect.w + 0.01, text
    rects = [QRect(*text.rect) for text in texts]
    for index, rect in enumerate(rects):
        for other, over in enumerate(rects[:index]):
            assert not rect.intersects(over), (texts[index], texts[other])


def squeeze(text: str) -> str:
    return "".join(text.split())


def is_told(text: str, pieces: list[str]) -> bool:
    """Tell whether a text stands in one piece, or runs on over several."""
    wanted = squeeze(text)
    if any(wanted in piece for piece in pieces):
        return True
    for start, piece in enumerate(pieces):
        begun = piece.find(wanted[:4])  # a label may stand before it
        left = wanted.removeprefix(piece[begun:])
        if begun < 0 or left == wanted:
            continue
        for following in pieces[start + 1 :]:
            left = left.removeprefix(following)
            if not left:
                return True
    return False


def assert_all_told(told: Told, pages: list[Picture]) -> None:
    pieces = [squeeze(text.text) for page in pages for text in texts_of(page)]
    pieces = [piece for piece in pieces if piece]
    for text in set(told.texts):
        assert is_told(text, pieces), text


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s.width()}x{s.height()}")
@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("kind", MAKERS)
def test_every_slide_is_readable_and_tells_everything(kind: str, content: str, size: QSize) -> None:
    told = make(kind, *CONTENTS[content])
    pages = all_pages(told, size)
    for page in pages:
        assert_readable(page)
    assert_all_told(told, pages)


@pytest.mark.parametrize("size", SIZES[:3], ids=lambda s: f"{s.width()}x{s.height()}")
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("kind", MAKERS)
def test_text_of_any_size_stays_readable_and_whole(kind: str, scale: int, size: QSize) -> None:
    told = make(kind, *CONTENTS["normal"])
    pages = all_pages(told, size, "", scale)
    for page in pages:
        assert_readable(page)
    assert_all_told(told, pages)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES[:3], ids=lambda s: f"{s.width()}x{s.height()}")
@pytest.mark.parametrize("scale", [60, 100, 200])
@pytest.mark.parametrize("message", MESSAGES[1:], ids=["short", "long"])
@pytest.mark.parametrize("kind", MAKERS)
def test_a_message_stands_below_the_slide_and_takes_nothing_from_it(
    kind: str, message: str, scale: int, size: QSize
) -> None:
    told = make(kind, *CONTENTS["normal"])
    told.texts.append(message)
    pages = all_pages(told, size, message, scale)
    for page in pages:
        assert_readable(page)
        assert_message_below(page, message)
    assert_all_told(told, pages)


@pytest.mark.slow
@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("scale", [60, 200])
@pytest.mark.parametrize("kind", MAKERS)
def test_texts_without_end_stay_readable_in_any_size(kind: str, scale: int, message: str) -> None:
    told = make(kind, *CONTENTS["monstrous"])
    first = compose(told.slide, SIZES[0], LIGHT, 0, message, scale)
    assert_readable(first)
    for page in {1, first.pages // 2, first.pages - 1}:
        assert_readable(compose(told.slide, SIZES[0], LIGHT, page, message, scale))


def assert_message_below(picture: Picture, message: str) -> None:
    """The band is as wide as the wall, and nothing of the slide reaches into it."""
    index, band = next(
        (n, i) for n, i in enumerate(picture.items) if isinstance(i, Box) and i.fill == "message"
    )
    assert (band.rect.w, band.rect.y + band.rect.h) == (picture.width, picture.height)
    for item in picture.items[:index]:
        assert item.rect.y + item.rect.h <= band.rect.y, item
    said = [i for i in picture.items[index:] if isinstance(i, Text)]
    assert [text.text for text in said] == [message]
    assert said[0].style.px * 20 >= picture.height


def test_no_message_lies_over_black() -> None:
    picture = compose(BlankSlide(), SIZES[0], LIGHT, 0, "5분 후 다시 시작합니다", 200)
    assert picture.items == ()


def test_a_message_larger_than_the_wall_stands_in_full_on_further_pages() -> None:
    message = "끝없이 이어지는 알림 말씀 " * 60
    pages = all_pages(make("welcome", ["마을"], 1), SIZES[0], message)
    told = Told(HoldingSlide("", ""), [message])
    assert len(pages) > 1
    assert_all_told(told, pages)


@pytest.mark.parametrize("kind", ["notes", "roles", "agenda", "read_back", "summary"])
def test_larger_text_takes_more_pages_and_is_larger(kind: str) -> None:
    told = make(kind, ["마을", "공익활동지원센터", "함께 여는 마을 잔치"], 8)
    small, large = (all_pages(told, SIZES[0], "", scale) for scale in (60, 200))
    assert len(large) > len(small)
    assert body_size(large) > 1.5 * body_size(small)


def body_size(pages: list[Picture]) -> float:
    """The size that half of all characters have at the least."""
    texts = (text for page in pages for text in texts_of(page) if not text.text.endswith("쪽"))
    return median(text.style.px for text in texts for _ in text.text)


@pytest.mark.parametrize("scale", [60, 100, 200])
@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("text", [*NORMAL, *MONSTROUS])
def test_the_newest_line_is_seen_on_the_newest_page(text: str, message: str, scale: int) -> None:
    for size in SIZES[:3]:
        told = make("notes", [*NORMAL, text], 8)
        assert isinstance(told.slide, NotesSlide)
        newest = replace(told.slide.lines[-1], text=text + " 끝말")
        slide = replace(told.slide, lines=(*told.slide.lines[:-1], newest))
        picture = compose(slide, size, LIGHT, NEWEST, message, scale)
        lowest = max((t for t in texts_of(picture) if t.typed), key=lambda t: t.rect.y)
        assert lowest.lines[-1].endswith("끝말")


typed = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("가나다 라마바사"),
    max_size=120,
).map(lambda text: one_line(text) or "빈")


@pytest.mark.parametrize("kind", MAKERS)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(typed, min_size=1, max_size=6),
    count=st.integers(0, 12),
    size=st.sampled_from(SIZES[:3]),
    message=st.sampled_from(MESSAGES) | typed,
    scale=st.sampled_from([100, *SCALES]),
)
def test_whatever_is_typed_stays_readable(
    kind: str, texts: list[str], count: int, size: QSize, message: str, scale: int
) -> None:
    told = make(kind, texts, count)
    pages = all_pages(told, size, message, scale)
    for page in pages:
        assert_readable(page)
    assert_all_told(told, pages)


@pytest.mark.parametrize("size", [QSize(1, 1), QSize(300, 40), QSize(40, 300), QSize(480, 270)])
@pytest.mark.parametrize("kind", MAKERS)
def test_a_window_of_any_size_draws_without_trouble(kind: str, size: QSize) -> None:
    assert compose(make(kind, *CONTENTS["short"]).slide, size, DARK, 0).pages >= 1


@pytest.mark.parametrize("kind", MAKERS)
def test_on_a_normal_day_no_text_is_cut(kind: str) -> None:
    texts = ["마을", "공익", "원곡 지역에 한함", "도농", "사무국", "주민자치 아카데미"]
    for size in SIZES:
        for picture in all_pages(make(kind, texts, 8), size):
            assert "…" not in picture.shown_text(), size
