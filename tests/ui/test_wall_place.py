"""Where the wall is, in words, and what the console offers to do about it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.projection.wall_window import WallWindow
from facilitator.ui.screens_menu import ScreensMenu
from facilitator.ui.theme import load_theme
from facilitator.ui.wall_place import ScreenChoice, WallPlace, extend_hint


class Told:
    """Collects what a wall's place tells."""

    def __init__(self, place: WallPlace) -> None:
        self.where, self.can_open, self.hint = "", False, ""
        self.shown: list[bool] = []
        self.notices: list[str] = []
        self.place = place
        place.hint_changed.connect(self.hear_hint)
        place.notice_raised.connect(self.notices.append)
        place.shown_changed.connect(self.shown.append)
        place.where_changed.connect(self.hear_where)

    def hear_hint(self, hint: str) -> None:
        self.hint = hint

    def hear_where(self, where: str, can_open: bool) -> None:
        self.where, self.can_open = where, can_open


@pytest.fixture
def told(qtbot: QtBot) -> Iterator[Told]:
    """Give the place of a wall beside a console on the only screen."""
    console = QWidget()
    qtbot.addWidget(console)
    wall = WallWindow(load_theme("wall_light"))
    made = Told(WallPlace(wall, console, ""))
    console.show()
    made.place.begin()
    yield made
    made.place.finish()
    wall.deleteLater()


def test_with_one_screen_the_wall_waits_and_says_how_to_extend(told: Told) -> None:
    told.place.open_if_other_screen()
    assert not told.place.is_open()
    assert (told.where, told.can_open) == ("송출 창이 닫혀 있습니다.", True)
    assert told.hint == extend_hint()


def test_asked_for_it_is_a_window_and_closed_it_can_be_opened_again(told: Told) -> None:
    told.place.open_window()
    assert (told.where, told.can_open) == ("송출: 창.", False)
    told.place._window.close()
    assert (told.where, told.can_open) == ("송출 창이 닫혀 있습니다.", True)
    assert told.hint == ""
    told.place.open_window()
    assert told.shown == [True, False, True]
    assert told.notices == []


def test_with_one_screen_a_swap_says_why_it_does_nothing(told: Told) -> None:
    told.place.swap()
    assert told.notices == [f"화면이 하나뿐입니다. {extend_hint()}"]


@pytest.mark.parametrize(
    ("platform", "words"), [("win32", "Windows 키+P"), ("darwin", "시스템 설정"), ("linux", "복제")]
)
def test_every_system_is_told_to_extend_in_its_own_way(
    monkeypatch: pytest.MonkeyPatch, platform: str, words: str
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert words in extend_hint()
    assert "확장" in extend_hint()


def test_the_menu_ticks_the_walls_screen_and_leaves_the_consoles_alone(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    choices = [
        ScreenChoice("1 · A & B", "a", is_wall=False, is_console=True),
        ScreenChoice("2 · HDMI-1", "b", is_wall=True, is_console=False),
    ]
    menu = ScreensMenu(choices, "", holder)
    own, wall = menu.actions()[:2]
    assert (own.text(), own.isEnabled(), own.isChecked()) == ("1 · A && B", False, False)
    assert (wall.isEnabled(), wall.isChecked()) == (True, True)
    assert menu.actions()[-1].isEnabled()
    with qtbot.waitSignal(menu.screen_requested) as asked:
        wall.trigger()
    assert asked.args == ["b"]


def test_with_one_screen_the_menu_says_how_to_have_two(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    menu = ScreensMenu([ScreenChoice("1 · A", "a", False, True)], extend_hint(), holder)
    assert menu.actions()[1].text() == extend_hint()
    assert not menu.actions()[-1].isEnabled()
