"""The sheet 섹션: which projects are discussed when and where."""

from collections.abc import Callable
from datetime import time

from facilitator.app.book import BookHeading as H
from facilitator.documents.workbook.projects import ReadProjects
from facilitator.documents.workbook.sheet import Line, Table
from facilitator.documents.workbook.values import to_minutes, to_numbers, to_span
from facilitator.domain.entities import Event, Section
from facilitator.domain.plan import minutes_of
from facilitator.domain.reading import bare, folded
from facilitator.domain.terms import ProjectId, SectionId
from facilitator.words import tr

# Rows of a timetable that discuss no project; the plan of the day shows gaps by itself.
_NO_SECTION = (
    *("휴식", "쉬는시간", "점심", "중식", "석식", "저녁식사", "오찬", "만찬", "등록", "접수"),
    *("개회", "폐회", "인사말", "환영사", "기념촬영", "정리"),
    *("break", "lunch", "coffee", "opening", "closing", "registration"),
)


def read_sections(table: Table, read: ReadProjects, new_id: Callable[[], str]) -> list[Section]:
    """Read the sections in the order of their rows, and check each project's place."""
    sections: list[Section] = []
    titles: dict[str, int] = {}
    place_of: dict[ProjectId, str] = {}
    for line in table.lines:
        title = line.text(H.SECTION)
        if line.lacks(H.PROJECTS) and bare(title).lstrip("0123456789").startswith(_NO_SECTION):
            line.warning("section_left_out", H.SECTION, text=title)
            continue
        _check_title(line, title, titles)
        projects = _projects(line, title, read, place_of)
        start, minutes = _times(line)
        sections.append(
            Section(
                SectionId(new_id()),
                title,
                line.text(H.ROOM),
                start,
                minutes,
                line.text(H.FACILITATOR),
                line.text(H.RECORDER),
                projects,
                order=len(sections) + 1,
            )
        )
    _check_places(read, place_of)
    return sections


def _check_places(read: ReadProjects, place_of: dict[ProjectId, str]) -> None:
    """Tell of each project that is in no section."""
    for project in read.projects:
        # A project whose number is in error cannot be in any section yet.
        if project.id not in place_of and read.numbers.get(project.number) == project.id:
            line = read.rows[project.id]
            line.warning("project_nowhere", H.NUMBER, number=project.number)


def _check_title(line: Line, title: str, titles: dict[str, int]) -> None:
    if line.lacks(H.SECTION):
        line.error("section_untitled", H.SECTION)
    elif title and titles.setdefault(folded(title), line.number) != line.number:
        line.warning("section_doubled", H.SECTION, first=titles[folded(title)])


def _projects(
    line: Line, title: str, read: ReadProjects, place_of: dict[ProjectId, str]
) -> tuple[ProjectId, ...]:
    """Read the section's projects in the order of discussion."""
    if line.lacks(H.PROJECTS):
        line.warning("section_empty", H.PROJECTS)
    found: list[ProjectId] = []
    for number in line.read(H.PROJECTS, to_numbers, "projects_invalid") or ():
        project = read.numbers.get(number)
        if project is None:
            if read.numbers:  # without any number the sheet of projects has its own error
                line.error("project_unknown", H.PROJECTS, number=number)
            continue
        if project in place_of:
            line.warning("project_twice", H.PROJECTS, number=number, section=place_of[project])
        place_of.setdefault(project, title)
        found.append(project)
    return tuple(found)


def _times(line: Line) -> tuple[time | None, int]:
    """Read the start and the minutes; a start like 13:50~14:40 gives both."""
    span = line.read(H.START, to_span, "time_invalid")
    minutes = line.read(H.MINUTES, to_minutes, "minutes_invalid")
    start, end = span or (None, None)
    if line.value(H.MINUTES) is None and start and end and end > start:
        minutes = minutes_of(end) - minutes_of(start)
    elif line.lacks(H.MINUTES):
        line.warning("minutes_missing", H.MINUTES)
    return start, minutes or 0


def one_section(event: Event, read: ReadProjects, new_id: Callable[[], str]) -> Section:
    """Make the section of a workbook without sections: all projects, over the whole event."""
    minutes = 0
    if event.starts_at and event.ends_at and event.ends_at > event.starts_at:
        minutes = minutes_of(event.ends_at) - minutes_of(event.starts_at)
    projects = tuple(p.id for p in read.projects)
    title = tr("All projects", "book")
    return Section(
        SectionId(new_id()),
        title,
        event.place,
        event.starts_at,
        minutes,
        projects=projects,
        order=1,
    )
