"""Notes as they happen: the list of lines and the line being typed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from facilitator.app import notes
from facilitator.app.commitments import add_action_item
from facilitator.domain.entities import Center, EntityKind, Note, Project, Section
from facilitator.domain.terms import CenterId, NoteId, NoteKind
from facilitator.domain.text import clean
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.note_list import NoteList
from facilitator.ui.widgets.parts import button, button_text, label, set_look
from facilitator.ui.widgets.typed_line import TypedText, commit_composition
from facilitator.words import tr
from facilitator.words.terms import term

_KINDS = tuple(NoteKind)


class NotePanel(QWidget):
    """Keeps the discussion. Enter makes the next line; every keystroke is kept and may be shown.

    Alt+1–9 sets the center (Alt+0 nobody), Ctrl+1–6 the kind, F8 private or public. Editing an
    old line happens in the same field.
    """

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._project: Project | None = None
        self._section: Section | None = None
        self._cast: list[Center] = []
        self._center: CenterId | None = None
        self._kind = NoteKind.POINT
        self._private = False
        self._editing: NoteId | None = None
        self._edited: Note | None = None
        self.lines = NoteList()
        self.input = TypedText(tr("New note"))
        self.input.setPlaceholderText(tr("Type what is said; Enter makes the next line"))
        self._center_button = button(tr("Nobody"), "quiet")
        self._kind_button = button(term(self._kind), "quiet")
        self._private_button = button(tr("Private"), "quiet", "F8")
        self._private_button.setCheckable(True)
        self._mode = label("", "warning")
        self._mode.hide()
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        self._frame = QFrame()
        self._frame.setProperty("look", "note_input")
        line = QHBoxLayout(self._frame)
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(4)
        for each in (self._center_button, self._kind_button, self._private_button):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line.addWidget(self._center_button)
        line.addWidget(self._kind_button)
        line.addWidget(self._mode)
        line.addWidget(self.input, 1)
        line.addWidget(self._private_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.lines.setMinimumHeight(36)
        column.addWidget(self.lines, 1)
        column.addWidget(self._frame)

    def _connect_signals(self) -> None:
        self._center_button.clicked.connect(self._on_center_clicked)
        self._kind_button.clicked.connect(self._on_kind_clicked)
        self._private_button.clicked.connect(self._on_private_clicked)
        self.input.focus_changed.connect(self._on_focus_changed)
        self.input.cancelled.connect(self._on_cancelled)
        self.input.entered.connect(self._on_entered)
        self.input.typed.connect(self._on_typed)
        self.lines.edit_requested.connect(self._on_edit_requested)
        self.lines.menu_requested.connect(self._on_menu_requested)
        self.lines.privacy_requested.connect(self._on_privacy_requested)
        self.lines.remove_requested.connect(self._on_remove_requested)

    # -- showing --------------------------------------------------------------------------------

    def show_project(self, project: Project | None, section: Section | None) -> None:
        """Show a project's discussion with what was half typed there."""
        commit_composition()
        self._finish_editing()
        self._project, self._section = project, section
        workshop = self._signals.workshop
        self._cast = workshop.board(project, section) if project else []
        draft = workshop.draft(notes.note_draft_id(project.id)) if project else None
        self._center = CenterId(draft.center) if draft and draft.center else None
        self._kind = NoteKind(draft.kind) if draft and draft.kind else NoteKind.POINT
        self._private = draft.private if draft else False
        self.input.replace_text(draft.text if draft else "")
        self.setEnabled(project is not None)
        self._show_choices()
        self.refresh()
        self.lines.scrollToBottom()

    def refresh(self) -> None:
        """Show the lines as they are now."""
        workshop = self._signals.workshop
        found = workshop.notes_of(self._project.id) if self._project else []
        grown = len(found) > self.lines.notes.rowCount()
        self.lines.notes.show_notes(workshop, found)
        if grown:
            self.lines.scrollToBottom()
        self._follow_edited()

    def _follow_edited(self) -> None:
        """Have the line show what undo or redo made of the note that is being edited."""
        if self._editing is None:
            return
        note = self._signals.workshop.find(EntityKind.NOTE, self._editing)
        if not isinstance(note, Note):
            self._finish_editing()
            return
        if note == self._edited:
            return
        changed_elsewhere = note.text != clean(self.input.full_text()).strip()
        if changed_elsewhere and self._edited is not None and note.text != self._edited.text:
            self.input.replace_text(note.text)
        self._edited = note
        self._center, self._kind, self._private = note.center, note.kind, note.private
        self._show_choices()

    def _show_choices(self) -> None:
        short = self._signals.workshop.short_name(self._center) or tr("Nobody")
        self._center_button.setText(button_text(short))
        self._center_button.setAccessibleName(tr("Center: {name}", name=short))
        name = term(self._kind)
        self._kind_button.setText(name)
        self._kind_button.setAccessibleName(tr("Kind: {name}", name=name))
        set_look(self._center_button, "look", "chip" if self._center else "quiet")
        self._private_button.setChecked(self._private)
        set_look(self._frame, "private", "yes" if self._private else "no")
        self._mode.setVisible(self._editing is not None)

    # -- typing ---------------------------------------------------------------------------------

    def start_typing(self) -> None:
        """Put the cursor into the line."""
        self.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_typing(self) -> bool:
        """Tell whether a line is half typed."""
        return bool(self.input.full_text().strip())

    def set_center(self, center: CenterId | None) -> None:
        """Say who speaks in the line being typed."""
        self._center = center
        self._choices_changed()

    def _choices_changed(self) -> None:
        self._show_choices()
        if self._editing is None:
            self._keep(self.input.full_text())

    def _keep(self, text: str) -> None:
        if self._project is not None:
            self._signals.do(
                notes.type_note,
                self._project.id,
                text,
                center=self._center,
                kind=self._kind,
                private=self._private,
            )

    def _on_typed(self, text: str) -> None:
        if self._editing is None:
            self._keep(text)
        elif text.strip():
            run = f"note:{self._editing}"
            self._signals.do(notes.edit_note, self._editing, text=text, run=run)

    def _on_focus_changed(self, focused: bool) -> None:
        set_look(self._frame, "active", "yes" if focused else "no")

    def _on_entered(self, text: str) -> None:
        if self._editing is not None:
            self._finish_editing()
            return
        if self._project is None or not text.strip():
            return
        section = self._section.id if self._section else None
        done = self._signals.do(
            notes.add_note,
            self._project.id,
            text,
            section=section,
            center=self._center,
            kind=self._kind,
            private=self._private,
        )
        if done:
            self.input.replace_text("")
            self._kind = NoteKind.POINT
            self._choices_changed()

    def _on_cancelled(self) -> None:
        if self._editing is not None:
            self._finish_editing()
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- an old line ----------------------------------------------------------------------------

    def _on_edit_requested(self, note: Note) -> None:
        commit_composition()
        self._finish_editing()
        self._editing, self._edited = note.id, note
        self._center, self._kind, self._private = note.center, note.kind, note.private
        self._mode.setText(tr("Editing {time}", time=f"{note.at:%H:%M}"))
        self.input.replace_text(note.text)
        self._show_choices()
        self.start_typing()

    def _finish_editing(self) -> None:
        if self._editing is None:
            return
        self._editing = None
        draft = None
        if self._project is not None:
            draft = self._signals.workshop.draft(notes.note_draft_id(self._project.id))
        self._center = CenterId(draft.center) if draft and draft.center else None
        self._kind = NoteKind(draft.kind) if draft and draft.kind else NoteKind.POINT
        self._private = draft.private if draft else False
        self.input.replace_text(draft.text if draft else "")
        self._show_choices()

    def _on_remove_requested(self, note: Note) -> None:
        if self._editing == note.id:
            self._finish_editing()
        self._signals.do(notes.remove_note, note.id)

    def _on_privacy_requested(self, note: Note) -> None:
        self._signals.do(notes.edit_note, note.id, private=not note.private)

    def _on_menu_requested(self, note: Note, at: QPoint) -> None:
        menu = self.line_menu(note)
        edit, hide, decide, follow, remove = (a for a in menu.actions() if not a.isSeparator())
        chosen = menu.exec(self.lines.viewport().mapToGlobal(at))
        if chosen is edit:
            self._on_edit_requested(note)
        elif chosen is hide:
            self._on_privacy_requested(note)
        elif chosen is decide:
            self._signals.do(notes.edit_note, note.id, kind=NoteKind.DECISION)
        elif chosen is follow:
            self._signals.do(add_action_item, note.project, text=note.text, center=note.center)
        elif chosen is remove:
            self._on_remove_requested(note)
        menu.deleteLater()

    def line_menu(self, note: Note) -> QMenu:
        """Make the menu of a line: edit, hide or show, decision, follow-up action, delete.

        A private note becomes no follow-up action: those stand on the wall and in the report.
        """
        menu = QMenu(self)
        menu.addAction(tr("Edit"))
        menu.addAction(tr("Make public") if note.private else tr("Make private"))
        decide = menu.addAction(tr("Mark as decision"))
        decide.setEnabled(note.kind is not NoteKind.DECISION)
        if note.private:
            menu.addAction(tr("Make it a follow-up action (public notes only)")).setEnabled(False)
        else:
            menu.addAction(tr("Make it a follow-up action"))
        menu.addSeparator()
        menu.addAction(tr("Delete"))
        return menu

    # -- center, kind, privacy ------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set center, kind and privacy by key; digits come through any input method."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = event.key() - Qt.Key.Key_0
        if modifiers == Qt.KeyboardModifier.AltModifier and 0 <= digit <= 9:
            self._choose_center(digit)
        elif modifiers == Qt.KeyboardModifier.ControlModifier and 1 <= digit <= len(_KINDS):
            self._choose_kind(_KINDS[digit - 1])
        elif event.key() == Qt.Key.Key_F8:
            self._on_private_clicked()
        else:
            super().keyPressEvent(event)

    def _choose_center(self, digit: int) -> None:
        if digit == 0:
            center = None
        elif digit <= len(self._cast):
            center = self._cast[digit - 1].id
        else:
            return
        if self._editing is not None:
            self._signals.do(notes.set_note_center, self._editing, center)
        self.set_center(center)

    def _choose_kind(self, kind: NoteKind) -> None:
        if self._editing is not None:
            self._signals.do(notes.edit_note, self._editing, kind=kind)
        self._kind = kind
        self._choices_changed()

    def _on_private_clicked(self) -> None:
        self._private = not self._private
        if self._editing is not None:
            self._signals.do(notes.edit_note, self._editing, private=self._private)
        self._choices_changed()

    def _on_center_clicked(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        entries: list[tuple[QAction, int]] = [(menu.addAction(tr("Nobody") + "\tAlt+0"), 0)]
        for digit, center in enumerate(self._cast, start=1):
            key = f"\tAlt+{digit}" if digit <= 9 else ""
            entries.append(
                (menu.addAction(button_text(center.short_name or center.name) + key), digit)
            )
        for each, _ in entries:
            group.addAction(each)
        chosen = menu.exec(_above(self._center_button, menu))
        for each, digit in entries:
            if each is chosen:
                self._choose_center(digit)
        menu.deleteLater()

    def _on_kind_clicked(self) -> None:
        menu = QMenu(self)
        entries = [
            (menu.addAction(f"{term(kind)}\tCtrl+{digit}"), kind)
            for digit, kind in enumerate(_KINDS, start=1)
        ]
        chosen = menu.exec(_above(self._kind_button, menu))
        for each, kind in entries:
            if each is chosen:
                self._choose_kind(kind)
        menu.deleteLater()


def _above(anchor: QPushButton, menu: QMenu) -> QPoint:
    return anchor.mapToGlobal(QPoint(0, -menu.sizeHint().height()))
