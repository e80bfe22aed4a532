"""What the documents say: the workshop as plain data that can be written as JSON.

This is the allow-list of all documents. No contact, no reason marked private and nothing half typed
is read here, so none of these can reach a page; private notes and remarks are read by the running
order alone. `chosen` leaves out before anything is gathered what the user's choices leave out.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from facilitator.app.report_choices import (
    ANNEXES,
    FOR_THE_DAY,
    USUAL,
    Document,
    Part,
    ReportChoices,
)
from facilitator.documents.report.annexes import annexes
from facilitator.documents.report.attendees import attendee_annex, attendee_list
from facilitator.documents.report.center_sheets import center_sheets
from facilitator.documents.report.chosen import chosen
from facilitator.documents.report.closing import confirmation, set_aside
from facilitator.documents.report.collaboration import collaboration
from facilitator.documents.report.discussion import discussion
from facilitator.documents.report.follow_up import follow_up, remaining
from facilitator.documents.report.logo import logo_content
from facilitator.documents.report.matrix import matrix
from facilitator.documents.report.overview import attendance, overview, running
from facilitator.documents.report.promises import promises
from facilitator.documents.report.running_order import running_order
from facilitator.documents.report.template_words import TEMPLATE_WORDS
from facilitator.documents.report.wall_log import wall_log
from facilitator.documents.report.wording import day, say, span, speaking
from facilitator.domain.entities import Event
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop

# The parts of the result report's body in their order.
PARTS: dict[Part, Callable[[Workshop], Any]] = {
    Part.OVERVIEW: overview,
    Part.ATTENDANCE: attendance,
    Part.RUNNING: running,
    Part.MATRIX: matrix,
    Part.COLLABORATION: collaboration,
    Part.DISCUSSION: discussion,
    Part.PROMISES: promises,
    Part.FOLLOW_UP: follow_up,
    Part.SET_ASIDE: set_aside,
    Part.REMAINING: remaining,
    Part.CONFIRMATION: confirmation,
}
_READY = frozenset({WorkshopStage.CLOSED, WorkshopStage.FINAL})
_REPORT_ENDINGS = ("결과보고", "결과보고서", "result report")


def report_content(
    workshop: Workshop, made_at: datetime, choices: ReportChoices = USUAL
) -> dict[str, Any]:
    """Gather all that a document says. `made_at` is local time; it dates the document.

    The result holds only dicts, lists, str, int, bool and None. What tells of the outcome is marked
    as a draft (작성 중) until the workshop is closed. Raises Trouble where the logo cannot be used
    (see `logo`).
    """
    with speaking(choices.language):
        told = chosen(workshop, choices)
        return {**_frame(told, made_at, choices), **_body(told, choices)}


def is_draft(workshop: Workshop) -> bool:
    """Tell whether the outcome is still being worked on: until the workshop is closed."""
    return workshop.event.stage not in _READY


def report_title(title: str) -> str:
    """Name the result report: the workshop's title with 결과보고 after it."""
    title = title or say("Workshop")
    if title.casefold().endswith(_REPORT_ENDINGS):
        return title
    return say("{title}: Result report", title=title)


def _frame(workshop: Workshop, made_at: datetime, choices: ReportChoices) -> dict[str, Any]:
    """Gather what every document has around its text."""
    event = workshop.event
    aware = made_at if made_at.tzinfo is not None else made_at.astimezone()
    return {
        "document": choices.document.value,
        "language": choices.language,
        "made_at": aware.replace(microsecond=0).isoformat(),
        "draft": is_draft(workshop) and choices.document not in FOR_THE_DAY,
        "names": choices.names,
        "host": event.host,
        "logo": logo_content(choices.logo, event.host),
        "made_on": day(made_at.date()),
        "words": {name: say(text) for name, text in TEMPLATE_WORDS.items()},
    }


def _body(workshop: Workshop, choices: ReportChoices) -> dict[str, Any]:
    if choices.document is Document.RESULT:
        return _result(workshop, choices)
    event = workshop.event
    gather, name = _OTHERS[choices.document]
    return {
        "title": f"{event.title or say('Workshop')} {say(name)}",
        "name": say(name),
        "workshop": event.title or say("Workshop"),
        "cover": _cover(event),
        "body": gather(workshop, choices),
    }


def _result(workshop: Workshop, choices: ReportChoices) -> dict[str, Any]:
    parts = [part for part in PARTS if part in choices.parts]
    found = {part.value: PARTS[part](workshop) for part in parts}
    if not choices.names and Part.ATTENDANCE in parts:
        for row in found[Part.ATTENDANCE]["rows"]:
            row["people"] = ""
    behind = _annexes(workshop, choices)
    return {
        "title": report_title(workshop.event.title),
        "cover": _cover(workshop.event),
        "parts": [part.value for part in parts],
        **found,
        **{part.value: told for part, told in behind.items()},
        **annexes(list(behind)),
    }


def _annexes(workshop: Workshop, choices: ReportChoices) -> dict[Part, Any]:
    """Gather what stands behind the body: attendees that may be named, a wall that was open."""
    gather: dict[Part, Callable[[], Any]] = {
        Part.ATTENDEES: lambda: attendee_annex(workshop, choices),
        Part.WALL: lambda: wall_log(workshop),
    }
    there = {
        Part.ATTENDEES: choices.names and bool(workshop.attendees),
        Part.WALL: bool(workshop.shown_log),
    }
    return {part: gather[part]() for part in ANNEXES if part in choices.parts and there[part]}


def _cover(event: Event) -> list[list[str]]:
    """List what stands below the title; what is not known is left out."""
    when = "  ".join(filter(None, (day(event.held_on), span(event.starts_at, event.ends_at))))
    facts = [(say("When"), when), (say("Where"), event.place)]
    return [list(fact) for fact in facts if fact[1]]


_OTHERS: dict[Document, tuple[Callable[[Workshop, ReportChoices], Any], str]] = {
    Document.RUNNING_ORDER: (lambda workshop, _: running_order(workshop), "Running order"),
    Document.ATTENDEES: (attendee_list, "List of attendees"),
    Document.CENTER_SHEETS: (center_sheets, "Sheet of each center"),
    Document.WALL_ANNEX: (lambda workshop, _: wall_log(workshop), "What the wall showed"),
}
