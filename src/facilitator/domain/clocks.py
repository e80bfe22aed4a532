"""The clocks of the day: of the section, of the project, of the whole day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.domain.entities import Project, Section
from facilitator.domain.plan import (
    SectionState,
    expected_end,
    open_pause,
    paused,
    planned_end,
    running_section,
    section_state,
)
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop

# The last fifth of the time warns, at most the last five minutes of it.
_WARNING_SHARE = 5
_LONGEST_WARNING = 300


class ClockState(StrEnum):
    CALM = "calm"
    WARNING = "warning"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds planned and elapsed; `left` is negative when the time is over."""

    planned: int
    elapsed: int
    paused: bool = False

    @property
    def left(self) -> int:
        return self.planned - self.elapsed

    @property
    def state(self) -> ClockState:
        return clock_state(self.left, self.planned)


def clock_state(left: int, planned: int) -> ClockState:
    """Tell whether a clock with so many seconds left of so many planned is calm, warns, is over.

    Without planned time there is nothing to warn of.
    """
    if planned <= 0:
        return ClockState.CALM
    if left < 0:
        return ClockState.OVER
    warning = min(_LONGEST_WARNING, planned // _WARNING_SHARE)
    return ClockState.WARNING if left <= warning else ClockState.CALM


def section_clock(workshop: Workshop, section: Section, now: datetime) -> Clock:
    """Read a section's clock; before its start nothing has elapsed, in a pause nothing does."""
    planned = section.given_minutes * 60
    if section.started_at is None:
        return Clock(planned, 0)
    end = section.ended_at or now
    elapsed = end - section.started_at - paused(workshop, section, section.started_at, end)
    stands = section.ended_at is None and open_pause(workshop, section.id) is not None
    return Clock(planned, max(0, int(elapsed.total_seconds())), stands)


def project_clock(workshop: Workshop, project: Project, section: Section, now: datetime) -> Clock:
    """Read the clock of a project in a section: how long the console was on it while it ran.

    Its planned time is an equal share of what the section was given.
    """
    planned = section.given_minutes * 60 // max(1, len(workshop.projects_of(section)))
    if section.started_at is None:
        return Clock(planned, 0)
    end = section.ended_at or now
    elapsed = timedelta()
    for turn in workshop.turns_of(project.id):
        since, until = max(turn.started_at, section.started_at), min(turn.ended_at or end, end)
        if turn.section == section.id and until > since:
            elapsed += until - since - paused(workshop, section, since, until)
    stands = section.ended_at is None and open_pause(workshop, section.id) is not None
    return Clock(planned, int(elapsed.total_seconds()), stands)


@dataclass(frozen=True, slots=True)
class DayClock:
    """When the day began, is planned and expected to end; None where nothing tells it."""

    began: datetime | None
    planned_end: datetime | None
    expected_end: datetime | None
    planned: int
    elapsed: int

    @property
    def left(self) -> int:
        return self.planned - self.elapsed

    @property
    def late(self) -> int:
        """Tell how many seconds later than planned the day will end (negative: earlier)."""
        if self.planned_end is None or self.expected_end is None:
            return 0
        return int((self.expected_end - self.planned_end).total_seconds())


def day_clock(workshop: Workshop, now: datetime) -> DayClock:
    """Read the clock of the whole day, from the start of its first section to its planned end.

    Seconds; `planned` and `elapsed` are 0 where nothing has started or nothing is planned.
    """
    starts = [s.started_at for s in workshop.sections if s.started_at is not None]
    ends = [s.ended_at for s in workshop.sections if s.ended_at is not None]
    began = min(starts, default=None)
    plan_end, expected = planned_end(workshop, now), expected_end(workshop, now)
    if began is None:
        return DayClock(None, plan_end, expected, 0, 0)
    over = len(ends) == len(workshop.sections)
    until = max(ends) if over else now
    planned = int((plan_end - began).total_seconds()) if plan_end is not None else 0
    elapsed = max(0, int((until - began).total_seconds()))
    return DayClock(began, plan_end, expected, max(0, planned), elapsed)


def idle_since(workshop: Workshop, now: datetime) -> datetime | None:
    """Tell since when nothing runs although the day does and sections are still to come.

    None in a break that has not ended, and where nothing has to be reminded of.
    """
    if workshop.event.stage is not WorkshopStage.RUNNING or running_section(workshop) is not None:
        return None
    if all(section_state(s) is not SectionState.PLANNED for s in workshop.sections):
        return None
    ends = [s.ended_at for s in workshop.sections if s.ended_at is not None]
    until = workshop.live.break_until
    since = max([*ends, *([until] if until is not None else [])], default=None)
    return since if since is not None and since <= now else None
