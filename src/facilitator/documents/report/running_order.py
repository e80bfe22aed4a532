"""The running order (진행표): the day as the facilitator has it in hand.

The only document that tells private notes and remarks; it is marked as internal on every page.
"""

from datetime import datetime, time, timedelta
from typing import Any

from facilitator.documents.report.wording import (
    NOTE_KINDS,
    clock,
    counted,
    names,
    say,
    span,
    stamp,
)
from facilitator.domain.entities import Note, Project, Section
from facilitator.domain.plan import planned_slots
from facilitator.domain.terms import SectionId
from facilitator.domain.workshop import Workshop


def running_order(workshop: Workshop) -> dict[str, Any]:
    """Gather the plan of the day, and every section with its projects and private notes."""
    placed = {p.id for section in workshop.sections for p in workshop.projects_of(section)}
    beside = [note for note in workshop.notes_of(None) if note.private]
    known = {section.id for section in workshop.sections}
    return {
        "purpose": workshop.event.purpose,
        "day": _day(workshop),
        "sections": [_section(workshop, section, beside) for section in workshop.sections],
        "unplaced": [_project(workshop, p, None) for p in workshop.projects if p.id not in placed],
        "beside": [_note(workshop, n) for n in beside if n.section not in known],
    }


def _day(workshop: Workshop) -> list[dict[str, str]]:
    """List sections, opening and breaks in the order of the clock; those without a time last."""
    slots = planned_slots(workshop)
    rows = [
        {
            "when": span(_time(slot.start), _time(slot.start + slot.minutes)),
            "minutes": _minutes(slot.minutes),
            **_told(workshop, slot.section, say("Opening") if slot.opening else say("Break")),
        }
        for slot in slots
    ]
    timed = {slot.section for slot in slots}
    rows += [
        {"when": "", "minutes": _minutes(s.planned_minutes), **_told(workshop, s.id, "")}
        for s in workshop.sections
        if s.id not in timed
    ]
    return rows


def _told(workshop: Workshop, section_id: SectionId | None, otherwise: str) -> dict[str, str]:
    section = workshop.section(section_id)
    if section is None:
        return {"title": otherwise, "room": "", "projects": "", "cast": "", "gap": "yes"}
    return {
        "title": section.title or say("No title"),
        "room": section.room,
        "projects": names([str(p.number) for p in workshop.projects_of(section)]),
        "cast": _cast(workshop, section),
        "gap": "",
    }


def _section(workshop: Workshop, section: Section, beside: list[Note]) -> dict[str, Any]:
    projects = workshop.projects_of(section)
    led = [(say("Facilitator"), section.facilitator), (say("Recorder"), section.recorder)]
    starts = _starts(section, len(projects))
    return {
        "title": section.title or say("No title"),
        "when": _when(section),
        "minutes": _minutes(section.planned_minutes),
        "room": section.room,
        "led": " · ".join(f"{label} {name}" for label, name in led if name),
        "cast": _cast(workshop, section),
        "projects": [
            _project(workshop, project, start)
            for project, start in zip(projects, starts, strict=True)
        ],
        "notes": [_note(workshop, note) for note in beside if note.section == section.id],
    }


def _project(workshop: Workshop, project: Project, start: time | None) -> dict[str, Any]:
    budget = (
        "" if project.budget is None else say("KRW {amount} thousand", amount=f"{project.budget:,}")
    )
    details = [
        [say("Field"), workshop.field_name(project)],
        [say("Period"), project.period],
        [say("Budget"), budget],
        [say("Remarks"), project.remarks],
    ]
    asked = workshop.proposed_to(project.id)
    return {
        "start": clock(start),
        "number": project.number,
        "title": project.title or say("No title"),
        "lead": workshop.short_name(project.lead),
        "asked": names([c.short_name or c.name for c in asked]),
        "summary": project.summary,
        "details": [detail for detail in details if detail[1]],
        "notes": [_note(workshop, n) for n in workshop.notes_of(project.id) if n.private],
    }


def _note(workshop: Workshop, note: Note) -> dict[str, str]:
    return {
        "at": stamp(note.at, workshop.event.held_on),
        "center": workshop.short_name(note.center),
        "kind": say(NOTE_KINDS[note.kind]),
        "text": note.text,
    }


def _cast(workshop: Workshop, section: Section) -> str:
    cast = workshop.cast(section)
    if len(cast) == len(workshop.centers) > 1:
        return say("All")
    return names([c.short_name or c.name for c in cast])


def _when(section: Section) -> str:
    start = section.planned_start
    if start is None:
        return ""
    began = datetime.combine(datetime.min, start)
    return span(start, began + timedelta(minutes=section.planned_minutes))


def _starts(section: Section, count: int) -> list[time | None]:
    """Share the section's minutes out evenly: when each project would begin."""
    if section.planned_start is None:
        return [None] * count
    began = datetime.combine(datetime.min, section.planned_start)
    step = timedelta(minutes=section.planned_minutes / max(1, count))
    return [(began + n * step).time() for n in range(count)]


def _time(minutes: int) -> time:
    return (datetime.min + timedelta(minutes=minutes)).time()


def _minutes(count: int) -> str:
    return counted(count, "1 min", "{count} min") if count else ""
