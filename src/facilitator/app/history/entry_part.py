"""One entry of the journal, and the questions that are asked about what it changed."""

from dataclasses import dataclass, field
from functools import cached_property

from facilitator.app.action import Change
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import (
    NEVER_UNDONE,
    Answer,
    Entity,
    EntityKind,
    Pause,
    Role,
    Touch,
    pair_id,
)
from facilitator.domain.workshop import Workshop

_K = EntityKind
TIMES = ("started_at", "ended_at")


@dataclass(frozen=True)
class EntryPart:
    """The changes of a row that undo governs, and the questions that are asked about them."""

    workshop: Workshop
    row: JournalRow
    changes: tuple[Change, ...] = field(init=False)

    def __post_init__(self) -> None:
        kept = (c for c in self.row.load() if c.kind not in NEVER_UNDONE and c.old != c.new)
        object.__setattr__(self, "changes", tuple(kept))

    def entity(self, change: Change) -> Entity | None:
        """Give the entity of a change, as the workshop or the row holds it."""
        if change.field:
            return self.workshop.find(change.kind, change.id) or self._whole(change)
        return change.new or change.old  # type: ignore[return-value]  # a whole-entity change holds an Entity

    def _whole(self, change: Change) -> Entity | None:
        for other in self.changes:
            if not other.field and (other.kind, other.id) == (change.kind, change.id):
                return self.entity(other)
        return None

    @cached_property
    def keys(self) -> dict[Touch, set[str]]:
        """Give the changed fields by entity; "" for the whole, and for all of an answer."""
        found: dict[Touch, set[str]] = {}
        for c in self.changes:
            name = "" if c.kind is _K.ANSWER else c.field
            found.setdefault(Touch(c.kind, c.id), set()).add(name)
        return found

    @cached_property
    def pairs(self) -> dict[str, Touch]:
        """Give what was changed of a project and a center: their answer, their roles."""
        found: dict[str, Touch] = {}
        for c in self.changes:
            entity = self.entity(c)
            if isinstance(entity, Answer | Role):
                found[pair_id(entity.project, entity.center)] = Touch(c.kind, c.id)
        return found

    @cached_property
    def stamped(self) -> set[str]:
        """Give the pairs whose read-back was confirmed or withdrawn."""
        return {
            c.id
            for c in self.changes
            if c.kind is _K.ANSWER
            and (
                c.field == "confirmed_at"
                or any(getattr(whole, "confirmed_at", None) for whole in c.wholes())
            )
        }

    @cached_property
    def timed(self) -> set[str]:
        """Give the sections whose clock was started, ended, paused or corrected."""
        found: set[str] = set()
        for c in self.changes:
            entity = self.entity(c)
            if isinstance(entity, Pause):
                found.add(entity.section)
            elif c.kind is _K.SECTION and c.field in TIMES:
                found.add(c.id)
        return found

    @cached_property
    def switched(self) -> set[str]:
        """Give the sections that began, ended or were reopened."""
        return {
            c.id
            for c in self.changes
            if c.kind is _K.SECTION and c.field in TIMES and None in (c.old, c.new)
        }

    @property
    def moves_day(self) -> bool:
        """Tell whether the workshop's stage moved."""
        return any(c.kind is _K.EVENT and c.field == "stage" for c in self.changes)
