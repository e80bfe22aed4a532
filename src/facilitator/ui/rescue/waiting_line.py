"""A line that says that something is being done; nobody knows for how long."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import label


class WaitingLine(QWidget):
    """A sentence with a bar that moves; hidden while nothing is done."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setProperty("look", "waiting")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(told)
        self._bar.setRange(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(told, "secondary"))
        column.addWidget(self._bar)
        self.hide()

    def set_waiting(self, is_waiting: bool) -> None:
        """Show it and have it move, or hide it."""
        self._bar.setRange(0, 0 if is_waiting else 1)
        self.setVisible(is_waiting)
