"""What a line of attendance shows: a person, or a center as a whole."""

from dataclasses import dataclass

from facilitator.domain.attendance import Roll, Room, Seat, observes
from facilitator.domain.entities import Attendee, Center
from facilitator.domain.terms import AttendeeId, CenterId, Presence
from facilitator.domain.workshop import Workshop
from facilitator.ui.live.attendance.attendance_words import away_role, say_away, say_seat
from facilitator.words import tr


@dataclass(frozen=True, slots=True)
class LineFacts:
    """Who, and how they are present; without an `attendee` it is the whole center.

    `presence` is None where a center's people differ. `awaited`: somebody could still arrive.
    """

    center: CenterId
    attendee: AttendeeId | None
    badge: str
    name: str
    presence: Presence | None
    awaited: bool
    told: str
    role: str = "secondary"


def center_facts(workshop: Workshop, roll: Roll, center: Center) -> LineFacts:
    """Tell the attendance of a whole center."""
    people = workshop.attendees_of(center.id)
    found = roll.center(center.id)
    badge = center.short_name or center.name
    if not people:
        seat = roll.seat(center.id)
        told, away = say_seat(seat), not seat.here
        return LineFacts(center.id, None, badge, center.name, seat.presence, away, told)
    seats = [(person, roll.seat(center.id, person)) for person in people]
    speaking = {s.presence for person, s in seats if not observes(person, s)}
    speaking = speaking or {s.presence for _, s in seats}
    same = next(iter(speaking)) if len(speaking) == 1 else None
    whole = found.room is Room.HERE
    told = say_away(found)
    if whole:
        told = tr("people: {count}", "attendance", count=len(people))
    elif same is not None:
        told = say_seat(Seat(same, found.at))
    role = "secondary" if whole else away_role(found)
    away = any(not s.here for _, s in seats)
    return LineFacts(center.id, None, badge, center.name, same, away, told, role)


def person_facts(roll: Roll, person: Attendee) -> LineFacts:
    """Tell the attendance of one person."""
    seat = roll.seat(person.center, person)
    name = person.name or tr("(no name)", "attendance")
    gone = seat.presence is not Presence.LATE
    role = "secondary" if seat.here else "no" if gone else "conditional"
    told = say_seat(seat)
    return LineFacts(person.center, person.id, "", name, seat.presence, not seat.here, told, role)
