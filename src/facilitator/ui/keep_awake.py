"""Keeps the laptop and its screen awake while the room needs them."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from facilitator.app.machine import WakeLock, WakeState
from facilitator.domain.entities import EntityKind, Touch
from facilitator.domain.plan import running_section
from facilitator.ui.desk_signals import DeskSignals

# ms: a window that has just come up has other things to do first.
_SOON = 1500
_LOOK = 100
# Looks after which the system is taken not to answer; it may still do so later.
_MOST_LOOKS = 80


class KeepAwake(QObject):
    """Holds the lock while the wall is shown or a section runs.

    `tried_out` says that it is known (or that the system does not answer) whether it can be had:
    `possible` is None before that. A refusal is nobody's fault and is told in the readiness check.
    """

    tried_out = Signal()

    def __init__(self, signals: DeskSignals, lock: WakeLock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.possible: bool | None = None
        self._signals = signals
        self._lock = lock
        self._wall_shown = False
        self._section_runs = False
        self._trying_out = False
        self._looks = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._look.timeout.connect(self._on_looked)
        self._signals.changed.connect(self._on_changed)
        self._soon.timeout.connect(self._hold)

    def begin(self) -> None:
        """Begin to follow the sections; one may run already."""
        self._follow_sections()

    def is_wanted(self) -> bool:
        """Tell whether the room needs the laptop awake now."""
        return self._wall_shown or self._section_runs

    def is_trying(self) -> bool:
        """Tell whether the system has been asked and not answered yet."""
        return self._look.isActive()

    def try_out(self) -> None:
        """Find out whether it can be had, anew where it was refused; `tried_out` follows."""
        self._trying_out = True
        if self._lock.state is WakeState.REFUSED:
            self._lock.let_go()
        self._hold()

    def finish(self) -> None:
        """Let go: the workshop closes."""
        self._signals.changed.disconnect(self._on_changed)
        self._soon.stop()
        self._look.stop()
        self._lock.let_go()

    @Slot(bool)
    def on_wall_shown(self, shown: bool) -> None:
        """Hear whether the room has the wall."""
        self._wall_shown = shown
        self._settle()

    def _follow_sections(self) -> None:
        self._section_runs = running_section(self._signals.workshop) is not None
        self._settle()

    def _settle(self) -> None:
        """Hold or let go, as it is wanted now."""
        if not self.is_wanted():
            self._soon.stop()
            if not self._trying_out:
                self._look.stop()
                self._lock.let_go()
        elif self._lock.state is WakeState.FREE and not self._soon.isActive():
            self._soon.start()

    def _hold(self) -> None:
        self._lock.hold()
        self._looks = 0
        self._look.start()

    def _on_looked(self) -> None:
        """Look how far the lock is, until the system has answered."""
        self._looks += 1
        if self._lock.state is WakeState.TRYING and self._looks < _MOST_LOOKS:
            return
        self._look.stop()
        answers = {WakeState.HELD: True, WakeState.REFUSED: False}
        self.possible = answers.get(self._lock.state)
        self._trying_out = False
        if not self.is_wanted():
            self._lock.let_go()
        self.tried_out.emit()

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if any(t.kind is EntityKind.SECTION for t in touched):
            self._follow_sections()
