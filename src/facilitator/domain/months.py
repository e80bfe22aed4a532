"""The months of a period as people write it: `2월~12월`, `2025. 3.~11.`, `상반기`, `3~5월, 9월`.

A text that is not understood whole tells no months at all: a guess would show a center as busy
or free when nobody said so.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from facilitator.domain.dates import plain
from facilitator.domain.period_parts import (
    POINTS,
    Point,
    UnclearError,
    day_of,
    month_of,
    parts_of,
    quarter,
)

YEAR_ROUND = frozenset(range(1, 13))
NO_MONTHS: frozenset[int] = frozenset()

_LONGEST = 200
_SAME_SIGNS = str.maketrans("〜∼∾‐‑‒–—―−年月日’‘、・ᆞ", "~~~-------년월일'',··")
_WEEKDAY = re.compile(r"\(\s*[월화수목금토일](?:요일)?\s*\)")
# `1·4분기` is one quarter or two; `1/4` is a day or a quarter.
_UNCLEAR = re.compile(r"\d\s*·\s*4\s*분기|(?<![\d/.])[1-4]/4(?![\d/]|\s*분기)")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_WITHOUT = re.compile(r"(?:단[,\s]*)?(.*?)(?:은|는)?\s*제외")


@dataclass(slots=True)
class _Span:
    start: Point
    end: Point | None = None


@lru_cache(maxsize=1024)
def months_of(period: str) -> frozenset[int]:
    """Read which months of the year (1–12) a period takes; none where it is not understood.

    Years only tell how long a stretch is: `2025. 11.~2026. 2.` takes four months, and whatever
    lasts a year or longer takes all.
    """
    tidy = _WEEKDAY.sub("", plain(period).translate(_SAME_SIGNS))
    if len(tidy) > _LONGEST or _UNCLEAR.search(tidy):
        return NO_MONTHS
    try:
        return _outside_brackets(tidy)
    except UnclearError:
        return NO_MONTHS


def _outside_brackets(text: str) -> frozenset[int]:
    """Read a text with remarks in brackets: months left out, or how often."""
    whole = _BRACKETS.fullmatch(text)
    if whole:
        return _read(whole.group(1))
    without = NO_MONTHS
    for remark in _BRACKETS.findall(text):
        excepted = _WITHOUT.fullmatch(remark.strip())
        if excepted is not None:
            without |= _some(_read(excepted.group(1)))
        elif any(kind not in ("aside", "always", "about") for kind, _ in parts_of(remark)):
            raise UnclearError
    return _read(_BRACKETS.sub(" ", text)) - without


def _some(months: frozenset[int]) -> frozenset[int]:
    if not months:
        raise UnclearError
    return months


def _read(text: str) -> frozenset[int]:
    reader = _Reader()
    for kind, found in parts_of(text):
        reader.take(kind, found)
    return reader.months()


class _Reader:
    """Puts the parts of a period together to stretches of months."""

    def __init__(self) -> None:
        self._spans: list[_Span] = []
        self._whole = False
        self._always = False
        self._to = False
        self._year: int | None = None
        self._last_year = 0
        self._year_said = False

    def take(self, kind: str, found: re.Match[str]) -> None:
        """Take the next part."""
        if kind == "to":
            self._begin_stretch()
        elif kind == "till":
            if self._to or not self._spans or self._spans[-1].end is None:
                raise UnclearError
        elif kind == "year":
            said = found["year"] or found["short"] or found["dotted"]
            self._say_year(int(said.lstrip("'")) % 100)
        elif kind == "coming":
            self._say_coming_year()
        elif kind == "whole":
            self._whole = True
            self._year = None
        elif kind == "always":
            self._always = True
        elif kind == "and" and self._to:
            raise UnclearError
        elif kind in POINTS:
            self._add(POINTS[kind](found))

    def _say_year(self, year: int) -> None:
        if self._year is not None:
            raise UnclearError
        self._year = self._last_year = year
        self._year_said = True

    def _say_coming_year(self) -> None:
        """Count from the year said last; without one, from the year that the stretch begins in."""
        if self._to and self._spans[-1].start.year is None:
            self._spans[-1].start = replace(self._spans[-1].start, year=self._last_year)
        self._say_year(self._last_year + 1)

    def _begin_stretch(self) -> None:
        if self._to or self._year is not None or not self._spans:
            raise UnclearError
        if self._spans[-1].end is not None:
            raise UnclearError
        self._to = True

    def _add(self, point: Point) -> None:
        if self._year is not None:
            if point.year is not None:
                raise UnclearError
            point = replace(point, year=self._year)
            self._year = None
        if self._to:
            self._spans[-1].end = point
            self._to = False
        else:
            self._spans.append(_Span(point))

    def months(self) -> frozenset[int]:
        """Give the months of all parts together."""
        if self._to or self._year is not None:
            raise UnclearError
        if self._whole:
            return YEAR_ROUND
        if not self._spans:
            return YEAR_ROUND if self._always else NO_MONTHS
        self._give_units()
        return frozenset[int]().union(*(_stretch(span) for span in self._spans))

    def _give_units(self) -> None:
        """Give every number the unit of what follows it, else the one that a year or dot tells."""
        unit, days = "", any(s.start.day or (s.end and s.end.day) for s in self._spans)
        for span in reversed(self._spans):
            if span.end is not None:
                span.end = self._with_unit(span.end, unit, days, span.start)
                unit = span.end.unit
            span.start = self._with_unit(span.start, unit, days, None, span.end)
            unit = span.start.unit

    def _with_unit(
        self,
        point: Point,
        unit: str,
        days: bool,
        start: Point | None,
        end: Point | None = None,
    ) -> Point:
        if not point.bare:
            return point
        number = point.first
        if start is not None and start.day is not None:
            return Point(start.first, start.last, start.year, day_of(start.first, number))
        if point.unit == "day":
            raise UnclearError
        if unit == "quarter":
            return replace(quarter(number), year=point.year)
        dated = point.year is not None or (self._year_said and not days)
        in_stretch = point.dotted and (start is not None or end is not None)
        if unit == "month" or dated or (in_stretch and not days):
            return Point(month_of(number), number, point.year)
        raise UnclearError


def _stretch(span: _Span) -> frozenset[int]:
    """Count the months from a start to an end, over the new year where it must be."""
    start, end = span.start, span.end or span.start
    first, last = start.first, end.last
    if start.year is None or end.year is None or start.year == end.year:
        length = (last - first) % 12
        if start.year is not None and start.year == end.year and last < first:
            raise UnclearError
        if first == last and start.day and end.day and start.day > end.day:
            raise UnclearError
    else:
        length = (end.year - start.year) * 12 + last - first
        if length < 0:
            raise UnclearError
    return frozenset((first + step - 1) % 12 + 1 for step in range(min(length, 11) + 1))
