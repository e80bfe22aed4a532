"""What happens next and what is still missing."""

from datetime import date
from typing import Any

from facilitator.documents.report.discussion import action_item, project_name
from facilitator.documents.report.schedule import next_steps, project_steps
from facilitator.documents.report.wording import day, names, say
from facilitator.domain.entities import Project
from facilitator.domain.outcome import owed
from facilitator.domain.workshop import Workshop


def follow_up(workshop: Workshop) -> dict[str, Any]:
    """Gather the next steps, all actions by due date, and the replies to come by date."""
    owners = [*(project.id for project in workshop.projects), None]
    items = [item for owner in owners for item in workshop.action_items_of(owner)]
    items.sort(key=lambda item: item.due or date.max)
    replies = sorted(owed(workshop).replies, key=lambda pair: pair[1].reply_by or date.max)
    return {
        "actions": [
            {**action_item(workshop, item), "project": _name(workshop.project(item.project))}
            for item in items
        ],
        "replies": [
            {
                "due": day(answer.reply_by),
                "center": workshop.short_name(answer.center),
                "project": project_name(project),
            }
            for project, answer in replies
        ],
        "next_steps": next_steps(workshop),
        "project_steps": project_steps(workshop),
    }


def remaining(workshop: Workshop) -> dict[str, list[list[str]]]:
    """Gather what is missing, each as pairs of a project and what it lacks ("" where it is it)."""
    found = owed(workshop)
    discussed = [project for project in found.unconfirmed if workshop.answers_of(project.id)]
    return {
        "unanswered": _grouped([(p, workshop.short_name(c.id)) for p, c in found.unanswered]),
        "roles_without_person": _grouped(
            [
                (p, f"{workshop.short_name(r.center)}({r.task or say('No content')})")
                for p, r in found.roles_without_person
            ]
        ),
        "unconfirmed": _grouped([(p, "") for p in discussed]),
        "nobody_joined": _grouped([(p, "") for p in found.nobody_joined]),
    }


def _name(project: Project | None) -> str:
    return "" if project is None else project_name(project)


def _grouped(found: list[tuple[Project, str]]) -> list[list[str]]:
    """Join what one project lacks into one line."""
    lines: dict[str, tuple[Project, list[str]]] = {}
    for project, lacks in found:
        lines.setdefault(project.id, (project, []))[1].append(lacks)
    return [
        [project_name(project), names(list(filter(None, lacks)))]
        for project, lacks in lines.values()
    ]
