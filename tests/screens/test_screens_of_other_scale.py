"""Several named screens of different scale, as Qt's offscreen platform offers them."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.screens.desk import RoomProcess

pytestmark = pytest.mark.slow

LAPTOP = {"name": "eDP-1", "x": 0, "y": 0, "width": 1366, "height": 768, "dpr": 1}
SHARP = {"name": "HDMI-1", "x": 1366, "y": 0, "width": 1920, "height": 1080, "dpr": 2}
OLD = {"name": "VGA-1", "x": -1024, "y": 0, "width": 1024, "height": 768, "dpr": 1}
PORTRAIT = {"name": "DP-1", "x": 0, "y": -1600, "width": 900, "height": 1600, "dpr": 1}


def start(folder: Path, screens: list[dict[str, Any]]) -> RoomProcess:
    """Start the console on the first of the screens."""
    named = [
        {**s, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": s["dpr"], "refreshRate": 60}
        for s in screens
    ]
    config = folder / "screens.json"
    config.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": named}))
    plain = {k: v for k, v in os.environ.items() if not k.startswith("QT_")}
    plain |= {"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "HOME": str(folder)}
    return RoomProcess(plain, folder, f"on={screens[0]['name']}")


def overlap(a: list[int], b: list[int]) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


@pytest.mark.parametrize(
    ("screens", "chosen"),
    [
        ([LAPTOP, SHARP], "HDMI-1"),
        ([LAPTOP, OLD], "VGA-1"),
        ([LAPTOP, PORTRAIT], "DP-1"),
        ([LAPTOP, SHARP, OLD, PORTRAIT], "VGA-1"),
        ([{**SHARP, "x": 0}, {**LAPTOP, "x": 1920}], "eDP-1"),
    ],
)
def test_on_screens_of_any_scale_the_wall_fills_its_own_and_leaves_the_consoles(
    tmp_path: Path, screens: list[dict[str, Any]], chosen: str
) -> None:
    room = start(tmp_path, screens)
    room.do("open")
    room.do(f"choose  /  /  / {chosen}")
    state = room.until(
        lambda s: s["wall"] == s["screens"][chosen] and s["full"], f"the wall fills {chosen}"
    )
    own = state["screens"][state["console_on"]]
    room.forget_paints()
    for name, box in state["screens"].items():
        if name != state["console_on"]:
            room.do(f"choose  /  /  / {name}")
            room.until(lambda s, box=box: s["wall"] == box, f"the wall fills {name}")
    assert not [p for p in room.paints if overlap(list(p), own)]
    assert room.quit() == 0
    room.kill()


def test_console_and_wall_swap_between_screens_of_different_scale(tmp_path: Path) -> None:
    room = start(tmp_path, [LAPTOP, SHARP])
    before = room.do("open")
    room.do("swap")
    room.until(lambda s: s["console_on"] == "HDMI-1", "the console is on the beamer")
    room.until(lambda s: s["wall"] == s["screens"]["eDP-1"], "the wall is on the laptop")
    room.do("swap")
    after = room.until(lambda s: s["wall"] == s["screens"]["HDMI-1"], "the wall is back")
    assert after["console_on"] == before["console_on"]
    assert room.quit() == 0
    room.kill()


def test_every_screen_tells_its_number_from_the_left_and_its_own_pixels(tmp_path: Path) -> None:
    room = start(tmp_path, [LAPTOP, SHARP, OLD])
    room.do("open")
    room.do("choose  /  /  / HDMI-1")
    assert room.do("identify")["signs"] == [
        "1 · VGA-1 · 1024×768",
        "2 · eDP-1 · 1366×768 · Console: you work here",
        "3 · HDMI-1 · 3840×2160 · Wall: the room sees this",
    ]
    assert room.quit() == 0
    room.kill()
