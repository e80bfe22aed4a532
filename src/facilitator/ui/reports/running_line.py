"""Shows that a document is being made, how far it is, and how to give it up."""

from time import monotonic

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

_SECOND = 1000
# What takes longer is told how long it takes: the bar alone looks as if it stood.
_LONG = 5


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
        self._since = 0.0
        self._text = ""
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self._on_clock_timeout)
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
        self._text = text
        self._on_clock_timeout()
        self._bar.setAccessibleName(text)
        self._bar.setAccessibleDescription(tr("Esc cancels"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._since = monotonic()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    @Slot()
    def _on_clock_timeout(self) -> None:
        took = round(monotonic() - self._since) if self._clock.isActive() else 0
        told = tr("{seconds} s", seconds=took) if took >= _LONG else ""
        self.step.setText(f"{self._text}  {told}".rstrip())
