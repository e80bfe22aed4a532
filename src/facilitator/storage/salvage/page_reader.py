"""Read the rows of a SQLite file page by page, past what is damaged in it.

SQLite stops at the first page that makes no sense. The format is laid down at
https://www.sqlite.org/fileformat2.html; nothing in the file is believed that does not fit.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from facilitator.storage.salvage.records import Misread, Value, integer, record, varint

_MAGIC = b"SQLite format 3\x00"
_TABLE_INNER, _TABLE_LEAF, _INDEX_INNER, _INDEX_LEAF = 0x05, 0x0D, 0x02, 0x0A
_ENCODINGS = {1: "utf-8", 2: "utf-16-le", 3: "utf-16-be"}
_SMALLEST, _LARGEST = 512, 65536
_LEAST_USABLE = 480
_USUAL_SIZE = 4096
_HEAD = 100
_MOST_OVERFLOW = 4  # times the size of the file


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages are cut and texts are written; the usual layout is that of all our files."""

    page_size: int = _USUAL_SIZE
    reserved: int = 0
    encoding: str = "utf-8"

    @classmethod
    def of(cls, head: bytes) -> "Layout":
        """Read it from the first 100 bytes; where they make no sense, it is the usual one."""
        head = head.ljust(_HEAD, b"\0")
        size = int.from_bytes(head[16:18], "big")
        size = _LARGEST if size == 1 else size
        is_size = _SMALLEST <= size <= _LARGEST and size & (size - 1) == 0
        if not head.startswith(_MAGIC) or not is_size or size - head[20] < _LEAST_USABLE:
            return cls()
        encoding = _ENCODINGS.get(int.from_bytes(head[56:60], "big"), "utf-8")
        return cls(size, head[20], encoding)


@dataclass(slots=True)
class Rows:
    """What was found of one table or index, in the order of its tree.

    `promised` counts the cells of all pages of which half could be read. Not `whole`: something of
    the tree could not be.
    """

    rows: list[tuple[int, tuple[Value, ...]]] = field(default_factory=list)
    promised: int = 0
    whole: bool = True


class PageReader:
    """Reads tables and indexes of a file held in memory by the number of their first page."""

    def __init__(self, data: bytes, layout: Layout) -> None:
        self._data = data
        self._size = layout.page_size
        self._usable = layout.page_size - layout.reserved
        self._encoding = layout.encoding
        self._count = -(-len(data) // self._size)
        self._reached: set[int] = set()
        # Planted rows that all go on over the same pages must not take for ever.
        self._overflow_left = _MOST_OVERFLOW * len(data)

    # -- by the trees ---------------------------------------------------------------------------

    def table(self, root: int) -> Rows:
        """Read a table: each row with its number (rowid)."""
        return self._tree(root, _TABLE_INNER, _TABLE_LEAF)

    def index(self, root: int) -> Rows:
        """Read an index: its entries in order; their row's number is the last value of each."""
        return self._tree(root, _INDEX_INNER, _INDEX_LEAF)

    def _tree(self, root: int, inner: int, leaf: int) -> Rows:
        found = Rows()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            page = self._page(number)
            if page is None or number in self._reached or page[_at(number)] not in (inner, leaf):
                found.whole = False
                continue
            self._reached.add(number)
            is_leaf = page[_at(number)] == leaf
            if is_leaf or inner == _INDEX_INNER:
                self._take_cells(number, page, found)
            if not is_leaf:
                children = self._children(number, page)
                found.whole = found.whole and None not in children
                waiting.extend(child for child in reversed(children) if child is not None)
        return found

    def _children(self, number: int, page: bytes) -> list[int | None]:
        start = _at(number)
        children: list[int | None] = []
        for place in self._cells(number, page):
            child = place is not None and integer(page[place : place + 4])
            children.append(child or None)
        return [*children, integer(page[start + 8 : start + 12])]

    # -- without them ---------------------------------------------------------------------------

    def strays(self) -> Iterator[tuple[int, tuple[Value, ...]]]:
        """Give the rows in pages of tables that no tree has led to, but for pages given free."""
        free = self._free()
        for number in range(1, self._count + 1):
            page = self._page(number)
            if number in self._reached or number in free or page is None:
                continue
            if page[_at(number)] == _TABLE_LEAF:
                found = Rows()
                self._take_cells(number, page, found)
                yield from found.rows

    def _free(self) -> set[int]:
        """Collect the pages of the free list, as far as it can be followed."""
        free: set[int] = set()
        trunk = integer(self._data[32:36])
        while trunk not in free and (page := self._page(trunk)) is not None:
            free.add(trunk)
            count = min(integer(page[4:8]), self._usable // 4 - 2)
            free.update(integer(page[8 + 4 * n : 12 + 4 * n]) for n in range(count))
            trunk = integer(page[:4])
        return free

    # -- inside ---------------------------------------------------------------------------------

    def _page(self, number: int) -> bytes | None:
        if not 1 <= number <= self._count:
            return None
        start = (number - 1) * self._size
        return self._data[start : start + self._size].ljust(self._size, b"\0")

    def _cells(self, number: int, page: bytes) -> list[int | None]:
        """List where the cells of a page begin; None for one that cannot be."""
        start = _at(number)
        first = start + (12 if page[start] in (_TABLE_INNER, _INDEX_INNER) else 8)
        count = min(integer(page[start + 3 : start + 5]), (self._usable - first) // 2)
        places = [integer(page[first + 2 * n : first + 2 * n + 2]) for n in range(count)]
        return [p if first + 2 * count <= p < self._usable - 2 else None for p in places]

    def _take_cells(self, number: int, page: bytes, found: Rows) -> None:
        places = self._cells(number, page)
        rows = []
        for place in places:
            try:
                if place is None:
                    raise Misread
                rows.append(self._cell(page, place, page[_at(number)]))
            except Misread:
                found.whole = False
        found.rows += rows
        # A page of chance that begins like one of ours promises thousands: half of it must be true.
        is_likely = 2 * len(rows) >= len(places)
        found.promised += len(places) if is_likely else len(rows)

    def _cell(self, page: bytes, place: int, kind: int) -> tuple[int, tuple[Value, ...]]:
        place += 4 if kind == _INDEX_INNER else 0
        length, place = varint(page, place)
        rowid = 0
        if kind == _TABLE_LEAF:
            rowid, place = varint(page, place)
        payload = self._payload(page, place, length, kind)
        return rowid, record(payload, self._encoding)

    def _payload(self, page: bytes, place: int, length: int, kind: int) -> bytes:
        usable = self._usable
        most = usable - 35 if kind == _TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        least = (usable - 12) * 32 // 255 - 23
        if not 0 < length <= len(self._data):
            raise Misread
        local = length
        if length > most:
            local = least + (length - least) % (usable - 4)
            local = local if local <= most else least
        if place + local + (4 if length > local else 0) > usable:
            raise Misread
        payload = page[place : place + local]
        if length > local:
            rest = page[place + local : place + local + 4]
            payload += self._overflow(integer(rest), length - local)
        return payload

    def _overflow(self, number: int, length: int) -> bytes:
        """Follow the pages on which a long row goes on."""
        parts: list[bytes] = []
        passed: set[int] = set()
        left = length
        self._overflow_left -= length
        if self._overflow_left < 0:
            raise Misread
        while left > 0:
            page = self._page(number)
            if page is None or number in passed:
                raise Misread
            passed.add(number)
            part = page[4 : min(self._usable, 4 + left)]
            parts.append(part)
            left -= len(part)
            number = integer(page[:4])
        self._reached |= passed
        return b"".join(parts)


def _at(number: int) -> int:
    """Tell where a page's own header begins: the first page has the file's before it."""
    return 100 if number == 1 else 0
