"""What people type into cells, read leniently: numbers, money, days, times, lists and names.

Every reader takes a text and raises NotReadError where it is something else; none of them guesses.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from difflib import SequenceMatcher

from facilitator.domain.dates import parse_date, parse_time, plain
from facilitator.domain.text import clean, one_line

NOTHING = frozenset({"", "-", "–", "—", "없음", "해당없음", "미정", "추후", "none", "n/a", "tbd"})


class NotReadError(ValueError):
    """The text is something else than what belongs there; it holds the part that is."""


def folded(text: str) -> str:
    """Fold a text for comparing: full-width forms, case and all white space do not matter."""
    return "".join(unicodedata.normalize("NFKC", clean(text)).casefold().split())


def bare(text: str) -> str:
    """Fold a text and drop its punctuation as well."""
    return "".join(ch for ch in folded(text) if ch.isalnum())


# -- numbers -----------------------------------------------------------------------------------

_DASH = "[~∼〜–-]"
_MARKED = r"(?:no\.?|제|#)?\s*({})(?:\.0+)?\s*(?:번|호)?"
_ONE = _MARKED.format(r"\d{1,6}")
_NUMBER = re.compile(_MARKED.format(r"\d{1,6}|\d{1,3}(?:,\d{3})+") + r"\s*[.)]?")
_RANGE = re.compile(rf"{_ONE}\s*{_DASH}\s*{_ONE}", re.IGNORECASE)
_NUMBER_BREAKS = re.compile(r"[,;/|、·ㆍ・‧&\s]+")
_WIDEST_RANGE = 500


def as_number(text: str) -> int:
    """Read a project number: a whole number from 1 up, like `3`, `3번`, `제3호` or `No. 3`."""
    found = _NUMBER.fullmatch(plain(text))
    number = int(found[1].replace(",", "")) if found else 0
    if number < 1:
        raise NotReadError(one_line(text))
    return number


def as_numbers(text: str) -> list[int]:
    """Read a list of project numbers like `1, 2, 10`, `1~3`, `1번·2번` or `1.2.3`, each once."""
    numbers: dict[int, None] = {}
    for part in _NUMBER_BREAKS.split(ranges_spelled_out(text)):
        if not part:
            continue
        # A point parts numbers only where the whole is none: `1.0` is 1 as Excel writes it.
        pieces = [part] if _NUMBER.fullmatch(plain(part)) else part.split(".")
        numbers.update((as_number(piece), None) for piece in pieces if piece)
    return list(numbers)


def ranges_spelled_out(text: str) -> str:
    """Write each range of numbers in a text out with commas: `3~5` is `3,4,5`."""
    # `No. 3` is one number, `1 2` are two.
    together = re.sub(r"(?i)\b(no\.?|제|#)\s+(?=\d)", r"\1", unicodedata.normalize("NFKC", text))
    return _RANGE.sub(_spelled_out, together)


def _spelled_out(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    if not 1 <= first <= last <= first + _WIDEST_RANGE:
        raise NotReadError(one_line(found[0]))
    return ",".join(map(str, range(first, last + 1)))


# -- money -------------------------------------------------------------------------------------

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
_FREE = frozenset({"비예산", "무예산"})
_MONEY = re.compile(
    r"(?:₩|\\|krw)?\s*((?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?)\s*([^\d]*)"
)
_MOST_MONEY = Decimal(10) ** 12


def as_money(text: str, unit: str = "천원") -> Decimal | None:
    """Read an amount in thousand won; a unit in the text beats the given one.

    None where no amount is set (`-`, `미정`); 0 where the text says that none is needed (`비예산`).
    """
    said = folded(text)
    if said in NOTHING:
        return None
    if said in _FREE:
        return Decimal(0)
    found = _MONEY.fullmatch(plain(text))
    own_unit = folded(found[2]) if found else ""
    if found is None or own_unit not in {"", *UNITS}:
        raise NotReadError(one_line(text))
    amount = Decimal(re.sub("[, ]", "", found[1])) * UNITS[own_unit or unit]
    if amount > _MOST_MONEY:
        raise NotReadError(one_line(text))
    return amount


def rounded(amount: Decimal) -> int:
    """Round an amount to a whole number, halves up."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


# -- dates and times ---------------------------------------------------------------------------


def as_date(text: str) -> date:
    """Read a day with its year in any of the ways people write one."""
    day = parse_date(text)
    if day is None:
        raise NotReadError(one_line(text))
    return day


def as_time(text: str) -> time:
    """Read a time of day in any of the ways people write one; a number alone is the hour."""
    moment = parse_time(text, bare_hour=True)
    if moment is None:
        raise NotReadError(one_line(text))
    return moment


_SPAN = re.compile(rf"(.+?)\s*(?:{_DASH}|—)\s*(.+)")


def as_span(text: str) -> tuple[time, time | None]:
    """Read a start, or a start and an end like `13:50~14:40`."""
    found = _SPAN.fullmatch(plain(text))
    return (as_time(found[1]), as_time(found[2])) if found else (as_time(text), None)


_CLOCK_LENGTH = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")
_LENGTH = re.compile(
    r"(?:(\d{1,2})\s*(?:시간|hours?|hr?s?)\s*)?"
    r"(?:(\d{1,4})(?:\.0+)?\s*(?:분|minutes?|mins?|m|')?)?(?:간)?\.?"
)
_MOST_MINUTES = 24 * 60


def as_minutes(text: str) -> int:
    """Read a length in minutes, 1 to 1440: `50`, `50분`, `0:50`, `1시간 반`."""
    tidy = re.sub(r"시간\s*반$", "시간 30분", plain(text))
    found = _CLOCK_LENGTH.fullmatch(tidy) or _LENGTH.fullmatch(tidy)
    minutes = int(found[1] or 0) * 60 + int(found[2] or 0) if found else 0
    if not 1 <= minutes <= _MOST_MINUTES:
        raise NotReadError(one_line(text))
    return minutes


# -- lists -------------------------------------------------------------------------------------

SEPARATORS = re.compile(r"[,;/|、，；／\n\t]")
_DOTS = re.compile(r"[·ㆍ・‧•]")


def parts_of(text: str, dots: bool = True) -> list[str]:
    """Split at commas, slashes, line breaks and, where wanted, middle dots; not in brackets."""
    parts: list[str] = []
    start = depth = 0
    for place, ch in enumerate(text):
        depth += (ch in "(（") - (ch in ")）")
        if depth <= 0 and (SEPARATORS.match(ch) or (dots and _DOTS.match(ch))):
            parts.append(text[start:place])
            start = place + 1
    parts.append(text[start:])
    return [tidy for part in parts if (tidy := one_line(part))]


_MANY = re.compile(r"(.*?)\s*(외\s*)?(\d{1,3})\s*(?:명|인|분|people|persons?)", re.IGNORECASE)
_MOST_ALIKE = 50


def as_people(text: str, with_name: Callable[[str], str], anyone: str) -> list[str]:
    """Read a list of people: `주임 2명` are two, `센터장 외 2명` three.

    `with_name` names those beside a named one, `anyone` those without any name.
    """
    people: list[str] = []
    for part in parts_of(text):
        found = _MANY.fullmatch(unicodedata.normalize("NFKC", part))
        if found is None:
            people.extend([part] if folded(part) not in NOTHING else [])
            continue
        name, others, count = found[1], found[2], int(found[3])
        if not 1 <= count <= _MOST_ALIKE:
            raise NotReadError(part)
        beside = bool(others and name)
        people.extend([name] if beside else [])
        people.extend([with_name(name) if beside else name or anyone] * count)
    return people


# -- names -------------------------------------------------------------------------------------

_ALL = frozenset(
    (
        *("전체", "전부", "모두", "전센터", "모든센터", "전체센터", "센터전체"),
        *("all", "allcenters", "everyone"),
    )
)
_NEAR = 0.6


def means_all(text: str) -> bool:
    """Tell whether the text means every center, or every one of what is asked for."""
    return bare(text) in _ALL


def name_key(name: str) -> str:
    """Give the form in which names of centers are compared: neither spaces nor signs matter."""
    return bare(name) or folded(name)


def names_in(text: str, known: Callable[[str], bool]) -> list[str]:
    """Split a text into names; what is `known` as a whole is not split further.

    Commas and the like always split, middle dots and spaces only what is no name itself.
    """
    names: list[str] = []
    for part in parts_of(text, dots=False):
        for name in _joined(parts_of(part), known):
            words = name.split()
            split = not known(name) and len(words) > 1 and any(known(word) for word in words)
            names.extend(words if split else [name])
    return [name for name in names if folded(name) not in NOTHING]


def _joined(pieces: list[str], known: Callable[[str], bool]) -> list[str]:
    """Join neighbouring pieces again where together they are a known name."""
    names = []
    at = 0
    while at < len(pieces):
        ends = range(len(pieces), at, -1)
        end = next((e for e in ends if known("".join(pieces[at:e]))), at + 1)
        names.append("·".join(pieces[at:end]))
        at = end
    return names


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the known name that looks most alike, syllables taken apart; "" where none does."""

    def apart(text: str) -> str:
        return unicodedata.normalize("NFD", folded(text))

    wanted = apart(name)
    scored = ((SequenceMatcher(None, wanted, apart(other)).ratio(), other) for other in known)
    score, best = max(scored, key=lambda each: each[0], default=(0.0, ""))
    return best if score >= _NEAR else ""
