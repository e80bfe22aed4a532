"""A box with a list to choose from that the mouse wheel passes over."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from facilitator.ui.widgets.list_box import ListBox


class ChoiceBox(ListBox):
    """Offers values with their words; `chosen` carries the value that the user chose.

    The wheel scrolls the panel that the box stands in, it changes nothing.
    """

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        # A long name of a center must not widen the panel.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(self._on_activated)

    def offer(self, values: list[tuple[object, str]], now: object) -> None:
        """Offer these values with their words; `now` is the one in force."""
        with QSignalBlocker(self):
            self.clear()
            for value, word in values:
                self.addItem(word, value)
            self.setCurrentIndex(max(0, [value for value, _ in values].index(now)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self.itemData(index))
