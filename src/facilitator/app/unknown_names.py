"""Names for what entries speak of and nobody knows any more: `센터 ?1`, `사업 ?2`."""

from collections.abc import Iterable, Iterator
from itertools import count

from facilitator.app.action import Change
from facilitator.domain.entities import (
    Answer,
    Attendee,
    Center,
    Entity,
    EntityKind,
    Project,
    Section,
    Touch,
)
from facilitator.domain.references import reference_fields, references
from facilitator.domain.terms import AttendeeId, CenterId, ProjectId, SectionId
from facilitator.domain.workshop import Workshop
from facilitator.words import tr

_NAMED = (EntityKind.CENTER, EntityKind.PROJECT, EntityKind.SECTION, EntityKind.ATTENDEE)


def with_stand_ins(names: Workshop, changes: Iterable[Change]) -> Workshop:
    """Give the workshop with a stand-in for whatever the changes name and neither they nor it have.

    The same number is the same one. What an answer belongs to is in its id.
    """
    told = list(changes)
    made = {Touch(c.kind, c.id) for c in told if not c.field and c.new is not None}
    removed = {Touch(c.kind, c.id) for c in told if not c.field and c.old is not None}
    known = Workshop(names.all_entities())
    numbers = {kind: count(1) for kind in _NAMED}
    for touch in dict.fromkeys(each for change in told for each in _touched(change)):
        if touch in made | removed or known.find(*touch) is not None:
            continue
        if touch.kind in _NAMED:
            known.put(_stand_in(touch, next(numbers[touch.kind])))
        elif touch.kind is EntityKind.ANSWER:
            project, _, center = touch.id.partition(":")
            known.put(Answer(touch.id, ProjectId(project), CenterId(center)))
    return known


def _touched(change: Change) -> Iterator[Touch]:
    """Name whatever a change is about, and what it refers to before itself."""
    if change.kind is EntityKind.ANSWER:
        project, _, center = change.id.partition(":")
        yield from (Touch(EntityKind.CENTER, center), Touch(EntityKind.PROJECT, project))
    for value in (change.old, change.new):
        if not change.field and value is not None:
            yield from references(value)  # type: ignore[arg-type]  # a whole-entity change holds an Entity
        target = reference_fields(change.kind).get(change.field)
        if target is not None and value is not None:
            ids = value if isinstance(value, tuple) else (value,)
            yield from (Touch(target, str(each)) for each in ids)
    yield Touch(change.kind, change.id)


class _Unknown(int):
    """A number that nobody knows; it counts those that are named alike."""

    def __str__(self) -> str:
        return f"?{int(self)}"


def _stand_in(touch: Touch, number: int) -> Entity:
    sign = _Unknown(number)
    if touch.kind is EntityKind.PROJECT:
        return Project(ProjectId(touch.id), sign)
    if touch.kind is EntityKind.CENTER:
        name = tr("center {name}", "entity", name=sign)
        return Center(CenterId(touch.id), name, name)
    if touch.kind is EntityKind.SECTION:
        return Section(SectionId(touch.id), tr("section {name}", "left over", name=sign))
    name = tr("attendee {name}", "left over", name=sign)
    return Attendee(AttendeeId(touch.id), CenterId(""), name)
