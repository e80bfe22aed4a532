"""Shows that a document is being made, how far it is, and how to give it up."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr


class RunningLine(QWidget):
    """A bar that moves, the step in words, and the button to cancel."""

    def __init__(self) -> None:
        super().__init__()
        self.cancel_button = button(tr("Cancel"), "", "Esc")
        self.step = label("", "small")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._bar, 1)
        line.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.step)
        column.addLayout(line)

    def show_step(self, text: str) -> None:
        """Tell what is being done."""
        self.step.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setAccessibleDescription(tr("Esc cancels"))
