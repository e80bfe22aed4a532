"""The workshop as a document may tell it: what the user's choices leave out is not in it."""

from dataclasses import replace

from facilitator.app.report_choices import Document, ReportChoices
from facilitator.domain.entities import (
    ActionItem,
    Answer,
    Attendee,
    Center,
    Entity,
    Note,
    Role,
    Section,
)
from facilitator.domain.terms import NoteKind
from facilitator.domain.workshop import Workshop

# Stands where a person was named: no name, and not nobody either.
SOMEBODY = "○"


def chosen(workshop: Workshop, choices: ReportChoices) -> Workshop:
    """Give the workshop without persons' names, or without what was merely said, as chosen."""
    leaves_notes_out = not choices.notes and choices.document is Document.RESULT
    if choices.names and not leaves_notes_out:
        return workshop
    kinds = choices.note_kinds if leaves_notes_out else frozenset(NoteKind)
    silent = (_without_notes(entity, kinds) for entity in workshop.all_entities())
    return Workshop(silent if choices.names else map(_nameless, silent))


def _without_notes(entity: Entity, kinds: frozenset[NoteKind]) -> Entity:
    if isinstance(entity, Note) and entity.kind not in kinds:
        # Its place is kept: that something was said is counted, what was said is told to nobody.
        return replace(entity, text="", private=True)
    return entity


def _nameless(entity: Entity) -> Entity:
    """Blank every field that names a person."""
    if isinstance(entity, Attendee):
        return replace(entity, name="")
    if isinstance(entity, Center):
        return replace(entity, contact="")
    if isinstance(entity, Section):
        return replace(entity, facilitator="", recorder="")
    if isinstance(entity, Answer):
        return replace(entity, said_by="")
    if isinstance(entity, Role | ActionItem):
        return replace(entity, person=SOMEBODY if entity.person else "")
    return entity
