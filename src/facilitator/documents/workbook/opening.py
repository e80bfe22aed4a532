"""Opening a workbook by what it contains, not by its ending, within limits."""

import stat
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from facilitator.app.files import trouble_of_os
from facilitator.documents.workbook.commas import CsvText, decode
from facilitator.documents.workbook.grid import BrokenCell, Grid
from facilitator.documents.workbook.limits import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Extent
from facilitator.documents.workbook.oldxls import XlsScan
from facilitator.documents.workbook.package import repack, sheet_parts, unpack
from facilitator.documents.workbook.scan import OdsScan, SheetScan, TooFar
from facilitator.domain.failures import Trouble

T = TypeVar("T")

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<meta", b"<?xml")
_LOCKED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of an opened workbook in their order, visible ones first; read one by one."""

    sheet_names: tuple[str, ...]
    read: Callable[[str], Grid]


def open_book(path: Path) -> Book | CsvText:
    """Open a workbook or a CSV file. Raises Trouble where nothing can be read at all."""
    content = _content(path)
    if content.startswith(_ZIP):
        return _open_package(content)
    if content.startswith(_OLE):
        return _open_xls(content)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_MARKUP):
        raise Trouble("book_is_web_page")
    text = decode(content)
    if text is None or not text.strip():
        raise Trouble("book_not_spreadsheet")
    return CsvText(text)


def _content(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Trouble("is_a_folder", path=path)
        if not stat.S_ISREG(found.st_mode):  # a device or a pipe may never end
            raise Trouble("book_not_spreadsheet")
        if found.st_size > MOST_BYTES:
            raise Trouble("book_too_large")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        told = trouble_of_os(error, path)
        plain = ("no_such_file", "name_too_long")
        raise told if told.code in plain else Trouble("book_unreadable", path=path) from error


def _guarded(read: Callable[[], T]) -> T:
    """Run the reading library; its failures become Trouble."""
    try:
        return read()
    except PasswordError as error:
        raise Trouble("book_encrypted") from error
    except (CalamineError, OSError, ValueError) as error:
        raise Trouble("book_damaged") from error
    except BaseException as error:
        # The library's own abort is no Exception and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise Trouble("book_damaged") from error


def _open_package(content: bytes) -> Book:
    parts = unpack(content)
    if "xl/workbook.xml" in parts:
        return _open_xlsx(parts)
    if "content.xml" in parts and b"spreadsheet" in parts.get("mimetype", b"spreadsheet"):
        return _open_ods(parts)
    raise Trouble("book_not_spreadsheet")


def _names(workbook: CalamineWorkbook) -> tuple[str, ...]:
    """List the work sheets, visible ones first."""
    sheets = [s for s in workbook.sheets_metadata if s.typ is SheetTypeEnum.WorkSheet]
    sheets.sort(key=lambda s: s.visible is not SheetVisibleEnum.Visible)
    return tuple(s.name for s in sheets)


def _check(name: str, extent: Extent) -> None:
    if extent.rows > MOST_ROWS:
        raise Trouble("book_too_many_rows", sheet=name, most=MOST_ROWS)
    if extent.columns > MOST_COLUMNS:
        raise Trouble("book_too_many_columns", sheet=name, most=MOST_COLUMNS)


def _open_xlsx(parts: dict[str, bytes]) -> Book:
    """Open an xlsx file; a sheet is measured when it is read, so that only those in use count."""
    where = sheet_parts(parts)
    workbook = _guarded(lambda: CalamineWorkbook.from_filelike(repack(parts)))

    def read(name: str) -> Grid:
        part = parts.get(where.get(name, ""))
        if part is None:
            raise Trouble("book_damaged")
        scan = SheetScan()
        try:
            extent = scan.run(part)
        except TooFar as far:
            extent = far.extent
        _check(name, extent)
        sheet = _guarded(lambda: workbook.get_sheet_by_name(name))
        return _grid(sheet, sheet.merged_cell_ranges or [], scan.broken)

    return Book(_names(workbook), read)


def _open_ods(parts: dict[str, bytes]) -> Book:
    """Open an ods file; the library reads all its tables at once, so all are measured first."""
    scan = OdsScan()
    scan.run(parts["content.xml"])
    for name, extent in scan.extents.items():
        _check(name, extent)
    workbook = _guarded(lambda: CalamineWorkbook.from_filelike(repack(parts)))

    def read(name: str) -> Grid:
        sheet = _guarded(lambda: workbook.get_sheet_by_name(name))
        merges = [((a, b), (c, d)) for a, b, c, d in scan.merges.get(name, [])]
        return _grid(sheet, merges, {})

    return Book(_names(workbook), read)


def _open_xls(content: bytes) -> Book:
    """Open an old xls file; all its sheets are measured first, as with ods."""
    if _LOCKED in content:
        raise Trouble("book_encrypted")
    scan = XlsScan()
    clean = scan.run(content)
    for name, extent in scan.extents.items():
        _check(name, extent)
    workbook = _guarded(lambda: CalamineWorkbook.from_filelike(BytesIO(clean)))

    def read(name: str) -> Grid:
        sheet = _guarded(lambda: workbook.get_sheet_by_name(name))
        return _grid(sheet, sheet.merged_cell_ranges or [], scan.broken.get(name, {}))

    return Book(_names(workbook), read)


def _grid(
    sheet: CalamineSheet,
    merges: list[tuple[tuple[int, int], tuple[int, int]]],
    broken: dict[tuple[int, int], BrokenCell],
) -> Grid:
    rows: list[list[object]] = [
        list(row) for row in _guarded(lambda: sheet.to_python(skip_empty_area=False))
    ]
    for (row, column), cell in broken.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend("" for _ in range(column + 1 - len(rows[row])))
        rows[row][column] = cell
    return Grid(sheet.name, rows, [(a, b, c, d) for (a, b), (c, d) in merges])
