"""Running the day: sections start and end, projects and the workshop move along their stages."""

from datetime import datetime

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.domain.entities import Section
from facilitator.domain.failures import RuleBroken
from facilitator.domain.plan import running_section
from facilitator.domain.terms import (
    PROJECT_WAYS,
    WORKSHOP_WAYS,
    ProjectId,
    ProjectStage,
    SectionId,
    SlideKind,
    WorkshopStage,
)


def _section(entry: Entry, section: SectionId) -> Section:
    found = entry.workshop.section(section)
    if found is None:
        raise RuleBroken("no_such_section")
    return found


def _not_before_start(section: Section, now: datetime) -> datetime:
    """Give now, or the start where the laptop's clock was set back meanwhile."""
    return now if section.started_at is None else max(now, section.started_at)


def _end_running(entry: Entry, but: SectionId | None = None) -> None:
    for other in entry.workshop.sections:
        if other.id != but and other.started_at is not None and other.ended_at is None:
            entry.set(other, ended_at=_not_before_start(other, entry.now))


def start_section(entry: Entry, section: SectionId) -> Action:
    """Start a section and its clock; a section that still runs ends, the workshop runs.

    Starting one that ended reopens it with its first start.
    """
    found = _section(entry, section)
    event = entry.workshop.event
    if event.stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
        raise RuleBroken("workshop_is_closed")
    _end_running(entry, but=section)
    reopened = found.started_at is not None
    entry.set(found, started_at=found.started_at or entry.now, ended_at=None)
    if event.stage is WorkshopStage.PREPARED:
        entry.set(event, stage=WorkshopStage.RUNNING)
    if entry.workshop.live.section != section or not reopened:
        entry.set(
            entry.workshop.live,
            section=section,
            project=None,
            slide=SlideKind.SECTION,
            page=0,
            break_until=None,
        )
    return entry.action(Label.SECTION_REOPENED if reopened else Label.SECTION_STARTED)


def end_section(entry: Entry, section: SectionId) -> Action:
    """End a running section. It can be started again, and the ending undone."""
    found = _section(entry, section)
    if found.started_at is None or found.ended_at is not None:
        raise RuleBroken("section_not_running", section=found.title)
    entry.set(found, ended_at=_not_before_start(found, entry.now))
    entry.set(
        entry.workshop.live,
        section=section,
        slide=SlideKind.SUMMARY,
        page=0,
        break_until=None,
    )
    return entry.action(Label.SECTION_ENDED)


def correct_start(entry: Entry, section: SectionId, started_at: datetime) -> Action:
    """Correct when a section started; not after now, not after its end."""
    found = _section(entry, section)
    if found.started_at is None:
        raise RuleBroken("section_not_started", section=found.title)
    started_at = started_at.replace(microsecond=0)
    if started_at > (found.ended_at or entry.now):
        raise RuleBroken("start_after_end")
    entry.set(found, started_at=started_at)
    return entry.action(Label.SECTION_TIMES_CORRECTED)


def change_minutes(entry: Entry, section: SectionId, minutes: int) -> Action:
    """Give a section more minutes, or take some (negative); never below one or above a day."""
    found = _section(entry, section)
    entry.set(found, planned_minutes=min(max(1, found.planned_minutes + minutes), 24 * 60))
    return entry.action(Label.SECTION_TIMES_CORRECTED)


def move_project_stage(entry: Entry, project: ProjectId, stage: ProjectStage) -> Action:
    """Move a project along its allowed ways; RuleBroken otherwise."""
    found = entry.workshop.project(project)
    if found is None:
        raise RuleBroken("no_such_project")
    if stage is not found.stage and stage not in PROJECT_WAYS[found.stage]:
        raise RuleBroken("stage_not_allowed", old=found.stage, new=stage)
    entry.set(found, stage=stage)
    return entry.action(Label.PROJECT_STAGE_MOVED)


def move_workshop_stage(entry: Entry, stage: WorkshopStage) -> Action:
    """Move the workshop one step along its stages; a section ends when the workshop stops."""
    event = entry.workshop.event
    if stage is not event.stage and stage not in WORKSHOP_WAYS[event.stage]:
        raise RuleBroken("workshop_stage_not_allowed", old=event.stage, new=stage)
    if stage is not WorkshopStage.RUNNING:
        _end_running(entry)
    entry.set(event, stage=stage)
    if stage is WorkshopStage.CLOSED and event.stage is WorkshopStage.RUNNING:
        return entry.action(Label.WORKSHOP_CLOSED)
    if stage is WorkshopStage.RUNNING and event.stage is WorkshopStage.CLOSED:
        return entry.action(Label.WORKSHOP_REOPENED)
    return entry.action(Label.WORKSHOP_STAGE_MOVED)


def discussion_begins(entry: Entry, project: ProjectId | None) -> None:
    """Move a proposed project into discussion: something was said about it in a running section.

    Part of the entry that says it, so undo takes both back; looking at a project moves nothing.
    """
    found = entry.workshop.project(project)
    running = running_section(entry.workshop)
    if found is None or running is None or found.stage is not ProjectStage.PROPOSED:
        return
    if found.id in running.projects or found.id == entry.workshop.live.project:
        entry.set(found, stage=ProjectStage.IN_DISCUSSION)
