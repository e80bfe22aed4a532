"""What one copy deleted for good: it stays away, whatever the other copy still says of it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from facilitator.app.action import Change
from facilitator.app.copies.purging import blanked
from facilitator.app.joining.knowledge import Key, News
from facilitator.app.joining.plan import Take
from facilitator.domain.entities import (
    Answer,
    Conflict,
    EntityKind,
    Shown,
    Touch,
    conflict_id,
)
from facilitator.domain.workshop import Workshop


def unheard(news: News, other: News) -> set[Key]:
    """List what was deleted here and only here."""
    return news.purged - other.purged


def cleaning(workshop: Workshop, purged: Collection[Key]) -> list[Take]:
    """List what to do so that a workshop says nothing that was deleted elsewhere.

    What is gone as a whole is left to be weighed, but for what is undecided about it.
    """
    found: list[Take] = []
    for kind, entity, name in sorted(purged):
        said = workshop.find(kind, entity)
        if name and said is not None:
            values = {name: getattr(blanked(said, [name]), name)}
            found.append(Take(Touch(kind, entity), values=values))
    for conflict in workshop.conflicts:
        kept = _cleaned(conflict, purged)
        if kept != conflict:
            found.append(Take(Touch(EntityKind.CONFLICT, conflict.id), kept))
    return found


def _cleaned(conflict: Conflict, purged: Collection[Key]) -> Conflict | None:
    names = {n for kind, entity, n in purged if (kind, entity) == (conflict.kind, conflict.entity)}
    if "" in names or conflict.field in names:
        return None
    if conflict.theirs is None or not names:
        return conflict
    return replace(conflict, theirs=blanked(conflict.theirs, names))


@dataclass(frozen=True, slots=True)
class Without:
    """Gives the changes of an entry as a copy may keep it that deleted some of it for good."""

    load: Callable[[], tuple[Change, ...]]
    purged: Collection[Key]

    def __call__(self) -> tuple[Change, ...]:
        kept = (self._kept(change) for change in self.load())
        return tuple(change for change in kept if change is not None)

    def _kept(self, change: Change) -> Change | None:
        if change.kind is EntityKind.CONFLICT:
            purged = (conflict_id(kind, entity, "") for kind, entity, _ in self.purged)
            about = any(map(change.id.startswith, purged))
            return None if about else change
        names = {n for kind, entity, n in self.purged if (kind, entity) == (change.kind, change.id)}
        if "" in names or change.field in names:
            return None
        if change.field or not names:
            return change
        return replace(change, old=_without(change.old, names), new=_without(change.new, names))


def _without(whole: object, names: Collection[str]) -> object:
    return blanked(whole, names) if isinstance(whole, Answer | Shown) else whole
