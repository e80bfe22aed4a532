"""The whole outcome as plain values for `show --json`: a contract that scripts rely on."""

from datetime import date, datetime, time

from facilitator.domain.entities import ActionItem, Center, Note, Project, Role, Section
from facilitator.domain.terms import CenterId
from facilitator.domain.workshop import Workshop

Json = dict[str, object]


def outcome_json(workshop: Workshop, saved: int) -> Json:
    """Give the outcome as `product.md` lays it down; `saved` is the last number of the journal.

    Centers go by short name, dates and times are ISO 8601, missing values are None. Private notes
    and reasons are in it: this is the facilitator's own record, not what the room may see.
    """
    return {
        "workshop": _workshop(workshop),
        "centers": [
            {"name": _text(c.name), "short_name": _center(workshop, c.id), "kind": c.kind.value}
            for c in workshop.centers
        ],
        "fields": [f.name for f in workshop.fields],
        "projects": [_project(workshop, p) for p in workshop.projects],
        "sections": [_section(workshop, s) for s in workshop.sections],
        "saved": saved,
    }


def _text(text: str) -> str | None:
    return text or None


def _center(workshop: Workshop, center: CenterId | None) -> str | None:
    return _text(workshop.short_name(center))


def _iso(moment: date | datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _clock(moment: time | None) -> str | None:
    return None if moment is None else moment.isoformat("minutes")


def _workshop(workshop: Workshop) -> Json:
    event = workshop.event
    return {
        "title": _text(event.title),
        "host": _text(event.host),
        "held_on": _iso(event.held_on),
        "place": _text(event.place),
        "purpose": _text(event.purpose),
        "stage": event.stage.value,
    }


def _project(workshop: Workshop, project: Project) -> Json:
    asked = [c for c in workshop.board(project) if c.id != project.lead]
    return {
        "number": project.number,
        "field": _text(workshop.field_name(project)),
        "title": _text(project.title),
        "lead": _center(workshop, project.lead),
        "summary": _text(project.summary),
        "stage": project.stage.value,
        "proposed_to": [_center(workshop, c.id) for c in workshop.proposed_to(project.id)],
        "answers": [_answer(workshop, project, c) for c in asked],
        "roles": [_role(workshop, r) for r in workshop.roles_of(project.id)],
        "notes": [_note(workshop, n) for n in workshop.notes_of(project.id)],
        "actions": [_action_item(workshop, a) for a in workshop.action_items_of(project.id)],
    }


def _answer(workshop: Workshop, project: Project, center: Center) -> Json:
    answer = workshop.answer(project.id, center.id)
    return {
        "center": _center(workshop, center.id),
        "answer": answer.word.value if answer and answer.word else None,
        "condition": _text(answer.condition) if answer else None,
        "reply_by": _iso(answer.reply_by) if answer else None,
        "reason": _text(answer.reason) if answer else None,
        "said_by": _text(answer.said_by) if answer else None,
        "said_at": _iso(answer.said_at) if answer else None,
        "confirmed_at": _iso(answer.confirmed_at) if answer else None,
    }


def _role(workshop: Workshop, role: Role) -> Json:
    return {
        "center": _center(workshop, role.center),
        "task": _text(role.task),
        "person": _text(role.person),
        "resource": _text(role.resource),
        "due": _iso(role.due),
    }


def _note(workshop: Workshop, note: Note) -> Json:
    return {
        "at": _iso(note.at),
        "center": _center(workshop, note.center),
        "kind": note.kind.value,
        "text": note.text,
        "private": note.private,
    }


def _action_item(workshop: Workshop, item: ActionItem) -> Json:
    return {
        "center": _center(workshop, item.center),
        "person": _text(item.person),
        "text": _text(item.text),
        "due": _iso(item.due),
        "done": item.done,
    }


def _section(workshop: Workshop, section: Section) -> Json:
    return {
        "title": _text(section.title),
        "room": _text(section.room),
        "planned_start": _clock(section.planned_start),
        "planned_minutes": section.planned_minutes,
        "started_at": _iso(section.started_at),
        "ended_at": _iso(section.ended_at),
        "projects": [p.number for p in workshop.projects_of(section)],
        "cast": [_center(workshop, c.id) for c in workshop.cast(section)],
    }
