"""Cells of a spreadsheet as values: Excel's own dates, times and serials, and typed text."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from facilitator.documents.workbook.grid import is_blank
from facilitator.domain.reading import (
    NotReadError,
    as_date,
    as_minutes,
    as_money,
    as_number,
    as_numbers,
    as_span,
    as_time,
    parts_of,
)
from facilitator.domain.text import clean, one_line

_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: an Excel serial that can be a workshop's day


def to_text(value: object, long: bool = False) -> str:
    """Tell a cell as the text that its user sees; several lines only where `long`."""
    if is_blank(value):
        return ""
    if isinstance(value, str):
        stripped = value.replace("\u200b", "").replace("\ufeff", "")
        return clean(stripped).strip() if long else one_line(stripped)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, datetime):
        return f"{to_text(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return f"{value.year}. {value.month}. {value.day}."
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def to_list(value: object, dots: bool = True) -> list[str]:
    """Split at commas, slashes, line breaks and, where wanted, middle dots; not in brackets."""
    return parts_of(to_text(value, long=True), dots)


def _refuse(value: object, *kinds: type) -> None:
    """Refuse what Excel took for something else. Raises NotReadError."""
    if isinstance(value, kinds):
        raise NotReadError(to_text(value))


def to_number(value: object) -> int:
    """Read a project number: a whole number from 1 up. Raises NotReadError."""
    _refuse(value, bool)
    return as_number(to_text(value))


def to_numbers(value: object) -> list[int]:
    """Read a list of project numbers like "1, 2, 10" or "1~3". Raises NotReadError."""
    _refuse(value, date, time, timedelta, bool)  # "1-3" that Excel took for a date
    if isinstance(value, float):  # 1.2 as a text would be two numbers
        return [to_number(value)]
    return as_numbers(to_text(value, long=True))


def to_money(value: object, unit: str = "천원") -> Decimal | None:
    """Read an amount in thousand won; a unit in the cell beats that of the heading.

    None where no amount is set. Raises NotReadError.
    """
    _refuse(value, bool, date, time, timedelta)
    return as_money(to_text(value), unit)


def to_date(value: object) -> date:
    """Read a day: a date, a serial, or a text. Raises NotReadError."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = to_text(int(value) if isinstance(value, float) else value).removesuffix(".0")
    if text.isdecimal() and int(text) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(text))
    return as_date(text)


def to_time(value: object) -> time:
    """Read a time of day: a time, a fraction of a day, or a text. Raises NotReadError."""
    if isinstance(value, datetime):
        return _to_second(value.time())
    if isinstance(value, time):
        return _to_second(value)
    if isinstance(value, timedelta):
        return _from_seconds(value.total_seconds())
    if isinstance(value, float) and 0 <= value < 1:
        return _from_seconds(value * 86_400)
    _refuse(value, date)
    return as_time(to_text(value))


def _from_seconds(seconds: float) -> time:
    whole = round(seconds)
    if not 0 <= whole < 86_400:
        raise NotReadError(str(seconds))
    return time(whole // 3600, whole % 3600 // 60, whole % 60)


def _to_second(moment: time) -> time:
    """Round to the second: fractions of a day are never exact."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    return _from_seconds(min(seconds, 86_399))


def to_span(value: object) -> tuple[time, time | None]:
    """Read a start, or a start and an end like "13:50~14:40". Raises NotReadError."""
    return as_span(to_text(value)) if isinstance(value, str) else (to_time(value), None)


def to_minutes(value: object) -> int:
    """Read a length in minutes, 1 to 1440; 0:50 as a time is 50 minutes. Raises NotReadError."""
    if isinstance(value, timedelta):
        return as_minutes(str(round(value.total_seconds() / 60)))
    if isinstance(value, time):
        return as_minutes(str(value.hour * 60 + value.minute))
    return as_minutes(to_text(value))
