"""Whose turn it is: how long the console was on each project while its section ran."""

from facilitator.app.place import go_to, show_slide
from facilitator.app.running import end_section, move_workshop_stage, pause_section, start_section
from facilitator.app.turns import take_up_turn
from facilitator.domain.clocks import project_clock
from facilitator.domain.terms import SlideKind, WorkshopStage
from tests.app.day import Day
from tests.sample import project_id, section_id

ONE, TWO = section_id(1), section_id(2)
P1 = project_id(1)


def _minutes(day: Day, number: int) -> float:
    section, project = day.workshop.section(ONE), day.workshop.project(project_id(number))
    assert section is not None and project is not None
    return project_clock(day.workshop, project, section, day.clock()).elapsed / 60


def _go(day: Day, number: int, minutes: float) -> None:
    day.do(go_to, ONE, project_id(number), SlideKind.BRIEF)
    day.clock.pass_minutes(minutes)


def test_a_project_counts_while_the_console_is_on_it(day: Day) -> None:
    _go(day, 1, 10)
    assert _minutes(day, 1) == 0, "the section does not run yet"
    day.do(start_section, ONE)
    _go(day, 1, 5)
    day.do(show_slide, SlideKind.ANSWERS)
    day.clock.pass_minutes(2)
    _go(day, 2, 4)
    _go(day, 1, 1)
    assert (_minutes(day, 1), _minutes(day, 2)) == (8, 4)
    assert len(day.workshop.open_turns) == 1


def test_a_project_that_was_only_passed_by_leaves_no_turn(day: Day) -> None:
    day.do(start_section, ONE)
    _go(day, 1, 0)
    _go(day, 2, 3)
    assert day.workshop.turns_of(P1) == []


def test_an_ended_section_ends_the_turn_and_a_look_at_another_section_too(day: Day) -> None:
    day.do(start_section, ONE)
    _go(day, 1, 5)
    day.do(go_to, TWO, project_id(3), SlideKind.BRIEF)
    day.clock.pass_minutes(5)
    assert day.workshop.open_turns == []
    _go(day, 1, 1)
    day.do(end_section, ONE)
    day.clock.pass_minutes(9)
    assert _minutes(day, 1) == 6
    assert day.workshop.open_turns == []


def test_closing_the_workshop_ends_the_turn(day: Day) -> None:
    day.do(start_section, ONE)
    _go(day, 1, 5)
    day.do(move_workshop_stage, WorkshopStage.CLOSED)
    assert day.workshop.open_turns == []


def test_a_project_stands_still_in_a_pause(day: Day) -> None:
    day.do(start_section, ONE)
    _go(day, 1, 5)
    day.do(pause_section, ONE)
    day.clock.pass_minutes(20)
    assert _minutes(day, 1) == 5


def test_an_ending_that_is_taken_back_leaves_no_hole_in_the_projects_time(day: Day) -> None:
    day.do(start_section, ONE)
    _go(day, 1, 5)
    day.do(end_section, ONE)
    day.clock.pass_minutes(2)
    day.desk.undo()
    day.do(take_up_turn)
    day.clock.pass_minutes(3)
    assert _minutes(day, 1) == 10
    day.desk.redo()
    day.do(take_up_turn)
    day.clock.pass_minutes(60)
    assert _minutes(day, 1) == 5, "the section ended when it ended first"
    assert day.workshop.open_turns == []


def test_taking_up_a_turn_that_goes_on_changes_nothing(day: Day) -> None:
    assert day.do(take_up_turn) is None
    day.do(start_section, ONE)
    _go(day, 1, 5)
    assert day.do(take_up_turn) is None
    assert day.desk.redo_label() is None


def test_a_turn_is_taken_up_only_by_the_project_the_console_is_on(day: Day) -> None:
    day.do(start_section, ONE)
    _go(day, 2, 2)
    _go(day, 1, 5)
    day.do(end_section, ONE)
    day.desk.undo()
    day.do(take_up_turn)
    (turn,) = day.workshop.open_turns
    assert turn.project == P1
