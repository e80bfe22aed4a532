"""Who is in the room, by section: what was said of them, and what still holds of earlier sections.

Who left or is absent in one section is so in the next, until somebody says otherwise; who came
late is there from then on. Before anything is said, the list of attendees tells who is expected.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.entities import Attendance, Attendee, EntityKind, Section, attendance_id
from facilitator.domain.terms import AttendeeId, CenterId, Presence
from facilitator.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's presence in a section; `at` is when they arrived late or left, where known."""

    presence: Presence
    at: datetime | None = None

    @property
    def here(self) -> bool:
        """Tell whether they are in the room: late counts once they have arrived."""
        if self.presence is Presence.LATE:
            return self.at is not None
        return self.presence in (Presence.PRESENT, Presence.OBSERVER)


class Room(StrEnum):
    """How a center is represented in the room."""

    HERE = "here"
    PARTLY = "partly"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class CenterInRoom:
    """A center in a section: how many of those who speak for it are here, of how many named.

    `presence` tells why it is not whole: awaited (LATE), else LEFT (`at` is when the last one
    went), else ABSENT; OBSERVER where observers are all it has. Of a center of which nobody is
    named both counts are 0.
    """

    room: Room
    presence: Presence = Presence.PRESENT
    here: int = 0
    named: int = 0
    at: datetime | None = None


class Roll:
    """The attendance of one section, looked up against the sections before it."""

    def __init__(self, workshop: Workshop, section: Section) -> None:
        self._workshop = workshop
        self._section = section
        self._before = list(reversed(_before(workshop, section)))
        # Most centers are simply there: of them nothing has to be looked for.
        sections = (section, *self._before)
        self._told = {a.center for s in sections for a in workshop.attendances_of(s.id)}

    def seat(self, center: CenterId, attendee: Attendee | None = None) -> Seat:
        """Tell how somebody is present; without an attendee, the center as a whole.

        What was said of a center as a whole, while nobody of it was named, holds for who is named
        since.
        """
        own = self._said(self._section, center, attendee) if center in self._told else None
        if own is not None:
            return Seat(own.presence, own.at)
        for before in self._before if center in self._told else ():
            said = self._said(before, center, attendee)
            if said is not None:
                return _carried(said, attendee)
        return Seat(attendee.presence if attendee is not None else Presence.PRESENT)

    def center(self, center: CenterId) -> CenterInRoom:
        """Tell whether a center is in the room; its observers alone do not speak for it."""
        people = self._workshop.attendees_of(center)
        if not people:
            whole = self.seat(center)
            if whole.here:
                return CenterInRoom(Room.HERE)
            return CenterInRoom(Room.AWAY, whole.presence, at=whole.at)
        seats = [(person, self.seat(center, person)) for person in people]
        speaking = [s for person, s in seats if not observes(person, s)]
        if not speaking and any(s.here for _, s in seats):
            return CenterInRoom(Room.PARTLY, Presence.OBSERVER)
        return _together(speaking or [s for _, s in seats])

    def _said(
        self, section: Section, center: CenterId, attendee: Attendee | None
    ) -> Attendance | None:
        own = self._find(section, center, attendee.id if attendee is not None else None)
        if own is None and attendee is not None:
            return self._find(section, center, None)
        return own

    def _find(
        self, section: Section, center: CenterId, person: AttendeeId | None
    ) -> Attendance | None:
        key = attendance_id(section.id, center, person)
        found = self._workshop.find(EntityKind.ATTENDANCE, key)
        return found if isinstance(found, Attendance) else None


def seat(workshop: Workshop, section: Section, center: CenterId, attendee: Attendee | None) -> Seat:
    """Tell how somebody is present in a section; without an attendee, the center as a whole."""
    return Roll(workshop, section).seat(center, attendee)


def of_the_day(workshop: Workshop, center: CenterId, attendee: Attendee | None = None) -> Seat:
    """Sum up the sections that ran: who came at all, late (`at`), or left before the end (`at`).

    Who was awaited and never came was absent. Of whom nothing was said it is what the list of
    attendees tells.
    """
    ran = [s for s in workshop.sections if s.started_at is not None]
    ran.sort(key=lambda s: (s.started_at or datetime.min, s.order))
    seats = [seat(workshop, section, center, attendee) for section in ran]
    who = (None, attendee.id if attendee is not None else None)
    said = (a for s in ran for a in workshop.attendances_of(s.id) if a.center == center)
    if not any(a.attendee in who for a in said):
        return Seat(attendee.presence if attendee is not None else Presence.PRESENT)
    last, came = seats[-1], [s for s in seats if s.here]
    if last.presence is Presence.LEFT:
        return last
    if not came:
        return Seat(Presence.ABSENT)
    if last.presence is Presence.OBSERVER:
        return last
    late = next((s for s in came if s.presence is Presence.LATE), None)
    if late is not None:
        return late
    return Seat(Presence.PRESENT if seats[0].here else Presence.LATE)


def observes(person: Attendee, seat: Seat) -> bool:
    """Tell whether somebody only observes, also while they are out.

    Who was named an observer and is said to be present speaks for the center.
    """
    if seat.presence is Presence.OBSERVER:
        return True
    return person.presence is Presence.OBSERVER and seat.presence is not Presence.PRESENT


def _together(seats: list[Seat]) -> CenterInRoom:
    here = sum(s.here for s in seats)
    if here == len(seats):
        return CenterInRoom(Room.HERE, Presence.PRESENT, here, here)
    away = [s for s in seats if not s.here]
    why = next(
        (p for p in (Presence.LATE, Presence.LEFT) if any(s.presence is p for s in away)),
        Presence.ABSENT,
    )
    at = _last(s.at for s in away if s.presence is why)
    return CenterInRoom(Room.PARTLY if here else Room.AWAY, why, here, len(seats), at)


def _last(moments: Iterable[datetime | None]) -> datetime | None:
    return max((m for m in moments if m is not None), default=None)


def _before(workshop: Workshop, section: Section) -> list[Section]:
    """List the sections before this one: as they ran, the others where the plan has them.

    Before one that has not started stand all that have: starting it then changes nothing.
    """
    others = [s for s in workshop.sections if s.id != section.id]
    start = section.started_at
    found = [
        s
        for s in others
        if (
            s.order < section.order
            if s.started_at is None
            else start is None or (s.started_at, s.order) < (start, section.order)
        )
    ]
    ran = [s for s in found if s.started_at is not None]

    def place(each: Section) -> tuple[datetime, bool, int]:
        if each.started_at is not None:
            return each.started_at, False, each.order
        since = _last(s.started_at for s in ran if s.order < each.order)
        return since or datetime.min, True, each.order

    return sorted(found, key=place)


def _carried(said: Attendance, attendee: Attendee | None) -> Seat:
    """Tell what a word of an earlier section means now."""
    if said.presence is Presence.LATE and said.at is not None:
        watches = attendee is not None and attendee.presence is Presence.OBSERVER
        return Seat(Presence.OBSERVER if watches else Presence.PRESENT)
    return Seat(said.presence, said.at)
