"""What the user chooses of a document before it is made: plain data, known to windows and writers.

`choices_to_json` and `choices_from_json` keep a choice for the next time. A choice that came from
elsewhere (an older version, a center that is gone) loses what is not known any more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import CenterId, NoteKind
from facilitator.domain.workshop import Workshop

LANGUAGES = ("ko", "en")
_OUTCOMES = frozenset({NoteKind.DECISION, NoteKind.PARKED, NoteKind.SUGGESTION})


class Document(StrEnum):
    """What can be made of a workshop; the values are the words of the command line."""

    RESULT = "result"
    RUNNING_ORDER = "running-order"
    ATTENDEES = "attendees"
    CENTER_SHEETS = "centers"
    WALL_ANNEX = "wall"


class Part(StrEnum):
    """The parts of the result report, in their order; the last two are annexes (붙임)."""

    OVERVIEW = "overview"
    ATTENDANCE = "attendance"
    RUNNING = "running"
    MATRIX = "matrix"
    COLLABORATION = "collaboration"
    DISCUSSION = "discussion"
    PROMISES = "promises"
    FOLLOW_UP = "follow_up"
    SET_ASIDE = "set_aside"
    REMAINING = "remaining"
    CONFIRMATION = "confirmation"
    ATTENDEES = "attendees"
    WALL = "wall"


ANNEXES = (Part.ATTENDEES, Part.WALL)
# What the wall showed has to be asked for.
USUAL_PARTS = frozenset(Part) - {Part.WALL}
# What is handed out before and on the day tells no outcome that could still change.
FOR_THE_DAY = frozenset({Document.RUNNING_ORDER, Document.ATTENDEES})
_FORMATS: dict[Document, tuple[str, ...]] = {
    Document.RESULT: ("pdf", "hwpx", "xlsx", "csv"),
}
_PDF_ONLY = ("pdf",)


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """Which document, and what of it.

    `parts` and `notes` count for the result report: without `notes` what was merely said is left
    out, while decisions and what was parked or suggested stay. Without `names` no person's name is
    told, only centers: the attendee list then has empty lines to write on, and is no annex.
    `masked` counts for the attendee list (홍*동). `center` picks one center's sheet, None all.
    `logo` is a PNG, JPEG or SVG of the host. Whether 작성 중 stands on the pages is no choice: the
    workshop's stage says so.
    """

    document: Document = Document.RESULT
    parts: frozenset[Part] = USUAL_PARTS
    notes: bool = True
    names: bool = True
    language: str = "ko"
    logo: Path | None = None
    center: CenterId | None = None
    masked: bool = False

    @property
    def is_private(self) -> bool:
        """Tell whether the document holds what only the facilitator may read."""
        return self.document is Document.RUNNING_ORDER

    @property
    def note_kinds(self) -> frozenset[NoteKind]:
        """Tell which kinds of public notes may be told."""
        return frozenset(NoteKind) if self.notes else _OUTCOMES


USUAL = ReportChoices()


def formats_of(document: Document) -> tuple[str, ...]:
    """List the formats (endings of files) in which a document can be written, the usual first."""
    return _FORMATS.get(document, _PDF_ONLY)


def asked(workshop: Workshop, told: Mapping[str, Any]) -> ReportChoices:
    """Read the choices of the command line, as argparse tells them.

    Raises RuleBroken: no_such_part, no_center_named.
    """
    return ReportChoices(
        document=Document(told["document"]),
        parts=USUAL_PARTS if told["parts"] is None else frozenset(_parts(told["parts"])),
        notes=not told["no_notes"],
        names=not told["no_names"],
        language=told["language"],
        logo=told["logo"],
        center=None if told["center"] is None else _center(workshop, told["center"]),
        masked=told["masked"],
    )


def _parts(listed: str) -> Iterator[Part]:
    for name in filter(None, (each.strip() for each in listed.split(","))):
        if name not in tuple(Part):
            raise RuleBroken("no_such_part", name=name[:40], known=", ".join(Part))
        yield Part(name)


def _center(workshop: Workshop, name: str) -> CenterId:
    for center in workshop.centers:
        if name in (center.short_name, center.name):
            return center.id
    known = ", ".join(c.short_name or c.name for c in workshop.centers)
    raise RuleBroken("no_center_named", name=name[:40], known=known)


def choices_to_json(choices: ReportChoices) -> dict[str, object]:
    """Give the choices as values that JSON can hold, to be kept in the settings."""
    return {
        "document": choices.document.value,
        "parts": [part.value for part in Part if part in choices.parts],
        "notes": choices.notes,
        "names": choices.names,
        "language": choices.language,
        "logo": "" if choices.logo is None else str(choices.logo),
        "center": choices.center or "",
        "masked": choices.masked,
    }


def choices_from_json(told: Mapping[str, object]) -> ReportChoices:
    """Read choices that were kept; whatever cannot be read is as usual."""
    read = _Told(told)
    document = read.word("document", tuple(Document), USUAL.document)
    parts = told.get("parts")
    known = frozenset(p for p in Part if p in parts) if isinstance(parts, list) else USUAL_PARTS
    logo, center = read.text("logo"), read.text("center")
    return ReportChoices(
        document=Document(document),
        parts=known,
        notes=read.flag("notes", USUAL.notes),
        names=read.flag("names", False),  # where in doubt nobody is named
        language=read.word("language", LANGUAGES, USUAL.language),
        logo=Path(logo) if logo else None,
        center=CenterId(center) if center else None,
        masked=read.flag("masked", True),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """Reads single values of a kept choice."""

    told: Mapping[str, object] = field(default_factory=dict)

    def flag(self, name: str, usual: bool) -> bool:
        value = self.told.get(name)
        return value if isinstance(value, bool) else usual

    def text(self, name: str) -> str:
        value = self.told.get(name)
        return value if isinstance(value, str) else ""

    def word(self, name: str, known: tuple[str, ...], usual: str) -> str:
        value = self.text(name)
        return value if value in known else usual
