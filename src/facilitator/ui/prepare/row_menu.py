"""The menu of a row: what the keys do, for the mouse, with the keys beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from facilitator.ui.widgets.menu import Menu
from facilitator.words import tr

if TYPE_CHECKING:
    from facilitator.ui.prepare.sheet_view import SheetView


def row_menu(view: SheetView) -> Menu:
    """Make the menu for where the cursor is."""
    menu = Menu(view)
    here = view.currentIndex()
    on_row = here.isValid() and not view.is_add_row(here)
    edit = menu.addAction(tr("Edit", "prepare"), "F2", view.edit_current)
    edit.setEnabled(on_row and bool(view.rows.column(here).read))
    menu.addAction(tr("Add row", "prepare"), "Ins", view.add_row)
    menu.addAction(tr("Empty cells", "prepare"), "Del", view.empty_cells).setEnabled(on_row)
    menu.addAction(tr("Remove rows", "prepare"), "Ctrl+-", view.remove_rows).setEnabled(on_row)
    menu.addSeparator()
    menu.addAction(tr("Move up", "prepare"), "Alt+Up", view.move_up).setEnabled(on_row)
    menu.addAction(tr("Move down", "prepare"), "Alt+Down", view.move_down).setEnabled(on_row)
    menu.addSeparator()
    standard = QKeySequence.StandardKey
    menu.addAction(tr("Copy", "prepare"), standard.Copy, view.copy_cells).setEnabled(on_row)
    menu.addAction(tr("Paste", "prepare"), standard.Paste, view.paste_cells)
    if view.commands.can_be_purged():
        menu.addSeparator()
        menu.addAction(tr("Delete for good…"), view.purge_rows).setEnabled(on_row)
    return menu
