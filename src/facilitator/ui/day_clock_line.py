"""The clock of the day in the head: when it is expected to end, was planned to, how late it is."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.domain.clocks import DayClock, day_clock, full_minutes
from facilitator.domain.dates import say_time
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop
from facilitator.ui.widgets.parts import label, set_look
from facilitator.words import tr
from facilitator.words.spans import span
from facilitator.words.terms import term

_OVER = (WorkshopStage.CLOSED, WorkshopStage.FINAL)


class DayClockLine(QWidget):
    """Tells the expected end while the workshop runs; afterwards its stage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._end = label("", "secondary")
        self._planned = label("", "secondary")
        self._late = label("", "warning")
        self._is_wide = True
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for each in (self._end, self._planned, self._late):
            line.addWidget(each)

    def show_width(self, is_wide: bool) -> None:
        """Leave the planned end to the tool tip where the window is narrow."""
        self._is_wide = is_wide
        self._planned.setVisible(is_wide and bool(self._planned.text()))

    def tick(self, workshop: Workshop, now: datetime) -> None:
        """Tell how the day stands now."""
        stage = workshop.event.stage
        clock = day_clock(workshop, now) if stage is WorkshopStage.RUNNING else None
        if clock is None or clock.expected_end is None:
            self._tell(term(stage) if stage in _OVER else "", "", "", "secondary")
            return
        end = tr("Expected end {time}", time=say_time(clock.expected_end))
        minutes = full_minutes(clock.late)
        if minutes > 0:
            late, look = tr("{span} late", span=span(minutes)), "warning"
        elif minutes < 0:
            late, look = tr("{span} early", span=span(-minutes)), "secondary"
        else:
            late, look = "", "secondary"
        self._tell(end, _planned(clock) if late else "", late, look)

    def _tell(self, end: str, planned: str, late: str, look: str) -> None:
        self._end.setText(end)
        self._planned.setText(planned)
        self._late.setText(late)
        set_look(self._late, "look", look)
        self._late.setVisible(bool(late))
        self.setToolTip(planned)
        self.show_width(self._is_wide)


def _planned(clock: DayClock) -> str:
    end = clock.planned_end
    return "" if end is None else tr("planned {time}", time=say_time(end))
