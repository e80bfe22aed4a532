"""The matrix of centers by projects (협업 참여 현황표)."""

from typing import Any

from facilitator.documents.report.wording import MARKS, brief_label, lead_label, linked_label, say
from facilitator.domain.entities import Event, Project
from facilitator.domain.outcome import loads
from facilitator.domain.terms import Mark
from facilitator.domain.workshop import Workshop


def matrix(workshop: Workshop) -> dict[str, Any]:
    """Gather the legend, a row for each project and what each center leads and joins."""
    event = workshop.event
    load = loads(workshop)
    centers = workshop.centers
    return {
        "legend": [mark_of(mark, event) for mark in Mark],
        "centers": [c.short_name or c.name or say("No name") for c in centers],
        "rows": [_row(workshop, project) for project in workshop.projects],
        "totals": [
            [brief_label(lead_label(event)), [load[c.id].lead for c in centers]],
            [brief_label(linked_label(event)), [load[c.id].linked for c in centers]],
        ],
    }


def mark_of(mark: Mark, event: Event) -> dict[str, str]:
    """Describe a mark: its key (for the colour), symbol, word, and a word for narrow cells."""
    symbol, word, brief = MARKS[mark]
    if mark is Mark.LEAD:
        label = lead_label(event)
        return _described(mark, symbol, label, brief_label(label))
    return _described(mark, symbol, say(word), say(brief) if brief else "")


def _described(mark: Mark, symbol: str, word: str, brief: str) -> dict[str, str]:
    return {"key": mark.value, "symbol": symbol, "word": word, "brief": brief}


def _row(workshop: Workshop, project: Project) -> dict[str, Any]:
    confirmed = {a.center for a in workshop.answers_of(project.id) if a.confirmed_at is not None}
    return {
        "number": project.number,
        "title": project.title or say("No title"),
        "field": workshop.field_name(project),
        "marks": [workshop.mark(project, c.id).value for c in workshop.centers],
        "confirmed": [c.id in confirmed for c in workshop.centers],
        "joined": len(workshop.joining(project)),
    }
