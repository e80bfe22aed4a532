"""The section's clock on the wall: what it says, its ground, and that nothing moves by it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize

from facilitator.app.slides import BreakSlide, RoomClock
from facilitator.ui.projection.composing import compose
from facilitator.ui.projection.picture import Box, Item, Text
from facilitator.ui.theme import load_theme
from tests.ui.projection.samples import OVER, RUNNING, make
from tests.ui.projection.test_pages import FULL_HD, OLD, board, notes

LIGHT = load_theme("wall_light")


def clock_said(clock: RoomClock) -> str:
    return compose(replace(board(3), clock=clock), FULL_HD, LIGHT).shown_text()


def test_the_clock_says_in_words_how_it_stands() -> None:
    assert "남은 시간\n28:10" in clock_said(RUNNING)
    assert "곧 종료\n04:59" in clock_said(replace(RUNNING, left=299))
    assert "2분 초과" in clock_said(OVER)
    assert "시간 종료" in clock_said(replace(OVER, left=-59))
    assert "일시정지\n28:10" in clock_said(replace(RUNNING, paused=True))
    assert "지난 시간\n10:00" in clock_said(replace(RUNNING, left=-600, planned=0))


def test_from_an_hour_on_the_clock_tells_hours_as_the_console_does() -> None:
    assert "2:20:32" in clock_said(replace(RUNNING, left=8432, planned=9000))
    assert "59:59" in clock_said(replace(RUNNING, left=3599, planned=9000))
    assert "1:00:00" in compose(BreakSlide(3600, None, ""), FULL_HD, LIGHT).shown_text()


@pytest.mark.parametrize("size", [OLD, FULL_HD])
@pytest.mark.parametrize("kind", ["section", "brief", "answers", "roles", "agenda"])
@pytest.mark.parametrize("scale", [100, 160])
def test_nothing_moves_when_the_clock_takes_a_ground(kind: str, size: QSize, scale: int) -> None:
    slide = make(kind, ["마을공동체 대상의 사업별 지원"], 4).slide

    def still(clock: RoomClock) -> list[Item]:
        items = compose(replace(slide, clock=clock), size, LIGHT, 0, "", scale).items  # type: ignore[arg-type]
        return [i for i in items if not _is_clock(i)]

    calm = still(RUNNING)
    for clock in CLOCKS:
        assert still(clock) == calm


@pytest.mark.parametrize("size", [OLD, FULL_HD])
def test_the_title_beside_the_notes_stays_when_the_clock_takes_a_ground(size: QSize) -> None:
    def still(clock: RoomClock) -> list[Item]:
        items = compose(replace(notes(2), clock=clock), size, LIGHT).items
        return [i for i in items if not _is_clock(i)]

    assert all(still(clock) == still(RUNNING) for clock in CLOCKS)


CLOCKS = (
    replace(RUNNING, left=299),
    replace(RUNNING, left=-12 * 60),
    replace(RUNNING, paused=True),
    replace(RUNNING, left=-12 * 60, paused=True),
)


def _is_clock(item: Item) -> bool:
    if isinstance(item, Box):
        return item.fill.startswith("clock")
    return isinstance(item, Text) and item.ticking


def test_the_clock_has_a_ground_of_its_own_when_time_runs_out() -> None:
    def plates(clock: RoomClock) -> set[str]:
        items = compose(replace(board(3), clock=clock), FULL_HD, LIGHT).items
        return {i.fill for i in items if isinstance(i, Box) and i.fill.startswith("clock")}

    assert plates(RUNNING) == set()
    assert plates(replace(RUNNING, left=299)) == {"clock_warning"}
    assert plates(OVER) == {"clock_over"}
    assert plates(replace(OVER, paused=True)) == {"clock_paused"}
