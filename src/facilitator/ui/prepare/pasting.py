"""Rows copied from Excel: taken apart, matched with the columns, and entered as one Action."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry, together
from facilitator.domain.entities import EntityKind
from facilitator.domain.failures import RuleBroken
from facilitator.domain.reading import NotReadError, as_number, folded
from facilitator.domain.text import one_line
from facilitator.domain.workshop import Workshop
from facilitator.ui.prepare.sheet import Column, Sheet, write_cell
from facilitator.words import tr
from facilitator.words.messages import sentence

_MOST_ROWS = 5000
_LOOKED_AT = 20_000  # characters; enough to see the first rows
_TOLD_PROBLEMS = 5


def split_cells(text: str) -> list[list[str]]:
    """Take a tab-separated text apart; a quoted cell may hold tabs, quotes and line breaks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]] if text else []
    at = 0
    while at <= len(text) and text:
        cell, at = _cell(text, at)
        rows[-1].append(cell)
        if text[at : at + 1] == "\n":
            rows.append([])
        at += 1
    return rows


def _cell(text: str, start: int) -> tuple[str, int]:
    """Read one cell; give it and where it ends."""
    if text[start : start + 1] == '"' and (end := _closing(text, start)) is not None:
        return text[start + 1 : end].replace('""', '"'), end + 1
    ends = [found for found in (text.find("\t", start), text.find("\n", start)) if found >= 0]
    end = min(ends, default=len(text))
    return text[start:end], end


def _closing(text: str, start: int) -> int | None:
    """Find the end of a quoted cell: a quote before a tab, a line break or the end."""
    at = start + 1
    while (at := text.find('"', at)) >= 0:
        if text[at + 1 : at + 2] == '"':
            at += 2
        elif text[at + 1 : at + 2] in ("", "\t", "\n"):
            return at
        else:
            return None
    return None


def holds_table(text: str) -> bool:
    """Tell whether a text is several cells: rows or columns, as Excel copies them."""
    cells = split_cells(text[:_LOOKED_AT])
    return len(cells) > 1 or any(len(row) > 1 for row in cells)


def join_cells(rows: Sequence[Sequence[str]]) -> str:
    """Make the tab-separated text of cells, as Excel would copy them."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def _quoted(cell: str) -> str:
    if any(ch in cell for ch in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A row to write: over the entity with this id, or as a new one; `line` counts from 1."""

    line: int
    target: str | None
    cells: tuple[tuple[Column, str], ...]


@dataclass(frozen=True, slots=True)
class Paste:
    """What will be entered, and the headings that no column answers to."""

    rows: tuple[PastedRow, ...]
    unknown: tuple[str, ...] = ()


def plan_paste(
    sheet: Sheet, workshop: Workshop, cells: list[list[str]], targets: Sequence[str], column: int
) -> Paste:
    """Match pasted cells with the sheet: by their row of headings, else from `column` on.

    `targets` are the ids of the rows to write over, from the cursor down; what is left is added.
    """
    columns, unknown = _columns_by_heading(sheet, workshop, cells[0]) if cells else (None, [])
    first = 1 if columns is not None else 0
    if columns is None:
        columns = _columns_by_place(sheet, cells, column, adding=not targets)
    rows = []
    left = list(targets)
    for line, texts in enumerate(cells[first : first + _MOST_ROWS], start=first + 1):
        if not any(text.strip() for text in texts):
            continue
        target = left.pop(0) if left else None
        pairs = [(c, t) for c, t in zip(columns, texts, strict=False) if c is not None]
        # In the order of the table: the lead stands before who is asked.
        pairs.sort(key=lambda pair: sheet.columns.index(pair[0]))
        rows.append(PastedRow(line, target, tuple(pairs)))
    return Paste(tuple(rows), tuple(unknown))


def _columns_by_heading(
    sheet: Sheet, workshop: Workshop, headings: list[str]
) -> tuple[list[Column | None] | None, list[str]]:
    """Read a row of headings; None where it is none (fewer than two, or half of it, are known)."""
    known: dict[str, Column] = {}
    for column in sheet.columns:
        if column.read is not None:
            for name in (column.heading(workshop), *column.also):
                known.setdefault(folded(name), column)
    found = [known.get(folded(heading)) for heading in headings]
    filled = [heading for heading in headings if heading.strip()]
    hits = len({c.key for c in found if c is not None})
    if hits < 2 or hits * 2 < len(filled):
        return None, []
    unknown = [one_line(h) for h, c in zip(headings, found, strict=True) if c is None and h.strip()]
    return found, unknown


def _columns_by_place(
    sheet: Sheet, cells: list[list[str]], column: int, adding: bool
) -> list[Column | None]:
    if adding and column == 0 and not _begins_with_first(sheet, cells):
        column = sheet.column_at(sheet.first_edited)
    columns: list[Column | None] = [c for c in sheet.columns[column:] if c.read is not None]
    in_book_order = sheet.kind is EntityKind.PROJECT and adding and column == 0
    if in_book_order and _field_comes_first(cells):
        columns[1], columns[2] = columns[2], columns[1]
    return columns


def _begins_with_first(sheet: Sheet, cells: list[list[str]]) -> bool:
    """Tell whether rows to add begin with the first column, or with what a row is named by."""
    if max(map(len, cells), default=0) == 1:
        return False
    first = [row[0] for row in cells if row[0].strip()]
    if sheet.columns[0].key != "number" or not first:
        return True
    return any(map(_is_number, first))


def _is_number(text: str) -> bool:
    try:
        return as_number(text) > 0
    except NotReadError:
        return False


def _field_comes_first(cells: list[list[str]]) -> bool:
    """Tell the workbook's order (number, field, title) from ours: a field is the shorter one."""
    whole = [row for row in cells if len(row) >= 4 and row[1].strip() and row[2].strip()]
    return bool(whole) and sum(len(r[1]) for r in whole) < sum(len(r[2]) for r in whole)


def paste_rows(entry: Entry, sheet: Sheet, paste: Paste) -> Action:
    """Enter all pasted rows. Raises RuleBroken naming every cell that cannot be read."""
    problems: list[str] = []
    steps = (partial(_paste_row, sheet=sheet, row=row, problems=problems) for row in paste.rows)
    action = together(entry, Label.ROWS_PASTED, steps)
    if problems:
        raise RuleBroken("paste_refused", count=len(problems), cells=_told(problems))
    return action


def _paste_row(entry: Entry, sheet: Sheet, row: PastedRow, problems: list[str]) -> None:
    """Enter one row; what cannot be read is added to the problems."""
    target = row.target
    if target is None:
        sheet.add(entry, None)
        target = sheet.rows(entry.workshop)[-1].id
    for column, text in row.cells:
        if not text.strip() and (row.target is None or column.needed):
            continue
        try:
            write_cell(entry, sheet.kind, column, target, text)
        except RuleBroken as broken:
            problems.append(_problem(entry.workshop, row, column, broken))


def _problem(workshop: Workshop, row: PastedRow, column: Column, broken: RuleBroken) -> str:
    return tr(
        "row {row}, {column}: {problem}",
        "prepare",
        row=row.line,
        column=column.heading(workshop),
        problem=sentence(broken),
    )


def _told(problems: list[str]) -> str:
    told = "\n".join(problems[:_TOLD_PROBLEMS])
    left = len(problems) - _TOLD_PROBLEMS
    return f"{told}\n" + tr("and {count} more", "prepare", count=left) if left > 0 else told
