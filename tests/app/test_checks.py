"""The check before the start: what is measured, and what is said of it."""

from dataclasses import replace
from datetime import date, time

import pytest

from facilitator.app.checks import (
    MEGABYTE,
    Check,
    CheckItem,
    CheckState,
    ScreenState,
    Surroundings,
    check_before_start,
    plan_findings,
    to_look_at,
)
from facilitator.app.machine import FileFacts, FilePlace, Power
from facilitator.domain.entities import Center, EntityKind
from facilitator.domain.terms import CenterId, CenterKind
from facilitator.domain.workshop import Workshop
from facilitator.words.checks import ADVICE, CHECKS, tell_advice, tell_check
from tests.sample import MAEUL, sample_workshop

THE_DAY = date(2024, 12, 5)
FILE = FileFacts(free=500 * MEGABYTE, writable=True)
GOOD = Surroundings(
    screen=ScreenState.OTHER,
    screen_name="프로젝터",
    file=FILE,
    saves=True,
    power=Power(90, plugged=True),
    fonts=True,
    stays_awake=True,
)


def checks(around: Surroundings = GOOD, workshop: Workshop | None = None) -> tuple[Check, ...]:
    return check_before_start(around, workshop or sample_workshop(), THE_DAY)


def line(around: Surroundings, item: CheckItem) -> Check:
    return next(c for c in checks(around) if c.item is item)


def test_a_laptop_that_is_ready_has_seven_lines_in_order() -> None:
    made = checks()
    assert [c.item for c in made] == list(CheckItem)
    assert {c.state for c in made} == {CheckState.OK}
    assert to_look_at(made) == 0


@pytest.mark.parametrize(
    ("screen", "state"),
    [
        (ScreenState.OTHER, CheckState.OK),
        (ScreenState.ALONE, CheckState.WARNING),
        (ScreenState.MIRRORED, CheckState.PROBLEM),
    ],
)
def test_the_room_needs_a_screen_that_does_not_mirror(
    screen: ScreenState, state: CheckState
) -> None:
    assert line(replace(GOOD, screen=screen), CheckItem.SCREEN).state is state


@pytest.mark.parametrize(
    ("megabytes", "state"),
    [
        (200, CheckState.OK),
        (199, CheckState.WARNING),
        (50, CheckState.WARNING),
        (49, CheckState.PROBLEM),
        (0, CheckState.PROBLEM),
    ],
)
def test_space_is_told_before_it_runs_out(megabytes: int, state: CheckState) -> None:
    around = replace(GOOD, file=replace(FILE, free=megabytes * MEGABYTE))
    check = line(around, CheckItem.SPACE)
    assert check.state is state
    assert f"{megabytes} MB" in tell_check(check.code, **check.gaps)


@pytest.mark.parametrize(
    ("place", "state"),
    [
        (FilePlace.LOCAL, CheckState.OK),
        (FilePlace.CLOUD, CheckState.WARNING),
        (FilePlace.REMOVABLE, CheckState.WARNING),
        (FilePlace.NETWORK, CheckState.PROBLEM),
    ],
)
def test_the_file_should_be_on_the_laptop(place: FilePlace, state: CheckState) -> None:
    around = replace(GOOD, file=replace(FILE, place=place, cloud="OneDrive"))
    check = line(around, CheckItem.FILE)
    assert check.state is state
    advice = tell_advice(check.code, **check.gaps)
    assert bool(advice) is (state is not CheckState.OK)
    assert ("OneDrive" in advice) is (place is FilePlace.CLOUD)


def test_a_file_that_cannot_be_written_is_a_problem_wherever_it_is() -> None:
    for around, code in (
        (replace(GOOD, file=None), "file_unreachable"),
        (replace(GOOD, file=replace(FILE, writable=False)), "file_read_only"),
        (replace(GOOD, saves=False), "file_unsaved"),
    ):
        check = line(around, CheckItem.FILE)
        assert (check.state, check.code) == (CheckState.PROBLEM, code)


@pytest.mark.parametrize(
    ("power", "state"),
    [
        (None, CheckState.OK),
        (Power(3, plugged=True), CheckState.OK),
        (Power(100, plugged=False), CheckState.WARNING),
        (Power(30, plugged=False), CheckState.WARNING),
        (Power(29, plugged=False), CheckState.PROBLEM),
        (Power(80, plugged=None), CheckState.WARNING),
    ],
)
def test_a_battery_does_not_last_the_day(power: Power | None, state: CheckState) -> None:
    check = line(replace(GOOD, power=power), CheckItem.POWER)
    assert check.state is state
    assert power is None or str(power.percent) in tell_check(check.code, **check.gaps)


def test_fonts_and_sleep_are_worth_a_look_where_they_fail() -> None:
    assert line(replace(GOOD, fonts=False), CheckItem.FONTS).state is CheckState.WARNING
    for said in (None, False):
        assert line(replace(GOOD, stays_awake=said), CheckItem.SLEEP).state is CheckState.WARNING


def test_an_error_of_the_plan_is_a_problem_and_comes_first() -> None:
    workshop = sample_workshop()
    workshop.put(replace(workshop.event, title="", held_on=None))
    plan = checks(workshop=workshop)[-1]
    assert plan.state is CheckState.PROBLEM
    assert plan.finding is not None and plan.finding.code == "no_title"
    assert plan.gaps["count"] == 2


def test_a_workshop_of_another_day_is_told_with_where_to_correct_it() -> None:
    found = plan_findings(sample_workshop(), date(2026, 11, 22))
    assert [f.code for f in found] == ["date_not_today"]
    assert found[0].gaps == {"date": "2024. 12. 5.", "today": "2026. 11. 22."}
    assert found[0].touch is not None and found[0].touch.kind is EntityKind.EVENT
    assert found[0].field == "held_on"


def test_sections_that_do_not_fit_the_day_are_told_though_none_has_a_start() -> None:
    workshop = sample_workshop()
    for section in workshop.sections:
        workshop.put(replace(section, planned_start=None))
    assert "day_too_full" not in {f.code for f in plan_findings(workshop, THE_DAY)}
    workshop.put(replace(workshop.event, starts_at=time(14), ends_at=time(14, 30)))
    planned = sum(s.planned_minutes for s in workshop.sections)
    found = next(f for f in plan_findings(workshop, THE_DAY) if f.code == "day_too_full")
    assert found.gaps == {"over": planned - 30}


def test_a_center_that_no_section_needs_is_told_but_not_the_secretariat() -> None:
    workshop = sample_workshop()
    workshop.put(Center(CenterId("late"), "청년센터", "청년", order=9))
    workshop.put(
        Center(CenterId("office"), "둘째 사무국", "둘째", CenterKind.SECRETARIAT, order=10)
    )
    found = [f for f in plan_findings(workshop, THE_DAY) if f.code == "centers_left_out"]
    assert [f.gaps for f in found] == [{"centers": ("청년",)}]
    assert workshop.center(MAEUL) is not None


def test_every_line_has_its_sentence_and_every_fault_its_advice() -> None:
    places = [replace(FILE, place=place) for place in FilePlace]
    odd = [
        *(replace(GOOD, file=file) for file in places),
        replace(GOOD, file=None, screen=ScreenState.ALONE, power=None, fonts=False),
        replace(GOOD, saves=False, screen=ScreenState.MIRRORED, power=Power(5, plugged=False)),
        replace(GOOD, file=replace(FILE, free=1, writable=False), power=Power(5, plugged=None)),
        replace(GOOD, file=replace(FILE, free=60 * MEGABYTE), stays_awake=None),
        replace(GOOD, stays_awake=False),
    ]
    workshop = sample_workshop()
    workshop.put(replace(workshop.event, title="", held_on=None))
    every = [c for around in odd for c in (*checks(around), checks(around, workshop)[-1])]
    every += check_before_start(GOOD, sample_workshop(), date(2026, 1, 1))
    assert {c.code for c in every} == set(CHECKS)
    faults = {c.code for c in every if c.state is not CheckState.OK}
    # What is wrong with the plan says itself what to do; an unknown space has nothing to do.
    assert faults - set(ADVICE) == {"plan_one", "plan_more", "space_unknown"}
