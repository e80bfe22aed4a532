"""What the clocks remind of, in one quiet line."""

from datetime import datetime

from facilitator.domain.clocks import ClockState, break_over_since, idle_since, section_clock
from facilitator.domain.entities import Section
from facilitator.domain.plan import open_pause, running_section
from facilitator.domain.terms import SlideKind
from facilitator.domain.workshop import Workshop
from facilitator.ui.live.clock.clock_facts import say_clock
from facilitator.ui.live.next_step import next_step_of
from facilitator.words import tr

# Who ends a section and starts the next one needs a moment in between.
_PATIENCE = 120


def clock_hint(workshop: Workshop, here: Section | None, now: datetime) -> str:
    """Tell what the facilitator may have forgotten; "" for nothing. `here` is on the console."""
    running = running_section(workshop)
    over = break_over_since(workshop, now)
    if over is not None:
        told = tr("The break is over ({minutes}).", minutes=_since(over, now))
        return _with_start(workshop, told) if running is None else told
    if running is None:
        idle = idle_since(workshop, now)
        if idle is None or (now - idle).total_seconds() < _PATIENCE:
            return ""
        told = tr("No section is running ({minutes}).", minutes=_since(idle, now))
        return _with_start(workshop, told)
    if workshop.live.slide is SlideKind.BREAK and open_pause(workshop, running.id) is None:
        return tr("The section's clock goes on during the break. Ctrl+P stops it.")
    if here is None or here.id != running.id:
        return _elsewhere(workshop, running, now)
    return ""


def _since(since: datetime, now: datetime) -> str:
    return tr("for {minutes} min", minutes=int((now - since).total_seconds()) // 60)


def _with_start(workshop: Workshop, told: str) -> str:
    if next_step_of(workshop).start is None:
        return told
    return f"{told} {tr('Ctrl+Enter starts the next one.')}"


def _elsewhere(workshop: Workshop, running: Section, now: datetime) -> str:
    clock = section_clock(workshop, running, now)
    title, time = running.title or tr("(no title)"), say_clock(clock.left)
    if clock.paused:
        return tr("“{title}” is paused.", title=title)
    if clock.state is ClockState.OVER:
        return tr("“{title}” is running, over by {time}.", title=title, time=time)
    return tr("“{title}” is running, {time} left.", title=title, time=time)
