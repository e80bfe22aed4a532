"""CSV files as Korean offices make them."""

import csv
from dataclasses import dataclass
from io import StringIO

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

    def grid(self, delimiter: str) -> Grid:
        """Split the text into rows; a row is numbered as Excel shows it. Raises Trouble."""
        rows = []
        try:
            for row in csv.reader(StringIO(self.text, newline=""), delimiter=delimiter):
                rows.append(row)
                if len(rows) > MOST_ROWS:
                    raise Trouble("csv_too_many_rows", most=MOST_ROWS)
                if len(row) > MOST_COLUMNS:
                    raise Trouble("csv_too_many_columns", most=MOST_COLUMNS)
        except csv.Error as error:
            raise Trouble("book_damaged") from error
        return Grid("", rows)
