"""Where the facilitator stands, and the way through a section."""

from datetime import timedelta

from facilitator.app.place import (
    PROJECT_STEPS,
    go_to,
    next_step,
    open_page,
    show_page,
    show_slide,
    stand_after,
    start_break,
    steps,
)
from facilitator.app.room_log import log_wall
from facilitator.app.running import end_section, start_section
from facilitator.app.wall import blank_wall, show_wall
from facilitator.domain.entities import Live
from facilitator.domain.terms import ProjectId, SlideKind, WallMode
from tests.app.day import START, Day
from tests.sample import project_id, section_id

A, B = ProjectId("a"), ProjectId("b")


def test_going_somewhere_keeps_the_place(day: Day) -> None:
    day.do(go_to, section_id(1), project_id(2), SlideKind.ANSWERS)
    live = day.workshop.live
    assert (live.section, live.project, live.slide, live.page) == (
        section_id(1),
        project_id(2),
        SlideKind.ANSWERS,
        0,
    )


def test_notes_open_on_their_newest_page_and_other_slides_on_the_first(day: Day) -> None:
    day.do(go_to, section_id(1), project_id(2), SlideKind.NOTES)
    assert day.workshop.live.page == -1
    day.do(show_page, 3)
    assert day.workshop.live.page == 3
    day.do(show_slide, SlideKind.ROLES)
    assert (day.workshop.live.page, day.workshop.live.project) == (0, project_id(2))


def test_blanking_twice_stays_black_and_only_showing_shows(day: Day) -> None:
    day.do(blank_wall)
    assert day.do(blank_wall) is None
    day.do(go_to, section_id(1), None, SlideKind.SECTION)
    walls = [day.workshop.live.wall]
    day.do(show_wall)
    walls.append(day.workshop.live.wall)
    assert walls == [WallMode.BLANK, WallMode.SHOWN]


def test_a_break_ends_when_the_console_moves_on(day: Day) -> None:
    day.do(start_break, START + timedelta(minutes=10))
    assert day.workshop.live.break_until == START + timedelta(minutes=10)
    day.do(show_slide, SlideKind.AGENDA)
    assert day.workshop.live.break_until is None


def test_the_open_page_is_remembered(day: Day) -> None:
    day.do(open_page, "outcomes")
    assert day.workshop.live.place == "outcomes"


def test_the_way_through_a_section_goes_project_by_project() -> None:
    way = steps([A, B])
    assert way[0] == (None, SlideKind.SECTION)
    assert way[1:6] == [(A, slide) for slide in PROJECT_STEPS]
    assert way[6:11] == [(B, slide) for slide in PROJECT_STEPS]
    assert way[11:] == [(None, SlideKind.SUMMARY)]


def test_walking_forward_and_back_meets_the_same_steps() -> None:
    way = steps([A, B])
    live = Live(slide=SlideKind.SECTION)
    met = [(live.project, live.slide)]
    while (step := next_step(live, [A, B], 1)) is not None:
        live = Live(project=step[0], slide=step[1])
        met.append(step)
    assert met == way
    back = [(live.project, live.slide)]
    while (step := next_step(live, [A, B], -1)) is not None:
        live = Live(project=step[0], slide=step[1])
        back.append(step)
    assert back == way[::-1]


def test_from_the_agenda_the_way_leads_back_to_the_project() -> None:
    live = Live(project=B, slide=SlideKind.AGENDA)
    assert next_step(live, [A, B], 1) == (B, SlideKind.BRIEF)
    assert next_step(live, [A, B], -1) == (B, SlideKind.READ_BACK)
    assert next_step(Live(slide=SlideKind.WELCOME), [A, B], 1) == (None, SlideKind.SECTION)


def test_a_break_leads_back_to_where_it_was_taken(day: Day) -> None:
    day.do(start_section, section_id(1))
    day.do(go_to, section_id(1), project_id(2), SlideKind.NOTES)
    day.do(log_wall, True)
    day.do(show_slide, SlideKind.AGENDA)
    day.do(log_wall, True)
    day.do(start_break, START + timedelta(minutes=10))
    day.do(log_wall, True)
    for by in (1, -1):
        assert stand_after(day.workshop, by) == (section_id(1), project_id(2), SlideKind.NOTES)


def test_a_break_leads_to_no_place_where_the_console_was_not(day: Day) -> None:
    day.do(go_to, section_id(1), project_id(1), SlideKind.NOTES)
    day.do(log_wall, True)
    day.do(go_to, section_id(1), project_id(2), SlideKind.ROLES)  # the room saw nothing of it
    day.do(start_break, None)
    assert stand_after(day.workshop, 1) == (section_id(1), project_id(2), SlideKind.BRIEF)


def test_the_agenda_opens_on_the_page_of_now(day: Day) -> None:
    day.do(show_slide, SlideKind.AGENDA)
    assert day.workshop.live.page == -1


def test_a_step_before_any_section_leads_to_the_first(day: Day) -> None:
    assert stand_after(day.workshop, 1) == (section_id(1), None, SlideKind.SECTION)
    assert stand_after(day.workshop, -1) is None


def test_a_step_after_a_section_has_ended_leads_to_the_next_that_waits(day: Day) -> None:
    day.do(start_section, section_id(2))
    day.do(end_section, section_id(2))
    assert stand_after(day.workshop, 1) == (section_id(1), None, SlideKind.SECTION)
    day.do(start_break, None)
    assert stand_after(day.workshop, 1) == (section_id(1), None, SlideKind.SECTION)


def test_a_step_at_the_end_of_a_section_that_runs_leads_nowhere(day: Day) -> None:
    day.do(start_section, section_id(1))
    day.do(show_slide, SlideKind.SUMMARY)
    assert stand_after(day.workshop, 1) is None
