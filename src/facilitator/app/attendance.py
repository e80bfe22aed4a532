"""Taking attendance by section: a person, or a whole center at once."""

from datetime import datetime

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.domain.attendance import seat
from facilitator.domain.entities import Attendance, Attendee, EntityKind, attendance_id
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import AttendeeId, CenterId, Presence, SectionId


def record_presence(
    entry: Entry,
    section: SectionId,
    center: CenterId,
    presence: Presence,
    attendee: AttendeeId | None = None,
    at: datetime | None = None,
) -> Action:
    """Say how somebody is present in a section; without an attendee, everybody of the center.

    Who leaves does so now, unless `at` says when. Somebody late is not there yet; `at` is when
    they came. A center of which nobody is named is kept as a whole. Observers stay observers when
    the whole center is present.
    """
    if entry.workshop.section(section) is None:
        raise RuleBroken("no_such_section")
    if entry.workshop.center(center) is None:
        raise RuleBroken("no_such_center")
    moment = (at or entry.now) if presence is Presence.LEFT else at
    moment = moment.replace(microsecond=0) if moment is not None else None
    if attendee is not None:
        _record(entry, section, _attendee(entry, center, attendee), presence, moment)
        return entry.action(Label.ATTENDANCE_TAKEN)
    people = entry.workshop.attendees_of(center)
    for person in people:
        observes = person.presence is Presence.OBSERVER and presence is Presence.PRESENT
        own = Presence.OBSERVER if observes else presence
        _record(entry, section, person, own, moment)
    if not people:
        key = attendance_id(section, center)
        entry.put(Attendance(key, section, center, None, presence, moment))
    return entry.action(Label.ATTENDANCE_TAKEN)


def record_arrival(
    entry: Entry, section: SectionId, center: CenterId, attendee: AttendeeId | None = None
) -> Action:
    """Say that who was awaited has come now: late, and in the room."""
    people = entry.workshop.attendees_of(center)
    wanted = [p for p in people if attendee in (None, p.id)]
    found = entry.workshop.section(section)
    if found is None:
        raise RuleBroken("no_such_section")
    for person in wanted:
        if not seat(entry.workshop, found, center, person).here:
            _record(entry, section, person, Presence.LATE, entry.now)
    if not people:
        key = attendance_id(section, center)
        entry.put(Attendance(key, section, center, None, Presence.LATE, entry.now))
    return entry.action(Label.ATTENDANCE_TAKEN)


def _attendee(entry: Entry, center: CenterId, attendee: AttendeeId) -> Attendee:
    found = entry.workshop.find(EntityKind.ATTENDEE, attendee)
    if not isinstance(found, Attendee) or found.center != center:
        raise RuleBroken("no_such_attendee")
    return found


def _record(
    entry: Entry,
    section: SectionId,
    person: Attendee,
    presence: Presence,
    at: datetime | None,
) -> None:
    key = attendance_id(section, person.center, person.id)
    entry.put(Attendance(key, section, person.center, person.id, presence, at))
