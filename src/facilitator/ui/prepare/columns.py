"""What the columns of several tables are made of."""

from collections.abc import Callable
from typing import Any

from facilitator.app.action import Action
from facilitator.domain.terms import CenterId
from facilitator.domain.workshop import Workshop
from facilitator.ui.prepare.sheet import CellEditing, CellLook, Choice, Column, Step

Read = Callable[[Workshop, str], Step]


def _as_typed(workshop: Workshop, text: str) -> str:
    return text


def reading(
    edit: Callable[..., Action], name: str, read: Callable[[Workshop, str], object] = _as_typed
) -> Read:
    """Make the `read` of a column: read a typed text and edit this value of the row with it."""

    def step_of(workshop: Workshop, text: str) -> Step:
        value = read(workshop, text)
        return lambda entry, row: edit(entry, row, **{name: value})

    return step_of


def text_column(
    edit: Callable[..., Action],
    key: str,
    heading: Callable[[Workshop], str],
    width: int,
    also: tuple[str, ...],
    look: CellLook = CellLook.PLAIN,
    editing: CellEditing = CellEditing.LINE,
    choices: Callable[[Workshop, Any], list[Choice]] | None = None,
) -> Column:
    """Make a column of a text that the entity holds under the column's key."""

    def shown(workshop: Workshop, entity: Any) -> str:
        text: str = getattr(entity, key)
        return text

    return Column(
        key=key,
        heading=heading,
        width=width,
        shown=shown,
        read=reading(edit, key),
        choices=choices,
        look=look,
        editing=editing,
        also=also,
    )


def center_choices(workshop: Workshop, entity: Any = None) -> list[Choice]:
    """Offer the centers by their short names."""
    named = [(workshop.short_name(c.id), c.name) for c in workshop.centers]
    return [Choice(short, short, (name,)) for short, name in named if short]


def center_chips(workshop: Workshop, center: CenterId | None) -> tuple[str, ...]:
    """Show one center; none where it is not named."""
    name = workshop.short_name(center)
    return (name,) if name else ()


def plain_choices(values: list[str]) -> list[Choice]:
    """Offer values under their own names."""
    return [Choice(value, value) for value in values if value]
