"""A sound at the warning, at the end of a section and of a break, where it is switched on."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from facilitator.domain.clocks import ClockState, break_over_since, section_clock
from facilitator.domain.plan import running_section
from facilitator.domain.terms import SectionId
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.words import tr

# A section, what it was given, and what was told about it: more minutes are told anew.
_Told = tuple[SectionId, int, ClockState]


class Chime(QObject):
    """Sounds once for each warning and each end that comes while it listens.

    The end of a break is also said in words (`notice_raised`), with or without a sound. What was
    over already when the workshop was opened stays silent.
    """

    notice_raised = Signal(str)

    def __init__(
        self,
        signals: DeskSignals,
        is_on: bool,
        sounder: Callable[[], None] = QApplication.beep,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._is_on = is_on
        self.sounder = sounder
        self._told: set[_Told] = set()
        self._section: tuple[SectionId, int] | None = None
        self._break: datetime | None = None
        self._is_begun = False

    def switch(self, is_on: bool) -> None:
        """Switch the sound on or off."""
        self._is_on = is_on

    def tick(self) -> None:
        """Sound where something has come since the last tick; called every second."""
        workshop, now = self._signals.workshop, self._signals.now()
        rings = self._section_rings(workshop, now)
        if self._break_is_over(workshop, now):
            rings = True
            self.notice_raised.emit(tr("The break is over."))
        self._is_begun = True
        if rings and self._is_on:
            self.sounder()

    def _section_rings(self, workshop: Workshop, now: datetime) -> bool:
        section = running_section(workshop)
        here = None if section is None else (section.id, section.given_minutes)
        is_same, self._section = here == self._section, here
        if section is None or here is None:
            return False
        state = section_clock(workshop, section, now).state
        if state is ClockState.CALM or (*here, state) in self._told:
            return False
        self._told.add((*here, state))
        return is_same  # it came by itself, not by opening, starting late or fewer minutes

    def _break_is_over(self, workshop: Workshop, now: datetime) -> bool:
        over = break_over_since(workshop, now)
        is_new = over is not None and over != self._break
        self._break = over
        return is_new and self._is_begun
