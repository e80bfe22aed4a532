"""Draws a grid as a table of an HWPX document."""

from typing import Any

from facilitator.documents.hwpx.blocks import Cell, Grid, Row
from facilitator.documents.hwpx.drawing import (
    HEAD_FILL,
    INK,
    LABEL_FILL,
    NAVY,
    TONES,
    Shapes,
)
from facilitator.documents.hwpx.heights import row_heights

_UNITS_PER_MM = 7200 / 25.4
_SIZE = 9.0
_SMALL = 8.0
_NARROW_MM = 13.0
_WHOLE_MM = 90.0
_PAGE_MM = 200.0


def draw_grid(document: Any, shapes: Shapes, grid: Grid) -> None:
    """Add the table: its head comes again on every page, its rows stay whole."""
    rows: list[Row] = [grid.head] if grid.head else []
    rows += grid.rows
    widths = [round(width * _UNITS_PER_MM) for width in grid.widths]
    heights = row_heights(grid)
    table = document.add_table(
        len(rows),
        len(widths),
        width=sum(widths),
        height=round(sum(heights) * _UNITS_PER_MM),
        border_fill_id_ref=shapes.fill(""),
        para_pr_id_ref=shapes.anchor(),
    )
    table.set_column_widths(widths)
    # As a character a table is never broken, which long ones have to be.
    table.set_treat_as_char(sum(heights) < _WHOLE_MM)
    table.element.set("repeatHeader", "1" if grid.head else "0")
    # Between rows, except where a row may be higher than a page.
    table.element.set("pageBreak", "TABLE" if max(heights) < _PAGE_MM else "CELL")
    for line, (made, row) in enumerate(zip(table.rows, rows, strict=True)):
        is_head = bool(grid.head) and line == 0
        for place, (cell, value) in enumerate(zip(made.cells, row, strict=True)):
            cell.set_size(height=round(heights[line] * _UNITS_PER_MM))
            if is_head:
                cell.element.set("header", "1")
            if value is not None:
                _fill(cell, shapes, value, _Place(grid, place, is_head))
    _join(table, rows)


class _Place:
    """Where a cell stands: how it is aligned, and how large its letters are."""

    def __init__(self, grid: Grid, place: int, is_head: bool) -> None:
        self.is_head = is_head
        self.is_list = not grid.head
        self.aligned = "c" if is_head else grid.aligns[place]
        self.size = _SMALL if grid.widths[place] < _NARROW_MM else _SIZE


def _fill(cell: Any, shapes: Shapes, value: Cell | str, place: _Place) -> None:
    told = value if isinstance(value, Cell) else Cell(value)
    front, back = TONES.get(told.tone, (INK, ""))
    bold = told.bold or bool(told.tone)
    if place.is_head:
        front, back, bold = NAVY, HEAD_FILL, True
    elif told.bold:
        front, back = (NAVY if place.is_list else INK), LABEL_FILL
    cell.element.set("borderFillIDRef", shapes.fill(back))
    paragraph, char = shapes.cell(place.aligned), shapes.char(place.size, bold, front)
    first, *others = told.text.split("\n")
    _write(cell.paragraphs[0], first, paragraph, char)
    for line in others:
        cell.add_paragraph(line, para_pr_id_ref=paragraph, char_pr_id_ref=char)


def _write(paragraph: Any, text: str, shape: str, char: str) -> None:
    paragraph.element.set("paraPrIDRef", shape)
    for run in paragraph.element.iter("{*}run"):
        run.set("charPrIDRef", char)
        for place in run.iter("{*}t"):
            place.text = text


def _join(table: Any, rows: list[Row]) -> None:
    """Join every cell with those that it covers: at its right, or below where rows begin empty."""
    for line, row in enumerate(rows):
        for place, value in enumerate(row):
            if value is None:
                continue
            right, bottom = place, line
            while right + 1 < len(row) and row[right + 1] is None:
                right += 1
            while bottom + 1 < len(rows) and _empty_at_start(rows[bottom + 1]) > place:
                bottom += 1
            if (bottom, right) != (line, place):
                table.merge_cells(line, place, bottom, right)


def _empty_at_start(row: Row) -> int:
    return next((place for place, value in enumerate(row) if value is not None), len(row))
