"""The words of the wall: answers, roles, dates and clocks."""

from collections.abc import Mapping
from datetime import date, time
from functools import cache

from facilitator.app.slides import RoleLine
from facilitator.domain.terms import AnswerWord, Mark
from facilitator.ui.projection.typography import NO_BREAK
from facilitator.words import language, tr


def mark_word(mark: Mark, lead_label: str = "") -> str:
    """Say a mark in full words."""
    return (mark is Mark.LEAD and lead_label) or _mark_words(language())[mark]


def short_word(mark: Mark, lead_label: str = "") -> str:
    """Say a mark in one short word, for counts and narrow cells."""
    return (mark is Mark.LEAD and lead_label) or _short_words(language())[mark]


@cache  # a board of forty centers asks for them eighty times an answer
def _mark_words(_language: str) -> Mapping[Mark, str]:
    return {
        Mark.LEAD: tr("Lead center", "wall"),
        Mark.YES: tr("Yes", "wall"),
        Mark.CONDITIONAL: tr("Conditional", "wall"),
        Mark.LATER: tr("Reply later", "wall"),
        Mark.NO: tr("No", "wall"),
        Mark.NOT_APPLICABLE: tr("Not applicable", "wall"),
        Mark.UNANSWERED: tr("No answer", "wall"),
        Mark.NOT_ASKED: "",
    }


@cache
def _short_words(_language: str) -> Mapping[Mark, str]:
    return {
        Mark.LEAD: tr("Lead", "wall"),
        Mark.YES: tr("Yes", "wall"),
        Mark.CONDITIONAL: tr("Conditional", "wall"),
        Mark.LATER: tr("Later", "wall"),
        Mark.NO: tr("No", "wall"),
        Mark.NOT_APPLICABLE: tr("N/A", "wall"),
        Mark.UNANSWERED: tr("No answer", "wall"),
        Mark.NOT_ASKED: "",
    }


def mark_of(word: AnswerWord | None) -> Mark:
    """Give the mark of an answer; a blank is an open answer, never a no."""
    return Mark.UNANSWERED if word is None else Mark(word.value)


def lead_said(center: str, lead_label: str = "") -> str:
    """Say who leads: the label and the center's short name."""
    return f"{lead_label or tr('Lead', 'wall')}{NO_BREAK}{center}" if center else ""


def day(on: date) -> str:
    """Say a day of this year as public documents do: `12. 13.`."""
    return f"{on.month}.{NO_BREAK}{on.day}."


def year_day(on: date) -> str:
    """Say a day with its year: `2025. 1. 13.`; roles reach into the next year."""
    return f"{on.year}.{NO_BREAK}{day(on)}"


def until_day(on: date) -> str:
    """Say by which day: `12. 13.까지`."""
    return tr("by {day}", "wall", day=day(on))


def full_date(on: date | None, at: time | None) -> str:
    """Say a date with its weekday and time: `2024. 12. 5.(목) 13:30`."""
    if on is None:
        return clock_time(at) if at else ""
    weekdays = (
        tr("Mon", "wall"),
        tr("Tue", "wall"),
        tr("Wed", "wall"),
        tr("Thu", "wall"),
        tr("Fri", "wall"),
        tr("Sat", "wall"),
        tr("Sun", "wall"),
    )
    said = f"{on.year}. {on.month}. {on.day}.({weekdays[on.weekday()]})"
    return f"{said} {clock_time(at)}" if at else said


def clock_time(at: time) -> str:
    """Say a time of day: `13:30`."""
    return f"{at.hour:02}:{at.minute:02}"


def span(seconds: int) -> str:
    """Say a span as mm:ss, or as h:mm:ss from an hour on."""
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"


def budget_said(budget: int) -> str:
    """Say a budget in thousand KRW: `12,000천원`."""
    return tr("KRW {amount} thousand", "wall", amount=f"{budget:,}")


def role_said(role: RoleLine) -> str:
    """Say a role in one line: task, person, resource, due date."""
    due = tr("by {day}", "wall", day=year_day(role.due)) if role.due else ""
    return " – ".join(part for part in (role.task, role.person, role.resource, due) if part)
