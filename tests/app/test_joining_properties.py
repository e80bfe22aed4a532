"""Whatever two or three rooms do with their copies, joining them keeps its promises.

JOININGS tells how many days each promise is tried on; the ordinary run tries few.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.app import notes
from facilitator.app.action import Label
from facilitator.app.joining.joining import Side, decide, undecided
from facilitator.domain.entities import EntityKind
from facilitator.domain.failures import RuleBroken
from facilitator.domain.rules import broken_rules
from facilitator.domain.terms import NoteId
from tests.app.copies import (
    act,
    both_ways,
    content,
    copy_of,
    dangling,
    first_day,
    handed_over,
    joining,
    same_ids_each_time,
    take_in,
    unlike,
)
from tests.app.day import Day, everything, record

seeds = st.lists(st.integers(0, 2**32), min_size=1, max_size=12)
few = settings(
    max_examples=int(os.environ.get("JOININGS", "25")),
    deadline=None,
    database=None,
    derandomize=True,
)


def promise(*strategies: st.SearchStrategy[object]) -> Callable[[Callable[..., None]], object]:
    """Try a promise on made-up days, each with the same ids whenever it is tried."""

    def tried(keeps: Callable[..., None]) -> object:
        @wraps(keeps)
        def on_one_day(*given: object, **named: object) -> None:
            with same_ids_each_time():
                keeps(*given, **named)

        return few(given(*strategies)(on_one_day))

    return tried


def rooms(before: list[int], mine: list[int], theirs: list[int]) -> tuple[Day, Day]:
    """Begin together, then go on apart."""
    one = first_day()
    act(one, before)
    one = one.reopened()
    other = copy_of(one)
    act(one, mine)
    act(other, theirs)
    return one, other


@promise(seeds, seeds, seeds)
def test_joining_again_changes_nothing(a: list[int], b: list[int], c: list[int]) -> None:
    one, other = rooms(a, b, c)
    take_in(one, other)
    assert joining(one, other).is_empty
    assert joining(one.reopened(), other.reopened()).is_empty
    other.do(notes.add_note, None, "다른 이야기", note_id=NoteId("new"))
    more = joining(one, other)
    assert more.differences == ()
    assert {(c.kind, c.id) for c in more.changes} == {(EntityKind.NOTE, "new")}


@promise(seeds, seeds, seeds, st.booleans())
def test_in_either_order_the_workshop_is_the_same(
    a: list[int], b: list[int], c: list[int], mine: bool
) -> None:
    one, other = rooms(a, b, c)
    found = joining(one, other)
    mirrored = joining(other, one)
    assert {d.id for d in found.differences} == {d.id for d in mirrored.differences}
    turned = {d.id: d for d in mirrored.differences}
    for d in found.differences:
        m = turned[d.id]
        assert (d.mine, d.theirs) == (m.theirs, m.mine)
        assert (d.mine_by, d.mine_at, d.theirs_by, d.theirs_at) == (
            m.theirs_by,
            m.theirs_at,
            m.mine_by,
            m.mine_at,
        )
    sides = [Side.MINE, Side.THEIRS] if mine else [Side.THEIRS, Side.MINE]
    decisions = {
        d.id: sides[i % 2]
        for i, d in enumerate(sorted(found.differences, key=lambda each: each.id))
    }
    first, second = both_ways(one, other, decisions)
    assert unlike(content(first.workshop), content(second.workshop)) == {}


@promise(seeds, seeds, seeds)
def test_no_reference_leads_nowhere_and_no_more_rules_are_broken(
    a: list[int], b: list[int], c: list[int]
) -> None:
    one, other = rooms(a, b, c)
    before = {f.code for day in (one, other) for f in broken_rules(day.workshop)}
    decisions = [{}, {d.id: Side.THEIRS for d in joining(one, other).differences}]
    for decided in decisions:
        joined = copy_of(one)
        take_in(joined, other, decided)
        assert dangling(joined.workshop) == []
        assert {f.code for f in broken_rules(joined.workshop)} <= before


@promise(seeds, seeds, seeds)
def test_a_joining_can_be_undone_and_done_again(a: list[int], b: list[int], c: list[int]) -> None:
    one, other = rooms(a, b, c)
    before = record(one.workshop)
    found = joining(one, other)
    if take_in(one, other) is None:
        return
    after = everything(one.workshop)
    one = one.reopened()
    if one.desk.undo_label() != "copies_joined":
        assert record(one.workshop) == before  # only turns and the log were taken over
        return
    one.desk.undo()
    assert unlike(record(one.workshop), before) == {}
    again = joining(one, other)
    assert {d.id for d in again.differences} == {d.id for d in found.differences}
    take_in(one, other)
    joined = {k: v for k, v in everything(one.workshop).items() if not k[1].startswith("joined:")}
    assert unlike(joined, {k: v for k, v in after.items() if not k[1].startswith("joined:")}) == {}
    assert joining(one, other).is_empty
    one.desk.undo()
    one.desk.redo()
    assert joining(one.reopened(), other).is_empty


@promise(seeds, seeds, seeds)
def test_everything_keeps_its_author_and_time(a: list[int], b: list[int], c: list[int]) -> None:
    one, other = rooms(a, b, c)
    known = {row.uid for row in one.desk.journal()}
    action = take_in(one, other)
    if action is None:
        return
    brought = {each.uid: each for each in action.brought}
    for row in other.desk.journal():
        if row.uid not in known:
            each = brought[row.uid]
            assert (each.label, each.at, each.by) == (row.label, row.at, row.by)
            assert each.load() == row.load()


@promise(seeds, seeds, seeds, seeds, seeds)
def test_copies_exchanged_again_and_again_never_ask_twice(
    a: list[int], b: list[int], c: list[int], d: list[int], e: list[int]
) -> None:
    one, other = rooms(a, b, c)
    take_in(one, other, {d.id: Side.THEIRS for d in joining(one, other).differences})
    _are_alike_after(other, one)
    one, other = one.reopened(), other.reopened()
    act(one, d)
    _are_alike_after(other, one)
    act(other, e)
    _are_alike_after(one, other)


def _are_alike_after(behind: Day, ahead: Day) -> None:
    """Let the one take in what only the other did: nothing is asked, and then both are alike."""
    asked = joining(behind, ahead).differences
    assert [(d.id, d.mine, d.theirs) for d in asked] == []
    take_in(behind, ahead)
    take_in(ahead, behind)
    assert unlike(content(behind.workshop), content(ahead.workshop)) == {}
    assert joining(behind, ahead).is_empty
    assert joining(ahead, behind).is_empty


@promise(seeds, seeds, seeds, st.booleans())
def test_what_is_decided_later_is_settled_in_both_copies(
    a: list[int], b: list[int], c: list[int], theirs: bool
) -> None:
    one, other = rooms(a, b, c)
    take_in(one, other)
    for _ in range(200):
        open_ones = undecided(one.workshop, one.desk.journal())
        if not open_ones:
            break
        one.do(decide, open_ones[0].id, Side.THEIRS if theirs else Side.MINE)
    assert one.workshop.conflicts == []
    assert dangling(one.workshop) == []
    _are_alike_after(other, one)


class Rooms:
    """Three rooms that work, exchange copies and decide as it comes."""

    def __init__(self, before: list[int], hand_over: bool) -> None:
        first = first_day()
        act(first, before)
        second = handed_over(first) if hand_over else copy_of(first)
        self.days = [first.reopened(), second, copy_of(first, "셋째 방")]

    def step(self, seed: int) -> None:
        chance = Random(seed)
        at, to = chance.sample(range(3), 2)
        what = chance.random()
        if what < 0.5:
            act(self.days[at], [chance.getrandbits(32) for _ in range(chance.randint(1, 6))])
        elif what < 0.8:
            self._join(at, to, chance)
        elif what < 0.9:
            self._decide(at, chance)
        elif what < 0.95:
            if self.days[at].desk.undo_label() is not Label.WORKSHOP_IMPORTED:
                self.days[at].desk.undo()
        else:
            self.days[at] = self.days[at].reopened(f"{at}번 방")

    def _join(self, at: int, to: int, chance: Random) -> None:
        mine, theirs = self.days[at], self.days[to]
        before = {f.code for day in (mine, theirs) for f in broken_rules(day.workshop)}
        found = joining(mine, theirs).differences
        chosen = {d.id: chance.choice(list(Side)) for d in found if chance.random() < 0.6}
        held = everything(theirs.workshop)
        take_in(mine, theirs, chosen)
        assert everything(theirs.workshop) == held
        assert dangling(mine.workshop) == []
        assert {f.code for f in broken_rules(mine.workshop)} <= before
        assert joining(mine.reopened(), theirs).is_empty

    def _decide(self, at: int, chance: Random) -> None:
        day = self.days[at]
        for found in undecided(day.workshop, day.desk.journal())[:2]:
            with suppress(RuleBroken):
                day.do(decide, found.id, chance.choice(list(Side)))
        assert dangling(day.workshop) == []

    def settle(self) -> None:
        """Let the first room take in all, decide all, and hand it to the others."""
        first, *others = self.days
        for other in others:
            found = joining(first, other).differences
            take_in(first, other, {d.id: Side.MINE for d in found})
        for open_one in undecided(first.workshop):
            with suppress(RuleBroken):
                first.do(decide, open_one.id, Side.MINE)
        for other in others:
            take_in(other, first, {d.id: Side.THEIRS for d in joining(other, first).differences})
            assert joining(other, first).is_empty


@promise(seeds, st.lists(st.integers(0, 2**32), min_size=4, max_size=25), st.booleans())
def test_three_rooms_may_exchange_their_copies_in_any_order(
    before: list[int], steps: list[int], hand_over: bool
) -> None:
    rooms = Rooms(before, hand_over)
    for seed in steps:
        rooms.step(seed)
    rooms.settle()


@promise(seeds, seeds, seeds)
def test_a_copy_without_private_notes_takes_nothing_away(
    a: list[int], b: list[int], c: list[int]
) -> None:
    one = first_day()
    act(one, a)
    other = handed_over(one)
    assert joining(one, other).is_empty
    act(one, b)
    assert joining(one, other).is_empty
    act(other, c)
    take_in(one, other)
    assert dangling(one.workshop) == []
    assert joining(one, other).is_empty
