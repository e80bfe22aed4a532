"""Looking through an old xls file before it is read: how far it reaches, and what is broken.

Source of the records: [MS-XLS] (BIFF5 and BIFF8).
"""

import struct
from collections.abc import Iterator

from facilitator.documents.workbook.grid import BrokenCell
from facilitator.documents.workbook.limits import Extent
from facilitator.documents.workbook.ole import Container, contain
from facilitator.domain.failures import Trouble

_STREAMS = ("Workbook", "Book")

_EOF, _SHEET, _LOCKED = 0x000A, 0x0085, 0x002F
_DIMENSIONS, _STRINGS, _IGNORED = 0x0200, 0x00FC, 0x0201
_FORMULA, _BOOL_OR_ERROR, _MANY_RK = 0x0006, 0x0205, 0x00BD
_CELLS = frozenset({_FORMULA, _BOOL_OR_ERROR, _MANY_RK, 0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6})
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


class XlsScan:
    """One pass over an xls file: how far each sheet reaches, and its failed formulas."""

    def __init__(self) -> None:
        self.extents: dict[str, Extent] = {}
        self.broken: dict[str, dict[tuple[int, int], BrokenCell]] = {}

    def run(self, content: bytes) -> bytes:
        """Measure all sheets and give the workbook in a clean container.

        Raises Trouble: damaged, locked, no workbook.
        """
        try:
            container = Container(content)
            streams = ((name, container.stream(name)) for name in _STREAMS)
            stream, book = next(((n, s) for n, s in streams if s is not None), ("", b""))
            if not stream:
                raise Trouble("book_not_spreadsheet")
            clean = bytearray(book)
            for name, start in _sheets(book):
                self._measure(name, book, start, clean)
        except struct.error as error:
            raise Trouble("book_damaged") from error
        return contain(stream, bytes(clean))

    def _measure(self, name: str, book: bytes, start: int, clean: bytearray) -> None:
        """Measure one sheet; what it claims of its own size is taken out of `clean`.

        The library reserves what a sheet claims, and a damaged one claims anything.
        """
        rows = columns = 0
        broken = {}
        for at, kind, body in _records(book, start):
            if kind == _DIMENSIONS:
                struct.pack_into("<H", clean, at, _IGNORED)
            if kind not in _CELLS:
                continue
            row, column = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MANY_RK else column
            rows, columns = max(rows, row + 1), max(columns, column + 1, last + 1)
            error = _error(kind, body)
            if error:
                broken[row, column] = BrokenCell(error)
        extent = self.extents.get(name, Extent())  # a damaged file may name two sheets alike
        self.extents[name] = Extent(max(rows, extent.rows), max(columns, extent.columns))
        self.broken[name] = broken


def _sheets(book: bytes) -> list[tuple[str, int]]:
    """List the sheets by name, with where each starts. Raises Trouble: locked, damaged."""
    found = []
    for _, kind, body in _records(book, 0):
        if kind == _LOCKED:
            raise Trouble("book_encrypted")
        if kind == _STRINGS and struct.unpack_from("<4xI", body)[0] > len(book):
            raise Trouble("book_damaged")
        if kind == _SHEET:
            start, _, length, wide = struct.unpack_from("<IHBB", body)
            name = body[8:].decode("utf-16-le" if wide & 1 else "latin-1", "replace")[:length]
            found.append((name, start))
    return found


def _records(book: bytes, start: int) -> Iterator[tuple[int, int, bytes]]:
    """Walk over the records of one part of the stream: position, kind, content."""
    at = start
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if kind == _EOF:
            return
        yield at, kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _error(kind: int, body: bytes) -> str:
    """Tell the error that a cell shows; "" for a value."""
    if kind == _BOOL_OR_ERROR and len(body) >= 8 and body[7]:
        return _ERRORS.get(body[6], "#ERROR!")
    if kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return _ERRORS.get(body[8], "#ERROR!")
    return ""
