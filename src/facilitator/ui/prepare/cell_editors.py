"""The editors that open in a cell: one line, long text, and a line with a list of choices."""

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from facilitator.ui.look import theme
from facilitator.ui.prepare.composing import Composing
from facilitator.ui.prepare.sheet import Choice
from facilitator.words import tr

_LONG_HEIGHT = 132
_LONG_WIDTH = 380
_POPUP_ROWS = 9
_ARROW_WIDTH = 24
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineCell(QLineEdit):
    """Edits a cell in one line."""

    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "cell")
        self.composing = Composing(self)
        self.textEdited.connect(self.typed)

    def value(self) -> str:
        self.composing.finish()
        return self.text()

    def fill(self, text: str) -> None:
        self.setText(text.replace("\n", " "))
        self.selectAll()


class LongCell(QPlainTextEdit):
    """Edits a long text over the cell; Enter finishes, Shift+Enter begins a line."""

    typed = Signal()
    finished = Signal(QWidget)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "cell")
        self.setTabChangesFocus(True)
        self.composing = Composing(self)
        self.textChanged.connect(self.typed)

    def value(self) -> str:
        self.composing.finish()
        return self.toPlainText()

    def fill(self, text: str) -> None:
        self.setPlainText(text)
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
        self._open_at_once = not several
        self.setTextMargins(0, 0, _ARROW_WIDTH, 0)
        self._completer = QCompleter(QStringListModel(list(self._values), self), self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(_POPUP_ROWS)
        self._completer.setWidget(self)
        popup = self._completer.popup()
        assert popup is not None  # a completer makes its popup when it is asked for
        self._popup = popup
        popup.setProperty("look", "choices")
        popup.setAccessibleName(tr("Choices", "prepare"))
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._completer.activated.connect(self._on_activated)
        self.textEdited.connect(self._on_text_edited)

    def open_choices(self) -> None:
        """Show the whole list."""
        if self._values:
            self._completer.setCompletionPrefix("")
            self._completer.complete()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._open_at_once:
            self._open_at_once = False
            # The list can only open when the editor stands in its place and has the focus.
            QTimer.singleShot(0, self, self._open_first)

    def hideEvent(self, event: QHideEvent) -> None:
        self._popup.hide()
        super().hideEvent(event)

    def _open_first(self) -> None:
        if self.isVisible() and not self.isModified():
            self.open_choices()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._popup
        if event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Down):
            self.open_choices()
        elif event.key() in _ENTER and not (popup.isVisible() and popup.currentIndex().isValid()):
            popup.hide()
            QTimer.singleShot(0, self, self._finish)
            event.setAccepted(event.modifiers() != Qt.KeyboardModifier.ControlModifier)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() >= self.width() - _ARROW_WIDTH:
            self.open_choices()
            return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme().color("secondary"))
        area = self.rect().adjusted(self.width() - _ARROW_WIDTH, 0, -4, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "▾")
        painter.end()

    def _finish(self) -> None:
        # Not at once: the table may be about to close the editor for the same key.
        self.chosen.emit(self)

    def _last_name(self) -> str:
        text = self.text()[: self.cursorPosition()]
        return text.rsplit(",", 1)[-1].strip() if self._several else text.strip()

    def _on_text_edited(self) -> None:
        name = self._last_name()
        self._completer.setCompletionPrefix(name)
        if name and self._completer.completionCount():
            self._completer.complete()
        else:
            self._popup.hide()

    def _on_activated(self, label: str) -> None:
        value = self._values.get(label, label)
        if not self._several:
            self.setText(value)
            self.typed.emit()
            QTimer.singleShot(0, self, self._finish)
            return
        before, after = self.text()[: self.cursorPosition()], self.text()[self.cursorPosition() :]
        kept = before.rpartition(",")[0]
        start = f"{kept.strip()}, {value}" if kept.strip() else value
        rest = after.strip().lstrip(",").strip()
        self.setText(f"{start}, {rest}" if rest else f"{start}, ")
        self.setCursorPosition(len(start) + 2)
        self.typed.emit()


Cell = LineCell | LongCell
