"""The list of attendees (참석자 명부), by center, to be signed."""

from typing import Any

from facilitator.app.report_choices import ReportChoices
from facilitator.documents.report.masking import masked
from facilitator.documents.report.wording import PRESENCES, counted, say
from facilitator.domain.attendance import of_the_day
from facilitator.domain.entities import Attendee, Center
from facilitator.domain.terms import Presence
from facilitator.domain.workshop import Workshop


def attendee_list(workshop: Workshop, choices: ReportChoices) -> dict[str, Any]:
    """Gather the attendees of each center; one line to write on where nobody is named."""
    centers = [_center(workshop, center, choices) for center in workshop.centers]
    people = len(workshop.attendees)
    listed = counted(len(centers), "1 center", "{count} centers")
    told = say("{people} people of {centers}", people=people, centers=listed) if people else ""
    return {
        "centers": centers,
        "told": told,
        "masked": choices.masked and choices.names,
    }


def _center(workshop: Workshop, center: Center, choices: ReportChoices) -> dict[str, Any]:
    people: list[Attendee | None] = [*workshop.attendees_of(center.id)]
    return {
        "center": center.name or center.short_name or say("No name"),
        "people": [_person(workshop, center, person, choices) for person in people or [None]],
    }


def _person(
    workshop: Workshop, center: Center, person: Attendee | None, choices: ReportChoices
) -> dict[str, str]:
    name = person.name if person is not None else ""
    presence = of_the_day(workshop, center.id, person).presence
    return {
        "name": masked(name) if choices.masked else name,
        "presence": "" if presence is Presence.PRESENT else say(PRESENCES[presence]),
    }
