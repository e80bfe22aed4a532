"""The editing of an old line where it stands: saved as it is typed, one step to take back."""

from PySide6.QtCore import QObject, Qt, Signal

from facilitator.app import notes
from facilitator.app.notes import Seen
from facilitator.domain.entities import EntityKind, Note
from facilitator.domain.text import clean
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.notes.note_list import NoteList
from facilitator.ui.widgets.typed_line import commit_composition


class NoteEditing(QObject):
    """Begins and ends the editing of a line, and keeps what is typed in between.

    `done` comes with Enter: the facilitator goes on with the new line. A line that is left empty
    gets its text back; it is removed with Delete in the list, never by emptying it.
    """

    done = Signal()

    def __init__(self, signals: DeskSignals, lines: NoteList) -> None:
        super().__init__(lines)
        self._signals = signals
        self._lines = lines
        self._before: Note | None = None
        self._known: Note | None = None
        self._run = ""
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._lines.editor.cancelled.connect(self._on_cancelled)
        self._lines.editor.entered.connect(self._on_entered)
        self._lines.editor.left_downwards.connect(self._on_left_downwards)
        self._lines.editor.left_upwards.connect(self._on_left_upwards)
        self._lines.editor.typed.connect(self._on_typed)
        self._lines.focused.connect(self._on_list_focused)

    def begin(self, note: Note) -> None:
        """Edit this note; what was edited before is finished."""
        commit_composition()
        self.finish()
        self._before = self._known = note
        # Each time is a step of its own: two times after one another are two steps to take back.
        self._run = f"note:{note.id}:{self._signals.new_id()}"
        self._lines.open_editor(note)
        self.show_seen()

    def finish(self) -> None:
        """End the editing; what was typed is kept already, a composing syllable included."""
        before = self._before
        if before is None:
            return
        editor = self._lines.editor
        if editor.hasFocus():
            commit_composition()
        self._before = self._known = None
        if not editor.full_text().strip() and self._note(before) is not None:
            self._save(before, before.text)
        if editor.hasFocus():
            self._lines.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lines.close_editor()

    def follow(self) -> None:
        """Have the field show what undo or redo made of the note."""
        known = self._known
        if known is None:
            return
        note = self._note(known)
        if note is None:
            self.finish()
            return
        typed = clean(self._lines.editor.full_text()).strip()
        if note.text not in (known.text, typed):
            self._lines.editor.replace_text(note.text)
        is_same = note.private == known.private
        self._known = note
        if not is_same:
            self.show_seen()

    def show_seen(self) -> None:
        """Say whether the room sees the line that is edited; it does at once, also line by line."""
        note = self._known
        if note is not None:
            found = notes.seen(self._signals.workshop, note.project, note.private)
            self._lines.show_seen(Seen.AS_TYPED if found is Seen.WHEN_ENTERED else found)

    def _note(self, note: Note) -> Note | None:
        found = self._signals.workshop.find(EntityKind.NOTE, note.id)
        return found if isinstance(found, Note) else None

    def _save(self, note: Note, text: str) -> None:
        self._signals.do(notes.edit_note, note.id, text=text, run=self._run)

    def _on_typed(self, text: str) -> None:
        if self._before is not None and text.strip():
            self._save(self._before, text)

    def _on_entered(self, text: str) -> None:
        self.finish()
        self.done.emit()

    def _on_cancelled(self) -> None:
        self.finish()

    def _on_left_upwards(self) -> None:
        row = self._lines.currentIndex().row()
        self.finish()
        self._lines.select(max(0, row - 1))

    def _on_left_downwards(self) -> None:
        row = self._lines.currentIndex().row() + 1
        self.finish()
        if row < self._lines.notes.rowCount():
            self._lines.select(row)
        else:
            self.done.emit()

    def _on_list_focused(self, focused: bool) -> None:
        if focused:
            self.finish()
