"""What rests on an entry: whether it can be taken back although others came after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.app.action import PASSING, Change, apply, undone_changes
from facilitator.app.history.day_rules import newly_broken
from facilitator.app.history.entry_part import EntryPart
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import (
    NEVER_UNDONE,
    ActionItem,
    Answer,
    Attendance,
    Conflict,
    Entity,
    EntityKind,
    Note,
    Touch,
    kind_of,
)
from facilitator.domain.failures import RuleBroken
from facilitator.domain.readiness import Finding
from facilitator.domain.references import references
from facilitator.domain.terms import ProjectStage
from facilitator.domain.workshop import Workshop
from facilitator.words.entities import entity_words, moment_words
from facilitator.words.findings import tell
from facilitator.words.terms import term

_K = EntityKind


class Why(StrEnum):
    """Why an entry cannot be taken back: the code of the sentence that tells it."""

    CHANGED = "rests_changed"
    USED = "rests_used"
    GONE = "rests_gone"
    READ_BACK = "rests_read_back"
    TIMES = "rests_times"
    RULE = "rests_rule"


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on an entry, and which later row of the journal made it so (None: not known).

    `entity` is what the touch names, where the workshop does not hold it any more.
    """

    why: Why
    touch: Touch
    row: JournalRow | None = None
    entity: Entity | None = None
    finding: Finding | None = None


def later_rows(
    number: int, in_force: Sequence[int], journal: Sequence[JournalRow]
) -> list[JournalRow]:
    """List what came after an entry and still holds, in the order in which it was made.

    `in_force` are the numbers that undo would take back, the last one at the end: what was taken
    back and done again stands where it was done again.
    """
    after = set(in_force[in_force.index(number) + 1 :])
    return [
        row
        for row in journal
        if row.number in after
        or (
            row.number > number
            and not row.undoable
            and row.undoes is None
            and row.redoes is None
            and row.label not in PASSING  # a long day has thousands
        )
    ]


def rests_on(workshop: Workshop, row: JournalRow, later: Sequence[JournalRow]) -> Resting | None:
    """Tell what rests on an entry; None where it can be taken back.

    `later` are its `later_rows`. Raises Trouble where one of them cannot be read.
    """
    taken = EntryPart(workshop, row)
    for other in later:
        found = _meets(workshop, taken, EntryPart(workshop, other))
        if found is not None:
            return found
    return _unfit(workshop, taken) or _unwhole(workshop, taken, later)


def refusal(workshop: Workshop, resting: Resting) -> RuleBroken:
    """Put it into a failure that a sentence tells."""
    what = entity_words(workshop, *resting.touch, resting.entity)
    later = ""
    if resting.row is not None:
        later = f"{moment_words(workshop, resting.row.at)} {term(resting.row.label)}"
    gaps: dict[Why, dict[str, str]] = {
        Why.GONE: {"what": what},
        Why.TIMES: {"later": later},
        Why.RULE: {"finding": tell(resting.finding) if resting.finding is not None else what},
    }
    return RuleBroken(resting.why, **gaps.get(resting.why, {"what": what, "later": later or what}))


# -- what a later row has to do with it ----------------------------------------------------------


def _meets(workshop: Workshop, taken: EntryPart, later: EntryPart) -> Resting | None:
    return (
        _changed_again(taken, later)
        or _read_back(workshop, taken, later)
        or _went_on(taken, later)
        or _said_after(taken, later)
    )


def _changed_again(taken: EntryPart, later: EntryPart) -> Resting | None:
    """Find a field that both changed; removing and putting back changes every field."""
    for touch, names in later.keys.items():
        mine = taken.keys.get(touch)
        if mine and (mine & names or "" in mine or "" in names):
            change = next(c for c in later.changes if (c.kind, c.id) == touch)
            return Resting(Why.CHANGED, touch, later.row, later.entity(change))
    return None


def _read_back(workshop: Workshop, taken: EntryPart, later: EntryPart) -> Resting | None:
    """Find a pair that was read back with what is taken back, or changed since it was."""
    for pair, touch in later.pairs.items():
        if pair not in taken.pairs:
            continue
        answer = workshop.find(_K.ANSWER, pair)
        stands = isinstance(answer, Answer) and answer.confirmed_at is not None
        if pair in taken.stamped or (pair in later.stamped and stands):
            return Resting(Why.READ_BACK, Touch(_K.ANSWER, pair), later.row)
        if touch.kind is _K.ROLE and taken.pairs[pair].kind is _K.ANSWER:
            return Resting(Why.USED, touch, later.row)  # who takes no part has no role
    return None


def _went_on(taken: EntryPart, later: EntryPart) -> Resting | None:
    """Find section times that were made on those that would be taken back."""
    both = taken.timed & later.timed
    if taken.switched and later.timed:
        both = both or later.timed
    if (taken.moves_day and later.switched) or (taken.switched and later.moves_day):
        both = both or later.switched or taken.switched
    if not both:
        return None
    return Resting(Why.TIMES, Touch(_K.SECTION, min(both)), later.row)


def _said_after(taken: EntryPart, later: EntryPart) -> Resting | None:
    """Find what was entered because the section ran, the project was discussed, or who came."""
    begun = {c.id for c in taken.changes if c.kind is _K.PROJECT and _begins(c)}
    started = {c.id for c in taken.changes if (c.kind, c.field) == (_K.SECTION, "started_at")}
    moved = {c.id for c in taken.changes if (c.kind, c.field) == (_K.ATTENDEE, "center")}
    if not (begun or started & taken.switched or moved):
        return None
    for change in later.changes:
        entity, is_new = later.entity(change), not change.field and change.old is None
        touch = Touch(change.kind, change.id)
        said = isinstance(entity, Note | ActionItem) and is_new
        if (said or isinstance(entity, Answer)) and getattr(entity, "project", None) in begun:
            return Resting(Why.USED, touch, later.row, entity)
        if is_new and isinstance(entity, Note | Attendance) and entity.section in started:
            return Resting(Why.USED, touch, later.row, entity)
        if isinstance(entity, Attendance) and entity.attendee in moved:
            return Resting(Why.USED, touch, later.row, entity)
    return None


def _begins(change: Change) -> bool:
    return (change.field, change.old, change.new) == (
        "stage",
        ProjectStage.PROPOSED,
        ProjectStage.IN_DISCUSSION,
    )


# -- whether the workshop would stay whole -------------------------------------------------------


def _unfit(workshop: Workshop, taken: EntryPart) -> Resting | None:
    """Find what is not as the entry left it; only a journal of others comes so far."""
    left: dict[tuple[EntityKind, str, str], object] = {}
    for c in taken.changes:
        whole = left.get((c.kind, c.id, ""))
        if c.field and whole is not None:
            continue  # a run of typing: the entity is in the workshop with its last values
        left[(c.kind, c.id, c.field)] = c.new
    for (kind, key, name), value in left.items():
        now = workshop.find(kind, key)
        fits = (now is None) == (value is None) if not name else now is not None
        if fits and name:
            fits = getattr(now, name) == value
        if not fits:
            return Resting(Why.CHANGED, Touch(kind, key))
    return None


def _unwhole(workshop: Workshop, taken: EntryPart, later: Sequence[JournalRow]) -> Resting | None:
    """Find what would name something that is not there, or break a rule."""
    after = Workshop(workshop.all_entities())
    try:
        apply(after, undone_changes(taken.changes))
    except KeyError:
        return Resting(Why.CHANGED, next(iter(taken.keys)))
    found = _unnamed(after, set(taken.keys))
    if found is not None:
        return _by_whom(workshop, found, later)
    finding = newly_broken(workshop, after)
    if finding is None:
        return None
    return Resting(Why.RULE, finding.touch or next(iter(taken.keys)), finding=finding)


def _by_whom(workshop: Workshop, found: Resting, later: Sequence[JournalRow]) -> Resting:
    """Find the row that removed, or made, what is in the way."""
    for row in later:
        part = EntryPart(workshop, row)
        for change in part.changes:
            is_removal = not change.field and change.new is None
            if (change.kind, change.id) == found.touch and is_removal == (found.why is Why.GONE):
                return Resting(found.why, found.touch, row, part.entity(change))
    return found


def _unnamed(after: Workshop, changed: set[Touch]) -> Resting | None:
    """Find what names something that is gone, and what came back without what it names."""
    gone = {touch for touch in changed if after.find(*touch) is None}
    for touch in changed - gone:
        entity = after.find(*touch)
        for named in references(entity) if entity is not None else ():
            if after.find(*named) is None:
                return Resting(Why.GONE, named)
    for entity in after.all_entities() if gone else ():
        kind = kind_of(entity)
        about = {Touch(entity.kind, entity.entity)} if isinstance(entity, Conflict) else set()
        if kind not in NEVER_UNDONE and gone & about.union(references(entity)):
            return Resting(Why.USED, Touch(kind, entity.id))
    return None
