"""The workshop in memory: every view reads it, only Actions change it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from facilitator.domain.entities import (
    ENTITY_TYPES,
    ActionItem,
    Answer,
    Attendance,
    Attendee,
    Center,
    Conflict,
    Draft,
    Entity,
    EntityKind,
    Event,
    Field,
    Live,
    Note,
    Pause,
    Project,
    Proposal,
    Role,
    Section,
    Shown,
    Turn,
    kind_of,
    pair_id,
)
from facilitator.domain.terms import (
    JOINING,
    AnswerWord,
    CenterId,
    Mark,
    NoteKind,
    ProjectId,
    SectionId,
)

# What is looked up by its owners: kind -> the fields that name them, the one asked most first.
_OWNERS: dict[EntityKind, tuple[str, ...]] = {
    EntityKind.PROPOSAL: ("project",),
    EntityKind.ANSWER: ("project", "center"),
    EntityKind.ROLE: ("project",),
    EntityKind.NOTE: ("project",),
    EntityKind.ACTION_ITEM: ("project",),
    EntityKind.ATTENDEE: ("center",),
    EntityKind.ATTENDANCE: ("section",),
    EntityKind.PAUSE: ("section",),
    EntityKind.TURN: ("project",),
}


class Workshop:
    """All entities of one workshop, by kind and id, with the questions the rules and views ask.

    Lists come in the user's order. What is returned is immutable or a fresh list.
    """

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._tables: dict[EntityKind, dict[str, Entity]] = {kind: {} for kind in ENTITY_TYPES}
        self._owned: dict[tuple[EntityKind, str], defaultdict[str | None, dict[str, None]]] = {
            (kind, field): defaultdict(dict) for kind, fields in _OWNERS.items() for field in fields
        }
        self._sorted: dict[EntityKind, list[Any]] = {}
        self.put(Event())
        self.put(Live())
        for entity in entities:
            self.put(entity)

    # -- changing: only `app.action.apply` and the loader call these ----------------------------

    def put(self, entity: Entity) -> None:
        """Add the entity, or replace the one with its id."""
        kind = kind_of(entity)
        table = self._tables[kind]
        old = table.get(entity.id)
        for field in _OWNERS.get(kind, ()):
            owner, owned = getattr(entity, field), self._owned[kind, field]
            if old is not None and getattr(old, field) != owner:
                owned[getattr(old, field)].pop(entity.id, None)
            owned[owner][entity.id] = None
        table[entity.id] = entity
        self._sorted.pop(kind, None)

    def set_field(self, kind: EntityKind, entity_id: str, name: str, value: object) -> None:
        """Give one field a new value. Raises KeyError where the entity does not exist."""
        self.put(replace(self._tables[kind][entity_id], **{name: value}))  # type: ignore[arg-type]  # the field is named at run time

    def remove(self, kind: EntityKind, entity_id: str) -> None:
        """Take the entity out. Raises KeyError where it does not exist."""
        entity = self._tables[kind].pop(entity_id)
        for field in _OWNERS.get(kind, ()):
            self._owned[kind, field][getattr(entity, field)].pop(entity_id, None)
        self._sorted.pop(kind, None)

    # -- reading --------------------------------------------------------------------------------

    def find(self, kind: EntityKind, entity_id: str | None) -> Entity | None:
        """Look an entity up by kind and id; None where there is none."""
        return None if entity_id is None else self._tables[kind].get(entity_id)

    def all_entities(self) -> Iterator[Entity]:
        """Walk over every entity, kind by kind."""
        for table in self._tables.values():
            yield from table.values()

    def count(self, kind: EntityKind) -> int:
        """Count the entities of a kind."""
        return len(self._tables[kind])

    @property
    def event(self) -> Event:
        event = self._tables[EntityKind.EVENT]["event"]
        assert isinstance(event, Event)
        return event

    @property
    def live(self) -> Live:
        live = self._tables[EntityKind.LIVE]["live"]
        assert isinstance(live, Live)
        return live

    def _in_order(self, kind: EntityKind) -> list[Any]:
        found = self._sorted.get(kind)
        if found is None:
            found = sorted(self._tables[kind].values(), key=lambda e: (e.order, e.id))
            self._sorted[kind] = found
        return list(found)

    def _of_owner(self, kind: EntityKind, owner: str | None, field: str = "") -> list[Any]:
        table = self._tables[kind]
        owned = self._owned[kind, field or _OWNERS[kind][0]]
        return [table[key] for key in owned.get(owner, ())]

    @property
    def centers(self) -> list[Center]:
        return self._in_order(EntityKind.CENTER)

    @property
    def fields(self) -> list[Field]:
        return self._in_order(EntityKind.FIELD)

    @property
    def projects(self) -> list[Project]:
        return self._in_order(EntityKind.PROJECT)

    @property
    def sections(self) -> list[Section]:
        return self._in_order(EntityKind.SECTION)

    @property
    def attendees(self) -> list[Attendee]:
        return self._in_order(EntityKind.ATTENDEE)

    @property
    def notes(self) -> list[Note]:
        return self._in_order(EntityKind.NOTE)

    @property
    def action_items(self) -> list[ActionItem]:
        return self._in_order(EntityKind.ACTION_ITEM)

    @property
    def answers(self) -> list[Answer]:
        return list(self._tables[EntityKind.ANSWER].values())  # type: ignore[arg-type]  # the table holds only Answers

    def center(self, center_id: CenterId | None) -> Center | None:
        return self.find(EntityKind.CENTER, center_id)  # type: ignore[return-value]  # the table holds only Centers

    def field(self, field_id: str | None) -> Field | None:
        return self.find(EntityKind.FIELD, field_id)  # type: ignore[return-value]  # the table holds only Fields

    def project(self, project_id: ProjectId | None) -> Project | None:
        return self.find(EntityKind.PROJECT, project_id)  # type: ignore[return-value]  # the table holds only Projects

    def section(self, section_id: SectionId | None) -> Section | None:
        return self.find(EntityKind.SECTION, section_id)  # type: ignore[return-value]  # the table holds only Sections

    def draft(self, draft_id: str) -> Draft | None:
        return self.find(EntityKind.DRAFT, draft_id)  # type: ignore[return-value]  # the table holds only Drafts

    def answer(self, project: ProjectId, center: CenterId) -> Answer | None:
        return self.find(EntityKind.ANSWER, pair_id(project, center))  # type: ignore[return-value]  # the table holds only Answers

    def short_name(self, center_id: CenterId | None) -> str:
        """Give the center's short name, its full name where there is none, "" without a center."""
        center = self.center(center_id)
        return "" if center is None else center.short_name or center.name

    def field_name(self, project: Project) -> str:
        field = self.field(project.field)
        return "" if field is None else field.name

    def attendees_of(self, center: CenterId) -> list[Attendee]:
        return sorted(self._of_owner(EntityKind.ATTENDEE, center), key=lambda a: (a.order, a.id))

    def proposed_to(self, project: ProjectId) -> list[Center]:
        """List the centers that the lead asked, in the centers' order."""
        asked = {p.center for p in self._of_owner(EntityKind.PROPOSAL, project)}
        return [c for c in self.centers if c.id in asked]

    def proposals_of(self, project: ProjectId) -> list[Proposal]:
        return self._of_owner(EntityKind.PROPOSAL, project)

    def answers_of(self, project: ProjectId) -> list[Answer]:
        """List the answers to a project, in the centers' order."""
        found = {a.center: a for a in self._of_owner(EntityKind.ANSWER, project)}
        return [found[c.id] for c in self.centers if c.id in found]

    def answers_by(self, center: CenterId) -> list[Answer]:
        """List what a center said to all projects, in no order."""
        return self._of_owner(EntityKind.ANSWER, center, "center")

    def roles_of(self, project: ProjectId) -> list[Role]:
        return sorted(self._of_owner(EntityKind.ROLE, project), key=lambda r: (r.order, r.id))

    def notes_of(self, project: ProjectId | None) -> list[Note]:
        return sorted(self._of_owner(EntityKind.NOTE, project), key=lambda n: (n.order, n.at, n.id))

    def decisions_of(self, project: ProjectId | None) -> list[Note]:
        return [n for n in self.notes_of(project) if n.kind is NoteKind.DECISION]

    def action_items_of(self, project: ProjectId | None) -> list[ActionItem]:
        found = self._of_owner(EntityKind.ACTION_ITEM, project)
        return sorted(found, key=lambda a: (a.order, a.id))

    def pauses_of(self, section: SectionId) -> list[Pause]:
        return sorted(self._of_owner(EntityKind.PAUSE, section), key=lambda p: (p.started_at, p.id))

    def turns_of(self, project: ProjectId) -> list[Turn]:
        return sorted(self._of_owner(EntityKind.TURN, project), key=lambda t: (t.started_at, t.id))

    @property
    def open_turns(self) -> list[Turn]:
        """List the turns that have not ended: one, or none."""
        turns: list[Any] = list(self._tables[EntityKind.TURN].values())
        return [turn for turn in turns if turn.ended_at is None]

    def attendances_of(self, section: SectionId) -> list[Attendance]:
        return self._of_owner(EntityKind.ATTENDANCE, section)

    @property
    def shown_log(self) -> list[Shown]:
        """List what the room saw, one after the other, also where the laptop's clock went back."""
        found: list[Any] = list(self._tables[EntityKind.SHOWN].values())
        return found

    @property
    def conflicts(self) -> list[Conflict]:
        """List what two copies say differently and nobody has decided yet."""
        found: list[Any] = list(self._tables[EntityKind.CONFLICT].values())
        return found

    def projects_of(self, section: Section) -> list[Project]:
        """List the section's projects in the order of discussion."""
        return [p for p in map(self.project, section.projects) if p is not None]

    def section_of(self, project: ProjectId) -> Section | None:
        """Find the first section that discusses the project."""
        return next((s for s in self.sections if project in s.projects), None)

    def cast(self, section: Section) -> list[Center]:
        """List who must be in the room: leads, everyone proposed to, and guests, in their order."""
        needed: set[str] = set(section.guests)
        for project in self.projects_of(section):
            if project.lead is not None:
                needed.add(project.lead)
            needed.update(p.center for p in self._of_owner(EntityKind.PROPOSAL, project.id))
        return [c for c in self.centers if c.id in needed]

    def board(self, project: Project, section: Section | None = None) -> list[Center]:
        """List who is asked about a project: the lead first, then the section's cast.

        Without a section: the lead, everyone proposed to, and everyone who answered.
        """
        if section is not None:
            asked = {c.id for c in self.cast(section)}
        else:
            asked = {c.id for c in self.proposed_to(project.id)}
        asked.update(a.center for a in self.answers_of(project.id) if a.word is not None)
        lead = [c for c in self.centers if c.id == project.lead]
        return lead + [c for c in self.centers if c.id in asked and c.id != project.lead]

    def is_asked(self, project: ProjectId, center: CenterId) -> bool:
        return pair_id(project, center) in self._tables[EntityKind.PROPOSAL]

    def mark(self, project: Project, center: CenterId) -> Mark:
        """Tell what stands in the cell of the matrix for this project and center."""
        answer = self.answer(project.id, center)
        word = None if answer is None else answer.word
        return _mark(project.lead == center, word, self.is_asked(project.id, center))

    def marks(self, project: Project) -> list[Mark]:
        """Tell the project's whole row of the matrix, in the centers' order."""
        words = {a.center: a.word for a in self._of_owner(EntityKind.ANSWER, project.id)}
        asked = {p.center for p in self._of_owner(EntityKind.PROPOSAL, project.id)}
        return [_mark(c.id == project.lead, words.get(c.id), c.id in asked) for c in self.centers]

    def joining(self, project: Project) -> list[Center]:
        """List the linked centers of a project: those that said yes or conditionally yes."""
        joined = {
            a.center for a in self._of_owner(EntityKind.ANSWER, project.id) if a.word in JOINING
        }
        return [c for c in self.centers if c.id in joined and c.id != project.lead]


def _mark(is_lead: bool, word: AnswerWord | None, is_asked: bool) -> Mark:
    if is_lead:
        return Mark.LEAD
    if word is not None:
        return Mark(word.value)
    return Mark.UNANSWERED if is_asked else Mark.NOT_ASKED
