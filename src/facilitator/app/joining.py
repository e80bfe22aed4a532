"""Joining two copies of one workshop: what is taken over, what differs, and who decides it.

What only one copy changed is taken over, with its author and time. What both changed, each without
knowing of the other, is a difference: the user decides it now or later, and until then this copy
keeps its own value and the other one beside it, as a `Conflict`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from facilitator.app.action import Action, Brought, Change, Label
from facilitator.app.answers import drop_stamp
from facilitator.app.entry import Entry
from facilitator.app.joining_conflicts import (
    beside,
    hanging_ids,
    is_idle,
    on_top,
    taken_with,
    takes_of,
)
from facilitator.app.joining_disputes import Disputes
from facilitator.app.joining_plan import Plan, Question, Take, perform
from facilitator.app.joining_repair import Renumbered, discuss_unconfirmed, repair
from facilitator.app.joining_sides import SideView
from facilitator.app.joining_stamps import fallen_stamps
from facilitator.app.joining_weighing import JOINED_LINE, Weighing, differing
from facilitator.app.knowledge import Knowledge, Record, news
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import (
    Answer,
    Conflict,
    Entity,
    EntityKind,
    Shown,
    Touch,
)
from facilitator.domain.failures import RuleBroken
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

_NONE_DECIDED: Mapping[str, "Side"] = MappingProxyType({})


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
    differences that the other copy has decided, or left open, before.
    """

    changes: tuple[Change, ...] = ()
    differences: tuple[Difference, ...] = ()
    brought: tuple[Brought, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    plan: Plan = field(default_factory=Plan, repr=False, compare=False)
    beside: Mapping[str, tuple[Conflict, ...]] = field(default_factory=dict, repr=False)
    theirs: Workshop = field(default_factory=Workshop, repr=False, compare=False)

    @property
    def is_empty(self) -> bool:
        """Tell whether the other copy holds nothing that is new here."""
        return not self.changes and not self.differences


def compare(mine: Copy, theirs: Copy) -> Joining:
    """Find what the other copy holds that this one lacks; neither is changed.

    Raises RuleBroken("not_copies") where they do not come from one workshop, Trouble where an
    entry of a journal cannot be read.
    """
    known = Knowledge(mine.journal), Knowledge(theirs.journal)
    if not known[0].shares(known[1]):
        raise RuleBroken("not_copies")
    here = SideView(mine.workshop, news(known[0], known[1]))
    there = SideView(theirs.workshop, news(known[1], known[0]))
    plan = _planned(here, there, known)
    return _Comparison(here, there, plan, known[0].gone_for_good()).joining()


def _planned(here: SideView, there: SideView, known: tuple[Knowledge, Knowledge]) -> Plan:
    touches = list(differing(here, there))
    disputes = Disputes(here, there, known, touches)
    weighing = Weighing(here, there, disputes)
    weighing.weigh(touches)
    plan = weighing.plan
    plan.takes.extend(disputes.restored())
    plan.questions.extend(disputes.questions())
    plan.fallen |= fallen_stamps(here, there, touches)
    plan.settled |= {key for key in here.open if key in there.news.decided}
    asked = {question.id for question in plan.questions}
    for key, conflict in there.open.items():
        left_open = key not in here.open and key not in asked and key not in here.news.decided
        if left_open and (conflict.kind, conflict.entity, conflict.field) in there.news.last:
            plan.conflicts.append(conflict)
    return plan


class _Comparison:
    """Tries the plan on a workshop of its own and tells what it does."""

    def __init__(self, here: SideView, there: SideView, plan: Plan, deleted: set[Touch]) -> None:
        self._here, self._there, self._plan, self._deleted = here, there, plan, deleted

    def joining(self) -> Joining:
        plan = self._plan
        if plan.is_empty:
            return Joining()
        tried, renumbered = self._tried({})
        questions = plan.questions
        return Joining(
            tried.changes(),
            tuple(self._difference(question) for question in questions),
            tuple(self._brought()),
            renumbered,
            plan,
            {question.id: self._beside(question, tried) for question in questions},
            self._there.workshop,
        )

    def _tried(self, decisions: Mapping[str, Side]) -> tuple[Entry, tuple[Renumbered, ...]]:
        entry = Entry(Workshop(self._here.workshop.all_entities()), datetime.min)
        _take_over(entry, self._plan, decisions)
        renumbered = _put_right(entry, self._plan, self._here.workshop, self._there.workshop)
        return entry, renumbered

    def _difference(self, question: Question) -> Difference:
        mine = self._author(self._here, question)
        theirs = self._author(self._there, question)
        return Difference(
            question.id,
            question.touch.kind,
            question.touch.id,
            question.field,
            question.mine,
            question.theirs,
            mine.by if mine else "",
            mine.at if mine else None,
            theirs.by if theirs else "",
            theirs.at if theirs else None,
        )

    def _author(self, side: SideView, question: Question) -> Record | None:
        return side.news.author(question.touch.kind, question.touch.id, question.field)

    def _beside(self, question: Question, tried: Entry) -> tuple[Conflict, ...]:
        """Give what is kept beside mine while the question is open: the head, and what hangs."""
        author = self._author(self._there, question)
        by, at = (author.by, author.at) if author else ("", None)
        kind, entity = question.touch
        head = Conflict(question.id, kind, entity, question.field, question.theirs, by, at)
        if not question.may_bring_more:
            return (head,)
        taken, _ = self._tried({question.id: Side.THEIRS})
        more = beside(tried.workshop, taken.workshop, taken.changes())
        return (head, *(replace(c, by=by, at=at) for c in more if c.id != head.id))

    def _brought(self) -> Iterator[Brought]:
        for record in self._there.news.records:
            yield record.brought(self._deleted)


def _take_over(entry: Entry, plan: Plan, decisions: Mapping[str, Side]) -> None:
    takes: list[Take] = list(plan.takes)
    for question in plan.questions:
        if decisions.get(question.id) is Side.THEIRS:
            takes.extend(question.takes)
    perform(entry, takes)
    for conflict in plan.conflicts:
        entry.put(conflict)
    _settle(entry, plan.settled)


def _put_right(
    entry: Entry, plan: Plan, before: Workshop, theirs: Workshop
) -> tuple[Renumbered, ...]:
    """Do what follows from what was taken over."""
    perform(entry, plan.after)
    for fallen in plan.fallen:
        answer = entry.workshop.find(EntityKind.ANSWER, fallen)
        if isinstance(answer, Answer):
            drop_stamp(entry, answer.project, answer.center)
    renumbered = repair(entry)
    discuss_unconfirmed(entry, before, theirs)
    return renumbered


def _settle(entry: Entry, settled: set[str]) -> None:
    """Drop what the other copy has decided."""
    found = [c for c in entry.workshop.conflicts if c.id in settled]
    for conflict in found:
        for hanging in (conflict, *taken_with(entry.workshop, conflict)):
            if entry.workshop.find(EntityKind.CONFLICT, hanging.id) is not None:
                entry.remove(hanging)


def join(entry: Entry, joining: Joining, decisions: Mapping[str, Side] = _NONE_DECIDED) -> Action:
    """Take over what `compare` found, as one entry that can be undone.

    `decisions` settle differences by their id; what is not decided is kept beside mine. Raises
    RuleBroken("joining_outdated") where the workshop has changed since it was compared.
    """
    _check_current(entry.workshop, joining.changes)
    before = Workshop(entry.workshop.all_entities())
    _take_over(entry, joining.plan, decisions)
    taken = entry.changes()
    after = _Afterwards(entry)
    _put_right(after, joining.plan, before, joining.theirs)
    _end_their_log(after, before.shown_log)
    for difference in joining.differences:
        _keep_beside(after, joining, difference.id, difference.id in decisions)
    action = entry.action(Label.COPIES_JOINED)
    changes = tuple(_without_detours(taken, after.changes()))
    return replace(action, changes=changes, brought=joining.brought)


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
        told = {(c.kind, c.id, c.field) for c in row.load()}
        about = {(kind, entity) for kind, entity, _ in told}
        for head in heads:
            key = (head.kind, head.entity)
            said = (*key, head.field) in told or (*key, "") in told
            if head.id not in found and (said or (not head.field and key in about)):
                found[head.id] = Record(row.uid, row.label, row.at, row.by, row.run, row.load)
    return found
