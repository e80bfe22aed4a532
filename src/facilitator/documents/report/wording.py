"""A document's own words, dates and numbers, in the language chosen for it.

That is Korean unless `speaking` says otherwise, whatever language the windows speak. English stands
in the code; the Korean is in `resources/i18n/ko/report.json` under "report|English".
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import cache

from facilitator.domain.entities import Event
from facilitator.domain.terms import (
    AnswerWord,
    Mark,
    NoteKind,
    Presence,
    ProjectStage,
)
from facilitator.paths import resource

KOREAN, ENGLISH = "ko", "en"
_language: ContextVar[str] = ContextVar("language", default=KOREAN)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

# Of the letters 가 나 다 …: their consonants, and the vowels of one turn after the other.
_CONSONANTS = (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)
_VOWELS = (0, 4, 8, 13, 18, 20, 2, 6, 12, 17, 1, 5, 3, 7, 9)

MARKS: dict[Mark, tuple[str, str, str]] = {  # symbol, word, short word for a narrow cell
    Mark.LEAD: ("●", "Lead", "Lead"),
    Mark.YES: ("○", "Yes", "Yes"),
    Mark.CONDITIONAL: ("△", "Conditional", "Cond."),
    Mark.LATER: ("◇", "Reply later", "Later"),
    Mark.NO: ("×", "No", "No"),
    Mark.NOT_APPLICABLE: ("–", "Not applicable", "N/A"),
    Mark.UNANSWERED: ("·", "No answer", "Open"),
    Mark.NOT_ASKED: ("", "Blank: not asked", ""),
}
ANSWERS: dict[AnswerWord | None, str] = {
    AnswerWord.YES: "Yes",
    AnswerWord.CONDITIONAL: "Conditional",
    AnswerWord.LATER: "Reply later",
    AnswerWord.NO: "No",
    AnswerWord.NOT_APPLICABLE: "Not applicable",
    None: "No answer",
}
PRESENCES: dict[Presence, str] = {
    Presence.PRESENT: "Present",
    Presence.LATE: "Late",
    Presence.LEFT: "Left early",
    Presence.ABSENT: "Absent",
    Presence.OBSERVER: "Observer",
}
NOTE_KINDS: dict[NoteKind, str] = {
    NoteKind.POINT: "Point",
    NoteKind.QUESTION: "Question",
    NoteKind.CONCERN: "Concern",
    NoteKind.DECISION: "Decision",
    NoteKind.PARKED: "Parked",
    NoteKind.SUGGESTION: "Suggestion",
}
PROJECT_STAGES: dict[ProjectStage, str] = {
    ProjectStage.PROPOSED: "Proposed",
    ProjectStage.IN_DISCUSSION: "In discussion",
    ProjectStage.AGREED: "Provisionally agreed",
    ProjectStage.PARKED: "Parked",
    ProjectStage.WITHDRAWN: "Withdrawn",
    ProjectStage.IN_PLANNING: "In planning",
    ProjectStage.DECIDED: "Decided",
    ProjectStage.NOT_PURSUED: "Not pursued",
    ProjectStage.IN_EXECUTION: "In execution",
    ProjectStage.DONE: "Done",
}


@cache
def _catalog() -> dict[str, str]:
    texts: dict[str, str] = json.loads(
        resource("i18n", KOREAN, "report.json").read_text(encoding="utf-8")
    )
    return texts


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak this language ("ko" or "en") in what is gathered or written inside."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def is_english() -> bool:
    """Tell whether English is spoken."""
    return _language.get() == ENGLISH


def say(text: str, **gaps: object) -> str:
    """Tell a text of the report in its language; `{name}` gaps are filled with what is given."""
    found = _catalog()[f"report|{text}"]
    if is_english():
        found = text
    return found.format(**gaps) if gaps else found


def counted(count: int, one: str, many: str) -> str:
    """Tell how many there are; `one` is the English for a single one, Korean has no plural."""
    if is_english() and count == 1:
        return one
    return say(many, count=count)


def letter(index: int) -> str:
    """Give the letter of an item, counted from 0: 가 나 다 …, in English a b c …

    After 하 comes 거, after 허 고 and so on; after z comes aa.
    """
    if is_english():
        turn, place = divmod(index, 26)
        return chr(ord("a") + place) * (turn + 1)
    turn, place = divmod(index, len(_CONSONANTS))
    return chr(0xAC00 + 28 * (21 * _CONSONANTS[place] + _VOWELS[turn % len(_VOWELS)]))


def day(when: date | None) -> str:
    """Write a date, in Korean with its weekday: `2024. 12. 5.(목)`, `5 Dec 2024`; "" for none."""
    if when is None or is_english():
        return plain_day(when)
    weekday = "월화수목금토일"[when.weekday()]
    return f"{plain_day(when)}({weekday})"


def plain_day(when: date | None) -> str:
    """Write a date for a narrow column, `2024. 12. 5.` or `5 Dec 2024`; "" for none."""
    if when is None:
        return ""
    if is_english():
        return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    return f"{when.year}. {when.month}. {when.day}."


def clock(when: time | datetime | None) -> str:
    """Write a time, `14:00`; "" for none."""
    return "" if when is None else f"{when.hour:02}:{when.minute:02}"


def span(start: time | datetime | None, end: time | datetime | None) -> str:
    """Write from when to when, `14:00~14:50` or `14:00–14:50`; an open end stays open."""
    to = "–" if is_english() else "~"
    if start is None:
        return f"{to}{clock(end)}" if end is not None else ""
    return f"{clock(start)}{to}{clock(end)}"


def stamp(when: datetime | None, held_on: date | None) -> str:
    """Write when something was said: the time, with the date where it is not the workshop's."""
    if when is None:
        return ""
    if when.date() == held_on:
        return clock(when)
    if is_english():
        return f"{when.day} {_MONTHS[when.month - 1]} {clock(when)}"
    return f"{when.month}. {when.day}. {clock(when)}"


def names(shorts: list[str]) -> str:
    """Write names in a row."""
    return ", ".join(shorts)


def lead_label(event: Event) -> str:
    """Tell what the lead center is called in this workshop (주무센터, 주관 ...)."""
    return event.lead_label or say("Lead center")


def linked_label(event: Event) -> str:
    """Tell what a linked center is called in this workshop (연계센터, 협업 ...)."""
    return event.linked_label or say("Linked center")


def brief_label(label: str) -> str:
    """Cut the word for center off a label, for narrow cells: 주무센터 becomes 주무."""
    return label.removesuffix(say("center")).rstrip() or label
