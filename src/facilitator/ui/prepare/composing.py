"""Fields that tell every keystroke, what an input method is composing included, and lose none."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from facilitator.ui.widgets.typed_line import with_syllable


class Composing(QObject):
    """Watches an editor's input method; `finish` puts the composing syllable into the text.

    Some platforms drop the syllable when the input method is asked to commit (macOS did): then
    what was last seen of it is sent to the editor.
    """

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._preedit = ""
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._preedit = event.preeditString()
        return False

    def put_into(self, text: str, at: int) -> str:
        """Give the text with the composing syllable at the cursor."""
        return with_syllable(text, at, self._preedit)

    def finish(self) -> None:
        """Commit the composing syllable; without one nothing happens."""
        if not self._preedit:
            return
        if QApplication.focusWidget() is self._editor:
            QGuiApplication.inputMethod().commit()
        if self._preedit:
            left = QInputMethodEvent("", [])
            left.setCommitString(self._preedit)
            QApplication.sendEvent(self._editor, left)
            self._preedit = ""


class ComposedLine(QLineEdit):
    """A field of one line; `typed` comes with each step of typing, not with `fill`."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = Composing(self)
        self.textEdited.connect(self.typed)

    def keep_composition(self) -> None:
        """Put a syllable that is still composing into the text."""
        self.composing.finish()

    def value(self) -> str:
        """Give the text; the composing syllable is committed into it."""
        self.composing.finish()
        return self.text()

    def typed_text(self) -> str:
        """Give the text with the composing syllable, which goes on composing."""
        return self.composing.put_into(self.text(), self.cursorPosition())

    def tidy(self, text: str) -> str:
        """Give a typed text as `value` would give it."""
        return text

    def fill(self, text: str) -> None:
        """Put a text that nobody typed here."""
        self.setText(text.replace("\n", " "))

    def retype(self, text: str) -> None:
        """Put in what was typed before; Ctrl+Z goes back to what the field was filled with."""
        self.selectAll()
        self.insert(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.typed.emit()


class ComposedText(QPlainTextEdit):
    """A field of several lines; `typed` comes with each step of typing, not with `fill`."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.composing = Composing(self)
        self.textChanged.connect(self.typed)

    def keep_composition(self) -> None:
        """Put a syllable that is still composing into the text."""
        self.composing.finish()

    def value(self) -> str:
        """Give the text; the composing syllable is committed into it."""
        self.composing.finish()
        return self.toPlainText()

    def typed_text(self) -> str:
        """Give the text with the composing syllable, which goes on composing."""
        return self.composing.put_into(self.toPlainText(), self.textCursor().position())

    def tidy(self, text: str) -> str:
        """Give a typed text as `value` would give it."""
        return text

    def fill(self, text: str) -> None:
        """Put a text that nobody typed here."""
        with QSignalBlocker(self):
            self.setPlainText(text)

    def retype(self, text: str) -> None:
        """Put in what was typed before; Ctrl+Z goes back to what the field was filled with."""
        self.selectAll()
        self.insertPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.typed.emit()
