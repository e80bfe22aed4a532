"""Starts that were forgotten: some minutes ago, or at the planned time."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from facilitator.domain.dates import say_time
from facilitator.domain.entities import Section
from facilitator.domain.plan import planned_starts
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.widgets.menu import Menu
from facilitator.ui.widgets.parts import button_text
from facilitator.words import tr

_AGO = (2, 3, 5, 10, 15)


class StartMenu(Menu):
    """Offers moments for the start of a section; `chosen` carries the section and the moment."""

    chosen = Signal(object, object)

    def __init__(self, signals: DeskSignals, parent: QWidget) -> None:
        super().__init__(parent)
        self._signals = signals
        self._section: Section | None = None
        self.setAccessibleName(tr("When the section really started"))
        self.aboutToShow.connect(self._on_about_to_show)
        self.triggered.connect(self._on_triggered)

    def show_section(self, section: Section | None) -> None:
        """Offer starts of this section from now on."""
        self._section = section

    def _on_about_to_show(self) -> None:
        self.clear()
        now = self._signals.now().replace(microsecond=0)
        section = self._section
        if section is not None:
            title = section.title or tr("(no title)")
            self.addAction(button_text(title)).setEnabled(False)
        for minutes in _AGO:
            action = self.addAction(tr("Started {minutes} min ago", minutes=minutes))
            action.setData(now - timedelta(minutes=minutes))
        planned = planned_starts(self._signals.workshop, now).get(section.id) if section else None
        if planned is not None and planned < now:
            action = self.addAction(tr("Started as planned, {time}", time=say_time(planned)))
            action.setData(planned)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(self._section, action.data())
