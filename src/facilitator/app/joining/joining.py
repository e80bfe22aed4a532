"""Joining two copies of one workshop: what is taken over, what differs, and who decides it.

What only one copy changed is taken over, with its author and time. What both changed, each without
knowing of the other, is a difference: the user decides it now or later, and until then this copy
keeps its own value and the other one beside it, as a `Conflict`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from facilitator.app.action import Action, Change, Label
from facilitator.app.entry import Entry
from facilitator.app.joining.comparing import compare
from facilitator.app.joining.conflicts import (
    fitting,
    hanging_ids,
    is_idle,
    on_top,
    taken_with,
    takes_of,
)
from facilitator.app.joining.doing import put_right, take_over
from facilitator.app.joining.knowledge import Record
from facilitator.app.joining.plan import perform
from facilitator.app.joining.repair import Renumbered, repair
from facilitator.app.joining.terms import Copy, Difference, Joining, Side
from facilitator.app.joining.weighing import JOINED_LINE
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import Conflict, Entity, EntityKind, Shown
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.domain.terms import ShownId
from facilitator.domain.workshop import Workshop

__all__ = [
    "Copy",
    "Difference",
    "Joining",
    "Renumbered",
    "Side",
    "compare",
    "decide",
    "join",
    "undecided",
]

_NONE_DECIDED: Mapping[str, Side] = MappingProxyType({})


def join(entry: Entry, joining: Joining, decisions: Mapping[str, Side] = _NONE_DECIDED) -> Action:
    """Take over what `compare` found, as one entry that can be undone.

    `decisions` settle differences by their id; what is not decided is kept beside mine. Raises
    RuleBroken("joining_outdated") where the workshop has changed since it was compared.
    """
    _check_current(entry.workshop, joining.changes)
    before = Workshop(entry.workshop.all_entities())
    take_over(entry, joining.plan, decisions)
    taken = entry.changes()
    after = _Afterwards(entry)
    put_right(after, joining.plan, decisions, before, joining.theirs)
    _end_their_log(after, before.shown_log)
    for difference in joining.differences:
        _keep_beside(after, joining, difference.id, difference.id in decisions)
    action = entry.action(Label.COPIES_JOINED)
    changes = (*_without_detours(taken, after.changes()), *_decided(entry, joining, decisions))
    return replace(action, changes=changes, brought=joining.brought)


def _decided(entry: Entry, joining: Joining, decisions: Mapping[str, Side]) -> Iterator[Change]:
    """Tell other copies what was decided at once: a conflict that comes and goes."""
    for difference in joining.differences:
        if difference.id in decisions:
            head = joining.beside[difference.id][0]
            yield Change(EntityKind.CONFLICT, head.id, "", None, head)
            yield Change(EntityKind.CONFLICT, head.id, "", head, None)


class _Afterwards(Entry):
    """Keeps apart what follows from a joining: other copies are told of it as of its own doing."""

    def __init__(self, whole: Entry) -> None:
        super().__init__(whole.workshop, whole.now, new_id=whole.new_id)
        self._whole = whole

    def put(self, entity: Entity) -> None:
        self._remember(entity)
        self._whole.put(entity)

    def remove(self, entity: Entity) -> None:
        self._remember(entity)
        self._whole.remove(entity)


def _without_detours(taken: Sequence[Change], after: Sequence[Change]) -> Iterator[Change]:
    """Leave out what was taken over only to be taken out again."""
    first = {(c.kind, c.id, c.field): c for c in taken}
    last = {(c.kind, c.id, c.field): c for c in after}
    for change in (*taken, *after):
        key = (change.kind, change.id, change.field)
        old, new = first.get(key, change).old, last.get(key, change).new
        if old != new:
            yield change


def _keep_beside(entry: Entry, joining: Joining, key: str, is_decided: bool) -> None:
    old = entry.workshop.find(EntityKind.CONFLICT, key)
    if is_decided and old is not None:
        entry.remove(old)
    for conflict in () if is_decided else joining.beside[key]:
        entry.put(conflict)


def _check_current(workshop: Workshop, changes: Sequence[Change]) -> None:
    for change in changes:
        here = workshop.find(change.kind, change.id)
        now = getattr(here, change.field, None) if change.field else here
        if now != change.old:
            raise RuleBroken("joining_outdated")


def _end_their_log(entry: Entry, lines: list[Shown]) -> None:
    """Let the log of what the room saw end with what this room sees."""
    if len(entry.workshop.shown_log) > len(lines):
        line = ShownId(JOINED_LINE + entry.new_id())
        last = lines[-1] if lines else Shown(line, entry.now, on=False)
        entry.put(replace(last, id=line, at=entry.now))


def decide(entry: Entry, conflict: str, side: Side) -> Action:
    """Settle an undecided difference, with all that hangs on it.

    Raises RuleBroken("no_such_conflict").
    """
    found = entry.workshop.find(EntityKind.CONFLICT, conflict)
    if not isinstance(found, Conflict):
        raise RuleBroken("no_such_conflict")
    head = on_top(entry.workshop, found)
    hanging = taken_with(entry.workshop, head)
    if side is Side.THEIRS:
        hanging = fitting(entry.workshop, head, hanging)
        perform(entry, takes_of(entry.workshop, head, hanging))
    for each in (head, *hanging):
        entry.remove(each)
    repair(entry)
    return entry.action(Label.CONFLICT_DECIDED)


def undecided(workshop: Workshop, journal: Sequence[JournalRow] = ()) -> list[Difference]:
    """List what nobody has decided yet; `journal` tells who said what stands here."""
    hanging = hanging_ids(workshop)
    heads = [c for c in workshop.conflicts if c.id not in hanging and not is_idle(workshop, c)]
    authors = _authors(heads, journal)
    return [_open(workshop, conflict, authors.get(conflict.id)) for conflict in heads]


def _open(workshop: Workshop, conflict: Conflict, author: Record | None) -> Difference:
    return Difference(
        conflict.id,
        conflict.kind,
        conflict.entity,
        conflict.field,
        workshop.find(conflict.kind, conflict.entity),
        conflict.theirs,
        author.by if author else "",
        author.at if author else None,
        conflict.by,
        conflict.at,
    )


def _authors(heads: Sequence[Conflict], journal: Sequence[JournalRow]) -> dict[str, Record]:
    """Find the last entry on what is in conflict that was made here, not brought."""
    found: dict[str, Record] = {}
    for row in reversed(journal) if heads else ():
        if row.brought or len(found) == len(heads):
            continue
        try:
            told = {(c.kind, c.id, c.field) for c in row.load()}
        except Trouble:
            continue  # it cannot be read, so it tells nothing
        about = {(kind, entity) for kind, entity, _ in told}
        for head in heads:
            key = (head.kind, head.entity)
            said = (*key, head.field) in told or (*key, "") in told
            if head.id not in found and (said or (not head.field and key in about)):
                found[head.id] = Record(row.uid, row.label, row.at, row.by, row.run, row.load)
    return found
