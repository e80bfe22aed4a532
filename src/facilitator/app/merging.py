"""Joining another copy without a window: one line for each difference."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.app.desk import Desk
from facilitator.app.joining import Copy, Difference, Joining, compare, join, undecided
from facilitator.domain.entities import Entity, EntityKind
from facilitator.domain.text import one_line
from facilitator.domain.workshop import Workshop
from facilitator.words import tr
from facilitator.words.entities import (
    Names,
    entity_parts,
    entity_words,
    field_words,
    moment_words,
    value_words,
)


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a joining: what was new, and what is undecided now, also from before."""

    joining: Joining
    undecided: list[Difference]
    names: Names


@dataclass(frozen=True, slots=True)
class _Both:
    """Knows what either copy holds."""

    mine: Workshop
    theirs: Workshop

    def find(self, kind: EntityKind, entity_id: str | None, /) -> Entity | None:
        return self.mine.find(kind, entity_id) or self.theirs.find(kind, entity_id)


def merge(desk: Desk, theirs: Copy) -> Merged:
    """Join the other copy as one entry, deciding nothing. Raises RuleBroken("not_copies")."""
    found = compare(Copy(desk.workshop, desk.journal()), theirs)
    if not found.is_empty:
        desk.do(join, found)
    still_open = undecided(desk.workshop, desk.journal())
    return Merged(found, still_open, _Both(desk.workshop, theirs.workshop))


def merged_lines(merged: Merged) -> list[str]:
    """Tell in words what came of it: first what was taken over, then a line for each conflict."""
    joining = merged.joining
    if joining.is_empty:
        lines = [tr("The other copy holds nothing new; nothing was changed.")]
    else:
        lines = [tr("Taken over: {count} entries of the other copy.", count=len(joining.brought))]
    lines += [
        tr(
            "The number {old} is given twice: “{title}” becomes number {new}.",
            old=each.old,
            title=each.title,
            new=each.new,
        )
        for each in joining.renumbered
    ]
    return lines + [conflict_line(merged.names, each) for each in merged.undecided]


def conflict_line(names: Names, found: Difference) -> str:
    """Tell a difference in one line: what it is about, both values, who said them and when."""
    what = entity_words(names, found.kind, found.entity, found.mine or found.theirs)
    if found.field:
        what = f"{what} · {field_words(found.kind, found.field)}"
    line = tr(
        "conflict: {what}: mine “{mine}” ({mine_by}), theirs “{theirs}” ({theirs_by})",
        what=what,
        mine=_said(names, found, found.mine),
        mine_by=_by(names, found.mine_by, found.mine_at),
        theirs=_said(names, found, found.theirs),
        theirs_by=_by(names, found.theirs_by, found.theirs_at),
    )
    return one_line(line)


def _said(names: Names, found: Difference, entity: Entity | None) -> str:
    if entity is None:
        return tr("removed", "merge")
    if found.field:
        return value_words(names, found.kind, found.field, getattr(entity, found.field))
    parts = entity_parts(names, entity)
    return ", ".join(f"{part.name}: {part.value}" for part in parts)


def _by(names: Names, by: str, at: datetime | None) -> str:
    known = [by, moment_words(names, at) if at is not None else ""]
    return ", ".join(filter(None, known)) or tr("unknown", "merge")
