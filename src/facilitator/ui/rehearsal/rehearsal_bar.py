"""The band that says that this is only a rehearsal, with its clock's speed and the way out."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QWidget

from facilitator.ui.rehearsal.fast_clock import SPEEDS
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

_SKIPPED = 5  # minutes


class RehearsalBar(QFrame):
    """Stands over every page while a rehearsal runs, so that nobody takes it for the real thing."""

    end_requested = Signal()
    skip_requested = Signal(int)
    speed_requested = Signal(int)

    def __init__(self, speed: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rehearsal")
        self.setFixedHeight(40)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 12, 0)
        line.setSpacing(6)
        line.addWidget(label(tr("Rehearsal"), "rehearsal_title"))
        line.addWidget(label(tr("on a copy; the real record stays as it is"), "rehearsal_text"), 1)
        self._now = label("", "rehearsal_title")
        line.addWidget(self._now)
        line.addSpacing(10)
        self._speeds = QButtonGroup(self)
        for each in SPEEDS:
            made = button(tr("{speed}×", speed=each), "rehearsal", stays=True)
            made.setAccessibleName(tr("Clock at {speed} times its speed", speed=each))
            made.setChecked(each == speed)
            self._speeds.addButton(made, each)
            line.addWidget(made)
        self._skip = button(tr("+{minutes} min", minutes=_SKIPPED), "rehearsal")
        self._skip.setAccessibleName(tr("Let {minutes} minutes pass", minutes=_SKIPPED))
        line.addWidget(self._skip)
        line.addSpacing(10)
        self._end = button(tr("End the rehearsal"), "rehearsal_end")
        line.addWidget(self._end)
        for pressed in (*self._speeds.buttons(), self._skip, self._end):
            pressed.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._end.clicked.connect(self.end_requested)
        self._skip.clicked.connect(self._on_skip_clicked)
        self._speeds.idClicked.connect(self.speed_requested)

    def tick(self, now: datetime) -> None:
        """Show the time of the rehearsed day."""
        self._now.setText(f"{now:%H:%M:%S}")

    def _on_skip_clicked(self) -> None:
        self.skip_requested.emit(_SKIPPED)
