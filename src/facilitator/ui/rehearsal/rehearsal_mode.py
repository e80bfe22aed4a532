"""Rehearsal mode: the real workshop on a throw-away copy, with a clock that can hurry."""

import shutil
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.app.copies.copying import Taken
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.ui.copies.writing import write_copy
from facilitator.ui.rehearsal.fast_clock import FastClock
from facilitator.ui.rehearsal.rehearsal_bar import RehearsalBar
from facilitator.ui.services import Services
from facilitator.ui.workshop_view import WorkshopView

_SECOND = 1000
_SHORTEST_TICK = 100  # ms: at twenty times the speed the clock would jump otherwise


def rehearsed_start(workshop: Workshop, now: datetime) -> datetime:
    """Tell when the rehearsed day begins: as planned, or now where the real one has begun."""
    event = workshop.event
    if event.starts_at is None or any(s.started_at is not None for s in workshop.sections):
        return now
    return datetime.combine(event.held_on or now.date(), event.starts_at)


class RehearsalMode(QObject):
    """Knows the real file and its copy. The window opens the copy and, at the end, the real one."""

    end_requested = Signal()

    def __init__(self, services: Services, real: Path, taken: Taken, now: datetime) -> None:
        """Write the copy. Raises Trouble; nothing is left then."""
        super().__init__()
        self.real = real
        self._folder = services.rehearsal_folder()
        self.copy = self._folder / real.name
        try:
            write_copy(services, self.copy, taken)
        except Trouble:
            self.clear_away()
            raise
        self.clock = FastClock(rehearsed_start(Workshop(taken.entities), now))
        self._bar: RehearsalBar | None = None
        self._view: WorkshopView | None = None

    def dress(self, view: WorkshopView) -> None:
        """Put the band over a view of the copy and let its clocks follow the speed."""
        self._view = view
        self._bar = RehearsalBar(self.clock.speed)
        self._bar.end_requested.connect(self.end_requested)
        self._bar.skip_requested.connect(self._on_skip_requested)
        self._bar.speed_requested.connect(self._on_speed_requested)
        view.ticked.connect(self._bar.tick)
        view.show_bar(self._bar)
        self._follow_speed()

    def clear_away(self) -> None:
        """Remove the copy, which nobody has open any more, and reports that were made of it.

        Where something still reads it (Windows lets no such file go), a later rehearsal does it.
        """
        shutil.rmtree(self._folder, ignore_errors=True)

    def _follow_speed(self) -> None:
        assert self._view is not None
        self._view.tick_every(max(_SHORTEST_TICK, _SECOND // self.clock.speed))
        self._view.tick()

    def _on_speed_requested(self, speed: int) -> None:
        self.clock.run_at(speed)
        self._follow_speed()

    def _on_skip_requested(self, minutes: int) -> None:
        self.clock.skip(minutes)
        self._follow_speed()
