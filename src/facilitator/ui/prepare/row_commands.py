"""What can be done with the rows of a table: remove, empty, move, copy, paste."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from facilitator.app import editing
from facilitator.app.action import Action
from facilitator.app.copies.purging import Target, can_be_purged
from facilitator.app.entry import Entry, together
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.emptying import Emptied, empty_cells
from facilitator.ui.prepare.pasting import join_cells, paste_rows, plan_paste, split_cells
from facilitator.ui.prepare.sheet import Sheet
from facilitator.ui.prepare.sheet_model import SheetModel
from facilitator.words import tr


class RowCommands(QObject):
    """Performs use cases on rows; each call is one Action, so one undo takes it back.

    Rows are counted from 0 in the order of the table. `notice_raised` carries quiet sentences.
    """

    notice_raised = Signal(str)

    def __init__(self, sheet: Sheet, signals: DeskSignals, rows: SheetModel) -> None:
        super().__init__(rows)
        self._sheet = sheet
        self._signals = signals
        self._rows = rows

    def can_be_purged(self) -> bool:
        """Tell whether rows of this table can be deleted for good: they are about a person."""
        return can_be_purged(Target(self._sheet.kind, ""))

    def purge(self, rows: Sequence[int]) -> None:
        """Wish that rows are deleted for good; a question comes first."""
        ids = [i for i in map(self._rows.entity_id, sorted(set(rows))) if i is not None]
        self._signals.deletion_requested.emit([Target(self._sheet.kind, i) for i in ids])

    def remove(self, rows: Sequence[int]) -> None:
        """Remove rows at once, and say how to take that back."""
        ids = [i for i in map(self._rows.entity_id, sorted(set(rows))) if i is not None]
        if not ids:
            return
        steps = [partial(_remove_row, sheet=self._sheet, row=row) for row in ids]
        if self._signals.do(together, self._sheet.removed_label, steps):
            self.notice_raised.emit(self._sheet.removed_text(len(ids)))

    def empty(self, cells: Sequence[tuple[int, int]]) -> None:
        """Empty cells (row, column); say which of them cannot be empty, and why."""
        found = [(self._rows.entity_id(row), self._sheet.columns[c]) for row, c in cells]
        wanted = [(i, column) for i, column in found if i is not None]
        if not wanted:
            return
        emptied = Emptied()
        self._signals.do(empty_cells, self._sheet, wanted, emptied)
        self.notice_raised.emit(emptied.told())

    def move(self, row: int, to: int) -> None:
        """Move a row to a place among the rows."""
        entity_id = self._rows.entity_id(row)
        if entity_id is not None and 0 <= to < self._rows.count():
            self._signals.do(editing.move_row, self._sheet.kind, entity_id, to)

    def copy(self, cells: Sequence[tuple[int, int]]) -> None:
        """Copy the smallest rectangle around cells (row, column) as Excel would."""
        workshop = self._signals.workshop
        cells = [cell for cell in cells if self._rows.entity_id(cell[0]) is not None]
        if not cells:
            return
        rows = sorted({row for row, _ in cells})
        columns = range(min(c for _, c in cells), max(c for _, c in cells) + 1)
        wanted = set(cells)
        lines = []
        for row in rows:
            entity = workshop.find(self._sheet.kind, self._rows.entity_id(row))
            lines.append(
                [
                    self._sheet.columns[c].text(workshop, entity) if (row, c) in wanted else ""
                    for c in columns
                ]
            )
        QGuiApplication.clipboard().setText(join_cells(lines))

    def paste(self, row: int, column: int) -> bool:
        """Paste the clipboard from a cell on, or add its rows where the cursor is below them.

        True where something was pasted.
        """
        cells = split_cells(QGuiApplication.clipboard().text())
        ids = [self._rows.entity_id(r) for r in range(max(0, row), self._rows.count())]
        targets = [i for i in ids if i is not None]
        paste = plan_paste(self._sheet, self._signals.workshop, cells, targets, max(0, column))
        if not paste.rows:
            self.notice_raised.emit(
                tr("There is nothing to paste. Copy rows in Excel first.", "prepare")
            )
        elif self._signals.do(paste_rows, self._sheet, paste):
            self.notice_raised.emit(self._pasted_text(len(paste.rows), paste.unknown))
            return True
        return False

    def _pasted_text(self, count: int, unknown: tuple[str, ...]) -> str:
        told = tr("Rows pasted: {count}. Take back with Ctrl+Z", "prepare", count=count)
        if not unknown:
            return told
        left = tr("Columns left out: {names}", "prepare", names=", ".join(unknown))
        return f"{told} · {left}"


def _remove_row(entry: Entry, sheet: Sheet, row: str) -> Action:
    return sheet.remove(entry, row)
