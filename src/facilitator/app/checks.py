"""Before it starts: is everything around the workshop as it has to be, in seven lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from facilitator.app.machine import FileFacts, FilePlace, Power
from facilitator.domain.dates import say_date
from facilitator.domain.entities import EntityKind, Touch
from facilitator.domain.plan import day_fit
from facilitator.domain.readiness import Finding, Severity, workshop_findings
from facilitator.domain.terms import CenterKind
from facilitator.domain.workshop import Workshop

MEGABYTE = 1_000_000
_SPACE_NEEDED = 50 * MEGABYTE
_SPACE_WANTED = 200 * MEGABYTE
_LOW_BATTERY = 30


class CheckItem(StrEnum):
    SCREEN = "screen"
    SPACE = "space"
    FILE = "file"
    POWER = "power"
    FONTS = "fonts"
    SLEEP = "sleep"
    PLAN = "plan"


class CheckState(StrEnum):
    """A problem endangers the workshop; a warning is worth a look."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


class ScreenState(StrEnum):
    """What there is beside the console's screen."""

    OTHER = "other"
    ALONE = "alone"
    MIRRORED = "mirrored"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What was measured around the workshop.

    `file` is None where the file cannot be reached or its drive does not answer, `power` where
    there is no battery; `saves` is False while something entered waits to be saved; `stays_awake`
    is None while it is not known whether sleep can be kept off.
    """

    screen: ScreenState
    screen_name: str
    file: FileFacts | None
    saves: bool
    power: Power | None
    fonts: bool
    stays_awake: bool | None


@dataclass(frozen=True, slots=True)
class Check:
    """One line: `words.checks` tells its code with the gaps; `finding` is what to mend first."""

    item: CheckItem
    state: CheckState
    code: str
    gaps: Mapping[str, object] = field(default_factory=dict)
    finding: Finding | None = None


def check_before_start(around: Surroundings, workshop: Workshop, today: date) -> tuple[Check, ...]:
    """Give the seven lines, always in the same order."""
    return (
        _screen(around),
        _space(around.file),
        _file(around),
        _power(around.power),
        _fonts(around.fonts),
        _sleep(around.stays_awake),
        _plan(workshop, today),
    )


def to_look_at(checks: tuple[Check, ...]) -> int:
    """Count the lines that are not in order."""
    return sum(check.state is not CheckState.OK for check in checks)


def _screen(around: Surroundings) -> Check:
    state = {
        ScreenState.OTHER: CheckState.OK,
        ScreenState.ALONE: CheckState.WARNING,
        ScreenState.MIRRORED: CheckState.PROBLEM,
    }[around.screen]
    gaps = {"name": around.screen_name}
    return Check(CheckItem.SCREEN, state, f"screen_{around.screen.value}", gaps)


def _space(file: FileFacts | None) -> Check:
    if file is None:
        return Check(CheckItem.SPACE, CheckState.WARNING, "space_unknown")
    gaps = {"free": file.free}
    if file.free < _SPACE_NEEDED:
        return Check(CheckItem.SPACE, CheckState.PROBLEM, "space_none", gaps)
    if file.free < _SPACE_WANTED:
        return Check(CheckItem.SPACE, CheckState.WARNING, "space_low", gaps)
    return Check(CheckItem.SPACE, CheckState.OK, "space_ok", gaps)


def _file(around: Surroundings) -> Check:
    file = around.file
    if file is None:
        return Check(CheckItem.FILE, CheckState.PROBLEM, "file_unreachable")
    if not file.writable:
        return Check(CheckItem.FILE, CheckState.PROBLEM, "file_read_only")
    if not around.saves:
        return Check(CheckItem.FILE, CheckState.PROBLEM, "file_unsaved")
    state = {
        FilePlace.LOCAL: CheckState.OK,
        FilePlace.NETWORK: CheckState.PROBLEM,
        FilePlace.CLOUD: CheckState.WARNING,
        FilePlace.REMOVABLE: CheckState.WARNING,
    }[file.place]
    return Check(CheckItem.FILE, state, f"file_{file.place.value}", {"cloud": file.cloud})


def _power(power: Power | None) -> Check:
    if power is None:
        return Check(CheckItem.POWER, CheckState.OK, "power_none")
    gaps = {"percent": power.percent}
    if power.plugged is None:
        return Check(CheckItem.POWER, CheckState.WARNING, "power_unknown", gaps)
    if power.plugged:
        return Check(CheckItem.POWER, CheckState.OK, "power_plugged", gaps)
    is_low = power.percent < _LOW_BATTERY
    state = CheckState.PROBLEM if is_low else CheckState.WARNING
    return Check(CheckItem.POWER, state, "power_battery", gaps)


def _fonts(loaded: bool) -> Check:
    if loaded:
        return Check(CheckItem.FONTS, CheckState.OK, "fonts_ok")
    return Check(CheckItem.FONTS, CheckState.WARNING, "fonts_missing")


def _sleep(stays_awake: bool | None) -> Check:
    if stays_awake is None:
        return Check(CheckItem.SLEEP, CheckState.WARNING, "sleep_unknown")
    if stays_awake:
        return Check(CheckItem.SLEEP, CheckState.OK, "sleep_ok")
    return Check(CheckItem.SLEEP, CheckState.WARNING, "sleep_refused")


def _plan(workshop: Workshop, today: date) -> Check:
    found = plan_findings(workshop, today)
    if not found:
        return Check(CheckItem.PLAN, CheckState.OK, "plan_ok")
    first = found[0]
    state = CheckState.PROBLEM if first.severity is Severity.ERROR else CheckState.WARNING
    code = "plan_one" if len(found) == 1 else "plan_more"
    return Check(CheckItem.PLAN, state, code, {"count": len(found)}, first)


def plan_findings(workshop: Workshop, today: date) -> list[Finding]:
    """List what is wrong with the plan of the day: errors first, then a date that is not today."""
    found = workshop_findings(workshop)
    errors = [f for f in found if f.severity is Severity.ERROR]
    warnings = [f for f in found if f.severity is not Severity.ERROR]
    return [*errors, *_date_findings(workshop, today), *warnings, *_day_findings(workshop)]


def _date_findings(workshop: Workshop, today: date) -> list[Finding]:
    event = workshop.event
    if event.held_on is None or event.held_on == today:
        return []
    gaps = {"date": say_date(event.held_on), "today": say_date(today)}
    touch = Touch(EntityKind.EVENT, event.id)
    return [Finding("date_not_today", Severity.WARNING, gaps, touch, "held_on")]


def _day_findings(workshop: Workshop) -> list[Finding]:
    """Find what only the whole day shows: sections that do not fit it, centers without a place."""
    found: list[Finding] = []
    event, sections = workshop.event, workshop.sections
    spare = day_fit(workshop).spare
    # Sections with a start may run side by side; those without one are held one after another.
    if spare is not None and spare < 0 and any(s.planned_start is None for s in sections):
        touch = Touch(EntityKind.EVENT, event.id)
        found.append(Finding("day_too_full", Severity.WARNING, {"over": -spare}, touch, "ends_at"))
    seated = {center.id for section in sections for center in workshop.cast(section)}
    left_out = [
        c for c in workshop.centers if c.kind is CenterKind.CENTER and c.id not in seated and c.name
    ]
    if sections and left_out:
        gaps = {"centers": tuple(workshop.short_name(c.id) for c in left_out)}
        touch = Touch(EntityKind.CENTER, left_out[0].id)
        found.append(Finding("centers_left_out", Severity.WARNING, gaps, touch, "name"))
    return found
