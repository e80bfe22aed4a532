"""Late: a quiet offer to share what is left of the day; it opens the panel beneath itself."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.clocks import day_clock, full_minutes
from facilitator.domain.terms import WorkshopStage
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.clock.share_panel import SharePanel
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr
from facilitator.words.spans import span

_LATE = 180
# Who left it as it is, is asked again when it has got this much worse.
_WORSE = 300


class LateOffer(QWidget):
    """Offers to share; `closing` says that the panel closes now, `applied` that it was taken."""

    applied = Signal()
    closing = Signal()
    open_requested = Signal()

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._left_at: int | None = None
        self.panel = SharePanel(signals)
        self._late = label("", "warning")
        self._open = button(tr("Share it out…"), "small", "Ctrl+L")
        self._open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._late)
        line.addStretch(1)
        line.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)
        column.addWidget(self.panel)
        self._connect_signals()
        self.hide()

    def _connect_signals(self) -> None:
        self._open.clicked.connect(self.open_requested)
        self.panel.applied.connect(self._on_applied)
        self.panel.closed.connect(self.close_panel)

    def can_open(self) -> bool:
        """Tell whether the day is late and sections are still to come."""
        workshop = self._signals.workshop
        if workshop.event.stage is not WorkshopStage.RUNNING or not self.panel.coming():
            return False
        return day_clock(workshop, self._signals.now()).late > 0

    def refresh(self) -> None:
        """Offer, keep quiet, or tell the open panel's result anew."""
        if not self.panel.isHidden():
            if not self.panel.is_current():
                self.close_panel()
            else:
                self.panel.refresh()
                return
        late = day_clock(self._signals.workshop, self._signals.now()).late
        if late <= _LATE:
            self._left_at = None
        is_worse = self._left_at is None or late >= self._left_at + _WORSE
        offered = late > _LATE and is_worse and self.can_open()
        self._late.setText(tr("{span} late", span=span(max(0, full_minutes(late)))))
        self._line.setVisible(offered)
        self.setVisible(offered)

    def open(self) -> None:
        """Open the panel with the proposal as it is now."""
        self._line.hide()
        self.show()
        self.panel.open()
        QTimer.singleShot(0, self, self._scroll_here)

    def close_panel(self) -> None:
        """Close the panel and leave everything as it is."""
        self._left_at = day_clock(self._signals.workshop, self._signals.now()).late
        self.closing.emit()
        self.panel.hide()
        self.refresh()

    def _on_applied(self) -> None:
        self.close_panel()
        self.applied.emit()

    def _scroll_here(self) -> None:
        """Bring the panel into sight where the column scrolls."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self.panel, 0, 4)
