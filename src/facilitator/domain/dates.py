"""Dates and times as people type them and as Korean public documents write them."""

import re
import unicodedata
from datetime import date, datetime, time

from facilitator.domain.text import one_line

_YEARS = range(1950, 2120)  # a workshop's days; beyond them it is a slip of the finger
_FULL = re.compile(r"(\d{4})\s*[.\-/년]\s*(\d{1,2})\s*[.\-/월]\s*(\d{1,2})\s*[.일]?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_PACKED_SHORT = re.compile(r"(\d{2})(\d{2})")
_SHORT = re.compile(r"(\d{1,2})\s*[.\-/월]\s*(\d{1,2})\s*[.일]?")
_UNTIL = re.compile(r"\s*까지[\s,]*|[\s,]+(?:까지[\s,]*)?")
_AMOUNT = re.compile("[조억만천백원%]")
_WEEKDAY = r"\s*(?:\(?\s*(?:[월화수목금토일]|mon|tue|wed|thu|fri|sat|sun)(?:요일|day)?\s*\)?)?"
_WRITTEN = re.compile(
    r"(\d{4}|['’]?\d{2})\s*[.\-/년]\s*(\d{1,2})\s*[.\-/월]\s*(\d{1,2})\s*[.일]?"
    + _WEEKDAY
    + r"(?:t?\s*00:00(?::00(?:\.0+)?)?)?"  # midnight, where a cell's date was made a text
)
_WRITTEN_SHORT = re.compile(_SHORT.pattern + _WEEKDAY)
_RUN_TOGETHER = re.compile(_PACKED_SHORT.pattern + _WEEKDAY)

_MORNING = ("오전", "am", "a.m.", "아침")
_AFTERNOON = ("오후", "pm", "p.m.")
_EVENING = ("저녁", "밤")
_HALF = "|".join(re.escape(word) for word in (*_MORNING, *_AFTERNOON, *_EVENING, "낮"))
_CLOCK = re.compile(
    rf"(?P<before>{_HALF})?\s*(?P<hours>\d{{1,2}})\s*"
    r"(?P<sign>(?::|시)\s*(?:(?P<minutes>\d{1,2}|반)\s*"
    r"(?:분|:\s*(?P<seconds>\d{1,2})(?:\.\d+)?)?)?)?"
    rf"\s*(?P<after>{_HALF})?(?:\s*(?:부터|까지))?"
)


def plain(text: str) -> str:
    """Bring typed text to the form in which values are read: one line, plain width, no case."""
    shown = text.replace("\u200b", "").replace("\ufeff", "")
    return one_line(unicodedata.normalize("NFKC", shown)).casefold()


def parse_date(text: str, near: date | None = None) -> date | None:
    """Read a date: `2024. 12. 5.(목)`, `24.12.5`, `20241205`, or with `near` `12. 5.`, `1205`.

    Without a year it is the first such day on or after `near`. None where it is no date.
    """
    tidy = plain(text)
    found = _WRITTEN.fullmatch(tidy) or _PACKED.fullmatch(tidy)
    if found:
        year, month, day = (int(part.lstrip("'’")) for part in found.groups())
        return _date(year + 2000 if year < 100 else year, month, day)
    found = _WRITTEN_SHORT.fullmatch(tidy) or _RUN_TOGETHER.fullmatch(tidy)
    if not found or near is None:
        return None
    month, day = (int(part) for part in found.groups())
    this = _date(near.year, month, day)
    return this if this is not None and this >= near else _date(near.year + 1, month, day) or this


def split_date(text: str, near: date | None = None) -> tuple[date | None, str]:
    """Read a date at the start of a text and give the rest: `12. 13. 예산 확인 후`."""
    tidy = _narrow(text)
    for pattern in (_FULL, _PACKED, _SHORT, _PACKED_SHORT):
        found = pattern.match(tidy)
        said = parse_date(found.group(), near) if found else None
        if found is None or said is None:
            continue
        rest = tidy[found.end() :]
        until = _UNTIL.match(rest)
        # `1.5억` and `1.5 억` are no dates; `12.13.예산` and `1/31 예산` begin with one.
        is_parted = found.group()[-1] in ".일" or (
            found.group()[-1] == " " and not _AMOUNT.match(rest)
        )
        if until is not None or not rest or is_parted:
            return said, rest[until.end() :] if until else rest
    return None, tidy


def parse_time(text: str, bare_hour: bool = False) -> time | None:
    """Read a time of day: `14:00`, `14:00:00`, `2시 반`, `PM 2:30`, `1400`; None where it is none.

    A number alone is an hour only where `bare_hour`.
    """
    tidy = plain(text)
    if re.fullmatch(r"\d{3,4}", tidy):
        tidy = f"{tidy[:-2]}:{tidy[-2:]}"
    found = _CLOCK.fullmatch(tidy)
    if not found or (found["before"] and found["after"]):
        return None
    half = found["before"] or found["after"]
    if not (half or found["sign"] or bare_hour):
        return None
    hour = _hour_of_day(int(found["hours"]), half)
    minute = 30 if found["minutes"] == "반" else int(found["minutes"] or 0)
    second = int(found["seconds"] or 0)
    if hour is None or not (hour < 24 and minute < 60 and second < 60):
        return None
    return time(hour, minute, second)


def _hour_of_day(hour: int, half: str | None) -> int | None:
    """Count an hour of a half of the day from midnight; None where the two do not go together."""
    if half is None:
        return hour
    if hour > 12:
        return None
    if half in _MORNING:
        return hour % 12
    if half in _EVENING:  # 밤 1시 and 밤 12시 are the next day already
        return hour + 12 if 5 <= hour < 12 else None
    if half == "낮" and hour in (10, 11):
        return hour
    return hour % 12 + 12


def say_date(day: date | None) -> str:
    """Write a date as `2024. 12. 5.`; "" for none."""
    return "" if day is None else f"{day.year}. {day.month}. {day.day}."


def say_short_date(day: date | None) -> str:
    """Write a date without its year: `12. 5.`; "" for none."""
    return "" if day is None else f"{day.month}. {day.day}."


def say_time(moment: time | datetime | None) -> str:
    """Write a time, or that of a moment, as `14:00`; "" for none.

    Not by strftime: that imports a module at each call, and clocks ask fifty times a second.
    """
    return "" if moment is None else f"{moment.hour:02d}:{moment.minute:02d}"


def _narrow(text: str) -> str:
    digits = str.maketrans("０１２３４５６７８９．：／－", "0123456789.:/-")
    return one_line(text).translate(digits)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
