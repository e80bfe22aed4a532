"""Who is in the room: what was said in a section, and what holds of the sections before it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.attendance import CenterInRoom, Roll, Room, Seat, of_the_day, seat
from facilitator.domain.entities import (
    Attendance,
    Attendee,
    EntityKind,
    Section,
    attendance_id,
)
from facilitator.domain.terms import AttendeeId, CenterId, Presence
from facilitator.domain.workshop import Workshop
from tests.domain.ran import at, run
from tests.sample import GONGIK, MAEUL, SAGYEONG, sample_workshop, section_id

HEAD, TEAM, CLERK = (AttendeeId(f"attendee{n}") for n in (4, 5, 6))  # of 마을
NOON = datetime(2024, 12, 5, 12)
P = Presence


def _section(workshop: Workshop, number: int) -> Section:
    found = workshop.section(section_id(number))
    assert found is not None
    return found


def _person(workshop: Workshop, attendee: AttendeeId | None) -> Attendee | None:
    found = workshop.find(EntityKind.ATTENDEE, attendee)
    assert found is None or isinstance(found, Attendee)
    return found


def _say(
    workshop: Workshop,
    number: int,
    attendee: AttendeeId | None,
    presence: Presence,
    at: datetime | None = None,
    center: CenterId = MAEUL,
) -> None:
    key = attendance_id(section_id(number), center, attendee)
    workshop.put(Attendance(key, section_id(number), center, attendee, presence, at))


def _start(workshop: Workshop, number: int, hours: float) -> None:
    started = NOON + timedelta(hours=hours)
    workshop.put(replace(_section(workshop, number), started_at=started))


def _seat(workshop: Workshop, number: int, attendee: AttendeeId | None = HEAD) -> Seat:
    return seat(workshop, _section(workshop, number), MAEUL, _person(workshop, attendee))


def _room(workshop: Workshop, number: int = 1, center: CenterId = MAEUL) -> CenterInRoom:
    return Roll(workshop, _section(workshop, number)).center(center)


def _without_people(workshop: Workshop) -> None:
    for person in workshop.attendees_of(MAEUL):
        workshop.remove(EntityKind.ATTENDEE, person.id)


def _expect(workshop: Workshop, attendee: AttendeeId, presence: Presence) -> None:
    person = _person(workshop, attendee)
    assert person is not None
    workshop.put(replace(person, presence=presence))


# -- a person ----------------------------------------------------------------------------------


@pytest.mark.parametrize("presence", Presence)
def test_before_anything_is_said_the_list_of_attendees_tells(presence: Presence) -> None:
    workshop = sample_workshop()
    _expect(workshop, HEAD, presence)
    assert _seat(workshop, 1) == _seat(workshop, 4) == Seat(presence)
    assert Seat(presence).here == (presence in (P.PRESENT, P.OBSERVER))


@pytest.mark.parametrize("presence", [P.LEFT, P.ABSENT, P.OBSERVER, P.PRESENT])
def test_a_word_holds_in_the_sections_after_it_until_another_is_said(presence: Presence) -> None:
    workshop = sample_workshop()
    at = NOON if presence is P.LEFT else None
    _say(workshop, 2, HEAD, presence, at)
    assert _seat(workshop, 1) == Seat(P.PRESENT)
    assert _seat(workshop, 2) == _seat(workshop, 3) == Seat(presence, at)
    _say(workshop, 3, HEAD, P.ABSENT)
    assert _seat(workshop, 4) == Seat(P.ABSENT)
    assert _seat(workshop, 2) == Seat(presence, at)


def test_who_is_awaited_stays_awaited_and_who_came_late_is_there_from_then_on() -> None:
    workshop = sample_workshop()
    _say(workshop, 1, HEAD, P.LATE)
    assert not _seat(workshop, 1).here and not _seat(workshop, 2).here
    _say(workshop, 1, HEAD, P.LATE, NOON)
    assert _seat(workshop, 1) == Seat(P.LATE, NOON) and _seat(workshop, 1).here
    assert _seat(workshop, 2) == Seat(P.PRESENT)


def test_an_observer_who_came_late_goes_on_as_an_observer() -> None:
    workshop = sample_workshop()
    _expect(workshop, HEAD, P.OBSERVER)
    _say(workshop, 1, HEAD, P.LATE, NOON)
    assert _seat(workshop, 2) == Seat(P.OBSERVER)


# -- a center ----------------------------------------------------------------------------------


def test_a_center_is_here_when_all_who_speak_for_it_are() -> None:
    workshop = sample_workshop()
    assert _room(workshop) == CenterInRoom(Room.HERE, P.PRESENT, 3, 3)
    _say(workshop, 1, TEAM, P.LATE, NOON)
    assert _room(workshop) == CenterInRoom(Room.HERE, P.PRESENT, 3, 3)


def test_a_center_is_partly_here_and_away_when_nobody_is_left() -> None:
    workshop = sample_workshop()
    _say(workshop, 1, HEAD, P.LEFT, NOON)
    assert _room(workshop) == CenterInRoom(Room.PARTLY, P.LEFT, 2, 3, NOON)
    _say(workshop, 1, TEAM, P.LEFT, NOON + timedelta(minutes=20))
    _say(workshop, 1, CLERK, P.ABSENT)
    later = NOON + timedelta(minutes=20)
    assert _room(workshop) == CenterInRoom(Room.AWAY, P.LEFT, 0, 3, later)


def test_somebody_awaited_matters_more_than_somebody_gone() -> None:
    workshop = sample_workshop()
    _say(workshop, 1, HEAD, P.ABSENT)
    assert _room(workshop).presence is P.ABSENT
    _say(workshop, 1, TEAM, P.LEFT, NOON)
    assert _room(workshop).presence is P.LEFT
    _say(workshop, 1, CLERK, P.LATE)
    assert _room(workshop) == CenterInRoom(Room.AWAY, P.LATE, 0, 3)


def test_observers_do_not_speak_for_their_center_wherever_they_are() -> None:
    workshop = sample_workshop()
    _expect(workshop, CLERK, P.OBSERVER)
    assert _room(workshop) == CenterInRoom(Room.HERE, P.PRESENT, 2, 2)
    _say(workshop, 1, CLERK, P.LEFT, NOON)
    assert _room(workshop) == CenterInRoom(Room.HERE, P.PRESENT, 2, 2)
    _say(workshop, 1, CLERK, P.OBSERVER)
    _say(workshop, 1, HEAD, P.ABSENT)
    _say(workshop, 1, TEAM, P.ABSENT)
    assert _room(workshop) == CenterInRoom(Room.AWAY, P.ABSENT, 0, 2)
    _say(workshop, 1, CLERK, P.PRESENT)  # the observer speaks after all
    assert _room(workshop) == CenterInRoom(Room.PARTLY, P.ABSENT, 1, 3)


def test_a_center_that_sent_only_observers_is_not_whole() -> None:
    workshop = sample_workshop()
    for person in (HEAD, TEAM, CLERK):
        _say(workshop, 1, person, P.OBSERVER)
    assert _room(workshop) == CenterInRoom(Room.PARTLY, P.OBSERVER)


def test_a_center_of_which_nobody_is_named_counts_as_a_whole() -> None:
    workshop = sample_workshop()
    _without_people(workshop)
    assert _room(workshop) == CenterInRoom(Room.HERE)
    _say(workshop, 1, None, P.LEFT, NOON)
    assert _room(workshop) == _room(workshop, 4) == CenterInRoom(Room.AWAY, P.LEFT, at=NOON)
    _say(workshop, 2, None, P.LATE, NOON)
    assert _room(workshop, 2) == _room(workshop, 3) == CenterInRoom(Room.HERE)


def test_what_was_said_of_the_whole_center_holds_for_who_is_named_since() -> None:
    workshop = sample_workshop()
    _without_people(workshop)
    _say(workshop, 1, None, P.ABSENT)
    workshop.put(Attendee(HEAD, MAEUL, "센터장"))
    assert _room(workshop, 2) == CenterInRoom(Room.AWAY, P.ABSENT, 0, 1)
    _say(workshop, 2, HEAD, P.PRESENT)
    assert _room(workshop, 2).room is Room.HERE
    assert _room(workshop, 3).room is Room.HERE


def test_one_center_says_nothing_about_another() -> None:
    workshop = sample_workshop()
    _say(workshop, 1, HEAD, P.ABSENT)
    for center in (GONGIK, SAGYEONG):
        assert _room(workshop, 1, center).room is Room.HERE


# -- the order of the day ----------------------------------------------------------------------


def test_what_was_said_last_holds_when_sections_run_in_another_order() -> None:
    workshop = sample_workshop()
    _start(workshop, 1, 1)
    _start(workshop, 3, 2)
    _say(workshop, 1, HEAD, P.ABSENT)
    _say(workshop, 3, HEAD, P.LEFT, NOON)
    assert _seat(workshop, 2) == Seat(P.LEFT, NOON), "section 3 has run already"
    _start(workshop, 2, 3)
    assert _seat(workshop, 2) == Seat(P.LEFT, NOON)
    assert _seat(workshop, 4) == Seat(P.LEFT, NOON)
    assert _seat(workshop, 1) == Seat(P.ABSENT)
    _say(workshop, 2, HEAD, P.PRESENT)
    assert _seat(workshop, 4) == Seat(P.PRESENT), "section 2 ran after section 3"
    assert _seat(workshop, 3) == Seat(P.LEFT, NOON), "what came later does not reach back"


def test_a_roll_taken_before_the_start_of_a_section_that_is_skipped_holds_for_the_next() -> None:
    workshop = sample_workshop()
    _start(workshop, 1, 1)
    _say(workshop, 2, HEAD, P.ABSENT)
    assert _seat(workshop, 3) == Seat(P.ABSENT)
    _start(workshop, 3, 2)
    assert _seat(workshop, 3) == Seat(P.ABSENT)


_WORDS = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from([None, HEAD, TEAM]), st.sampled_from(Presence)),
    max_size=8,
)


def _said(words: list[tuple[int, AttendeeId | None, Presence]]) -> Workshop:
    workshop = sample_workshop()
    for number, person, presence in words:
        timed = presence in (P.LEFT, P.LATE)
        _say(workshop, number, person, presence, NOON if timed else None)
    return workshop


def _seats(workshop: Workshop, number: int) -> list[Seat]:
    roll = Roll(workshop, _section(workshop, number))
    people = workshop.attendees_of(MAEUL)
    return [roll.seat(MAEUL), *(roll.seat(MAEUL, person) for person in people)]


@given(_WORDS, st.permutations([1, 2, 3, 4]), st.integers(0, 3))
def test_starting_a_section_changes_nobodys_presence_in_it(
    words: list[tuple[int, AttendeeId | None, Presence]], order: list[int], ran: int
) -> None:
    workshop = _said(words)
    for place, number in enumerate(order[:ran]):
        _start(workshop, number, place)
    before = _seats(workshop, order[ran])
    _start(workshop, order[ran], ran)
    assert _seats(workshop, order[ran]) == before


@given(_WORDS, st.integers(1, 4), st.sampled_from(Presence))
def test_a_word_never_changes_a_section_before_it(
    words: list[tuple[int, AttendeeId | None, Presence]], number: int, presence: Presence
) -> None:
    workshop = _said(words)
    before = [_seats(workshop, earlier) for earlier in range(1, number)]
    _say(workshop, number, HEAD, presence)
    assert [_seats(workshop, earlier) for earlier in range(1, number)] == before


@given(_WORDS)
def test_a_center_counts_no_more_than_it_has(
    words: list[tuple[int, AttendeeId | None, Presence]],
) -> None:
    workshop = _said(words)
    for number in range(1, 5):
        found = _room(workshop, number)
        assert 0 <= found.here <= found.named <= 3
        if found.room is Room.HERE:
            assert found.here == found.named
            assert found.presence is P.PRESENT
        elif found.presence is not P.OBSERVER:
            assert found.here < found.named
            assert (found.here == 0) == (found.room is Room.AWAY)
            assert not Seat(found.presence).here


# -- the day as a whole ---------------------------------------------------------------------------


def _day_of(*words: tuple[int, Presence, datetime | None]) -> Seat:
    """Give the first attendee's day of three sections that ran, of what was said in them."""
    workshop = sample_workshop()
    for number in (1, 2, 3):
        run(workshop, number, at(13 + number), at(13 + number, 50))
    person = workshop.attendees_of(GONGIK)[0]
    for number, presence, moment in words:
        key = attendance_id(section_id(number), GONGIK, person.id)
        workshop.put(Attendance(key, section_id(number), GONGIK, person.id, presence, moment))
    return of_the_day(workshop, GONGIK, person)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], Seat(Presence.PRESENT)),
        ([(1, Presence.ABSENT, None)], Seat(Presence.ABSENT)),
        ([(1, Presence.LATE, None)], Seat(Presence.ABSENT)),
        ([(1, Presence.LATE, at(14, 10))], Seat(Presence.LATE, at(14, 10))),
        ([(1, Presence.ABSENT, None), (2, Presence.PRESENT, None)], Seat(Presence.LATE)),
        ([(2, Presence.LEFT, at(15, 20))], Seat(Presence.LEFT, at(15, 20))),
        (
            [(2, Presence.LEFT, at(15, 20)), (3, Presence.PRESENT, None)],
            Seat(Presence.PRESENT),
        ),
        (
            [(1, Presence.LATE, at(14, 10)), (3, Presence.LEFT, at(16, 5))],
            Seat(Presence.LEFT, at(16, 5)),
        ),
        ([(1, Presence.OBSERVER, None)], Seat(Presence.OBSERVER)),
    ],
    ids=str,
)
def test_the_day_sums_up_its_sections(
    words: list[tuple[int, Presence, datetime | None]], expected: Seat
) -> None:
    assert _day_of(*words) == expected


def test_before_anything_ran_the_day_is_as_expected() -> None:
    workshop = sample_workshop()
    person = workshop.attendees_of(GONGIK)[0]
    assert of_the_day(workshop, GONGIK, person) == Seat(person.presence)
