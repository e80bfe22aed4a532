"""The list of attendees (참석자 명부), by center: to be signed, or an annex of the report."""

from dataclasses import replace
from typing import Any

from facilitator.app.report_choices import ReportChoices
from facilitator.documents.report.masking import masked
from facilitator.documents.report.wording import PRESENCES, clock, counted, say
from facilitator.domain.attendance import of_the_day
from facilitator.domain.entities import Attendee, Center
from facilitator.domain.terms import Presence
from facilitator.domain.workshop import Workshop

# A list up to so long stands in one piece, a longer one in small pieces that fill the pages.
_MOST_IN_ONE = 10
_PIECE = 5


def attendee_list(workshop: Workshop, choices: ReportChoices) -> dict[str, Any]:
    """Gather the attendees of each center; one line to write on where nobody is named."""
    lists = [_center(workshop, center, choices) for center in workshop.centers]
    people = len(workshop.attendees)
    listed = counted(len(lists), "1 center", "{count} centers")
    told = say("{people} people of {centers}", people=people, centers=listed) if people else ""
    return {
        "centers": [part for whole in lists for part in _in_parts(whole)],
        "told": told,
        "masked": choices.masked and choices.names,
    }


def attendee_annex(workshop: Workshop, choices: ReportChoices) -> dict[str, Any]:
    """Gather who is named, with how each was present on the day; nobody is masked in a report.

    Before any section was held nobody was there yet, whoever is expected.
    """
    named = replace(choices, masked=False)
    centers = [center for center in workshop.centers if workshop.attendees_of(center.id)]
    lists = [_center(workshop, center, named) for center in centers]
    return {"centers": [part for whole in lists for part in _in_parts(whole)]}


def _center(workshop: Workshop, center: Center, choices: ReportChoices) -> dict[str, Any]:
    people: list[Attendee | None] = [*workshop.attendees_of(center.id)]
    return {
        "center": center.name or center.short_name or say("No name"),
        "people": [_person(workshop, center, person, choices) for person in people or [None]],
    }


def _in_parts(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Part a long list, so that the center is named again and no part is torn by a page's end."""
    people = told["people"]
    size = len(people) if len(people) <= _MOST_IN_ONE else _PIECE
    parts = [people[n : n + size] for n in range(0, len(people), size)]
    return [{**told, "people": part} for part in parts]


def _person(
    workshop: Workshop, center: Center, person: Attendee | None, choices: ReportChoices
) -> dict[str, str]:
    name = person.name if person is not None else ""
    seat = of_the_day(workshop, center.id, person)
    word, is_there = say(PRESENCES[seat.presence]), seat.presence is Presence.PRESENT
    awaited = is_there and all(section.started_at is None for section in workshop.sections)
    return {
        "name": masked(name) if choices.masked else name,
        "presence": "" if is_there else word,
        "state": "" if awaited else " ".join(filter(None, (word, clock(seat.at)))),
    }
