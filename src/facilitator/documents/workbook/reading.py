"""From a file to a reading: which sheet is which, and all of them together."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from facilitator.app.book import BookHeading, BookPart, BookReading
from facilitator.documents.workbook.centers import is_secretariat, read_centers
from facilitator.documents.workbook.commas import DELIMITERS, CsvText
from facilitator.documents.workbook.event import read_event
from facilitator.documents.workbook.findings import Findings
from facilitator.documents.workbook.grid import Grid
from facilitator.documents.workbook.headings import part_meant, part_named
from facilitator.documents.workbook.opening import Book, open_book
from facilitator.documents.workbook.projects import ReadProjects, read_projects
from facilitator.documents.workbook.roster import Roster
from facilitator.documents.workbook.sections import one_section, read_sections
from facilitator.documents.workbook.sheet import find_headings, read_table
from facilitator.domain.entities import Attendee, Center, Entity, Event, Section
from facilitator.domain.failures import Trouble
from facilitator.domain.reading import folded, means_all
from facilitator.domain.terms import CenterId, CenterKind
from facilitator.domain.text import one_line

_CSV_ENDINGS = (".csv", ".tsv", ".txt")
_MOST_SHEETS = 200
_KNOWN_BY_HEADINGS = (BookPart.PROJECTS, BookPart.SECTIONS, BookPart.CENTERS)
_ENOUGH_HEADINGS = 3


def _new_id() -> str:
    return uuid4().hex[:12]


def read_book(path: Path, new_id: Callable[[], str] = _new_id) -> BookReading:
    """Read a workbook (xlsx, xls, ods) or a CSV of projects, with every problem in it.

    Raises Trouble only where nothing can be read at all: no such file, no spreadsheet, locked,
    damaged, too large. The file is only read.
    """
    opened = open_book(path)
    title = one_line(unicodedata.normalize("NFC", path.stem))
    if isinstance(opened, CsvText):
        grid = _best_grid(opened)
        if path.suffix.lower() not in _CSV_ENDINGS and not _projects_found(grid):
            raise Trouble("book_not_spreadsheet")
        return _read_csv(grid, title, new_id)
    return _read_sheets(opened, title, new_id)


# -- workbooks ---------------------------------------------------------------------------------


def _read_sheets(book: Book, title: str, new_id: Callable[[], str]) -> BookReading:
    findings = Findings()
    grids = _assign(book, findings)
    event = _event(grids, title, findings)
    centers: list[Center] = []
    attendees: list[Attendee] = []
    if BookPart.CENTERS in grids:
        table = read_table(BookPart.CENTERS, grids[BookPart.CENTERS], findings)
        if table is not None:
            centers, attendees = read_centers(table, findings, new_id)
    else:
        findings.error("sheet_missing", name=BookPart.CENTERS)
    read = _projects(grids, centers, findings, new_id)
    sections = _sections(grids, event, read, findings, new_id)
    problems = findings.in_order(book.sheet_names)
    return BookReading(_entities(event, centers, attendees, read, sections), problems)


def _assign(book: Book, findings: Findings) -> dict[BookPart, Grid]:
    """Find the sheet of each part: by its exact name, by the last word of it, by its headings."""
    names = book.sheet_names[:_MOST_SHEETS]
    chosen: dict[BookPart, str] = {}
    for recognise in (part_named, part_meant):
        for name in names:
            part = recognise(name)
            if part is not None and name not in chosen.values():
                chosen.setdefault(part, name)
    grids = {part: book.read(name) for part, name in chosen.items()}
    for name in names:
        if name in chosen.values():
            continue
        grid = _or_none(book, name)
        if grid is not None and grid.blank:
            continue
        part = _part_by_headings(grid, grids) if grid is not None else None
        if part is None or grid is None:
            findings.warning("sheet_ignored", name)
        else:
            grids[part] = grid
            findings.warning("sheet_by_headings", name, name=part)
    return grids


def _or_none(book: Book, name: str) -> Grid | None:
    """Read a sheet that is perhaps not needed: one that is too large is none of ours."""
    try:
        return book.read(name)
    except Trouble:
        return None


def _part_by_headings(grid: Grid, taken: dict[BookPart, Grid]) -> BookPart | None:
    for part in _KNOWN_BY_HEADINGS:
        found = find_headings(part, grid) if part not in taken else None
        if found and found.complete(part) and len(found.columns) >= _ENOUGH_HEADINGS:
            return part
    return None


def _event(grids: dict[BookPart, Grid], title: str, findings: Findings) -> Event:
    if BookPart.EVENT in grids:
        return read_event(grids[BookPart.EVENT], title, findings)
    findings.warning("event_missing", name=BookPart.EVENT)
    return Event(title=title)


def _projects(
    grids: dict[BookPart, Grid],
    centers: list[Center],
    findings: Findings,
    new_id: Callable[[], str],
) -> ReadProjects:
    if BookPart.PROJECTS not in grids:
        findings.error("sheet_missing", name=BookPart.PROJECTS)
        return ReadProjects()
    table = read_table(BookPart.PROJECTS, grids[BookPart.PROJECTS], findings)
    if table is None:
        return ReadProjects()
    return read_projects(table, Roster(centers), new_id)


def _sections(
    grids: dict[BookPart, Grid],
    event: Event,
    read: ReadProjects,
    findings: Findings,
    new_id: Callable[[], str],
) -> list[Section]:
    if BookPart.SECTIONS in grids:
        table = read_table(BookPart.SECTIONS, grids[BookPart.SECTIONS], findings)
        return read_sections(table, read, new_id) if table is not None else []
    findings.warning("sections_missing", name=BookPart.SECTIONS)
    return [one_section(event, read, new_id)] if read.projects else []


def _entities(
    event: Event,
    centers: list[Center],
    attendees: list[Attendee],
    read: ReadProjects,
    sections: list[Section],
) -> tuple[Entity, ...]:
    return (
        event,
        *centers,
        *attendees,
        *read.fields,
        *read.projects,
        *read.proposals,
        *sections,
    )


# -- CSV ---------------------------------------------------------------------------------------


def _projects_found(grid: Grid) -> bool:
    found = find_headings(BookPart.PROJECTS, grid)
    return found is not None and found.complete(BookPart.PROJECTS)


def _best_grid(text: CsvText) -> Grid:
    """Split the text at the delimiter that gives the most headings. Raises Trouble."""

    def score(grid: Grid) -> int:
        found = find_headings(BookPart.PROJECTS, grid)
        return len(found.columns) if found else 0

    splits = (text.split(delimiter) for delimiter in DELIMITERS)
    grid, trouble = max(splits, key=lambda split: score(split[0]))
    if trouble is not None:
        raise trouble
    return grid


def _read_csv(grid: Grid, title: str, new_id: Callable[[], str]) -> BookReading:
    findings = Findings()
    event = Event(title=title)
    table = read_table(BookPart.PROJECTS, grid, findings)
    if table is None:
        return BookReading((event,), findings.in_order(()))
    findings.warning("csv_only_projects")
    roster = Roster(())
    centers: dict[str, Center] = {}
    for heading in (BookHeading.LEAD, BookHeading.PROPOSED_TO):
        for line in table.lines:
            for name in roster.names_in(line, heading):
                if not means_all(name):
                    centers.setdefault(folded(name), _named(name, len(centers) + 1, new_id))
    read = read_projects(table, Roster(centers.values()), new_id)
    sections = [one_section(event, read, new_id)] if read.projects else []
    entities = _entities(event, list(centers.values()), [], read, sections)
    return BookReading(entities, findings.in_order(()))


def _named(name: str, order: int, new_id: Callable[[], str]) -> Center:
    """Make the center that a CSV file names only by its short name."""
    kind = CenterKind.SECRETARIAT if is_secretariat(name) else CenterKind.CENTER
    return replace(Center(CenterId(new_id())), name=name, short_name=name, kind=kind, order=order)
