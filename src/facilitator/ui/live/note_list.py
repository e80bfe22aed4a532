"""The lines of the discussion: a list that is painted, so that hundreds stay quick."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.domain.entities import Note
from facilitator.domain.terms import NoteKind
from facilitator.domain.workshop import Workshop
from facilitator.ui import look
from facilitator.words import tr
from facilitator.words.terms import term

NOTE_ROLE = Qt.ItemDataRole.UserRole
_TIME, _BADGE, _KIND, _GAP, _PAD = 46, 58, 60, 8, 8
Index = QModelIndex | QPersistentModelIndex


class NoteModel(QAbstractListModel):
    """The notes of one project, in order."""

    def __init__(self) -> None:
        super().__init__()
        self._notes: list[Note] = []
        self._shorts: dict[str, str] = {}

    def show_notes(self, workshop: Workshop, notes: list[Note]) -> None:
        """Show these notes; added, changed and removed lines move nothing else."""
        self._shorts = {c.id: c.short_name or c.name for c in workshop.centers}
        old, ids = self._notes, [n.id for n in notes]
        if [n.id for n in old] == ids:
            for row, (before, after) in enumerate(zip(old, notes, strict=True)):
                if before != after:
                    self._notes[row] = after
                    self.dataChanged.emit(self.index(row), self.index(row))
        elif ids[: len(old)] == [n.id for n in old]:
            self.beginInsertRows(QModelIndex(), len(old), len(notes) - 1)
            self._notes = list(notes)
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._notes = list(notes)
            self.endResetModel()

    def note(self, index: Index) -> Note | None:
        """Give the note of a row."""
        return self._notes[index.row()] if 0 <= index.row() < len(self._notes) else None

    def short_name(self, note: Note) -> str:
        return self._shorts.get(note.center or "", "")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Count the notes."""
        return 0 if parent.isValid() else len(self._notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a note, its text, or the sentence for screen readers."""
        note = self.note(index)
        if note is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return note.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (f"{note.at:%H:%M}", self.short_name(note), term(note.kind))
            hidden = tr("Private") if note.private else ""
            return " ".join(p for p in (*parts, hidden, note.text) if p)
        return note if role == NOTE_ROLE else None


class NoteDelegate(QStyledItemDelegate):
    """Draws a note: time, center, kind, text; private ones striped."""

    def _text_box(self, rect: QRect) -> QRect:
        return rect.adjusted(_TIME + _BADGE + _KIND + 3 * _GAP, _PAD, -_GAP, -_PAD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Measure the wrapped text."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 600
        box = self._text_box(QRect(0, 0, width, 10_000))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        text = str(index.data() or "")
        fm = option.fontMetrics
        height = fm.boundingRect(box, int(flags), text).height()
        return QSize(width, max(36, height + 2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        note = index.data(NOTE_ROLE)
        model = index.model()
        if not isinstance(note, Note) or not isinstance(model, NoteModel):
            return
        theme = look.theme()
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("paper"))
        if note.private:
            painter.fillRect(rect.adjusted(0, 2, 0, -2), _stripes(theme.name))
        elif note.kind is NoteKind.DECISION:
            painter.fillRect(rect.adjusted(0, 1, 0, -1), theme.color("yes_soft"))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("blue_soft"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.color("blue"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        self._draw_words(painter, rect, note, model.short_name(note))
        painter.restore()

    def _draw_words(self, painter: QPainter, rect: QRect, note: Note, short: str) -> None:
        theme = look.theme()
        line = QRect(rect.left() + _GAP, rect.top() + _PAD, _TIME, 20)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.setPen(theme.color("secondary"))
        painter.drawText(line, middle, f"{note.at:%H:%M}")
        badge = QRect(line.right() + 1, rect.top() + _PAD - 3, _BADGE - 6, 22)
        if short:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("blue_mid"))
            painter.drawRoundedRect(QRectF(badge), 5, 5)
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(theme.color("ink"))
            shown = painter.fontMetrics().elidedText(
                short, Qt.TextElideMode.ElideRight, badge.width() - 4
            )
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, shown)
            font.setBold(False)
            painter.setFont(font)
        kind = QRect(badge.right() + _GAP, rect.top() + _PAD, _KIND, 20)
        decided = note.kind is NoteKind.DECISION
        painter.setPen(theme.color("yes" if decided else "secondary"))
        name = tr("🔒 Private") if note.private else term(note.kind)
        painter.drawText(kind, middle, name)
        painter.setPen(theme.color("ink"))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self._text_box(rect), int(flags), note.text)


def _stripes(theme_name: str) -> QBrush:
    """Make the brush of slanted stripes that marks what is private."""
    found = _STRIPES.get(theme_name)
    if found is None:
        theme = look.theme()
        picture = QPixmap(32, 32)
        picture.fill(theme.color("stripe_b"))
        painter = QPainter(picture)
        for y in range(32):
            for x in range(32):
                if (x + y) % 32 < 16:
                    painter.setPen(QColor(theme.color("stripe_a")))
                    painter.drawPoint(x, y)
        painter.end()
        found = QBrush(picture)
        _STRIPES[theme_name] = found
    return found


_STRIPES: dict[str, QBrush] = {}


class NoteList(QListView):
    """Shows the notes; Enter wishes to edit one, Delete to remove it, F8 to hide it."""

    edit_requested = Signal(object)
    remove_requested = Signal(object)
    privacy_requested = Signal(object)
    menu_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes = NoteModel()
        self._drawing = NoteDelegate(self)
        self.setModel(self.notes)
        self.setItemDelegate(self._drawing)
        self.setAccessibleName(tr("Notes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._on_double_clicked)
        self.customContextMenuRequested.connect(self._on_menu_wished)

    def current_note(self) -> Note | None:
        """Give the selected note."""
        return self.notes.note(self.currentIndex()) if self.currentIndex().isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, remove, hide."""
        note = self.current_note()
        key = event.key()
        if note is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit(note)
        elif note is not None and key == Qt.Key.Key_Delete:
            self.remove_requested.emit(note)
        elif note is not None and key == Qt.Key.Key_F8:
            self.privacy_requested.emit(note)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing here: with the Korean input method on they are half syllables."""

    def _on_double_clicked(self, index: QModelIndex) -> None:
        note = self.notes.note(index)
        if note is not None:
            self.edit_requested.emit(note)

    def _on_menu_wished(self, at: object) -> None:
        note = self.current_note()
        if note is not None:
            self.menu_requested.emit(note, at)
