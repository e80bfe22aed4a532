"""What is wrong with the preparation of a workshop, or still missing from it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from facilitator.domain.entities import Center, EntityKind, Event, Project, Section, Touch
from facilitator.domain.plan import clashes, minutes_of
from facilitator.domain.terms import ProjectId, ProjectStage
from facilitator.domain.workshop import Workshop


class Severity(StrEnum):
    """An error keeps the workshop from running as planned; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to check: `words.findings` tells it with its gaps.

    `touch` names the entity where it is mended and `field` the entity's field; where a whole table
    is empty, `touch` is None and `field` is the name of the table ("centers").
    """

    code: str
    severity: Severity
    gaps: Mapping[str, object] = field(default_factory=dict)
    touch: Touch | None = None
    field: str = ""


def workshop_findings(workshop: Workshop) -> list[Finding]:
    """List what is wrong: the event, the centers, the projects, the sections, in that order."""
    return [
        *_event_findings(workshop.event),
        *_center_findings(workshop.centers),
        *_project_findings(workshop),
        *_section_findings(workshop),
    ]


def _event_findings(event: Event) -> Iterator[Finding]:
    touch = Touch(EntityKind.EVENT, event.id)
    if not event.title:
        yield Finding("no_title", Severity.ERROR, {}, touch, "title")
    if event.held_on is None:
        yield Finding("no_date", Severity.WARNING, {}, touch, "held_on")
    if event.starts_at is None:
        yield Finding("no_start", Severity.WARNING, {}, touch, "starts_at")
    if event.ends_at is None:
        yield Finding("no_end", Severity.WARNING, {}, touch, "ends_at")
    elif event.starts_at is not None and event.ends_at <= event.starts_at:
        gaps = {"start": event.starts_at, "end": event.ends_at}
        yield Finding("end_before_start", Severity.ERROR, gaps, touch, "ends_at")


def _center_findings(centers: list[Center]) -> Iterator[Finding]:
    if not centers:
        yield Finding("no_centers", Severity.ERROR, field="centers")
    known: Counter[str] = Counter()
    for center in centers:
        touch = Touch(EntityKind.CENTER, center.id)
        if not center.name:
            gaps = {"center": center.short_name}
            yield Finding("center_without_name", Severity.ERROR, gaps, touch, "name")
        elif not center.short_name:
            gaps = {"center": center.name}
            yield Finding("center_without_short_name", Severity.WARNING, gaps, touch, "short_name")
        for name, at in ((center.short_name, "short_name"), (center.name, "name")):
            if name and known[name]:
                yield Finding("center_name_doubled", Severity.ERROR, {"name": name}, touch, at)
                break
        known.update({center.name, center.short_name} - {""})


def _project_findings(workshop: Workshop) -> Iterator[Finding]:
    projects = [p for p in workshop.projects if p.stage is not ProjectStage.WITHDRAWN]
    if not projects:
        yield Finding("no_projects", Severity.ERROR, field="projects")
    doubled_numbers = _later_doubles(projects, lambda p: p.number)
    doubled_titles = _later_doubles([p for p in projects if p.title], lambda p: p.title)
    in_sections = _sections_of_projects(workshop)
    for project in projects:
        touch = Touch(EntityKind.PROJECT, project.id)
        gaps = {"number": project.number, "title": project.title}
        if project.id in doubled_numbers:
            yield Finding("project_number_doubled", Severity.ERROR, gaps, touch, "number")
        if not project.title:
            yield Finding("project_without_title", Severity.WARNING, gaps, touch, "title")
        elif project.id in doubled_titles:
            yield Finding("project_title_doubled", Severity.WARNING, gaps, touch, "title")
        if workshop.center(project.lead) is None:
            yield Finding("project_without_lead", Severity.ERROR, gaps, touch, "lead")
        if not workshop.proposals_of(project.id):
            yield Finding("project_nobody_asked", Severity.WARNING, gaps, touch, "proposed_to")
        if workshop.sections and project.id not in in_sections:
            yield Finding("project_without_section", Severity.WARNING, gaps, touch, "section")


def _later_doubles(rows: Iterable[Project], key: Callable[[Project], object]) -> set[str]:
    """Find the ids of the rows whose key an earlier row already has."""
    seen: set[object] = set()
    doubles: set[str] = set()
    for row in rows:
        if key(row) in seen:
            doubles.add(row.id)
        seen.add(key(row))
    return doubles


def _sections_of_projects(workshop: Workshop) -> dict[ProjectId, list[Section]]:
    found: defaultdict[ProjectId, list[Section]] = defaultdict(list)
    for section in workshop.sections:
        for project in section.projects:
            found[project].append(section)
    return dict(found)


def _section_findings(workshop: Workshop) -> Iterator[Finding]:
    sections = workshop.sections
    if not sections:
        yield Finding("no_sections", Severity.ERROR, field="sections")
    for section in sections:
        yield from _one_section(workshop, section)
    yield from _twice_discussed(workshop)
    for clash in clashes(workshop):
        first, second = workshop.section(clash.first), workshop.section(clash.second)
        assert first is not None and second is not None  # clashes are found among the sections
        touch = Touch(EntityKind.SECTION, second.id)
        gaps: dict[str, object] = {"first": first.title, "second": second.title}
        if clash.centers:
            gaps["centers"] = tuple(workshop.short_name(c.id) for c in clash.centers)
            yield Finding("centers_needed_twice", Severity.WARNING, gaps, touch, "planned_start")
        if clash.same_room:
            gaps["room"] = second.room
            yield Finding("room_needed_twice", Severity.WARNING, gaps, touch, "room")


def _one_section(workshop: Workshop, section: Section) -> Iterator[Finding]:
    touch = Touch(EntityKind.SECTION, section.id)
    gaps: dict[str, object] = {"section": section.title}
    if not section.title:
        yield Finding("section_without_title", Severity.WARNING, gaps, touch, "title")
    if not workshop.projects_of(section):
        yield Finding("section_without_projects", Severity.WARNING, gaps, touch, "projects")
    if section.planned_minutes <= 0:
        yield Finding("section_without_minutes", Severity.WARNING, gaps, touch, "planned_minutes")
    if section.planned_start is None:
        yield Finding("section_without_start", Severity.WARNING, gaps, touch, "planned_start")
        return
    event = workshop.event
    start = minutes_of(section.planned_start)
    if event.starts_at is not None and section.planned_start < event.starts_at:
        gaps = {**gaps, "start": event.starts_at}
        yield Finding("section_before_day", Severity.WARNING, gaps, touch, "planned_start")
    if event.ends_at is not None:
        over = start + section.planned_minutes - minutes_of(event.ends_at)
        if over > 0:
            gaps = {**gaps, "minutes": over, "end": time(event.ends_at.hour, event.ends_at.minute)}
            yield Finding("section_past_day", Severity.WARNING, gaps, touch, "planned_minutes")


def _twice_discussed(workshop: Workshop) -> Iterator[Finding]:
    for project_id, sections in _sections_of_projects(workshop).items():
        project = workshop.project(project_id)
        if project is None or len(sections) < 2:
            continue
        first, second = sections[0], sections[1]
        gaps = {"number": project.number, "first": first.title, "second": second.title}
        touch = Touch(EntityKind.SECTION, second.id)
        yield Finding("project_in_two_sections", Severity.WARNING, gaps, touch, "projects")
