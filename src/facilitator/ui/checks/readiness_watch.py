"""Watches over what the workshop needs around it, while somebody looks at the check."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.app.checks import Check, ScreenState, Surroundings, check_before_start
from facilitator.app.machine import Machine
from facilitator.domain.entities import EntityKind, Touch
from facilitator.ui.checks.measuring import Measuring
from facilitator.ui.checks.screens_seen import screens_seen
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.keep_awake import KeepAwake
from facilitator.ui.look import load_fonts

_PLAN = frozenset(
    {
        EntityKind.EVENT,
        EntityKind.CENTER,
        EntityKind.PROJECT,
        EntityKind.PROPOSAL,
        EntityKind.SECTION,
    }
)
# ms: when the first look is taken, how often screens are looked at, how long a drive may take.
_SOON = 1500
_SCREENS = 2000
_LOOK = 100
_PATIENCE = 5000
_MEASURE_EVERY = 30_000 // _SCREENS


class ReadinessWatch(QObject):
    """Makes the seven lines and keeps them true; `checked` carries them (tuple of Check).

    `checks` is empty until the first look is taken. It rests while nobody looks (`look_away`).
    `identify` shows on every screen which one it is; None where that cannot be done.
    """

    checked = Signal(object)
    begun = Signal()

    def __init__(
        self, signals: DeskSignals, machine: Machine, path: Path, awake: KeepAwake, console: QWidget
    ) -> None:
        super().__init__(console)
        self.checks: tuple[Check, ...] = ()
        self.identify: Callable[[], None] | None = None
        self._signals = signals
        self._machine = machine
        self._path = path
        self._awake = awake
        self._console = console
        self._lookers = 0
        self._measuring: Measuring | None = None
        self._last: Measuring | None = None
        self._waited = 0
        self._rounds = 0
        self._screens: tuple[ScreenState, str] | None = None
        self._saves = True
        self._soon = _timer(self, _SOON, single=True)
        self._every_round = _timer(self, _SCREENS)
        self._look = _timer(self, _LOOK)
        self._retell = _timer(self, _LOOK, single=True)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._awake.tried_out.connect(self._on_tried_out)
        self._look.timeout.connect(self._on_looked)
        self._retell.timeout.connect(self._tell)
        self._every_round.timeout.connect(self._on_round)
        self._signals.changed.connect(self._on_changed)
        self._signals.saved.connect(self._on_saved)
        self._signals.troubled.connect(self._on_troubled)
        self._soon.timeout.connect(self.check_again)

    def look_at(self) -> None:
        """Somebody looks at the check: it is made, soon, and kept true."""
        self._lookers += 1
        if self._lookers == 1:
            self._rounds = 0
            self._every_round.start()
            self._soon.start()

    def look_away(self) -> None:
        """One less looks; when nobody does, everything rests."""
        self._lookers = max(0, self._lookers - 1)
        if self._lookers == 0:
            self._every_round.stop()
            self._soon.stop()

    def follow(self, path: Path) -> None:
        """Look at another file from now on: the work goes on there."""
        self._path = path
        self._measuring = None  # one that waits for the old drive is not waited for
        if self._lookers or self.is_busy():
            self._measure()

    @Slot()
    def check_again(self) -> None:
        """Look at everything anew, whether sleep can be kept off too."""
        self._soon.stop()
        self._awake.try_out()
        self._measure()

    def is_busy(self) -> bool:
        """Tell whether a look is being taken."""
        return self._look.isActive()

    def finish(self) -> None:
        """Rest for ever: the workshop closes."""
        for timer in (self._look, self._retell, self._every_round, self._soon):
            timer.stop()
        self._lookers = 0
        self._awake.tried_out.disconnect(self._on_tried_out)
        self._signals.changed.disconnect(self._on_changed)
        self._signals.saved.disconnect(self._on_saved)
        self._signals.troubled.disconnect(self._on_troubled)

    # -- measuring ------------------------------------------------------------------------------

    def _measure(self) -> None:
        """Take a look; one that a drive keeps waiting is waited for again, not doubled."""
        if self._measuring is None:
            self._measuring = Measuring(self._machine, self._path)
            self._measuring.start()
        self._waited = 0
        self._look.start()
        self.begun.emit()

    def _on_looked(self) -> None:
        measuring = self._measuring
        assert measuring is not None  # the timer runs while there is one
        self._waited += _LOOK
        is_ready = measuring.done and not self._awake.is_trying()
        if not is_ready and self._waited < _PATIENCE:
            return
        self._look.stop()
        self._last = measuring
        if measuring.done:
            self._measuring = None
        self._tell()
        if measuring.failed is not None:
            raise measuring.failed

    def _tell(self) -> None:
        last = self._last
        if last is None:
            return
        self._screens = screens_seen(self._console)
        self._saves = self._signals.trouble is None
        around = Surroundings(
            screen=self._screens[0],
            screen_name=self._screens[1],
            file=last.file,
            saves=self._saves,
            power=last.power,
            fonts=load_fonts(),
            stays_awake=self._awake.possible,
        )
        today = self._signals.now().date()
        self.checks = check_before_start(around, self._signals.workshop, today)
        self.checked.emit(self.checks)

    # -- heard ----------------------------------------------------------------------------------

    def _on_round(self) -> None:
        """Look at the screens; now and then at battery and drive."""
        self._rounds += 1
        if self._rounds % _MEASURE_EVERY == 0:
            self._measure()
        elif self._screens is not None and screens_seen(self._console) != self._screens:
            self._tell()

    def _on_tried_out(self) -> None:
        self._tell()

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if self._lookers and any(t.kind in _PLAN for t in touched):
            self._retell.start()

    def _on_saved(self) -> None:
        self._follow_saving()

    def _on_troubled(self) -> None:
        self._follow_saving()

    def _follow_saving(self) -> None:
        """Tell anew where saving has stopped, or goes on again."""
        saves = self._signals.trouble is None
        if self._lookers and saves != self._saves:
            self._retell.start()


def _timer(parent: QObject, interval: int, *, single: bool = False) -> QTimer:
    made = QTimer(parent)
    made.setInterval(interval)
    made.setSingleShot(single)
    return made
