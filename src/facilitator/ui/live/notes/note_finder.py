"""Finding in the discussion of a project (Ctrl+F): only the lines that have the text are shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.domain.entities import Note
from facilitator.domain.text import one_line
from facilitator.domain.workshop import Workshop
from facilitator.ui.widgets.parts import button, label
from facilitator.ui.widgets.typed_line import TypedLine
from facilitator.words import tr
from facilitator.words.terms import term


class NoteFinder(QWidget):
    """A field over the list; `entered` goes to the lines found, `closed` says all are shown."""

    changed = Signal()
    closed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = ""
        self.field = TypedLine(tr("Find in the notes"))
        self.field.setPlaceholderText(tr("Find in the notes"))
        self._count = label("", "secondary")
        self._close = button("×", "quiet")
        self._close.setAccessibleName(tr("Show all notes again"))
        self._close.setFixedWidth(32)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.field, 1)
        line.addWidget(self._count)
        line.addWidget(self._close)
        self.hide()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._close.clicked.connect(self.close_finder)
        self.field.cancelled.connect(self.close_finder)
        self.field.entered.connect(self._on_entered)
        self.field.typed.connect(self._on_typed)

    def open(self) -> None:
        """Show the field and put the cursor there."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_finder(self) -> None:
        """Show all lines again and give the keyboard back."""
        self.close_quietly()
        self.changed.emit()
        self.closed.emit()

    def close_quietly(self) -> None:
        """Forget what was looked for."""
        self._wanted = ""
        self.field.replace_text("")
        self.hide()

    def is_finding(self) -> bool:
        """Tell whether some lines may be left out now."""
        return bool(self._wanted)

    def finds(self, workshop: Workshop, note: Note) -> bool:
        """Tell whether a line is to be shown: its text, center or kind has what is looked for."""
        if not self._wanted:
            return True
        said = (note.text, workshop.short_name(note.center), term(note.kind))
        return any(self._wanted in one_line(part).casefold() for part in said)

    def show_count(self, shown: int, of: int) -> None:
        """Say how many lines are shown."""
        text = tr("{shown} of {count}", "notes", shown=shown, count=of) if self._wanted else ""
        self._count.setText(text)

    def _on_typed(self, text: str) -> None:
        self._wanted = one_line(text).casefold()
        self.changed.emit()

    def _on_entered(self, text: str) -> None:
        self.entered.emit()
