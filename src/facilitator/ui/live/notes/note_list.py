"""The lines of the discussion: a list that is painted, so that hundreds stay quick."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem, QWidget

from facilitator.app.notes import Seen
from facilitator.domain.dates import say_time
from facilitator.domain.entities import Note
from facilitator.domain.terms import NoteId
from facilitator.domain.workshop import Workshop
from facilitator.ui.live.notes.note_drawing import PAD, NoteDelegate
from facilitator.ui.live.notes.note_field import NoteEditor
from facilitator.ui.live.notes.note_line import NARROW
from facilitator.ui.live.notes.note_model import Index, NoteModel
from facilitator.ui.live.notes.note_sign import SeenSign
from facilitator.ui.live.notes.quiet_bar import QuietBar
from facilitator.words import tr

_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class NoteList(QListView):
    """Shows the notes, and the field over the one that is edited; what a key wishes is a signal.

    Up and Down walk, beyond the last line or with Esc back to the new line (`left`); Enter edits,
    Delete removes, Alt+Up and Alt+Down move (the Note and by how many rows).
    """

    edit_requested = Signal(object)
    remove_requested = Signal(object)
    move_requested = Signal(object, int)
    paste_requested = Signal(str)
    menu_requested = Signal(object, object)
    focused = Signal(bool)
    left = Signal()
    takes_no_letters = True  # a presenter's remote may send one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes = NoteModel()
        self._drawing = NoteDelegate(self)
        self.editor = NoteEditor(tr("Edit the note"), self.viewport())
        self.sign = SeenSign(self.viewport())
        self.sign.hide()
        self.setModel(self.notes)
        self.setItemDelegate(self._drawing)
        self.setAccessibleName(tr("Notes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical))
        self.verticalScrollBar().setSingleStep(self.fontMetrics().lineSpacing())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that came and went would change where the text wraps, and so whether it is needed.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.customContextMenuRequested.connect(self._on_menu_wished)
        self.doubleClicked.connect(self._on_double_clicked)
        self.editor.grown.connect(self._on_editor_grown)

    # -- showing --------------------------------------------------------------------------------

    def show_notes(self, workshop: Workshop, notes: Sequence[Note], *, newest: bool) -> None:
        """Show these notes. What is read stays where it is, except where the `newest` is wanted."""
        newest = newest or self._is_at_end()
        index = self.indexAt(QPoint(1, 1))
        first, top = self.notes.note(index), self.visualRect(index).top()
        rows = self.notes.rowCount()
        self.notes.show_notes(workshop, notes)
        if not newest and self.notes.rowCount() == rows and self.visualRect(index).top() == top:
            return  # a text changed: laying all out again at once is not worth it
        self.doItemsLayout()
        row = self.notes.row_of(first.id if first else None)
        if newest:
            self.scrollToBottom()
        elif row >= 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self.notes.index(row)).top() - top)

    def _is_at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - 2

    def current_note(self) -> Note | None:
        """Give the selected note."""
        return self.notes.note(self.currentIndex()) if self.currentIndex().isValid() else None

    def select(self, row: int) -> None:
        """Choose a line and put the keyboard there; -1 is the last one."""
        row = row if row >= 0 else self.notes.rowCount() - 1
        self.setCurrentIndex(self.notes.index(row))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrollTo(self.currentIndex())

    def choose_again(self, note: NoteId) -> None:
        """Choose a line that came back, wherever the keyboard is."""
        self.setCurrentIndex(self.notes.index(self.notes.row_of(note)))
        self.scrollTo(self.currentIndex())

    def is_in_use(self) -> bool:
        """Tell whether the keys are for the selected line."""
        return self.hasFocus() or self.editor.hasFocus()

    # -- editing in place -----------------------------------------------------------------------

    def open_editor(self, note: Note) -> None:
        """Put the field over the line of this note, with its text."""
        self.setCurrentIndex(self.notes.index(self.notes.row_of(note.id)))
        self._drawing.editing = note.id
        self.editor.replace_text(note.text)
        self.editor.document().clearUndoRedoStacks()
        self.editor.setAccessibleName(tr("Editing the note of {time}", time=say_time(note.at)))
        self._fit_editor()
        self.editor.show()
        self.sign.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrollTo(self.currentIndex())

    def close_editor(self) -> None:
        """Take the field away; whoever calls has put the keyboard elsewhere before."""
        self._drawing.editing = None
        self.editor.hide()
        self.sign.hide()
        self.editor.replace_text("")
        self.doItemsLayout()

    def show_seen(self, found: Seen) -> None:
        """Say whether the room sees the line that is edited."""
        self.sign.show_seen(found, is_short=self.width() < NARROW)
        if self._drawing.editing is not None:
            self._fit_editor()

    def edited(self) -> NoteId | None:
        """Tell which note is being edited."""
        return self._drawing.editing

    def _fit_editor(self) -> None:
        self._place_editor()  # the width decides how many lines there are
        self.editor.set_most(self.viewport().height() - 2 * PAD)
        self._on_editor_grown(self.editor.height())

    def _on_editor_grown(self, height: int) -> None:
        self._drawing.edited_height = height
        if self._drawing.editing is not None:
            self.doItemsLayout()

    def _place_editor(self) -> None:
        row = self.notes.row_of(self._drawing.editing)
        note = self.notes.note(self.notes.index(row))
        if note is None:
            return
        rect = self.visualRect(self.notes.index(row))
        box = self._drawing.text_box(rect, note, self.font())
        inset = int(self.editor.document().documentMargin())
        sign = self.sign.sizeHint()
        self.sign.setGeometry(box.right() - sign.width() + 1, box.top(), sign.width(), 20)
        width = box.width() - sign.width() - inset
        self.editor.setGeometry(box.left() - inset, box.top() - inset, width, self.editor.height())

    def doItemsLayout(self) -> None:  # noqa: N802  # Qt's own name
        """Keep the field over its line."""
        super().doItemsLayout()
        if self._drawing.editing is not None:
            self._place_editor()

    def dataChanged(  # noqa: N802  # Qt's own name
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:
        """Lay the rows out anew only where one becomes higher or lower; that is rare in typing."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        if self.visualRect(first).height() == self._drawing.sizeHint(option, first).height():
            self.viewport().update(self.visualRect(first))
        else:
            super().dataChanged(first, last, list(roles))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802  # Qt's own name
        """Take the field along."""
        super().scrollContentsBy(dx, dy)
        if self._drawing.editing is not None:
            self._place_editor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the newest line in view, and the field over its line."""
        at_end = self._is_at_end()
        super().resizeEvent(event)
        self.doItemsLayout()
        if self._drawing.editing is not None:
            self._fit_editor()
        elif at_end:
            self.scrollToBottom()

    # -- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn keys into wishes; those of the whole panel go on to it."""
        note, key = self.current_note(), Qt.Key(event.key())
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if note is not None and alt == Qt.KeyboardModifier.AltModifier and key in _MOVES:
            self.move_requested.emit(note, _MOVES[key])
        elif self.editor.hasFocus():
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit(QGuiApplication.clipboard().text())
        elif note is not None and event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(note.text)
        elif event.modifiers() not in _PLAIN or not self._take_plain(key, note):
            walks = event.modifiers() in _PLAIN and key in (
                *_MOVES,
                Qt.Key.Key_Home,
                Qt.Key.Key_End,
            )
            if walks:
                super().keyPressEvent(event)
            else:
                event.ignore()

    def _take_plain(self, key: Qt.Key, note: Note | None) -> bool:
        at_last = self.currentIndex().row() >= self.notes.rowCount() - 1
        if key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Down and at_last):
            self.left.emit()
        elif note is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit(note)
        elif note is not None and key == Qt.Key.Key_Delete:
            self.remove_requested.emit(note)
        else:
            return False
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing here: with the Korean input method on they are half syllables."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a line chosen: the keys are for it."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.notes.rowCount():
            self.setCurrentIndex(self.notes.index(self.notes.rowCount() - 1))
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys are elsewhere now."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.focused.emit(False)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        note = self.notes.note(index)
        if note is not None:
            self.edit_requested.emit(note)

    def _on_menu_wished(self, at: QPoint) -> None:
        note = self.notes.note(self.indexAt(at)) or self.current_note()
        if note is not None:
            self.menu_requested.emit(note, at)
