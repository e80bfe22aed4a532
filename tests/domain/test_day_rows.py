"""The day row by row: what was planned, what is expected, what really happened."""

from dataclasses import replace
from datetime import datetime, time

from facilitator.domain.day_rows import DayRow, RowState, day_rows
from facilitator.domain.entities import Event, Pause, Section
from facilitator.domain.terms import PauseId, SectionId
from facilitator.domain.workshop import Workshop
from tests.domain.ran import at, run
from tests.sample import sample_workshop, section_id


def _told(workshop: Workshop, now: datetime) -> list[tuple[str, str, str]]:
    """Give name, begin and state of each row."""
    return [(_name(r), f"{r.begins:%H:%M}", r.state.value) for r in day_rows(workshop, now)]


def _name(row: DayRow) -> str:
    return row.section.id[-1] if row.section else "opening" if row.opening else "break"


def _break(workshop: Workshop, now: datetime) -> tuple[str, str]:
    (found,) = (row for row in _told(workshop, now) if row[0] == "break")
    return found[1], found[2]


def test_a_day_that_has_not_begun_is_told_as_planned() -> None:
    assert _told(sample_workshop(), at(9)) == [
        ("opening", "13:30", "coming"),
        ("1", "13:50", "coming"),
        ("2", "14:40", "coming"),
        ("break", "15:30", "coming"),
        ("3", "15:40", "coming"),
        ("4", "16:30", "coming"),
    ]
    assert not any(row.is_moved for row in day_rows(sample_workshop(), at(9)))


def test_a_late_start_moves_sections_and_breaks_and_keeps_what_was_planned() -> None:
    workshop = sample_workshop()
    run(workshop, 1, at(13, 54, 20))
    rows = day_rows(workshop, at(14))
    assert [f"{r.begins:%H:%M}" for r in rows] == [
        "13:30", "13:54", "14:44", "15:34", "15:44", "16:34"
    ]  # fmt: skip
    assert [f"{r.planned:%H:%M}" for r in rows if r.planned] == [
        "13:30", "13:50", "14:40", "15:30", "15:40", "16:30"
    ]  # fmt: skip
    assert [r.is_moved for r in rows] == [False, True, True, True, True, True]
    assert rows[1].state is RowState.RUNNING and rows[0].state is RowState.ENDED


def test_a_paused_section_says_so_and_given_minutes_stand_beside_the_plan() -> None:
    workshop = sample_workshop()
    run(workshop, 1, at(13, 50))
    workshop.put(Pause(PauseId("p"), section_id(1), at(14)))
    second = workshop.section(section_id(2))
    assert second is not None
    workshop.put(replace(second, extra_minutes=-10))
    rows = day_rows(workshop, at(14, 10))
    assert rows[1].state is RowState.PAUSED
    assert (rows[2].minutes, rows[2].given) == (50, 40)


def test_a_break_begins_when_what_is_before_it_ended_and_is_now() -> None:
    workshop = sample_workshop()
    run(workshop, 1, at(13, 50), at(14, 40))
    run(workshop, 2, at(14, 40), at(15, 36))
    assert _break(workshop, at(15, 38)) == ("15:36", "running")
    assert _break(workshop, at(16)) == ("15:36", "running"), "it does not wander with the clock"


def test_a_break_after_an_early_end_waits_for_its_planned_time() -> None:
    workshop = sample_workshop()
    run(workshop, 1, at(13, 50), at(14, 30))
    run(workshop, 2, at(14, 30), at(15, 10))
    assert _break(workshop, at(15, 15)) == ("15:30", "coming")


def test_a_break_that_was_held_is_told_with_its_real_time() -> None:
    workshop = sample_workshop()
    run(workshop, 2, at(14, 40), at(15, 36))
    run(workshop, 3, at(15, 44))
    assert _break(workshop, at(16)) == ("15:36", "ended")


def test_a_break_that_nobody_took_is_not_told_as_past() -> None:
    workshop = sample_workshop()
    run(workshop, 2, at(14, 40), at(15, 36))
    run(workshop, 3, at(15, 36, 30))
    assert _break(workshop, at(16)) == ("15:30", "skipped")


def test_starting_out_of_order_does_not_make_a_break_past() -> None:
    workshop = sample_workshop()
    run(workshop, 3, at(13, 50))
    assert _told(workshop, at(14)) == [
        ("opening", "13:30", "ended"),
        ("1", "14:40", "coming"),
        ("2", "15:30", "coming"),
        ("break", "15:30", "skipped"),
        ("3", "13:50", "running"),
        ("4", "16:30", "coming"),
    ]


def test_two_rooms_have_one_break_before_them() -> None:
    workshop = Workshop(
        [
            Event(),
            Section(SectionId("A"), planned_start=time(14), planned_minutes=50, order=0),
            Section(SectionId("B"), "B", "1층", time(15), 50, order=1),
            Section(SectionId("C"), "C", "2층", time(15), 50, order=2),
        ]
    )
    assert [r[0] for r in _told(workshop, at(13))] == ["A", "break", "B", "C"]


def test_sections_without_times_are_told_by_what_is_expected() -> None:
    workshop = Workshop([Event(), Section(SectionId("A"), planned_minutes=30)])
    (row,) = day_rows(workshop, at(10))
    assert (row.begins, row.planned, row.is_moved) == (at(10), None, False)
    assert day_rows(Workshop(), at(10)) == []
