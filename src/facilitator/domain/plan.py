"""The plan of the day and how the day runs against it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from itertools import combinations

from facilitator.domain.entities import Center, Pause, Section
from facilitator.domain.terms import SectionId
from facilitator.domain.workshop import Workshop


class SectionState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"


def section_state(section: Section) -> SectionState:
    """Tell the state of a section from its times."""
    if section.started_at is None:
        return SectionState.PLANNED
    return SectionState.RUNNING if section.ended_at is None else SectionState.ENDED


def running_section(workshop: Workshop) -> Section | None:
    """Find the section that runs now."""
    return next((s for s in workshop.sections if section_state(s) is SectionState.RUNNING), None)


def minutes_of(moment: time) -> int:
    """Count the minutes since midnight."""
    return moment.hour * 60 + moment.minute


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of the planned day, in minutes since midnight; without a section it is a gap.

    The gap before the first section is the opening, other gaps are breaks.
    """

    start: int
    minutes: int
    section: SectionId | None = None
    opening: bool = False


def planned_slots(workshop: Workshop) -> list[Slot]:
    """Lay out the sections that have a start, with the opening and the breaks between them."""
    planned = [s for s in workshop.sections if s.planned_start is not None]
    planned.sort(key=lambda s: (minutes_of(s.planned_start or time()), s.order))
    slots: list[Slot] = []
    event = workshop.event
    reached = minutes_of(event.starts_at) if event.starts_at else None
    for section in planned:
        start = minutes_of(section.planned_start or time())
        if reached is not None and start > reached:
            slots.append(Slot(reached, start - reached, opening=not slots))
        slots.append(Slot(start, section.planned_minutes, section.id))
        reached = max(reached or 0, start + section.planned_minutes)
    return slots


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sections that overlap in time; `centers` are needed in both (maybe none: same room)."""

    first: SectionId
    second: SectionId
    centers: tuple[Center, ...]
    same_room: bool


def clashes(workshop: Workshop) -> list[Clash]:
    """Find sections at the same time that need the same center or the same room."""
    found = []
    planned = [s for s in workshop.sections if s.planned_start is not None]
    for a, b in combinations(planned, 2):
        start_a, start_b = (
            minutes_of(a.planned_start or time()),
            minutes_of(b.planned_start or time()),
        )
        if start_a >= start_b + b.planned_minutes or start_b >= start_a + a.planned_minutes:
            continue
        cast_b = {c.id for c in workshop.cast(b)}
        both = tuple(c for c in workshop.cast(a) if c.id in cast_b)
        same_room = bool(a.room) and a.room == b.room
        if both or same_room:
            found.append(Clash(a.id, b.id, both, same_room))
    return found


@dataclass(frozen=True, slots=True)
class DayFit:
    """How the sections fit the day, in minutes; `available` is None without start and end."""

    planned: int
    available: int | None
    over_end: int

    @property
    def spare(self) -> int | None:
        return None if self.available is None else self.available - self.planned


def day_fit(workshop: Workshop) -> DayFit:
    """Sum the sections against the day; `over_end` is how long the last one runs past its end."""
    event = workshop.event
    planned = sum(s.planned_minutes for s in workshop.sections)
    if event.starts_at is None or event.ends_at is None:
        return DayFit(planned, None, 0)
    end = minutes_of(event.ends_at)
    last = max((s.start + s.minutes for s in planned_slots(workshop)), default=0)
    return DayFit(planned, end - minutes_of(event.starts_at), max(0, last - end))


def open_pause(workshop: Workshop, section: SectionId) -> Pause | None:
    """Find the pause in which the section stands still now."""
    return next((p for p in workshop.pauses_of(section) if p.ended_at is None), None)


def paused(workshop: Workshop, section: Section, since: datetime, until: datetime) -> timedelta:
    """Sum the section's pauses between two moments."""
    total = timedelta()
    reached = since
    for pause in workshop.pauses_of(section.id):
        start = max(reached, pause.started_at)
        end = min(until, pause.ended_at or until)
        if end > start:
            total += end - start
            reached = end  # pauses that were corrected into one another count once
    return total


@dataclass(frozen=True, slots=True)
class Expected:
    """When a section is expected to start and end, or when it really did."""

    section: SectionId
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class _Place:
    """A section's place in the plan, in minutes since midnight; None where nothing fixes it."""

    section: Section
    start: int | None
    end: int | None

    def follows(self, other: "_Place") -> bool:
        """Tell whether the plan has the other one done before this one starts."""
        return self.start is not None and other.end is not None and other.end <= self.start

    def beside(self, other: "_Place") -> bool:
        """Tell whether the plan has both at the same time, in two rooms."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        overlap = self.start < other.end and other.start < self.end
        return overlap and self.section.room != other.section.room


def _places(workshop: Workshop) -> list[_Place]:
    """Give each section its place; one without a planned start follows the one before it."""
    reached = minutes_of(workshop.event.starts_at) if workshop.event.starts_at else None
    found = []
    for section in workshop.sections:
        planned = section.planned_start
        start = reached if planned is None else minutes_of(planned)
        reached = None if start is None else start + section.planned_minutes
        found.append(_Place(section, start, reached))
    return found


def _midnight(workshop: Workshop, now: datetime) -> datetime:
    """Find the midnight from which the plan's minutes count.

    That is today's; past midnight it is still that of the day on which the sections began. A day
    that is over counts from its own. Eight hours tell a long evening from the night between.
    """
    ends = [s.ended_at for s in workshop.sections]
    over = [end for end in ends if end is not None]
    moment = max(over) if over and len(over) == len(ends) else now
    recent = [
        s.started_at
        for s in workshop.sections
        if s.started_at is not None and moment - s.started_at < _long(s)
    ]
    return datetime.combine(min(recent, default=moment).date(), time())


def _long(section: Section) -> timedelta:
    """Tell how long a start keeps the plan on its day; what still runs keeps it longer."""
    return timedelta(hours=8 if section.ended_at is not None else 24)


def expected_day(
    workshop: Workshop, now: datetime, minutes: Mapping[SectionId, int] | None = None
) -> list[Expected]:
    """Carry the day on from how it has run so far; nothing is shortened.

    Sections take the minutes they were given, or those of `minutes` (to try a proposal).

    A section to come starts at its planned time, but not before now, and not before what comes
    before it is done and the planned break has passed. Before it comes what has started already
    and what the plan has before it; not what runs at the same time in another room. Planned times
    count from today, also where the workshop was planned for another date (a rehearsal).
    """
    tried = minutes or {}
    midnight = _midnight(workshop, now)
    places = _places(workshop)
    expected: dict[SectionId, Expected] = {}
    for section in workshop.sections:
        if section.started_at is not None:
            given = timedelta(minutes=tried.get(section.id, section.given_minutes))
            stood_still = paused(workshop, section, section.started_at, now)
            end = section.ended_at or max(section.started_at + given + stood_still, now)
            expected[section.id] = Expected(section.id, section.started_at, end)
    # Python's sort is stable: what has the same place stays in the user's order.
    for place in sorted(places, key=lambda p: -1 if p.start is None else p.start):
        section = place.section
        if section.id not in expected:
            before = [p for p in places if p.section.id in expected and not place.beside(p)]
            start = max(now, *_earliest(place, before, expected, midnight))
            end = start + timedelta(minutes=tried.get(section.id, section.given_minutes))
            expected[section.id] = Expected(section.id, start, end)
    return [expected[s.id] for s in workshop.sections]


def _earliest(
    place: _Place, before: list[_Place], expected: dict[SectionId, Expected], midnight: datetime
) -> list[datetime]:
    """List the moments before which a section to come cannot start; maybe only `midnight`."""
    planned = place.section.planned_start
    moments = [midnight + timedelta(minutes=minutes_of(planned)) if planned else midnight]
    ends = [p.end for p in before if p.end is not None and place.follows(p)]
    gap = (place.start or 0) - max(ends) if ends else 0
    for other in before:
        pause = gap if place.follows(other) else 0
        moments.append(expected[other.section.id].end + timedelta(minutes=pause))
    return moments


def expected_end(
    workshop: Workshop, now: datetime, minutes: Mapping[SectionId, int] | None = None
) -> datetime | None:
    """Expect the end of the day; None without sections."""
    return max((e.end for e in expected_day(workshop, now, minutes)), default=None)


def planned_end(workshop: Workshop, now: datetime) -> datetime | None:
    """Tell when the plan has the last section end; None where no section has a planned start."""
    ends = [p.end for p in _places(workshop) if p.end is not None]
    if not ends or all(s.planned_start is None for s in workshop.sections):
        return None
    return _midnight(workshop, now) + timedelta(minutes=max(ends))


def planned_starts(workshop: Workshop, now: datetime) -> dict[SectionId, datetime]:
    """Tell when the plan has the sections start; those without a planned start are left out."""
    midnight = _midnight(workshop, now)
    return {
        s.id: midnight + timedelta(minutes=minutes_of(s.planned_start))
        for s in workshop.sections
        if s.planned_start is not None
    }


def planned_break(workshop: Workshop, before: Section, after: Section) -> timedelta:
    """Measure the break that the plan has right before `after`, where `before` comes before it."""
    if before.planned_start is None or after.planned_start is None:
        return timedelta()
    done = minutes_of(before.planned_start) + before.planned_minutes
    start = minutes_of(after.planned_start)
    gaps = [s for s in planned_slots(workshop) if s.section is None and not s.opening]
    found = (s.minutes for s in gaps if done <= s.start and s.start + s.minutes == start)
    return timedelta(minutes=next(found, 0))
