"""The result of the discussion, project by project."""

from typing import Any

from facilitator.documents.report.matrix import mark_of
from facilitator.documents.report.wording import (
    NOTE_KINDS,
    PROJECT_STAGES,
    brief_label,
    day,
    lead_label,
    linked_label,
    names,
    say,
    span,
    stamp,
)
from facilitator.domain.entities import ActionItem, Answer, Center, Note, Project, Role
from facilitator.domain.terms import NoteKind, ProjectId
from facilitator.domain.workshop import Workshop

_ISSUES = frozenset({NoteKind.QUESTION, NoteKind.CONCERN})
_TALK = frozenset({NoteKind.POINT, NoteKind.PARKED, NoteKind.SUGGESTION})


def discussion(workshop: Workshop) -> dict[str, Any]:
    """Gather every project, and what was said beside the projects."""
    return {
        "projects": [_project(workshop, project) for project in workshop.projects],
        "beside": {
            "title": say("Beside the projects"),
            "decisions": _decisions(workshop, None),
            "issues": _notes(workshop, None, _ISSUES),
            "notes": _notes(workshop, None, _TALK),
        },
    }


def project_name(project: Project) -> str:
    """Name a project as the other parts refer to it: `3. 제목`."""
    return f"{project.number}. {project.title or say('No title')}"


def action_item(workshop: Workshop, item: ActionItem) -> dict[str, Any]:
    """Describe a follow-up action."""
    return {
        "text": item.text or say("No content"),
        "owner": workshop.short_name(item.center),
        "person": item.person,
        "due": day(item.due),
        "done": item.done,
        "state": action_state(item),
    }


def action_state(item: ActionItem) -> str:
    """Tell in a word whether a follow-up action is done."""
    return say("Finished") if item.done else say("To do")


def _project(workshop: Workshop, project: Project) -> dict[str, Any]:
    return {
        "name": say("Project {number}", number=project.number),
        "title": project.title or say("No title"),
        "stage": say(PROJECT_STAGES[project.stage]),
        "facts": _facts(workshop, project),
        "summary": project.summary,
        "answers": [_answer(workshop, project, center) for center in workshop.board(project)],
        "roles": [_role(workshop, project, role) for role in _roles(workshop, project)],
        "decisions": _decisions(workshop, project.id),
        "issues": _notes(workshop, project.id, _ISSUES),
        "notes": _notes(workshop, project.id, _TALK),
        "actions": [action_item(workshop, a) for a in workshop.action_items_of(project.id)],
    }


def _facts(workshop: Workshop, project: Project) -> list[list[str]]:
    budget = (
        "" if project.budget is None else say("KRW {amount} thousand", amount=f"{project.budget:,}")
    )
    lead = workshop.center(project.lead)
    return [
        [say("Field"), workshop.field_name(project)],
        [lead_label(workshop.event), "" if lead is None else lead.name or lead.short_name],
        [say("Period"), project.period],
        [say("Budget"), budget],
        [say("Proposed to"), _asked(workshop, project)],
        [say("Stage"), say(PROJECT_STAGES[project.stage])],
        [say("Section"), _section(workshop, project)],
        [say("Discussed"), _discussed(workshop, project)],
    ]


def _section(workshop: Workshop, project: Project) -> str:
    section = workshop.section_of(project.id)
    return "" if section is None else section.title or say("No title")


def _discussed(workshop: Workshop, project: Project) -> str:
    """Tell from when to when the project was on, and how long where that was not in one piece."""
    turns = [turn for turn in workshop.turns_of(project.id) if turn.ended_at is not None]
    if not turns:
        return ""
    whole = span(turns[0].started_at, turns[-1].ended_at)
    on = sum((turn.ended_at - turn.started_at).total_seconds() for turn in turns if turn.ended_at)
    minutes = say("{count} min", count=round(on / 60))
    return f"{whole} ({minutes})"


def _asked(workshop: Workshop, project: Project) -> str:
    asked = workshop.proposed_to(project.id)
    if len(asked) > 1 and len(asked) == sum(c.id != project.lead for c in workshop.centers):
        return say("All")
    return names([c.short_name or c.name for c in asked])


def _answer(workshop: Workshop, project: Project, center: Center) -> dict[str, Any]:
    event = workshop.event
    found = workshop.answer(project.id, center.id)
    stamped = stamp(found.confirmed_at, event.held_on) if found is not None else ""
    return {
        "center": center.name or center.short_name or say("No name"),
        "mark": mark_of(workshop.mark(project, center.id), event),
        "details": _details(found) if found is not None and center.id != project.lead else [],
        "confirmed": stamped,
    }


def _details(answer: Answer) -> list[list[str]]:
    """List what goes with a word; a reason marked private is not told."""
    reason = "" if answer.reason_private else answer.reason
    details = [
        [say("Condition"), answer.condition],
        [say("Reply by"), day(answer.reply_by)],
        [say("Reason"), reason],
        [say("Said by"), answer.said_by if answer.word is not None else ""],
    ]
    return [detail for detail in details if detail[1]]


def _roles(workshop: Workshop, project: Project) -> list[Role]:
    """List the roles as they were entered, those of the lead first."""
    return sorted(workshop.roles_of(project.id), key=lambda role: role.center != project.lead)


def _role(workshop: Workshop, project: Project, role: Role) -> dict[str, Any]:
    event = workshop.event
    label = lead_label(event) if role.center == project.lead else linked_label(event)
    return {
        "center": workshop.short_name(role.center),
        "label": brief_label(label),
        "is_lead": role.center == project.lead,
        "task": role.task,
        "person": role.person,
        "resource": role.resource,
        "due": day(role.due),
    }


def _decisions(workshop: Workshop, project: ProjectId | None) -> list[str]:
    return [note.text for note in workshop.decisions_of(project) if not note.private]


def _notes(
    workshop: Workshop, project: ProjectId | None, kinds: frozenset[NoteKind]
) -> list[dict[str, str]]:
    notes = workshop.notes_of(project)
    return [_note(workshop, note) for note in notes if not note.private and note.kind in kinds]


def _note(workshop: Workshop, note: Note) -> dict[str, str]:
    return {
        "at": stamp(note.at, workshop.event.held_on),
        "center": workshop.short_name(note.center),
        "kind": say(NOTE_KINDS[note.kind]),
        "tone": note.kind.value,
        "text": note.text,
    }
