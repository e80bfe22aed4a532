"""Whatever two or three rooms do with their copies, joining them keeps its promises.

JOININGS tells how many days each promise is tried on; the ordinary run tries few.
"""

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.app.joining import Side, decide, undecided
from facilitator.domain.rules import broken_rules
from tests.app.copies import (
    act,
    both_ways,
    content,
    copy_of,
    dangling,
    first_day,
    joining,
    take_in,
    unlike,
)
from tests.app.day import Day, everything, record

seeds = st.lists(st.integers(0, 2**32), min_size=1, max_size=12)
few = settings(max_examples=int(os.environ.get("JOININGS", "25")), deadline=None, database=None, derandomize=True)


def rooms(before: list[int], mine: list[int], theirs: list[int]) -> tuple[Day, Day]:
    """Begin together, then go on apart."""
    one = first_day()
    act(one, before)
    one = one.reopened()
    other = copy_of(one)
    act(one, mine)
    act(other, theirs)
    return one, other


@few
@given(seeds, seeds, seeds)
def test_joining_again_changes_nothing(a: list[int], b: list[int], c: list[int]) -> None:
    one, other = rooms(a, b, c)
    take_in(one, other)
    again = joining(one, other)
    assert again.changes == () and again.differences == ()
    assert joining(one.reopened(), other.reopened()).is_empty


@few
@given(seeds, seeds, seeds, st.booleans())
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


@few
@given(seeds, seeds, seeds)
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


@few
@given(seeds, seeds, seeds)
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


@few
@given(seeds, seeds, seeds)
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


@few
@given(seeds, seeds, seeds, seeds, seeds)
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


@few
@given(seeds, seeds, seeds, st.booleans())
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
