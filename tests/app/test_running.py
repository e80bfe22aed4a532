"""Running the day: sections, their clocks, and the stages."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise, product

import pytest

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.app.place import go_to, start_break
from facilitator.app.running import (
    change_minutes,
    correct_start,
    end_section,
    give_pause_reason,
    move_project_stage,
    move_workshop_stage,
    pause_section,
    resume_section,
    share_out,
    start_section,
)
from facilitator.domain.clocks import section_clock
from facilitator.domain.entities import EntityKind, Section
from facilitator.domain.failures import RuleBroken
from facilitator.domain.plan import open_pause
from facilitator.domain.terms import (
    PROJECT_WAYS,
    WORKSHOP_WAYS,
    PauseId,
    ProjectId,
    ProjectStage,
    SectionId,
    SlideKind,
    WorkshopStage,
)
from tests.app.day import START, Day, record
from tests.sample import project_id, section_id

ONE, TWO = section_id(1), section_id(2)


def _section(day: Day, section: SectionId = ONE) -> Section:
    found = day.workshop.section(section)
    assert found is not None
    return found


def test_starting_a_section_starts_its_clock_the_workshop_and_the_wall(day: Day) -> None:
    day.do(start_section, ONE)
    assert _section(day).started_at == START
    assert day.workshop.event.stage is WorkshopStage.RUNNING
    live = day.workshop.live
    assert (live.section, live.project, live.slide) == (ONE, None, SlideKind.SECTION)
    day.clock.pass_minutes(10)
    assert section_clock(day.workshop, _section(day), day.clock()).left == 40 * 60


def test_starting_a_section_ends_the_one_that_runs(day: Day) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(45)
    day.do(start_section, TWO)
    assert _section(day).ended_at == START + timedelta(minutes=45)
    assert _section(day, TWO).started_at == START + timedelta(minutes=45)


def test_a_wrong_start_is_taken_back_with_one_undo(day: Day) -> None:
    day.do(start_section, ONE)
    before = record(day.workshop)
    day.do(start_section, TWO)
    day.desk.undo()
    assert record(day.workshop) == before
    assert _section(day).ended_at is None


def test_starting_the_section_that_runs_changes_nothing(day: Day) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(5)
    assert day.do(start_section, ONE) is None
    assert day.desk.undo_label() is Label.SECTION_STARTED


def test_coming_back_to_the_section_that_runs_is_no_entry(day: Day) -> None:
    day.do(start_section, ONE)
    day.do(go_to, TWO, None, SlideKind.SECTION)
    day.do(start_section, ONE)
    assert day.workshop.live.section == ONE
    assert day.desk.undo_label() is Label.SECTION_STARTED


def test_ending_a_section_shows_its_summary(day: Day) -> None:
    day.do(start_section, ONE)
    day.do(go_to, TWO, project_id(3), SlideKind.BRIEF)
    day.do(start_break, START)
    day.do(end_section, ONE)
    live = day.workshop.live
    assert (live.section, live.slide, live.break_until) == (ONE, SlideKind.SUMMARY, None)
    assert _section(day).ended_at == START


@pytest.mark.parametrize("end", [end_section, start_section])
def test_no_section_ends_before_it_started_though_the_clock_was_set_back(
    day: Day, end: Callable[[Entry, SectionId], Action]
) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(-60)
    day.do(end, ONE if end is end_section else section_id(2))
    assert _section(day).ended_at == START


def test_an_ending_can_be_taken_back(day: Day) -> None:
    day.do(start_section, ONE)
    day.do(end_section, ONE)
    day.desk.undo()
    assert _section(day).ended_at is None


def test_a_section_started_again_goes_on_with_its_first_start(day: Day) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(10)
    day.do(end_section, ONE)
    day.clock.pass_minutes(1)
    action = day.do(start_section, ONE)
    assert action is not None and action.label is Label.SECTION_REOPENED
    assert (_section(day).started_at, _section(day).ended_at) == (START, None)


def test_only_a_section_that_runs_can_end(day: Day) -> None:
    with pytest.raises(RuleBroken, match="section_not_running"):
        day.do(end_section, ONE)
    with pytest.raises(RuleBroken, match="no_such_section"):
        day.do(start_section, SectionId("gone"))


def test_a_start_can_be_corrected_but_not_into_the_future_or_past_the_end(day: Day) -> None:
    with pytest.raises(RuleBroken, match="section_not_started"):
        day.do(correct_start, ONE, START)
    day.do(start_section, ONE)
    day.clock.pass_minutes(10)
    day.do(correct_start, ONE, START + timedelta(minutes=4))
    assert section_clock(day.workshop, _section(day), day.clock()).elapsed == 360
    with pytest.raises(RuleBroken, match="start_after_end"):
        day.do(correct_start, ONE, START + timedelta(minutes=11))
    day.do(end_section, ONE)
    day.clock.pass_minutes(60)
    with pytest.raises(RuleBroken, match="start_after_end"):
        day.do(correct_start, ONE, START + timedelta(minutes=11))


def test_a_start_corrected_to_this_very_moment_is_not_in_the_future(day: Day) -> None:
    day.clock.now += timedelta(milliseconds=700)
    day.do(start_section, ONE)
    day.clock.pass_minutes(1)
    day.do(correct_start, ONE, day.clock())
    assert _section(day).started_at == START + timedelta(minutes=1)


def test_started_four_minutes_ago(day: Day) -> None:
    with pytest.raises(RuleBroken, match="section_not_started"):
        day.do(correct_start, ONE, START - timedelta(minutes=4))
    day.do(start_section, ONE)
    day.do(correct_start, ONE, START - timedelta(minutes=4))
    assert _section(day).started_at == START - timedelta(minutes=4)


def test_minutes_are_given_and_taken_within_a_day(day: Day) -> None:
    day.do(change_minutes, ONE, 10)
    assert _section(day).given_minutes == 60
    day.do(change_minutes, ONE, -300)
    assert _section(day).given_minutes == 1
    day.do(change_minutes, ONE, 100_000)
    assert _section(day).given_minutes == 24 * 60


@pytest.mark.parametrize(("old", "new"), list(product(ProjectStage, ProjectStage)))
def test_a_project_moves_only_along_its_ways(
    day: Day, old: ProjectStage, new: ProjectStage
) -> None:
    project = project_id(1)
    day.workshop.set_field(EntityKind.PROJECT, project, "stage", old)
    if new is old:
        assert day.do(move_project_stage, project, new) is None
    elif new in PROJECT_WAYS[old]:
        day.do(move_project_stage, project, new)
        assert day.workshop.projects[0].stage is new
    else:
        with pytest.raises(RuleBroken) as refused:
            day.do(move_project_stage, project, new)
        assert refused.value.gaps == {"old": old, "new": new}


def test_a_project_takes_the_road_of_the_product_and_every_step_can_be_walked_back() -> None:
    road = [
        ProjectStage.PROPOSED,
        ProjectStage.IN_DISCUSSION,
        ProjectStage.AGREED,
        ProjectStage.IN_PLANNING,
        ProjectStage.DECIDED,
        ProjectStage.IN_EXECUTION,
        ProjectStage.DONE,
    ]
    for here, there in pairwise(road):
        assert there in PROJECT_WAYS[here]
        assert here in PROJECT_WAYS[there]
    assert ProjectStage.DONE not in PROJECT_WAYS[ProjectStage.PROPOSED]
    assert all(PROJECT_WAYS[stage] for stage in ProjectStage), "no stage is a trap"


@pytest.mark.parametrize(("old", "new"), list(product(WorkshopStage, WorkshopStage)))
def test_the_workshop_moves_one_stage_at_a_time(
    day: Day, old: WorkshopStage, new: WorkshopStage
) -> None:
    day.workshop.set_field(EntityKind.EVENT, "event", "stage", old)
    stages = list(WorkshopStage)
    near = abs(stages.index(old) - stages.index(new)) == 1
    assert (new in WORKSHOP_WAYS[old]) == near
    if near:
        day.do(move_workshop_stage, new)
        assert day.workshop.event.stage is new
    elif new is not old:
        with pytest.raises(RuleBroken, match="workshop_stage_not_allowed"):
            day.do(move_workshop_stage, new)


@pytest.mark.parametrize("stage", [WorkshopStage.CLOSED, WorkshopStage.PREPARED])
def test_a_section_ends_when_the_workshop_stops_running(day: Day, stage: WorkshopStage) -> None:
    day.do(start_section, ONE)
    day.do(move_workshop_stage, stage)
    assert _section(day).ended_at == START


def test_a_closed_workshop_is_reopened_before_a_section_starts(day: Day) -> None:
    day.do(start_section, ONE)
    assert _label(day, WorkshopStage.CLOSED) is Label.WORKSHOP_CLOSED
    with pytest.raises(RuleBroken, match="workshop_is_closed"):
        day.do(start_section, TWO)
    assert _label(day, WorkshopStage.RUNNING) is Label.WORKSHOP_REOPENED
    day.do(start_section, TWO)


def _label(day: Day, stage: WorkshopStage) -> Label:
    action = day.do(move_workshop_stage, stage)
    assert action is not None
    return action.label


def test_closing_is_taken_back_together_with_the_section_it_ended(day: Day) -> None:
    day.do(start_section, ONE)
    day.do(move_workshop_stage, WorkshopStage.CLOSED)
    day.desk.undo()
    assert day.workshop.event.stage is WorkshopStage.RUNNING
    assert _section(day).ended_at is None


def test_only_projects_that_are_there_move(day: Day) -> None:
    with pytest.raises(RuleBroken, match="no_such_project"):
        day.do(move_project_stage, ProjectId("gone"), ProjectStage.PARKED)


# -- a start that was forgotten --------------------------------------------------------------------


def test_a_section_can_be_started_some_minutes_ago(day: Day) -> None:
    day.do(start_section, ONE, START - timedelta(minutes=4))
    assert _section(day).started_at == START - timedelta(minutes=4)
    with pytest.raises(RuleBroken, match="start_after_end"):
        day.do(start_section, TWO, START + timedelta(minutes=1))


def test_what_ran_before_ended_when_the_next_one_really_started(day: Day) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(50)
    day.do(start_section, TWO, START + timedelta(minutes=46))
    assert _section(day).ended_at == _section(day, TWO).started_at == START + timedelta(minutes=46)


def test_what_ran_before_never_ended_before_it_started(day: Day) -> None:
    day.do(start_section, ONE)
    day.do(start_section, TWO, START - timedelta(minutes=5))
    assert _section(day).ended_at == START


def test_a_corrected_start_moves_the_end_that_it_caused(day: Day) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(50)
    day.do(start_section, TWO)
    day.clock.pass_minutes(2)
    day.do(correct_start, TWO, START + timedelta(minutes=46))
    assert _section(day).ended_at == START + timedelta(minutes=46)
    day.desk.undo()
    assert _section(day).ended_at == START + timedelta(minutes=50)


def test_a_corrected_start_leaves_an_earlier_end_alone(day: Day) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(40)
    day.do(end_section, ONE)
    day.clock.pass_minutes(10)
    day.do(start_section, TWO)
    day.do(correct_start, TWO, START + timedelta(minutes=46))
    assert _section(day).ended_at == START + timedelta(minutes=40)


# -- pauses ----------------------------------------------------------------------------------------


def _elapsed(day: Day, section: SectionId = ONE) -> float:
    return section_clock(day.workshop, _section(day, section), day.clock()).elapsed / 60


def test_a_paused_section_stands_still_until_it_is_resumed(day: Day) -> None:
    with pytest.raises(RuleBroken, match="section_not_running"):
        day.do(pause_section, ONE)
    day.do(start_section, ONE)
    day.clock.pass_minutes(10)
    day.do(pause_section, ONE, "정전")
    assert day.do(pause_section, ONE) is None, "it stands still already"
    day.clock.pass_minutes(7)
    assert _elapsed(day) == 10
    day.do(resume_section, ONE)
    day.clock.pass_minutes(3)
    assert _elapsed(day) == 13
    (pause,) = day.workshop.pauses_of(ONE)
    assert pause.reason == "정전"
    with pytest.raises(RuleBroken, match="section_not_paused"):
        day.do(resume_section, ONE)


def test_typing_the_reason_of_a_pause_is_one_entry(day: Day) -> None:
    day.do(start_section, ONE)
    day.do(pause_section, ONE)
    (pause,) = day.workshop.pauses_of(ONE)
    for text in ("정", "정전", "정전 점검"):
        day.do(give_pause_reason, pause.id, text)
    assert day.workshop.pauses_of(ONE)[0].reason == "정전 점검"
    day.desk.undo()
    assert day.workshop.pauses_of(ONE)[0].reason == ""
    with pytest.raises(RuleBroken, match="no_such_pause"):
        day.do(give_pause_reason, PauseId("gone"), "")


def test_a_pause_of_no_time_leaves_no_record(day: Day) -> None:
    day.do(start_section, ONE)
    day.do(pause_section, ONE)
    day.do(resume_section, ONE)
    assert day.workshop.pauses_of(ONE) == []
    day.do(pause_section, ONE, "정전")
    day.do(resume_section, ONE)
    assert len(day.workshop.pauses_of(ONE)) == 1, "what was said stays"


def test_pause_and_resume_are_taken_back_and_done_again(day: Day) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(5)
    day.do(pause_section, ONE)
    day.clock.pass_minutes(5)
    day.do(resume_section, ONE)
    day.desk.undo()
    day.clock.pass_minutes(5)
    assert _elapsed(day) == 5
    day.desk.undo()
    assert _elapsed(day) == 15
    day.desk.redo()
    assert _elapsed(day) == 5


def test_a_section_that_ends_ends_its_pause(day: Day) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(10)
    day.do(pause_section, ONE)
    day.clock.pass_minutes(5)
    day.do(end_section, ONE)
    day.clock.pass_minutes(60)
    assert _elapsed(day) == 10
    assert open_pause(day.workshop, ONE) is None
    day.desk.undo()
    assert _elapsed(day) == 10, "it stands still again"


def test_a_reopened_section_does_not_count_the_time_between(day: Day) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(40)
    day.do(end_section, ONE)
    day.clock.pass_minutes(30)
    day.do(start_section, ONE)
    day.clock.pass_minutes(5)
    assert _elapsed(day) == 45


def test_a_section_reopened_some_minutes_ago_counts_from_then(day: Day) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(40)
    day.do(end_section, ONE)
    day.clock.pass_minutes(30)
    day.do(start_section, ONE, START + timedelta(minutes=66))
    assert _elapsed(day) == 44


# -- what is left of the day -----------------------------------------------------------------------


def test_what_is_left_is_shared_out_as_one_entry(day: Day) -> None:
    day.do(share_out, {TWO: 45, section_id(3): 40})
    assert [_section(day, section_id(n)).given_minutes for n in (1, 2, 3, 4)] == [50, 45, 40, 40]
    assert _section(day, TWO).planned_minutes == 50, "the plan stays as it was made"
    day.desk.undo()
    assert [_section(day, section_id(n)).given_minutes for n in (2, 3)] == [50, 50]


def test_nothing_is_shared_out_where_one_has_started_meanwhile(day: Day) -> None:
    day.do(start_section, TWO)
    with pytest.raises(RuleBroken, match="section_has_started"):
        day.do(share_out, {section_id(3): 40, TWO: 45})
    assert _section(day, section_id(3)).given_minutes == 50
