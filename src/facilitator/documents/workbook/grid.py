"""A sheet as plain rows of values, whatever file it came from."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BrokenCell:
    """A cell whose formula failed: its error ("#REF!"), or "" where no value was stored."""

    error: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet from A1 on; rows may differ in length, "" and None are blank.

    `merges` are the merged areas: first row, first column, last row, last column, from 0.
    `name` is "" for a CSV file.
    """

    name: str
    rows: Sequence[Sequence[object]]
    merges: Sequence[tuple[int, int, int, int]] = ()

    @property
    def blank(self) -> bool:
        return all(is_blank(cell) for row in self.rows for cell in row)


def is_blank(cell: object) -> bool:
    """Tell whether a cell holds nothing that a user can see."""
    return cell is None or (
        isinstance(cell, str) and not cell.strip("\ufeff\u200b \t\r\n\u3000\xa0")
    )


def letter(column: int) -> str:
    """Name a column (counted from 0) as a spreadsheet does: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
