"""The plan of the day and how the day runs against it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from itertools import combinations

from facilitator.domain.entities import Center, Section
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


@dataclass(frozen=True, slots=True)
class SectionClock:
    """The clock of a section, in seconds; `left` is negative when it is over."""

    planned: int
    elapsed: int

    @property
    def left(self) -> int:
        return self.planned - self.elapsed


def section_clock(section: Section, now: datetime) -> SectionClock:
    """Read a section's clock; before its start nothing has elapsed."""
    planned = section.planned_minutes * 60
    if section.started_at is None:
        return SectionClock(planned, 0)
    end = section.ended_at or now
    return SectionClock(planned, max(0, int((end - section.started_at).total_seconds())))


@dataclass(frozen=True, slots=True)
class Expected:
    """When a section is expected to start and end, or when it really did."""

    section: SectionId
    start: datetime
    end: datetime


def expected_day(workshop: Workshop, now: datetime) -> list[Expected]:
    """Carry the day on from how it has run so far: planned breaks are kept, nothing is shortened.

    A section to come starts at its planned time, or when the ones before it are done, whichever
    is later; on another date than the workshop's (a rehearsal, a late look) times count from today.
    """
    day = now.date()
    result: list[Expected] = []
    free: datetime | None = None
    planned_end: int | None = None
    for section in workshop.sections:
        start_minute = minutes_of(section.planned_start) if section.planned_start else None
        length = timedelta(minutes=section.planned_minutes)
        if section.started_at is not None:
            start = section.started_at
            end = section.ended_at or max(start + length, now)
        else:
            gap = 0
            if start_minute is not None and planned_end is not None:
                gap = max(0, start_minute - planned_end)
            candidates = [free + timedelta(minutes=gap) if free is not None else now]
            if start_minute is not None:
                candidates.append(datetime.combine(day, time()) + timedelta(minutes=start_minute))
            start = max(candidates) if free is not None else candidates[-1]
            if free is None and start < now:
                start = now
            end = start + length
        free = end if free is None else max(free, end)
        if start_minute is not None:
            planned_end = start_minute + section.planned_minutes
        result.append(Expected(section.id, start, end))
    return result


def expected_end(workshop: Workshop, now: datetime) -> datetime | None:
    """Expect the end of the day; None without sections."""
    return max((e.end for e in expected_day(workshop, now)), default=None)


def late_minutes(workshop: Workshop, now: datetime) -> int | None:
    """Count how many minutes later than planned the last section will end (negative: earlier)."""
    slots = [s for s in planned_slots(workshop) if s.section is not None]
    end = expected_end(workshop, now)
    if not slots or end is None:
        return None
    planned = max(s.start + s.minutes for s in slots)
    midnight = datetime.combine(end.date(), time())
    return int((end - midnight).total_seconds() // 60) - planned
