"""The rows of one table, read from the workshop and kept in step with it."""

import html
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator.domain.entities import EntityKind, Touch
from facilitator.domain.failures import RuleBroken
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.sheet import Column, Sheet, write_cell, write_row
from facilitator.words import tr

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_HANDLE = "⋮"
_TOOLTIP_FROM = 12
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class CellRole(IntEnum):
    """What the delegate asks for beside Qt's own roles."""

    CHIPS = Qt.ItemDataRole.UserRole + 1
    IS_ADD_ROW = Qt.ItemDataRole.UserRole + 2


class SheetModel(QAbstractTableModel):
    """One row an entity, and a last row that adds one.

    Rows appear, go and move one by one, never by a reset: open editors and the cursor stay.
    `refusal` is why the last write was refused, None where it was not. A text written into the last
    row makes the entity; `added` is its id then. `beside` is the row the cursor was in before.
    """

    def __init__(self, sheet: Sheet, signals: DeskSignals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.refusal: RuleBroken | None = None
        self.beside: str | None = None
        self.added: str | None = None
        self._signals = signals
        self._ids = [row.id for row in sheet.rows(signals.workshop)]
        signals.refused.connect(self._on_refused)

    # -- what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._ids) + 1

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.sheet.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if index.row() == len(self._ids):
            return self._add_row_data(index.column(), role)
        entity = self._signals.workshop.find(self.sheet.kind, self._ids[index.row()])
        if entity is None:  # removed just now; `refresh` follows
            return None
        column, workshop = self.sheet.columns[index.column()], self._signals.workshop
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.shown(workshop, entity).replace("\n", " ")
            case Qt.ItemDataRole.EditRole:
                return column.text(workshop, entity)
            case Qt.ItemDataRole.ToolTipRole:
                return _tooltip(column.shown(workshop, entity))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.heading(workshop)}: {column.shown(workshop, entity)}"
            case CellRole.CHIPS:
                return None if column.chips is None else column.chips(workshop, entity)
        return None

    def _add_row_data(self, column: int, role: int) -> Any:
        if role == CellRole.IS_ADD_ROW:
            return True
        seen = column == 0 and role == Qt.ItemDataRole.DisplayRole
        return self.sheet.add_text() if seen or role == _SPOKEN else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation is Qt.Orientation.Vertical:
                return "+" if section == len(self._ids) else _HANDLE
            return self.sheet.columns[section].heading(self._signals.workshop)
        if role == _SPOKEN and orientation is Qt.Orientation.Vertical:
            is_last = section == len(self._ids)
            return self.sheet.add_text() if is_last else tr("Row {number}", number=section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.column(index).read is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write a typed text through its use case; False where it is refused (see `refusal`)."""
        self.refusal = None
        entity_id = self.entity_id(index.row())
        if entity_id is None:
            return not str(value).strip() or self._begin_row(str(value))
        if str(value) == self.data(index, Qt.ItemDataRole.EditRole):
            return True
        kind, column = self.sheet.kind, self.column(index)
        return self._signals.do(write_cell, kind, column, entity_id, str(value))

    def _begin_row(self, text: str) -> bool:
        if not self._signals.do(write_row, self.sheet, self.beside, text):
            return False
        self.added = self.sheet.rows(self._signals.workshop)[-1].id
        return True

    # -- what the view asks ---------------------------------------------------------------------

    def column(self, index: Index) -> Column:
        """Give the column of a cell; the last row as a whole is the one a row begins with."""
        is_last = index.row() == len(self._ids)
        first = self.sheet.column_at(self.sheet.first_edited)
        return self.sheet.columns[first if is_last else index.column()]

    def entity_id(self, row: int) -> str | None:
        """Give the id of a row; None for the last one, which adds."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, entity_id: str) -> int | None:
        return self._ids.index(entity_id) if entity_id in self._ids else None

    def count(self) -> int:
        """Count the entities."""
        return len(self._ids)

    def row_text(self, row: int) -> str:
        """Give all that is shown in a row, for the search."""
        cells = (self.index(row, column) for column in range(self.columnCount()))
        return " ".join(str(self.data(cell) or "") for cell in cells)

    # -- keeping in step ------------------------------------------------------------------------

    def refresh(self, touched: frozenset[Touch]) -> None:
        """Take over what an Action changed: rows first, then the cells that show it."""
        kinds = {touch.kind for touch in touched}
        if self.sheet.kind in kinds:
            self._take_over_rows([row.id for row in self.sheet.rows(self._signals.workshop)])
        last_column = self.columnCount() - 1
        if kinds & self.sheet.depends:
            self.dataChanged.emit(
                self.index(0, 0), self.index(max(0, len(self._ids) - 1), last_column)
            )
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last_column)
            return
        places = {entity_id: row for row, entity_id in enumerate(self._ids)}
        for touch in touched:
            row = places.get(touch.id) if touch.kind is self.sheet.kind else None
            if row is not None:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last_column))

    def _take_over_rows(self, ids: list[str]) -> None:
        if ids == self._ids:
            return
        self._remove_rows(set(ids))
        known = set(self._ids)
        row = 0
        while row < len(ids):
            if row < len(self._ids) and self._ids[row] == ids[row]:
                row += 1
            elif ids[row] in known:
                self._move_row(self._ids.index(ids[row], row), row)
                row += 1
            else:
                row = self._insert_rows(row, ids, known)

    def _remove_rows(self, staying: set[str]) -> None:
        """Remove runs of rows that do not stay, from the last on."""
        end = len(self._ids)
        while end > 0:
            first = end
            while first > 0 and self._ids[first - 1] not in staying:
                first -= 1
            if first < end:
                self.beginRemoveRows(_NO_INDEX, first, end - 1)
                del self._ids[first:end]
                self.endRemoveRows()
            end = first if first < end else end - 1

    def _move_row(self, old: int, new: int) -> None:
        self.beginMoveRows(_NO_INDEX, old, old, _NO_INDEX, new)
        self._ids.insert(new, self._ids.pop(old))
        self.endMoveRows()

    def _insert_rows(self, row: int, ids: list[str], known: set[str]) -> int:
        """Insert the run of new ids that starts here; give the row behind it."""
        end = row
        while end < len(ids) and ids[end] not in known:
            end += 1
        self.beginInsertRows(_NO_INDEX, row, end - 1)
        self._ids[row:row] = ids[row:end]
        self.endInsertRows()
        return end

    def _on_refused(self, broken: RuleBroken) -> None:
        self.refusal = broken


def depends_on(sheet: Sheet, touched: frozenset[Touch]) -> bool:
    """Tell whether an Action shows in the sheet."""
    kinds: set[EntityKind] = {touch.kind for touch in touched}
    return sheet.kind in kinds or bool(kinds & sheet.depends)


def _tooltip(text: str) -> str | None:
    """Show long texts whole. Tooltips guess HTML, so the text is escaped and says it is HTML."""
    if len(text) < _TOOLTIP_FROM:
        return None
    lines = html.escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"
