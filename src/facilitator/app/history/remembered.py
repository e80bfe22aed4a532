"""The workshop with everything that was ever removed from it, by its journal."""

from collections.abc import Callable, Iterable, Sequence

from facilitator.app.action import Change
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import NEVER_UNDONE, Entity, EntityKind, Touch
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop


class Remembered:
    """Finds an entity in the workshop, or as it was when it was removed (fulfils `words.Names`).

    The journal is read back from its end only as far as it is asked for.
    """

    def __init__(self, workshop: Workshop, journal: Callable[[], Sequence[JournalRow]]) -> None:
        self._workshop = workshop
        self._journal = journal
        self._removed: dict[Touch, Entity] = {}
        self._unread: list[JournalRow] | None = None

    def find(self, kind: EntityKind, entity_id: str | None) -> Entity | None:
        """Give the entity as it is, or as it was last; None where it never was."""
        if entity_id is None:
            return None
        found = self._workshop.find(kind, entity_id)
        if found is not None:
            return found
        touch = Touch(kind, entity_id)
        while touch not in self._removed and self._read_one():
            pass
        return self._removed.get(touch)

    def learn(self, changes: Iterable[Change]) -> None:
        """Remember what these changes removed or made; newer ones are learnt first."""
        for change in changes:
            if change.field or change.kind in NEVER_UNDONE:
                continue
            whole = change.old if change.old is not None else change.new
            if whole is not None:
                self._removed.setdefault(Touch(change.kind, change.id), whole)  # type: ignore[arg-type]  # a whole-entity change holds an Entity

    def forget(self, changes: Iterable[Change]) -> None:
        """Let what happens now be what is remembered last."""
        kept = tuple(changes)
        for change in kept:
            self._removed.pop(Touch(change.kind, change.id), None)
        self.learn(kept)

    def begin_anew(self) -> None:
        """Forget everything: the journal was written anew."""
        self._removed.clear()
        self._unread = None

    def _read_one(self) -> bool:
        if self._unread is None:
            self._unread = list(self._journal())
        if not self._unread:
            return False
        row = self._unread.pop()
        try:
            self.learn(row.load())
            for brought in row.brought:
                self.learn(brought.load())
        except Trouble:
            pass  # what cannot be read names nobody; the line itself says that it cannot be read
        return True
