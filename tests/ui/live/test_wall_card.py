"""The wall's card: what F5 means, what is empty, and that nothing jumps below it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox

from facilitator.domain.terms import SlideKind, WallMode
from facilitator.ui.rehearsal import hands
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop, focus

pytestmark = pytest.mark.slow

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def live(laptop: Laptop) -> Laptop:
    laptop.go_to(3)
    laptop.shell.setWindowState(Qt.WindowState.WindowNoState)
    laptop.shell.resize(1366, 768)
    hands.settle()
    return laptop


def mode(laptop: Laptop) -> WallMode:
    return laptop.workshop.live.wall


def tops(laptop: Laptop) -> list[int]:
    """Tell where the cards of the right column begin."""
    page = laptop.live
    parts = (page.wall.message, page.clock, page.slides)
    return [each.mapTo(page, QPoint(0, 0)).y() for each in parts]


def test_where_nothing_follows_a_pale_card_stands_instead_of_black(live: Laptop) -> None:
    preview, picture = live.live.wall.pictures.preview, live.view.wall.preview
    assert picture.isVisible() and not preview._none.isVisible()
    size = preview.size()
    live.go_to(3, SlideKind.SUMMARY)
    for _ in range(20):
        hands.press(Qt.Key.Key_PageDown)
    assert preview.text() == "다음 없음" and preview._none.isVisible()
    assert not picture.isVisible() and preview.size() == size
    hands.press(Qt.Key.Key_F7)
    assert picture.isVisible() and not preview._none.isVisible(), "what is ready has a picture"


def test_f5_opens_a_closed_wall_and_its_button_says_so(live: Laptop) -> None:
    card = live.live.wall
    assert not card._open.text().endswith("F5")
    live.wall.close()
    hands.settle()
    assert card._open.isVisible() and card._open.text().endswith("F5")
    assert not card.pictures._show.isVisible(), "one button has the key"
    live.shell.activateWindow()
    hands.press(Qt.Key.Key_F5)
    assert live.view.wall.is_open() and card.pictures._show.isVisible()


def test_a_black_wall_that_is_opened_with_f5_stays_black_until_f5_comes_again(
    live: Laptop,
) -> None:
    hands.press(Qt.Key.Key_F6)
    live.wall.close()
    live.shell.activateWindow()
    hands.press(Qt.Key.Key_F5)
    assert live.view.wall.is_open()
    assert mode(live) is WallMode.BLANK and live.shown() == ""
    live.shell.activateWindow()
    hands.press(Qt.Key.Key_F5)
    assert mode(live) is WallMode.SHOWN and live.shown() != ""


def test_who_prepares_opens_no_wall_with_f5(live: Laptop) -> None:
    live.wall.close()
    live.view.open_page("prepare")
    live.shell.activateWindow()
    hands.press(Qt.Key.Key_F5)
    assert not live.view.wall.is_open()


@pytest.mark.parametrize("message", ["", "오후 회의는 3시 10분부터 대회의실에서 다시 시작합니다"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_nothing_jumps_when_the_wall_goes_dark_or_is_held(
    live: Laptop, message: str, size: tuple[int, int]
) -> None:
    live.shell.resize(*size)
    live.live.orders.show_message(message)
    for _ in range(3):  # a new message takes its room from level to level
        hands.settle()
    before = tops(live)
    for key, modifiers in (
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F6, SHIFT),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier),
    ):
        hands.press(key, modifiers)
        hands.settle()
        assert tops(live) == before


def test_what_was_just_sent_is_not_asked_to_be_sent_again(live: Laptop) -> None:
    sends = live.live.wall.pictures._show
    hands.press(Qt.Key.Key_F7)
    assert not sends.isEnabled(), "held just now: the room sees what the console is on"
    hands.press(Qt.Key.Key_PageDown)
    assert sends.isEnabled() and sends.property("look") == "primary_small"
    hands.press(Qt.Key.Key_F5)
    assert not sends.isEnabled() and sends.property("look") == "strong"
    live.clock.pass_minutes(1)
    live.view.tick()
    assert not sends.isEnabled(), "a clock that goes on is nothing to send"


def test_what_was_sent_is_known_after_a_restart(start: Start) -> None:
    first = start()
    first.go_to(3)
    hands.press(Qt.Key.Key_F7)
    first.close()
    again = start()
    again.view.wall.open_window()
    hands.settle()
    assert again.workshop.live.held and not again.live.wall.pictures._show.isEnabled()


def test_the_ring_of_the_keyboard_goes_with_the_slide_that_its_digit_chose(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F12)
    hands.press(Qt.Key.Key_Minus)
    assert live.workshop.live.slide is SlideKind.BREAK
    assert focus() is live.live.slides._buttons[SlideKind.BREAK]


def test_the_remotes_letter_blanks_over_the_length_of_the_break(live: Laptop) -> None:
    live.live.slides._minutes.setFocus()
    assert isinstance(focus(), QComboBox)
    hands.press(Qt.Key.Key_B)
    assert live.workshop.live.wall is WallMode.BLANK


def test_the_wall_stays_in_sight_while_the_column_scrolls(live: Laptop) -> None:
    live.shell.resize(1024, 640)
    hands.settle()
    top = live.live.wall.mapTo(live.live, QPoint(0, 0)).y()
    bar = live.live._right._area.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    hands.settle()
    assert live.live.wall.mapTo(live.live, QPoint(0, 0)).y() == top
    assert live.live.wall.width() == live.live.clock.width(), "the bar stands in the margin"
