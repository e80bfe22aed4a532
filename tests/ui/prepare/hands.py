"""What a user does on the Prepare page, by key and by input method."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.domain.entities import EntityKind, Touch
from facilitator.ui.prepare.cell_editors import LineCell, LongCell
from facilitator.ui.prepare.prepare_page import PreparePage
from facilitator.ui.prepare.sheet_view import SheetView


def table(page: PreparePage, kind: EntityKind) -> SheetView:
    view = page.view(kind)
    assert view is not None
    return view


def go_to(page: PreparePage, kind: EntityKind, entity: str, key: str) -> SheetView:
    """Put the cursor on a cell."""
    page.go_to(Touch(kind, entity), key)
    return table(page, kind)


def open_editor() -> LineCell | LongCell:
    """Give the cell editor that has the focus."""
    editor = QApplication.focusWidget()
    assert isinstance(editor, LineCell | LongCell)
    return editor


def open_cell(page: PreparePage, kind: EntityKind, entity: str, key: str) -> LineCell | LongCell:
    """Go to a cell and press F2."""
    QTest.keyClick(go_to(page, kind, entity, key), Qt.Key.Key_F2)
    return open_editor()


def compose(editor: QWidget, text: str) -> None:
    """Be in the middle of a syllable, with the input method on."""
    QApplication.sendEvent(editor, QInputMethodEvent(text, []))


def type_over(editor: QWidget, text: str) -> None:
    """Type as an input method does; the text replaces what is selected."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key wherever the focus is, and let the table take it in."""
    focus = QApplication.focusWidget()
    assert focus is not None
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(focus, key, held)
    QApplication.processEvents()


def on_new_row(page: PreparePage, kind: EntityKind) -> SheetView:
    """Bring the cursor to the last row, in which a new one is begun."""
    tables = {EntityKind.PROJECT: "projects", EntityKind.SECTION: "sections"}
    page.go_to(None, tables.get(kind, "centers"))
    view = table(page, kind)
    view.setCurrentIndex(view.rows.index(view.rows.count(), 0))
    QApplication.processEvents()
    return view


def copy_in_excel(text: str) -> None:
    """Have a text in the clipboard."""
    QGuiApplication.clipboard().setText(text)
    QApplication.processEvents()


def enter(editor: QWidget) -> None:
    """Press Enter and let the table take it in."""
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def write(page: PreparePage, kind: EntityKind, entity: str, key: str, text: str) -> None:
    """Open a cell, type over all that is in it and press Enter."""
    editor = open_cell(page, kind, entity, key)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_over(editor, text)
    enter(editor)
    QApplication.processEvents()
