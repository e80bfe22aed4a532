"""Looking through the XML of a sheet before it is read: how far it reaches, and what is broken.

The reading library allocates the whole rectangle up to the farthest cell and shows a failed
formula as an empty cell; so both are found here first, in one pass that allocates nothing.
"""

import re
from xml.parsers import expat

from facilitator.documents.workbook.grid import BrokenCell
from facilitator.documents.workbook.limits import Extent
from facilitator.domain.failures import Trouble

_REFERENCE = re.compile(r"\$?([A-Z]{1,7})\$?(\d{1,9})", re.IGNORECASE)


class TooFar(Exception):  # noqa: N818  # not an error: the scan has seen enough
    """The sheet reaches farther than can be read."""

    def __init__(self, extent: Extent) -> None:
        super().__init__(extent)
        self.extent = extent


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def parse(parser: expat.XMLParserType, content: bytes) -> None:
    """Run the parser. Raises Trouble where the content is no XML, or declares entities."""

    def refuse(*_: object) -> None:
        raise Trouble("book_damaged")

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError) as error:  # LookupError: an encoding nobody knows
        raise Trouble("book_damaged") from error


def _position(reference: str) -> tuple[int, int] | None:
    """Turn a reference like B7 into row and column, counted from 0."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for ch in found[1].upper():
        column = column * 26 + ord(ch) - ord("A") + 1
    return int(found[2]) - 1, column - 1


class SheetScan:
    """One pass over a worksheet of an xlsx file."""

    def __init__(self) -> None:
        self.broken: dict[tuple[int, int], BrokenCell] = {}
        self._rows = self._columns = 0
        self._at = (-1, -1)
        self._kind = ""
        self._inside = self._filled = self._formula = False
        self._text = ""

    def run(self, content: bytes) -> Extent:
        """Measure the sheet. Raises TooFar as soon as it reaches too far, Trouble if damaged."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parse(parser, content)
        return Extent(self._rows, self._columns)

    def _start(self, name: str, given: dict[str, str]) -> None:
        name = _local(name)
        if name == "c":
            said = _position(given["r"]) if "r" in given else None
            self._at = said or (self._at[0], self._at[1] + 1)
            self._kind = given.get("t", "n")
            self._filled = self._formula = False
            self._text = ""
        elif name in ("v", "is"):
            self._inside = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            said_row = given.get("r", "")
            row = int(said_row) - 1 if said_row.isdecimal() else self._at[0] + 1
            self._at = (row, -1)

    def _characters(self, text: str) -> None:
        if self._inside:
            self._filled = True
            if self._kind == "e":
                self._text += text

    def _end(self, name: str) -> None:
        name = _local(name)
        if name in ("v", "is"):
            self._inside = False
        elif name == "c":
            self._close_cell()

    def _close_cell(self) -> None:
        if self._kind == "e" and self._filled:
            self.broken[self._at] = BrokenCell(self._text)
        elif self._formula and not self._filled and self._kind != "str":
            self.broken[self._at] = BrokenCell("")
        elif not self._filled:
            return
        self._rows = max(self._rows, self._at[0] + 1)
        self._columns = max(self._columns, self._at[1] + 1)
        extent = Extent(self._rows, self._columns)
        if extent.too_large:
            raise TooFar(extent)


class OdsScan:
    """One pass over the content of an ods file: how far each table reaches, and its merges."""

    def __init__(self) -> None:
        self.extents: dict[str, Extent] = {}
        self.merges: dict[str, list[tuple[int, int, int, int]]] = {}
        self._table = ""
        self._depth = 0
        self._row = self._column = 0
        self._repeat = 1
        self._filled_to = 0

    def run(self, content: bytes) -> None:
        """Measure all tables. Raises Trouble where the content is damaged."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parse(parser, content)

    def _start(self, name: str, given: dict[str, str]) -> None:
        name = _local(name)
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                self._table = given.get("table:name", "")
                self._row = 0
                self.extents[self._table] = Extent()
                self.merges[self._table] = []
        elif name == "table-row" and self._depth == 1:
            self._repeat = _count(given, "table:number-rows-repeated")
            self._column = self._filled_to = 0
        elif name in ("table-cell", "covered-table-cell") and self._depth == 1:
            self._cell(given)

    def _cell(self, given: dict[str, str]) -> None:
        repeat = _count(given, "table:number-columns-repeated")
        down = _count(given, "table:number-rows-spanned")
        across = _count(given, "table:number-columns-spanned")
        if "office:value-type" in given or "table:formula" in given:
            self._filled_to = self._column + repeat
        if down > 1 or across > 1:
            last = (self._row + down - 1, self._column + across - 1)
            self.merges[self._table].append((self._row, self._column, *last))
        self._column += repeat

    def _end(self, name: str) -> None:
        name = _local(name)
        if name == "table":
            self._depth -= 1
        elif name == "table-row" and self._depth == 1:
            self._row += self._repeat
            if self._filled_to:
                so_far = self.extents[self._table]
                columns = max(so_far.columns, self._filled_to)
                self.extents[self._table] = Extent(self._row, columns)


def _count(given: dict[str, str], name: str) -> int:
    said = given.get(name, "1")
    return int(said) if said.isdecimal() and len(said) < 10 else 1
