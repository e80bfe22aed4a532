"""The parts of a period as people write it: months, quarters, dates, stretches, remarks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NAMES = "january february march april may june july august september october november december"
_NAMED = "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in _NAMES.split())

# What a period is made of; of two readings the one that stands first is taken.
_PARTS = {
    "whole": r"연중|연간|1\s*년\s*내내|상\s*[·,/]?\s*하반기|year[- ]round|(?:all|whole) year",
    "always": r"상시|매월|매달|monthly",
    "aside": (
        r"(?:총|각|매월|매달|매주|격월|월|주|연)?\s*\d+(?:\s*~\s*\d+)?\s*"
        r"(?:개월간?|회기?|차례|번|시간|명|일간|주간)"
        r"|격월|매주|예정|잠정|동안|실시|운영|추진|진행|개최|기간\s*:?|from\b"
    ),
    "half": r"(?P<half>[상하전후])반기|h(?P<h>[12])\b|(?P<nth>first|second) half",
    "quarter": r"제?\s*(?P<quarter>[1-4])\s*(?:/\s*4\s*)?분기|q(?P<q>[1-4])\b",
    "year": (
        r"(?:(?P<year>\d{4}|'\d{2})\s*(?:[.\-/]|년도?|(?<=\d)(?=\s))|(?P<short>\d{2})\s*년도?"
        r"|(?P<dotted>[2-9]\d)\s*\.)(?=\s*[\d상하전후제연])"
    ),
    "coming": r"(?:익년도?|이듬해|다음\s*해|내년도?|차년도)(?=\s*[\d상하전후])",
    "this": r"(?:당해\s*(?:년도|연도)?|금년도?|올해)(?=\s*[\d상하전후])",
    "month": (
        r"(?P<month>\d{1,2})\s*월(?!요일)"
        r"(?:\s*(?P<day>\d{1,2})\s*(?:일(?!간)|(?=\s*~\s*\d{1,2}\s*일)))?"
    ),
    "date": r"(?P<m>\d{1,2})\s*(?P<sign>[./])\s*(?P<d>\d{1,2})\b\.?(?!\s*월)",
    "day": r"(?P<only>\d{1,2})\s*일",
    "number": r"(?P<number>\d{1,2})(?!\d)(?P<dot>\.?)",
    "name": rf"(?P<name>{_NAMED}|sept)\b\.?(?:\s+(?P<of>\d{{4}})(?!\d))?",
    "edge": r"(?P<edge>연초|연말)",
    "to": r"부터\s*~?|에서|~|-|to\b|through\b|until\b",
    "till": r"까지",
    "and": r"[,;·&/+]|및|와|과|and\b",
    "about": (
        r"초순|중순|하순|초반|중반|말일|말경|초|중|말|경|쯤"
        r"|(?:첫|둘|셋|넷|다섯)째\s*주|마지막\s*주|\d\s*(?:째\s*주|주차?)"
    ),
}
_TOKEN = re.compile(r"\s*(?:" + "|".join(f"(?P<_{k}>{p})" for k, p in _PARTS.items()) + ")")
_DASHED = re.compile(r"\s*(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)")


class UnclearError(Exception):
    """The text says something that is no period."""


@dataclass(frozen=True, slots=True)
class Point:
    """A month, quarter or half of a year; `bare` is a number that still wants its unit."""

    first: int
    last: int
    year: int | None = None
    day: int | None = None
    unit: str = "month"
    bare: bool = False
    dotted: bool = False


def parts_of(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Cut a text into its parts; whatever is none of them makes the whole not understood."""
    at, dashed = 0, False
    text = text.strip()
    while at < len(text):
        # Only after `2025-` is `03-01` a date; elsewhere `3-5` is a stretch.
        found = _DASHED.match(text, at) if dashed else None
        kind = "date"
        if found is None:
            found = _TOKEN.match(text, at)
            if found is None or found.lastgroup is None:
                raise UnclearError
            kind = next(k for k in _PARTS if found.group(f"_{k}") is not None)
        dashed = kind == "year" and found.group().endswith("-")
        at = found.end()
        yield kind, found


def month_of(number: int) -> int:
    """Check that a number is a month. Raises UnclearError."""
    if not 1 <= number <= 12:
        raise UnclearError
    return number


def day_of(month: int, number: int) -> int:
    """Check that a month has such a day. Raises UnclearError."""
    if not 1 <= number <= _DAYS[month - 1]:
        raise UnclearError
    return number


def quarter(number: int) -> Point:
    """Give a quarter of the year. Raises UnclearError."""
    if not 1 <= number <= 4:
        raise UnclearError
    return Point(3 * number - 2, 3 * number, unit="quarter")


def _of_half(found: re.Match[str]) -> Point:
    is_first = (found["half"] or found["h"] or found["nth"]) in ("상", "전", "1", "first")
    return Point(1, 6, unit="half") if is_first else Point(7, 12, unit="half")


def _of_quarter(found: re.Match[str]) -> Point:
    return quarter(int(found["quarter"] or found["q"]))


def _of_month(found: re.Match[str]) -> Point:
    month = month_of(int(found["month"]))
    day = day_of(month, int(found["day"])) if found["day"] else None
    return Point(month, month, day=day)


def _of_date(found: re.Match[str]) -> Point:
    month = month_of(int(found["m"]))
    return Point(month, month, day=day_of(month, int(found["d"])), unit="date")


def _of_day(found: re.Match[str]) -> Point:
    """A day alone belongs to the month that its stretch began in."""
    return Point(int(found["only"]), 0, unit="day", bare=True)


def _of_number(found: re.Match[str]) -> Point:
    return Point(int(found["number"]), 0, unit="", bare=True, dotted=bool(found["dot"]))


def _of_name(found: re.Match[str]) -> Point:
    month = [name[:3] for name in _NAMES.split()].index(found["name"][:3]) + 1
    return Point(month, month, int(found["of"]) % 100 if found["of"] else None, unit="name")


def _of_edge(found: re.Match[str]) -> Point:
    month = 1 if found["edge"] == "연초" else 12
    return Point(month, month)


POINTS = {
    "half": _of_half,
    "quarter": _of_quarter,
    "month": _of_month,
    "date": _of_date,
    "day": _of_day,
    "number": _of_number,
    "name": _of_name,
    "edge": _of_edge,
}
