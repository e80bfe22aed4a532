"""Fields that tell every keystroke, the composing syllable included, and lose none."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def commit_composition() -> None:
    """Have the input method put its composing syllable into the focused field.

    A field that knows of none (`keep_composition`) leaves the input method alone: ibus is reset by
    a commit, and would forget the first letters that a fast typist has begun meanwhile.
    """
    field = QGuiApplication.focusObject()
    keep = getattr(field, "keep_composition", None)
    if keep is not None:
        keep()
    else:
        QGuiApplication.inputMethod().commit()


def _commit_into(field: QWidget, syllable: str) -> None:
    """Send a syllable that the platform dropped instead of committing (macOS did)."""
    left = QInputMethodEvent()
    left.setCommitString(syllable)
    QCoreApplication.sendEvent(field, left)


def with_syllable(text: str, at: int, syllable: str) -> str:
    """Put a composing syllable into a text at Qt's place, which counts UTF-16 units."""
    if not syllable:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    before = units[: 2 * at].decode("utf-16-le", "surrogatepass")
    return before + syllable + units[2 * at :].decode("utf-16-le", "surrogatepass")


class TypedLine(QLineEdit):
    """A one-line field. `typed` carries the text with the composing syllable at each step.

    `entered` comes with Enter, `left` when the focus leaves, `cancelled` with Esc. A new text from
    the model waits while the field has the focus: whoever types is never overwritten.
    """

    typed = Signal(str)
    entered = Signal(str)
    left = Signal(str)
    cancelled = Signal()

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._preedit = ""
        self._waiting: str | None = None
        self._told = ""
        self.textChanged.connect(self._on_text_changed)

    def show_text(self, text: str) -> None:
        """Show the model's text, later where somebody is typing here."""
        if self.hasFocus():
            self._waiting = text
            return
        self._put(text)

    def replace_text(self, text: str) -> None:
        """Put a text even into the focused field; a composing syllable is committed first."""
        self.keep_composition()
        self._put(text)

    def full_text(self) -> str:
        """Give the text with the composing syllable in its place."""
        return with_syllable(self.text(), self.cursorPosition(), self._preedit)

    def _put(self, text: str) -> None:
        self._waiting = None
        self._told = text
        if text != self.text():
            self.setText(text)

    def _tell(self) -> None:
        text = self.full_text()
        if text != self._told:
            self._told = text
            self.typed.emit(text)

    def _on_text_changed(self) -> None:
        """Tell what was typed; a screen reader writes also where the focus is not, unmodified."""
        if not self._preedit and self.text() != self._told:
            self.setModified(True)
            self._tell()

    def enter(self) -> None:
        """Enter what stands here, as the key does."""
        commit_composition()
        self.entered.emit(self.full_text())

    def keep_composition(self) -> None:
        """Put a syllable that is still composing into the text."""
        if self._preedit and self.hasFocus():
            QGuiApplication.inputMethod().commit()
        if self._preedit:
            _commit_into(self, self._preedit)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Follow the composing syllable."""
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter enters, Esc cancels; everything else edits."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus left, then show what had to wait."""
        self.keep_composition()
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        self._tell()
        self.setCursorPosition(0)
        self.left.emit(self.text())
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting != self.text():
            self._put(waiting)


class TypedText(QPlainTextEdit):
    """A field of several lines that grows; Enter enters, Shift+Enter begins a new line."""

    focus_changed = Signal(bool)
    typed = Signal(str)
    entered = Signal(str)
    cancelled = Signal()
    left = Signal(str)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().clearUndoRedoStacks()  # the margin is nothing to take back
        self._preedit = ""
        self._told = ""
        self._grow()
        self.textChanged.connect(self._on_text_changed)

    def full_text(self) -> str:
        """Give the text with the composing syllable in its place."""
        return with_syllable(self.toPlainText(), self.textCursor().position(), self._preedit)

    def replace_text(self, text: str) -> None:
        """Put a text in; a composing syllable is committed before, never lost inside."""
        self.keep_composition()
        self._told = text
        if text != self.toPlainText():
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.setTextCursor(cursor)
        self._grow()

    def _tell(self) -> None:
        text = self.full_text()
        if text != self._told:
            self._told = text
            self.typed.emit(text)

    def _on_text_changed(self) -> None:
        self._grow()
        if not self._preedit:
            self._tell()

    def _grow(self) -> None:
        lines = min(4, max(1, int(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + 18
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def keep_composition(self) -> None:
        """Put a syllable that is still composing into the text."""
        if self._preedit and self.hasFocus():
            QGuiApplication.inputMethod().commit()
        if self._preedit:
            _commit_into(self, self._preedit)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Follow the composing syllable; `toPlainText` does not hold it."""
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter enters, Esc cancels; everything else edits."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # Qt would type the digit of Alt+1; here it is a command
            return
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Enter what stands here, as the key does."""
        commit_composition()
        # Where the platform drops the syllable instead of committing it, it is still in _preedit.
        self.entered.emit(self.full_text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus left."""
        self.keep_composition()
        super().focusOutEvent(event)
        self.focus_changed.emit(False)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._tell()
            self.left.emit(self.toPlainText())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody types here now."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the height right when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()
