"""Every slide, in every size, with every content: readable, whole, nothing over anything."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from facilitator.domain.text import one_line
from facilitator.ui.projection.composing import compose
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


def all_pages(told: Told, size: QSize) -> list[Picture]:
    first = compose(told.slide, size, LIGHT, 0)
    return [first, *(compose(told.slide, size, LIGHT, n) for n in range(1, first.pages))]


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
)
def test_whatever_is_typed_stays_readable(
    kind: str, texts: list[str], count: int, size: QSize
) -> None:
    told = make(kind, texts, count)
    pages = all_pages(told, size)
    for page in pages:
        assert_readable(page)
    assert_all_told(told, pages)


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", MAKERS)
def test_text_stands_out_seven_to_one(kind: str, theme: object) -> None:
    colors = (LIGHT if theme is LIGHT else DARK).colors
    told = make(kind, *CONTENTS["normal"])
    for picture in all_pages(told, SIZES[2]):
        for text in texts_of(picture):
            middle = QRect(*text.rect).center()
            under = [
                b.fill
                for b in picture.items
                if isinstance(b, Box) and b.fill and QRect(*b.rect).contains(middle)
            ]
            ground = under[-1] if under else picture.background
            assert contrast(colors[text.role], colors[ground]) >= 7, (text.role, ground)


def test_both_themes_have_the_same_roles() -> None:
    assert LIGHT.colors.keys() == DARK.colors.keys()


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
