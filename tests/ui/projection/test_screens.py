"""Screens by name: known again, and chosen for the room or for the console."""

from PySide6.QtCore import QRect

from facilitator.ui.projection.screens import (
    console_screen,
    find_screen,
    in_order,
    real_screens,
    screen_key,
    screen_size,
    screen_title,
    starting_screen,
    wall_choices,
    wall_screen,
)
from tests.ui.projection.plugs import Screen


def test_the_remembered_screen_comes_before_the_first_one() -> None:
    laptop, one, two = Screen("a"), Screen("b", 1920), Screen("c", 3840)
    assert wall_screen([laptop, one, two], laptop, screen_key(two)) is two
    assert wall_screen([laptop, one, two], laptop, "gone") is one
    assert wall_screen([laptop], laptop) is None


def test_a_screen_is_remembered_by_maker_model_serial_number_and_name() -> None:
    assert screen_key(Screen("HDMI-1", serial="7")) == "Maker / M1 / 7 / HDMI-1"


def test_a_projector_is_known_on_another_plug_by_its_serial_number() -> None:
    before = screen_key(Screen("HDMI-1", serial="7"))
    again = Screen("DP-2", serial="7")
    assert find_screen([Screen("HDMI-2", serial="8"), again], before) is again


def test_of_two_projectors_with_one_serial_number_the_plug_decides() -> None:
    left, right = Screen("HDMI-1", serial="0"), Screen("HDMI-2", serial="0")
    assert find_screen([left, right], screen_key(right)) is right
    assert find_screen([right, left], screen_key(right)) is right


def test_without_a_serial_number_the_same_model_elsewhere_is_another_screen() -> None:
    before = screen_key(Screen("HDMI-1", serial=""))
    assert find_screen([Screen("HDMI-2", serial="")], before) is None


def test_a_screen_that_mirrors_the_console_is_none_for_the_room() -> None:
    laptop, same = Screen("a"), Screen("b")
    assert wall_screen([laptop, same], laptop) is None
    larger = Screen("c")
    larger.place = QRect(-200, -100, 2560, 1440)
    assert wall_choices([laptop, larger], laptop) == []


def test_neighbours_that_share_a_pixel_by_rounding_do_not_mirror() -> None:
    laptop, beamer = Screen("a"), Screen("b", 1919)
    assert wall_screen([laptop, beamer], laptop) is beamer


def test_what_qt_puts_in_the_place_of_a_lost_screen_is_none() -> None:
    nothing = Screen("")
    nothing.place = QRect()
    assert real_screens([nothing, Screen(":0.0"), Screen("eDP-1")])[0].name() == "eDP-1"
    assert wall_screen([Screen(":0.0", 1920)], None) is None


def test_the_console_goes_home_else_to_the_primary_screen_else_off_the_walls() -> None:
    laptop, beamer, third = Screen("a"), Screen("b", 1920), Screen("c", 3840)
    home, wall = screen_key(laptop), screen_key(beamer)
    assert console_screen([beamer, laptop, third], home, wall, third) is laptop
    assert console_screen([beamer, third], home, wall, third) is third
    assert console_screen([beamer, third], home, wall, beamer) is third
    assert console_screen([beamer], home, wall, beamer) is beamer
    assert console_screen([], home, wall) is None


def test_after_a_swap_a_new_projector_is_the_walls_and_the_laptop_stays_the_consoles() -> None:
    laptop, other_beamer = Screen("eDP-1", serial=""), Screen("DP-3", 1920, serial="9")
    wall, home = screen_key(laptop), screen_key(Screen("HDMI-1", serial="7"))
    own = starting_screen([laptop, other_beamer], home, wall, laptop)
    assert own is laptop
    assert wall_screen([laptop, other_beamer], own, wall) is other_beamer


def test_at_a_start_the_console_avoids_the_walls_screen_even_where_it_is_the_primary_one() -> None:
    laptop, beamer = Screen("eDP-1"), Screen("HDMI-1", 1920)
    home, wall = screen_key(laptop), screen_key(beamer)
    assert starting_screen([beamer, laptop], home, wall, beamer) is laptop
    assert starting_screen([beamer, laptop], "", wall, beamer) is laptop
    assert starting_screen([beamer], home, wall, beamer) is beamer


def test_screens_are_numbered_as_they_stand() -> None:
    left, middle, right = Screen("c", -1920), Screen("b"), Screen("a", 1920)
    assert in_order([right, middle, left]) == [left, middle, right]


def test_a_screen_is_named_as_its_user_knows_it_and_measured_in_its_own_pixels() -> None:
    screen = Screen("HDMI-1", maker="EPSON", model="EPSON EB-2250U")
    assert screen_title(screen) == "EPSON EB-2250U"
    assert screen_title(Screen("HDMI-1", maker="LG", model="HU85")) == "LG HU85"
    assert screen_title(Screen("HDMI-1", maker="", model="")) == "HDMI-1"
    screen.ratio = 1.5
    screen.place = QRect(0, 0, 1280, 720)
    assert screen_size(screen) == "1920×1080"
