"""Keeping the discussion as it happens."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from functools import partial

from facilitator.app.action import Action, Label
from facilitator.app.commitments import add_action_item
from facilitator.app.entry import Entry, together
from facilitator.app.running import discussion_begins
from facilitator.domain.entities import Draft, EntityKind, Note
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import (
    ActionItemId,
    CenterId,
    NoteId,
    NoteKind,
    ProjectId,
    SectionId,
    SlideKind,
)
from facilitator.domain.text import clean
from facilitator.domain.workshop import Workshop


def note_draft_id(project: ProjectId | None) -> str:
    """Name the draft of the note line; each project has one of its own."""
    return f"note:{project or ''}"


class Seen(Enum):
    """Whether the room sees the line that is being typed."""

    AS_TYPED = "as_typed"
    WHEN_ENTERED = "when_entered"
    NOT_NOW = "not_now"
    NEVER = "never"


def seen(workshop: Workshop, project: ProjectId | None, private: bool) -> Seen:
    """Tell whether the room sees what is typed about a project now."""
    live, last = workshop.live, next(reversed(workshop.shown_log), None)
    if private:
        return Seen.NEVER
    is_open = last is not None and last.on
    follows = is_open and live.room_follows
    if not follows or live.slide is not SlideKind.NOTES or live.project != project:
        return Seen.NOT_NOW
    return Seen.WHEN_ENTERED if live.line_by_line else Seen.AS_TYPED


def add_note(
    entry: Entry,
    project: ProjectId | None,
    text: str,
    *,
    section: SectionId | None = None,
    center: CenterId | None = None,
    kind: NoteKind = NoteKind.POINT,
    private: bool = False,
    note_id: NoteId | None = None,
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
    made = note_id or NoteId(entry.new_id())
    entry.put(Note(made, entry.now, project, section, center, kind, text, private, last + 1))
    discussion_begins(entry, project)
    draft = entry.workshop.draft(note_draft_id(project))
    if draft is not None:
        # The center, kind and privacy stay chosen for the next line; only the text is entered.
        entry.put(replace(draft, text=""))
    return entry.action(Label.NOTE_ADDED)


def add_notes(
    entry: Entry,
    project: ProjectId | None,
    texts: Sequence[str],
    *,
    section: SectionId | None = None,
    center: CenterId | None = None,
    kind: NoteKind = NoteKind.POINT,
    private: bool = False,
) -> Action:
    """Add several lines as one entry (they were pasted); blank ones are left out."""
    add = partial(add_note, section=section, center=center, kind=kind, private=private)
    said = [text for text in texts if clean(text).strip()]
    steps = [partial(add, project=project, text=text) for text in said]
    return together(entry, Label.NOTE_ADDED, steps)


def follow_up_note(entry: Entry, note: NoteId, item_id: ActionItemId | None = None) -> Action:
    """Make a follow-up action out of a line: its center owns it; the line stays.

    A private line is a RuleBroken: follow-up actions stand on the wall and in the report.
    """
    found = _note(entry, note)
    if found.private:
        raise RuleBroken("private_note_no_follow_up")
    owner = found.center if entry.workshop.center(found.center) else None
    return add_action_item(entry, found.project, item_id=item_id, text=found.text, center=owner)


def add_note_to_follow(
    entry: Entry,
    project: ProjectId | None,
    text: str,
    item_id: ActionItemId | None = None,
    *,
    section: SectionId | None = None,
    center: CenterId | None = None,
    kind: NoteKind = NoteKind.POINT,
    private: bool = False,
) -> Action:
    """Add a line and, in the same entry, the follow-up action that comes out of it."""
    note = NoteId(entry.new_id())
    add = partial(add_note, section=section, center=center, kind=kind, private=private)
    follow = partial(follow_up_note, note=note, item_id=item_id)
    steps = (partial(add, project=project, text=text, note_id=note), follow)
    return together(entry, Label.ACTION_ITEM_ADDED, steps)


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


def move_note(entry: Entry, note: NoteId, to: int) -> Action:
    """Move a line to a place among its project's lines, counted from 0, private ones included."""
    found = _note(entry, note)
    lines = entry.workshop.notes_of(found.project)
    orders = sorted(line.order for line in lines)
    if len(set(orders)) < len(orders):  # two copies of a workshop were merged
        orders = list(range(1, len(lines) + 1))
    lines.remove(found)
    lines.insert(max(0, min(to, len(lines))), found)
    for line, order in zip(lines, orders, strict=True):
        entry.set(line, order=order)
    return entry.action(Label.NOTE_MOVED)


def remove_note(entry: Entry, note: NoteId) -> Action:
    entry.remove(_note(entry, note))
    return entry.action(Label.NOTE_REMOVED)
