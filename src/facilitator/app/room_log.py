"""The log of what the room saw: a line whenever the wall shows something else."""

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.app.place import PROJECT_STEPS, SECTION_STEPS
from facilitator.domain.entities import Live, Shown
from facilitator.domain.terms import ProjectId, SectionId, ShownId, SlideKind, WallMode
from facilitator.domain.workshop import Workshop

Seen = tuple[bool, WallMode, SlideKind | None, SectionId | None, ProjectId | None, int | None, str]


def log_wall(entry: Entry, is_on: bool, page: int = 0) -> Action:
    """Log what the wall shows now if it is not what the log ends with.

    `is_on` tells whether a wall is open at all, `page` which page of the slide is on, from 0.
    Nothing is logged before the first wall is open.
    """
    workshop = entry.workshop
    live = workshop.live
    last = next(reversed(workshop.shown_log), None)
    if last is None and not is_on:
        return entry.action(Label.ROOM_SAW, undoable=False)
    slide, section, project = _shown(live)
    line = Shown(
        ShownId(entry.new_id()),
        entry.now,
        is_on,
        live.wall,
        slide,
        section,
        project,
        page,
        _title(workshop, live, slide, section, project),
        "" if live.wall is WallMode.BLANK else live.message,
    )
    if last is None or _seen(last) != _seen(line):
        entry.put(line)
    return entry.action(Label.ROOM_SAW, undoable=False)


def _shown(live: Live) -> tuple[SlideKind, SectionId | None, ProjectId | None]:
    if live.held:
        return live.held_slide, live.held_section, live.held_project
    return live.slide, live.section, live.project


def _seen(line: Shown) -> Seen:
    """Tell what counts as the same picture; black is black whatever lies behind it."""
    if not line.on or line.wall is WallMode.BLANK:
        return (line.on, line.wall if line.on else WallMode.BLANK, None, None, None, None, "")
    if line.wall is WallMode.HOLDING:
        return (True, line.wall, None, None, None, None, line.message)
    return (
        True,
        line.wall,
        line.slide,
        line.section if line.slide in SECTION_STEPS else None,
        line.project if line.slide in PROJECT_STEPS else None,
        None if line.slide is SlideKind.NOTES else line.page,  # they page by themselves
        line.message,
    )


def _title(
    workshop: Workshop,
    live: Live,
    slide: SlideKind,
    section: SectionId | None,
    project: ProjectId | None,
) -> str:
    """Tell the headline of the picture, as it stands there now."""
    if live.wall is WallMode.BLANK:
        return ""
    found_project, found_section = workshop.project(project), workshop.section(section)
    if live.wall is WallMode.SHOWN and slide in PROJECT_STEPS and found_project is not None:
        return f"{found_project.number}. {found_project.title}"
    if live.wall is WallMode.SHOWN and slide in SECTION_STEPS and found_section is not None:
        return found_section.title
    return workshop.event.title
