"""The projected window: where it stands, and that it does not close by accident."""

import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from facilitator.app.slides import BlankSlide
from facilitator.ui.projection.wall_window import WallWindow
from facilitator.ui.theme import load_theme
from tests.ui.projection.samples import make


@pytest.fixture
def wall(qtbot: QtBot) -> WallWindow:
    wall = WallWindow(load_theme("wall_light"))
    qtbot.addWidget(wall, before_close_func=lambda w: w.allow_close())
    return wall


def test_with_one_screen_the_wall_is_a_window_that_leaves_the_focus(wall: WallWindow) -> None:
    wall.place_on(None)
    assert wall.isVisible()
    assert not wall.isFullScreen()
    assert wall.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert wall.size().width() * 9 == wall.size().height() * 16
    assert wall.minimumSize() == QSize(480, 270)


def test_on_a_screen_of_its_own_it_fills_it_and_takes_no_focus(wall: WallWindow) -> None:
    screen = QGuiApplication.primaryScreen()
    wall.place_on(screen)
    assert wall.isFullScreen()
    assert wall.geometry() == screen.geometry()
    assert wall.view.geometry() == wall.rect()
    assert wall.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert wall.cursor().shape() is Qt.CursorShape.BlankCursor


def test_a_screen_outlives_the_wall_that_stood_on_it(wall: WallWindow) -> None:
    """A change of theme makes a new wall; the console goes on knowing the screen."""
    screen = QGuiApplication.primaryScreen()
    other = WallWindow(load_theme("wall_light"))
    other.place_on(screen)
    other.place_on(screen)
    other.allow_close()
    other.close()
    shiboken6.delete(other)
    assert shiboken6.isValid(screen)


def test_it_goes_from_full_screen_to_a_window_and_back(wall: WallWindow) -> None:
    wall.place_on(QGuiApplication.primaryScreen())
    wall.place_on(None)
    assert wall.isVisible()
    assert not wall.isFullScreen()
    assert wall.cursor().shape() is Qt.CursorShape.ArrowCursor
    wall.place_on(QGuiApplication.primaryScreen())
    assert wall.isFullScreen()


def test_closing_it_only_hides_it(wall: WallWindow, qtbot: QtBot) -> None:
    wall.place_on(None)
    with qtbot.waitSignal(wall.hidden_by_user):
        assert not wall.close()
    assert not wall.isVisible()


def test_at_the_end_of_the_application_it_closes(wall: WallWindow) -> None:
    wall.place_on(None)
    wall.allow_close()
    assert wall.close()


def test_its_title_says_nothing_of_the_workshop(wall: WallWindow) -> None:
    wall.show_slide(make("welcome", ["비밀 워크숍"], 1).slide)
    assert wall.windowTitle() == "프로젝터 화면"
    assert "비밀 워크숍" in wall.shown_text()


def test_blanked_the_whole_window_is_black(wall: WallWindow, qtbot: QtBot) -> None:
    wall.place_on(None)
    wall.resize(640, 600)  # bars above and below the slide
    wall.show_slide(make("answers", ["마을"], 6).slide)
    qtbot.waitExposed(wall)
    wall.show_slide(BlankSlide())
    image = wall.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, 640, 7) for y in range(0, 600, 7)}
    assert colors == {"#000000"}
