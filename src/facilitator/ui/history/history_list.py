"""The list of the history: walked by arrows; what a key wishes is a signal."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from facilitator.ui.history.history_drawing import HistoryDelegate
from facilitator.ui.history.history_model import HistoryModel, Item
from facilitator.words import tr

_BATCH = 200  # rows that are laid out before the window has its turn


class HistoryList(QListView):
    """Shows the entries; the chosen one is told by `chosen` (an Item, None for none).

    Enter goes to the place, Delete takes back, Right and Left unfold what a joining brought, Up on
    the first entry and Ctrl+F go to the field above (`left_upwards`), Esc closes.
    """

    chosen = Signal(object)
    close_requested = Signal()
    go_requested = Signal()
    left_upwards = Signal()
    menu_requested = Signal(QPoint)
    take_back_requested = Signal()

    takes_no_letters = True

    def __init__(self, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self._delegate = HistoryDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("History"))
        self.setProperty("look", "history")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.customContextMenuRequested.connect(self._on_menu_wished)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def current(self) -> Item | None:
        """Give the chosen row."""
        return self._model.item(self.currentIndex().row())

    def choose(self, number: int) -> bool:
        """Choose an entry and show it; False where it is not in the list."""
        row = self._model.row_of(number)
        if row < 0:
            return False
        self._choose_row(row)
        return True

    def choose_first(self) -> None:
        """Choose the newest entry where none is chosen."""
        if self.current() is None and self._model.rowCount() > 1:
            self._choose_row(1)

    def _choose_row(self, row: int) -> None:
        index = self._model.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def shows_current(self) -> bool:
        """Tell whether the chosen entry is in view."""
        place = self.visualRect(self.currentIndex())
        return self.currentIndex().isValid() and self.viewport().rect().intersects(place)

    def bring_into_view(self) -> None:
        """Scroll to the chosen entry."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen entry in view: what is told of it below takes room."""
        super().resizeEvent(event)
        self.bring_into_view()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the list."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        row = self.currentIndex().row()
        if (control and key == Qt.Key.Key_F) or (plain and key == Qt.Key.Key_Up and row <= 1):
            self.left_upwards.emit()
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_requested.emit()
        elif plain and key == Qt.Key.Key_Delete:
            self.take_back_requested.emit()
        elif plain and key == Qt.Key.Key_Escape:
            self.close_requested.emit()
        elif plain and key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._fold(row, unfold=key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose before Qt does, which would only make an entry current and not mark it."""
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose_first()
        super().focusInEvent(event)

    def keyboardSearch(self, search: str) -> None:  # Qt's own name
        """Search by no letter: a presenter's remote sends some."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose; a click on a joining that is chosen already unfolds it."""
        index = self.indexAt(event.position().toPoint())
        again = index.isValid() and index == self.currentIndex()
        super().mousePressEvent(event)
        if again and event.button() == Qt.MouseButton.LeftButton:
            self._model.toggle(index.row())

    def _fold(self, row: int, *, unfold: bool) -> None:
        item = self._model.item(row)
        if item is None or item.number is None:
            return
        if item.brought is not None:
            if not unfold:
                self.choose(item.number)
        elif self._model.is_open(item) is not unfold:
            self._model.toggle(row)

    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        self.chosen.emit(self._model.item(current.row()))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.go_requested.emit()

    def _on_menu_wished(self, at: QPoint) -> None:
        if self.current() is not None:
            self.menu_requested.emit(self.viewport().mapToGlobal(at))
