"""What changes on the wall fades: softly, shortly, and never where it would disturb."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSize, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app.slides import AnswersSlide, BlankSlide, NoteLine, NotesSlide, Slide
from facilitator.domain.terms import Mark, NoteKind
from facilitator.ui.projection.crossfade import Crossfade
from facilitator.ui.projection.picture import Box
from facilitator.ui.projection.slide_view import SlideView
from facilitator.ui.theme import load_theme
from tests.ui.projection.samples import RUNNING, make

LIGHT, DARK = load_theme("wall_light"), load_theme("wall_dark")
SIZE = QSize(1280, 800)
NAMES = ["마을", "공익", "재생", "사경", "도농", "사무국"]


def board(mark: Mark = Mark.YES) -> AnswersSlide:
    slide = make("answers", NAMES, 6).slide
    assert isinstance(slide, AnswersSlide)
    tiles = list(slide.tiles)
    tiles[1] = replace(tiles[1], mark=mark, confirmed=False)
    return replace(slide, tiles=tuple(tiles), clock=RUNNING)


def notes(*texts: str, typing: bool = False) -> NotesSlide:
    slide = make("notes", NAMES, 0).slide
    assert isinstance(slide, NotesSlide)
    lines = [NoteLine("공익", NoteKind.POINT, text) for text in texts]
    lines[-1] = replace(lines[-1], typing=typing)
    return replace(slide, lines=tuple(lines))


@pytest.fixture
def wall(qtbot: QtBot) -> SlideView:
    wall = SlideView(LIGHT)
    qtbot.addWidget(wall)
    wall.resize(SIZE)
    wall.set_transitions(True)
    fade(wall).duration = 60_000  # what is seen on the way must not hang on a busy machine
    with qtbot.waitExposed(wall):
        wall.show()
    wall.show_slide(board())
    wall.repaint()
    return wall


def fade(view: SlideView) -> Crossfade:
    found = view.findChild(Crossfade)
    assert isinstance(found, Crossfade)
    return found


def timers(view: SlideView) -> list[QTimer]:
    """List the timers that fire again and again."""
    return [t for t in view.findChildren(QTimer) if t.isActive() and not t.isSingleShot()]


def tile_color(view: SlideView) -> QColor:
    """Give the colour of the second tile's ground, as it is on the wall now."""
    tiles = [i for i in view.picture.items if isinstance(i, Box) and i.fill.endswith("_soft")]
    x, y, w, h = tiles[1].rect
    return view.grab().toImage().pixelColor(x + w // 2, y + h // 2)


def between(color: QColor, one: QColor, other: QColor) -> bool:
    """Tell whether a colour lies between two, and is neither."""
    parts = ((c.red(), c.green(), c.blue()) for c in (color, one, other))
    inside = [min(a, b) <= c <= max(a, b) for c, a, b in zip(*parts, strict=True)]
    return all(inside) and color not in (one, other)


def test_the_first_frame_shows_the_beginning_of_the_new_and_the_last_all_of_it(
    wall: SlideView, qtbot: QtBot
) -> None:
    wall.set_theme(DARK)
    old, new = DARK.color("yes_soft"), DARK.color("lead_soft")
    assert tile_color(wall) == old
    wall.show_slide(board(Mark.LEAD))
    assert between(tile_color(wall), old, new)
    fade(wall).duration = 1
    qtbot.waitUntil(lambda: not fade(wall).is_running())
    assert tile_color(wall) == new


def test_at_rest_no_timer_runs(wall: SlideView, qtbot: QtBot) -> None:
    assert timers(wall) == []
    fade(wall).duration = 180
    wall.show_slide(board(Mark.NO))
    assert len(timers(wall)) == 1
    qtbot.waitUntil(lambda: not timers(wall))


def test_only_what_changed_fades(wall: SlideView, qtbot: QtBot) -> None:
    wall.repaint()
    QApplication.processEvents()
    with qtbot.waitSignal(fade(wall).stepped) as stepped:
        wall.show_slide(board(Mark.NO))
    tiles = [i for i in wall.picture.items if isinstance(i, Box) and i.fill.endswith("_soft")]
    assert stepped.args is not None
    assert QRect(*tiles[1].reach).contains(stepped.args[0].boundingRect())


def test_switched_off_everything_stands_there_at_once(wall: SlideView) -> None:
    wall.set_transitions(False)
    wall.show_slide(board(Mark.NO))
    assert not fade(wall).is_running()
    assert tile_color(wall) == LIGHT.color("no_soft")


def test_switching_off_ends_what_fades(wall: SlideView) -> None:
    wall.show_slide(board(Mark.NO))
    wall.set_transitions(False)
    assert tile_color(wall) == LIGHT.color("no_soft")


def test_black_stops_a_fade_and_is_black_at_once(wall: SlideView) -> None:
    wall.show_slide(board(Mark.NO))
    wall.show_slide(BlankSlide())
    assert not fade(wall).is_running()
    assert timers(wall) == []
    image = wall.grab().toImage()
    assert {image.pixelColor(x, 400).name() for x in range(0, 1280, 3)} == {"#000000"}


def test_black_does_not_fade_away_either(wall: SlideView) -> None:
    wall.show_slide(BlankSlide())
    wall.show_slide(board())
    assert not fade(wall).is_running()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (notes("함께 열", typing=True), notes("함께 열 수", typing=True)),
        (notes("함께"), notes("함께", "ㅇ", typing=True)),
        (notes("함께 열 수 있다", typing=True), notes("함께 열 수 있다")),
        (board(), replace(board(), clock=replace(RUNNING, left=RUNNING.left - 1))),
    ],
    ids=["typing", "typing begins", "typing ends", "clock"],
)
def test_typing_and_clocks_never_fade(wall: SlideView, before: Slide, after: Slide) -> None:
    wall.show_slide(before)
    fade(wall).stop()
    shown = wall.picture
    wall.show_slide(after)
    assert wall.picture != shown
    assert not fade(wall).is_running()


def test_a_line_that_comes_whole_fades_in(wall: SlideView) -> None:
    wall.show_slide(notes("함께"))
    wall.show_slide(notes("함께", "봄에는 인력이 모자란다"))
    assert fade(wall).is_running()


def test_a_second_of_the_clock_does_not_stop_what_fades(wall: SlideView) -> None:
    wall.show_slide(board(Mark.NO))
    tick = replace(board(Mark.NO), clock=replace(RUNNING, left=RUNNING.left - 1))
    wall.show_slide(tick)
    assert fade(wall).is_running()


def test_another_slide_stands_there_at_once(wall: SlideView) -> None:
    wall.show_slide(notes("함께"))
    assert not fade(wall).is_running()


def test_a_message_stands_there_at_once(wall: SlideView) -> None:
    wall.show_slide(board(), 0, "5분 후 다시 시작합니다")
    assert not fade(wall).is_running()


def test_an_answer_after_an_answer_fades_from_the_first_one(wall: SlideView, qtbot: QtBot) -> None:
    wall.show_slide(board(Mark.NO))
    wall.show_slide(board(Mark.LEAD))
    assert between(tile_color(wall), LIGHT.color("no_soft"), LIGHT.color("lead_soft"))
    fade(wall).duration = 1
    qtbot.waitUntil(lambda: not fade(wall).is_running())
    assert tile_color(wall) == LIGHT.color("lead_soft")


def test_the_small_pictures_of_the_console_never_fade(qtbot: QtBot) -> None:
    small = SlideView(LIGHT)
    qtbot.addWidget(small)
    small.resize(413, 233)
    small.set_canvas(QSize(1920, 1080))
    small.set_transitions(True)
    with qtbot.waitExposed(small):
        small.show()
    small.show_slide(board())
    small.show_slide(board(Mark.NO))
    assert not fade(small).is_running()


def test_a_wall_that_is_not_shown_fades_nothing(qtbot: QtBot) -> None:
    wall = SlideView(LIGHT)
    qtbot.addWidget(wall)
    wall.resize(SIZE)
    wall.set_transitions(True)
    wall.show_slide(board())
    wall.show_slide(board(Mark.NO))
    assert not fade(wall).is_running()


def test_resizing_ends_what_fades(wall: SlideView) -> None:
    wall.show_slide(board(Mark.NO))
    wall.resize(1024, 768)
    assert not fade(wall).is_running()
