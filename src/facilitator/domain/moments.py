"""Moments as people type them while the clock runs: `14:02`, `4분 전`, `-4`, `+7`."""

import re
from datetime import datetime, timedelta

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
    if found is None:
        return None
    days = (near.date() + timedelta(days=days) for days in (-1, 0, 1))
    moments = [datetime.combine(day, found) for day in days]
    return min(moments, key=lambda moment: abs(moment - near))


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
