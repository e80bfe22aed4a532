"""The sheet 워크숍: one item a row."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from itertools import pairwise

from facilitator.app.book import BookColumn, BookHeading, BookPart
from facilitator.documents.workbook.findings import Findings
from facilitator.documents.workbook.grid import Grid, is_blank, letter
from facilitator.documents.workbook.sheet import Line, Table, find_headings, read_table
from facilitator.documents.workbook.values import to_date, to_span, to_text, to_time
from facilitator.domain.entities import Event
from facilitator.domain.reading import bare

_ITEMS: dict[str, tuple[str, ...]] = {
    "title": (
        "제목",
        "워크숍",
        "워크숍명",
        "워크샵명",
        "행사명",
        "명칭",
        "title",
        "workshop",
        "name",
    ),
    "host": ("주관", "주최", "주최주관", "주관기관", "host", "organizer", "organiser"),
    "held_on": ("날짜", "일자", "개최일", "행사일", "date", "day"),
    "starts_at": ("시작", "시작시간", "시작시각", "start", "starttime", "from"),
    "ends_at": ("종료", "끝", "종료시간", "종료시각", "end", "endtime", "until", "to"),
    "hours": ("시간", "시각", "time", "hours"),
    "place": ("장소", "place", "venue", "location"),
    "purpose": ("목적", "취지", "목표", "purpose", "aim"),
    "next_steps": ("이후일정", "향후일정", "이후계획", "향후계획", "추후일정", "nextsteps"),
}
_BY_NAME = {name: item for item, names in _ITEMS.items() for name in names}
_LONG = frozenset({"purpose", "next_steps"})
_DATES = frozenset({"held_on"})
_TIMES = frozenset({"starts_at", "ends_at"})


def read_event(grid: Grid, title: str, findings: Findings) -> Event:
    """Read the workshop itself; `title` is what it is called where the sheet has no title."""
    table = _table(grid, findings)
    event = Event()
    seen: set[str] = set()
    for line in table.lines if table else ():
        name = line.text(BookHeading.ITEM)
        item = _BY_NAME.get(bare(name))
        if item is None:
            if name:
                line.warning("item_unknown", BookHeading.ITEM, text=name)
        elif item in seen:
            line.warning("item_doubled", BookHeading.ITEM, text=name)
        else:
            seen.add(item)
            event = _with(event, item, line)
    if not event.title:
        findings.warning("title_missing", grid.name)
        event = replace(event, title=title)
    if event.starts_at and event.ends_at and event.ends_at <= event.starts_at:
        findings.warning("end_before_start", grid.name)
    return event


def _with(event: Event, item: str, line: Line) -> Event:
    if item == "hours":
        span = line.read(BookHeading.VALUE, to_span, "time_invalid")
        return replace(event, starts_at=span[0], ends_at=span[1]) if span else event
    readers: dict[str, tuple[Callable[[object], date | time], str]] = {
        **dict.fromkeys(_DATES, (to_date, "date_invalid")),
        **dict.fromkeys(_TIMES, (to_time, "time_invalid")),
    }
    if item in readers:
        reader, code = readers[item]
        return replace(event, **{item: line.read(BookHeading.VALUE, reader, code)})  # type: ignore[arg-type]  # the item names a date or a time
    return replace(event, **{item: line.text(BookHeading.VALUE, long=item in _LONG)})  # type: ignore[arg-type]  # the other items are texts


def _table(grid: Grid, findings: Findings) -> Table | None:
    """Read the sheet with its headings; items and values beside them also do without."""
    found = find_headings(BookPart.EVENT, grid)
    if found is not None and found.complete(BookPart.EVENT):
        return read_table(BookPart.EVENT, grid, findings)
    lines = []
    for place, row in enumerate(grid.rows):
        pair = _pair(list(row))
        if pair is not None:
            lines.append(_line(grid.name, place, list(row), pair, findings))
    if lines:
        return Table(grid.name, {}, tuple(lines))
    return read_table(BookPart.EVENT, grid, findings)


def _pair(row: list[object]) -> tuple[int, int] | None:
    """Find a known item in a row and the filled cell right of it."""
    filled = [at for at, cell in enumerate(row) if not is_blank(cell)]
    for item, value in pairwise(filled):
        if bare(to_text(row[item])) in _BY_NAME:
            return item, value
    return None


def _line(
    sheet: str, place: int, row: list[object], pair: tuple[int, int], findings: Findings
) -> Line:
    item, value = pair
    cells = {BookHeading.ITEM: row[item], BookHeading.VALUE: row[value]}
    columns = {
        BookHeading.ITEM: BookColumn(letter(item)),
        BookHeading.VALUE: BookColumn(letter(value), to_text(row[item])),
    }
    return Line(sheet, place + 1, cells, columns, findings)
