"""Running late: how what is left of the day could be shared among the sections to come."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.entities import Section
from facilitator.domain.plan import SectionState, expected_end, planned_end, section_state
from facilitator.domain.terms import SectionId
from facilitator.domain.workshop import Workshop

# No section is asked to do with less than this part of its time, or than these minutes.
_LEAST_SHARE = 0.5
_LEAST_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Share:
    """What a section to come has now and would have, in minutes."""

    section: SectionId
    given: int
    proposed: int


@dataclass(frozen=True, slots=True)
class Sharing:
    """A proposal; `late` is how many minutes too late the day would end with it all the same."""

    shares: tuple[Share, ...]
    late: int


def propose_sharing(workshop: Workshop, now: datetime) -> Sharing | None:
    """Propose shorter sections so that the day ends as planned; all give the same part.

    None where the day is not late or no section is left that could give. Nothing is changed.
    """
    end = planned_end(workshop, now)
    coming = [s for s in workshop.sections if section_state(s) is SectionState.PLANNED]
    if end is None or not coming or _late(workshop, now, {}, end) <= 0:
        return None
    low, high = 0.0, 1.0  # the part of what can be given; the smallest that is enough
    if _late(workshop, now, _cut(coming, 1.0), end) <= 0:
        for _ in range(12):
            middle = (low + high) / 2
            enough = _late(workshop, now, _cut(coming, middle), end) <= 0
            low, high = (low, middle) if enough else (middle, high)
    cut = _given_back(workshop, now, end, coming, _cut(coming, high))
    shares = tuple(
        Share(s.id, s.given_minutes, cut[s.id]) for s in coming if cut[s.id] < s.given_minutes
    )
    return Sharing(shares, max(0, _late(workshop, now, cut, end))) if shares else None


def _least(section: Section) -> int:
    least = max(_LEAST_MINUTES, round(section.given_minutes * _LEAST_SHARE))
    return min(section.given_minutes, least)


def _cut(coming: list[Section], part: float) -> dict[SectionId, int]:
    """Take a part of what each section can give, in whole minutes."""
    return {s.id: s.given_minutes - round((s.given_minutes - _least(s)) * part) for s in coming}


def _given_back(
    workshop: Workshop,
    now: datetime,
    end: datetime,
    coming: list[Section],
    cut: dict[SectionId, int],
) -> dict[SectionId, int]:
    """Give back single minutes that rounding took too many."""
    if _late(workshop, now, cut, end) > 0:
        return cut
    for section in reversed(coming):
        more = cut | {section.id: min(section.given_minutes, cut[section.id] + 1)}
        if _late(workshop, now, more, end) <= 0:
            cut = more
    return cut


def _late(workshop: Workshop, now: datetime, minutes: dict[SectionId, int], end: datetime) -> int:
    """Count the whole minutes after the planned end, rounded up."""
    expected = expected_end(workshop, now, minutes)
    assert expected is not None  # there are sections
    return -int((end - expected).total_seconds() // 60)
