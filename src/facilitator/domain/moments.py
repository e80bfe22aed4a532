"""Moments as people type them while the clock runs: `14:02`, `4분 전`, `-4`, `+7`."""

import re
from datetime import datetime, time, timedelta

from facilitator.domain.dates import parse_time, plain

_MINUTES = r"(?:분|min|mins|minute|minutes|m)"
_AGO = re.compile(rf"(?P<sign>[-−–])?\s*(?P<count>\d{{1,4}})\s*{_MINUTES}?\s*(?P<ago>전|ago)?")
_MORE = re.compile(rf"(?P<sign>[+\-−–])?\s*(?P<count>\d{{1,4}})\s*{_MINUTES}?")
_NOW = ("지금", "now")


def parse_moment(text: str, now: datetime, near: datetime) -> datetime | None:
    """Read a moment: a time of day, or minutes before `now` (`-4`, `4분 전`, `4 min ago`).

    A time of day is the one nearest to `near`, maybe on the day before or after. None where it is
    neither.
    """
    tidy = plain(text)
    if tidy in _NOW:
        return now.replace(microsecond=0)
    ago = _AGO.fullmatch(tidy)
    if ago and (ago["sign"] or ago["ago"]):
        return now.replace(microsecond=0) - timedelta(minutes=int(ago["count"]))
    found = parse_time(text)
    return None if found is None else nearest_moment(found, near)


def nearest_moment(moment: time, near: datetime) -> datetime:
    """Give the moment with this time of day that is nearest, maybe on the day before or after."""
    days = (near.date() + timedelta(days=days) for days in (-1, 0, 1))
    return min((datetime.combine(day, moment) for day in days), key=lambda each: abs(each - near))


def parse_more(text: str) -> int | None:
    """Read minutes that are given or taken: `+7`, `7`, `-5분`; nothing is 0, None is no number."""
    tidy = plain(text)
    if not tidy:
        return 0
    found = _MORE.fullmatch(tidy)
    if found is None:
        return None
    minutes = int(found["count"])
    return -minutes if found["sign"] in ("-", "−", "–") else minutes
