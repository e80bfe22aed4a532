"""The editor of a cell that takes one of a list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from facilitator.ui.look import theme
from facilitator.ui.prepare.cell_editors import LineCell
from facilitator.ui.prepare.choice_list import ChoiceList
from facilitator.ui.prepare.sheet import Choice

_ARROW_WIDTH = 24
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoiceCell(LineCell):
    """Edits a cell with a list below that narrows as one types; Down or F4 shows all of it.

    `chosen` says that the cell is done: one was taken from the list, or Enter pressed beside it.
    """

    chosen = Signal(QWidget)

    def __init__(self, parent: QWidget, choices: Sequence[Choice]) -> None:
        super().__init__(parent)
        self._opened = False
        self._list = ChoiceList(self, choices)
        self.setTextMargins(0, 0, _ARROW_WIDTH, 0)
        self._list.taken.connect(self.take)
        self.textEdited.connect(self._on_text_edited)

    def list_is_open(self) -> bool:
        return self._list.isVisible()

    def takes_escape(self) -> bool:
        """Tell whether Escape is for the editor and does not give the cell up."""
        return self.list_is_open()

    def drop_list(self) -> None:
        """Let the list go: it is a child of the window, not of the editor."""
        self._list.hide()
        self._list.deleteLater()

    def take(self, value: str) -> None:
        """Take one of the list: the cell is done."""
        self.composing.finish()
        self._list.hide()
        self.setText(value)
        self.typed.emit()
        self.finish_soon()

    def finish_soon(self) -> None:
        """Say that the cell is done, not at once: the table may be closing it for the same key."""
        QTimer.singleShot(0, self, self._finish)

    def show_list(self, part: str = "") -> None:
        """Offer what holds the part."""
        self._list.offer(part)

    def open_list(self) -> None:
        """Offer all of it."""
        self.show_list()

    def name_at_cursor(self) -> str:
        """Give what is typed before the cursor and narrows the list."""
        return self.text()[: self.cursorPosition()].strip()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._opened:
            self._opened = True
            QTimer.singleShot(0, self, self._open_first)  # when the editor stands in its place

    def hideEvent(self, event: QHideEvent) -> None:
        self._list.hide()
        super().hideEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._list.follow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._list.hide()
        super().focusOutEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Narrow the list by the composing syllable too."""
        super().inputMethodEvent(event)
        if event.preeditString():
            self.show_list(self.name_at_cursor() + event.preeditString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, value = event.key(), self._list.current_value()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._list.isVisible():
            self._list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_list()
        elif key == Qt.Key.Key_Escape and self._list.isVisible():
            self._list.hide()
        elif key in _ENTER and value is not None:
            self.take(value)
        elif key in _ENTER:
            self.finish_soon()
            event.setAccepted(event.modifiers() != Qt.KeyboardModifier.ControlModifier)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() < self.width() - _ARROW_WIDTH:
            super().mousePressEvent(event)
        elif self._list.isVisible():
            self._list.hide()
        else:
            self.open_list()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme().color("secondary"))
        area = self.rect().adjusted(self.width() - _ARROW_WIDTH, 0, -4, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "▾")
        painter.end()

    def _open_first(self) -> None:
        if self.isVisible() and not self.isModified():
            self.show_list()

    def _finish(self) -> None:
        self.chosen.emit(self)

    def _on_text_edited(self) -> None:
        name = self.name_at_cursor()
        if name:
            self.show_list(name)
        else:
            self._list.hide()
