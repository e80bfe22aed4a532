"""Taking attendance: in a click, for a person, a center or everybody, and back again."""

from datetime import timedelta

import pytest

from facilitator.app import editing
from facilitator.app.attendance import record_all_present, record_arrival, record_presence
from facilitator.app.running import start_section
from facilitator.domain.attendance import Roll, Room, Seat, seat
from facilitator.domain.entities import Attendee, EntityKind
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import AttendeeId, CenterId, Presence, SectionId
from tests.app.day import START, Day, record
from tests.sample import GONGIK, MAEUL, section_id

S1, S2, S3 = (section_id(n) for n in (1, 2, 3))
HEAD, TEAM, CLERK = (AttendeeId(f"attendee{n}") for n in (4, 5, 6))  # of 마을
P = Presence


def _person(day: Day, attendee: AttendeeId) -> Attendee:
    found = day.workshop.find(EntityKind.ATTENDEE, attendee)
    assert isinstance(found, Attendee)
    return found


def _seat(day: Day, attendee: AttendeeId = HEAD, section: SectionId = S1) -> Seat:
    found = day.workshop.section(section)
    assert found is not None
    return seat(day.workshop, found, MAEUL, _person(day, attendee))


def _room(day: Day, section: SectionId = S1, center: CenterId = MAEUL) -> Room:
    found = day.workshop.section(section)
    assert found is not None
    return Roll(day.workshop, found).center(center).room


def _without_people(day: Day) -> None:
    for person in day.workshop.attendees_of(MAEUL):
        day.do(editing.remove_attendee, person.id)


# -- saying how somebody is present ------------------------------------------------------------


def test_one_word_for_a_center_holds_for_everybody_of_it(day: Day) -> None:
    day.do(record_presence, S1, MAEUL, P.ABSENT)
    assert [_seat(day, who) for who in (HEAD, TEAM, CLERK)] == [Seat(P.ABSENT)] * 3
    assert _room(day) is Room.AWAY
    assert _room(day, center=GONGIK) is Room.HERE


def test_who_leaves_does_so_now_and_a_second_click_keeps_the_time(day: Day) -> None:
    day.do(record_presence, S1, MAEUL, P.LEFT, HEAD)
    day.clock.pass_minutes(7)
    day.do(record_presence, S1, MAEUL, P.LEFT, HEAD)
    assert _seat(day) == Seat(P.LEFT, START)
    day.do(record_presence, S1, MAEUL, P.LEFT)
    assert _seat(day) == Seat(P.LEFT, START)
    assert _seat(day, TEAM) == Seat(P.LEFT, START + timedelta(minutes=7))


def test_the_time_of_leaving_can_be_said(day: Day) -> None:
    at = START - timedelta(minutes=3)
    day.do(record_presence, S1, MAEUL, P.LEFT, HEAD, at)
    assert _seat(day) == Seat(P.LEFT, at)


def test_who_is_present_or_absent_has_no_time(day: Day) -> None:
    for presence in (P.PRESENT, P.ABSENT, P.OBSERVER):
        day.do(record_presence, S1, MAEUL, presence, HEAD, START)
        assert _seat(day) == Seat(presence)


def test_who_left_stays_away_in_the_next_section_with_the_time_they_went(day: Day) -> None:
    day.do(start_section, S1)
    day.do(record_presence, S1, MAEUL, P.LEFT, HEAD)
    day.clock.pass_minutes(50)
    day.do(start_section, S2)
    day.do(record_presence, S2, MAEUL, P.LEFT, HEAD)
    assert _seat(day, section=S2) == Seat(P.LEFT, START)


def test_who_is_late_is_awaited_until_they_come(day: Day) -> None:
    day.do(start_section, S1)
    day.do(record_presence, S1, MAEUL, P.LATE, HEAD)
    assert not _seat(day).here
    day.clock.pass_minutes(12)
    day.do(record_arrival, S1, MAEUL, HEAD)
    assert _seat(day) == Seat(P.LATE, START + timedelta(minutes=12))
    assert _seat(day, section=S2) == Seat(P.PRESENT)
    day.do(record_presence, S1, MAEUL, P.LATE, HEAD)
    assert _seat(day).here, "they came late: saying so again does not send them away"


def test_a_center_arrives_and_who_was_there_stays_as_they_were(day: Day) -> None:
    day.do(start_section, S1)
    day.do(record_presence, S1, MAEUL, P.LATE, HEAD)
    day.do(record_presence, S1, MAEUL, P.ABSENT, TEAM)
    day.do(record_arrival, S1, MAEUL)
    assert _seat(day) == _seat(day, TEAM) == Seat(P.LATE, START)
    assert _seat(day, CLERK) == Seat(P.PRESENT)
    assert day.do(record_arrival, S1, MAEUL) is None


def test_who_went_out_and_comes_back_is_simply_there(day: Day) -> None:
    day.do(start_section, S1)
    day.do(record_presence, S1, MAEUL, P.LEFT, HEAD)
    day.do(record_arrival, S1, MAEUL, HEAD)
    assert _seat(day) == Seat(P.PRESENT)


def test_who_comes_before_the_section_starts_is_not_late(day: Day) -> None:
    day.do(record_presence, S1, MAEUL, P.LATE, HEAD)
    day.do(record_arrival, S1, MAEUL, HEAD)
    assert _seat(day) == Seat(P.PRESENT)


def test_who_left_in_one_section_and_comes_into_a_later_one_is_late_there(day: Day) -> None:
    day.do(start_section, S1)
    day.do(record_presence, S1, MAEUL, P.LEFT, HEAD)
    day.clock.pass_minutes(60)
    day.do(start_section, S2)
    day.clock.pass_minutes(5)
    day.do(record_arrival, S2, MAEUL, HEAD)
    assert _seat(day, section=S2) == Seat(P.LATE, START + timedelta(minutes=65))
    assert _seat(day, section=S1) == Seat(P.LEFT, START)


def test_an_observer_stays_an_observer(day: Day) -> None:
    day.do(start_section, S1)
    day.do(editing.edit_attendee, HEAD, presence=P.OBSERVER)
    day.do(record_presence, S1, MAEUL, P.PRESENT)
    assert _seat(day) == Seat(P.OBSERVER)
    day.do(record_presence, S1, MAEUL, P.LEFT)
    assert _seat(day).presence is P.LEFT
    day.do(record_arrival, S1, MAEUL)
    assert _seat(day) == Seat(P.OBSERVER)
    day.do(record_presence, S1, MAEUL, P.OBSERVER, TEAM)
    day.do(record_presence, S1, MAEUL, P.PRESENT)
    assert _seat(day, TEAM) == Seat(P.OBSERVER), "also who only observes today"
    day.do(record_presence, S1, MAEUL, P.PRESENT, HEAD)
    day.do(record_presence, S1, MAEUL, P.PRESENT)
    assert _seat(day) == Seat(P.PRESENT), "and who was said to speak goes on speaking"


def test_a_center_of_which_nobody_is_named_is_taken_as_a_whole(day: Day) -> None:
    _without_people(day)
    day.do(start_section, S1)
    day.do(record_presence, S1, MAEUL, P.LATE)
    assert _room(day) is Room.AWAY
    day.do(record_arrival, S1, MAEUL)
    assert _room(day) is Room.HERE
    day.do(record_presence, S1, MAEUL, P.LEFT)
    assert _room(day, S3) is Room.AWAY


def test_everybody_present_in_one_click_is_one_step_back(day: Day) -> None:
    day.do(start_section, S1)
    day.do(record_presence, S1, MAEUL, P.ABSENT)
    day.do(editing.edit_attendee, AttendeeId("attendee1"), presence=P.OBSERVER)
    before = record(day.workshop)
    day.do(record_all_present, S1)
    section = day.workshop.section(S1)
    assert section is not None
    for center in day.workshop.cast(section):
        assert _room(day, center=center.id) is Room.HERE
    assert _seat(day) == Seat(P.PRESENT)
    day.desk.undo()
    assert record(day.workshop) == before


def test_a_second_roll_that_says_the_same_is_no_entry(day: Day) -> None:
    assert day.do(record_all_present, S1) is not None
    assert day.do(record_all_present, S1) is None


def test_nothing_is_said_of_what_is_not_there(day: Day) -> None:
    with pytest.raises(RuleBroken, match="no_such_section"):
        day.do(record_presence, SectionId("gone"), MAEUL, P.ABSENT)
    with pytest.raises(RuleBroken, match="no_such_section"):
        day.do(record_all_present, SectionId("gone"))
    with pytest.raises(RuleBroken, match="no_such_center"):
        day.do(record_presence, S1, CenterId("gone"), P.ABSENT)
    with pytest.raises(RuleBroken, match="no_such_center"):
        day.do(record_arrival, S1, CenterId("gone"))
    with pytest.raises(RuleBroken, match="no_such_attendee"):
        day.do(record_presence, S1, GONGIK, P.ABSENT, HEAD)
    with pytest.raises(RuleBroken, match="no_such_attendee"):
        day.do(record_arrival, S1, GONGIK, HEAD)


# -- what is removed, moved and taken back -----------------------------------------------------


def test_attendance_goes_with_its_person_and_comes_back_with_them(day: Day) -> None:
    day.do(record_presence, S1, MAEUL, P.ABSENT)
    before = record(day.workshop)
    day.do(editing.remove_attendee, HEAD)
    assert [a.attendee for a in day.workshop.attendances_of(S1)] == [TEAM, CLERK]
    day.desk.undo()
    assert record(day.workshop) == before
    assert _seat(day) == Seat(P.ABSENT)


def test_attendance_goes_with_its_center_and_its_section(day: Day) -> None:
    for project in day.workshop.projects:
        if project.lead == MAEUL:
            day.do(editing.edit_project, project.id, lead=GONGIK)
    for section in (S1, S2):
        day.do(record_presence, section, MAEUL, P.ABSENT)
        day.do(record_presence, section, GONGIK, P.LEFT)
    before = record(day.workshop)
    day.do(editing.remove_center, MAEUL)
    left = [*day.workshop.attendances_of(S1), *day.workshop.attendances_of(S2)]
    assert {a.center for a in left} == {GONGIK}
    day.do(editing.remove_section, S1)
    assert day.workshop.attendances_of(S1) == []
    assert len(day.workshop.attendances_of(S2)) == 3
    day.desk.undo()
    day.desk.undo()
    assert record(day.workshop) == before


def test_attendance_follows_a_person_to_another_center(day: Day) -> None:
    day.do(record_presence, S1, MAEUL, P.LEFT, HEAD)
    day.do(editing.edit_attendee, HEAD, center=GONGIK)
    section = day.workshop.section(S1)
    assert section is not None
    assert seat(day.workshop, section, GONGIK, _person(day, HEAD)) == Seat(P.LEFT, START)
    assert _room(day) is Room.HERE
    assert _room(day, center=GONGIK) is Room.PARTLY


def test_undo_redo_and_a_restart_bring_the_same_room(day: Day) -> None:
    day.do(start_section, S1)
    day.do(record_presence, S1, MAEUL, P.LATE)
    day.clock.pass_minutes(3)
    day.do(record_arrival, S1, MAEUL)
    assert _room(day) is Room.HERE
    day.desk.undo()
    assert _room(day) is Room.AWAY
    again = day.reopened()
    assert _room(again) is Room.AWAY
    again.desk.redo()
    assert _seat(again) == Seat(P.LATE, START + timedelta(minutes=3))
