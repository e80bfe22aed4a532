"""Reading what people type into cells: numbers, money, dates, times and lists."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from facilitator.documents.workbook.grid import is_blank
from facilitator.domain.text import clean, one_line

NOTHING = frozenset({"", "-", "–", "—", "없음", "해당없음", "미정", "추후", "none", "n/a", "tbd"})
_FREE = frozenset({"비예산", "무예산"})

_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: an Excel serial that can be a workshop's day
_YEARS = range(1950, 2120)


class NotReadError(ValueError):
    """The cell holds something else than what belongs there."""


def folded(text: str) -> str:
    """Fold a text for comparing: full-width forms, case and all white space do not matter."""
    return "".join(unicodedata.normalize("NFKC", clean(text)).casefold().split())


def bare(text: str) -> str:
    """Fold a text and drop its punctuation as well."""
    return "".join(ch for ch in folded(text) if ch.isalnum())


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


def _plain(value: object) -> str:
    """Tell a cell as one folded line that keeps single spaces."""
    return one_line(unicodedata.normalize("NFKC", to_text(value))).casefold()


# -- numbers -----------------------------------------------------------------------------------

_NUMBER = re.compile(r"(?:no\.?|제|#)?\s*(\d{1,6})(?:\.0+)?\s*(?:번|호|\.|\))?")


def to_number(value: object) -> int:
    """Read a project number: a whole number from 1 up. Raises NotReadError."""
    if isinstance(value, bool):
        raise NotReadError
    found = _NUMBER.fullmatch(_plain(value))
    if found is None or int(found[1]) < 1:
        raise NotReadError
    return int(found[1])


_RANGE = re.compile(r"(.+?)\s*[~∼〜-]\s*(.+)")
_WIDEST_RANGE = 500


def to_numbers(value: object) -> list[int]:
    """Read a list of project numbers like "1, 2, 10", "1~3" or "1번·2번". Raises NotReadError."""
    if isinstance(value, date | time | timedelta | bool):  # "1-3" that Excel took for a date
        raise NotReadError
    numbers: list[int] = []
    for part in _number_parts(value):
        found = _RANGE.fullmatch(part)
        if found is None:
            numbers.append(to_number(part))
            continue
        first, last = to_number(found[1]), to_number(found[2])
        if not first <= last <= first + _WIDEST_RANGE:
            raise NotReadError
        numbers.extend(range(first, last + 1))
    return list(dict.fromkeys(numbers))


def _number_parts(value: object) -> list[str]:
    if isinstance(value, float):
        return [to_text(value)]
    text = unicodedata.normalize("NFKC", to_text(value, long=True))
    spaced = re.sub(r"\s*([~∼〜-])\s*", r"\1", text)
    return [p for p in re.split(r"[,;/|、·ㆍ・‧&\s]+", spaced) if p]


_MONEY = re.compile(r"(?:₩|\\|krw)?\s*(-?[\d,]+(?:\.\d+)?)\s*(?:krw)?\s*([^\d\s]*)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
# In thousand won.
UNITS = {
    "원": Decimal("0.001"),
    "won": Decimal("0.001"),
    "krw": Decimal("0.001"),
    "천원": Decimal(1),
    "천": Decimal(1),
    "만원": Decimal(10),
    "만": Decimal(10),
    "백만원": Decimal(1000),
    "백만": Decimal(1000),
    "억원": Decimal(100_000),
    "억": Decimal(100_000),
}
_MOST_MONEY = Decimal(10) ** 12


def to_money(value: object, unit: str = "천원") -> Decimal | None:
    """Read an amount in thousand won; a unit in the cell beats that of the heading.

    None where no amount is set. Raises NotReadError.
    """
    if isinstance(value, bool | date | time | timedelta):
        raise NotReadError
    text = _plain(value)
    if folded(text) in _FREE:
        return Decimal(0)
    if folded(text) in NOTHING:
        return None
    found = _MONEY.fullmatch(text)
    if found is None or found[2] not in {"", *UNITS}:
        raise NotReadError
    if "," in found[1] and not _GROUPED.fullmatch(found[1]):
        raise NotReadError
    try:
        amount = Decimal(found[1].replace(",", "")) * UNITS[found[2] or unit]
    except InvalidOperation as error:
        raise NotReadError from error
    if not 0 <= amount <= _MOST_MONEY:
        raise NotReadError
    return amount


def rounded(amount: Decimal) -> int:
    """Round an amount to a whole number, halves up."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


# -- dates and times ---------------------------------------------------------------------------

_DAY = re.compile(
    r"(\d{4}|'?\d{2})\s*(?:년|[./-])\s*(\d{1,2})\s*(?:월|[./-])\s*(\d{1,2})\s*(?:일|\.)?"
    r"\s*(?:\(?(?:[월화수목금토일]|mon|tue|wed|thu|fri|sat|sun)(?:요일)?\)?)?"
    r"(?:t?\s*00:00(?::00(?:\.0+)?)?)?"
)
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:\.0+)?")


def to_date(value: object) -> date:
    """Read a day in any of the ways people write one. Raises NotReadError."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _plain(value)
    serial = _SERIAL.fullmatch(text)
    if isinstance(value, float) and int(value) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(value))
    if serial is not None and int(serial[1]) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(serial[1]))
    found = _COMPACT_DAY.fullmatch(text) or _DAY.fullmatch(text)
    if found is None:
        raise NotReadError
    year = int(found[1].lstrip("'"))
    year += 2000 if year < 100 else 0
    try:
        day = date(year, int(found[2]), int(found[3]))
    except ValueError as error:
        raise NotReadError from error
    if day.year not in _YEARS:
        raise NotReadError
    return day


_AFTERNOON = ("오후", "pm", "p.m.", "낮", "저녁", "밤")
_MORNING = ("오전", "am", "a.m.", "아침")
_HALF = "|".join(re.escape(word) for word in (*_AFTERNOON, *_MORNING))
_CLOCK = re.compile(
    rf"({_HALF})?\s*(\d{{1,2}})\s*(?:(?::|시)\s*(?:(\d{{1,2}}|반)\s*(?:분|:\s*(\d{{1,2}})(?:\.\d+)?)?)?)?"
    rf"\s*({_HALF})?(?:\s*(?:부터|까지))?"
)
_COMPACT_CLOCK = re.compile(r"(\d{1,2})(\d{2})")


def to_time(value: object) -> time:
    """Read a time of day in any of the ways people write one. Raises NotReadError."""
    if isinstance(value, datetime):
        return _to_second(value.time())
    if isinstance(value, time):
        return _to_second(value)
    if isinstance(value, timedelta):
        return _from_seconds(value.total_seconds())
    if isinstance(value, float) and 0 <= value < 1:
        return _from_seconds(value * 86_400)
    if isinstance(value, date):
        raise NotReadError
    text = _plain(value)
    compact = _COMPACT_CLOCK.fullmatch(text)
    if compact is not None and len(text) > 2:
        return _clock(int(compact[1]), int(compact[2]))
    found = _CLOCK.fullmatch(text)
    if found is None or (found[1] and found[5]):
        raise NotReadError
    minutes = 30 if found[3] == "반" else int(found[3] or 0)
    hours = int(found[2])
    half = found[1] or found[5]
    if half is not None and not 0 < hours <= 12:
        raise NotReadError
    if half in _AFTERNOON and hours < 12:
        hours += 12
    elif half in _MORNING and hours == 12:
        hours = 0
    return _clock(hours, minutes, int(found[4] or 0))


def _clock(hours: int, minutes: int, seconds: int = 0) -> time:
    try:
        return time(hours, minutes, seconds)
    except ValueError as error:
        raise NotReadError from error


def _from_seconds(seconds: float) -> time:
    whole = round(seconds)
    if not 0 <= whole < 86_400:
        raise NotReadError
    return time(whole // 3600, whole % 3600 // 60, whole % 60)


def _to_second(moment: time) -> time:
    """Round to the second: fractions of a day are never exact."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    return _from_seconds(min(seconds, 86_399))


_SPAN = re.compile(r"(.+?)\s*[~∼〜–—-]\s*(.+)")


def to_span(value: object) -> tuple[time, time | None]:
    """Read a start, or a start and an end like "13:50~14:40". Raises NotReadError."""
    if isinstance(value, str) and (found := _SPAN.fullmatch(_plain(value))) is not None:
        return to_time(found[1]), to_time(found[2])
    return to_time(value), None


_DURATION = re.compile(
    r"(?:(\d{1,2})\s*(?:시간|hours?|hr?s?)\s*)?(?:(\d{1,4}(?:\.0+)?)\s*(?:분|minutes?|mins?|m|')?)?(?:간)?"
)
_MOST_MINUTES = 24 * 60


def to_minutes(value: object) -> int:
    """Read a duration in minutes, 1 to 1440; 0:50 as a time is 50 minutes. Raises NotReadError."""
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
    elif isinstance(value, time):
        minutes = value.hour * 60 + value.minute
    else:
        minutes = _minutes_in(_plain(value))
    if not 1 <= minutes <= _MOST_MINUTES:
        raise NotReadError
    return minutes


def _minutes_in(text: str) -> int:
    clock = re.fullmatch(r"(\d{1,2}):(\d{2})(?::00)?", text)
    if clock is not None:
        return int(clock[1]) * 60 + int(clock[2])
    if text.endswith("시간 반") or text.endswith("시간반"):
        text = text.removesuffix("반") + "30분"
    found = _DURATION.fullmatch(text)
    if found is None or not (found[1] or found[2]):
        raise NotReadError
    return int(found[1] or 0) * 60 + int(float(found[2] or 0))


# -- lists -------------------------------------------------------------------------------------

_ALL = frozenset(
    {
        "전체",
        "전부",
        "모두",
        "전센터",
        "모든센터",
        "전체센터",
        "센터전체",
        "all",
        "allcenters",
        "everyone",
    }
)
_BREAKS = re.compile(r"[,;/|、，；／\n\t]")
_DOTS = re.compile(r"[·ㆍ・‧•]")


def means_all(text: str) -> bool:
    """Tell whether the text means every center."""
    return bare(text) in _ALL


def to_list(value: object, dots: bool = True) -> list[str]:
    """Split at commas, slashes, line breaks and, where wanted, middle dots; not in brackets."""
    text = to_text(value, long=True)
    parts: list[str] = []
    start = depth = 0
    for place, ch in enumerate(text):
        depth += (ch in "(（") - (ch in ")）")
        if depth <= 0 and (_BREAKS.match(ch) or (dots and _DOTS.match(ch))):
            parts.append(text[start:place])
            start = place + 1
    parts.append(text[start:])
    return [tidy for part in parts if (tidy := one_line(part))]
