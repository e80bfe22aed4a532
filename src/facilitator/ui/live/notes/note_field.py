"""The fields in which a line of the discussion is typed: a new one, and an old one in place."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from facilitator.domain.text import clean
from facilitator.ui.widgets.typed_line import TypedText, commit_composition

_KEYS = QKeySequence.StandardKey
# What changes the text from code would lose a composing syllable: it is committed before.
_REWRITING = (_KEYS.Undo, _KEYS.Redo, _KEYS.Cut, _KEYS.Paste, _KEYS.SelectAll)


class NoteField(TypedText):
    """A field that is left by Up on its first line and by Down on its last.

    Where it `splits`, pasting several lines does not put them in: `lines_pasted` carries the whole
    text as it would be then, so that each becomes a note.
    """

    left_upwards = Signal()
    left_downwards = Signal()
    lines_pasted = Signal(str)

    def __init__(
        self, accessible_name: str, *, splits: bool = False, parent: QWidget | None = None
    ) -> None:
        self._splits = splits
        super().__init__(accessible_name, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the field upwards and downwards."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if any(event.matches(key) for key in _REWRITING):
            commit_composition()
        if plain and event.key() == Qt.Key.Key_Up and self._is_on_edge(first=True):
            commit_composition()
            self.left_upwards.emit()
        elif plain and event.key() == Qt.Key.Key_Down and self._is_on_edge(first=False):
            commit_composition()
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def _is_on_edge(self, *, first: bool) -> bool:
        """Tell whether the cursor is on the first or the last line that is seen."""
        cursor = self.textCursor()
        block = cursor.block()
        line = block.layout().lineForTextPosition(cursor.positionInBlock()).lineNumber()
        if first:
            return block.blockNumber() == 0 and line <= 0
        return not block.next().isValid() and line >= block.layout().lineCount() - 1

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  # Qt's own name
        """Put in what is pasted or dropped, as plain text."""
        self.keep_composition()
        lines = [line for line in clean(source.text()).split("\n") if line.strip()]
        if not self._splits or len(lines) == 0:
            super().insertFromMimeData(source)
        elif len(lines) == 1:
            self.insertPlainText(lines[0])  # a copied cell ends with a line break
        else:
            cursor = self.textCursor()
            before = self._between(0, cursor.selectionStart())
            after = self._between(cursor.selectionEnd(), self.document().characterCount() - 1)
            self.lines_pasted.emit(before + "\n".join(lines) + after)

    def _between(self, start: int, end: int) -> str:
        """Give the text between two places, which Qt counts in UTF-16 units."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height right when the text wraps anew."""
        super().resizeEvent(event)
        self._grow()


class NoteEditor(NoteField):
    """The field over a row of the list; it grows with its text up to `most` pixels."""

    grown = Signal(int)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        self._most = 160
        super().__init__(accessible_name, parent=parent)
        self.setProperty("look", "note_editor")
        self.hide()

    def set_most(self, pixels: int) -> None:
        """Say how high the field may grow."""
        self._most = max(pixels, self.fontMetrics().lineSpacing() + 4)
        self._grow()

    def _grow(self) -> None:
        lines = max(1, int(self.document().size().height()))
        height = min(self._most, lines * self.fontMetrics().lineSpacing() + 6)
        if height != self.maximumHeight():
            self.setFixedHeight(height)
            self.grown.emit(height)
