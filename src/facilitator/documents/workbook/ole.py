"""The container of old office files ([MS-CFB]): taken apart, and a clean one made.

The reading library trusts a damaged container too much; it gets a new one with one stream.
"""

import struct
from collections.abc import Iterator

from facilitator.domain.failures import Trouble

_END = 0xFFFFFFFA  # sector numbers from here on mark an end
_MINI_LIMIT = 4096  # shorter streams stand in the mini stream
_SECTOR = 4096  # of the containers made here
_FREE, _LAST, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Container:
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


def contain(name: str, stream: bytes) -> bytes:
    """Make a container with one stream. Raises Trouble where it is too long (over 400 MB)."""
    count = max(-(-len(stream) // _SECTOR), 1)
    tables = 1
    while tables * (_SECTOR // 4) < count + tables + 2:
        tables += 1
    if tables > 109:
        raise Trouble("book_too_large")
    # The sectors in order: tables, directory, an unused mini stream (readers want one), stream.
    first = tables + 2
    following = [_TABLE] * tables + [_LAST, _LAST]
    following += [*range(first + 1, first + count), _LAST]
    following += [_FREE] * (tables * (_SECTOR // 4) - len(following))
    numbers = [*range(tables), *[_FREE] * (109 - tables)]
    head = _MAGIC + b"\0" * 16 + struct.pack("<5H6x", 0x3E, 4, 0xFFFE, 12, 6)
    head += struct.pack("<9I", 1, tables, tables, 0, _MINI_LIMIT, _LAST, 0, _LAST, 0)
    head += struct.pack("<109I", *numbers)
    size = max(len(stream), _MINI_LIMIT)
    entries = _made("Root Entry", 5, 1, tables + 1, 64)
    entries += _made(name, 2, _FREE, first, size)
    table = struct.pack(f"<{len(following)}I", *following)
    return (
        head.ljust(_SECTOR, b"\0")
        + table
        + entries.ljust(2 * _SECTOR, b"\0")
        + stream.ljust(count * _SECTOR, b"\0")
    )


def _made(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    """Make one entry of a directory."""
    raw = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBB3I36xIQ", raw, len(raw) + 2, kind, 1, _FREE, _FREE, child, first, size
    )
