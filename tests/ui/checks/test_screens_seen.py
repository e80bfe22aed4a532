"""Which screens count as the room's."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

from facilitator.app.checks import ScreenState
from facilitator.ui.checks.screens_seen import screen_state


@dataclass(frozen=True)
class Screen:
    """A screen as Qt describes it."""

    output: str
    left: int
    sort: str = ""

    def devicePixelRatio(self) -> float:  # noqa: N802 (Qt's name)
        return 1.0

    def geometry(self) -> QRect:
        return QRect(self.left, 0, 1366, 768)

    def manufacturer(self) -> str:
        return ""

    def model(self) -> str:
        return self.sort

    def serialNumber(self) -> str:  # noqa: N802 (Qt's name)
        return ""

    def name(self) -> str:
        return self.output


LAPTOP = Screen("eDP-1", 0)


def test_a_laptop_alone_has_no_screen_for_the_room() -> None:
    assert screen_state(LAPTOP, [LAPTOP]) == (ScreenState.ALONE, "")


def test_a_projector_beside_it_is_named_by_its_model_or_its_plug() -> None:
    named, plain = Screen("HDMI-1", 1366, "EB-2250U"), Screen("HDMI-2", 2732)
    assert screen_state(LAPTOP, [LAPTOP, named]) == (ScreenState.OTHER, "EB-2250U")
    assert screen_state(LAPTOP, [named, plain, LAPTOP]) == (ScreenState.OTHER, "EB-2250U, HDMI-2")


def test_a_projector_that_shows_the_same_is_told_though_another_does_not() -> None:
    same, apart = Screen("HDMI-1", 0), Screen("HDMI-2", 1366)
    assert screen_state(LAPTOP, [LAPTOP, same]) == (ScreenState.MIRRORED, "")
    assert screen_state(LAPTOP, [LAPTOP, same, apart]) == (ScreenState.MIRRORED, "")


def test_neighbours_that_share_a_pixel_after_scaling_do_not_show_the_same() -> None:
    beside = Screen("HDMI-1", 1365)
    assert screen_state(LAPTOP, [LAPTOP, beside]) == (ScreenState.OTHER, "HDMI-1")


def test_what_stands_for_a_screen_while_none_is_connected_is_none() -> None:
    assert screen_state(LAPTOP, [LAPTOP, Screen(":0.0", 0)]) == (ScreenState.ALONE, "")
