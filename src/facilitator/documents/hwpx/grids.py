"""Writes a grid as a table of an HWPX document."""

from collections.abc import Iterator
from dataclasses import dataclass

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
from facilitator.documents.hwpx.owpml import paragraph, run, sub_list, text_run
from facilitator.documents.hwpx.section import Section

_UNITS_PER_MM = 7200 / 25.4
_SIZE = 9.0
_SMALL = 8.0
_NARROW_MM = 13.0
_WHOLE_MM = 90.0
_PAGE_MM = 200.0
_INSIDE = '<hp:{} left="510" right="510" top="141" bottom="141"/>'


def draw_grid(section: Section, shapes: Shapes, grid: Grid) -> None:
    """Add the table: its head comes again on every page, its rows stay whole."""
    rows: tuple[Row, ...] = ((grid.head,) if grid.head else ()) + grid.rows
    sheet = _Sheet(section, shapes, grid, rows)
    table = f"{sheet.frame()}{''.join(sheet.lines())}</hp:tbl>"
    section.paragraph(shapes.anchor(), run("0", table))


def _units(mm: float) -> int:
    return round(mm * _UNITS_PER_MM)


@dataclass(frozen=True, slots=True)
class _Span:
    """How many columns and rows a cell takes."""

    wide: int
    high: int


class _Sheet:
    """A table as it will stand: the head is a row like the others."""

    def __init__(self, section: Section, shapes: Shapes, grid: Grid, rows: tuple[Row, ...]) -> None:
        self._section, self._shapes, self._grid, self._rows = section, shapes, grid, rows
        self._heights = row_heights(grid)
        self._widths = [_units(width) for width in grid.widths]
        self._starts = [_empty_at_start(row) for row in rows]

    def frame(self) -> str:
        """Write how the table stands on the page."""
        # As a character a table is never broken, which long ones have to be.
        whole = sum(self._heights) < _WHOLE_MM
        # Between rows, except where a row may be higher than a page.
        breaks = "TABLE" if max(self._heights) < _PAGE_MM else "CELL"
        return (
            f'<hp:tbl id="{self._section.new_id()}" zOrder="0" numberingType="TABLE"'
            ' textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None"'
            f' pageBreak="{breaks}" repeatHeader="{int(bool(self._grid.head))}"'
            f' rowCnt="{len(self._rows)}" colCnt="{len(self._widths)}" cellSpacing="0"'
            f' borderFillIDRef="{self._shapes.fill("")}" noAdjust="0">'
            f'<hp:sz width="{sum(self._widths)}" widthRelTo="ABSOLUTE"'
            f' height="{_units(sum(self._heights))}" heightRelTo="ABSOLUTE" protect="0"/>'
            f'<hp:pos treatAsChar="{int(whole)}" affectLSpacing="0" flowWithText="1"'
            ' allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN"'
            ' vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
            '<hp:outMargin left="0" right="0" top="0" bottom="0"/>' + _INSIDE.format("inMargin")
        )

    def lines(self) -> Iterator[str]:
        """Write the rows; what is covered by another cell is not there."""
        for line, row in enumerate(self._rows):
            cells = [
                self._cell(line, place, value)
                for place, value in enumerate(row)
                if value is not None
            ]
            yield f"<hp:tr>{''.join(cells)}</hp:tr>"

    def _cell(self, line: int, place: int, value: Cell | str) -> str:
        told = value if isinstance(value, Cell) else Cell(value)
        is_head = line == 0 and bool(self._grid.head)
        span = self._span(line, place)
        width = sum(self._widths[place : place + span.wide])
        height = sum(_units(each) for each in self._heights[line : line + span.high])
        front, back, bold = self._look(told, is_head)
        aligned = "c" if is_head else self._grid.aligns[place]
        size = _SMALL if self._grid.widths[place] < _NARROW_MM else _SIZE
        char, look = self._shapes.char(size, bold, front), self._shapes.cell(aligned)
        texts = "".join(
            paragraph(self._section.new_id(), look, self._section.style, text_run(char, text))
            for text in told.text.split("\n")
        )
        return (
            f'<hp:tc name="" header="{int(is_head)}" hasMargin="0" protect="0" editable="0"'
            f' dirty="0" borderFillIDRef="{self._shapes.fill(back)}">{sub_list("CENTER", texts)}'
            f'<hp:cellAddr colAddr="{place}" rowAddr="{line}"/>'
            f'<hp:cellSpan colSpan="{span.wide}" rowSpan="{span.high}"/>'
            f'<hp:cellSz width="{width}" height="{height}"/>{_INSIDE.format("cellMargin")}</hp:tc>'
        )

    def _look(self, told: Cell, is_head: bool) -> tuple[str, str, bool]:
        """Give the front and the back of a cell, and whether it is bold."""
        if is_head:
            return NAVY, HEAD_FILL, True
        if told.bold:
            return (INK if self._grid.head else NAVY), LABEL_FILL, True
        front, back = TONES.get(told.tone, (INK, ""))
        return front, back, bool(told.tone)

    def _span(self, line: int, place: int) -> _Span:
        """Tell what a cell covers: at its right, or below where rows begin empty."""
        row, right, bottom = self._rows[line], place, line
        while right + 1 < len(row) and row[right + 1] is None:
            right += 1
        while bottom + 1 < len(self._rows) and self._starts[bottom + 1] > place:
            bottom += 1
        return _Span(right - place + 1, bottom - line + 1)


def _empty_at_start(row: Row) -> int:
    return next((place for place, value in enumerate(row) if value is not None), len(row))
