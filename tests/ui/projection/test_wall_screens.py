"""The wall and the console on their screens, as these are lost, found, offered and swapped."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from facilitator.ui.projection import wall_screens
from facilitator.ui.projection.screens import screen_key
from facilitator.ui.projection.wall_screens import Standing, WallScreens
from tests.ui.projection.plugs import Desk, Plugs, Screen, Wall


@dataclass
class Room:
    laptop: Screen
    beamer: Screen
    plugs: Plugs
    wall: Wall
    desk: Desk
    screens: WallScreens
    qtbot: QtBot

    def calm(self) -> None:
        """Wait until the screens have been calm and all that follows is done."""
        self.qtbot.waitUntil(lambda: not self.screens._calm.isActive())


@pytest.fixture
def room(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr(wall_screens, "_CALM", 1)
    monkeypatch.setattr(wall_screens, "_DRAGGED", 2)
    monkeypatch.setattr(wall_screens, "_LATER", 3)
    laptop, beamer = Screen("eDP-1"), Screen("HDMI-1", 1920)
    plugs, wall, desk = Plugs(laptop, beamer), Wall(), Desk(laptop)
    screens = WallScreens(wall, desk, source=cast(QGuiApplication, plugs))
    yield Room(laptop, beamer, plugs, wall, desk, screens, qtbot)
    screens.stop()


def test_the_wall_goes_to_the_screen_that_is_not_the_consoles(room: Room) -> None:
    room.screens.place()
    assert room.wall.where == ["HDMI-1"]
    assert room.screens.standing is Standing.FULL
    assert room.screens.remembered == screen_key(room.beamer)


def test_unplugged_the_wall_is_hidden_inside_the_signal_and_the_screen_let_go(room: Room) -> None:
    room.screens.place()
    room.plugs.unplug(room.beamer)
    assert room.wall.where == ["HDMI-1", "hidden"]
    assert room.screens.screen is None
    assert room.screens.standing is Standing.GONE
    room.calm()
    assert room.wall.where == ["HDMI-1", "hidden"]


def test_plugged_in_again_the_wall_returns_by_itself(room: Room) -> None:
    room.screens.place()
    room.plugs.unplug(room.beamer)
    room.plugs.plug(Screen("HDMI-1", 1920))
    room.calm()
    assert room.wall.where == ["HDMI-1", "hidden", "HDMI-1"]
    assert room.screens.standing is Standing.FULL


def test_a_splitter_that_flickers_shows_the_wall_once_when_it_is_calm(room: Room) -> None:
    room.screens.place()
    for _ in range(5):
        gone = room.plugs.all[-1]
        room.plugs.unplug(gone)
        room.plugs.plug(Screen("HDMI-1", 1920))
    room.calm()
    assert room.wall.where == ["HDMI-1", "hidden", "HDMI-1"]


def test_another_projector_is_offered_not_taken_and_the_offer_goes_with_it(room: Room) -> None:
    room.screens.place()
    room.plugs.unplug(room.beamer)
    other = Screen("DP-9", 1920)
    room.plugs.plug(other)
    room.calm()
    assert room.screens.offered == screen_key(other)
    assert room.wall.where[-1] == "hidden"
    room.plugs.unplug(other)
    room.calm()
    assert room.screens.offered == ""
    room.plugs.plug(Screen("DP-9", 1920))
    room.calm()
    room.screens.place()
    assert room.wall.where[-1] == "DP-9"
    assert room.screens.offered == ""


def test_turned_to_mirroring_the_wall_hides_at_once_and_returns_when_extended(room: Room) -> None:
    room.screens.place()
    room.beamer.move_to(QRect(0, 0, 1366, 768))
    assert room.wall.where == ["HDMI-1", "hidden"]
    assert room.screens.standing is Standing.MIRRORED
    room.beamer.move_to(QRect(1920, 0, 1024, 768))
    room.calm()
    assert room.wall.where == ["HDMI-1", "hidden", "HDMI-1"]


def test_the_laptop_growing_over_the_walls_screen_is_mirroring_too(room: Room) -> None:
    room.screens.place()
    room.laptop.move_to(QRect(0, 0, 3840, 1080))
    assert room.wall.where[-1] == "hidden"


def test_another_scale_or_primary_screen_leaves_the_wall_where_it_is(room: Room) -> None:
    room.screens.place()
    room.beamer.ratio = 1.5
    room.beamer.move_to(QRect(1920, 0, 1280, 720))
    room.beamer.logicalDotsPerInchChanged.emit(144.0)
    room.plugs.all.reverse()
    room.plugs.primaryScreenChanged.emit(room.beamer)
    room.calm()
    assert room.wall.where == ["HDMI-1"]
    assert room.desk.sent_to == []


def test_when_the_laptops_own_screen_goes_the_wall_makes_way_and_both_return(room: Room) -> None:
    room.screens.place()
    room.plugs.unplug(room.laptop, room.desk)
    room.desk.is_seen = False
    assert room.wall.where == ["HDMI-1", "hidden"]
    room.calm()
    assert room.screens.standing is Standing.DISPLACED
    assert room.desk.sent_to == ["HDMI-1"]
    room.plugs.plug(Screen("eDP-1"))
    room.calm()
    assert room.desk.sent_to == ["HDMI-1", "eDP-1"]
    assert room.wall.where == ["HDMI-1", "hidden", "HDMI-1"]


def test_with_a_third_screen_the_console_takes_that_and_the_wall_stays_the_walls(
    room: Room,
) -> None:
    room.plugs.plug(Screen("DP-9", 3840))
    room.screens.place()
    room.plugs.unplug(room.laptop, room.desk)  # Qt takes it to the primary one: the wall's
    room.calm()
    assert room.desk.on.name() == "DP-9"
    assert room.wall.where == ["HDMI-1", "hidden", "HDMI-1"]


def test_a_console_moved_by_hand_while_its_screen_is_away_stays_until_that_is_back(
    room: Room,
) -> None:
    four = Screen("DP-7", 5760)
    room.plugs.plug(Screen("DP-9", 3840))
    room.plugs.plug(four)
    room.screens.place()
    room.plugs.unplug(room.laptop, room.desk)
    room.calm()
    room.desk.on = four
    room.screens.console_moved()
    room.calm()
    assert room.desk.on is four


def test_a_console_that_is_moved_by_hand_is_at_home_there(room: Room) -> None:
    third = Screen("DP-9", 3840)
    room.plugs.plug(third)
    room.screens.place()
    room.calm()
    room.desk.on = third
    room.screens.console_moved()
    room.calm()
    assert room.screens.home == screen_key(third)
    assert room.desk.sent_to == []


def test_all_screens_gone_nothing_is_done_until_they_are_back(room: Room) -> None:
    room.screens.place()
    room.plugs.unplug(room.beamer)
    room.plugs.unplug(room.laptop)
    stand_in = Screen(":0.0")
    room.plugs.all = [stand_in]
    room.desk.on = stand_in
    room.calm()
    assert room.wall.where == ["HDMI-1", "hidden"]
    assert room.desk.sent_to == []
    room.plugs.plug(Screen("HDMI-1", 1920))
    room.desk.on = room.plugs.all[-1]
    room.plugs.unplug(stand_in)
    room.plugs.plug(Screen("eDP-1"))
    room.calm()
    assert room.desk.on.name() == "eDP-1"
    assert room.wall.where == ["HDMI-1", "hidden", "HDMI-1"]


def test_with_one_screen_the_wall_is_a_window_until_its_screen_comes(room: Room) -> None:
    room.screens.place()
    room.screens.put_away()
    room.plugs.unplug(room.beamer)
    room.screens.place()
    assert room.wall.where[-1] == "window"
    room.plugs.plug(Screen("HDMI-1", 1920))
    room.calm()
    assert room.wall.where[-1] == "HDMI-1"


def test_with_only_a_stand_in_for_a_screen_the_wall_is_a_window(room: Room) -> None:
    room.plugs.all = [Screen(":1.0")]
    room.screens.place()
    assert room.wall.where == ["window"]


def test_asked_for_before_there_is_a_projector_the_known_one_is_taken_another_offered(
    room: Room,
) -> None:
    room.plugs.unplug(room.beamer)
    room.screens.remembered = screen_key(room.beamer)
    room.screens.wait()
    assert room.wall.where == []
    room.plugs.plug(Screen("DP-9", 1920))
    room.calm()
    assert room.wall.where == []
    assert room.screens.offered != ""
    room.plugs.plug(Screen("HDMI-1", 3840))
    room.calm()
    assert room.wall.where == ["HDMI-1"]


def test_put_away_it_stays_away(room: Room) -> None:
    room.screens.place()
    room.screens.put_away()
    room.plugs.unplug(room.beamer)
    room.plugs.plug(room.beamer)
    room.calm()
    assert room.wall.where == ["HDMI-1", "hidden"]


def test_swapped_console_and_wall_change_their_screens_and_back(room: Room) -> None:
    room.screens.place()
    assert room.screens.swap()
    assert room.wall.where == ["HDMI-1", "hidden"]  # before the console comes there
    room.calm()
    assert room.desk.on is room.beamer
    assert room.wall.where == ["HDMI-1", "hidden", "eDP-1"]
    assert room.screens.swap()
    room.calm()
    assert room.desk.on is room.laptop
    assert room.wall.where[-1] == "HDMI-1"


def test_swapped_without_a_wall_only_the_console_moves(room: Room) -> None:
    assert room.screens.swap()
    room.calm()
    assert room.desk.on is room.beamer
    assert room.wall.where == []


def test_with_one_screen_there_is_nothing_to_swap(room: Room) -> None:
    room.plugs.unplug(room.beamer)
    assert not room.screens.swap()


def test_where_the_desktop_moves_no_window_a_swap_leaves_all_as_it_was(room: Room) -> None:
    room.desk.stubborn = True
    room.screens.place()
    assert room.screens.swap()
    room.calm()
    assert room.desk.on is room.laptop
    assert room.wall.where[-1] == "HDMI-1"
    assert len(room.desk.sent_to) <= 3


def test_a_console_dragged_under_the_wall_is_brought_back(room: Room) -> None:
    room.screens.place()
    room.desk.on = room.beamer
    room.screens.console_moved()
    room.calm()
    assert room.desk.on is room.laptop
    assert room.wall.where == ["HDMI-1"]


def test_a_desktop_that_insists_gets_its_way_and_the_wall_takes_the_other_screen(
    room: Room,
) -> None:
    room.desk.stubborn = True
    room.screens.place()
    room.desk.on = room.beamer
    room.screens.console_moved()
    room.calm()
    assert room.wall.where == ["HDMI-1", "hidden", "eDP-1"]


def test_a_wall_that_the_desktop_moves_is_hidden_at_once_and_goes_back(room: Room) -> None:
    room.screens.place()
    room.screens.wall_strayed()
    assert room.wall.where == ["HDMI-1", "hidden"]
    room.calm()
    assert room.wall.where == ["HDMI-1", "hidden", "HDMI-1"]


def test_a_console_that_the_desktop_moves_while_the_screens_mirror_comes_home(room: Room) -> None:
    room.screens.place()
    room.beamer.move_to(QRect(0, 0, 3840, 1080))
    room.desk.on = room.beamer
    room.screens.console_moved()
    room.calm()
    assert room.desk.sent_to == []
    room.beamer.move_to(QRect(1920, 0, 1920, 1080))
    room.calm()
    assert room.desk.on is room.laptop
    assert room.wall.where == ["HDMI-1", "hidden", "HDMI-1"]


def test_a_wall_that_strays_again_and_again_is_tried_once_in_a_while(room: Room) -> None:
    room.screens.place()
    stands = []
    for _ in range(3):
        room.screens.wall_strayed()
        stands.append(room.screens.standing)
        room.calm()
        stands.append(room.screens.standing)
    full, waiting, gone = Standing.FULL, Standing.WAITING, Standing.GONE
    assert stands == [waiting, full, waiting, full, gone, full]


def test_woken_from_sleep_the_wall_is_where_it_was(room: Room) -> None:
    room.screens.place()
    room.plugs.applicationStateChanged.emit(None)
    room.calm()
    assert room.wall.where == ["HDMI-1"]
