"""The last row of a table, in which a new one is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication

if TYPE_CHECKING:
    from facilitator.ui.prepare.sheet_view import SheetView

_HINTS = QAbstractItemDelegate.EndEditHint


class NewRow(QObject):
    """Opens an empty editor when the cursor comes to the last row.

    So one types there at once, Hangul too: an editor that only the first letter opens would tear
    that apart. The row is made when its text is entered; an empty one leaves nothing behind.
    """

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view

    def is_open(self) -> bool:
        """Tell whether the open editor is the one of the last row."""
        view = self._view
        return view.editor() is not None and view.is_add_row(view.currentIndex())

    def offer_soon(self) -> None:
        """Open the editor when the key or click that brought the cursor here is done."""
        QTimer.singleShot(0, self, self.offer)

    def offer(self) -> None:
        """Open the editor where the cursor and the focus are here, and nothing else is selected."""
        view = self._view
        rows = {index.row() for index in view.selectedIndexes()}
        if (
            view.editor() is None
            and view.hasFocus()
            and view.is_add_row(view.currentIndex())
            and rows <= {view.rows.count()}
            and not QApplication.mouseButtons()
            and QApplication.activePopupWidget() is None
        ):
            view.edit(view.currentIndex())

    def begin(self) -> None:
        """Bring the cursor here and open the editor."""
        view = self._view
        view.put_cursor(view.rows.count(), view.sheet.column_at(view.sheet.first_edited))
        view.setFocus()
        self.offer()

    def leave(self, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go where the closed editor leads: to the row it made, or out of the table.

        Tab goes on in the new row. Without one it leaves the table, as from a cell.
        """
        view = self._view
        added, view.rows.added = view.rows.added, None
        row = None if added is None else view.rows.row_of(added)
        if row is not None:
            view.setRowHidden(row, False)  # whatever is being sought
            view.put_cursor(row, view.sheet.column_at(view.sheet.first_edited))
        if hint not in (_HINTS.EditNextItem, _HINTS.EditPreviousItem):
            return
        if row is None:
            view.leave_table(hint is _HINTS.EditNextItem)
        elif hint is _HINTS.EditNextItem:
            view.put_cursor(row, view.currentIndex().column() + 1)
            view.edit_current()
