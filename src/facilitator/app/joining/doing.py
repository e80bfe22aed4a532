"""Carrying out the plan of a joining: first what is taken over, then what follows from it."""

from collections.abc import Iterator, Mapping

from facilitator.app.answers import drop_stamp
from facilitator.app.entry import Entry
from facilitator.app.joining.conflicts import taken_with
from facilitator.app.joining.plan import Plan, Take, perform
from facilitator.app.joining.repair import Renumbered, discuss_unconfirmed, repair
from facilitator.app.joining.terms import Side
from facilitator.domain.entities import Answer, EntityKind
from facilitator.domain.workshop import Workshop


def take_over(entry: Entry, plan: Plan, decisions: Mapping[str, Side]) -> None:
    decided = [take for take in _decided(plan, decisions) if take.insert is None]
    perform(entry, plan.cleaning)
    perform(entry, [*plan.takes, *decided])
    for conflict in plan.conflicts:
        entry.put(conflict)
    _settle(entry, plan.settled)


def _decided(plan: Plan, decisions: Mapping[str, Side]) -> Iterator[Take]:
    for question in plan.questions:
        if decisions.get(question.id) is Side.THEIRS:
            yield from question.takes


def put_right(
    entry: Entry,
    plan: Plan,
    decisions: Mapping[str, Side],
    before: Workshop,
    theirs: Workshop,
) -> tuple[Renumbered, ...]:
    """Do what follows from what was taken over; what comes back gets its place in lists last."""
    places = [take for take in _decided(plan, decisions) if take.insert is not None]
    perform(entry, [*plan.after, *places])
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
