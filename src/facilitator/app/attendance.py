"""Taking attendance by section: a person, a whole center, or everybody at once."""

from datetime import datetime

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.domain.attendance import Roll, Seat, observes
from facilitator.domain.entities import (
    Attendance,
    Attendee,
    EntityKind,
    Section,
    attendance_id,
)
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import AttendeeId, CenterId, Presence, SectionId

_TIMED = frozenset({Presence.LATE, Presence.LEFT})


def record_presence(
    entry: Entry,
    section: SectionId,
    center: CenterId,
    presence: Presence,
    attendee: AttendeeId | None = None,
    at: datetime | None = None,
) -> Action:
    """Say how somebody is present in a section; without an attendee, everybody of the center.

    Who leaves does so now, unless `at` says when; who is said to have left already keeps the time.
    Somebody late is not there yet; `at` is when they came. A center of which nobody is named is
    kept as a whole. Observers stay observers when the whole center is present.
    """
    taking = _Taking(entry, section)
    taking.check(center)
    if attendee is not None:
        taking.say(center, _attendee(entry, center, attendee), presence, at)
    else:
        taking.say_of_all(center, presence, at)
    return entry.action(Label.ATTENDANCE_TAKEN)


def record_arrival(
    entry: Entry, section: SectionId, center: CenterId, attendee: AttendeeId | None = None
) -> Action:
    """Say that who was awaited has come now: late, and in the room.

    Who comes before the section starts, or had gone out in this very section, is simply there; an
    observer observes.
    """
    taking = _Taking(entry, section)
    taking.check(center)
    if attendee is not None:
        taking.arrive(center, _attendee(entry, center, attendee))
    else:
        for person in taking.of(center):
            taking.arrive(center, person)
    return entry.action(Label.ATTENDANCE_TAKEN)


def record_all_present(entry: Entry, section: SectionId) -> Action:
    """Say that everybody of the section's cast is in the room."""
    taking = _Taking(entry, section)
    for center in entry.workshop.cast(taking.section):
        taking.say_of_all(center.id, Presence.PRESENT, None)
    return entry.action(Label.ATTENDANCE_TAKEN)


class _Taking:
    """Takes the attendance of one section. Raises RuleBroken where there is no such section."""

    def __init__(self, entry: Entry, section: SectionId) -> None:
        found = entry.workshop.section(section)
        if found is None:
            raise RuleBroken("no_such_section")
        self.section: Section = found
        self._entry = entry
        self._roll = Roll(entry.workshop, found)

    def check(self, center: CenterId) -> None:
        """Refuse a center that is not there."""
        if self._entry.workshop.center(center) is None:
            raise RuleBroken("no_such_center")

    def of(self, center: CenterId) -> list[Attendee | None]:
        """List who stands for a center: its people, else the center as a whole."""
        return list(self._entry.workshop.attendees_of(center)) or [None]

    def say_of_all(self, center: CenterId, presence: Presence, at: datetime | None) -> None:
        """Say the same of everybody of a center; observers come to observe."""
        for person in self.of(center):
            stays = (
                presence is Presence.PRESENT
                and person is not None
                and observes(person, self._roll.seat(center, person))
            )
            self.say(center, person, Presence.OBSERVER if stays else presence, at)

    def say(
        self, center: CenterId, person: Attendee | None, presence: Presence, at: datetime | None
    ) -> None:
        """Say how somebody is present; a second click on the same word keeps its time."""
        moment = at if presence in _TIMED else None
        if moment is None and presence in _TIMED:
            before = self._roll.seat(center, person)
            if before.presence is presence:
                moment = before.at
            elif presence is Presence.LEFT:
                moment = self._entry.now
        self._put(center, person, Seat(presence, moment))

    def arrive(self, center: CenterId, person: Attendee | None) -> None:
        """Say that somebody has come now; who is here already stays as they are."""
        before = self._roll.seat(center, person)
        if before.here:
            return
        if person is not None and observes(person, before):
            self._put(center, person, Seat(Presence.OBSERVER))
        elif self.section.started_at is None or self._went_out(center, person):
            self._put(center, person, Seat(Presence.PRESENT))
        else:
            self._put(center, person, Seat(Presence.LATE, self._entry.now))

    def _went_out(self, center: CenterId, person: Attendee | None) -> bool:
        key = attendance_id(self.section.id, center, person.id if person else None)
        said = self._entry.workshop.find(EntityKind.ATTENDANCE, key)
        return isinstance(said, Attendance) and said.presence is Presence.LEFT

    def _put(self, center: CenterId, person: Attendee | None, seat: Seat) -> None:
        at = seat.at.replace(microsecond=0) if seat.at is not None else None
        who = person.id if person is not None else None
        key = attendance_id(self.section.id, center, who)
        self._entry.put(Attendance(key, self.section.id, center, who, seat.presence, at))


def _attendee(entry: Entry, center: CenterId, attendee: AttendeeId) -> Attendee:
    found = entry.workshop.find(EntityKind.ATTENDEE, attendee)
    if not isinstance(found, Attendee) or found.center != center:
        raise RuleBroken("no_such_attendee")
    return found
