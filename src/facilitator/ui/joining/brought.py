"""What a joining brings, as it is told: sections, projects, single entries."""

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.entities import EntityKind
from facilitator.ui.joining.difference_words import Said


class How(StrEnum):
    """What becomes of an entry here."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class BroughtItem:
    """One entry: what it says, who entered it and when."""

    kind: EntityKind
    how: How
    text: str
    said: Said
    told_said: str
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class BroughtGroup:
    """A section or a project with what comes into it: `counts` and `said` in words."""

    title: str
    counts: str
    said: str
    items: tuple[BroughtItem, ...]
    groups: tuple["BroughtGroup", ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that is brought, in the order of the day; `count` entries.

    `day` tells on which day all of it was entered, where that is one and not the workshop's.
    """

    groups: tuple[BroughtGroup, ...] = ()
    count: int = 0
    counts: str = ""
    day: str = ""
