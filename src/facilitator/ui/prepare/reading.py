"""Reading what was typed into a cell, leniently; what cannot be read is a RuleBroken."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, time
from difflib import SequenceMatcher

from facilitator.domain.dates import parse_date, parse_time
from facilitator.domain.entities import Center
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import CenterId, CenterKind, Presence, ProjectId, SectionId
from facilitator.domain.text import one_line
from facilitator.domain.workshop import Workshop
from facilitator.words.terms import term

SEPARATORS = re.compile(r"[,;/、，；\n]+")
EVERYONE = frozenset({"전체", "모두", "모든센터", "all"})
RANGE = re.compile(r"(\d+)\s*[~\-–]\s*(\d+)")
_HOURS = re.compile(r"(?:(\d+)\s*(?:시간|h))?\s*(?:(\d+)\s*(?:분|min)?\.?)?", re.IGNORECASE)
_LONGEST_RANGE = 500


def squeeze(text: str) -> str:
    """Bring a name to the form in which names are compared: no spaces, no case, plain width."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def read_whole(text: str) -> int | None:
    """Read a whole number: full-width digits, thousands commas and the unit are allowed."""
    plain = re.sub(r"[\s,]|천원|원|번|건", "", unicodedata.normalize("NFKC", text))
    plain = plain.removesuffix(".0")
    return int(plain) if re.fullmatch(r"\d{1,12}", plain) else None


def read_number(text: str) -> int:
    """Read the number of a project, from 1 up."""
    if not text.strip():
        raise RuleBroken("cell_number_needed")
    number = read_whole(text)
    if not number:
        raise RuleBroken("cell_not_number", text=one_line(text))
    return number


def read_budget(text: str) -> int | None:
    """Read an amount in thousand won; None where there is none."""
    if not text.strip(" -"):
        return None
    amount = read_whole(text)
    if amount is None:
        raise RuleBroken("cell_not_budget", text=one_line(text))
    return amount


def read_minutes(text: str) -> int:
    """Read a length: `50`, `50분`, `1시간 30분`; nothing is 0."""
    plain = one_line(unicodedata.normalize("NFKC", text)).removesuffix(".0")
    found = _HOURS.fullmatch(plain)
    if found is None:
        raise RuleBroken("cell_not_minutes", text=plain)
    return int(found.group(1) or 0) * 60 + int(found.group(2) or 0)


def read_time(text: str) -> time | None:
    """Read a time of day; None where there is none."""
    plain = one_line(text)
    if not plain:
        return None
    afternoon = plain.startswith("오후")
    moment = parse_time(plain.removeprefix("오후").removeprefix("오전").strip())
    if moment is None:
        raise RuleBroken("cell_not_time", text=plain)
    if afternoon and moment.hour < 12:
        moment = moment.replace(hour=moment.hour + 12)
    return moment


def read_date(text: str) -> date | None:
    """Read a date; None where there is none."""
    plain = one_line(text)
    if not plain:
        return None
    day = parse_date(plain)
    if day is None:
        raise RuleBroken("cell_not_date", text=plain)
    return day


def read_center(workshop: Workshop, text: str) -> CenterId | None:
    """Find one center by its full or short name; None where nothing is typed."""
    name = one_line(text).rstrip(",")
    if not name:
        return None
    found = _named(workshop.centers, name)
    if found is None:
        raise _unknown_center(workshop, name)
    return found.id


def read_centers(workshop: Workshop, text: str) -> list[CenterId]:
    """Find centers by names with commas, or all of them by 전체 / all."""
    found: dict[CenterId, None] = {}
    for part in SEPARATORS.split(text):
        name = one_line(part)
        if not name:
            continue
        if squeeze(name) in EVERYONE:
            found.update((c.id, None) for c in workshop.centers)
            continue
        for each in _names_in(workshop, name):
            center = read_center(workshop, each)
            if center is not None:
                found[center] = None
    return list(found)


def _names_in(workshop: Workshop, name: str) -> list[str]:
    """Split at spaces only where the whole is no name but each of its words is one."""
    words = name.split()
    if _named(workshop.centers, name) is None and len(words) > 1:
        whole = [w for w in words if _named(workshop.centers, w) is not None]
        return words if whole else [name]
    return [name]


def _named(centers: Iterable[Center], name: str) -> Center | None:
    wanted = squeeze(name)
    return next((c for c in centers if wanted in (squeeze(c.short_name), squeeze(c.name))), None)


def _unknown_center(workshop: Workshop, name: str) -> RuleBroken:
    names = [n for c in workshop.centers for n in (c.short_name, c.name) if n]
    near = nearest(name, names)
    if near:
        return RuleBroken("cell_center_near", text=name, near=near)
    return RuleBroken("cell_center_unknown", text=name)


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the known name that is most like it, letter by letter (jamo); "" where none is."""

    def likeness(other: str) -> float:
        first, second = (unicodedata.normalize("NFD", squeeze(text)) for text in (name, other))
        return SequenceMatcher(None, first, second).ratio()

    best = max(known, key=likeness, default="")
    return best if best and likeness(best) >= 0.5 else ""


def read_projects(workshop: Workshop, text: str) -> tuple[ProjectId, ...]:
    """Find projects by numbers with commas or spaces; `3~5` means each of them, 전체 / all all."""
    if squeeze(text) in EVERYONE:
        return tuple(p.id for p in workshop.projects)
    plain = unicodedata.normalize("NFKC", text)
    plain = RANGE.sub(spelled_out, plain)
    found: dict[ProjectId, None] = {}
    by_number = {p.number: p.id for p in workshop.projects}
    for part in re.split(r"[,;/、\s.]+", plain):
        if not part:
            continue
        number = read_whole(part)
        if number is None:
            raise RuleBroken("cell_not_projects", text=part)
        if number not in by_number:
            raise RuleBroken("cell_project_unknown", number=number)
        found[by_number[number]] = None
    return tuple(found)


def spelled_out(found: re.Match[str]) -> str:
    """Write a range of numbers out with commas. Raises RuleBroken where it is none."""
    first, last = int(found.group(1)), int(found.group(2))
    if not first <= last <= first + _LONGEST_RANGE:
        raise RuleBroken("cell_not_projects", text=found.group())
    return ",".join(map(str, range(first, last + 1)))


def read_section(workshop: Workshop, text: str) -> SectionId | None:
    """Find a section by its title, or by its place in the day counted from 1."""
    wanted = squeeze(text)
    if not wanted:
        return None
    sections = workshop.sections
    for section in sections:
        if squeeze(section.title) == wanted:
            return section.id
    place = read_whole(text)
    if place is not None and 1 <= place <= len(sections):
        return sections[place - 1].id
    near = nearest(text, [s.title for s in sections])
    if near:
        raise RuleBroken("cell_section_near", text=one_line(text), near=near)
    raise RuleBroken("cell_section_unknown", text=one_line(text))


def read_kind(text: str) -> CenterKind:
    """Read the kind of a center; nothing means a center."""
    wanted = squeeze(text)
    known = {squeeze(term(k)): k for k in CenterKind} | {k.value: k for k in CenterKind}
    known |= {"": CenterKind.CENTER, "센터": CenterKind.CENTER, "사무국": CenterKind.SECRETARIAT}
    if wanted not in known:
        raise RuleBroken("cell_not_kind", text=one_line(text))
    return known[wanted]


_KOREAN_PRESENCE = {
    "": Presence.PRESENT,
    "참석": Presence.PRESENT,
    "지각": Presence.LATE,
    "이석": Presence.LEFT,
    "불참": Presence.ABSENT,
    "배석": Presence.OBSERVER,
}


def read_presence(text: str) -> Presence:
    """Read whether a person is there; nothing means present."""
    wanted = squeeze(text)
    known = {squeeze(term(p)): p for p in Presence} | {p.value: p for p in Presence}
    known |= _KOREAN_PRESENCE
    if wanted not in known:
        raise RuleBroken("cell_not_presence", text=one_line(text))
    return known[wanted]


def read_people(text: str) -> list[str]:
    """Read a list of people: `센터장, 주임 2명` are three."""
    people: list[str] = []
    for part in SEPARATORS.split(text):
        name = one_line(part)
        found = re.fullmatch(r"(.+?)\s*([1-9]\d?)\s*(?:명|인|people)", name)
        if found:
            people.extend([found.group(1)] * int(found.group(2)))
        elif name:
            people.append(name)
    return people
