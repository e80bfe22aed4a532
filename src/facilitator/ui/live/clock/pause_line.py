"""Why the clock stands still: one line, kept as it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.app import running
from facilitator.domain.entities import EntityKind, Pause
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.widgets.typed_line import TypedLine
from facilitator.words import tr


class PauseLine(QWidget):
    """Shows and takes the reason of a pause; `closed` comes with Enter and Esc."""

    closed = Signal()

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._pause: Pause | None = None
        self._reason = TypedLine(tr("Reason of the pause"))
        self._reason.setPlaceholderText(tr("Reason, for example a power cut (may stay empty)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._reason)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._reason.cancelled.connect(self.closed)
        self._reason.entered.connect(self.closed)
        self._reason.typed.connect(self._on_typed)

    def show_pause(self, pause: Pause | None) -> None:
        """Show the pause that lasts; another one's reason never stands in the field."""
        before, self._pause = self._pause, pause
        self.setVisible(pause is not None)
        if pause is None:
            return
        if before is None or before.id != pause.id:
            self._reason.replace_text(pause.reason)
        else:
            self._reason.show_text(pause.reason)

    def take_focus(self) -> None:
        """Put the cursor into the line."""
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, text: str) -> None:
        pause = self._pause
        if pause is not None and self._signals.workshop.find(EntityKind.PAUSE, pause.id):
            self._signals.do(running.give_pause_reason, pause.id, text)
