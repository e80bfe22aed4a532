"""A table as plain data, whatever file it goes into."""

from dataclasses import dataclass
from datetime import date, datetime, time

Value = str | int | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its width in digits of the default font; `wraps` for long text."""

    title: str
    width: int
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A named table; every row has a value for each column.

    The first `fixed` columns stay in view. `marks` tells which symbol at the beginning of a text
    stands for which mark, and so which colour the cell has, in columns from `marked_from` on.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    fixed: int = 0
    marks: tuple[tuple[str, str], ...] = ()
    marked_from: int = 0
