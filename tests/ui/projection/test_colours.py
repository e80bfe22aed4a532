"""Every colour on every ground that it is really drawn upon, in every theme."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QSize

from facilitator.app.settings import WALL_THEMES
from facilitator.app.slides import Slide
from facilitator.domain.terms import Mark
from facilitator.ui.projection.composing import compose
from facilitator.ui.projection.picture import Box, Item, Picture, Rect, Sign, Text
from facilitator.ui.theme import Theme, load_theme
from tests.ui.projection import gallery
from tests.ui.projection.colours import VISIONS, contrast, distance
from tests.ui.projection.samples import MAKERS, make

TEXTS = ["공익활동지원센터", "원곡 지역에 한하여 예산이 확보되면 함께한다.", "재생"]
SIZE = QSize(1024, 768)
MARKS = [mark for mark in Mark if mark is not Mark.NOT_ASKED]
GIVEN = (Mark.LEAD, Mark.YES, Mark.CONDITIONAL, Mark.LATER, Mark.NO)
THIN = 12  # a box of so few pixels across is a line


@pytest.fixture(params=WALL_THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(f"wall_{request.param}")


def slides(kind: str) -> Iterator[Slide]:
    """Give a slide with all that may stand on it, and with each look of the clock."""
    yield make(kind, TEXTS, 8).slide
    if kind in gallery.slides():
        yield gallery.slides()[kind]


def pages(kind: str, theme: Theme) -> Iterator[Picture]:
    for slide in slides(kind):
        first = compose(slide, SIZE, theme, 0, "5분 후 다시 시작합니다")
        yield first
        for page in range(1, first.pages):
            yield compose(slide, SIZE, theme, page, "5분 후 다시 시작합니다")


def grounds(picture: Picture, rect: Rect, before: int) -> set[str]:
    """List the roles that an item stands upon: the topmost box, and each that only touches it."""
    under = {picture.background}
    for item in picture.items[:before]:
        if isinstance(item, Box) and item.fill and QRect(*item.rect).intersects(QRect(*rect)):
            covered = QRect(*item.rect).contains(QRect(*rect))
            under = {item.fill} if covered else under | {item.fill}
    return under


def is_line(box: Box) -> bool:
    return bool(box.fill) and min(box.rect.w, box.rect.h) <= THIN


def drawn(picture: Picture) -> Iterator[tuple[Item, str, str]]:
    """Give what is drawn with the role of its colour and the role of the ground beneath."""
    for index, item in enumerate(picture.items):
        role = item.role if isinstance(item, Text | Sign) else item.line or item.fill
        if isinstance(item, Box) and not item.line and not is_line(item):
            continue  # an area: what stands on it is looked at
        for ground in grounds(picture, item.rect, index):
            yield item, role, ground


@pytest.mark.parametrize("kind", MAKERS)
def test_text_stands_out_seven_to_one(kind: str, theme: Theme) -> None:
    seen = 0
    for picture in pages(kind, theme):
        for item, role, ground in drawn(picture):
            if isinstance(item, Text):
                assert contrast(theme.colors[role], theme.colors[ground]) >= 7, (role, ground)
                seen += 1
    assert seen


@pytest.mark.parametrize("kind", MAKERS)
def test_signs_and_lines_stand_out_three_to_one(kind: str, theme: Theme) -> None:
    for picture in pages(kind, theme):
        for item, role, ground in drawn(picture):
            # A line in the colour of its own area, or of its ground, is none in this theme.
            own = item.fill if isinstance(item, Box) and item.line else ground
            same = theme.colors[role] in (theme.colors[own], theme.colors[ground])
            if not isinstance(item, Text) and not (isinstance(item, Box) and same):
                assert contrast(theme.colors[role], theme.colors[ground]) >= 3, (role, ground)


def test_what_is_typed_is_underlined_so_that_it_is_seen(theme: Theme) -> None:
    for ground in ("paper", "decision"):
        assert contrast(theme.colors["typed"], theme.colors[ground]) >= 3


@pytest.mark.parametrize("look", ["", "clock_warning", "clock_over", "clock_paused"])
def test_each_look_of_the_clock_is_among_the_pictures(look: str) -> None:
    theme = load_theme("wall_light")
    fills = {i.fill for kind in MAKERS for p in pages(kind, theme) for i in boxes(p)}
    assert not look or look in fills


def boxes(picture: Picture) -> list[Box]:
    return [item for item in picture.items if isinstance(item, Box)]


def test_all_themes_have_the_same_roles(theme: Theme) -> None:
    assert theme.colors.keys() == load_theme("wall_light").colors.keys()


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("one", "other"), list(combinations(MARKS, 2)))
def test_tiles_of_two_answers_differ_for_every_eye(
    theme: Theme, one: Mark, other: Mark, vision: str
) -> None:
    parts = ("{}_soft", "{}_line", "on_{}")
    apart = [
        distance(theme.colors[part.format(one)], theme.colors[part.format(other)], vision)
        for part in parts
    ]
    assert max(apart) >= 10, apart


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("one", "other"), list(combinations(GIVEN, 2)))
def test_signs_of_two_answers_differ_for_every_eye(
    theme: Theme, one: Mark, other: Mark, vision: str
) -> None:
    assert distance(theme.colors[one], theme.colors[other], vision) >= 10


@pytest.mark.parametrize("vision", VISIONS)
def test_who_takes_part_and_who_does_not_stand_on_different_grounds(
    theme: Theme, vision: str
) -> None:
    assert distance(theme.colors["yes_soft"], theme.colors["no_soft"], vision) >= 6


def test_red_and_green_of_one_lightness_are_told_from_eyes_that_mix_them_up() -> None:
    assert distance("#a23b00", "#5c6600", "normal") > 40
    assert distance("#a23b00", "#5c6600", "deuteranopia") < 12
