"""Small steps that every part takes."""

from collections.abc import Iterator, Sequence
from typing import Any

from facilitator.documents.hwpx.blocks import Block, Grid, Line, Look, Row


def dashed(text: str) -> str:
    """Put a dash where there is nothing to tell."""
    return text or "–"


def listed(
    words: dict[str, str],
    head: tuple[str, ...],
    widths: tuple[float, ...],
    aligns: str,
    rows: Sequence[Row],
) -> Iterator[Block]:
    """Give a table, or say that there is none."""
    if rows:
        yield Grid(head, widths, aligns, tuple(rows))
    else:
        yield Line(words["none"], Look.QUIET)


def without_column(grid: Grid, place: int) -> Grid:
    """Take a column out of a table; its width goes to the widest of the others.

    Where it is covered by the cell at its left, that cell covers one less.
    """

    def rest(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return values[:place] + values[place + 1 :]

    widths = list(rest(grid.widths))
    widths[widths.index(max(widths))] += grid.widths[place]
    aligns = grid.aligns[:place] + grid.aligns[place + 1 :]
    rows = tuple(map(rest, grid.rows))
    return Grid(rest(grid.head), tuple(widths), aligns, rows, grid.height)
