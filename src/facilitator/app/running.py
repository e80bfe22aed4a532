"""Running the day: sections start and end, projects and the workshop move along their stages."""

from collections.abc import Mapping
from datetime import datetime

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.app.turns import turn_to_live
from facilitator.domain.entities import EntityKind, Pause, Section
from facilitator.domain.failures import RuleBroken
from facilitator.domain.plan import SectionState, open_pause, running_section, section_state
from facilitator.domain.terms import (
    PROJECT_WAYS,
    WORKSHOP_WAYS,
    PauseId,
    ProjectId,
    ProjectStage,
    SectionId,
    SlideKind,
    WorkshopStage,
)
from facilitator.domain.text import one_line


def _section(entry: Entry, section: SectionId) -> Section:
    found = entry.workshop.section(section)
    if found is None:
        raise RuleBroken("no_such_section")
    return found


def _not_before_start(section: Section, now: datetime) -> datetime:
    """Give now, or the start where the laptop's clock was set back meanwhile."""
    return now if section.started_at is None else max(now, section.started_at)


def _end_running(entry: Entry, at: datetime, but: SectionId | None = None) -> None:
    for other in entry.workshop.sections:
        if other.id != but and section_state(other) is SectionState.RUNNING:
            _end(entry, other, at)


def _end(entry: Entry, section: Section, at: datetime) -> None:
    """End a section, and with it the pause it may be in."""
    end = _not_before_start(section, at)
    pause = open_pause(entry.workshop, section.id)
    if pause is not None:
        entry.set(pause, ended_at=max(end, pause.started_at))
    entry.set(section, ended_at=end)


def start_section(entry: Entry, section: SectionId, at: datetime | None = None) -> Action:
    """Start a section and its clock; a section that still runs ends, the workshop runs.

    `at` is when it really started, not after now; what ran before ended then. Starting one that
    ended reopens it with its first start; the time between counts as a pause.
    """
    found = _section(entry, section)
    event = entry.workshop.event
    if event.stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
        raise RuleBroken("workshop_is_closed")
    at = entry.now if at is None else at.replace(microsecond=0)
    if at > entry.now:
        raise RuleBroken("start_after_end")
    _end_running(entry, at, but=section)
    reopened = found.started_at is not None
    if found.ended_at is not None and found.ended_at < at:
        entry.put(Pause(PauseId(entry.new_id()), section, found.ended_at, at))
    entry.set(found, started_at=found.started_at or at, ended_at=None)
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
    turn_to_live(entry)
    return entry.action(Label.SECTION_REOPENED if reopened else Label.SECTION_STARTED)


def end_section(entry: Entry, section: SectionId) -> Action:
    """End a running section. It can be started again, and the ending undone."""
    found = _section(entry, section)
    if found.started_at is None or found.ended_at is not None:
        raise RuleBroken("section_not_running", section=found.title)
    _end(entry, found, entry.now)
    entry.set(
        entry.workshop.live,
        section=section,
        slide=SlideKind.SUMMARY,
        page=0,
        break_until=None,
    )
    turn_to_live(entry)
    return entry.action(Label.SECTION_ENDED)


def _pause(entry: Entry, pause: PauseId) -> Pause:
    found = entry.workshop.find(EntityKind.PAUSE, pause)
    if not isinstance(found, Pause):
        raise RuleBroken("no_such_pause")
    return found


def pause_section(entry: Entry, section: SectionId, reason: str = "") -> Action:
    """Stop the clock of a running section; one that stands still already stays as it is."""
    found = _section(entry, section)
    if section_state(found) is not SectionState.RUNNING:
        raise RuleBroken("section_not_running", section=found.title)
    if open_pause(entry.workshop, section) is None:
        since = _not_before_start(found, entry.now)
        entry.put(Pause(PauseId(entry.new_id()), section, since, reason=one_line(reason)))
    return entry.action(Label.SECTION_PAUSED)


def resume_section(entry: Entry, section: SectionId) -> Action:
    """Let the clock of a paused section go on; a pause of no time leaves no record."""
    found = _section(entry, section)
    pause = open_pause(entry.workshop, section)
    if pause is None:
        raise RuleBroken("section_not_paused", section=found.title)
    if entry.now <= pause.started_at and not pause.reason:
        entry.remove(pause)
    else:
        entry.set(pause, ended_at=max(entry.now, pause.started_at))
    return entry.action(Label.SECTION_RESUMED)


def give_pause_reason(entry: Entry, pause: PauseId, reason: str) -> Action:
    """Say why a section stood still. The reason stays on the console and in the record."""
    entry.set(_pause(entry, pause), reason=one_line(reason))
    return entry.action(Label.SECTION_TIMES_CORRECTED, run=f"pause:{pause}")


def correct_start(entry: Entry, section: SectionId, started_at: datetime) -> Action:
    """Correct when a section started; not after now, not after its end.

    What ended because this one started, ended then too.
    """
    found = _section(entry, section)
    if found.started_at is None:
        raise RuleBroken("section_not_started", section=found.title)
    started_at = started_at.replace(microsecond=0)
    if started_at > (found.ended_at or entry.now):
        raise RuleBroken("start_after_end")
    for other in entry.workshop.sections:
        if other.id != section and other.ended_at == found.started_at:
            entry.set(other, ended_at=_not_before_start(other, started_at))
    entry.set(found, started_at=started_at)
    return entry.action(Label.SECTION_TIMES_CORRECTED)


def change_minutes(entry: Entry, section: SectionId, minutes: int) -> Action:
    """Give a section more minutes, or take some (negative); never below one or above a day.

    The plan stays as it was made.
    """
    found = _section(entry, section)
    _give(entry, found, found.given_minutes + minutes)
    return entry.action(Label.SECTION_TIMES_CORRECTED)


def share_out(entry: Entry, minutes: Mapping[SectionId, int]) -> Action:
    """Give sections that are still to come these minutes: what is left of the day is shared out."""
    for section, given in minutes.items():
        found = _section(entry, section)
        if section_state(found) is not SectionState.PLANNED:
            raise RuleBroken("section_has_started", section=found.title)
        _give(entry, found, given)
    return entry.action(Label.MINUTES_SHARED_OUT)


def _give(entry: Entry, section: Section, minutes: int) -> None:
    given = min(max(1, minutes), 24 * 60)
    entry.set(section, extra_minutes=given - section.planned_minutes)


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
        _end_running(entry, entry.now)
        turn_to_live(entry)
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
