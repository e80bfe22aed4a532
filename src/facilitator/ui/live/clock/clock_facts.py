"""What the clock of a section says: times in words, and how grave it is."""

from dataclasses import dataclass, replace
from datetime import datetime

from facilitator.domain.clocks import Clock, ClockState, project_clock, section_clock
from facilitator.domain.entities import Project, Section
from facilitator.domain.plan import SectionState, open_pause, section_state
from facilitator.domain.workshop import Workshop
from facilitator.words import tr

_DAY = 24 * 60 * 60


def say_clock(seconds: int) -> str:
    """Write seconds as mm:ss, or h:mm:ss from an hour on."""
    seconds = abs(seconds)
    if seconds >= _DAY:  # a section that was never ended
        return tr("{count} days", count=seconds // _DAY)
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes:02d}:{left:02d}"


def say_more(minutes: int) -> str:
    """Write given or taken minutes with their sign; "" for none."""
    return f"+{minutes}" if minutes > 0 else f"−{-minutes}" if minutes else ""


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """What the face of the clock shows; `state` is calm, warning, over or paused.

    `plan` tells what the day gave or took; `project` is "" where no project is on.
    """

    title: str
    big: str
    state: str = "calm"
    planned: str = ""
    elapsed: str = ""
    plan: str = ""
    project: str = ""
    project_title: str = ""
    project_state: str = "calm"
    used: int = 0
    whole: int = 1


def clock_facts(
    workshop: Workshop, section: Section, project: Project | None, now: datetime
) -> ClockFacts:
    """Put a section's clock into words, and that of the project the console is on."""
    clock, state = section_clock(workshop, section, now), section_state(section)
    if state is SectionState.PLANNED:
        facts = ClockFacts(tr("Planned time"), say_clock(clock.planned))
    elif state is SectionState.ENDED:
        facts = _ended(clock)
    else:
        facts = _running(clock, _stands_for(workshop, section, now))
    whole = max(1, clock.planned)
    facts = replace(facts, plan=_plan(section), used=min(clock.elapsed, whole), whole=whole)
    if project is None or state is SectionState.PLANNED:
        return facts
    return _with_project(facts, project_clock(workshop, project, section, now))


def _stands_for(workshop: Workshop, section: Section, now: datetime) -> int:
    """Count the seconds for which the section has stood still."""
    pause = open_pause(workshop, section.id)
    return 0 if pause is None else max(0, int((now - pause.started_at).total_seconds()))


def _plan(section: Section) -> str:
    if section.given_minutes == section.planned_minutes:
        return ""
    return tr(
        "{minutes} min planned, {more}",
        minutes=section.planned_minutes,
        more=say_more(section.given_minutes - section.planned_minutes),
    )


def _ended(clock: Clock) -> ClockFacts:
    over = clock.state is ClockState.OVER
    title = tr("Ended, over time", "section") if over else tr("Ended, time used", "section")
    return ClockFacts(title, say_clock(clock.elapsed), planned=f"/ {say_clock(clock.planned)}")


def _running(clock: Clock, stands_for: int) -> ClockFacts:
    elapsed = tr("{time} used", time=say_clock(clock.elapsed))
    if clock.planned <= 0:  # nothing to count down from
        facts = ClockFacts(tr("Time used", "section"), say_clock(clock.elapsed))
    else:
        over = clock.state is ClockState.OVER
        titles = {
            ClockState.CALM: tr("Time left", "section"),
            ClockState.WARNING: tr("Time to wrap up"),
            ClockState.OVER: tr("Over time", "section"),
        }
        facts = ClockFacts(
            titles[clock.state],
            ("+" if over else "") + say_clock(clock.left),
            clock.state.value,
            f"/ {say_clock(clock.planned)}",
            elapsed,
        )
    if clock.paused:
        stood = tr("Paused {time}", time=say_clock(stands_for))
        facts = replace(facts, title=stood, state="paused")
    return facts


def _with_project(facts: ClockFacts, clock: Clock) -> ClockFacts:
    said = f"{say_clock(clock.elapsed)} / {say_clock(clock.planned)}"
    if clock.state is ClockState.OVER:
        title = tr("Project, over", "clock")
        return replace(facts, project=said, project_title=title, project_state="over")
    return replace(facts, project=said, project_title=tr("Project", "clock"))
