"""What was typed and not entered when the application ended, until its table is shown again."""

from facilitator.app.editing import TypedCell, type_cell, typed_cells
from facilitator.domain.entities import EntityKind
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.sheet import NEW_ROW


class Unfinished:
    """Hands each half-typed text out once, to the table or form that it belongs to."""

    def __init__(self, signals: DeskSignals) -> None:
        self._signals = signals
        self._waiting: list[TypedCell] = []

    def gather(self) -> EntityKind | None:
        """Read the drafts; tell where the last of them is. One without its row is dropped."""
        for cell in typed_cells(self._signals.workshop):
            is_new = cell.row == NEW_ROW
            if not is_new and self._signals.workshop.find(cell.kind, cell.row) is None:
                self.drop(cell)
            else:
                self._waiting.append(cell)
        return self._waiting[-1].kind if self._waiting else None

    def take(self, kind: EntityKind) -> list[TypedCell]:
        """Give what was typed in this table; the next time there is none."""
        taken = [cell for cell in self._waiting if cell.kind is kind]
        self._waiting = [cell for cell in self._waiting if cell.kind is not kind]
        return taken

    def drop(self, cell: TypedCell) -> None:
        """Forget a text that belongs nowhere any more."""
        self._signals.do(type_cell, cell.kind, cell.row, cell.field, None)
