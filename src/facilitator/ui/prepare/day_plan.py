"""What the timeline says: the slots of the day, their casts and what is wrong with them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from facilitator.domain.dates import say_time
from facilitator.domain.entities import EntityKind, Section
from facilitator.domain.plan import Slot, day_fit, planned_slots
from facilitator.domain.readiness import Finding
from facilitator.domain.terms import SectionId
from facilitator.domain.workshop import Workshop
from facilitator.words import tr

_MOST_NAMES = 8


class SlotState(StrEnum):
    PLAIN = "plain"
    WARNING = "warning"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class SlotValue:
    """One card of the timeline; without a section it is the opening or a break."""

    start: str
    title: str
    length: str
    detail: str = ""
    state: SlotState = SlotState.PLAIN
    section: SectionId | None = None
    warnings: tuple[Finding, ...] = ()


def slot_values(workshop: Workshop, findings: list[Finding]) -> list[SlotValue]:
    """Lay out the day; sections without a start come last."""
    warnings: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.touch is not None and finding.touch.kind is EntityKind.SECTION:
            warnings[finding.touch.id].append(finding)
    values = []
    for slot in planned_slots(workshop):
        section = workshop.section(slot.section)
        if section is None:
            values.append(_gap(slot))
        else:
            values.append(_section(workshop, section, tuple(warnings[section.id])))
    values.extend(
        _section(workshop, section, tuple(warnings[section.id]))
        for section in workshop.sections
        if section.planned_start is None
    )
    return values


def _gap(slot: Slot) -> SlotValue:
    start = say_time(time(slot.start // 60 % 24, slot.start % 60))
    title = tr("Opening", "prepare") if slot.opening else tr("Break", "prepare")
    return SlotValue(start, title, minutes_text(slot.minutes), state=SlotState.BREAK)


def _section(workshop: Workshop, section: Section, warnings: tuple[Finding, ...]) -> SlotValue:
    return SlotValue(
        say_time(section.planned_start) or "–",
        section.title or tr("(no name)"),
        minutes_text(section.planned_minutes),
        _detail(workshop, section),
        SlotState.WARNING if warnings else SlotState.PLAIN,
        section.id,
        warnings,
    )


def _detail(workshop: Workshop, section: Section) -> str:
    numbers = ", ".join(str(p.number) for p in workshop.projects_of(section))
    if not numbers:
        return ""
    return tr(
        "Projects {numbers} · {cast}", "prepare", numbers=numbers, cast=_cast(workshop, section)
    )


def _cast(workshop: Workshop, section: Section) -> str:
    cast = workshop.cast(section)
    if len(cast) == len(workshop.centers) > 1:
        return tr("all centers", "prepare")
    names = [workshop.short_name(center.id) for center in cast]
    if len(names) > _MOST_NAMES:
        told = ", ".join(names[:_MOST_NAMES])
        left = len(names) - _MOST_NAMES
        return tr("{names} and {count} more centers", "prepare", names=told, count=left)
    return ", ".join(names) or tr("no center", "prepare")


def minutes_text(minutes: int) -> str:
    """Tell a length in minutes."""
    return tr("{minutes} min", "prepare", minutes=minutes)


def fit_text(workshop: Workshop) -> tuple[str, bool]:
    """Tell the sum of the sections against the day, and whether it is too much."""
    fit = day_fit(workshop)
    over = max(fit.over_end, -fit.spare if fit.spare is not None else 0)
    if over > 0:
        return tr("Sum {sum} min · {over} min over", "prepare", sum=fit.planned, over=over), True
    if fit.spare is None:
        return tr("Sum {sum} min", "prepare", sum=fit.planned), False
    told = tr("Sum {sum} min · {spare} min spare", "prepare", sum=fit.planned, spare=fit.spare)
    return told, False
