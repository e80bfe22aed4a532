"""Undecided differences as the workshop keeps them, and what hangs on each."""

from collections.abc import Iterable, Iterator

from facilitator.app.action import Change
from facilitator.app.joining.plan import Take, fields_together
from facilitator.app.joining.sides import LEFT_ALONE, named, needs
from facilitator.domain.entities import (
    Conflict,
    EntityKind,
    Project,
    Touch,
    conflict_id,
    pair_id,
)
from facilitator.domain.references import reference_fields
from facilitator.domain.workshop import Workshop


def is_idle(workshop: Workshop, conflict: Conflict) -> bool:
    """Tell whether there is nothing to decide any more: both say the same, or it is gone."""
    here = workshop.find(conflict.kind, conflict.entity)
    if not conflict.field:
        return here == conflict.theirs
    if here is None or conflict.theirs is None:
        return True
    names = fields_together(conflict.kind, conflict.field)
    return all(getattr(here, name) == getattr(conflict.theirs, name) for name in names)


def beside(mine: Workshop, taken: Workshop, changes: Iterable[Change]) -> Iterator[Conflict]:
    """List what one decision would bring back or change beside what it is about.

    Compared are the workshop without the decision and the one with it; `changes` led to that.
    """
    for touch in dict.fromkeys(Touch(c.kind, c.id) for c in changes):
        theirs, here = taken.find(*touch), mine.find(*touch)
        if touch.kind in LEFT_ALONE or theirs is None or theirs == here:
            continue
        if here is None:
            yield Conflict(conflict_id(*touch, ""), touch.kind, touch.id, "", theirs)
            continue
        for name in reference_fields(touch.kind):
            if getattr(here, name) != getattr(theirs, name):
                yield Conflict(conflict_id(*touch, name), touch.kind, touch.id, name, theirs)


def taken_with(workshop: Workshop, head: Conflict) -> list[Conflict]:
    """List the conflicts that hang on one: what it brings back, or lets be named again."""
    if head.theirs is None:
        return []
    if head.kind is EntityKind.PROJECT and head.field == "lead":
        return _with_lead(workshop, head)
    if head.field or workshop.find(head.kind, head.entity) is not None:
        return []
    back = {Touch(head.kind, head.entity)}
    found: dict[str, Conflict] = {}
    others = [c for c in workshop.conflicts if c.id != head.id]
    while True:
        more = [c for c in others if c.id not in found and hangs(workshop, c, back)]
        if not more:
            return list(found.values())
        found.update((c.id, c) for c in more)
        back.update(Touch(c.kind, c.entity) for c in more if not c.field)


def _with_lead(workshop: Workshop, head: Conflict) -> list[Conflict]:
    project = workshop.find(head.kind, head.entity)
    if not isinstance(project, Project) or project.lead is None:
        return []
    pair = pair_id(project.id, project.lead)
    kinds = (EntityKind.PROPOSAL, EntityKind.ANSWER)
    return [c for c in workshop.conflicts if c.kind in kinds and c.entity == pair and not c.field]


def hangs(workshop: Workshop, conflict: Conflict, back: set[Touch]) -> bool:
    """Tell whether a conflict is decided with one of those that come back."""
    theirs = conflict.theirs
    if theirs is None:
        return False
    if conflict.field:
        return any(t in back for t in named(conflict.kind, theirs, conflict.field))
    is_gone = workshop.find(conflict.kind, conflict.entity) is None
    return is_gone and any(t in back for t in needs(conflict.kind, theirs))


def fitting(workshop: Workshop, head: Conflict, hanging: Iterable[Conflict]) -> list[Conflict]:
    """List what of it can come back with the head; the rest needs something else as well."""
    rest = list(hanging)
    back = {Touch(c.kind, c.entity) for c in (head, *rest) if not c.field}
    while True:
        kept = [c for c in rest if c.field or _can_be(workshop, c, back)]
        if len(kept) == len(rest):
            return kept
        rest = kept
        back = {Touch(c.kind, c.entity) for c in (head, *rest) if not c.field}


def _can_be(workshop: Workshop, conflict: Conflict, back: set[Touch]) -> bool:
    theirs = conflict.theirs
    named_here = needs(conflict.kind, theirs) if theirs is not None else []
    return all(t in back or workshop.find(*t) is not None for t in named_here)


def hanging_ids(workshop: Workshop) -> set[str]:
    """List the ids of all conflicts that are decided with another one."""
    return {c.id for head in workshop.conflicts for c in taken_with(workshop, head)}


def on_top(workshop: Workshop, conflict: Conflict) -> Conflict:
    """Find the conflict with which this one is decided; often itself."""
    for head in workshop.conflicts:
        if any(c.id == conflict.id for c in taken_with(workshop, head)):
            return on_top(workshop, head)
    return conflict


def takes_of(workshop: Workshop, head: Conflict, hanging: Iterable[Conflict]) -> list[Take]:
    """List what to do where theirs is taken."""
    found = [_take(head)]
    back = {(c.kind, c.entity) for c in (head, *hanging) if not c.field}
    for conflict in hanging:
        if not conflict.field:
            found.append(_take(conflict))
        elif conflict.theirs is not None:
            found.extend(_named_again(conflict, back))
    return found


def _take(conflict: Conflict) -> Take:
    touch = Touch(conflict.kind, conflict.entity)
    if not conflict.field or conflict.theirs is None:
        return Take(touch, conflict.theirs)
    names = fields_together(conflict.kind, conflict.field)
    return Take(touch, values={name: getattr(conflict.theirs, name) for name in names})


def _named_again(conflict: Conflict, back: set[tuple[EntityKind, str]]) -> Iterator[Take]:
    touch, theirs, name = Touch(conflict.kind, conflict.entity), conflict.theirs, conflict.field
    assert theirs is not None
    value = getattr(theirs, name)
    if not isinstance(value, tuple):
        yield Take(touch, values={name: value})
        return
    for place, each in enumerate(named(conflict.kind, theirs, name)):
        if each in back:
            yield Take(touch, insert=(name, each.id, place))
