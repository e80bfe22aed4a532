"""A sheet as a table: where its headings stand, and its rows below them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from facilitator.app.book import BookColumn, BookHeading, BookPart
from facilitator.documents.workbook.findings import Findings
from facilitator.documents.workbook.grid import BrokenCell, Grid, is_blank, letter
from facilitator.documents.workbook.headings import COLUMNS, NEEDED, heading_of
from facilitator.documents.workbook.values import to_text
from facilitator.domain.reading import NotReadError, bare

T = TypeVar("T")

_SEARCHED_ROWS = 40
_TOTALS = frozenset({"합계", "총계", "소계", "계", "총합계", "total", "subtotal", "sum"})
_ERROR_TEXT = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3}")


class Line:
    """A row below the headings, read by heading; what cannot be read is noted as its problem."""

    def __init__(
        self,
        sheet: str,
        number: int,
        cells: dict[BookHeading, object],
        columns: dict[BookHeading, BookColumn],
        findings: Findings,
    ) -> None:
        self.number = number
        self._sheet = sheet
        self._cells = cells
        self._columns = columns
        self._findings = findings
        self._broken = {h for h, cell in cells.items() if self._is_broken(h, cell)}

    def _is_broken(self, heading: BookHeading, cell: object) -> bool:
        """Note a failed formula. Its cell then counts neither as filled nor as missing."""
        if isinstance(cell, BrokenCell) and not cell.error:
            self.error("cell_unset", heading)
            return True
        text = cell.error if isinstance(cell, BrokenCell) else cell
        if isinstance(text, str) and (
            isinstance(cell, BrokenCell) or _ERROR_TEXT.fullmatch(text.strip())
        ):
            self.error("cell_error", heading, text=text.strip())
            return True
        return False

    def value(self, heading: BookHeading) -> object:
        """Give the cell; None where it is blank, broken, or its column is missing."""
        cell = self._cells.get(heading)
        return None if heading in self._broken or is_blank(cell) else cell

    def text(self, heading: BookHeading, long: bool = False) -> str:
        return to_text(self.value(heading), long)

    def lacks(self, heading: BookHeading) -> bool:
        """Tell whether a cell is blank whose column exists (and is not a failed formula)."""
        return (
            heading in self._columns
            and heading not in self._broken
            and is_blank(self._cells.get(heading))
        )

    def read(self, heading: BookHeading, reader: Callable[[object], T], code: str) -> T | None:
        """Read a cell; None where it is blank, or holds something else: an error with `code`."""
        value = self.value(heading)
        if value is None:
            return None
        try:
            return reader(value)
        except NotReadError:
            self.error(code, heading, text=to_text(value))
            return None

    def error(self, code: str, heading: BookHeading | None = None, **gaps: object) -> None:
        column = self._columns.get(heading) if heading else None
        self._findings.error(code, self._sheet, self.number, column, **gaps)

    def warning(self, code: str, heading: BookHeading | None = None, **gaps: object) -> None:
        column = self._columns.get(heading) if heading else None
        self._findings.warning(code, self._sheet, self.number, column, **gaps)


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings of a sheet stand: their last row, and the column of each, from 0."""

    first_row: int
    last_row: int
    columns: dict[BookHeading, int]

    def complete(self, part: BookPart) -> bool:
        return all(heading in self.columns for heading in NEEDED[part])


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that was recognised: its headings as the user sees them, and its filled rows."""

    sheet: str
    columns: dict[BookHeading, BookColumn]
    lines: tuple[Line, ...]


def _recognised(part: BookPart, row: list[object]) -> dict[BookHeading, int]:
    found: dict[BookHeading, int] = {}
    for place, cell in enumerate(row):
        heading = heading_of(part, cell) if isinstance(cell, str) else None
        if heading is not None:
            found.setdefault(heading, place)
    return found


def find_headings(part: BookPart, grid: Grid) -> Headings | None:
    """Find the row that holds most of the headings; a merged heading may take two rows."""
    best: Headings | None = None
    best_score = (False, 1)
    for place, row in enumerate(grid.rows[:_SEARCHED_ROWS]):
        found = Headings(place, place, _recognised(part, list(row)))
        score = (found.complete(part), len(found.columns))
        if score > best_score:
            best, best_score = found, score
    return None if best is None else _two_rows(part, grid, best)


def _two_rows(part: BookPart, grid: Grid, found: Headings) -> Headings:
    """Join the headings with a row of them just above or below (merged headings)."""
    columns = dict(found.columns)
    first, last = found.first_row, found.last_row
    own = grid.rows[first]
    for place in (first - 1, first + 1):
        if not 0 <= place < len(grid.rows):
            continue
        row = list(grid.rows[place])
        filled = [at for at, cell in enumerate(row) if not is_blank(cell)]
        more = {
            heading: at
            for heading, at in _recognised(part, row).items()
            if heading not in columns and (place > first or at >= len(own) or is_blank(own[at]))
        }
        if more and (place < first or len(more) == len(filled)):
            columns.update(more)
            first, last = min(first, place), max(last, place)
    return Headings(first, last, columns)


def read_table(part: BookPart, grid: Grid, findings: Findings) -> Table | None:
    """Read a sheet; None, with an error noted, where it has no headings."""
    found = find_headings(part, grid)
    if found is None:
        findings.error("no_headings", grid.name, names=NEEDED[part])
        return None
    columns = {
        heading: BookColumn(letter(place), _heading_text(grid, found, place))
        for heading, place in found.columns.items()
    }
    _note_columns(part, grid, found, findings)
    for heading in NEEDED[part]:
        if heading not in columns:
            findings.error("column_missing", grid.name, found.last_row + 1, name=heading)
    rows = _spread(part, grid, found)
    lines = _lines(part, grid.name, rows, found, columns, findings)
    if not lines:
        findings.error("no_rows", grid.name, found.last_row + 1)
    return Table(grid.name, columns, tuple(lines))


def _heading_text(grid: Grid, found: Headings, place: int) -> str:
    """Give the lowest text over a column."""
    for row in reversed(grid.rows[found.first_row : found.last_row + 1]):
        if place < len(row) and (text := to_text(row[place])):
            return text
    return ""


def _note_columns(part: BookPart, grid: Grid, found: Headings, findings: Findings) -> None:
    """Tell which columns are left alone: unknown ones and doubled ones."""
    used = set(found.columns.values())
    width = max((len(row) for row in grid.rows), default=0)
    for place in range(width):
        text = _heading_text(grid, found, place)
        if place in used or not text or _over_known(grid, found, place):
            continue
        doubled = heading_of(part, text) is not None
        code = "column_doubled" if doubled else "column_unknown"
        column = BookColumn(letter(place), text)
        findings.warning(code, grid.name, found.last_row + 1, column)


def _over_known(grid: Grid, found: Headings, place: int) -> bool:
    """Tell whether a heading only spans columns that have their own headings below it."""
    last = grid.rows[found.last_row]
    alone = place >= len(last) or is_blank(last[place])
    return alone and any(
        top <= found.last_row and left <= place <= right and left < right
        for top, left, _, right in grid.merges
    )


def _spread(part: BookPart, grid: Grid, found: Headings) -> list[list[object]]:
    """Copy the value of a merged cell to all rows that it covers, in the shared columns."""
    rows = [list(row) for row in grid.rows]
    words = {word.heading: word for word in COLUMNS[part]}
    shared = {place for heading, place in found.columns.items() if words[heading].shared}
    for top, left, bottom, _ in grid.merges:
        if left in shared and found.last_row < top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                if any(not is_blank(cell) for cell in row):
                    row.extend("" for _ in range(left + 1 - len(row)))
                    row[left] = rows[top][left]
    return rows


def _lines(
    part: BookPart,
    sheet: str,
    rows: list[list[object]],
    found: Headings,
    columns: dict[BookHeading, BookColumn],
    findings: Findings,
) -> list[Line]:
    lines = []
    for place in range(found.last_row + 1, len(rows)):
        row = rows[place]
        filled = [cell for cell in row if not is_blank(cell)]
        cells = {h: row[at] for h, at in found.columns.items() if at < len(row)}
        if not filled or all(is_blank(cell) for cell in cells.values()):
            continue
        remark = _remark(part, cells, filled)
        if remark:
            findings.warning("row_left_out", sheet, place + 1, text=remark)
        elif not _repeats(cells, columns):
            lines.append(Line(sheet, place + 1, cells, columns, findings))
    return lines


def _repeats(cells: dict[BookHeading, object], columns: dict[BookHeading, BookColumn]) -> bool:
    """Tell whether a row only repeats the headings, as on each printed page."""
    return all(to_text(cells.get(h)) == column.heading for h, column in columns.items())


def _remark(part: BookPart, cells: dict[BookHeading, object], filled: list[object]) -> str:
    """Give the text of a total or a remark below the table; "" for a row of the table."""
    texts = [to_text(cell) for cell in filled if isinstance(cell, str)]
    if len(filled) == 1 and texts and texts[0].startswith(("※", "*", "주)", "＊")):
        return texts[0]
    if all(not is_blank(cells.get(heading)) for heading in NEEDED[part]):
        return ""
    return next((text for text in texts if bare(text) in _TOTALS), "")
