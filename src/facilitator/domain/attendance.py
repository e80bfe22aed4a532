"""Who is in the room, by section: what was said of them, and what still holds of earlier sections.

Who left or is absent in one section is so in the next, until somebody says otherwise; who came
late is there from then on.
"""

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
    """A center in a section; `presence` tells why it is away (the attendees' first)."""

    room: Room
    presence: Presence
    here: int
    named: int


def seat(workshop: Workshop, section: Section, center: CenterId, attendee: Attendee | None) -> Seat:
    """Tell how somebody is present in a section; without an attendee, the center as a whole."""
    person = attendee.id if attendee is not None else None
    own = _said(workshop, section, center, person)
    if own is not None:
        return Seat(own.presence, own.at)
    for before in reversed(_before(workshop, section)):
        said = _said(workshop, before, center, person)
        if said is not None:
            return _carried(Seat(said.presence, said.at))
    return Seat(attendee.presence if attendee is not None else Presence.PRESENT)


def center_in_room(workshop: Workshop, section: Section, center: CenterId) -> CenterInRoom:
    """Tell whether a center is in the room; its observers alone do not speak for it."""
    people = workshop.attendees_of(center)
    if not people:
        whole = seat(workshop, section, center, None)
        return CenterInRoom(Room.HERE if whole.here else Room.AWAY, whole.presence, 0, 0)
    seats = [seat(workshop, section, center, person) for person in people]
    speaking = [s for s in seats if s.presence is not Presence.OBSERVER] or seats
    here = sum(s.here for s in speaking)
    if here == len(speaking):
        return CenterInRoom(Room.HERE, Presence.PRESENT, here, len(speaking))
    first = next(s.presence for s in speaking if not s.here)
    return CenterInRoom(Room.PARTLY if here else Room.AWAY, first, here, len(speaking))


def _said(
    workshop: Workshop, section: Section, center: CenterId, attendee: AttendeeId | None
) -> Attendance | None:
    found = workshop.find(EntityKind.ATTENDANCE, attendance_id(section.id, center, attendee))
    return found if isinstance(found, Attendance) else None


def _before(workshop: Workshop, section: Section) -> list[Section]:
    """List the sections of the day before this one, as they ran, else as they are planned."""
    if section.started_at is None:
        sections = workshop.sections
        ids = [s.id for s in sections]
        return sections[: ids.index(section.id)] if section.id in ids else sections
    ran = [s for s in workshop.sections if s.started_at is not None and s.id != section.id]
    ran = [s for s in ran if s.started_at and s.started_at < section.started_at]
    return sorted(ran, key=lambda s: (s.started_at or datetime.min, s.order))


def _carried(said: Seat) -> Seat:
    """Tell what a word of an earlier section means now."""
    return Seat(Presence.PRESENT) if said.presence is Presence.LATE and said.at else said
