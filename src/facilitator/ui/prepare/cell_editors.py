"""The editors that open in a cell and have no list: one line, and long text."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.ui.prepare.composing import ComposedLine, ComposedText
from facilitator.ui.prepare.pasting import holds_table

_LONG_HEIGHT = 132
_LONG_WIDTH = 380
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineCell(ComposedLine):
    """Edits a cell in one line. `rows_brought` says that the clipboard to paste is a table."""

    rows_brought = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "cell")

    def fill(self, text: str) -> None:
        super().fill(text)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._on_paste()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of the field."""
        menu = self.make_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def make_menu(self) -> QMenu:
        """Make Qt's own menu of a field, whose paste does what Ctrl+V does."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":  # Qt's own name
                action.triggered.disconnect()
                action.triggered.connect(self._on_paste)
        return menu

    def _on_paste(self) -> None:
        if holds_table(QGuiApplication.clipboard().text()):
            self.rows_brought.emit()
        else:
            self.paste()


class LongCell(ComposedText):
    """Edits a long text over the cell; Enter finishes, Shift+Enter begins a line.

    Lines can be pasted into it; `rows_brought` says that what is to be pasted has columns.
    """

    finished = Signal(QWidget)
    rows_brought = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "cell")

    def fill(self, text: str) -> None:
        super().fill(text)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & (
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
        ):
            self.finished.emit(self)
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  # Qt's own name
        """Take text in; what is pasted and has columns is for the table."""
        text = source.text()
        is_pasted = text == QGuiApplication.clipboard().text()  # and not dropped
        if is_pasted and "\t" in text and holds_table(text):
            self.rows_brought.emit()
        else:
            super().insertFromMimeData(source)

    def wanted_size(self) -> tuple[int, int]:
        """Give the width and height that long text needs at the least."""
        return _LONG_WIDTH, _LONG_HEIGHT


Cell = LineCell | LongCell
