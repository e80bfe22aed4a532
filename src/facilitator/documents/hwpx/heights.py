"""How high the rows of a grid will be: 한글 keeps to the heights that a file gives."""

from math import ceil

from facilitator.documents.hwpx.blocks import Cell, Grid, Row

_EM_MM = 3.175  # of nine points
_LINE_MM = 3.81
_EDGES_MM = 3.6  # left and right of a cell's text
_ABOVE_AND_BELOW_MM = 1.4
_LOST = 1.12  # what lines lose at their ends, where words stay whole


def row_heights(grid: Grid) -> list[float]:
    """Estimate the height of every row in mm, the head first."""
    heads: list[Row] = [grid.head] if grid.head else []
    return [max(grid.height, _height(row, grid.widths)) for row in (*heads, *grid.rows)]


def _height(row: Row, widths: tuple[float, ...]) -> float:
    most = 1
    for place, value in enumerate(row):
        if value is None:
            continue
        span = 1
        while place + span < len(row) and row[place + span] is None:
            span += 1
        text = value.text if isinstance(value, Cell) else value
        most = max(most, _lines(text, sum(widths[place : place + span]) - _EDGES_MM))
    return most * _LINE_MM + _ABOVE_AND_BELOW_MM


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(_long(line) * _lost(line, width) / width)) for line in text.split("\n"))


def _lost(line: str, width: float) -> float:
    return 1.0 if _long(line) <= width else _LOST


def _long(line: str) -> float:
    return _EM_MM * sum(1.0 if ch > "\u1100" else 0.55 for ch in line)
