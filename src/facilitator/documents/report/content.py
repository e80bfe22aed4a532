"""What the report says: the workshop as plain data that can be written as JSON.

This is the allow-list of the report. No contact, no remark, no private note, no reason marked
private and nothing half typed is read here, so none of these can reach a page.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from facilitator.documents.report.closing import confirmation, set_aside
from facilitator.documents.report.collaboration import collaboration
from facilitator.documents.report.discussion import discussion
from facilitator.documents.report.follow_up import follow_up, remaining
from facilitator.documents.report.matrix import matrix
from facilitator.documents.report.overview import attendance, overview, running
from facilitator.documents.report.promises import promises
from facilitator.documents.report.wording import LANGUAGE, day, say, span
from facilitator.domain.entities import Event
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop

# The parts in their order; a choice of parts (another version of the report) is a shorter list.
PARTS: dict[str, Callable[[Workshop], Any]] = {
    "overview": overview,
    "attendance": attendance,
    "running": running,
    "matrix": matrix,
    "collaboration": collaboration,
    "discussion": discussion,
    "promises": promises,
    "follow_up": follow_up,
    "set_aside": set_aside,
    "remaining": remaining,
    "confirmation": confirmation,
}
_READY = frozenset({WorkshopStage.CLOSED, WorkshopStage.FINAL})


def report_content(workshop: Workshop, made_at: datetime) -> dict[str, Any]:
    """Gather all that the report says. `made_at` is local time; it dates the document.

    The result holds only dicts, lists, str, int, bool and None. It is marked as a draft (작성 중)
    until the workshop is closed.
    """
    event = workshop.event
    aware = made_at if made_at.tzinfo is not None else made_at.astimezone()
    return {
        "language": LANGUAGE,
        "made_at": aware.replace(microsecond=0).isoformat(),
        "draft": event.stage not in _READY,
        "title": report_title(event.title),
        "host": event.host,
        "cover": _cover(event),
        "made_on": day(made_at.date()),
        "words": {name: say(text) for name, text in _TEMPLATE_WORDS.items()},
        "parts": list(PARTS),
        **{name: gather(workshop) for name, gather in PARTS.items()},
    }


def report_title(title: str) -> str:
    """Name the document: the workshop's title with 결과보고 after it."""
    report = say("Result report")
    title = title or say("Workshop")
    return title if title.endswith((report, say("Result report (long)"))) else f"{title} {report}"


def _cover(event: Event) -> list[list[str]]:
    """List what the cover tells below the title; what is not known is left out."""
    when = "  ".join(filter(None, (day(event.held_on), span(event.starts_at, event.ends_at))))
    facts = [(say("When"), when), (say("Where"), event.place)]
    return [list(fact) for fact in facts if fact[1]]


# What the template sets by itself: headings, column heads, short remarks.
_TEMPLATE_WORDS = {
    "draft": "Draft",
    "made_on": "Made on",
    "part_overview": "Overview",
    "part_attendance": "Attendance",
    "part_running": "How it ran",
    "part_matrix": "Who joins what",
    "part_discussion": "Results by project",
    "part_collaboration": "Collaboration at a glance",
    "part_promises": "What each center has taken on",
    "part_follow_up": "Follow-up and schedule",
    "part_set_aside": "Set aside and suggested",
    "part_remaining": "What remains",
    "part_confirmation": "Confirmation",
    "contents": "Contents",
    "summary": "Result",
    "none": "None",
    "nothing": "Nothing recorded",
    "center": "Center",
    "people": "Attendees",
    "present": "Present",
    "observer": "Observer",
    "absent": "Absent",
    "total": "Total",
    "section": "Section",
    "room": "Room",
    "planned": "Planned",
    "actual": "Actual",
    "duration": "Duration",
    "projects": "Projects",
    "cast": "Centers",
    "number": "No.",
    "project": "Project",
    "joined": "Joining",
    "confirmed": "Read back",
    "brief": "Summary",
    "answers": "Answers",
    "answer": "Answer",
    "details": "Condition, reply date, reason",
    "roles": "Division of roles",
    "task": "Task",
    "person": "Person",
    "resource": "Resource or expertise",
    "due": "Due",
    "undecided": "Undecided",
    "decisions": "Decisions",
    "issues": "Points at issue",
    "notes": "Discussion",
    "actions": "Follow-up actions",
    "what": "What",
    "owner": "Owner",
    "done": "State",
    "replies": "Replies to come",
    "reply_by": "Reply by",
    "next_steps": "Next steps",
    "project_steps": "Next step of each project",
    "when": "Time",
    "stage_now": "Stage",
    "next": "Next step",
    "next_due": "Next date",
    "network": "Network of collaboration",
    "load": "Load of each center",
    "strangers": "Pairs that share nothing",
    "no_strangers": "Every pair of centers shares a project.",
    "nothing_shared": "No projects are shared yet.",
    "taken_on": "Part",
    "condition": "Condition",
    "resource_short": "Resource",
    "to_reply": "To reply",
    "parked_projects": "Parked projects",
    "parked": "Parked points",
    "suggestions": "Suggestions",
    "content": "What",
    "raised_by": "Raised by",
    "confirm": "We confirm that this is what was discussed and agreed.",
    "position": "Position and name",
    "signature": "Signature",
    "sign_day": "Date of signature",
    "unit_people": "(unit: people)",
    "unit_times": "(unit: hours and minutes)",
    "unit_projects": "(unit: projects)",
    "foot_present": "Note on attendance",
    "foot_duration": "Note on times",
    "foot_confirmed": "Note on read-back",
    "foot_load": "Note on load",
    "unanswered": "Answers missing",
    "roles_without_person": "Roles without a person",
    "unconfirmed": "Not read back",
    "nobody_joined": "Nobody joined",
    "enclosed": "Enclosed",
    "body": "body",
    "copy": "1 copy.",
    "end": "End.",
}
