"""Read-back stamps that fall because the other copy changed what was read out."""

from collections.abc import Iterable, Iterator

from facilitator.app.joining.sides import SideView
from facilitator.domain.entities import Answer, Entity, EntityKind, Role, Touch, pair_id


def fallen_stamps(mine: SideView, theirs: SideView, touches: Iterable[Touch]) -> set[str]:
    """Find the answers that one side confirmed while the other changed a role of the same pair."""
    touches = list(touches)
    return {
        *_fallen(mine, theirs, set(_roles_changed(theirs, mine, touches))),
        *_fallen(theirs, mine, set(_roles_changed(mine, theirs, touches))),
    }


def _fallen(confirming: SideView, other: SideView, pairs: set[str]) -> Iterator[str]:
    for pair in pairs:
        standing = confirming.standing(Touch(EntityKind.ANSWER, pair))
        is_new = "confirmed_at" in standing.changed
        has_fallen = not _is_stamped(other.workshop.find(EntityKind.ANSWER, pair))
        if _is_stamped(standing.entity) and (is_new or has_fallen):
            yield pair


def _is_stamped(answer: Entity | None) -> bool:
    return isinstance(answer, Answer) and answer.confirmed_at is not None


def _roles_changed(side: SideView, other: SideView, touches: Iterable[Touch]) -> Iterator[str]:
    for touch in touches:
        if touch.kind is not EntityKind.ROLE:
            continue
        standing = side.standing(touch)
        role = standing.entity or other.workshop.find(*touch)
        if isinstance(role, Role) and (standing.is_lost or standing.changed - {"order"}):
            yield pair_id(role.project, role.center)
