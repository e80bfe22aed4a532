"""What is private here and public in the other copy does not reach the wall by itself."""

from collections.abc import Callable, Iterable

from facilitator.app.action import Change
from facilitator.app.joining.joining import Difference
from facilitator.app.republishing import freeze_wall, publishes_again
from facilitator.app.wall import follow_console
from facilitator.app.wall_view import prepared
from facilitator.domain.entities import Entity
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.joining.difference_words import is_private
from facilitator.words import tr


def publishes(
    workshop: Workshop, changes: Iterable[Change], taken: Iterable[Difference] = ()
) -> bool:
    """Tell whether these changes, or the other side of these differences, make something public."""
    listed = tuple(changes)
    wholes = [(c.old, c.new) for c in listed if not c.field]
    pairs = [*wholes, *((each.mine, each.theirs) for each in taken)]
    return publishes_again(workshop, listed) or any(_opens(old, new) for old, new in pairs)


def behind_the_wall(
    signals: DeskSignals, step: Callable[[], bool], *, is_public: bool
) -> tuple[bool, str]:
    """Take a step; where it makes something public the wall stays as the room saw it.

    Gives whether the step was taken, and what to tell of the wall.
    """
    if not is_public:
        return step(), ""
    workshop, now = signals.workshop, signals.now()
    before, was_held = prepared(workshop, now), bool(workshop.live.held)
    signals.do(freeze_wall)
    is_taken = step()
    if not was_held and (not is_taken or prepared(workshop, now) == before):
        signals.do(follow_console)
        return is_taken, ""
    return is_taken, tr(
        "What was private here is public in the other copy. The wall is held and does not show "
        "it; F7 lets the room see it."
    )


def _opens(old: object, new: object) -> bool:
    return _private(old) and new is not None and not _private(new)


def _private(entity: object) -> bool:
    held: Entity | None = entity  # type: ignore[assignment]  # a whole-entity change holds an Entity
    return is_private(held)
