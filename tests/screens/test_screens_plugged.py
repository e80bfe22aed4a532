"""Real plugging and unplugging: a wall is never painted on the laptop, and nothing is lost."""

from typing import Any

import pytest

from tests.screens.conftest import Begin
from tests.screens.desk import Box, Desk, RoomProcess

pytestmark = pytest.mark.slow

LAPTOP: Box = (0, 0, 1366, 768)
BEAMER: Box = (1366, 0, 1920, 1080)
SMALL: Box = (1366, 0, 1024, 768)

State = dict[str, Any]


def fills(box: Box) -> Any:
    """Make the question whether the wall fills a part of the desktop."""

    def asked(state: State) -> bool:
        return bool(state["full"]) and state["wall"] == list(box)

    return asked


def hidden(state: State) -> bool:
    return state["wall"] is None


_FRAME = 8  # pixels


def console_in(box: Box) -> Any:
    """Make the question whether the console stands within a part of the desktop.

    The frame of a window that fills its screen may stand out by a few pixels: openbox decides.
    """

    def asked(state: State) -> bool:
        x, y, width, height = state["console"]
        left, top, right, bottom = box[0], box[1], box[0] + box[2], box[1] + box[3]
        out = max(left - x, top - y, x + width - right, y + height - bottom)
        return bool(state["console_seen"]) and out <= (_FRAME if state["console_filled"] else 0)

    return asked


@pytest.fixture
def room(desk: Desk, begin: Begin) -> RoomProcess:
    """A console on the laptop and the wall on the beamer."""
    desk.plug("LAPTOP", LAPTOP)
    desk.plug("BEAMER", BEAMER)
    made = begin("filled")
    made.do("open")
    made.until(fills(BEAMER), "the wall fills the beamer")
    made.until(console_in(LAPTOP), "the console fills the laptop")
    made.until(lambda state: made.painted_on(BEAMER), "the wall is painted")
    return made


def closes(room: RoomProcess) -> None:
    """See that nothing crashed and nothing was complained of."""
    assert room.quit() == 0
    assert "Traceback" not in room.errors()
    assert "already deleted" not in room.errors()


def test_the_wall_comes_on_the_beamer_without_a_paint_on_the_laptop(room: RoomProcess) -> None:
    assert room.painted_on(BEAMER)
    assert room.painted_on(LAPTOP) == []
    closes(room)


def test_unplugged_it_is_never_painted_on_the_laptop_and_replugged_it_returns(
    room: RoomProcess, desk: Desk
) -> None:
    for _ in range(3):
        desk.unplug("BEAMER")
        lost = room.until(hidden, "the wall is hidden")
        assert console_in(LAPTOP)(lost)
        room.until(lambda s: "is gone" in s["where"], "the console says so")
        desk.plug("BEAMER", BEAMER)
        room.until(fills(BEAMER), "the wall is back")
    assert room.painted_on(LAPTOP) == []
    assert sum("is gone" in told for told in room.notices) == 3
    assert sum("shown again" in told for told in room.notices) == 3
    closes(room)


def test_turned_to_mirroring_it_hides_and_extended_it_returns(
    room: RoomProcess, desk: Desk
) -> None:
    desk.unplug("BEAMER")
    desk.plug("BEAMER", LAPTOP)
    room.until(hidden, "the wall is hidden")
    desk.unplug("BEAMER")
    desk.plug("BEAMER", BEAMER)
    room.until(fills(BEAMER), "the wall is back")
    assert room.painted_on(LAPTOP) == []
    closes(room)


def test_another_projector_is_offered_and_taken_when_asked(room: RoomProcess, desk: Desk) -> None:
    desk.unplug("BEAMER")
    room.until(hidden, "the wall is hidden")
    desk.plug("OTHER", SMALL)
    offered = room.until(lambda s: "OTHER" in s["where"], "the other projector is offered")
    assert hidden(offered)
    room.do("open")
    room.until(fills(SMALL), "the wall fills the other projector")
    assert room.painted_on(LAPTOP) == []
    closes(room)


def test_another_resolution_is_filled_anew(room: RoomProcess, desk: Desk) -> None:
    desk.unplug("BEAMER")
    desk.plug("BEAMER", SMALL)
    room.until(fills(SMALL), "the wall fills the smaller picture")
    assert room.painted_on(LAPTOP) == []
    closes(room)


def test_all_screens_gone_and_back_everything_stands_where_it_stood(
    room: RoomProcess, desk: Desk
) -> None:
    desk.unplug("BEAMER")
    desk.unplug("LAPTOP")
    room.until(lambda s: list(s["screens"]) not in (["LAPTOP"], ["BEAMER"]), "none is left")
    assert hidden(room.do("state"))
    desk.plug("BEAMER", BEAMER)  # the wrong one first
    desk.plug("LAPTOP", LAPTOP)
    room.until(fills(BEAMER), "the wall is back")
    room.until(console_in(LAPTOP), "the console is back")
    closes(room)


def test_the_lid_closed_the_console_comes_to_the_beamer_and_the_wall_makes_way(
    room: RoomProcess, desk: Desk
) -> None:
    desk.unplug("LAPTOP")
    room.until(hidden, "the wall is hidden")
    room.until(console_in(BEAMER), "the console is on the screen that is left")
    assert hidden(room.do("state"))
    desk.plug("LAPTOP", LAPTOP)
    room.until(console_in(LAPTOP), "the console is home again")
    room.until(fills(BEAMER), "the wall is back")
    closes(room)


def test_console_and_wall_swap_and_swap_back(room: RoomProcess, desk: Desk) -> None:
    room.do("swap")
    room.until(console_in(BEAMER), "the console is on the beamer")
    room.until(fills(LAPTOP), "the wall fills the laptop")
    room.do("swap")
    room.paints.clear()  # until that was answered the wall rightly stood on the laptop
    room.until(console_in(LAPTOP), "the console is on the laptop")
    room.until(fills(BEAMER), "the wall fills the beamer")
    assert room.painted_on(LAPTOP) == []
    closes(room)


def test_a_loose_plug_brings_no_paint_to_the_laptop_and_no_crash(
    room: RoomProcess, desk: Desk
) -> None:
    for _ in range(8):
        desk.unplug("BEAMER")
        desk.plug("BEAMER", BEAMER)
    room.until(fills(BEAMER), "the wall is back")
    assert room.painted_on(LAPTOP) == []
    closes(room)


def test_with_one_screen_the_wall_is_a_window_until_the_known_projector_comes(
    desk: Desk, begin: Begin
) -> None:
    desk.plug("LAPTOP", LAPTOP)
    room = begin("filled", " /  /  / BEAMER")
    room.do("wait")
    assert hidden(room.do("state"))
    opened = room.do("open")
    assert opened["where"] == "Wall: window."
    assert opened["wall"] is not None
    assert not opened["full"]
    desk.plug("BEAMER", BEAMER)
    room.until(fills(BEAMER), "the wall fills the projector")
    closes(room)


def test_signs_stand_on_every_screen_and_go_at_a_key_that_is_not_lost(
    room: RoomProcess,
) -> None:
    signs = room.do("identify")["signs"]
    assert signs == [
        "1 · LAPTOP · 1366×768 · Console: you work here",
        "2 · BEAMER · 1920×1080 · Wall: the room sees this",
    ]
    room.do("key")
    room.until(lambda s: s["signs"] == [], "the signs are gone")
    closes(room)


def test_a_screen_that_changes_its_mode_in_place_is_filled_and_a_mirroring_one_left(
    desk: Desk, begin: Begin
) -> None:
    """The beamer follows the mode of the one real output, which stands at the left."""
    for name, width, height in (("wide", 1280, 720), ("low", 1024, 768), ("same", 3286, 1080)):
        timing = (width, width + 8, width + 16, width + 24, height, height + 2, height + 4)
        desk.xrandr("--newmode", name, "60", *map(str, (*timing, height + 6)))
        desk.xrandr("--addmode", "screen", name)
    laptop: Box = (1280, 0, 1366, 768)
    desk.plug("LAPTOP", laptop)
    desk.xrandr("--fb", "3286x1080", "--output", "screen", "--mode", "wide")
    desk.xrandr("--setmonitor", "BEAMER", "auto", "screen")
    room = begin("filled")
    room.do("open")
    room.until(fills((0, 0, 1280, 720)), "the wall fills the beamer")
    desk.xrandr("--fb", "3286x1080", "--output", "screen", "--mode", "low")
    room.until(fills((0, 0, 1024, 768)), "the wall fills the other resolution")
    assert room.painted_on(laptop) == []
    desk.xrandr("--fb", "3286x1080", "--output", "screen", "--mode", "same")
    room.until(hidden, "the wall is hidden where it would cover the console")
    desk.xrandr("--fb", "3286x1080", "--output", "screen", "--mode", "wide")
    room.until(fills((0, 0, 1280, 720)), "the wall is back")
    assert room.painted_on(laptop) == []
    assert console_in(laptop)(room.do("state"))
    closes(room)
