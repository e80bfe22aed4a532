"""The tables: typing into cells, adding, removing, moving, copying, pasting, searching."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.domain.entities import EntityKind
from facilitator.ui.prepare.cell_editors import Cell
from facilitator.ui.prepare.prepare_page import PreparePage
from facilitator.ui.prepare.sheet_view import SheetView

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def table(page: PreparePage, kind: EntityKind) -> SheetView:
    view = page.view(kind)
    assert view is not None
    return view


def open_cell(page: PreparePage, kind: EntityKind, entity: str, key: str) -> Cell:
    """Go to a cell and press F2."""
    view = table(page, kind)
    page._open_tab(page._stack.indexOf(view.parentWidget()))
    view.go_to(entity, key)
    QTest.keyClick(view, Key.Key_F2)
    editor = view.findChild(Cell)  # type: ignore[call-overload]  # a union of classes
    assert editor is not None
    return editor


def editor_of(view: SheetView) -> Cell:
    focus = QApplication.focusWidget()
    assert isinstance(focus, Cell)
    assert view.isAncestorOf(focus)
    return focus


def start_cell(page: PreparePage, kind: EntityKind, entity: str, key: str) -> Cell:
    view = table(page, kind)
    page.go_to_kind(kind)
    view.go_to(entity, key)
    QTest.keyClick(view, Key.Key_F2)
    return editor_of(view)


def type_over(editor: Cell, text: str) -> None:
    """Type as an input method does: the text replaces what is selected."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)
