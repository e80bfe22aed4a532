"""The words of a joining: two copies, their differences, what joining them would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from facilitator.app.action import Brought, Change
from facilitator.app.joining.plan import Plan
from facilitator.app.joining.repair import Renumbered
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import Conflict, Entity, EntityKind
from facilitator.domain.workshop import Workshop


class Side(StrEnum):
    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Copy:
    """A workshop with its whole journal."""

    workshop: Workshop
    journal: Sequence[JournalRow]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two copies say differently about an entity, and who said it when.

    `field` names the one field, "" the entity as a whole; None is removed (or never there).
    """

    id: str
    kind: EntityKind
    entity: str
    field: str
    mine: Entity | None
    theirs: Entity | None
    mine_by: str = ""
    mine_at: datetime | None = None
    theirs_by: str = ""
    theirs_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Joining:
    """What joining another copy would do: nothing is changed yet.

    `changes` is what is taken over while nothing is decided; those of the kind CONFLICT tell of
    differences that the other copy has decided, or left open, before. `unread` are the numbers of
    entries that cannot be read: what they did was found in the tables.
    """

    changes: tuple[Change, ...] = ()
    differences: tuple[Difference, ...] = ()
    brought: tuple[Brought, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    plan: Plan = field(default_factory=Plan, repr=False, compare=False)
    beside: Mapping[str, tuple[Conflict, ...]] = field(default_factory=dict, repr=False)
    theirs: Workshop = field(default_factory=Workshop, repr=False, compare=False)
    unread: Mapping[Side, tuple[int, ...]] = field(default_factory=dict, compare=False)

    @property
    def is_empty(self) -> bool:
        """Tell whether the other copy holds nothing that is new here."""
        return not self.changes and not self.differences
