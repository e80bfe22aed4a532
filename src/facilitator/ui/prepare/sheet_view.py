"""A table of the page: the cursor, its keys, its open editor."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QTimer
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QTableView, QWidget

from facilitator.app.editing import TypedCell
from facilitator.domain.entities import Touch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.cell_delegate import CellDelegate
from facilitator.ui.prepare.cell_editors import Cell
from facilitator.ui.prepare.cell_hint import CellHint
from facilitator.ui.prepare.new_row import NewRow
from facilitator.ui.prepare.row_commands import RowCommands
from facilitator.ui.prepare.row_menu import row_menu
from facilitator.ui.prepare.sheet import NEW_ROW, Sheet
from facilitator.ui.prepare.sheet_dress import dress
from facilitator.ui.prepare.sheet_keys import SheetKeys
from facilitator.ui.prepare.sheet_model import SheetModel, depends_on
from facilitator.words.messages import sentence

Index = QModelIndex | QPersistentModelIndex
_REVERT = QAbstractItemDelegate.EndEditHint.RevertModelCache


class SheetView(QTableView):
    """Shows and edits one sheet. Typing never opens an editor: that would tear Hangul apart.

    `commands` does what is done with rows, `new_row` is the last one, in which a row is begun.
    """

    def __init__(self, sheet: Sheet, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.rows = SheetModel(sheet, signals, self)
        self.commands = RowCommands(sheet, signals, self.rows)
        self._cells = CellDelegate(sheet.kind, signals, self)
        self._sought = ""
        self._rows_changed = False
        self._hint = CellHint(self.viewport())
        self.new_row = NewRow(self)
        self.setModel(self.rows)
        self.setItemDelegate(self._cells)
        dress(self, sheet)
        self.setAccessibleName(sheet.title())
        _span_add_row(self)
        self._keys = SheetKeys(self)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._cells.mended.connect(self._hint.forget)
        self._cells.refused.connect(self._on_refused)
        self._cells.rows_brought.connect(self._on_rows_brought)
        self.horizontalScrollBar().valueChanged.connect(self._hint.follow)
        self.rows.rowsInserted.connect(self._on_rows_changed)
        self.rows.rowsRemoved.connect(self._on_rows_changed)
        self.verticalHeader().sectionMoved.connect(self._on_section_moved)
        self.verticalScrollBar().valueChanged.connect(self._hint.follow)

    # -- what the page asks ---------------------------------------------------------------------

    def refresh(self, touched: frozenset[Touch]) -> None:
        """Take over what an Action changed."""
        if depends_on(self.sheet, touched):
            self.rows.refresh(touched)
            if self._rows_changed:
                self._rows_changed = False
                _span_add_row(self)
                _hide_unsought(self, self._sought)
            self.viewport().update()

    def commit_open(self) -> bool:
        """Finish the open editor; False where its text is refused and it stays open."""
        editor = self._cells.editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return self._cells.editor is None

    def seek(self, text: str) -> None:
        """Show only the rows that hold the text."""
        self._sought = text.casefold().strip()
        _hide_unsought(self, self._sought)

    def go_to(self, entity_id: str, key: str) -> None:
        """Put the cursor on a cell; it need not be in view or among the rows sought."""
        row = self.rows.row_of(entity_id)
        if row is None:
            return
        self.setRowHidden(row, False)
        self.put_cursor(row, self.sheet.column_at(key))
        self.setFocus()

    def retype(self, typed: TypedCell) -> bool:
        """Open a cell again with what was typed in it; False where there is no such cell."""
        column = next((c for c in self.sheet.columns if c.key == typed.field), None)
        row = self.rows.count() if typed.row == NEW_ROW else self.rows.row_of(typed.row)
        if row is None or column is None or column.read is None:
            return False
        self.setRowHidden(row, False)
        self.put_cursor(row, self.sheet.column_at(typed.field))
        self.setFocus()
        if self._cells.editor is None:
            self.edit(self.currentIndex())
        if self._cells.editor is not None:
            self._cells.editor.retype(typed.text)
        return True

    def take_focus(self) -> None:
        """Take the focus, into the open editor where there is one."""
        (self._cells.editor or self).setFocus()

    def editor(self) -> Cell | None:
        """Give the open editor."""
        return self._cells.editor

    def add_row(self) -> None:
        """Go to where a new row is typed; it is made when something is entered."""
        if self.commit_open():
            self.new_row.begin()

    def add_row_soon(self) -> None:
        """Add a row when the key that closes the editor is done."""
        QTimer.singleShot(0, self, self.add_row)

    def remove_rows(self) -> None:
        """Remove the rows of the selected cells."""
        self.commands.remove([i.row() for i in self.selectedIndexes()])

    def purge_rows(self) -> None:
        """Wish that the rows of the selected cells are deleted for good."""
        self.commands.purge([i.row() for i in self.selectedIndexes()])

    def empty_cells(self) -> None:
        """Empty the selected cells."""
        self.commands.empty([(i.row(), i.column()) for i in self.selectedIndexes()])

    def move_by(self, by: int) -> None:
        """Move the row of the cursor; the cursor goes along."""
        row = self.currentIndex().row()
        self.commands.move(row, row + by)
        self.scrollTo(self.currentIndex())

    def move_up(self) -> None:
        self.move_by(-1)

    def move_down(self) -> None:
        self.move_by(1)

    def edit_current(self) -> None:
        """Open the cell of the cursor."""
        self.edit(self.currentIndex())

    def copy_cells(self) -> None:
        """Copy the selected cells."""
        self.commands.copy([(i.row(), i.column()) for i in self.selectedIndexes()])

    def paste_cells(self) -> None:
        """Paste at the cursor; from the last row, or without a cursor, below the others."""
        here = self.currentIndex()
        adds = not here.isValid() or self.is_add_row(here)
        if not self.commit_open():
            return
        if adds:
            self.add_pasted()
        else:
            self.commands.paste(here.row(), here.column())

    def add_pasted(self) -> None:
        """Add the rows of the clipboard below the others, and go to the first of them."""
        first = self.rows.count()
        if self.commit_open() and self.commands.paste(first, 0) and first < self.rows.count():
            self.put_cursor(first, self.sheet.column_at(self.sheet.first_edited))

    def is_add_row(self, index: Index) -> bool:
        return index.isValid() and self.rows.entity_id(index.row()) is None

    # -- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What an open editor does not want comes here too; little of that is meant for rows.
        if self._cells.editor is None:
            if not self._keys.take(event):
                super().keyPressEvent(event)
        elif self._keys.take_beside_editor(event):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.commit_open():
            super().mousePressEvent(event)
        elif self._cells.editor is not None:  # the refused text comes first
            self._cells.editor.setFocus()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.new_row.offer_soon()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = row_menu(self)
        menu.exec(event.globalPos())
        menu.deleteLater()
        self.new_row.offer_soon()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.put_cursor(0, 0)
        self.new_row.offer_soon()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802  # Qt's own
        super().currentChanged(current, previous)
        if self.is_add_row(current):
            self.new_row.offer_soon()
        else:
            self.rows.beside = self.rows.entity_id(current.row())

    def closeEditor(  # noqa: N802  # Qt's own name, overridden
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Keep an editor open whose text was refused; Escape gives it up."""
        if hint is not _REVERT and editor.property("wrong") == "yes":
            return
        if isinstance(editor, Cell):
            self._cells.keep_typed(editor, None)
        if editor.property("row") == NEW_ROW:
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.new_row.leave(hint)
        else:
            super().closeEditor(editor, hint)

    def leave_table(self, forward: bool) -> None:
        """Give the focus on to the next or previous widget."""
        self.focusNextPrevChild(forward)

    def put_cursor(self, row: int, column: int) -> None:
        """Put the cursor on a cell, and let it be seen."""
        index = self.rows.index(row, column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    # -- slots ----------------------------------------------------------------------------------

    def _on_rows_brought(self) -> None:
        QTimer.singleShot(0, self, self.paste_cells)  # not inside the editor's own paste

    def _on_rows_changed(self) -> None:
        self._rows_changed = True

    def _on_section_moved(self, row: int, old: int, new: int) -> None:
        """A row was dragged by its handle: put the header back and move the row itself."""
        down = self.verticalHeader()
        down.blockSignals(True)
        down.moveSection(new, old)
        down.blockSignals(False)
        self.commands.move(row, min(new, self.rows.count() - 1))
        self.viewport().update()

    def _on_refused(self, editor: Cell) -> None:
        if self.rows.refusal is not None:
            self._hint.say(sentence(self.rows.refusal), editor)


def _span_add_row(view: SheetView) -> None:
    view.clearSpans()
    view.setSpan(view.rows.count(), 0, 1, view.rows.columnCount())


def _hide_unsought(view: SheetView, sought: str) -> None:
    for row in range(view.rows.count()):
        found = not sought or sought in view.rows.row_text(row).casefold()
        view.setRowHidden(row, not found)
