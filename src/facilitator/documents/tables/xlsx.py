"""The tables as a workbook (XLSX): one sheet each, with filters, frozen heads and real dates."""

import io
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from facilitator.app.report_choices import USUAL, ReportChoices
from facilitator.documents.report.content import is_draft, report_title
from facilitator.documents.report.wording import say, speaking
from facilitator.documents.tables.choosing import chosen_tables
from facilitator.documents.tables.plain import cut, plain, unlike
from facilitator.documents.tables.table import Table, Value
from facilitator.domain.workshop import Workshop

_FONT = {"font_name": "맑은 고딕", "font_size": 10, "valign": "vcenter"}
_HEAD = {"bold": True, "bg_color": "#EEF2F7", "font_color": "#052561", "align": "center"}
_GRID = {"border": 1, "border_color": "#CDD1D5"}
# As in the PDF: the front and the back of every mark.
_TONES = {
    "lead": ("#FFFFFF", "#052561"),
    "yes": ("#267337", "#EAF6EC"),
    "conditional": ("#8A5C00", "#FFF3DB"),
    "later": ("#085691", "#E7F4FE"),
    "no": ("#8A240F", "#FDEFEC"),
    "not_applicable": ("#58616A", "#F4F5F6"),
    "unanswered": ("#58616A", "#F4F5F6"),
}
_DATE, _MOMENT, _TIME = "yyyy. m. d.", "yyyy. m. d. hh:mm", "hh:mm"
_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was


def xlsx_bytes(workshop: Workshop, made_at: datetime, choices: ReportChoices = USUAL) -> bytes:
    """Make the workbook in memory. The same workshop and time give the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    event = workshop.event
    with speaking(choices.language):
        title = plain(report_title(event.title))
        mark = f"[{say('Draft')}] " if is_draft(workshop) else ""
    book.set_properties({"title": title, "author": plain(event.host), "created": made_at})
    formats = _Formats(book)
    for table in chosen_tables(workshop, choices):
        _Sheet(book, table, formats).fill(mark + title)
    book.close()
    return buffer.getvalue()


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def get(self, **properties: object) -> Any:
        wanted = tuple(sorted({**_FONT, **_GRID, **properties}.items()))
        if wanted not in self._made:
            self._made[wanted] = self._book.add_format(dict(wanted))
        return self._made[wanted]


class _Sheet:
    """One table on its sheet."""

    def __init__(self, book: Any, table: Table, formats: _Formats) -> None:
        self._table = table
        self._formats = formats
        self._sheet = book.add_worksheet(table.name)
        self._marks = dict(table.marks)

    def fill(self, title: str) -> None:
        """Write head and rows, and set up how the sheet is seen and printed."""
        columns = self._table.columns
        last = len(self._table.rows)
        for place, column in enumerate(columns):
            self._sheet.set_column(place, place, column.width)
        self._rows()
        # A table needs a row, also where there is nothing to tell.
        self._sheet.add_table(0, 0, max(1, last), len(columns) - 1, self._look())
        self._sheet.freeze_panes(1, self._table.fixed)
        self._print(title)

    def _look(self) -> dict[str, Any]:
        heads = unlike([cut(plain(c.title), 80) for c in self._table.columns])
        head = self._formats.get(**_HEAD, text_wrap=True)
        return {
            "style": None,
            "columns": [{"header": name, "header_format": head} for name in heads],
        }

    def _print(self, title: str) -> None:
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_header("&L" + cut(title, 60).replace("&", "&&") + "&R&A")
        self._sheet.set_footer("&C&P / &N")

    def _rows(self) -> None:
        for line, row in enumerate(self._table.rows, 1):
            for place, value in enumerate(row):
                self._write(line, place, value)

    def _write(self, line: int, place: int, value: Value) -> None:
        if value is None or value == "":
            self._sheet.write_blank(line, place, None, self._formats.get())
        elif isinstance(value, int):
            self._sheet.write_number(line, place, value, self._formats.get(align="center"))
        elif isinstance(value, str):
            text = cut(plain(value))
            # Never `write`: it would take what looks like a formula or an address for one.
            self._sheet.write_string(line, place, text, self._look_of(place, text))
        else:
            self._write_moment(line, place, value)

    def _look_of(self, place: int, text: str) -> Any:
        symbol = text.partition(" ")[0] if place >= self._table.marked_from else ""
        mark = self._marks.get(symbol)
        if mark is None:
            wraps = self._table.columns[place].wraps
            return self._formats.get(text_wrap=wraps, align="left")
        front, back = _TONES[mark]
        return self._formats.get(font_color=front, bg_color=back, align="center", text_wrap=True)

    def _write_moment(self, line: int, place: int, value: date | datetime | time) -> None:
        day = value.date() if isinstance(value, datetime) else value
        if isinstance(day, date) and day < _FIRST_DAY:
            self._sheet.write_string(line, place, str(value), self._formats.get())
            return
        if isinstance(value, time):
            shown = _TIME
        else:
            shown = _MOMENT if isinstance(value, datetime) else _DATE
        look = self._formats.get(num_format=shown, align="center")
        self._sheet.write_datetime(line, place, value, look)
