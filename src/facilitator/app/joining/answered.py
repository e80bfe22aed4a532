"""Two copies of one answer: an answer is one word, with all that belongs to it."""

from dataclasses import replace

from facilitator.app.joining.sides import Standing, field_names
from facilitator.domain.entities import Answer, Entity, EntityKind

# When something was said or stamped does not make two answers different.
_MOMENTS = frozenset({"said_at", "confirmed_at"})


def with_reason_of(one: Entity, other: Entity) -> Entity:
    """Give the other with the private reason of the one that was kept from whoever changed it.

    A copy that was handed over without private notes has the answer, and an empty reason. What is
    said of it there is not said of the reason: it stays, and it stays private.
    """
    if not isinstance(one, Answer) or not isinstance(other, Answer) or one.word is not other.word:
        return other
    if other.reason or not one.reason or not one.reason_private:
        return other
    return replace(other, reason=one.reason, reason_private=True)


def are_one_word(one: Entity | None, other: Entity) -> bool:
    """Tell whether both say the same, whenever it was said."""
    if not isinstance(one, Answer) or not isinstance(other, Answer):
        return one == other
    names = field_names(EntityKind.ANSWER) - _MOMENTS
    return all(getattr(one, name) == getattr(other, name) for name in names)


def with_moments(one: Answer, other: Answer, here: Standing, there: Standing) -> Answer:
    """Keep who was heard first; a stamp that was given or taken back on one side stands."""
    said = [moment for moment in (one.said_at, other.said_at) if moment is not None]
    stamps = [one.confirmed_at, other.confirmed_at]
    if "confirmed_at" not in there.changed:
        stamps = [one.confirmed_at]
    elif "confirmed_at" not in here.changed:
        stamps = [other.confirmed_at]
    given = [stamp for stamp in stamps if stamp is not None]
    confirmed = min(given) if len(given) == len(stamps) else None
    return replace(one, said_at=min(said, default=None), confirmed_at=confirmed)
