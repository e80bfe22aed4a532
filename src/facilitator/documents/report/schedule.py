"""What comes next, and when: the next steps as they were written, and each project's next step."""

import re
from datetime import date

from facilitator.documents.report.discussion import project_name
from facilitator.documents.report.wording import PROJECT_STAGES, day, names, say
from facilitator.domain.entities import Project
from facilitator.domain.terms import ProjectStage
from facilitator.domain.workshop import Workshop

# What a project waits for; the lead center sees to it. Nothing follows on the other stages.
_NEXT = {
    ProjectStage.PROPOSED: "Discussion to be held",
    ProjectStage.IN_DISCUSSION: "Agreement",
    ProjectStage.AGREED: "Detailed planning",
    ProjectStage.PARKED: "Discussion again",
    ProjectStage.IN_PLANNING: "Final decision",
    ProjectStage.DECIDED: "Execution",
    ProjectStage.IN_EXECUTION: "Completion",
}
_MOMENT = (
    r"(?:\d{4}\s*[년.]\s*)?\d{1,2}\s*(?:월|\.)(?:\s*\d{1,2}\s*(?:일|\.))?(?:\s*\([^)]{1,3}\))?"
)
_WHEN = re.compile(rf"\s*({_MOMENT}(?:\s*[~∼～–-]\s*(?:{_MOMENT})?)?)[\s:,]*(?=\S)")
_SIGN = re.compile(r"^\s*(?:[-–·○□*]|\d{1,2}\))\s+")
_YEAR_AND_MONTH = re.compile(r"(\d{4})\s*년\s*(\d{1,2})\s*월(?:\s*(\d{1,2})\s*일)?")


def next_steps(workshop: Workshop) -> list[list[str]]:
    """List the lines of the event's next steps, each with the time it begins with ("" for none)."""
    lines = (_SIGN.sub("", line).strip() for line in workshop.event.next_steps.splitlines())
    return [_timed(line) for line in lines if line]


def project_steps(workshop: Workshop) -> list[dict[str, str]]:
    """List what each project waits for, who leads it and its next date."""
    return [_step(workshop, p) for p in workshop.projects if p.stage in _NEXT]


def _timed(line: str) -> list[str]:
    found = _WHEN.match(line)
    if found is None:
        return ["", line]
    return [_dotted(found[1].strip()), line[found.end() :]]


def _dotted(when: str) -> str:
    """Write 2025년 1월 as public documents do: 2025. 1."""
    return _YEAR_AND_MONTH.sub(lambda m: " ".join(f"{n}." for n in m.groups() if n), when)


def _step(workshop: Workshop, project: Project) -> dict[str, str]:
    led = [role for role in workshop.roles_of(project.id) if role.center == project.lead]
    people = list(dict.fromkeys(role.person for role in led if role.person))
    return {
        "project": project_name(project),
        "stage": say(PROJECT_STAGES[project.stage]),
        "next": say(_NEXT[project.stage]),
        "owner": workshop.short_name(project.lead),
        "person": names(people),
        "due": day(_next_date(workshop, project)),
    }


def _next_date(workshop: Workshop, project: Project) -> date | None:
    """Find the first date by which something of the project is to be done."""
    dues = [item.due for item in workshop.action_items_of(project.id) if not item.done]
    dues += [role.due for role in workshop.roles_of(project.id)]
    return min((due for due in dues if due is not None), default=None)
