"""The keys of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from facilitator.ui.prepare.sheet_view import SheetView

_KEYS = Qt.Key
_ENTER = (_KEYS.Key_Return, _KEYS.Key_Enter)
_LEAVING = (_KEYS.Key_Up, _KEYS.Key_PageUp)


class SheetKeys(QObject):
    """Knows what a key means for the rows and cells of a table.

    Delete empties cells, as in Excel; whole rows that were selected by their handle it removes.
    """

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view
        self._by_handle = False
        # The table selects first: it heard of the handle before we did.
        view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        view.verticalHeader().sectionPressed.connect(self._on_handle_pressed)

    def take(self, event: QKeyEvent) -> bool:
        """Do what the key means; False where it means nothing here."""
        view, key = self._view, event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            view.copy_cells()
        elif event.matches(QKeySequence.StandardKey.Paste):
            view.paste_cells()
        elif key == _KEYS.Key_Insert or (key in _ENTER and control):
            view.add_row()
        elif key in _ENTER and view.currentIndex().isValid():
            view.edit_current()
        elif control and key in (_KEYS.Key_Minus, _KEYS.Key_Delete):
            view.remove_rows()
        elif key in (_KEYS.Key_Delete, _KEYS.Key_Backspace):
            (view.remove_rows if self._by_handle else view.empty_cells)()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (
            _KEYS.Key_Up,
            _KEYS.Key_Down,
        ):
            view.move_by(-1 if key == _KEYS.Key_Up else 1)
        else:
            return False
        return True

    def take_beside_editor(self, event: QKeyEvent) -> bool:
        """Do what a key means that the open editor did not want; True where the editor is left."""
        view, editor = self._view, self._view.editor()
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() in _ENTER:
            view.add_row_soon()  # when the editor has closed
        elif event.key() in _LEAVING and view.new_row.is_open() and editor is not None:
            return not editor.value().strip() and view.commit_open()
        return False

    def _on_selection_changed(self) -> None:
        self._by_handle = False

    def _on_handle_pressed(self, row: int) -> None:
        self._by_handle = True
