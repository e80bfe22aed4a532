"""The end of the report: what was set aside, and who confirms it."""

from typing import Any

from facilitator.documents.report.discussion import project_name
from facilitator.documents.report.wording import say
from facilitator.domain.entities import Note
from facilitator.domain.terms import NoteKind, ProjectStage
from facilitator.domain.workshop import Workshop


def set_aside(workshop: Workshop) -> dict[str, Any]:
    """Gather the parked projects, and the public notes that park something or suggest it."""
    return {
        "projects": [
            [project_name(project), workshop.short_name(project.lead)]
            for project in workshop.projects
            if project.stage is ProjectStage.PARKED
        ],
        "parked": _notes(workshop, NoteKind.PARKED),
        "suggestions": _notes(workshop, NoteKind.SUGGESTION),
    }


def _notes(workshop: Workshop, kind: NoteKind) -> list[dict[str, str]]:
    owners = [*(project.id for project in workshop.projects), None]
    notes = [note for owner in owners for note in workshop.notes_of(owner)]
    return [_note(workshop, note) for note in notes if note.kind is kind and not note.private]


def _note(workshop: Workshop, note: Note) -> dict[str, str]:
    project = workshop.project(note.project)
    return {
        "project": say("Beside the projects") if project is None else project_name(project),
        "center": workshop.short_name(note.center),
        "text": note.text,
    }


def confirmation(workshop: Workshop) -> dict[str, Any]:
    """Gather who signs that the report tells what was agreed: every center."""
    return {"centers": [c.name or c.short_name or say("No name") for c in workshop.centers]}
