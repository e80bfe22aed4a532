"""The tables of the sample as a reader that is not XlsxWriter finds them in the file.

`python -m tests.documents.tables.golden` writes the golden texts anew after a wanted change.
"""

import io
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from facilitator.documents.tables.csv_file import csv_bytes
from facilitator.documents.tables.xlsx import xlsx_bytes
from tests.documents.report.filled import MADE_AT, filled_sample

XLSX = Path(__file__).with_name("sample-xlsx.txt")
CSV = Path(__file__).with_name("sample-csv.txt")


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    """Read every sheet of a workbook: rows of values, the head first."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def xlsx_text() -> str:
    """Read the sample's workbook back: a line for each row, cells parted by |."""
    found = sheets(xlsx_bytes(filled_sample(), MADE_AT))
    return "\n".join(
        f"[{name}]\n" + "".join(" | ".join(map(str, row)) + "\n" for row in rows)
        for name, rows in found.items()
    )


def csv_text() -> str:
    """Read the sample's CSV as text, with the lines' ends of this machine."""
    return csv_bytes(filled_sample()).decode("utf-8-sig").replace("\r\n", "\n")


if __name__ == "__main__":
    XLSX.write_text(xlsx_text(), encoding="utf-8")
    CSV.write_text(csv_text(), encoding="utf-8")
