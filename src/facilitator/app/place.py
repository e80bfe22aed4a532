"""Where the facilitator stands: kept in the file, not part of undo."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from facilitator.app.action import Action, Change, Label
from facilitator.app.entry import Entry
from facilitator.app.turns import turn_to_live
from facilitator.domain.entities import EntityKind, Live, Section
from facilitator.domain.plan import SectionState, section_state
from facilitator.domain.terms import ProjectId, SectionId, SlideKind
from facilitator.domain.workshop import Workshop

# The way through one project; PageDown walks it, then goes on to the next project.
PROJECT_STEPS = (
    SlideKind.BRIEF,
    SlideKind.ANSWERS,
    SlideKind.NOTES,
    SlideKind.ROLES,
    SlideKind.READ_BACK,
)
# What frames that way: the slides about a whole section.
SECTION_STEPS = (SlideKind.SECTION, SlideKind.SUMMARY)


def _placed(entry: Entry) -> Action:
    return entry.action(Label.PLACE_CHANGED, undoable=False)


def go_to(
    entry: Entry,
    section: SectionId | None,
    project: ProjectId | None,
    slide: SlideKind,
    page: int | None = None,
) -> Action:
    """Move console and wall to a section, a project of it and a slide.

    It opens on its `first_page`.
    """
    entry.set(
        entry.workshop.live,
        section=section,
        project=project,
        slide=slide,
        page=first_page(slide) if page is None else page,
        break_until=None,
    )
    turn_to_live(entry)
    return _placed(entry)


def stand_before(entry: Entry, changes: Iterable[Change]) -> Action:
    """Go back to where the console stood before these changes moved it.

    Where it has moved on since, nothing changes.
    """
    live = entry.workshop.live
    moved = [c for c in changes if c.kind is EntityKind.LIVE and c.field]
    if all(getattr(live, c.field) == c.new for c in moved):
        entry.set(live, **{c.field: c.old for c in moved})
        turn_to_live(entry)
    return _placed(entry)


def first_page(slide: SlideKind) -> int:
    """Tell where a slide opens: notes on the newest page, the agenda on that of now (both -1)."""
    return -1 if slide in (SlideKind.NOTES, SlideKind.AGENDA) else 0


def show_slide(entry: Entry, slide: SlideKind) -> Action:
    """Show another slide of the same project and section."""
    live = entry.workshop.live
    return go_to(entry, live.section, live.project, slide)


def show_page(entry: Entry, page: int) -> Action:
    """Turn to a page of the slide, counted from 0; -1 is the newest, or that of now."""
    entry.set(entry.workshop.live, page=page)
    return _placed(entry)


def start_break(entry: Entry, until: datetime | None) -> Action:
    """Show the break with its clock; None is a break without an end."""
    entry.set(entry.workshop.live, slide=SlideKind.BREAK, page=0, break_until=until)
    return _placed(entry)


def open_page(entry: Entry, place: str) -> Action:
    """Remember which page of the application is open."""
    entry.set(entry.workshop.live, place=place)
    return _placed(entry)


def steps(projects: list[ProjectId]) -> list[tuple[ProjectId | None, SlideKind]]:
    """List the way through a section: the section, each project's steps, the summary."""
    way: list[tuple[ProjectId | None, SlideKind]] = [(None, SlideKind.SECTION)]
    for project in projects:
        way.extend((project, slide) for slide in PROJECT_STEPS)
    way.append((None, SlideKind.SUMMARY))
    return way


def next_step(
    live: Live, projects: list[ProjectId], by: int
) -> tuple[ProjectId | None, SlideKind] | None:
    """Find the step after (1) or before (-1) where the console stands; None at the ends.

    From a slide that is no step (agenda, matrix, break) it returns to the project's first step.
    """
    way = steps(projects)
    here = (live.project if live.slide in PROJECT_STEPS else None, live.slide)
    if here in way:
        index = way.index(here) + by
        return way[index] if 0 <= index < len(way) else None
    if live.project in projects:
        return (live.project, SlideKind.BRIEF if by > 0 else SlideKind.READ_BACK)
    return way[0]


def step_from(
    workshop: Workshop, section: Section, by: int
) -> tuple[ProjectId | None, SlideKind] | None:
    """Find the step after (1) or before (-1) where the console stands in a section.

    A break that was taken on the way leads back to the step that the room saw before it.
    """
    live = workshop.live
    if live.slide is SlideKind.BREAK:
        back = _seen_before(workshop, section)
        if back is not None:
            return back
    return next_step(live, list(section.projects), by)


def _seen_before(workshop: Workshop, section: Section) -> tuple[ProjectId | None, SlideKind] | None:
    """Find the last step that the room saw; None where it is not of where the console stands."""
    live = workshop.live
    way = {slide for _, slide in steps(list(section.projects[:1]))}
    seen = next((line for line in reversed(workshop.shown_log) if line.slide in way), None)
    if seen is None or (seen.section, seen.project) != (live.section, live.project):
        return None
    return live.project, seen.slide


class Stand(NamedTuple):
    """Where the console can stand."""

    section: SectionId
    project: ProjectId | None
    slide: SlideKind


def stand_after(workshop: Workshop, by: int) -> Stand | None:
    """Find where a step forward (1) or back (-1) leads; None where the way ends.

    Before any section it leads to the first one, from the summary of a section that has ended (or
    the break after it) to the next one that has not begun.
    """
    live = workshop.live
    section = workshop.section(live.section)
    if section is None:
        first = next(iter(workshop.sections), None)
        return Stand(first.id, None, SlideKind.SECTION) if first is not None and by > 0 else None
    coming = _section_after(workshop, section) if by > 0 else None
    if coming is not None:
        return Stand(coming.id, None, SlideKind.SECTION)
    found = step_from(workshop, section, by)
    return Stand(section.id, *found) if found is not None else None


def _section_after(workshop: Workshop, section: Section) -> Section | None:
    """Find the section to introduce: this one has ended, and its summary or a break is on."""
    if workshop.live.slide not in (SlideKind.SUMMARY, SlideKind.BREAK):
        return None
    if section_state(section) is not SectionState.ENDED:
        return None
    states = ((s, section_state(s)) for s in workshop.sections)
    return next((s for s, state in states if state is SectionState.PLANNED), None)
