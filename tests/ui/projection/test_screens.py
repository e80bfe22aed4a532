"""The screen for the room: chosen, lost and found again."""

from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.projection.screens import WallScreens, screen_key, wall_screen


class Screen(QObject):
    """A screen that can be plugged in and out."""

    geometryChanged = Signal(QRect)  # noqa: N815 (Qt's name)

    def __init__(self, name: str, x: int = 0) -> None:
        super().__init__()
        self._name = name
        self.place = QRect(x, 0, 1920, 1080)

    def name(self) -> str:
        return self._name

    def manufacturer(self) -> str:
        return "Maker"

    def model(self) -> str:
        return "M1"

    def serialNumber(self) -> str:  # noqa: N802 (Qt's name)
        return "7"

    def geometry(self) -> QRect:
        return self.place


class Plugs(QObject):
    """Stands for the application: it knows the screens and says when they come and go."""

    screenAdded = Signal(object)  # noqa: N815 (Qt's name)
    screenRemoved = Signal(object)  # noqa: N815 (Qt's name)

    def __init__(self, *screens: Screen) -> None:
        super().__init__()
        self.all = list(screens)

    def screens(self) -> list[Screen]:
        return list(self.all)

    def plug(self, screen: Screen) -> None:
        self.all.append(screen)
        self.screenAdded.emit(screen)

    def unplug(self, screen: Screen) -> None:
        self.all.remove(screen)
        self.screenRemoved.emit(screen)


@dataclass
class Wall:
    """Remembers where it was put."""

    where: list[Any] = field(default_factory=list)

    def place_on(self, screen: Any) -> None:
        self.where.append(screen.name() if screen is not None else "window")

    def hide(self) -> None:
        self.where.append("hidden")


class Console(QWidget):
    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self.on = screen

    def screen(self) -> Any:
        return self.on


@dataclass
class Room:
    laptop: Screen
    beamer: Screen
    plugs: Plugs
    wall: Wall
    console: Console
    screens: WallScreens


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    laptop, beamer = Screen("eDP-1"), Screen("HDMI-1", 1920)
    plugs, wall, console = Plugs(laptop, beamer), Wall(), Console(laptop)
    qtbot.addWidget(console)
    screens = WallScreens(wall, console, source=cast(QGuiApplication, plugs))
    return Room(laptop, beamer, plugs, wall, console, screens)


def test_the_wall_goes_to_the_screen_that_is_not_the_consoles(room: Room) -> None:
    room.screens.place()
    assert room.wall.where == ["HDMI-1"]
    assert room.screens.remembered == "Maker / M1 / 7 / HDMI-1"


def test_the_remembered_screen_comes_before_the_first_one() -> None:
    laptop, one, two = Screen("a"), Screen("b", 1920), Screen("c", 3840)
    assert wall_screen([laptop, one, two], laptop, screen_key(two)) is two
    assert wall_screen([laptop, one, two], laptop, "gone") is one
    assert wall_screen([laptop], laptop) is None


def test_a_screen_that_mirrors_the_console_is_none() -> None:
    laptop, same = Screen("a"), Screen("b")
    assert wall_screen([laptop, same], laptop) is None


def test_unplugged_the_wall_is_hidden_inside_the_signal(room: Room, qtbot: QtBot) -> None:
    room.screens.place()
    with qtbot.waitSignal(room.screens.wall_lost):
        room.plugs.unplug(room.beamer)
        assert room.wall.where == ["HDMI-1", "hidden"]
    assert room.screens.screen is None


def test_plugged_in_again_the_wall_returns_by_itself(room: Room, qtbot: QtBot) -> None:
    room.screens.place()
    room.plugs.unplug(room.beamer)
    with qtbot.waitSignal(room.screens.wall_found):
        room.plugs.plug(Screen("HDMI-1", 1920))
    assert room.wall.where[-1] == "HDMI-1"


def test_another_projector_is_offered_not_taken(room: Room, qtbot: QtBot) -> None:
    room.screens.place()
    room.plugs.unplug(room.beamer)
    with qtbot.waitSignal(room.screens.screen_offered) as offered:
        room.plugs.plug(Screen("DP-9", 1920))
    assert offered.args == ["Maker / M1 / 7 / DP-9"]
    assert room.wall.where[-1] == "hidden"
    room.screens.place()
    assert room.wall.where[-1] == "DP-9"


def test_turned_to_mirroring_the_wall_hides_and_returns_when_extended(room: Room) -> None:
    room.screens.place()
    room.beamer.place = QRect(0, 0, 1920, 1080)
    room.beamer.geometryChanged.emit(room.beamer.place)
    assert room.wall.where[-1] == "hidden"
    room.beamer.place = QRect(1920, 0, 1024, 768)
    room.beamer.geometryChanged.emit(room.beamer.place)
    assert room.wall.where[-1] == "HDMI-1"


def test_another_resolution_fills_the_screen_anew(room: Room) -> None:
    room.screens.place()
    room.beamer.place = QRect(1920, 0, 1024, 768)
    room.beamer.geometryChanged.emit(room.beamer.place)
    assert room.wall.where == ["HDMI-1", "HDMI-1"]


def test_when_the_laptops_own_screen_goes_the_wall_makes_way(room: Room) -> None:
    room.screens.place()
    room.plugs.unplug(room.laptop)
    assert room.wall.where[-1] == "hidden"


def test_with_one_screen_the_wall_is_a_window_and_stays_one(room: Room) -> None:
    room.plugs.unplug(room.beamer)
    room.screens.place()
    assert room.wall.where == ["window"]


def test_put_away_it_stays_away(room: Room) -> None:
    room.screens.place()
    room.screens.put_away()
    room.plugs.unplug(room.beamer)
    room.plugs.plug(room.beamer)
    assert room.wall.where == ["HDMI-1", "hidden"]
