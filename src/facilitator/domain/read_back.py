"""What must be read back again, because it changed after it was confirmed."""

from facilitator.domain.entities import Center, Project
from facilitator.domain.terms import CenterId, ProjectStage, SlideKind
from facilitator.domain.workshop import Workshop

_DISCUSSED = frozenset({ProjectStage.PROPOSED, ProjectStage.IN_DISCUSSION})


def to_confirm_again(
    workshop: Workshop, project: Project, board: list[Center]
) -> frozenset[CenterId]:
    """List the centers of a board without a stamp while others have theirs.

    None while the project is being read back: there each gets its stamp in turn. A center that
    has not answered has nothing to confirm; the lead confirms its roles.
    """
    live = workshop.live
    is_read_back = live.project == project.id and live.slide is SlideKind.READ_BACK
    if is_read_back or project.stage not in _DISCUSSED:
        return frozenset()
    given = {a.center: a for a in workshop.answers_of(project.id)}
    stamped = {center for center, a in given.items() if a.confirmed_at is not None}
    if not stamped:
        return frozenset()
    said = {center for center, a in given.items() if a.word is not None} | {project.lead}
    return frozenset(c.id for c in board if c.id in said and c.id not in stamped)
