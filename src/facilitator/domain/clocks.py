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
    planned_break,
    planned_end,
    planned_starts,
    running_section,
    section_state,
)
from facilitator.domain.terms import SlideKind, WorkshopStage
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
    end, stands = _end(workshop, section, now)
    elapsed = end - section.started_at - paused(workshop, section, section.started_at, end)
    return Clock(planned, max(0, int(elapsed.total_seconds())), stands)


def _end(workshop: Workshop, section: Section, now: datetime) -> tuple[datetime, bool]:
    """Tell until when a section is counted, and whether it stands still.

    In a pause that began after `now` (the laptop's clock was set back) it stands all the same.
    """
    if section.ended_at is not None:
        return section.ended_at, False
    pause = open_pause(workshop, section.id)
    return (now, False) if pause is None else (max(now, pause.started_at), True)


def project_clock(workshop: Workshop, project: Project, section: Section, now: datetime) -> Clock:
    """Read the clock of a project in a section: how long the console was on it while it ran.

    Its planned time is an equal share of what the section was given.
    """
    planned = section.given_minutes * 60 // max(1, len(workshop.projects_of(section)))
    if section.started_at is None:
        return Clock(planned, 0)
    end, stands = _end(workshop, section, now)
    elapsed = timedelta()
    for turn in workshop.turns_of(project.id):
        since, until = max(turn.started_at, section.started_at), min(turn.ended_at or end, end)
        if turn.section == section.id and until > since:
            elapsed += until - since - paused(workshop, section, since, until)
    return Clock(planned, int(elapsed.total_seconds()), stands)


def full_minutes(seconds: float) -> int:
    """Count full minutes, as the console tells how late or early it is everywhere."""
    return int(seconds / 60)


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
    """Tell since when nothing runs although sections are still to come.

    That is since the last section ended and the planned break after it passed, or since a break
    on the wall was over; before the first section since its planned time, on the day itself.
    None while a break lasts, and where nothing has to be reminded of.
    """
    if workshop.event.stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
        return None
    coming = [s for s in workshop.sections if section_state(s) is SectionState.PLANNED]
    if not coming or running_section(workshop) is not None:
        return None
    if workshop.live.slide is SlideKind.BREAK:
        return break_over_since(workshop, now)
    ended = [s for s in workshop.sections if s.ended_at is not None]
    if ended:
        last = max(ended, key=lambda s: s.ended_at or now)
        since = (last.ended_at or now) + planned_break(workshop, last, coming[0])
    else:
        since = _first_start(workshop, now) or now + timedelta(1)
    return since if since <= now else None


def _first_start(workshop: Workshop, now: datetime) -> datetime | None:
    """Find when the first section should start, on the day of the workshop."""
    if workshop.event.held_on != now.date():
        return None
    return min(planned_starts(workshop, now).values(), default=None)


def break_over_since(workshop: Workshop, now: datetime) -> datetime | None:
    """Tell since when the break on the wall is over; None where none is on or it still lasts."""
    live = workshop.live
    if live.slide is not SlideKind.BREAK or live.break_until is None:
        return None
    return live.break_until if live.break_until <= now else None
