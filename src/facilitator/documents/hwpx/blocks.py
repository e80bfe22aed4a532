"""What stands on the pages of an editable report, one block under the other, as plain data."""

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """How a line of text looks.

    LEADING and RIGHT stay on the page of what comes next: the table or picture they belong to.
    """

    BODY = "body"
    LEADING = "leading"
    ITEM = "item"
    QUIET = "quiet"
    RIGHT = "right"
    ROOM = "room"
    TITLE = "title"
    COVER = "cover"
    HOST = "host"
    DRAFT = "draft"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is a part, 2 a project, a center or a list, 3 a list of a project."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, with a footnote where there is one to add."""

    text: str
    look: Look = Look.BODY
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid; `tone` is the key of a mark and gives its colour."""

    text: str
    tone: str = ""
    bold: bool = False


Row = tuple[Cell | str | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its head, widths in mm, and an alignment for each column (l, c or r).

    Without a head it is a list of labels and values, the labels in bold. None is covered by the
    cell at its left; at the beginning of a row by the one above it. `height` is the least height
    of a row, in mm.
    """

    head: tuple[str, ...]
    widths: tuple[float, ...]
    aligns: str
    rows: tuple[Row, ...]
    height: float = 6.0


class PictureOf(StrEnum):
    """What is drawn as a picture."""

    NETWORK = "network"
    LOGO = "logo"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, with the text that describes it; `height` is in mm, 0 takes the whole width."""

    what: PictureOf
    alt: str
    caption: str = ""
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines of the contents: one for each heading of the first two levels."""


Block = Heading | Line | Grid | Picture | PageBreak | Contents
