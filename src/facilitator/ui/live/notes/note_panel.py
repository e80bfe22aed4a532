"""Notes as they happen: the list of lines and the line being typed."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.app import notes
from facilitator.domain.entities import Center, EntityKind, Note, Project, Section
from facilitator.domain.plan import running_section
from facilitator.domain.terms import ActionItemId, NoteId, NoteKind
from facilitator.domain.text import one_line
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.notes import note_menus
from facilitator.ui.live.notes.note_editing import NoteEditing
from facilitator.ui.live.notes.note_entering import NoteEntering
from facilitator.ui.live.notes.note_finder import NoteFinder
from facilitator.ui.live.notes.note_line import NoteLine
from facilitator.ui.live.notes.note_list import NoteList
from facilitator.ui.live.notes.note_menus import KINDS
from facilitator.ui.live.notes.note_use import NoteUse
from facilitator.ui.widgets.menu import Menu
from facilitator.ui.widgets.typed_line import commit_composition
from facilitator.words import tr

_FOLLOW_UP = len(KINDS) + 1


class NotePanel(QWidget):
    """Keeps the discussion. Enter makes the next line; every keystroke is kept and may be shown.

    Up goes from the line into the list. Alt+1–9 sets the center (Alt+0 nobody), Ctrl+1–6 the
    kind, F8 private or public, Ctrl+7 makes a follow-up action: of the line being typed, or of the
    one that is chosen or edited in the list. `follow_up_made` carries the ActionItemId, `used`
    tells that the keyboard came or went.
    """

    notice_raised = Signal(str)
    follow_up_made = Signal(object)
    used = Signal(bool)

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._project: Project | None = None
        self._cast: list[Center] = []
        self.finder = NoteFinder()
        self.lines = NoteList()
        self.line = NoteLine(signals)
        self.input = self.line.input
        self._editing = NoteEditing(signals, self.lines)
        self._entering = NoteEntering(signals, self.line)
        self._use = NoteUse(self, self.lines)
        self._removed: set[NoteId] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.lines.setMinimumHeight(36)
        column.addWidget(self.finder)
        column.addWidget(self.lines, 1)
        column.addWidget(self.line)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._editing.done.connect(self.start_typing)
        self._entering.added.connect(self._on_added)
        self._entering.notice_raised.connect(self.notice_raised)
        self.finder.changed.connect(self.refresh)
        self.finder.closed.connect(self.start_typing)
        self.finder.entered.connect(self._on_left_upwards)
        self.input.cancelled.connect(self._on_cancelled)
        self.line.left_upwards.connect(self._on_left_upwards)
        self.lines.edit_requested.connect(self._editing.begin)
        self.lines.left.connect(self.start_typing)
        self.lines.menu_requested.connect(self._on_menu_requested)
        self.lines.move_requested.connect(self._on_move_requested)
        self.lines.paste_requested.connect(self._on_pasted_in_list)
        self.lines.remove_requested.connect(self._on_remove_requested)
        self._use.used.connect(self.used)
        self._use.walking.connect(self.line.show_hint)

    # -- showing --------------------------------------------------------------------------------

    def show_project(self, project: Project | None, section: Section | None) -> None:
        """Show a project's discussion with what was half typed there."""
        commit_composition()
        is_other = (project and project.id) != (self._project and self._project.id)
        if is_other:
            self._editing.finish()
            self.finder.close_quietly()
        self._project = project
        self._entering.show_project(project, section)
        self._cast = self._signals.workshop.board(project, section) if project else []
        self.line.show_project(project, self._cast)
        self.setEnabled(project is not None)
        self._show_lines(newest=is_other)

    def refresh(self) -> None:
        """Show the lines as they are now."""
        self._show_lines(newest=False)

    def refresh_seen(self) -> None:
        """Say again whether the room sees what is typed."""
        self.line.show_seen()
        self._editing.show_seen()

    def _show_lines(self, *, newest: bool) -> None:
        workshop = self._signals.workshop
        found = workshop.notes_of(self._project.id) if self._project else []
        edited = self.lines.edited()
        shown = [n for n in found if n.id == edited or self.finder.finds(workshop, n)]
        self.finder.show_count(len(shown), len(found))
        back = [n.id for n in shown if n.id in self._removed]
        back = [note for note in back if self.lines.notes.row_of(note) < 0]
        self.lines.show_notes(workshop, shown, newest=newest)
        if back and not newest:
            self.lines.choose_again(back[-1])
        self._editing.follow()

    # -- the new line ---------------------------------------------------------------------------

    def start_typing(self) -> None:
        """Put the cursor into the line."""
        self._editing.finish()
        self.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_typing(self) -> bool:
        """Tell whether a line is half typed."""
        return bool(self.input.full_text().strip())

    def _on_added(self) -> None:
        """Have the newest line in view, also where it is not among the lines looked for."""
        if self.finder.is_finding():
            self.finder.close_quietly()
            self.refresh()
        self.lines.scrollToBottom()

    def _on_pasted_in_list(self, text: str) -> None:
        self._entering.add_lines(text.splitlines())

    # -- an old line ----------------------------------------------------------------------------

    def _on_cancelled(self) -> None:
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left_upwards(self) -> None:
        if self.lines.notes.rowCount():
            self.lines.select(-1)

    def _on_move_requested(self, note: Note, by: int) -> None:
        """Move a line past its neighbour in the list, also where others are filtered out."""
        row = self.lines.notes.row_of(note.id) + by
        beside = self.lines.notes.note(self.lines.notes.index(row)) if row >= 0 else None
        if beside is None:
            return
        order = [n.id for n in self._signals.workshop.notes_of(note.project)]
        commit_composition()
        self._signals.do(notes.move_note, note.id, order.index(beside.id))
        self.lines.scrollTo(self.lines.currentIndex())

    def _on_remove_requested(self, note: Note) -> None:
        # The keyboard stays in the list: in the field Ctrl+Z would take back typing first.
        if self._signals.do(notes.remove_note, note.id):
            self._removed.add(note.id)
            self.notice_raised.emit(tr("The note was removed. Ctrl+Z brings it back."))

    def _follow_up(self, note: Note | None) -> None:
        """Make a follow-up action out of a line, or out of the one being typed."""
        self._editing.finish()
        item = self._entering.add_to_follow() if note is None else self._followed(note)
        if item is not None:
            self.follow_up_made.emit(item)

    def _followed(self, note: Note) -> ActionItemId | None:
        """Give the follow-up action of a line: pressed again, the one that was made of it."""
        for item in self._signals.workshop.action_items_of(note.project):
            if item.text == one_line(note.text) and item.center == note.center:
                return item.id
        made = ActionItemId(self._signals.new_id())
        return made if self._signals.do(notes.follow_up_note, note.id, made) else None

    def _on_menu_requested(self, note: Note, at: QPoint) -> None:
        chosen = note_menus.choice_of(self.line_menu(note), self.lines.viewport().mapToGlobal(at))
        if chosen == "edit":
            self._editing.begin(note)
        elif chosen == "hide":
            self._set_private(note)
        elif chosen == "decide":
            self._set_kind(note, NoteKind.DECISION)
        elif chosen == "follow":
            self._follow_up(note)
        elif chosen in ("up", "down"):
            self._on_move_requested(note, 1 if chosen == "down" else -1)
        elif chosen == "copy":
            QGuiApplication.clipboard().setText(note.text)
        elif chosen == "remove":
            self._on_remove_requested(note)
        elif chosen == "purge":
            self._editing.finish()
            from facilitator.app.copies.purging import Target  # seldom needed

            self._signals.deletion_requested.emit([Target(EntityKind.NOTE, note.id)])

    def line_menu(self, note: Note) -> Menu:
        """Make the menu of a line."""
        may_purge = running_section(self._signals.workshop) is None
        return note_menus.line_menu(self, note, may_purge=may_purge)

    def _set_kind(self, note: Note, kind: NoteKind) -> None:
        self._signals.do(notes.edit_note, note.id, kind=kind)

    def _set_private(self, note: Note) -> None:
        self._signals.do(notes.edit_note, note.id, private=not note.private)

    # -- keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set center, kind and privacy by key; digits come through any input method."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key, digit = event.key(), event.key() - Qt.Key.Key_0
        note = self.lines.current_note() if self.lines.is_in_use() else None
        if modifiers == Qt.KeyboardModifier.AltModifier and 0 <= digit <= 9:
            self._take_center(note, digit)
        elif modifiers == Qt.KeyboardModifier.ControlModifier and 1 <= digit <= len(KINDS):
            self._take_kind(note, KINDS[digit - 1])
        elif modifiers == Qt.KeyboardModifier.ControlModifier and digit == _FOLLOW_UP:
            self._follow_up(note)
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_F:
            self.finder.open()
        elif not modifiers and key == Qt.Key.Key_F8:
            self._take_private(note)
        else:
            super().keyPressEvent(event)

    def _take_center(self, note: Note | None, digit: int) -> None:
        if note is None:
            self.line.choose_center(digit)
        elif digit <= len(self._cast):
            center = self._cast[digit - 1].id if digit else None
            self._signals.do(notes.set_note_center, note.id, center)

    def _take_kind(self, note: Note | None, kind: NoteKind) -> None:
        if note is None:
            self.line.choose_kind(kind)
        else:
            self._set_kind(note, kind)

    def _take_private(self, note: Note | None) -> None:
        if note is None:
            self.line.toggle_private()
        else:
            self._set_private(note)
