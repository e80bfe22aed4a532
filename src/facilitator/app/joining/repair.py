"""What has to follow when entries of two copies come together: no reference leads nowhere, no
number is given twice, no lead is asked, nothing counts as agreed that was not confirmed."""

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.app.answers import discuss_again
from facilitator.app.entry import Entry
from facilitator.app.joining.conflicts import is_idle
from facilitator.app.joining.sides import LEFT_ALONE, named, needed
from facilitator.domain.entities import (
    Entity,
    EntityKind,
    Project,
    kind_of,
    pair_id,
)
from facilitator.domain.references import reference_fields
from facilitator.domain.terms import ProjectId, ProjectStage
from facilitator.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A project whose number another one has as well, and the number that it gets."""

    project: ProjectId
    title: str
    old: int
    new: int


def repair(entry: Entry) -> tuple[Renumbered, ...]:
    """Put right what no side did wrong; tell which projects got another number."""
    while _mend_references(entry):
        pass
    for project in entry.workshop.projects:
        _mend_lead(entry, project)
    _mend_stamps(entry)
    renumbered = tuple(_number_once(entry))
    _drop_idle_conflicts(entry)
    return renumbered


def _mend_references(entry: Entry) -> bool:
    """Take out what cannot be without what is gone, empty the other references to it."""
    found = False
    for entity in list(entry.workshop.all_entities()):
        kind = kind_of(entity)
        if kind in LEFT_ALONE or not reference_fields(kind):
            continue
        for name in reference_fields(kind):
            gone = [t for t in named(kind, entity, name) if entry.workshop.find(*t) is None]
            if not gone:
                continue
            found = True
            if name in needed(kind):
                entry.remove(entity)
                break
            _forget(entry, entity, name, {t.id for t in gone})
    return found


def _forget(entry: Entry, entity: Entity, name: str, gone: set[str]) -> None:
    value = getattr(entity, name)
    kept = tuple(v for v in value if v not in gone) if isinstance(value, tuple) else None
    entry.set(entity, **{name: kept})


def _mend_lead(entry: Entry, project: Project) -> None:
    """Let the lead be asked nothing; of its answer only the stamp on its roles is kept."""
    if project.lead is None:
        return
    key = pair_id(project.id, project.lead)
    asked = entry.workshop.find(EntityKind.PROPOSAL, key)
    if asked is not None:
        entry.remove(asked)
    answer = entry.workshop.answer(project.id, project.lead)
    if answer is not None and answer.word is not None:
        entry.remove(answer)


def _mend_stamps(entry: Entry) -> None:
    """Take stamps from who said nothing: only the lead confirms without a word."""
    for answer in entry.workshop.answers:
        if answer.word is None and answer.confirmed_at is not None:
            project = entry.workshop.project(answer.project)
            if project is not None and project.lead != answer.center:
                entry.set(answer, confirmed_at=None)


def _number_once(entry: Entry) -> Iterator[Renumbered]:
    """Give every project but the first of those with the same number one of its own."""
    projects = sorted(entry.workshop.projects, key=lambda p: (p.number, p.order, p.id))
    highest = max((p.number for p in projects), default=0)
    taken: set[int] = set()
    for project in projects:
        if project.number in taken:
            highest += 1
            entry.set(project, number=highest)
            yield Renumbered(project.id, project.title, project.number, highest)
        taken.add(project.number)


def _drop_idle_conflicts(entry: Entry) -> None:
    """Drop what is not different any more, and what is about a field of something gone."""
    for conflict in entry.workshop.conflicts:
        if is_idle(entry.workshop, conflict):
            entry.remove(conflict)


def discuss_unconfirmed(entry: Entry, before: Workshop, theirs: Workshop) -> None:
    """Put agreed projects back into discussion where only the two sides together lack a stamp."""
    for project in entry.workshop.projects:
        if project.stage is not ProjectStage.AGREED:
            continue
        now = _said_about(entry.workshop, project.id)
        if now not in (_said_about(before, project.id), _said_about(theirs, project.id)):
            discuss_again(entry, project.id)


def _said_about(workshop: Workshop, project: ProjectId) -> set[Entity | None]:
    return {
        workshop.project(project),
        *workshop.proposals_of(project),
        *workshop.answers_of(project),
    }
