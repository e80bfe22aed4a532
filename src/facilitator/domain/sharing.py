"""Running late: how what is left of the day could be shared among the sections to come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.clocks import full_minutes
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

    None where the day is not late or no section could help. Nothing is changed.
    """
    end = planned_end(workshop, now)
    coming = [s for s in workshop.sections if section_state(s) is SectionState.PLANNED]
    if end is None or not coming or late_with(workshop, now, {}) <= 0:
        return None
    goal = max(0, late_with(workshop, now, _cut(coming, 1.0)))  # what nobody can make up for
    low, high = 0.0, 1.0  # the part of what can be given; the smallest that is enough
    for _ in range(12):
        middle = (low + high) / 2
        enough = late_with(workshop, now, _cut(coming, middle)) <= goal
        low, high = (low, middle) if enough else (middle, high)
    cut = _given_back(workshop, now, goal, coming, _cut(coming, high))
    shares = tuple(
        Share(s.id, s.given_minutes, cut[s.id]) for s in coming if cut[s.id] < s.given_minutes
    )
    return Sharing(shares, goal) if shares else None


def late_with(workshop: Workshop, now: datetime, minutes: Mapping[SectionId, int]) -> int:
    """Count how many minutes after its planned end the day would end with these minutes.

    Whole minutes, rounded up; negative where it would end earlier; 0 without a plan.
    """
    end, expected = planned_end(workshop, now), expected_end(workshop, now, minutes)
    if end is None or expected is None:
        return 0
    return -int((end - expected).total_seconds() // 60)


def late_minutes(workshop: Workshop, now: datetime, minutes: Mapping[SectionId, int]) -> int:
    """Tell how late the day would end with these minutes, as the console tells it everywhere.

    Full minutes, negative where it would end earlier; a proposal itself rounds up (`late_with`).
    """
    end, expected = planned_end(workshop, now), expected_end(workshop, now, minutes)
    if end is None or expected is None:
        return 0
    return full_minutes((expected - end).total_seconds())


def least_minutes(section: Section) -> int:
    """Tell how short a section may be proposed: half of its plan, however often it is shared."""
    whole = section.planned_minutes or section.given_minutes
    return min(section.given_minutes, max(_LEAST_MINUTES, round(whole * _LEAST_SHARE)))


def _cut(coming: list[Section], part: float) -> dict[SectionId, int]:
    """Take a part of what each section can give, in whole minutes."""
    given = {s.id: s.given_minutes for s in coming}
    return {s.id: given[s.id] - round((given[s.id] - least_minutes(s)) * part) for s in coming}


def _given_back(
    workshop: Workshop,
    now: datetime,
    goal: int,
    coming: list[Section],
    cut: dict[SectionId, int],
) -> dict[SectionId, int]:
    """Give back what does not help: minutes that rounding took, a section in another room."""

    def fits(minutes: Mapping[SectionId, int]) -> bool:
        return late_with(workshop, now, minutes) <= goal

    free = []
    for section in reversed(coming):
        more = cut | {section.id: cut[section.id] + 1}
        if more[section.id] <= section.given_minutes and fits(more):
            cut = more
            free.append(section)
    # Rounding took less than a minute of each: who could have more still, stands in no one's way.
    for section in free:
        low, high = cut[section.id], section.given_minutes
        while low < high:
            middle = (low + high + 1) // 2
            if fits(cut | {section.id: middle}):
                low = middle
            else:
                high = middle - 1
        cut = cut | {section.id: low}
    return cut
