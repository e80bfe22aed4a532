"""Copies of one workshop on several laptops, worked on apart and joined again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from random import Random
from unittest.mock import patch
from uuid import UUID

from facilitator.app.action import Action, Label, apply
from facilitator.app.copies.copying import take, whole
from facilitator.app.copies.purging import Target, purged
from facilitator.app.copies.redacting import without_private
from facilitator.app.entry import Entry
from facilitator.app.joining.joining import Copy, Joining, Side, compare, join, undecided
from facilitator.app.making import new_workshop
from facilitator.domain.entities import NEVER_UNDONE, EntityKind, kind_of, pair_id
from facilitator.domain.failures import RuleBroken
from facilitator.domain.references import references
from facilitator.domain.terms import AnswerWord, CenterId, ProjectId
from facilitator.domain.workshop import Workshop
from tests.app.day import START, Day, State, everything
from tests.app.random_steps import random_step
from tests.sample import sample_workshop

LEFT_ALONE = NEVER_UNDONE | {EntityKind.CONFLICT}


@contextmanager
def same_ids_each_time() -> Iterator[None]:
    """Let what fails once fail again: ids come from a seed instead of by chance."""
    chance = Random(1)
    with ExitStack() as stack:
        for module in ("action", "entry"):
            name = f"facilitator.app.{module}.uuid4"
            stack.enter_context(patch(name, lambda: UUID(int=chance.getrandbits(128))))
        yield


def first_day() -> Day:
    """Give the sample workshop as its journal makes it: from nothing."""
    entry = Entry(Workshop(), START)
    for entity in sample_workshop().all_entities():
        entry.put(entity)
    return day_of([new_workshop(START), entry.action(Label.WORKSHOP_IMPORTED)])


def day_of(actions: Sequence[Action], by: str = "진행자") -> Day:
    """Open a file that holds these Actions."""
    day = Day(Workshop())
    for number, action in enumerate(actions, start=1):
        apply(day.workshop, action.changes)
        day.keeper.keep(number, action)
    return day.reopened(by)


def handed_over(day: Day) -> Day:
    """Copy the workshop without what is private in it."""
    return day_of(without_private(whole(take(day.desk))), "동료")


def copy_of(day: Day, by: str = "다른 방") -> Day:
    """Copy the workshop as a file is copied: what is typed now goes on only in the original."""
    return day.reopened(by)


def side(day: Day) -> Copy:
    return Copy(day.workshop, day.desk.journal())


def joining(mine: Day, theirs: Day) -> Joining:
    return compare(side(mine), side(theirs))


def take_in(mine: Day, theirs: Day, decisions: Mapping[str, Side] | None = None) -> Action | None:
    """Join the other copy into mine."""
    return mine.do(join, joining(mine, theirs), decisions or {})


def both_ways(one: Day, other: Day, decisions: Mapping[str, Side] | None = None) -> tuple[Day, Day]:
    """Join each into a copy of the other, deciding alike."""
    decisions = decisions or {}
    turned = {k: Side.MINE if v is Side.THEIRS else Side.THEIRS for k, v in decisions.items()}
    first, second = copy_of(one), copy_of(other)
    take_in(first, other, decisions)
    take_in(second, one, turned)
    return first, second


def act(day: Day, seeds: Iterable[int]) -> None:
    """Do what is made up from the seeds, undo and redo included; refused steps do nothing.

    A joining is not taken back: then the copies are apart again, and that is right. The import is
    not either: nobody works on a copy of nothing.
    """
    for seed in seeds:
        chance = Random(seed)
        day.clock.pass_minutes(chance.choice((0, 0, 1, 7)))
        what = chance.random()
        if what < 0.08:
            if day.desk.undo_label() not in (Label.COPIES_JOINED, Label.WORKSHOP_IMPORTED):
                day.desk.undo()
        elif what < 0.11:
            if day.desk.redo_label() is not Label.COPIES_JOINED:
                day.desk.redo()
        elif what < 0.13:
            day.desk.end_run()
        else:
            with suppress(RuleBroken):
                day.do(random_step(chance, day.workshop, crowded=chance.random() < 0.6))


def content(workshop: Workshop) -> State:
    """Give what two joined copies have alike: all but place, drafts and the log's own lines."""
    kinds = (EntityKind.LIVE, EntityKind.DRAFT, EntityKind.CONFLICT)
    return {
        key: entity
        for key, entity in everything(workshop).items()
        if key[0] not in kinds and not key[1].startswith("joined:")
    }


def dangling(workshop: Workshop) -> list[str]:
    """List what names something that is not there."""
    return [
        f"{kind_of(e)} {e.id} names {t.kind} {t.id}"
        for e in workshop.all_entities()
        if kind_of(e) not in LEFT_ALONE
        for t in references(e)
        if workshop.find(*t) is None
    ]


def unlike(one: State, other: State) -> dict[object, tuple[object, object]]:
    """Tell what differs between two states."""
    keys = [*one, *(k for k in other if k not in one)]
    return {k: (one.get(k), other.get(k)) for k in keys if one.get(k) != other.get(k)}


def said(day: Day, project: ProjectId, center: CenterId) -> AnswerWord | None:
    """Tell a center's word."""
    answer = day.workshop.answer(project, center)
    return None if answer is None else answer.word


def differing(day: Day) -> list[tuple[str, str]]:
    """List what is undecided, by kind and field."""
    return [(d.kind.value, d.field) for d in undecided(day.workshop, day.desk.journal())]


def about_answer(project: ProjectId, center: CenterId) -> str:
    """Name the difference about an answer."""
    return f"answer:{pair_id(project, center)}:"


def purge(day: Day, *targets: Target) -> Day:
    """Delete for good."""
    return day_of(purged(whole(take(day.desk)), targets, day.clock.now, "진행자"))
