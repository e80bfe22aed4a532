"""The differences side by side; every choice is one key or one click."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from facilitator.app.joining.joining import Side
from facilitator.ui.joining.difference_drawing import DifferenceDelegate
from facilitator.ui.joining.difference_model import CHOICE_ROLE, ROW_ROLE, DifferenceModel
from facilitator.ui.joining.difference_words import DifferenceRow
from facilitator.words import tr

_K = Qt.Key
_SIDES = {
    _K.Key_Left: Side.MINE,
    _K.Key_Right: Side.THEIRS,
    _K.Key_1: Side.MINE,
    _K.Key_2: Side.THEIRS,
}
_LATER = (_K.Key_0, _K.Key_Delete, _K.Key_Backspace)
_GOES_ON = (_K.Key_1, _K.Key_2, _K.Key_0)  # a digit answers and goes on; an arrow stays
_ENTER = (_K.Key_Return, _K.Key_Enter)


class DifferenceList(QListView):
    """Shows DifferenceRows; `chosen` carries the id of one and a Side, None for later.

    1 and 2 choose a side and go on to the next row, ← and → stay; 0 and Delete leave it for later;
    Enter goes to the next that is open. The list changes nothing: who hears `chosen` does.
    """

    chosen = Signal(str, object)
    takes_no_letters = True

    def __init__(self, *, has_later: bool = True) -> None:
        super().__init__()
        self._model = DifferenceModel()
        self._delegate = DifferenceDelegate(self)
        self._delegate.has_later = has_later
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Differences between the copies"))
        self.setProperty("look", "differences")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)

    def show_rows(self, rows: Sequence[DifferenceRow], choices: Mapping[str, Side]) -> None:
        """Replace what is listed; the place in the list is kept."""
        at, place = self.current_row(), self.verticalScrollBar().value()
        if tuple(rows) == self._model.rows:
            self._model.show_choices(choices)
            return
        kept = self._model.rows[at].id if 0 <= at < len(self._model.rows) else ""
        self._model.show(rows, choices)
        found = next((n for n, row in enumerate(rows) if row.id == kept), at)
        if rows:
            self.go_to(min(max(found, 0), len(rows) - 1))
            self.verticalScrollBar().setValue(place)
            self.scrollTo(self.currentIndex())

    def rows(self) -> tuple[DifferenceRow, ...]:
        """Give what is listed."""
        return tuple(self._model.rows)

    def current_row(self) -> int:
        """Tell which row has the focus, -1 for none."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Put the focus on a row."""
        index = self._model.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # -- choosing -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key; no letter does anything, so any input method may be on."""
        key = _K(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain or not self.currentIndex().isValid() or not self._take(key):
            super().keyPressEvent(event)

    def _take(self, key: Qt.Key) -> bool:
        at = self.current_row()
        if key in _ENTER:
            self._go_to_open(at)
        elif key in _SIDES or (key in _LATER and self._delegate.has_later):
            taken = self._model.rows[at].id
            self.chosen.emit(taken, _SIDES.get(key))
            rows = self._model.rows  # what was decided may have left the list
            if key in _GOES_ON and at + 1 < len(rows) and rows[at].id == taken:
                self.go_to(at + 1)
        else:
            return False
        return True

    def _go_to_open(self, at: int) -> None:
        """Go to the next row without a choice; after the last, to the first one."""
        count = len(self._model.rows)
        for step in range(1, count):
            index = self._model.index((at + step) % count, 0)
            if index.data(CHOICE_ROLE) is None:
                self.go_to(index.row())
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what is clicked."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() is not Qt.MouseButton.LeftButton or index != self.currentIndex():
            return
        hit = self._hit(index, at)
        if hit is not None:
            self.chosen.emit(index.data(ROW_ROLE).id, hit if isinstance(hit, Side) else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a click chooses."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        over = self._hit(self.indexAt(at), at) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _hit(self, index: QModelIndex, at: QPoint) -> Side | str | None:
        return self._delegate.hit(self.visualRect(index), at) if index.isValid() else None

    def keyboardSearch(self, search: str) -> None:
        """Search nothing: a remote's letters blank the wall."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
