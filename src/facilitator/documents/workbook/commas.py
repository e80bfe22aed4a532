"""CSV files as Korean offices make them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import count

from facilitator.documents.workbook.grid import Grid
from facilitator.documents.workbook.limits import MOST_COLUMNS, MOST_ROWS
from facilitator.domain.failures import Trouble

DELIMITERS = (",", "\t", ";")


def decode(content: bytes) -> str | None:
    """Decode text: UTF-8 with or without BOM, then CP949, both strictly; None if it is neither.

    UTF-16 is taken only with its BOM (what Excel saves as Unicode text).
    """
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp949"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


@dataclass(frozen=True, slots=True)
class CsvText:
    """The decoded text of a CSV file, whose delimiter is not known yet."""

    text: str

    def split(self, delimiter: str) -> tuple[Grid, Trouble | None]:
        """Split the text into rows; a row is numbered as Excel shows it.

        Where that cannot go on to the end, give the rows before and what is in the way.
        """
        rows: list[list[object]] = []
        try:
            for row in _rows(self.text, delimiter):
                rows.append(list(row))
                if len(rows) > MOST_ROWS:
                    raise Trouble("csv_too_many_rows", most=MOST_ROWS)
                if len(row) > MOST_COLUMNS:
                    raise Trouble("csv_too_many_columns", most=MOST_COLUMNS)
        except Trouble as trouble:
            return Grid("", rows), trouble
        return Grid("", rows), None


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Read row after row. Raises Trouble, with the number of the row, for one that makes no sense.

    A quotation mark that is never closed, or closed by the next one that opens a cell, glues rows
    together: such a row goes over several lines and does not keep the rules of CSV.
    """
    lines = list(StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter)
    for number in count(1):
        first = reader.line_num
        try:
            row = next(reader)
            read = lines[first : reader.line_num]
            glued = len(read) > 1 and not _is_strict(read, delimiter)
            is_last = reader.line_num == len(lines)
            glued = glued or (is_last and not _is_closed(read, delimiter))
        except StopIteration:
            return
        except csv.Error as error:
            # The one limit of the reader: the length of a cell.
            code = "csv_quote_open" if reader.line_num - first > 1 else "csv_cell_too_long"
            raise Trouble(code, row=number) from error
        if glued:
            raise Trouble("csv_quote_open", row=number)
        yield row


def _is_closed(lines: list[str], delimiter: str) -> bool:
    """Tell whether a further line would begin a row of its own."""
    return len(list(csv.reader([*lines, "next"], delimiter=delimiter))) > 1


def _is_strict(lines: list[str], delimiter: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True
