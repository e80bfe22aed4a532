"""Joining two copies of one workshop: what is taken over, what differs, and who decides it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from facilitator.app.action import Action, Brought, Change
from facilitator.app.entry import Entry
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import Entity, EntityKind
from facilitator.domain.terms import ProjectId
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
    mine_by: str
    mine_at: datetime | None
    theirs_by: str
    theirs_at: datetime | None


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A project whose number another one has as well, and the number that it gets."""

    project: ProjectId
    title: str
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Joining:
    """What joining another copy would do: nothing is changed yet."""

    changes: tuple[Change, ...] = ()
    differences: tuple[Difference, ...] = ()
    brought: tuple[Brought, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether the other copy holds nothing that is new here."""
        return not self.changes and not self.differences


def compare(mine: Copy, theirs: Copy) -> Joining:
    """Find what the other copy holds that this one lacks. Raises RuleBroken("not_copies")."""
    raise NotImplementedError


def join(entry: Entry, joining: Joining, decisions: Mapping[str, Side] = {}) -> Action:
    """Take over what `compare` found, as one entry; what is not decided is kept beside mine."""
    raise NotImplementedError


def decide(entry: Entry, conflict: str, side: Side) -> Action:
    """Settle an undecided difference. Raises RuleBroken("no_such_conflict")."""
    raise NotImplementedError


def undecided(workshop: Workshop, journal: Sequence[JournalRow] = ()) -> list[Difference]:
    """List the differences that nobody has decided, each once; `journal` tells who said mine."""
    raise NotImplementedError
