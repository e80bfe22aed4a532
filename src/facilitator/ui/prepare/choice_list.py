"""The list below a cell's editor."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from facilitator.ui.prepare.sheet import Choice
from facilitator.words import tr

_MOST_ROWS = 9
_FRAME = 2
_VALUE = int(Qt.ItemDataRole.UserRole)


class ChoiceList(QListWidget):
    """Offers choices, with boxes to tick where `show_ticks` is used; the focus stays in the editor.

    It is a plain child of the window, not a popup: a popup that opens while a syllable is being
    composed tears it apart (마을 becomes 마으ㄹ with ibus). `taken` carries a choice's value.
    """

    taken = Signal(str)

    def __init__(self, editor: QWidget, choices: Sequence[Choice]) -> None:
        super().__init__(editor.window())
        self._editor = editor
        self._choices = choices
        self.setProperty("look", "choices")
        self.setAccessibleName(tr("Choices", "prepare"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_item_clicked)
        self.hide()

    def offer(self, part: str) -> None:
        """Show the choices whose label holds the part; without any the list goes."""
        wanted = part.casefold()
        self.clear()
        for choice in self._choices:
            if wanted in choice.label.casefold():
                item = QListWidgetItem(choice.label)
                item.setData(_VALUE, choice.value)
                self.addItem(item)
        if not self.count():
            self.hide()
            return
        self.follow()
        self.show()
        self.raise_()

    def show_ticks(self, ticked: frozenset[str]) -> None:
        """Tick the choices with these values, and no others."""
        states = Qt.CheckState
        for row in range(self.count()):
            item = self.item(row)
            is_ticked = item.data(_VALUE) in ticked
            item.setCheckState(states.Checked if is_ticked else states.Unchecked)
        self.follow()

    def follow(self) -> None:
        """Stand below the editor, or above it where there is no room."""
        height = min(self.count(), _MOST_ROWS) * self.sizeHintForRow(0) + _FRAME
        needed = self.sizeHintForColumn(0) + 2 * _FRAME
        if self.count() > _MOST_ROWS:
            needed += self.verticalScrollBar().sizeHint().width()
        self.resize(max(self._editor.width(), min(needed, 420)), height)
        window = self._editor.window()
        place = self._editor.mapTo(window, QPoint(0, self._editor.height()))
        if place.y() + height > window.height():
            place -= QPoint(0, height + self._editor.height())
        self.move(min(place.x(), max(0, window.width() - self.width())), max(0, place.y()))

    def step(self, by: int) -> None:
        """Go down (1) or up (-1) in the list."""
        row = self.currentRow() + by if self.currentRow() >= 0 else (0 if by > 0 else -1)
        self.setCurrentRow(max(0, min(row, self.count() - 1)))

    def mark(self, value: str) -> None:
        """Mark the choice with this value, as if one had stepped there."""
        for row in range(self.count()):
            if self.item(row).data(_VALUE) == value:
                self.setCurrentRow(row)

    def current_value(self) -> str | None:
        """Give the value that Enter takes; None where none is marked."""
        if self.currentRow() < 0 or not self.isVisible():
            return None
        return str(self.currentItem().data(_VALUE))

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.data(_VALUE))
