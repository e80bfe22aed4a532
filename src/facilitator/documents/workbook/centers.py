"""The sheet 센터: the centers and their people."""

from collections.abc import Callable
from dataclasses import replace

from facilitator.app.book import BookHeading as H
from facilitator.documents.workbook.findings import Findings
from facilitator.documents.workbook.sheet import Line, Table
from facilitator.documents.workbook.values import to_text
from facilitator.domain.entities import Attendee, Center
from facilitator.domain.reading import as_people, bare, folded
from facilitator.domain.terms import AttendeeId, CenterId, CenterKind
from facilitator.words import tr

_KINDS = {
    **dict.fromkeys(("센터", "center", "centre", "기관", "일반"), CenterKind.CENTER),
    **dict.fromkeys(("사무국", "secretariat", "office", "총괄"), CenterKind.SECRETARIAT),
}
_ENDINGS = ("지원센터", "센터", "지원단", "supportcenter", "center", "centre")
_SECRETARIAT = ("사무국", "secretariat")


def is_secretariat(name: str) -> bool:
    """Tell whether a center's name says that it is the secretariat."""
    return bare(name).endswith(_SECRETARIAT)


def read_centers(
    table: Table, findings: Findings, new_id: Callable[[], str]
) -> tuple[list[Center], list[Attendee]]:
    """Read the centers and their attendees, in the order of their rows."""
    centers: list[Center] = []
    attendees: list[Attendee] = []
    taken: dict[str, int] = {}
    unnamed: list[tuple[int, Line]] = []
    for line in table.lines:
        center = _center(line, len(centers) + 1, new_id)
        if center is None or not _free(line, center, taken):
            continue
        if not center.short_name:
            unnamed.append((len(centers), line))
        centers.append(center)
        for name in line.read(H.ATTENDEES, to_people, "attendees_invalid") or ():
            order = len(attendees) + 1
            attendees.append(Attendee(AttendeeId(new_id()), center.id, name, order=order))
    for place, line in unnamed:
        short = _shortened(centers[place].name, taken, line.number)
        centers[place] = replace(centers[place], short_name=short)
        line.warning("short_name_derived", H.SHORT_NAME, text=short)
    return centers, attendees


def _center(line: Line, order: int, new_id: Callable[[], str]) -> Center | None:
    name, short = line.text(H.NAME), line.text(H.SHORT_NAME)
    if not name and line.lacks(H.NAME):
        line.error("center_nameless", H.NAME)
    if not name:
        return None
    return Center(CenterId(new_id()), name, short, _kind(line, name), line.text(H.CONTACT), order)


def _kind(line: Line, name: str) -> CenterKind:
    text = line.text(H.KIND)
    by_name = CenterKind.SECRETARIAT if is_secretariat(name) else CenterKind.CENTER
    if not text:
        return by_name
    kind = _KINDS.get(bare(text))
    if kind is None:
        line.warning("center_kind_unknown", H.KIND, text=text)
    return kind or CenterKind.CENTER


def _free(line: Line, center: Center, taken: dict[str, int]) -> bool:
    """Take the names of a center; note an error and take none where one is used already."""
    names = {
        folded(n): (n, h) for n, h in ((center.short_name, H.SHORT_NAME), (center.name, H.NAME))
    }
    names.pop("", None)
    for key, (name, heading) in names.items():
        if key in taken:
            line.error("center_doubled", heading, text=name, first=taken[key])
            return False
    taken.update(dict.fromkeys(names, line.number))
    return True


def _shortened(name: str, taken: dict[str, int], row: int) -> str:
    """Derive a short name that no other center has; the whole name where there is none."""
    last_word = name.split()[-1] if bare(name.split()[-1]) not in _ENDINGS else name
    short = last_word
    for ending in _ENDINGS:
        if folded(last_word).endswith(ending) and len(folded(last_word)) > len(ending):
            short = last_word[: -len(ending)].strip()
            break
    if not short or folded(short) in taken:
        return name
    taken[folded(short)] = row
    return short


def to_people(value: object) -> list[str]:
    """Read a list of people: "주임 2명" is two, "센터장 외 2명" three. Raises NotReadError."""
    return as_people(to_text(value, long=True), _companion, tr("Attendee", "book"))


def _companion(name: str) -> str:
    return tr("with {name}", "book", name=name)
