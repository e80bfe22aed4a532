"""A short list of lines of which each may lead to a project."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.ui.look import theme
from facilitator.ui.outcomes.matrix_model import plain_tip

_ENTRY = int(Qt.ItemDataRole.UserRole)
_LINE = 34
_MOST_LINES = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what it is about, who or when at its right, and the project it leads to ("")."""

    text: str
    right: str = ""
    project: str = ""


class _EntryModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Line] = []

    def show(self, entries: list[Line]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        told = f"{entry.text}, {entry.right}" if entry.right else entry.text
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return told
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(told)
            case _ if role == _ENTRY:
                return entry
        return None


class _EntryDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Line = index.data(_ENTRY)
        area: QRect = option.rect
        painter.save()
        colors = theme()
        is_current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colors.color("blue_soft" if is_current else "hover"))
        inner = area.adjusted(8, 0, -8, 0)
        flags = Qt.AlignmentFlag.AlignVCenter
        right = option.fontMetrics.elidedText(
            entry.right, Qt.TextElideMode.ElideRight, inner.width() // 2
        )
        wide = option.fontMetrics.horizontalAdvance(right)
        painter.setPen(colors.color("secondary"))
        painter.drawText(inner, flags | Qt.AlignmentFlag.AlignRight, right)
        room = inner.width() - wide - (10 if wide else 0)
        text = option.fontMetrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, room)
        painter.setPen(colors.color("ink"))
        painter.drawText(inner, flags | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, _LINE)


class EntryList(QListView):
    """Shows up to six lines at once and scrolls through the others."""

    project_chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._model = _EntryModel()
        self._delegate = _EntryDelegate(self)
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setProperty("look", "entries")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.clicked.connect(self._on_clicked)

    def entries(self) -> list[Line]:
        return list(self._model.entries)

    def show_entries(self, entries: list[Line]) -> None:
        """Replace the lines; the list becomes as high as they need, up to its limit."""
        if entries != self._model.entries:
            self._model.show(entries)
        self.setFixedHeight(min(len(entries), _MOST_LINES) * _LINE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        project = self._model.entries[index.row()].project
        if project:
            self.project_chosen.emit(project)
