"""The lines of the discussion as a list for a view."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from facilitator.domain.dates import say_time
from facilitator.domain.entities import Note
from facilitator.domain.terms import NoteId
from facilitator.domain.workshop import Workshop
from facilitator.words import tr
from facilitator.words.terms import term

NOTE_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class NoteModel(QAbstractListModel):
    """The notes of one project, in order; a change moves nothing that stays."""

    def __init__(self) -> None:
        super().__init__()
        self._notes: list[Note] = []
        self._shorts: dict[str, str] = {}

    def show_notes(self, workshop: Workshop, notes: Sequence[Note]) -> None:
        """Show these notes; the view keeps its selection and its place."""
        self._shorts = {c.id: c.short_name or c.name for c in workshop.centers}
        old, new = [n.id for n in self._notes], [n.id for n in notes]
        if old != new:
            if not set(old) & set(new):
                self.beginResetModel()
                self._notes = list(notes)
                self.endResetModel()
                return
            if sorted(old) == sorted(new):
                self._reorder(notes)
            else:
                self._exchange(notes)
        for row, (before, after) in enumerate(zip(self._notes, notes, strict=True)):
            if before != after:
                self._notes[row] = after
                self.dataChanged.emit(self.index(row), self.index(row))

    def _reorder(self, notes: Sequence[Note]) -> None:
        self.layoutAboutToBeChanged.emit()
        rows = {n.id: row for row, n in enumerate(notes)}
        before = self.persistentIndexList()
        after = [self.index(rows[self._notes[each.row()].id]) for each in before]
        known = {n.id: n for n in self._notes}
        self._notes = [known[n.id] for n in notes]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _exchange(self, notes: Sequence[Note]) -> None:
        """Take out and put in the rows between those that stay at both ends."""
        old = self._notes
        first, most = 0, min(len(old), len(notes))
        while first < most and old[first].id == notes[first].id:
            first += 1
        same = 0
        while same < most - first and old[-1 - same].id == notes[-1 - same].id:
            same += 1
        gone, come = len(old) - same, len(notes) - same
        if gone > first:
            self.beginRemoveRows(QModelIndex(), first, gone - 1)
            del self._notes[first:gone]
            self.endRemoveRows()
        if come > first:
            self.beginInsertRows(QModelIndex(), first, come - 1)
            self._notes[first:first] = notes[first:come]
            self.endInsertRows()

    def note(self, index: Index) -> Note | None:
        """Give the note of a row."""
        return self._notes[index.row()] if 0 <= index.row() < len(self._notes) else None

    def row_of(self, note: NoteId | None) -> int:
        """Tell the row of a note; -1 where it is not shown."""
        return next((row for row, n in enumerate(self._notes) if n.id == note), -1)

    def short_name(self, note: Note) -> str:
        """Give the short name of the center that spoke, "" for nobody."""
        return self._shorts.get(note.center or "", "")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Count the notes."""
        return 0 if parent.isValid() else len(self._notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a note, its text, or the sentence for screen readers."""
        note = self.note(index)
        if note is None:
            return None
        if role == NOTE_ROLE:
            return note
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return note.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (say_time(note.at), self.short_name(note), term(note.kind))
            hidden = tr("Private") if note.private else ""
            return " ".join(p for p in (*parts, hidden, note.text) if p)
        return None
