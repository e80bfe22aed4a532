"""Numbers and records as SQLite writes them."""

import struct

Value = int | float | str | bytes | None

_LONGEST_VARINT = 9
_INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8)
_REAL, _ZERO, _ONE, _FIRST_BLOB = 7, 8, 9, 12
_MOST_COLUMNS = 2000


class Misread(ValueError):  # noqa: N818  # a fact, like the failures of the domain
    """These bytes are not what they should be."""


def integer(data: bytes) -> int:
    """Read an unsigned number."""
    return int.from_bytes(data, "big")


def varint(data: bytes, place: int) -> tuple[int, int]:
    """Read a signed number of one to nine bytes; give it and the place behind it."""
    value = 0
    for count in range(_LONGEST_VARINT):
        if place + count >= len(data):
            raise Misread
        byte = data[place + count]
        if count == _LONGEST_VARINT - 1:
            value = value << 8 | byte
            return value - (1 << 64) if value >> 63 else value, place + _LONGEST_VARINT
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + count + 1
    raise AssertionError("the ninth byte always ends it")


def record(payload: bytes, encoding: str) -> tuple[Value, ...]:
    """Read the values of a row. Raises Misread unless header and body fill it to the byte."""
    end, place = varint(payload, 0)
    if not place <= end <= len(payload):
        raise Misread
    kinds: list[int] = []
    while place < end:
        kind, place = varint(payload, place)
        kinds.append(kind)
    if place != end or len(kinds) > _MOST_COLUMNS:
        raise Misread
    values: list[Value] = []
    for kind in kinds:
        size = _size(kind)
        values.append(_value(kind, payload[place : place + size], encoding))
        place += size
    if place != len(payload):
        raise Misread
    return tuple(values)


def _size(kind: int) -> int:
    if kind >= _FIRST_BLOB:
        return (kind - _FIRST_BLOB) // 2
    if 0 <= kind < _REAL:
        return _INTEGER_BYTES[kind]
    if kind in (_REAL, _ZERO, _ONE):
        return 8 if kind == _REAL else 0
    raise Misread


def _value(kind: int, data: bytes, encoding: str) -> Value:
    if kind == 0:
        return None
    if kind in (_ZERO, _ONE):
        return kind - _ZERO
    if kind >= _FIRST_BLOB:
        return data.decode(encoding, "replace") if kind % 2 else data
    if len(data) != _size(kind):
        raise Misread
    if kind == _REAL:
        real: float = struct.unpack(">d", data)[0]
        return real
    return int.from_bytes(data, "big", signed=True)
