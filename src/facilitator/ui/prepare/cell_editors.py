"""The editors that open in a cell: one line, long text, and a line with a list of choices."""

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
from facilitator.ui.prepare.choice_list import ChoiceList
from facilitator.ui.prepare.composing import ComposedLine, ComposedText
from facilitator.ui.prepare.sheet import Choice

_LONG_HEIGHT = 132
_LONG_WIDTH = 380
_ARROW_WIDTH = 24
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineCell(ComposedLine):
    """Edits a cell in one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "cell")

    def fill(self, text: str) -> None:
        super().fill(text)
        self.selectAll()


class LongCell(ComposedText):
    """Edits a long text over the cell; Enter finishes, Shift+Enter begins a line."""

    finished = Signal(QWidget)

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

    def wanted_size(self) -> tuple[int, int]:
        """Give the width and height that long text needs at the least."""
        return _LONG_WIDTH, _LONG_HEIGHT


class ChoiceCell(LineCell):
    """Edits a cell with a list below that narrows as one types; Down or F4 shows all of it.

    With `several`, names stand with commas and the list completes the last one. `chosen` says
    that the cell is done: one was taken from the list, or Enter pressed beside it.
    """

    chosen = Signal(QWidget)

    def __init__(self, parent: QWidget, choices: list[Choice], several: bool) -> None:
        super().__init__(parent)
        self._values = {choice.label: choice.value for choice in choices}
        self._several = several
        self._opened = several
        self._list = ChoiceList(self, list(self._values))
        self.setTextMargins(0, 0, _ARROW_WIDTH, 0)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._list.taken.connect(self.take)
        self.textEdited.connect(self._on_text_edited)

    def list_is_open(self) -> bool:
        return self._list.isVisible()

    def drop_list(self) -> None:
        """Let the list go: it is a child of the window, not of the editor."""
        self._list.hide()
        self._list.deleteLater()

    def take(self, label: str) -> None:
        """Take one of the list: the cell is done, or its last name is written out."""
        self.composing.finish()
        self._list.hide()
        value = self._values.get(label, label)
        if not self._several:
            self.setText(value)
            self.typed.emit()
            QTimer.singleShot(0, self, self._finish)
            return
        at = self.cursorPosition()
        kept = self.text()[:at].rpartition(",")[0].strip()
        rest = self.text()[at:].strip().lstrip(",").strip()
        start = f"{kept}, {value}, " if kept else f"{value}, "
        self.setText(start + rest)
        self.setCursorPosition(len(start))
        self.typed.emit()

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
            self._list.offer(self._last_name() + event.preeditString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, label = event.key(), self._list.current_label()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._list.isVisible():
            self._list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self._list.offer("")
        elif key == Qt.Key.Key_Escape and self._list.isVisible():
            self._list.hide()
        elif key in _ENTER and label is not None:
            self.take(label)
        elif key in _ENTER:
            QTimer.singleShot(0, self, self._finish)
            event.setAccepted(event.modifiers() != Qt.KeyboardModifier.ControlModifier)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() < self.width() - _ARROW_WIDTH:
            super().mousePressEvent(event)
        elif self._list.isVisible():
            self._list.hide()
        else:
            self._list.offer("")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme().color("secondary"))
        area = self.rect().adjusted(self.width() - _ARROW_WIDTH, 0, -4, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "▾")
        painter.end()

    def _open_first(self) -> None:
        if self.isVisible() and not self.isModified():
            self._list.offer("")

    def _finish(self) -> None:
        # Not at once: the table may be about to close the editor for the same key.
        self.chosen.emit(self)

    def _last_name(self) -> str:
        text = self.text()[: self.cursorPosition()]
        return text.rsplit(",", 1)[-1].strip() if self._several else text.strip()

    def _on_text_edited(self) -> None:
        name = self._last_name()
        if name:
            self._list.offer(name)
        else:
            self._list.hide()


Cell = LineCell | LongCell
