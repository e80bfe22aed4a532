"""The plan of the day, and where the day is against it."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from facilitator.domain.clocks import day_clock, section_clock
from facilitator.domain.entities import Event, Section
from facilitator.domain.plan import (
    SectionState,
    Slot,
    clashes,
    day_fit,
    expected_day,
    expected_end,
    planned_slots,
    running_section,
    section_state,
)
from facilitator.domain.terms import SectionId
from facilitator.domain.workshop import Workshop
from tests.domain.ran import at, run
from tests.sample import GONGIK, JAESAENG, project_id, sample_workshop, section_id


def _times(workshop: Workshop, now: datetime) -> list[tuple[str, str]]:
    return [(f"{e.start:%H:%M}", f"{e.end:%H:%M}") for e in expected_day(workshop, now)]


def _workshop(*sections: Section, starts_at: time | None = None) -> Workshop:
    ordered = [replace(s, order=order) for order, s in enumerate(sections)]
    return Workshop([Event(starts_at=starts_at), *ordered])


def _section(name: str, start: time | None, minutes: int, room: str = "") -> Section:
    return Section(SectionId(name), name, room, start, minutes)


def late_minutes(workshop: Workshop, now: datetime) -> int | None:
    """Tell the day's delay in whole minutes; None where no plan tells it."""
    clock = day_clock(workshop, now)
    known = clock.planned_end is not None and clock.expected_end is not None
    return int(clock.late / 60) if known else None


# -- the plan ---------------------------------------------------------------------------------


def test_the_plan_has_an_opening_and_the_breaks_between_sections() -> None:
    assert planned_slots(sample_workshop()) == [
        Slot(13 * 60 + 30, 20, opening=True),
        Slot(13 * 60 + 50, 50, section_id(1)),
        Slot(14 * 60 + 40, 50, section_id(2)),
        Slot(15 * 60 + 30, 10),
        Slot(15 * 60 + 40, 50, section_id(3)),
        Slot(16 * 60 + 30, 40, section_id(4)),
    ]


def test_a_plan_without_a_start_of_the_day_has_no_opening() -> None:
    workshop = _workshop(_section("A", time(14), 50), _section("B", time(15), 30))
    assert [(s.section, s.opening) for s in planned_slots(workshop)] == [
        ("A", False),
        (None, False),
        ("B", False),
    ]


def test_the_sections_of_the_sample_fit_its_day() -> None:
    fit = day_fit(sample_workshop())
    assert (fit.planned, fit.available, fit.spare, fit.over_end) == (190, 240, 50, 0)


def test_a_last_section_past_the_end_of_the_day_is_told() -> None:
    workshop = sample_workshop()
    last = workshop.section(section_id(4))
    assert last is not None
    workshop.put(replace(last, planned_minutes=90))
    assert day_fit(workshop).over_end == 30


def test_without_an_end_of_the_day_nothing_is_said_about_fitting() -> None:
    workshop = _workshop(_section("A", time(14), 50), starts_at=time(13))
    fit = day_fit(workshop)
    assert (fit.planned, fit.available, fit.spare, fit.over_end) == (50, None, None, 0)


def test_two_sections_at_the_same_time_need_a_center_twice() -> None:
    workshop = sample_workshop()
    second = workshop.section(section_id(2))
    assert second is not None
    assert clashes(workshop) == []
    workshop.put(replace(second, planned_start=time(14), room="2층", projects=(project_id(4),)))
    (clash,) = clashes(workshop)
    assert (clash.first, clash.second, clash.same_room) == (section_id(1), section_id(2), False)
    assert {GONGIK, JAESAENG} <= {c.id for c in clash.centers}


def test_sections_that_touch_do_not_clash_and_the_same_room_does() -> None:
    a, b = _section("A", time(14), 60, "1층"), _section("B", time(15), 30, "1층")
    assert clashes(_workshop(a, b)) == []
    (clash,) = clashes(_workshop(a, replace(b, planned_start=time(14, 59))))
    assert clash.same_room and clash.centers == ()
    assert clashes(_workshop(a, replace(b, planned_start=time(14, 30), room="2층"))) == []


# -- the clock of a section ----------------------------------------------------------------------


def test_a_section_is_planned_then_running_then_ended() -> None:
    section = _section("A", time(14), 50)
    assert section_state(section) is SectionState.PLANNED
    running = replace(section, started_at=at(14))
    assert section_state(running) is SectionState.RUNNING
    assert section_state(replace(running, ended_at=at(15))) is SectionState.ENDED
    assert running_section(_workshop(section)) is None
    assert running_section(_workshop(section, replace(running, id=SectionId("B")))) is not None


@pytest.mark.parametrize(
    ("started", "ended", "now", "left"),
    [
        (None, None, at(15), 3000),
        (at(14), None, at(14, 0, 1), 2999),
        (at(14), None, at(14, 50), 0),
        (at(14), None, at(15), -600),
        (at(14), at(14, 40), at(18), 600),
        (at(23, 50), None, at(24, 10), 1800),
        (at(14), None, at(13, 59), 3000),
    ],
    ids=["planned", "started", "at its end", "over", "ended", "past midnight", "clock set back"],
)
def test_a_sections_clock_tells_what_is_left(
    started: datetime | None, ended: datetime | None, now: datetime, left: int
) -> None:
    section = replace(_section("A", time(14), 50), started_at=started, ended_at=ended)
    assert section_clock(Workshop(), section, now).left == left


# -- the expected day ----------------------------------------------------------------------------


def test_a_day_that_has_not_begun_is_expected_as_planned() -> None:
    workshop = sample_workshop()
    assert _times(workshop, at(9)) == [
        ("13:50", "14:40"),
        ("14:40", "15:30"),
        ("15:40", "16:30"),
        ("16:30", "17:10"),
    ]
    assert late_minutes(workshop, at(9)) == 0


def test_a_late_start_moves_everything_and_keeps_the_break() -> None:
    workshop = sample_workshop()
    run(workshop, 1, at(14))
    assert _times(workshop, at(14, 20)) == [
        ("14:00", "14:50"),
        ("14:50", "15:40"),
        ("15:50", "16:40"),
        ("16:40", "17:20"),
    ]
    assert late_minutes(workshop, at(14, 20)) == 10


def test_nothing_started_after_its_time_is_expected_from_now() -> None:
    workshop = sample_workshop()
    assert _times(workshop, at(14, 5))[:2] == [("14:05", "14:55"), ("14:55", "15:45")]
    assert late_minutes(workshop, at(14, 5)) == 15


def test_a_section_that_runs_over_carries_its_delay_forward() -> None:
    workshop = sample_workshop()
    run(workshop, 1, at(13, 50))
    assert _times(workshop, at(14, 55))[:3] == [
        ("13:50", "14:55"),
        ("14:55", "15:45"),
        ("15:55", "16:45"),
    ]
    assert expected_end(workshop, at(14, 55)) == at(17, 25)


def test_a_section_that_ends_early_starts_nothing_before_its_time() -> None:
    workshop = sample_workshop()
    run(workshop, 1, at(13, 50), at(14, 10))
    assert _times(workshop, at(14, 12))[1] == ("14:40", "15:30")
    assert late_minutes(workshop, at(14, 12)) == 0


def test_a_section_that_catches_up_takes_the_delay_away() -> None:
    workshop = sample_workshop()
    run(workshop, 1, at(13, 50), at(15))
    run(workshop, 2, at(15), at(15, 30))
    assert _times(workshop, at(15, 31))[2] == ("15:40", "16:30")


def test_between_sections_what_comes_next_starts_at_the_earliest_now() -> None:
    workshop = sample_workshop()
    run(workshop, 1, at(13, 50), at(14, 40))
    assert _times(workshop, at(14, 45))[1:3] == [("14:45", "15:35"), ("15:45", "16:35")]


def test_a_section_that_was_passed_over_comes_after_the_one_that_runs() -> None:
    workshop = sample_workshop()
    run(workshop, 2, at(13, 50))
    assert _times(workshop, at(14)) == [
        ("14:40", "15:30"),
        ("13:50", "14:40"),
        ("15:40", "16:30"),
        ("16:30", "17:10"),
    ]


def test_sections_in_two_rooms_at_once_do_not_wait_for_each_other() -> None:
    a, b = _section("A", time(14), 60, "1층"), _section("B", time(14), 90, "2층")
    c = _section("C", time(15, 40), 30, "1층")
    workshop = _workshop(a, b, c)
    assert _times(workshop, at(13)) == [("14:00", "15:00"), ("14:00", "15:30"), ("15:40", "16:10")]
    assert late_minutes(workshop, at(13)) == 0
    workshop.put(replace(a, started_at=at(14)))
    assert _times(workshop, at(14, 5))[1] == ("14:05", "15:35")


def test_what_both_rooms_do_first_delays_what_comes_after() -> None:
    a, b = _section("A", time(14), 60, "1층"), _section("B", time(14), 90, "2층")
    c = _section("C", time(15, 40), 30, "1층")
    workshop = _workshop(a, replace(b, started_at=at(14), ended_at=at(15, 30)), c)
    workshop.put(replace(a, started_at=at(14)))
    assert _times(workshop, at(15, 45))[2] == ("15:55", "16:25")


def test_two_sections_in_one_room_at_once_come_one_after_the_other() -> None:
    workshop = _workshop(_section("A", time(14), 60), _section("B", time(14, 50), 30))
    assert _times(workshop, at(13)) == [("14:00", "15:00"), ("15:00", "15:30")]
    assert late_minutes(workshop, at(13)) == 10


def test_a_section_without_a_start_follows_the_one_before_it() -> None:
    workshop = _workshop(
        _section("A", time(9), 60), _section("X", None, 30), _section("B", time(10, 30), 60)
    )
    assert _times(workshop, at(8)) == [("09:00", "10:00"), ("10:00", "10:30"), ("10:30", "11:30")]
    assert late_minutes(workshop, at(8)) == 0
    workshop.put(replace(_section("Z", None, 30), order=9))
    assert late_minutes(workshop, at(8)) == 0


def test_a_first_section_without_a_start_makes_no_break_after_it() -> None:
    workshop = _workshop(_section("X", None, 30), _section("B", time(9), 60))
    assert _times(workshop, at(8, 45)) == [("08:45", "09:15"), ("09:15", "10:15")]


def test_sections_without_any_time_follow_one_another_from_now() -> None:
    workshop = _workshop(_section("A", None, 30), _section("B", None, 20))
    assert _times(workshop, at(10)) == [("10:00", "10:30"), ("10:30", "10:50")]
    assert late_minutes(workshop, at(10)) is None
    assert expected_end(_workshop(), at(10)) is None
    assert late_minutes(_workshop(), at(10)) is None


def test_a_rehearsal_on_another_day_counts_from_today() -> None:
    workshop = sample_workshop()
    now = datetime(2024, 12, 3, 10)
    assert expected_day(workshop, now)[0].start == datetime(2024, 12, 3, 13, 50)
    assert late_minutes(workshop, now) == 0


def test_a_day_that_is_over_says_how_late_it_ended_also_weeks_later() -> None:
    workshop = sample_workshop()
    for number, start in enumerate((at(13, 50), at(14, 40), at(15, 40), at(16, 35)), start=1):
        run(workshop, number, start, start + timedelta(minutes=45))
    assert expected_end(workshop, at(18)) == at(17, 20)
    assert late_minutes(workshop, at(18)) == 10
    assert late_minutes(workshop, at(18) + timedelta(days=30)) == 10


def test_a_few_seconds_early_are_not_a_minute() -> None:
    workshop = sample_workshop()
    run(workshop, 4, at(16, 29, 30))
    for number in (1, 2, 3):
        run(workshop, number, at(13, 50), at(14))
    assert late_minutes(workshop, at(16, 40)) == 0


def test_an_evening_goes_on_past_midnight() -> None:
    workshop = _workshop(_section("A", time(22, 30), 60), _section("B", time(23, 30), 25))
    a = workshop.section(SectionId("A"))
    assert a is not None
    workshop.put(replace(a, started_at=at(23)))
    now = at(24, 10)
    assert [e.start for e in expected_day(workshop, now)] == [at(23), at(24, 10)]
    assert late_minutes(workshop, now) == 40
