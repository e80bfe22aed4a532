"""A table of the page: the cursor, its keys, its open editor."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from facilitator.app.editing import TypedCell
from facilitator.domain.entities import Touch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.cell_delegate import CellDelegate
from facilitator.ui.prepare.cell_editors import Cell
from facilitator.ui.prepare.cell_hint import CellHint
from facilitator.ui.prepare.row_commands import RowCommands
from facilitator.ui.prepare.row_menu import row_menu
from facilitator.ui.prepare.sheet import Sheet
from facilitator.ui.prepare.sheet_model import SheetModel, depends_on
from facilitator.words.messages import sentence

ROW_HEIGHT = 38
HEADER_HEIGHT = 34
_HANDLE_WIDTH = 24
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REVERT = QAbstractItemDelegate.EndEditHint.RevertModelCache
_TRIGGERS = QAbstractItemView.EditTrigger


class SheetView(QTableView):
    """Shows and edits one sheet. Typing never opens an editor: that would tear Hangul apart.

    `commands` does what is done with rows.
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
        self.setModel(self.rows)
        self.setItemDelegate(self._cells)
        _dress(self)
        _span_add_row(self)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._cells.mended.connect(self._hint.forget)
        self._cells.refused.connect(self._on_refused)
        self.clicked.connect(self._on_clicked)
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
        self._put_cursor(row, self.sheet.column_at(key))
        self.setFocus()

    def retype(self, typed: TypedCell) -> bool:
        """Open a cell again with what was typed in it; False where there is no such cell."""
        column = next((c for c in self.sheet.columns if c.key == typed.field), None)
        if self.rows.row_of(typed.row) is None or column is None or column.read is None:
            return False
        self.go_to(typed.row, typed.field)
        if self._cells.editor is None:
            self.edit(self.currentIndex())
        if self._cells.editor is not None:
            self._cells.editor.retype(typed.text)
        return True

    def take_focus(self) -> None:
        """Take the focus, into the open editor where there is one."""
        (self._cells.editor or self).setFocus()

    def add_row(self) -> None:
        """Add a row and open its first cell."""
        if not self.commit_open():
            return
        added = self.commands.add(self.currentIndex().row())
        row = None if added is None else self.rows.row_of(added)
        if row is None:
            return
        self.setRowHidden(row, False)  # whatever is being sought
        self._put_cursor(row, self.sheet.column_at(self.sheet.first_edited))
        self.setFocus()
        self.edit(self.currentIndex())

    def remove_rows(self) -> None:
        """Remove the rows of the selected cells."""
        self.commands.remove([i.row() for i in self.selectedIndexes()])

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
        """Paste at the cursor; without one, below the last row."""
        if self.commit_open():
            here = self.currentIndex()
            at = (here.row(), here.column()) if here.isValid() else (self.rows.count(), 0)
            self.commands.paste(*at)

    def is_add_row(self, index: QModelIndex) -> bool:
        return index.isValid() and self.rows.entity_id(index.row()) is None

    # -- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What an open editor does not want comes here too; of that only "add" is meant for rows.
        if self._cells.editor is not None:
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() in _ENTER:
                QTimer.singleShot(0, self, self.add_row)  # when the editor has closed
            event.ignore()
        elif not _do_key(self, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.commit_open():
            super().mousePressEvent(event)
        elif self._cells.editor is not None:  # the refused text comes first
            self._cells.editor.setFocus()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = row_menu(self)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._put_cursor(0, 0)

    def closeEditor(  # noqa: N802  # Qt's own name, overridden
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Keep an editor open whose text was refused; Escape gives it up."""
        if hint is not _REVERT and editor.property("wrong") == "yes":
            return
        if isinstance(editor, Cell):
            self._cells.keep_typed(editor, None)
        super().closeEditor(editor, hint)

    def _put_cursor(self, row: int, column: int) -> None:
        index = self.rows.index(row, column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    # -- slots ----------------------------------------------------------------------------------

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.is_add_row(index):
            self.add_row()

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


def _do_key(view: SheetView, event: QKeyEvent) -> bool:
    """Do what a key means for rows; False where it means nothing."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    key = event.key()
    if event.matches(QKeySequence.StandardKey.Copy):
        view.copy_cells()
    elif event.matches(QKeySequence.StandardKey.Paste):
        view.paste_cells()
    elif key == Qt.Key.Key_Insert or (
        key in _ENTER and (control or view.is_add_row(view.currentIndex()))
    ):
        view.add_row()
    elif key in _ENTER and view.currentIndex().isValid():
        view.edit(view.currentIndex())
    elif key == Qt.Key.Key_Delete:
        view.remove_rows()
    elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        view.move_by(-1 if key == Qt.Key.Key_Up else 1)
    else:
        return False
    return True


def _dress(view: SheetView) -> None:
    view.setAccessibleName(view.sheet.title())
    view.setEditTriggers(
        _TRIGGERS.DoubleClicked | _TRIGGERS.EditKeyPressed | _TRIGGERS.SelectedClicked
    )
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    across, down = view.horizontalHeader(), view.verticalHeader()
    across.setFixedHeight(HEADER_HEIGHT)
    across.setHighlightSections(False)
    across.setMinimumSectionSize(40)
    for place, column in enumerate(view.sheet.columns):
        view.setColumnWidth(place, column.width)
    across.setStretchLastSection(True)
    down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    down.setDefaultSectionSize(ROW_HEIGHT)
    down.setFixedWidth(_HANDLE_WIDTH)
    down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    down.setHighlightSections(False)
    down.setSectionsMovable(True)


def _span_add_row(view: SheetView) -> None:
    view.clearSpans()
    view.setSpan(view.rows.count(), 0, 1, view.rows.columnCount())


def _hide_unsought(view: SheetView, sought: str) -> None:
    for row in range(view.rows.count()):
        found = not sought or sought in view.rows.row_text(row).casefold()
        view.setRowHidden(row, not found)
