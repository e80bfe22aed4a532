"""A quiet line on the start page: something could not be saved and lies on this computer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr


class LeftOverLine(QFrame):
    """Tells how many entries there are; hidden where there are none. `asked` wishes to see them."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._told = label("", wrap=True)
        self.look_button = button(tr("See what can be done…"), "small")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 10, 8)
        line.setSpacing(12)
        line.addWidget(self._told, 1)
        line.addWidget(self.look_button)
        self.look_button.clicked.connect(self.asked)
        self.hide()

    def tell(self, count: int) -> None:
        """Tell of so many entries; nothing of none."""
        told = tr("Entries that could not be saved are kept on this computer: {count}", count=count)
        self._told.setText(told)
        self.look_button.setAccessibleDescription(told)
        self.setVisible(bool(count))

    def text(self) -> str:
        """Give what is told, "" where nothing is."""
        return "" if self.isHidden() else self._told.text()
