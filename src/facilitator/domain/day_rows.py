"""The day row by row as it was planned and as it runs: sections, the opening and the breaks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.domain.entities import Section
from facilitator.domain.plan import (
    Expected,
    SectionState,
    Slot,
    expected_day,
    minutes_of,
    open_pause,
    planned_slots,
    planned_starts,
    running_section,
    section_state,
)
from facilitator.domain.terms import SectionId
from facilitator.domain.workshop import Workshop


class RowState(StrEnum):
    COMING = "coming"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class DayRow:
    """A section, or without one a gap of the plan: the opening, or a break.

    `begins` is when it really began or is expected to; `planned` when the plan has it begin.
    `minutes` are those of the plan, `given` those that the day gives by now.
    """

    section: Section | None
    state: RowState
    begins: datetime
    planned: datetime | None
    minutes: int
    given: int
    opening: bool = False

    @property
    def is_moved(self) -> bool:
        """Tell whether it begins in another minute than planned."""
        if self.planned is None:
            return False
        return self.begins.replace(second=0, microsecond=0) != self.planned


def day_rows(workshop: Workshop, now: datetime) -> list[DayRow]:
    """List the day in the user's order; a gap stands before the section that follows it."""
    expected = {e.section: e for e in expected_day(workshop, now)}
    gaps = {s.start + s.minutes: s for s in planned_slots(workshop) if s.section is None}
    planned = planned_starts(workshop, now)
    rows: list[DayRow] = []
    for section in workshop.sections:
        begin = section.planned_start
        # Taken out, so that two sections at the same time have one break before them.
        gap = None if begin is None else gaps.pop(minutes_of(begin), None)
        if gap is not None:
            rows.append(_gap(workshop, gap, section, planned, expected, now))
        rows.append(
            DayRow(
                section,
                _state(workshop, section),
                expected[section.id].start,
                planned.get(section.id),
                section.planned_minutes,
                section.given_minutes,
            )
        )
    return rows


def _state(workshop: Workshop, section: Section) -> RowState:
    state = section_state(section)
    if state is SectionState.PLANNED:
        return RowState.COMING
    if state is SectionState.ENDED:
        return RowState.ENDED
    stands = open_pause(workshop, section.id) is not None
    return RowState.PAUSED if stands else RowState.RUNNING


def _gap(
    workshop: Workshop,
    gap: Slot,
    after: Section,
    starts: Mapping[SectionId, datetime],
    expected: Mapping[SectionId, Expected],
    now: datetime,
) -> DayRow:
    start = starts.get(after.id, now)
    planned = start - timedelta(minutes=gap.minutes)
    if gap.opening:
        begun = any(s.started_at is not None for s in workshop.sections)
        state = RowState.ENDED if begun else RowState.COMING
        return DayRow(None, state, planned, planned, gap.minutes, gap.minutes, opening=True)
    if after.started_at is not None:
        state, begins = _past_break(workshop, gap, after.started_at, planned)
    else:
        state, begins = _coming_break(workshop, gap, expected[after.id], expected, planned, now)
    return DayRow(None, state, begins, planned, gap.minutes, gap.minutes)


def _past_break(
    workshop: Workshop, gap: Slot, until: datetime, planned: datetime
) -> tuple[RowState, datetime]:
    """Tell whether the room had the break before what started at `until`: half of it at least."""
    ends = [s.ended_at for s in workshop.sections if s.ended_at is not None]
    began = max((end for end in ends if end <= until), default=None)
    if began is None or until - began < timedelta(minutes=gap.minutes) / 2:
        return RowState.SKIPPED, planned
    return RowState.ENDED, began


def _coming_break(
    workshop: Workshop,
    gap: Slot,
    after: Expected,
    expected: Mapping[SectionId, Expected],
    planned: datetime,
    now: datetime,
) -> tuple[RowState, datetime]:
    """Expect a break when what comes before it is done, but not before its planned time."""
    begins = min(planned, after.start - timedelta(minutes=gap.minutes))
    before = (e.end for e in expected.values() if e.section != after.section)
    begins = max([begins, *(end for end in before if end <= after.start)])
    over = any(s.ended_at is not None for s in workshop.sections)
    is_now = over and begins <= now and running_section(workshop) is None
    return RowState.RUNNING if is_now else RowState.COMING, begins
