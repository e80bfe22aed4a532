"""The months in which a center is taken already, while it is asked about one more project."""

from dataclasses import dataclass

from facilitator.domain.entities import Project
from facilitator.domain.months import months_of
from facilitator.domain.outcome import carried
from facilitator.domain.terms import CenterId
from facilitator.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class MonthLoad:
    """The other projects that a center leads or joins, by month (January first).

    `unclear` counts those whose period tells no months; `asked` are the months of the project that
    the center is asked about (none where its period tells none).
    """

    counts: tuple[int, ...] = (0,) * 12
    projects: int = 0
    unclear: int = 0
    asked: frozenset[int] = frozenset()

    @property
    def taken(self) -> frozenset[int]:
        """Give the months that at least one project takes."""
        return frozenset(month for month, count in enumerate(self.counts, start=1) if count)

    @property
    def overlap(self) -> frozenset[int]:
        """Give the months of the project asked about in which the center is taken already."""
        return self.taken & self.asked


def month_load(workshop: Workshop, center: CenterId, project: Project) -> MonthLoad:
    """Count a center's other projects by month; withdrawn ones do not count."""
    others = [p for p in carried(workshop, center) if p.id != project.id]
    periods = [months_of(p.period) for p in others]
    counts = tuple(sum(month in months for months in periods) for month in range(1, 13))
    unclear = sum(not months for months in periods)
    return MonthLoad(counts, len(others), unclear, months_of(project.period))
