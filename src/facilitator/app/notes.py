"""Keeping the discussion as it happens."""

from dataclasses import replace

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.app.running import discussion_begins
from facilitator.domain.entities import Draft, EntityKind, Note
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import CenterId, NoteId, NoteKind, ProjectId, SectionId
from facilitator.domain.text import clean


def note_draft_id(project: ProjectId | None) -> str:
    """Name the draft of the note line; each project has one of its own."""
    return f"note:{project or ''}"


def add_note(
    entry: Entry,
    project: ProjectId | None,
    text: str,
    *,
    section: SectionId | None = None,
    center: CenterId | None = None,
    kind: NoteKind = NoteKind.POINT,
    private: bool = False,
) -> Action:
    """Add a line to the discussion and empty its draft. A blank text is a RuleBroken.

    A section or center that was removed meanwhile is left out: the line itself must not be lost.
    """
    text = clean(text).strip()
    if not text:
        raise RuleBroken("note_empty")
    if project is not None and entry.workshop.project(project) is None:
        raise RuleBroken("no_such_project")
    section = section if entry.workshop.section(section) else None
    center = center if entry.workshop.center(center) else None
    last = max((n.order for n in entry.workshop.notes_of(project)), default=0)
    note = Note(
        NoteId(entry.new_id()), entry.now, project, section, center, kind, text, private, last + 1
    )
    entry.put(note)
    discussion_begins(entry, project)
    draft = entry.workshop.draft(note_draft_id(project))
    if draft is not None:
        # The center, kind and privacy stay chosen for the next line; only the text is entered.
        entry.put(replace(draft, text=""))
    return entry.action(Label.NOTE_ADDED)


def type_note(
    entry: Entry,
    project: ProjectId | None,
    text: str,
    *,
    center: CenterId | None = None,
    kind: NoteKind = NoteKind.POINT,
    private: bool = False,
) -> Action:
    """Keep the half-typed line, composing syllable included; the room may see it grow."""
    draft_id = note_draft_id(project)
    entry.put(Draft(draft_id, clean(text), center or "", kind.value, private))
    return entry.action(Label.TYPED, undoable=False, run=draft_id)


def _note(entry: Entry, note: NoteId) -> Note:
    found = entry.workshop.find(EntityKind.NOTE, note)
    if not isinstance(found, Note):
        raise RuleBroken("no_such_note")
    return found


def edit_note(
    entry: Entry,
    note: NoteId,
    *,
    text: str | None = None,
    kind: NoteKind | None = None,
    private: bool | None = None,
    run: str = "",
) -> Action:
    """Change a line; what is None stays. A blank text is a RuleBroken (remove it instead).

    Edits of the same `run` that follow one another are one entry.
    """
    found = _note(entry, note)
    if text is not None:
        text = clean(text).strip()
        if not text:
            raise RuleBroken("note_empty")
        entry.set(found, text=text)
    if kind is not None:
        entry.set(found, kind=kind)
    if private is not None:
        entry.set(found, private=private)
    return entry.action(Label.NOTE_EDITED, run=run)


def set_note_center(entry: Entry, note: NoteId, center: CenterId | None) -> Action:
    """Say which center a line came from; None is nobody in particular."""
    if center is not None and entry.workshop.center(center) is None:
        raise RuleBroken("no_such_center")
    entry.set(_note(entry, note), center=center)
    return entry.action(Label.NOTE_EDITED)


def remove_note(entry: Entry, note: NoteId) -> Action:
    entry.remove(_note(entry, note))
    return entry.action(Label.NOTE_REMOVED)
