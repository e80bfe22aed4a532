"""The outline of the event: when, where and why, who was there, how the sections ran."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from facilitator.documents.report.wording import PRESENCES, clock, counted, day, names, say, span
from facilitator.domain.attendance import Seat, of_the_day
from facilitator.domain.entities import Attendee, Center, Event, Project, Section
from facilitator.domain.outcome import owed
from facilitator.domain.plan import SectionState, section_state
from facilitator.domain.terms import (
    AnswerWord,
    CenterKind,
    Mark,
    Presence,
    ProjectStage,
)
from facilitator.domain.workshop import Workshop

_CAME = (Presence.PRESENT, Presence.LATE, Presence.LEFT)


def overview(workshop: Workshop) -> dict[str, Any]:
    """Gather the facts of the event, each with its heading, and the result in one paragraph."""
    event = workshop.event
    facts = [
        (say("When"), _when(event)),
        (say("Where"), event.place),
        (say("Host"), event.host),
        (say("Purpose"), event.purpose),
        (say("Who came"), _who_came(workshop)),
        (say("Topics"), _what(workshop)),
    ]
    return {"facts": [list(f) for f in facts if f[1]], "summary": _summary(workshop)}


def attendance(workshop: Workshop) -> dict[str, Any]:
    """Gather the attendees by center, with how many came, watched and stayed away."""
    rows = [_attendance_of(workshop, center) for center in workshop.centers]
    total = {key: sum(row[key] for row in rows) for key in ("present", "observer", "absent")}
    return {"rows": rows, "total": total}


def running(workshop: Workshop) -> list[dict[str, Any]]:
    """Gather the sections with their planned and actual times, projects and cast."""
    return [_section(workshop, section) for section in workshop.sections]


def _when(event: Event) -> str:
    return "  ".join(filter(None, (day(event.held_on), span(event.starts_at, event.ends_at))))


def _counted(seats: Iterable[Seat], *presences: Presence) -> int:
    return sum(seat.presence in presences for seat in seats)


def _attendance_of(workshop: Workshop, center: Center) -> dict[str, Any]:
    people = workshop.attendees_of(center.id)
    seats = [of_the_day(workshop, center.id, person) for person in people]
    told = names([_person(p, s) for p, s in zip(people, seats, strict=True)])
    return {
        "center": center.name or center.short_name or say("No name"),
        "people": told if people else _presence(of_the_day(workshop, center.id)),
        "present": _counted(seats, *_CAME),
        "observer": _counted(seats, Presence.OBSERVER),
        "absent": _counted(seats, Presence.ABSENT),
    }


def _person(attendee: Attendee, seat: Seat) -> str:
    name, presence = attendee.name or say("No name"), _presence(seat)
    return f"{name}({presence})" if presence else name


def _presence(seat: Seat) -> str:
    """Tell a presence, late or left with its time; nothing of who was there all day."""
    if seat.presence is Presence.PRESENT:
        return ""
    return " ".join(filter(None, (say(PRESENCES[seat.presence]), clock(seat.at))))


def _who_came(workshop: Workshop) -> str:
    people = workshop.attendees
    if not people:
        return ""
    seats = [of_the_day(workshop, person.center, person) for person in people]
    watched = _counted(seats, Presence.OBSERVER)
    came = say(
        "{people} people of {centers}", people=_counted(seats, *_CAME), centers=_parties(workshop)
    )
    return came + (counted(watched, ", 1 observer", ", {count} observers") if watched else "")


def _parties(workshop: Workshop) -> str:
    """Count the centers, the secretariat apart: `5개 센터와 사무국`."""
    centers = sum(c.kind is CenterKind.CENTER for c in workshop.centers)
    others = len(workshop.centers) - centers
    if not others:
        return counted(centers, "1 center", "{count} centers")
    if not centers:
        return say("the secretariat")
    return counted(centers, "1 center and the secretariat", "{count} centers and the secretariat")


def _what(workshop: Workshop) -> str:
    if not workshop.projects:
        return ""
    fields = {p.field for p in workshop.projects} - {None}
    count = len(workshop.projects)
    if fields:
        return say("{count} projects in {fields} fields", count=count, fields=len(fields))
    return counted(count, "1 project", "{count} projects")


def _summary(workshop: Workshop) -> str:
    """Tell in a few sentences what came out; only what there is to tell is told."""
    told = [_discussed(workshop), _answered(workshop), _agreed(workshop), _set(workshop)]
    sentences = [sentence for sentence in told if sentence]
    return " ".join(sentences) if sentences else say("No discussion has been recorded yet.")


def _discussed(workshop: Workshop) -> str:
    held = [s for s in workshop.sections if s.started_at is not None]
    projects = {p.id for s in held for p in workshop.projects_of(s) if _was_discussed(workshop, p)}
    if not projects:
        return ""
    return say(
        "Projects discussed: {projects}; sections held: {sections}.",
        projects=len(projects),
        sections=len(held),
    )


def _was_discussed(workshop: Workshop, project: Project) -> bool:
    """Tell whether a project of a section was really reached."""
    return (
        project.stage is not ProjectStage.PROPOSED
        or bool(workshop.turns_of(project.id))
        or bool(workshop.notes_of(project.id))
        or any(a.word is not None for a in workshop.answers_of(project.id))
    )


def _answered(workshop: Workshop) -> str:
    marks = [workshop.mark(p, c.id) for p in workshop.projects for c in workshop.centers]
    given = {word: marks.count(Mark(word.value)) for word in AnswerWord}
    if not any(given.values()):
        return ""
    words = {
        AnswerWord.YES: say("{count} yes", count=given[AnswerWord.YES]),
        AnswerWord.CONDITIONAL: say("{count} conditional", count=given[AnswerWord.CONDITIONAL]),
        AnswerWord.LATER: say("{count} to reply later", count=given[AnswerWord.LATER]),
        AnswerWord.NO: say("{count} no", count=given[AnswerWord.NO]),
        AnswerWord.NOT_APPLICABLE: say("{count} n/a", count=given[AnswerWord.NOT_APPLICABLE]),
    }
    listed = names([words[word] for word in AnswerWord if given[word]])
    missing = len(owed(workshop).unanswered)
    told = say("Answers given: {count} ({listed}).", count=sum(given.values()), listed=listed)
    return told + (" " + say("Answers missing: {count}.", count=missing) if missing else "")


def _agreed(workshop: Workshop) -> str:
    stages = [p.stage for p in workshop.projects]
    agreed = stages.count(ProjectStage.AGREED)
    parked = stages.count(ProjectStage.PARKED)
    told = [counted(agreed, "1 project agreed", "{count} projects agreed")] if agreed else []
    told += [counted(parked, "1 project parked", "{count} projects parked")] if parked else []
    return say("Result: {listed}.", listed=names(told)) if told else ""


def _set(workshop: Workshop) -> str:
    owners = [p.id for p in workshop.projects]
    decisions = sum(
        not note.private for owner in (*owners, None) for note in workshop.decisions_of(owner)
    )
    told = [counted(decisions, "1 decision", "{count} decisions")] if decisions else []
    actions = len(workshop.action_items)
    told += [counted(actions, "1 follow-up action", "{count} follow-up actions")] if actions else []
    return say("Recorded: {listed}.", listed=names(told)) if told else ""


def _section(workshop: Workshop, section: Section) -> dict[str, Any]:
    cast = workshop.cast(section)
    everyone = len(cast) == len(workshop.centers) > 1
    led = [(say("Facilitator"), section.facilitator), (say("Recorder"), section.recorder)]
    return {
        "title": section.title or say("No title"),
        "led": " · ".join(f"{label} {name}" for label, name in led if name),
        "room": section.room,
        "planned": _planned(section),
        "actual": _actual(section),
        "duration": _duration(section),
        "projects": names([str(p.number) for p in workshop.projects_of(section)]),
        "cast": say("All") if everyone else names([c.short_name or c.name for c in cast]),
    }


def _planned(section: Section) -> str:
    if section.planned_start is None:
        return _minutes(section.planned_minutes) if section.planned_minutes else ""
    # Any day will do: only the clock of the end is told.
    start = datetime.combine(datetime.min, section.planned_start)
    return span(start, start + timedelta(minutes=section.planned_minutes))


def _actual(section: Section) -> str:
    if section_state(section) is SectionState.RUNNING:
        return f"{clock(section.started_at)}~ ({say('running')})"
    return span(section.started_at, section.ended_at)


def _duration(section: Section) -> str:
    if section.started_at is None or section.ended_at is None:
        return ""
    minutes = round((section.ended_at - section.started_at).total_seconds() / 60)
    over = minutes - section.planned_minutes
    told = _minutes(minutes)
    return f"{told} ({over:+d})" if over and section.planned_minutes else told


def _minutes(count: int) -> str:
    return say("{count} min", count=count)
