"""Looking through an old xls file before it is read: how far it reaches, and what is broken.

Sources: [MS-CFB] for the container, [MS-XLS] for the records (BIFF5 and BIFF8).
"""

import struct
from collections.abc import Iterator

from facilitator.documents.workbook.grid import BrokenCell
from facilitator.documents.workbook.limits import Extent
from facilitator.domain.failures import Trouble

_END = 0xFFFFFFFA  # sector numbers from here on mark an end
_STREAMS = ("Workbook", "Book")
_MINI_LIMIT = 4096  # shorter streams stand in the mini stream

_BOF, _EOF, _SHEET, _LOCKED = 0x0809, 0x000A, 0x0085, 0x002F
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


class _Container:
    """The streams of an OLE file."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = 1 << struct.unpack_from("<H", content, 30)[0]
        if self._size not in (512, 4096):
            raise Trouble("book_damaged")
        first_directory, _, _, first_mini = struct.unpack_from("<4I", content, 48)
        self._fat = self._allocation()
        directory = self._chain(first_directory)
        self._entries = {
            name: place for name, place in map(_entry, _pieces(directory, 128)) if name
        }
        self._mini_fat = [v for (v,) in struct.iter_unpack("<I", self._chain(first_mini))]
        root = self._entries.get("Root Entry", (_END, 0))
        self._mini = self._chain(root[0])

    def _allocation(self) -> list[int]:
        """Read the table that says which sector follows which."""
        sectors = [s for (s,) in struct.iter_unpack("<I", self._content[76:512]) if s < _END]
        following = struct.unpack_from("<I", self._content, 68)[0]
        for _ in range(len(self._content) // self._size):
            if following >= _END:
                break
            *more, following = [v for (v,) in struct.iter_unpack("<I", self._sector(following))]
            sectors += [s for s in more if s < _END]
        table = b"".join(map(self._sector, sectors))
        return [v for (v,) in struct.iter_unpack("<I", table)]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._content[start : start + self._size].ljust(self._size, b"\0")

    def _chain(self, first: int) -> bytes:
        return b"".join(self._sector(number) for number in _follow(first, self._fat))

    def stream(self, name: str) -> bytes | None:
        if name not in self._entries:
            return None
        first, length = self._entries[name]
        if length >= _MINI_LIMIT:
            return self._chain(first)[:length]
        minis = (self._mini[n * 64 : n * 64 + 64] for n in _follow(first, self._mini_fat))
        return b"".join(minis)[:length]


def _entry(raw: bytes) -> tuple[str, tuple[int, int]]:
    """Read the name, the first sector and the length of a stream."""
    length = struct.unpack_from("<H", raw, 64)[0]
    name = raw[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
    first, size = struct.unpack_from("<II", raw, 116)
    return name, (first, size)


def _pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data) - size + 1, size))


def _follow(first: int, table: list[int]) -> Iterator[int]:
    """Walk along a chain of sectors. Raises Trouble where it is torn or runs in circles."""
    number, steps = first, 0
    while number < _END:
        if number >= len(table) or steps > len(table):
            raise Trouble("book_damaged")
        yield number
        number, steps = table[number], steps + 1


class XlsScan:
    """One pass over an xls file: how far each sheet reaches, and its failed formulas."""

    def __init__(self) -> None:
        self.extents: dict[str, Extent] = {}
        self.broken: dict[str, dict[tuple[int, int], BrokenCell]] = {}

    def run(self, content: bytes) -> None:
        """Measure all sheets. Raises Trouble: damaged, locked, no workbook."""
        try:
            container = _Container(content)
        except struct.error as error:
            raise Trouble("book_damaged") from error
        streams = (container.stream(name) for name in _STREAMS)
        book = next((stream for stream in streams if stream is not None), None)
        if book is None:
            raise Trouble("book_not_spreadsheet")
        try:
            for name, start in _sheets(book):
                self._measure(name, book, start)
        except struct.error as error:
            raise Trouble("book_damaged") from error

    def _measure(self, name: str, book: bytes, start: int) -> None:
        rows = columns = 0
        broken = {}
        for kind, body in _records(book, start):
            if kind not in _CELLS:
                continue
            row, column = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MANY_RK else column
            rows, columns = max(rows, row + 1), max(columns, last + 1)
            error = _error(kind, body)
            if error:
                broken[row, column] = BrokenCell(error)
        self.extents[name] = Extent(rows, columns)
        self.broken[name] = broken


def _sheets(book: bytes) -> list[tuple[str, int]]:
    """List the sheets by name, with where each starts. Raises Trouble where a password locks it."""
    found = []
    for kind, body in _records(book, 0):
        if kind == _LOCKED:
            raise Trouble("book_encrypted")
        if kind == _SHEET:
            start, _, length, wide = struct.unpack_from("<IHBB", body)
            name = body[8:].decode("utf-16-le" if wide & 1 else "latin-1", "replace")[:length]
            found.append((name, start))
    return found


def _records(book: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Walk over the records of one part of the stream, charts inside it left out."""
    at, depth = start, 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _error(kind: int, body: bytes) -> str:
    """Tell the error that a cell shows; "" for a value."""
    if kind == _BOOL_OR_ERROR and len(body) >= 8 and body[7]:
        return _ERRORS.get(body[6], "#ERROR!")
    if kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return _ERRORS.get(body[8], "#ERROR!")
    return ""
