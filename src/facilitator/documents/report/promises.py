"""What each center has taken on (센터별 약속)."""

from datetime import date
from typing import Any

from facilitator.documents.report.discussion import action_item, project_name
from facilitator.documents.report.matrix import mark_of
from facilitator.documents.report.wording import (
    brief_label,
    day,
    lead_label,
    linked_label,
    plain_day,
    say,
)
from facilitator.domain.entities import ActionItem, Center, Project, Role
from facilitator.domain.outcome import carried, loads, owed
from facilitator.domain.terms import CenterId
from facilitator.domain.workshop import Workshop


def promises(workshop: Workshop) -> list[dict[str, Any]]:
    """Gather for every center the projects it leads or joins, its tasks, actions and replies."""
    load = loads(workshop)
    actions, replies = _actions(workshop), _replies(workshop)
    event = workshop.event
    lead, linked = brief_label(lead_label(event)), brief_label(linked_label(event))
    return [
        {
            "center": center.name or center.short_name or say("No name"),
            "told": say(
                "{lead} {leads}, {linked} {joins}",
                lead=lead,
                leads=load[center.id].lead,
                linked=linked,
                joins=load[center.id].linked,
            ),
            "projects": [_project(workshop, p, center) for p in carried(workshop, center.id)],
            "actions": [_action(workshop, item) for item in actions.get(center.id, ())],
            "replies": replies.get(center.id, []),
        }
        for center in workshop.centers
    ]


def _project(workshop: Workshop, project: Project, center: Center) -> dict[str, Any]:
    answer = workshop.answer(project.id, center.id)
    joins = answer is not None and center.id != project.lead
    roles = [role for role in workshop.roles_of(project.id) if role.center == center.id]
    return {
        "project": project_name(project),
        "mark": mark_of(workshop.mark(project, center.id), workshop.event),
        "condition": answer.condition if answer is not None and joins else "",
        "tasks": [_task(role) for role in roles],
    }


def _task(role: Role) -> dict[str, str]:
    return {
        "task": role.task,
        "person": role.person,
        "resource": role.resource,
        "due": plain_day(role.due),
    }


def _actions(workshop: Workshop) -> dict[CenterId, list[ActionItem]]:
    found: dict[CenterId, list[ActionItem]] = {}
    for item in sorted(workshop.action_items, key=lambda item: item.due or date.max):
        if item.center is not None:
            found.setdefault(item.center, []).append(item)
    return found


def _action(workshop: Workshop, item: ActionItem) -> dict[str, Any]:
    project = workshop.project(item.project)
    return {
        **action_item(workshop, item),
        "project": "" if project is None else project_name(project),
    }


def _replies(workshop: Workshop) -> dict[CenterId, list[list[str]]]:
    found: dict[CenterId, list[list[str]]] = {}
    for project, answer in owed(workshop).replies:
        line = [day(answer.reply_by), project_name(project)]
        found.setdefault(answer.center, []).append(line)
    return found
