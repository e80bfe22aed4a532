"""Reading what was typed into a cell of the workshop; what cannot be read is a RuleBroken."""

from collections.abc import Callable, Iterable
from datetime import date, time
from typing import TypeVar

from facilitator.domain.entities import Center
from facilitator.domain.failures import RuleBroken
from facilitator.domain.reading import (
    NotReadError,
    as_date,
    as_minutes,
    as_money,
    as_number,
    as_numbers,
    as_people,
    as_time,
    folded,
    means_all,
    name_key,
    names_in,
    nearest,
    rounded,
)
from facilitator.domain.terms import CenterId, CenterKind, Presence, ProjectId, SectionId
from facilitator.domain.text import one_line
from facilitator.domain.workshop import Workshop
from facilitator.words import tr
from facilitator.words.terms import term

T = TypeVar("T")


def _read(reader: Callable[[str], T], text: str, code: str) -> T:
    """Read a text. Raises RuleBroken with `code` and the part that is something else."""
    try:
        return reader(text)
    except NotReadError as refused:
        raise RuleBroken(code, text=str(refused)) from refused


def read_number(text: str) -> int:
    """Read the number of a project, from 1 up."""
    if not text.strip():
        raise RuleBroken("cell_number_needed")
    return _read(as_number, text, "cell_not_number")


def read_budget(text: str) -> int | None:
    """Read an amount in thousand won, halves up; None where there is none."""
    amount = _read(as_money, text, "cell_not_budget")
    return None if amount is None else rounded(amount)


def read_minutes(text: str) -> int:
    """Read a length: `50`, `50분`, `1시간 반`; nothing is 0."""
    return 0 if folded(text) in ("", "0") else _read(as_minutes, text, "cell_not_minutes")


def read_time(text: str) -> time | None:
    """Read a time of day; None where there is none."""
    return _read(as_time, text, "cell_not_time") if text.strip() else None


def read_date(text: str) -> date | None:
    """Read a date; None where there is none."""
    return _read(as_date, text, "cell_not_date") if text.strip() else None


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
    for name in names_in(text, lambda name: _named(workshop.centers, name) is not None):
        if means_all(name) and _named(workshop.centers, name) is None:
            found.update((c.id, None) for c in workshop.centers)
            continue
        center = read_center(workshop, name)
        if center is not None:
            found[center] = None
    return list(found)


def _named(centers: Iterable[Center], name: str) -> Center | None:
    wanted = name_key(name)
    return next((c for c in centers if wanted in (name_key(c.short_name), name_key(c.name))), None)


def _unknown_center(workshop: Workshop, name: str) -> RuleBroken:
    names = [n for c in workshop.centers for n in (c.short_name, c.name) if n]
    near = nearest(name, names)
    if near:
        return RuleBroken("cell_center_near", text=name, near=near)
    return RuleBroken("cell_center_unknown", text=name)


def read_projects(workshop: Workshop, text: str) -> tuple[ProjectId, ...]:
    """Find projects by numbers with commas or spaces; `3~5` means each of them, 전체 / all all."""
    if means_all(text):
        return tuple(p.id for p in workshop.projects)
    by_number = {p.number: p.id for p in workshop.projects}
    numbers = _read(as_numbers, text, "cell_not_projects")
    for number in numbers:
        if number not in by_number:
            raise RuleBroken("cell_project_unknown", number=number)
    return tuple(by_number[number] for number in numbers)


def read_section(workshop: Workshop, text: str) -> SectionId | None:
    """Find a section by its title, or by its place in the day counted from 1."""
    wanted = folded(text)
    if not wanted:
        return None
    sections = workshop.sections
    for section in sections:
        if folded(section.title) == wanted:
            return section.id
    place = _place(text)
    if place is not None and place <= len(sections):
        return sections[place - 1].id
    near = nearest(text, [s.title for s in sections])
    if near:
        raise RuleBroken("cell_section_near", text=one_line(text), near=near)
    raise RuleBroken("cell_section_unknown", text=one_line(text))


def _place(text: str) -> int | None:
    try:
        return as_number(text)
    except NotReadError:
        return None


def read_kind(text: str) -> CenterKind:
    """Read the kind of a center; nothing means a center."""
    wanted = folded(text)
    known = {folded(term(k)): k for k in CenterKind} | {k.value: k for k in CenterKind}
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
    wanted = folded(text)
    known = {folded(term(p)): p for p in Presence} | {p.value: p for p in Presence}
    known |= _KOREAN_PRESENCE
    if wanted not in known:
        raise RuleBroken("cell_not_presence", text=one_line(text))
    return known[wanted]


def read_people(text: str) -> list[str]:
    """Read a list of people: `센터장, 주임 2명` and `센터장 외 2명` are three each."""

    def reader(typed: str) -> list[str]:
        return as_people(typed, _companion, tr("Attendee", "book"))

    return _read(reader, text, "cell_not_people")


def _companion(name: str) -> str:
    return tr("with {name}", "book", name=name)
