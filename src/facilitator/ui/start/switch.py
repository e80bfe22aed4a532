"""A few words side by side of which one holds."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from facilitator.ui.widgets.parts import button, label


class Switch(QWidget):
    """A small choice between named values; `chosen` carries the value the user picked.

    Tab reaches each of them; Enter, Space or a click picks the one that has the focus.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: dict[str, str], current: str) -> None:
        super().__init__()
        self._values = list(choices)
        self._current = current
        self._group = QButtonGroup(self)
        # An exclusive group is one stop for Tab, and its arrow keys would pick at once.
        self._group.setExclusive(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        caption = label(name, "small")
        line.addWidget(caption)
        line.addSpacing(6)
        for number, (value, text) in enumerate(choices.items()):
            made = button(text, "switch", stays=True)
            made.setAccessibleName(f"{name}: {text}")
            made.setAutoDefault(True)  # Enter presses it
            made.setChecked(value == current)
            self._group.addButton(made, number)
            line.addWidget(made)
        self._group.idClicked.connect(self._on_clicked)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        for at in range(len(self._values)):
            self._group.button(at).setChecked(at == number)
        if self._values[number] != self._current:
            self._current = self._values[number]
            self.chosen.emit(self._current)
