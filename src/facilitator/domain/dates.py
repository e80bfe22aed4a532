"""Dates and times as people type them and as Korean public documents write them."""

import re
from datetime import date, time

from facilitator.domain.text import one_line

_FULL = re.compile(r"(\d{4})\s*[.\-/년]\s*(\d{1,2})\s*[.\-/월]\s*(\d{1,2})\s*[.일]?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT = re.compile(r"(\d{1,2})\s*[.\-/월]\s*(\d{1,2})\s*[.일]?")
_UNTIL = re.compile(r"\s*까지[\s,]*|[\s,]+(?:까지[\s,]*)?")
_TIME = re.compile(r"(\d{1,2})\s*(?::|시)\s*(\d{2})?\s*분?")


def parse_date(text: str, near: date | None = None) -> date | None:
    """Read a date: `2024. 12. 5.`, `2024-12-05`, `20241205`, or `12. 5.` with `near`.

    Without a year it is the first such day on or after `near`. None where it is no date.
    """
    tidy = _narrow(text)
    for pattern in (_FULL, _PACKED):
        found = pattern.fullmatch(tidy)
        if found:
            return _date(*(int(part) for part in found.groups()))
    found = _SHORT.fullmatch(tidy)
    if not found or near is None:
        return None
    month, day = (int(part) for part in found.groups())
    this = _date(near.year, month, day)
    return this if this is not None and this >= near else _date(near.year + 1, month, day) or this


def split_date(text: str, near: date | None = None) -> tuple[date | None, str]:
    """Read a date at the start of a text and give the rest: `12. 13. 예산 확인 후`."""
    tidy = _narrow(text)
    for pattern in (_FULL, _PACKED, _SHORT):
        found = pattern.match(tidy)
        said = parse_date(found.group(), near) if found else None
        if found is None or said is None:
            continue
        rest = tidy[found.end() :]
        until = _UNTIL.match(rest)
        # `1.5억` is no date; `12.13.예산` begins with one.
        if until is not None or not rest or found.group()[-1] in ".일":
            return said, rest[until.end() :] if until else rest
    return None, tidy


def parse_time(text: str) -> time | None:
    """Read a time of day: `14:00`, `14시`, `14시 30분`, `1400`; None where it is none."""
    tidy = _narrow(text)
    if re.fullmatch(r"\d{3,4}", tidy):
        tidy = f"{tidy[:-2]}:{tidy[-2:]}"
    found = _TIME.fullmatch(tidy)
    if not found:
        return None
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def say_date(day: date | None) -> str:
    """Write a date as `2024. 12. 5.`; "" for none."""
    return "" if day is None else f"{day.year}. {day.month}. {day.day}."


def say_short_date(day: date | None) -> str:
    """Write a date without its year: `12. 5.`; "" for none."""
    return "" if day is None else f"{day.month}. {day.day}."


def say_time(moment: time | None) -> str:
    """Write a time as `14:00`; "" for none."""
    return "" if moment is None else f"{moment.hour:02d}:{moment.minute:02d}"


def _narrow(text: str) -> str:
    digits = str.maketrans("０１２３４５６７８９．：／－", "0123456789.:/-")
    return one_line(text).translate(digits)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
