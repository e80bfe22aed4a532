"""The wall follows, is held, gets a slide sent; what lies over it; what the room saw."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.app.answers import record_answer
from facilitator.app.editing import remove_project
from facilitator.app.notes import type_note
from facilitator.app.place import go_to, show_page, show_slide, start_break
from facilitator.app.room import live_slide
from facilitator.app.room_log import log_wall
from facilitator.app.running import pause_section, start_section
from facilitator.app.slide_json import slide_from_json, slide_to_json
from facilitator.app.slides import AnswersSlide, BlankSlide, BreakSlide, HoldingSlide, Slide
from facilitator.app.wall import (
    LARGEST_SCALE,
    LEAST_SCALE,
    blank_wall,
    follow_console,
    hold_wall,
    scale_text,
    send_slide,
    show_holding,
    show_message,
    show_notes_by_line,
    show_wall,
)
from facilitator.app.wall_view import coming, on_wall, prepared
from facilitator.domain.terms import AnswerWord, SlideKind, WallMode
from tests.app.day import Day
from tests.sample import GONGIK, project_id, section_id
from tests.ui.projection.samples import MAKERS, make


def _seen(day: Day) -> Slide:
    return on_wall(day.workshop, day.clock()).slide


@pytest.fixture
def asking(day: Day) -> Day:
    """Give a day on which the answers of project 2 are on the wall."""
    day.do(start_section, section_id(1))
    day.do(go_to, section_id(1), project_id(2), SlideKind.ANSWERS)
    return day


# -- hold and send -------------------------------------------------------------------------------


def test_a_held_wall_stays_while_the_console_moves_on(asking: Day) -> None:
    asking.do(hold_wall)
    before = _seen(asking)
    asking.do(record_answer, project_id(2), GONGIK, AnswerWord.YES)
    asking.do(go_to, section_id(1), project_id(10), SlideKind.BRIEF)
    assert _seen(asking) == before
    assert prepared(asking.workshop, asking.clock()).slide == live_slide(
        asking.workshop, asking.clock()
    )


def test_sending_puts_what_is_prepared_on_a_wall_that_stays_held(asking: Day) -> None:
    asking.do(hold_wall)
    asking.do(show_slide, SlideKind.NOTES)
    asking.do(show_page, 2)
    asking.do(send_slide)
    sent = on_wall(asking.workshop, asking.clock())
    assert (sent.slide, sent.page) == (live_slide(asking.workshop, asking.clock()), 2)
    asking.do(show_slide, SlideKind.BRIEF)
    assert _seen(asking) == sent.slide


def test_following_again_shows_what_the_console_is_on(asking: Day) -> None:
    asking.do(hold_wall)
    asking.do(show_slide, SlideKind.MATRIX)
    asking.do(follow_console)
    assert _seen(asking) == live_slide(asking.workshop, asking.clock())


def test_holding_twice_and_sending_to_a_wall_that_follows_change_nothing(asking: Day) -> None:
    assert asking.do(send_slide) is None
    asking.do(hold_wall)
    assert asking.do(hold_wall) is None


def test_the_clock_of_a_held_wall_goes_on(asking: Day) -> None:
    asking.do(hold_wall)
    asking.clock.pass_minutes(10)
    slide = _seen(asking)
    assert isinstance(slide, AnswersSlide) and slide.clock is not None
    assert slide.clock.left == 40 * 60
    asking.do(pause_section, section_id(1))
    slide = _seen(asking)
    assert isinstance(slide, AnswersSlide) and slide.clock is not None
    assert slide.clock.paused


def test_a_held_break_counts_down(day: Day) -> None:
    day.do(start_break, day.clock() + timedelta(minutes=10))
    day.do(hold_wall)
    day.do(show_slide, SlideKind.AGENDA)
    day.clock.pass_minutes(4)
    slide = _seen(day)
    assert isinstance(slide, BreakSlide) and slide.left == 6 * 60


def test_a_held_break_counts_down_to_a_time_past_midnight(day: Day) -> None:
    day.clock.now = datetime(2024, 12, 5, 23, 50)
    day.do(start_break, day.clock() + timedelta(minutes=20))
    day.do(hold_wall)
    day.clock.pass_minutes(5)
    slide = _seen(day)
    assert isinstance(slide, BreakSlide) and slide.left == 15 * 60


def test_a_held_wall_can_be_blanked_and_comes_back_as_it_was(asking: Day) -> None:
    asking.do(hold_wall)
    held = _seen(asking)
    asking.do(show_slide, SlideKind.MATRIX)
    for cover, seen in ((blank_wall, BlankSlide), (show_holding, HoldingSlide)):
        asking.do(cover)
        assert isinstance(_seen(asking), seen)
        asking.do(show_wall)
        assert _seen(asking) == held


def test_a_held_wall_is_the_same_after_a_restart(asking: Day) -> None:
    asking.do(hold_wall)
    held = _seen(asking)
    asking.do(show_slide, SlideKind.MATRIX)
    assert _seen(asking.reopened()) == held


def test_a_held_slide_outlives_its_project(asking: Day) -> None:
    asking.do(hold_wall)
    held = _seen(asking)
    asking.do(remove_project, project_id(2))
    assert _seen(asking) == held


@pytest.mark.parametrize("text", ["{}", "[]", "null", "x", '{"slide":"Note"}', "[" * 100_000])
def test_a_held_slide_that_cannot_be_read_shows_nothing_but_the_host(day: Day, text: str) -> None:
    day.workshop.put(replace(day.workshop.live, held=text))
    assert isinstance(_seen(day), HoldingSlide)


@pytest.mark.parametrize("kind", MAKERS)
@settings(max_examples=10, deadline=None, database=None, derandomize=True)
@given(texts=st.lists(st.text(max_size=30), min_size=1, max_size=5), count=st.integers(0, 9))
def test_every_slide_can_be_kept_and_read_again(kind: str, texts: list[str], count: int) -> None:
    slide = make(kind, texts, count).slide
    assert slide_from_json(slide_to_json(slide)) == slide


# -- what lies over it ---------------------------------------------------------------------------


def test_a_message_lies_over_every_slide_but_not_over_black(asking: Day) -> None:
    asking.do(show_message, "  5분 후\n다시 시작합니다 ")
    for change in (show_wall, hold_wall, show_holding):
        asking.do(change)
        assert on_wall(asking.workshop, asking.clock()).message == "5분 후 다시 시작합니다"
    asking.do(blank_wall)
    assert on_wall(asking.workshop, asking.clock()).message == ""
    asking.do(show_wall)
    asking.do(show_message, " ")
    assert on_wall(asking.workshop, asking.clock()).message == ""


def test_the_text_grows_and_shrinks_within_bounds(day: Day) -> None:
    for steps, expected in ((1, 110), (-2, 90), (0, 100), (99, LARGEST_SCALE), (-99, LEAST_SCALE)):
        day.do(scale_text, steps)
        assert on_wall(day.workshop, day.clock()).scale == expected


def test_line_by_line_the_room_sees_a_note_only_when_it_is_entered(asking: Day) -> None:
    asking.do(show_slide, SlideKind.NOTES)
    asking.do(type_note, project_id(2), "치는 중")
    assert "치는 중" in repr(_seen(asking))
    asking.do(show_notes_by_line, True)
    assert "치는 중" not in repr(_seen(asking))


def test_the_preview_tells_what_the_next_step_brings(asking: Day) -> None:
    following = coming(asking.workshop, asking.clock())
    asking.do(show_slide, SlideKind.NOTES)
    assert following is not None
    assert following.slide == _seen(asking)
    asking.do(go_to, section_id(1), None, SlideKind.SUMMARY)
    assert coming(asking.workshop, asking.clock()) is None


# -- what the room saw ---------------------------------------------------------------------------


def _log(day: Day) -> list[tuple[bool, str, str, str]]:
    return [(s.on, s.wall, s.slide, s.title) for s in day.workshop.shown_log]


def test_the_log_has_a_line_for_everything_the_room_saw(asking: Day) -> None:
    title = "2. " + asking.workshop.projects[1].title
    for change in (None, hold_wall, blank_wall, show_wall, follow_console):
        asking.clock.pass_minutes(1)
        if change is not None:
            asking.do(change)
        asking.do(log_wall, True)
    asking.clock.pass_minutes(1)
    asking.do(show_slide, SlideKind.MATRIX)
    asking.do(log_wall, True)
    asking.clock.pass_minutes(1)
    asking.do(log_wall, False)
    event = asking.workshop.event.title
    assert _log(asking) == [
        (True, "shown", "answers", title),
        (True, "blank", "answers", ""),
        (True, "shown", "answers", title),
        (True, "shown", "matrix", event),
        (False, "shown", "matrix", event),
    ]
    assert [s.at.minute for s in asking.workshop.shown_log] == [51, 53, 54, 56, 57]


def test_a_held_wall_is_logged_as_what_it_shows(asking: Day) -> None:
    asking.do(hold_wall)
    asking.do(show_slide, SlideKind.MATRIX)
    asking.do(log_wall, True)
    assert [s.slide for s in asking.workshop.shown_log] == [SlideKind.ANSWERS]


def test_nothing_is_logged_before_the_wall_is_open_and_nothing_twice(asking: Day) -> None:
    assert asking.do(log_wall, False) is None
    asking.do(log_wall, True)
    assert asking.do(log_wall, True) is None


def test_the_log_goes_on_where_the_clock_of_the_laptop_was_set_back(asking: Day) -> None:
    asking.do(log_wall, True)
    asking.clock.pass_minutes(-60)
    asking.do(show_slide, SlideKind.MATRIX)
    asking.do(log_wall, True)
    assert asking.do(log_wall, True) is None
    assert [s.slide for s in asking.workshop.shown_log] == [SlideKind.ANSWERS, SlideKind.MATRIX]


def test_black_is_one_line_whatever_lies_behind_it(asking: Day) -> None:
    asking.do(blank_wall)
    asking.do(log_wall, True)
    asking.do(show_slide, SlideKind.MATRIX)
    assert asking.do(log_wall, True) is None
    assert asking.workshop.live.wall is WallMode.BLANK


def test_a_message_behind_black_is_not_logged_as_seen(asking: Day) -> None:
    asking.do(show_message, "10분 쉽니다")
    asking.do(log_wall, True)
    asking.do(blank_wall)
    asking.do(log_wall, True)
    assert [s.message for s in asking.workshop.shown_log] == ["10분 쉽니다", ""]


def test_undo_leaves_the_log_as_it_is(asking: Day) -> None:
    asking.do(log_wall, True)
    asking.do(record_answer, project_id(2), GONGIK, AnswerWord.YES)
    asking.desk.undo()
    asking.desk.undo()
    assert len(asking.workshop.shown_log) == 1
