"""The clocks of section, project and day: pauses, corrected starts, midnight, a clock set back."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.clocks import (
    ClockState,
    break_over_since,
    clock_state,
    day_clock,
    idle_since,
    project_clock,
    section_clock,
)
from facilitator.domain.entities import Event, Live, Pause, Project, Section, Turn
from facilitator.domain.terms import (
    PauseId,
    ProjectId,
    SectionId,
    SlideKind,
    TurnId,
    WorkshopStage,
)
from facilitator.domain.workshop import Workshop
from tests.domain.ran import at, run
from tests.sample import sample_workshop

A = SectionId("A")
P, Q = ProjectId("P"), ProjectId("Q")


def _running(**values: object) -> Section:
    section = Section(A, "A", planned_minutes=50, projects=(P, Q), started_at=at(14))
    return replace(section, **values)  # type: ignore[arg-type]


def _pause(start: datetime, end: datetime | None = None, name: str = "") -> Pause:
    return Pause(PauseId(name or f"p{start}"), A, start, end)


def _elapsed(now: datetime, *pauses: Pause, **values: object) -> int:
    section = _running(**values)
    return section_clock(Workshop([section, *pauses]), section, now).elapsed


# -- warning and overtime -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "planned", "state"),
    [
        (3000, 3000, ClockState.CALM),
        (301, 3000, ClockState.CALM),
        (300, 3000, ClockState.WARNING),
        (0, 3000, ClockState.WARNING),
        (-1, 3000, ClockState.OVER),
        (121, 600, ClockState.CALM),
        (120, 600, ClockState.WARNING),
        (300, 7200, ClockState.WARNING),
        (0, 0, ClockState.CALM),
        (-500, 0, ClockState.CALM),
    ],
)
def test_the_last_minutes_warn_and_overtime_says_so(
    left: int, planned: int, state: ClockState
) -> None:
    assert clock_state(left, planned) is state


def test_a_clock_tells_its_own_state() -> None:
    section = _running()
    workshop = Workshop([section])
    assert section_clock(workshop, section, at(14, 10)).state is ClockState.CALM
    assert section_clock(workshop, section, at(14, 45)).state is ClockState.WARNING
    over = section_clock(workshop, section, at(14, 51))
    assert (over.state, over.left) == (ClockState.OVER, -60)


# -- pauses ---------------------------------------------------------------------------------------


def test_in_a_pause_nothing_elapses() -> None:
    pause = _pause(at(14, 10))
    for minute in (10, 11, 40):
        assert _elapsed(at(14, minute), pause) == 600
    section = _running()
    assert section_clock(Workshop([section, pause]), section, at(14, 40)).paused


def test_after_a_pause_the_clock_goes_on_where_it_stood() -> None:
    assert _elapsed(at(14, 40), _pause(at(14, 10), at(14, 30))) == 20 * 60


def test_several_pauses_count_together_and_what_overlaps_only_once() -> None:
    pauses = (
        _pause(at(14, 5), at(14, 10)),
        _pause(at(14, 8), at(14, 12)),
        _pause(at(14, 9), at(14, 10)),
        _pause(at(14, 30), at(14, 31)),
    )
    assert _elapsed(at(14, 40), *pauses) == 40 * 60 - 8 * 60


def test_a_start_corrected_into_a_pause_counts_only_what_is_left_of_it() -> None:
    pause = _pause(at(14, 5), at(14, 15))
    assert _elapsed(at(14, 30), pause, started_at=at(14, 10)) == 15 * 60
    assert _elapsed(at(14, 30), pause, started_at=at(14, 20)) == 10 * 60
    assert _elapsed(at(14, 30), pause, started_at=at(13, 55)) == 25 * 60


def test_a_start_corrected_behind_a_pause_that_still_lasts_leaves_nothing() -> None:
    assert _elapsed(at(14, 30), _pause(at(14, 5)), started_at=at(14, 10)) == 0


def test_a_section_that_ended_in_a_pause_keeps_what_it_had() -> None:
    pause = _pause(at(14, 10), at(14, 20))
    for now in (at(14, 20), at(18)):
        assert _elapsed(now, pause, ended_at=at(14, 20)) == 600
    ended = _running(ended_at=at(14, 20))
    assert not section_clock(Workshop([ended, pause]), ended, at(18)).paused


def test_a_pause_goes_over_midnight() -> None:
    start = at(23, 50)
    assert _elapsed(at(24, 30), _pause(at(23, 55), at(24, 15)), started_at=start) == 20 * 60


def test_a_pause_stands_still_though_the_laptops_clock_is_set_back() -> None:
    assert _elapsed(at(14, 5), _pause(at(14, 10))) == 600
    assert _elapsed(at(13), _pause(at(14, 10))) == 600


def test_no_clock_runs_backwards_into_nothing() -> None:
    assert _elapsed(at(13)) == 0
    assert _elapsed(at(13), ended_at=at(13)) == 0


_moments = st.integers(0, 120).map(lambda minute: at(14, minute))


@given(st.lists(st.tuples(_moments, _moments), max_size=5), _moments, _moments)
def test_elapsed_and_paused_are_all_there_is(
    stretches: list[tuple[datetime, datetime]], start: datetime, now: datetime
) -> None:
    pauses = [_pause(min(s), max(s), f"p{n}") for n, s in enumerate(stretches)]
    minutes = {at(14, m) for m in range(120) if start <= at(14, m) < now}
    still = {m for m in minutes if any(p.started_at <= m < (p.ended_at or m) for p in pauses)}
    assert _elapsed(now, *pauses, started_at=start) == 60 * len(minutes - still)


@given(st.lists(_moments, max_size=4), st.integers(0, 3000), st.integers(0, 3000))
def test_a_running_clock_never_goes_back(moments: list[datetime], a: int, b: int) -> None:
    pauses = [_pause(m, m + timedelta(minutes=3), f"p{n}") for n, m in enumerate(moments)]
    early, late = sorted((a, b))
    assert _elapsed(at(14, 0, early), *pauses) <= _elapsed(at(14, 0, late), *pauses)


# -- projects -------------------------------------------------------------------------------------


def _project_clock(now: datetime, *more: object, section: Section | None = None) -> tuple[int, int]:
    section = section or _running()
    entities = [Project(P, 1, "P"), Project(Q, 2, "Q"), section, *more]
    workshop = Workshop(entities)  # type: ignore[arg-type]
    project = workshop.project(P)
    assert project is not None
    clock = project_clock(workshop, project, section, now)
    return clock.planned, clock.elapsed


def _turn(start: datetime, end: datetime | None, project: ProjectId = P, name: str = "") -> Turn:
    return Turn(TurnId(name or f"t{start}"), A, project, start, end)


def test_a_project_has_an_equal_share_of_its_section_and_counts_its_turns() -> None:
    assert _project_clock(at(14, 10)) == (25 * 60, 0)
    assert _project_clock(at(14, 30), _turn(at(14, 20), None)) == (25 * 60, 600)
    turns = _turn(at(14, 1), at(14, 3)), _turn(at(14, 5), at(14, 8), Q), _turn(at(14, 8), None)
    assert _project_clock(at(14, 10), *turns) == (25 * 60, 240)
    more = _running(extra_minutes=10)
    assert _project_clock(at(14, 10), section=more)[0] == 30 * 60


def test_a_project_stands_still_with_its_section_and_stops_with_it() -> None:
    turn = _turn(at(14, 5), None)
    assert _project_clock(at(14, 30), turn, _pause(at(14, 10), at(14, 20))) == (25 * 60, 900)
    assert _project_clock(at(14, 30), turn, _pause(at(14, 10))) == (25 * 60, 300)
    ended = _running(ended_at=at(14, 20))
    assert _project_clock(at(18), turn, section=ended) == (25 * 60, 900)


def test_a_turn_before_the_corrected_start_counts_from_the_start() -> None:
    late = _running(started_at=at(14, 10))
    assert _project_clock(at(14, 12), _turn(at(14, 1), None), section=late) == (25 * 60, 120)


def test_a_project_counts_only_what_belongs_to_this_section() -> None:
    elsewhere = Turn(TurnId("t"), SectionId("B"), P, at(14, 1), at(14, 9))
    assert _project_clock(at(14, 20), elsewhere) == (25 * 60, 0)
    planned = _running(started_at=None)
    assert _project_clock(at(14, 20), section=planned) == (25 * 60, 0)


def test_a_project_that_the_section_does_not_list_does_not_divide_by_nothing() -> None:
    assert _project_clock(at(14, 5), section=_running(projects=())) == (3000, 0)


# -- the day --------------------------------------------------------------------------------------


def test_the_day_goes_from_its_first_start_to_its_planned_end() -> None:
    workshop = sample_workshop()
    clock = day_clock(workshop, at(13))
    assert (clock.began, clock.planned, clock.elapsed, clock.late) == (None, 0, 0, 0)
    assert clock.planned_end == clock.expected_end == at(17, 10)
    run(workshop, 1, at(13, 54))
    clock = day_clock(workshop, at(14, 54))
    assert (clock.began, clock.elapsed) == (at(13, 54), 3600)
    assert (clock.planned, clock.left) == (196 * 60, 136 * 60)
    assert clock.late == 14 * 60 and clock.expected_end == at(17, 24)


def test_a_day_that_is_over_stands_still() -> None:
    workshop = sample_workshop()
    for number in (1, 2, 3, 4):
        run(workshop, number, at(12 + number), at(13 + number))
    for now in (at(17), at(20)):
        clock = day_clock(workshop, now)
        assert (clock.elapsed, clock.late) == (4 * 3600, -10 * 60)


def test_an_evening_past_midnight_is_one_day() -> None:
    late = Section(A, "A", planned_start=time(23), planned_minutes=60, started_at=at(23, 10))
    clock = day_clock(Workshop([Event(), late]), at(24, 5))
    assert (clock.elapsed, clock.planned_end, clock.late) == (55 * 60, at(24), 10 * 60)


def test_a_day_without_planned_times_is_not_late() -> None:
    clock = day_clock(Workshop([Event(), _running()]), at(14, 10))
    assert (clock.planned_end, clock.planned, clock.elapsed, clock.late) == (None, 0, 600, 0)
    assert day_clock(Workshop(), at(9)).expected_end is None


# -- nothing runs ---------------------------------------------------------------------------------


def _day(stage: WorkshopStage = WorkshopStage.RUNNING, **live: object) -> Workshop:
    workshop = sample_workshop()
    workshop.put(replace(workshop.event, stage=stage))
    workshop.put(Live(**live))  # type: ignore[arg-type]
    return workshop


def test_it_reminds_from_the_end_of_the_last_section() -> None:
    workshop = _day()
    run(workshop, 1, at(13, 50), at(14, 41))
    assert idle_since(workshop, at(14, 41)) == at(14, 41)
    assert idle_since(workshop, at(14, 50)) == at(14, 41)
    run(workshop, 2, at(14, 51))
    assert idle_since(workshop, at(14, 52)) is None


def test_the_planned_break_is_no_idle_time() -> None:
    workshop = _day()
    run(workshop, 1, at(13, 50), at(14, 40))
    run(workshop, 2, at(14, 40), at(15, 35))
    assert idle_since(workshop, at(15, 44)) is None
    assert idle_since(workshop, at(15, 47)) == at(15, 45)


def test_a_break_on_the_wall_is_no_idle_time_until_it_is_over() -> None:
    workshop = _day(slide=SlideKind.BREAK, break_until=at(15, 55))
    run(workshop, 1, at(13, 50), at(14, 40))
    assert idle_since(workshop, at(15, 54)) is None
    assert break_over_since(workshop, at(15, 54)) is None
    assert idle_since(workshop, at(15, 58)) == at(15, 55)
    assert break_over_since(workshop, at(15, 58)) == at(15, 55)


def test_a_break_without_an_end_is_never_over() -> None:
    workshop = _day(slide=SlideKind.BREAK)
    run(workshop, 1, at(13, 50), at(14, 40))
    assert idle_since(workshop, at(18)) is None
    assert break_over_since(workshop, at(18)) is None


def test_the_break_of_a_slide_that_is_gone_is_not_told() -> None:
    workshop = _day(slide=SlideKind.AGENDA, break_until=at(15))
    assert break_over_since(workshop, at(16)) is None


def test_a_break_in_a_running_section_is_over_though_nothing_is_idle() -> None:
    workshop = _day(slide=SlideKind.BREAK, break_until=at(14, 30))
    run(workshop, 1, at(13, 50))
    assert idle_since(workshop, at(14, 31)) is None
    assert break_over_since(workshop, at(14, 31)) == at(14, 30)


def test_before_the_first_section_it_reminds_on_the_day_itself_only() -> None:
    workshop = _day(WorkshopStage.PREPARED)
    assert idle_since(workshop, at(13, 49)) is None
    assert idle_since(workshop, at(13, 55)) == at(13, 50)
    assert idle_since(workshop, at(13, 55) - timedelta(days=1)) is None
    workshop.put(replace(workshop.event, held_on=None))
    assert idle_since(workshop, at(13, 55)) is None
    workshop.put(replace(workshop.event, held_on=date(2024, 12, 4)))
    assert idle_since(workshop, at(13, 55)) is None


def test_when_everything_is_done_or_closed_nothing_is_missed() -> None:
    workshop = _day()
    for number in (1, 2, 3, 4):
        run(workshop, number, at(12 + number), at(13 + number))
    assert idle_since(workshop, at(18)) is None
    for stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
        closed = _day(stage)
        run(closed, 1, at(13, 50), at(14, 40))
        assert idle_since(closed, at(16)) is None


def test_a_clock_set_back_reminds_of_nothing_that_is_still_to_come() -> None:
    workshop = _day()
    run(workshop, 1, at(13, 50), at(14, 41))
    assert idle_since(workshop, at(14)) is None
