"""The list below a cell's editor."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from facilitator.words import tr

_MOST_ROWS = 9
_FRAME = 2


class ChoiceList(QListWidget):
    """Offers labels; the focus stays in the editor.

    It is a plain child of the window, not a popup: a popup that opens while a syllable is being
    composed tears it apart (마을 becomes 마으ㄹ with ibus).
    """

    taken = Signal(str)

    def __init__(self, editor: QWidget, labels: list[str]) -> None:
        super().__init__(editor.window())
        self._editor = editor
        self._labels = labels
        self.setProperty("look", "choices")
        self.setAccessibleName(tr("Choices", "prepare"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_item_clicked)
        self.hide()

    def offer(self, part: str) -> None:
        """Show the labels that hold the part, below the editor; without any the list goes."""
        wanted = part.casefold()
        fitting = [label for label in self._labels if wanted in label.casefold()]
        self.clear()
        self.addItems(fitting)
        if not fitting:
            self.hide()
            return
        self.follow()
        self.show()
        self.raise_()

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

    def current_label(self) -> str | None:
        """Give the label that Enter takes; None where none is marked."""
        if self.currentRow() < 0 or not self.isVisible():
            return None
        return self.currentItem().text()

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.text())
