"""Running late: how what is left of the day is shared among the sections to come."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.domain.clocks import day_clock
from facilitator.domain.entities import Event, Pause, Section
from facilitator.domain.plan import SectionState, expected_end, planned_end, section_state
from facilitator.domain.sharing import Sharing, late_with, least_minutes, propose_sharing
from facilitator.domain.terms import PauseId, SectionId
from facilitator.domain.workshop import Workshop
from tests.domain.ran import at, run
from tests.sample import sample_workshop, section_id


def _proposed(sharing: Sharing | None) -> dict[str, tuple[int, int]]:
    assert sharing is not None
    return {s.section: (s.given, s.proposed) for s in sharing.shares}


def _workshop(*sections: Section) -> Workshop:
    ordered = [replace(s, order=order) for order, s in enumerate(sections)]
    return Workshop([Event(), *ordered])


def _section(name: str, start: time | None, minutes: int, room: str = "") -> Section:
    return Section(SectionId(name), name, room, start, minutes)


# -- by hand --------------------------------------------------------------------------------------


def test_a_day_on_time_has_nothing_to_share() -> None:
    workshop = sample_workshop()
    assert propose_sharing(workshop, at(13)) is None
    run(workshop, 1, at(13, 50))
    assert propose_sharing(workshop, at(14)) is None


def test_what_is_late_is_taken_from_all_sections_to_come_alike() -> None:
    workshop = sample_workshop()
    run(workshop, 1, at(14, 4))
    sharing = propose_sharing(workshop, at(14, 20))
    proposed = _proposed(sharing)
    assert list(proposed) == [section_id(2), section_id(3), section_id(4)]
    assert sum(given - proposed for given, proposed in proposed.values()) == 14
    assert proposed[section_id(2)] == (50, 45)
    assert proposed[section_id(3)] == (50, 45)
    assert proposed[section_id(4)] == (40, 36)
    assert sharing is not None and sharing.late == 0


def test_seconds_late_count_as_a_whole_minute() -> None:
    workshop = sample_workshop()
    run(workshop, 3, at(15, 40, 1))
    for number in (1, 2):
        run(workshop, number, at(13), at(13, 30))
    assert _proposed(propose_sharing(workshop, at(15, 45))) == {section_id(4): (40, 39)}


def test_no_section_gives_more_than_half_of_its_plan_and_the_rest_is_told() -> None:
    workshop = sample_workshop()
    for number in (1, 2):
        run(workshop, number, at(13), at(13, 30))
    run(workshop, 3, at(16, 40))
    sharing = propose_sharing(workshop, at(16, 41))
    assert _proposed(sharing) == {section_id(4): (40, 20)}
    assert sharing is not None and sharing.late == 40


def test_sharing_again_never_goes_below_half_of_the_plan() -> None:
    workshop = sample_workshop()
    for number in (1, 2):
        run(workshop, number, at(13), at(13, 30))
    run(workshop, 3, at(16, 40))
    last = workshop.section(section_id(4))
    assert last is not None
    workshop.put(replace(last, extra_minutes=-20))
    assert propose_sharing(workshop, at(16, 41)) is None


def test_short_sections_keep_five_minutes() -> None:
    assert least_minutes(_section("A", None, 6)) == 5
    assert least_minutes(_section("A", None, 3)) == 3
    assert least_minutes(replace(_section("A", None, 40), extra_minutes=-30)) == 10
    assert least_minutes(replace(_section("A", None, 40), extra_minutes=20)) == 20


def test_a_section_in_another_room_is_left_alone() -> None:
    workshop = _workshop(
        replace(_section("A", time(14), 60, "1층"), started_at=at(14, 20)),
        _section("B", time(15), 60, "1층"),
        _section("C", time(15), 20, "2층"),
    )
    assert _proposed(propose_sharing(workshop, at(14, 30))) == {"B": (60, 40)}


def test_two_rooms_that_both_end_too_late_are_both_asked() -> None:
    workshop = _workshop(
        replace(_section("A", time(14), 60), started_at=at(14, 20)),
        _section("B", time(15), 60, "1층"),
        _section("C", time(15), 50, "2층"),
    )
    assert _proposed(propose_sharing(workshop, at(14, 30))) == {"B": (60, 40), "C": (50, 40)}


def test_no_section_is_asked_where_it_would_not_help() -> None:
    workshop = _workshop(
        replace(_section("A", time(14), 60, "1층"), started_at=at(15)),
        _section("B", time(14), 30, "2층"),
    )
    assert propose_sharing(workshop, at(15, 1)) is None


def test_a_pause_makes_the_day_late_while_it_lasts() -> None:
    workshop = sample_workshop()
    run(workshop, 1, at(13, 50))
    workshop.put(Pause(PauseId("p"), section_id(1), at(14)))
    sharing = propose_sharing(workshop, at(14, 10))
    assert sum(given - less for given, less in _proposed(sharing).values()) == 10


def test_without_a_plan_or_without_sections_to_come_nothing_is_proposed() -> None:
    assert propose_sharing(_workshop(_section("A", None, 30)), at(14)) is None
    assert propose_sharing(_workshop(), at(14)) is None
    running = replace(_section("A", time(14), 30), started_at=at(14))
    assert propose_sharing(_workshop(running), at(16)) is None
    assert late_with(_workshop(), at(14), {}) == 0


# -- any day --------------------------------------------------------------------------------------

_starts = st.one_of(st.none(), st.integers(9 * 60, 20 * 60).map(lambda m: time(m // 60, m % 60)))


@st.composite
def _days(draw: st.DrawFn) -> tuple[Workshop, datetime]:
    sections = []
    now = at(draw(st.integers(9, 22)), draw(st.integers(0, 59)), draw(st.sampled_from([0, 1, 59])))
    for order in range(draw(st.integers(1, 6))):
        started = ended = None
        how = draw(st.sampled_from(["coming", "coming", "coming", "running", "ended"]))
        if how != "coming":
            started = now - timedelta(minutes=draw(st.integers(0, 200)))
        if started is not None and how == "ended":
            ended = started + (now - started) * draw(st.floats(0, 1))
        sections.append(
            Section(
                SectionId(f"s{order}"),
                planned_start=draw(_starts),
                planned_minutes=draw(st.integers(0, 120)),
                extra_minutes=draw(st.sampled_from([0, 0, 0, -10, 15])),
                room=draw(st.sampled_from(["", "1층", "2층"])),
                started_at=started,
                ended_at=ended,
                order=order,
            )
        )
    return Workshop([Event(), *sections]), now


@given(_days())
def test_any_proposal_keeps_its_word(day: tuple[Workshop, datetime]) -> None:
    workshop, now = day
    sharing = propose_sharing(workshop, now)
    late = late_with(workshop, now, {})
    if sharing is None:
        assume(late > 0)
        coming = [s for s in workshop.sections if section_state(s) is SectionState.PLANNED]
        most = {s.id: least_minutes(s) for s in coming}
        assert late_with(workshop, now, most) >= late, "nothing would have helped"
        return
    minutes = {}
    for share in sharing.shares:
        section = workshop.section(share.section)
        assert section is not None and section_state(section) is SectionState.PLANNED
        assert share.given == section.given_minutes
        assert least_minutes(section) <= share.proposed < share.given
        minutes[share.section] = share.proposed
    with_it = late_with(workshop, now, minutes)
    assert max(0, with_it) == sharing.late < late, "it helps, and says how far"
    if sharing.late > 0:
        most = {
            s.id: least_minutes(s)
            for s in workshop.sections
            if section_state(s) is SectionState.PLANNED
        }
        assert late_with(workshop, now, most) == sharing.late, "more could not be had"
    for share in sharing.shares:
        less = minutes | {share.section: share.proposed + 1}
        assert late_with(workshop, now, less) > sharing.late, "no minute is taken for nothing"


@given(st.integers(1, 59), st.lists(st.integers(10, 120), min_size=1, max_size=6))
def test_one_after_the_other_the_sum_given_up_is_what_is_late(late: int, plan: list[int]) -> None:
    begin = 9 * 60
    sections = [replace(_section("first", time(9), 60), started_at=at(9, late))]
    reached = begin + 60
    for order, minutes in enumerate(plan):
        sections.append(_section(f"s{order}", time(reached // 60, reached % 60), minutes))
        reached += minutes
        assume(reached < 22 * 60)
    workshop = _workshop(*sections)
    sharing = propose_sharing(workshop, at(9, 59))
    assert sharing is not None
    parts = [s.given - s.proposed for s in sharing.shares]
    assert sum(parts) == late - sharing.late
    can = {
        SectionId(f"s{order}"): m - least_minutes(_section("", None, m))
        for order, m in enumerate(plan)
    }
    if sharing.late == 0:
        part = late / sum(can.values())
        taken = {s.section: s.given - s.proposed for s in sharing.shares}
        for section, most in can.items():
            assert abs(taken.get(section, 0) - most * part) <= 2, "all give the same part"
    end, plan_end = expected_end(workshop, at(9, 59), {}), planned_end(workshop, at(9, 59))
    assert end is not None and plan_end is not None
    assert day_clock(workshop, at(9, 59)).late == (end - plan_end).total_seconds()
