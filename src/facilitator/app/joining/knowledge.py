"""Who knows which entry: what one copy of a workshop was told that the other was not.

An entry is known by its uid, wherever it stands in a journal: it may have been made here, or
brought here by a joining that is in force. So copies may be exchanged in any order, and again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from facilitator.app.action import BRINGING, Brought, Change, Label
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import Conflict, EntityKind, Touch

Key = tuple[EntityKind, str, str]

# What is decided while joining is a conflict that comes and goes in one Action.
_DECIDING = BRINGING | {Label.CONFLICT_DECIDED}


@dataclass(frozen=True, slots=True)
class Record:
    """An entry of the journal or one that a joining brought; of a joining only what is its own."""

    uid: str
    label: Label
    at: datetime
    by: str
    run: str
    load: Callable[[], tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class _Own:
    """Gives what a joining changed by itself: not what the entries that it brought are about."""

    row: JournalRow

    def __call__(self) -> tuple[Change, ...]:
        told = _told(self.row.load(), _Authors(self.row.brought))
        return tuple(change for change, authors in told if not authors)


class _Authors:
    """Tells which of the entries that a joining brought a change of it comes from."""

    def __init__(self, brought: Sequence[Brought]) -> None:
        self._by_entity: dict[Touch, list[tuple[Brought, str]]] = {}
        for each in brought:
            for change in each.load():
                key = Touch(change.kind, change.id)
                self._by_entity.setdefault(key, []).append((each, change.field))

    def of(self, change: Change) -> list[Brought]:
        told = self._by_entity.get(Touch(change.kind, change.id), ())
        return [b for b, name in told if not change.field or name in ("", change.field)]


def _told(changes: Sequence[Change], authors: _Authors) -> Iterator[tuple[Change, list[Brought]]]:
    """Tell for each change of a joining from which entries it comes; from none: it is its own.

    What is changed a second time was put right by the joining after it had been taken over.
    """
    seen: set[Key] = set()
    for change in changes:
        key = (change.kind, change.id, change.field)
        again = key in seen or (change.kind, change.id, "") in seen
        seen.add(key)
        yield change, [] if again else authors.of(change)


def _agree(one: Sequence[Change], other: Sequence[Change]) -> bool:
    """Tell whether two states of one entry say nothing different.

    A copy without private notes lacks some changes of it.
    """
    said = {(c.kind, c.id, c.field): c.new for c in one}
    return all(said.get((c.kind, c.id, c.field), c.new) == c.new for c in other)


def _purged(record: Record) -> Iterator[Key]:
    if record.label is Label.DELETED_FOR_GOOD:
        yield from ((change.kind, change.id, change.field) for change in record.load())


def taken_back(journal: Iterable[JournalRow]) -> set[int]:
    """List the numbers of what was taken back and not done again."""
    off: set[int] = set()
    for row in journal:
        if row.undoes is not None:
            off.add(row.undoes)
        elif row.redoes is not None:
            off.discard(row.redoes)
    return off


class Knowledge:
    """All that one copy's journal tells."""

    def __init__(self, journal: Sequence[JournalRow]) -> None:
        self.journal = journal
        self._rows = {row.number: row for row in journal}
        self._off = taken_back(journal)
        self._newest: dict[str, Record] = {}
        for record in self.records():
            known = self._newest.get(record.uid)
            if known is None or record.at >= known.at:
                self._newest[record.uid] = record

    def rows(self) -> Iterator[JournalRow]:
        """List the journal without joinings that were taken back, as if they had never been.

        Nobody else is told of it: what they entered must not go because it was not wanted here.
        """
        for row in self.journal:
            number = row.undoes if row.undoes is not None else row.redoes
            made = self._rows.get(number) if number is not None else None
            if made is not None and made.brought:
                continue  # as it stands now, the joining is in force, or it is not
            if not (row.brought and row.number in self._off):
                yield row

    def records(self) -> Iterator[Record]:
        """List every entry that is known, what a joining brought before the joining itself."""
        for row in self.rows():
            for b in row.brought:
                yield Record(b.uid, b.label, b.at, b.by, b.run, b.load)
            if row.brought and not row.load():
                continue  # it only learned of what changed nothing here
            load = _Own(row) if row.brought else row.load
            yield Record(row.uid, row.label, row.at, row.by, row.run, load)

    def newest(self) -> Iterator[Record]:
        """List every entry once."""
        yield from self._newest.values()

    def shares(self, other: "Knowledge") -> bool:
        """Tell whether both come from one workshop."""
        return not self._newest.keys().isdisjoint(other._newest)

    def knows(self, entry: Record | Brought | JournalRow) -> bool:
        """Tell whether an entry is known here; typing may have gone on after the copy was taken."""
        mine = self._newest.get(entry.uid)
        if mine is None:
            return False
        if not entry.run or mine.at > entry.at:
            return True
        return mine.at == entry.at and _agree(mine.load(), entry.load())

    def mentioned(self) -> set[Touch]:
        """List every entity that an entry is about."""
        return {Touch(c.kind, c.id) for record in self.newest() for c in record.load()}

    def purged(self) -> set[Key]:
        """List what was deleted for good, entities and texts."""
        return {key for record in self.newest() for key in _purged(record)}

    def is_undone(self, row: JournalRow) -> bool:
        """Tell whether the Action was taken back (and not done again)."""
        return row.number in self._off


@dataclass(slots=True)
class News:
    """What one side was told that the other was not.

    `steps` holds each entity's changes in order as they really were made on that side, `told` what
    the entries say that joinings brought (some changed nothing there by then), `last` the last
    entry about each key, `said` the keys that a user and not only a joining changed, `opened`
    and `decided` what was left undecided there or decided, `purged` what was deleted for good.
    """

    records: list[Record] = field(default_factory=list)
    steps: dict[Touch, list[Change]] = field(default_factory=dict)
    told: dict[Touch, list[Change]] = field(default_factory=dict)
    last: dict[Key, Record] = field(default_factory=dict)
    said: set[Key] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    decided: dict[str, Conflict] = field(default_factory=dict)
    purged: set[Key] = field(default_factory=set)
    _names: dict[Touch, set[str]] = field(default_factory=dict)

    def author(self, kind: EntityKind, entity: str, name: str) -> Record | None:
        """Find the last entry about a field of an entity, or with "" about any of it."""
        names = self._names.get(Touch(kind, entity), set()) if not name else {name, ""}
        found = [self.last[key] for key in ((kind, entity, n) for n in names) if key in self.last]
        return max(found, key=lambda record: (record.at, record.uid), default=None)

    def note(self, key: Key, record: Record) -> None:
        """Keep that this entry is the last one about a key so far."""
        self.last[key] = record
        self._names.setdefault(Touch(key[0], key[1]), set()).add(key[2])


def news(of: Knowledge, to: Knowledge) -> News:
    """Find what `of` was told that `to` does not know."""
    found = News()
    fresh = {r.uid: r for r in of.records() if not to.knows(r)}
    found.records = list(fresh.values())
    off = {row.uid for row in of.journal if of.is_undone(row)}
    for record in found.records:
        _note_record(found, record, record.uid in off)
    for row in of.rows():
        if row.brought and not to.knows(row):
            _take_joining(found, row, to)
        elif row.uid in fresh and not to.knows(row):
            _take(found, row.load())
        elif found.steps or found.told:  # typing that went on, or a joining that both know
            _settle(found, row.load())
    return found


def _note_record(found: News, record: Record, is_undone: bool) -> None:
    found.purged.update(_purged(record))
    for change in record.load():
        if change.kind is EntityKind.CONFLICT:
            if change.new is not None:
                found.opened.add(change.id)
            settled = record.label in _DECIDING and not is_undone
            if settled and isinstance(change.old, Conflict) and change.new is None:
                found.decided[change.id] = change.old
                found.note((change.old.kind, change.old.entity, change.old.field), record)
            continue
        found.note((change.kind, change.id, change.field), record)
        if record.label not in BRINGING:
            found.said.add((change.kind, change.id, change.field))


def _take(found: News, changes: Sequence[Change]) -> None:
    for change in changes:
        if change.kind is not EntityKind.CONFLICT:
            found.steps.setdefault(Touch(change.kind, change.id), []).append(change)


def _take_joining(found: News, row: JournalRow, to: Knowledge) -> None:
    for change in (c for b in row.brought if not to.knows(b) for c in b.load()):
        found.told.setdefault(Touch(change.kind, change.id), []).append(change)
    for change, told in _told(row.load(), _Authors(row.brought)):
        if not told or not all(to.knows(b) for b in told):
            _take(found, (change,))
        else:
            _settle(found, (change,))


def _settle(found: News, changes: Sequence[Change]) -> None:
    """Forget what was done to a value before it became one that the other side knows."""
    for change in changes:
        touch = Touch(change.kind, change.id)
        for steps in (found.steps, found.told):
            if touch in steps:
                left = [s for s in steps[touch] if change.field and s.field != change.field]
                steps[touch] = left
