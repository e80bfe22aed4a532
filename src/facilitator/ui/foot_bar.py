"""The foot of the console: saved or not, the file, the wall, help."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from facilitator.domain.failures import Trouble
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.widgets.parts import button, label, set_look
from facilitator.words import tr
from facilitator.words.messages import sentence

# Below this nobody notices that saving takes time; above it the line says so.
_PATIENCE = 400


class FootBar(QFrame):
    """Says 저장됨 with the time only after COMMIT has returned, and names trouble in red."""

    help_requested = Signal()

    def __init__(self, signals: DeskSignals, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self.setProperty("look", "foot")
        self.setFixedHeight(32)
        self.saved = label(tr("● Saved"))
        self.saved.setProperty("saved", "yes")
        self._file = label(file_name, "small")
        self._wall = label("", "small")
        self._help = button(tr("Help"), "quiet", "F1")
        self._help.setFixedHeight(26)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 8, 0)
        line.setSpacing(22)
        line.addWidget(self.saved)
        line.addWidget(self._file)
        line.addWidget(self._wall)
        line.addStretch(1)
        line.addWidget(self._help)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE)
        self._connect_signals()
        self._show_state()

    def _connect_signals(self) -> None:
        self._help.clicked.connect(self.help_requested)
        self._signals.changed.connect(self._on_changed)
        self._signals.saved.connect(self._on_saved)
        self._signals.troubled.connect(self._on_troubled)
        self._timer.timeout.connect(self._on_patience_over)

    def show_file(self, name: str) -> None:
        """Name the file anew: a rehearsal says that it is one."""
        self._file.setText(name)

    def show_wall(self, where: str) -> None:
        """Say where the wall is shown."""
        self._wall.setText(where)

    def _show_state(self) -> None:
        """Say how it stands: the pages may have been made anew in the middle of the day."""
        if self._signals.trouble is not None:
            self._on_troubled(self._signals.trouble)
        elif self._signals.pending():
            self._say(tr("○ Saving…"), "pending")
        elif self._signals.saved_at is not None:
            self._say_saved(self._signals.saved_at)

    def _on_changed(self, touched: object) -> None:
        if self._signals.saved_at is None:
            self._on_patience_over()  # no COMMIT has returned yet whose time could stand here
        if not self._timer.isActive():
            self._timer.start()

    def _on_patience_over(self) -> None:
        if self._signals.pending() and self._signals.trouble is None:
            self._say(tr("○ Saving…"), "pending")

    def _on_saved(self, number: int, at: datetime) -> None:
        if self._signals.pending() == 0:
            self._timer.stop()
            self._say_saved(at)

    def _say_saved(self, at: datetime) -> None:
        self._say(tr("● Saved {time}", time=f"{at:%H:%M:%S}"), "yes")

    def _on_troubled(self, trouble: Trouble) -> None:
        # Why stands in the notice; here there is no room for a sentence.
        self._say(tr("✕ Not saved"), "no")
        self.saved.setToolTip(sentence(trouble))

    def _say(self, text: str, state: str) -> None:
        self.saved.setText(text)
        self.saved.setToolTip("")
        set_look(self.saved, "saved", state)
