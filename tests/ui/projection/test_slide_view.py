"""The widget of the wall and of the preview: it repaints what changed, and black at once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRegion
from pytestqt.qtbot import QtBot

from facilitator.app.slides import AnswersSlide, BlankSlide, HoldingSlide, NotesSlide, Slide
from facilitator.domain.terms import Mark
from facilitator.ui.projection.composing import compose
from facilitator.ui.projection.painting import paint
from facilitator.ui.projection.picture import Box, changed_items
from facilitator.ui.projection.slide_view import SlideView
from facilitator.ui.theme import load_theme
from tests.ui.projection.samples import MAKERS, RUNNING, make

LIGHT, DARK = load_theme("wall_light"), load_theme("wall_dark")
SIZE = QSize(1280, 800)
# Qt fills the outline of a very large glyph in bands, which it cuts by the clip and by how much
# memory its rasterizer has grown to before: a pixel at the glyph's edge then rounds otherwise, by
# up to some 20 of 255. What was not painted anew stands apart by more than a hundred.
EDGE = 48
NAMES = ["마을", "공익", "재생", "사경", "도농", "사무국"]


class Watched(SlideView):
    """Remembers which parts were painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted = QRegion(event.region())
        super().paintEvent(event)


def board(count: int = 6) -> AnswersSlide:
    slide = make("answers", NAMES, count).slide
    assert isinstance(slide, AnswersSlide)
    return slide


def with_answer(slide: AnswersSlide, index: int, mark: Mark) -> AnswersSlide:
    tiles = list(slide.tiles)
    tiles[index] = replace(tiles[index], mark=mark, confirmed=False)
    return replace(slide, tiles=tuple(tiles))


def show_and_wait(view: Watched, slide: Slide, qtbot: QtBot) -> None:
    view.painted = QRegion()
    view.show_slide(slide)
    qtbot.waitUntil(lambda: not view.painted.isEmpty())
    view.painted = QRegion()


@pytest.fixture
def view(qtbot: QtBot) -> Watched:
    view = Watched(LIGHT)
    qtbot.addWidget(view)
    view.resize(SIZE)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_only_the_tile_that_changed_is_painted(view: Watched, qtbot: QtBot) -> None:
    show_and_wait(view, board(), qtbot)
    view.show_slide(with_answer(board(), 1, Mark.NO))
    qtbot.waitUntil(lambda: not view.painted.isEmpty())
    boxes = [i for i in view.picture.items if isinstance(i, Box)]
    tiles = [QRect(*box.rect) for box in boxes if box.fill.endswith("_soft")]
    assert tiles[1].adjusted(-2, -2, 2, 2).contains(view.painted.boundingRect())


def test_a_second_of_the_clock_paints_only_the_clock(view: Watched, qtbot: QtBot) -> None:
    slide = replace(board(), clock=RUNNING)
    show_and_wait(view, slide, qtbot)
    view.show_slide(replace(slide, clock=replace(RUNNING, left=RUNNING.left - 1)))
    qtbot.waitUntil(lambda: not view.painted.isEmpty())
    assert view.painted.boundingRect().height() < SIZE.height() // 8


def test_the_same_slide_again_paints_nothing() -> None:
    one = compose(board(), SIZE, LIGHT)
    assert changed_items(one, compose(board(), SIZE, LIGHT)) == []


def drawn(slide: Slide, size: QSize = SIZE) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, compose(slide, size, LIGHT))
    painter.end()
    return image


def farthest_apart(one: QImage, other: QImage) -> int:
    """Tell by how much the two differ where they differ most, of 255."""
    if one == other:
        return 0
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs)


@pytest.mark.parametrize("kind", MAKERS)
def test_painting_only_what_changed_gives_the_whole_new_picture(kind: str) -> None:
    before = make(kind, ["마을", "가나 다라", "긴 글이 여기에 있다"], 4).slide
    after = make(kind, ["공익", "가나 다라", "긴 글이 여기에도 있다 " * 3], 4).slide
    image = drawn(before)
    changed = changed_items(compose(before, SIZE, LIGHT), compose(after, SIZE, LIGHT))
    assert changed
    region = QRegion()
    for item in changed:
        region += QRect(*item.reach)
    painter = QPainter(image)
    painter.setClipRegion(region)
    paint(painter, compose(after, SIZE, LIGHT), region)
    painter.end()
    whole = drawn(after)
    assert farthest_apart(drawn(before), whole) > 2 * EDGE  # a stale part would be seen
    assert farthest_apart(image, whole) < EDGE


def test_blank_is_painted_before_the_call_returns(view: Watched) -> None:
    view.show_slide(board())
    view.painted = QRegion()
    view.show_slide(BlankSlide())
    assert view.painted.boundingRect() == view.rect()
    assert view.shown_text() == ""
    assert view.accessibleDescription() == ""


def test_blank_is_black_to_the_last_pixel(view: Watched) -> None:
    view.show_slide(board())
    view.show_slide(BlankSlide())
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    black = QImage(image.size(), QImage.Format.Format_RGB32)
    black.fill(QColor("#000000"))
    black.setDevicePixelRatio(image.devicePixelRatio())
    assert image == black


def test_the_preview_shows_what_the_wall_shows(qtbot: QtBot) -> None:
    preview = SlideView(LIGHT)
    qtbot.addWidget(preview)
    preview.resize(480, 400)
    preview.set_canvas(QSize(1920, 1080))
    preview.show_slide(board(40), 1)
    assert preview.picture == compose(board(40), QSize(1920, 1080), LIGHT, 1)
    image = preview.grab().toImage()
    wall = drawn(replace(board(40), tiles=board(40).tiles), QSize(1920, 1080))
    assert image.pixelColor(240, 70) == wall.pixelColor(960, 10)  # paper below the bar


def test_a_changed_tile_in_the_preview_looks_like_a_whole_repaint(qtbot: QtBot) -> None:
    view = Watched(DARK)
    qtbot.addWidget(view)
    view.resize(413, 233)
    view.set_canvas(QSize(1920, 1080))
    view.show_slide(board())
    with qtbot.waitExposed(view):
        view.show()
    image = view.grab().toImage()
    view.show_slide(with_answer(board(), 1, Mark.NO))
    changed = changed_items(compose(board(), QSize(1920, 1080), DARK), view.picture)
    assert changed
    whole = view.grab().toImage()
    region = QRegion()
    scale = 413 / 1920
    for x, y, w, h in (item.reach for item in changed):
        region += QRect(int(x * scale), int(y * scale), int(w * scale) + 2, int(h * scale) + 2)
    painter = QPainter(image)
    view.render(painter, region.boundingRect().topLeft(), region)
    painter.end()
    spot = region.boundingRect().center()
    assert image.pixelColor(spot) == whole.pixelColor(spot)


def test_the_view_tells_its_pages(view: Watched, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.paged) as told:
        view.show_slide(make("notes", ["여러 낱말로 된 의견", "공익"], 60).slide, -1)
    assert told.args == [view.pages - 1, view.pages]
    assert view.page == view.pages - 1 > 0


def test_a_screen_reader_is_told_what_is_shown(view: Watched, qtbot: QtBot) -> None:
    view.show_slide(board())
    qtbot.waitUntil(lambda: "공익" in view.accessibleDescription())
    assert view.accessibleDescription() == view.shown_text()


def test_a_screen_reader_hears_nothing_more_of_what_is_gone(view: Watched, qtbot: QtBot) -> None:
    view.show_slide(board())
    qtbot.waitUntil(lambda: "공익" in view.accessibleDescription())
    view.show_slide(HoldingSlide("워크숍", "지원단"))
    assert "공익" not in view.accessibleDescription()
    qtbot.waitUntil(lambda: "지원단" in view.accessibleDescription())


def test_a_square_window_keeps_the_slide_in_shape(qtbot: QtBot) -> None:
    view = SlideView(LIGHT)
    qtbot.addWidget(view)
    view.resize(600, 900)
    slide = make("notes", ["의견"], 2).slide
    assert isinstance(slide, NotesSlide)
    view.show_slide(slide)
    view.grab()
    assert (view.picture.width, view.picture.height) == (600, 480)
    assert view.grab().toImage().pixelColor(QPoint(5, 5)) == LIGHT.color("paper")
