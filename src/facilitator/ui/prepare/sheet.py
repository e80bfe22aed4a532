"""What a table of the page is made of: its columns, and the use cases that its cells call."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from facilitator.app.action import Action, Label
from facilitator.app.editing import cell_draft_id
from facilitator.app.entry import Entry, PartEntry
from facilitator.domain.entities import EntityKind
from facilitator.domain.workshop import Workshop

# What stands for the id of the row that is not there yet.
NEW_ROW = "+"

# Performs the change of a cell for the row with this id.
Step = Callable[[Entry, str], Action]


class CellLook(StrEnum):
    """How a cell is painted."""

    PLAIN = "plain"
    QUIET = "quiet"
    NUMBER = "number"
    LEAD = "lead"
    CHIPS = "chips"


class CellEditing(StrEnum):
    """How a cell is edited: one line, long text, one of a list, several of a list."""

    LINE = "line"
    LONG = "long"
    ONE_OF = "one_of"
    SOME_OF = "some_of"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a list offers: the text that goes into the cell, what the list shows, other names."""

    value: str
    label: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column. An entity of the sheet's kind is handed to `shown`, `typed`, `chips` and
    `choices`.

    `read` makes the Step of a typed text, or raises RuleBroken; without it the column is computed.
    `typed` is what the editor starts with and what is copied (default: what is shown). `also` are
    other headings by which a pasted column is known, folded.
    """

    key: str
    heading: Callable[[Workshop], str]
    width: int
    shown: Callable[[Workshop, Any], str]
    read: Callable[[Workshop, str], Step] | None = None
    typed: Callable[[Workshop, Any], str] | None = None
    chips: Callable[[Workshop, Any], tuple[str, ...]] | None = None
    choices: Callable[[Workshop, Any], list[Choice]] | None = None
    look: CellLook = CellLook.PLAIN
    editing: CellEditing = CellEditing.LINE
    also: tuple[str, ...] = ()
    # An empty pasted cell leaves the value as it is instead of clearing it.
    needed: bool = False

    def text(self, workshop: Workshop, entity: Any) -> str:
        """Give the text that the editor starts with."""
        return (self.typed or self.shown)(workshop, entity)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: the entities of a kind, in the user's order.

    `add` puts a new entity at the end; it is given the id of the row the cursor is in. `depends`
    are the other kinds whose changes show in the table. Texts are called when they are needed,
    because the language can change.
    """

    kind: EntityKind
    rows: Callable[[Workshop], Sequence[Any]]
    columns: tuple[Column, ...]
    add: Callable[[Entry, str | None], Action]
    remove: Callable[[Entry, str], Action]
    removed_label: Label
    edited_label: Label
    depends: frozenset[EntityKind]
    title: Callable[[], str]
    tab: Callable[[int], str]
    add_text: Callable[[], str]
    removed_text: Callable[[int], str]
    # The column that a new row begins with; it is a plain text.
    first_edited: str

    def column_at(self, key: str) -> int:
        """Find the place of a column; 0 where the sheet has no such column."""
        return next((i for i, c in enumerate(self.columns) if c.key == key), 0)


def write_cell(entry: Entry, kind: EntityKind, column: Column, row: str, text: str) -> Action:
    """Read a typed text, perform its change and drop its draft. Raises RuleBroken."""
    assert column.read is not None  # computed columns are not editable
    step = column.read(entry.workshop, text)
    entry.clear_draft(cell_draft_id(kind, row, column.key))
    return step(entry, row)


def write_row(entry: Entry, sheet: Sheet, beside: str | None, text: str) -> Action:
    """Add a row that begins with a typed text, as one Action. Raises RuleBroken.

    `beside` is the id of the row that the cursor was in before.
    """
    column = sheet.columns[sheet.column_at(sheet.first_edited)]
    part = PartEntry(entry)
    added = sheet.add(part, beside)
    row = sheet.rows(entry.workshop)[-1].id
    write_cell(part, sheet.kind, column, row, text)
    entry.clear_draft(cell_draft_id(sheet.kind, NEW_ROW, column.key))
    return entry.action(added.label)
