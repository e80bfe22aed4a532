"""The section's clock: left, planned, over; and the small corrections it needs."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from facilitator.app import running
from facilitator.domain.clocks import section_clock
from facilitator.domain.dates import parse_time
from facilitator.domain.entities import Section
from facilitator.domain.plan import SectionState, section_state
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.widgets.parts import button, label, set_look
from facilitator.ui.widgets.typed_line import TypedLine
from facilitator.words import tr

_WARNING_SECONDS = 300
_DAY = 24 * 60 * 60


def say_clock(seconds: int) -> str:
    """Write seconds as m:ss, or h:mm:ss from an hour on."""
    seconds = abs(seconds)
    if seconds >= _DAY:  # a section that was never ended
        return tr("{count} days", count=seconds // _DAY)
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes:02d}:{left:02d}"


class ClockCard(QFrame):
    """Shows the clock of the section that the console is on; its start can be corrected."""

    end_requested = Signal()

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._section: Section | None = None
        self.setProperty("look", "card")
        self._title = label("", "secondary")
        self._left = label("", "clock")
        self._planned = label("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(tr("Time used"))
        self._start_label = label(tr("Started at"), "small")
        self._start = TypedLine(tr("Started at"))
        self._start.setFixedWidth(64)
        self._less = button("−5", "small")
        self._more = button("+5", "small")
        self._less.setAccessibleName(tr("Five minutes less"))
        self._more.setAccessibleName(tr("Five minutes more"))
        self._end = button(tr("End the section"), "small")
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._end)
        column.addLayout(head)
        big = QHBoxLayout()
        big.setSpacing(10)
        big.addWidget(self._left)
        big.addWidget(self._planned)
        big.addStretch(1)
        column.addLayout(big)
        column.addWidget(self._bar)
        small = QHBoxLayout()
        small.setSpacing(4)
        small.addWidget(self._start_label)
        small.addWidget(self._start)
        small.addStretch(1)
        small.addWidget(self._less)
        small.addWidget(self._more)
        column.addLayout(small)

    def _connect_signals(self) -> None:
        for each in (self._less, self._more, self._end):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self._end.clicked.connect(self.end_requested)
        self._less.clicked.connect(self._on_less_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self._start.entered.connect(self._on_start_entered)
        self._start.left.connect(self._on_start_left)

    def show_section(self, section: Section | None) -> None:
        """Show a section's clock."""
        self._section = section
        self.setVisible(section is not None)
        if section is not None and section.started_at is not None:
            self._start.show_text(f"{section.started_at:%H:%M}")
        self.tick()

    def tick(self) -> None:
        """Show the time that it is now."""
        section = self._section
        if section is None:
            return
        clock = section_clock(self._signals.workshop, section, self._signals.now())
        state = section_state(section)
        started = state is not SectionState.PLANNED
        self._start.setVisible(started)
        self._start_label.setVisible(started)
        self._end.setVisible(state is SectionState.RUNNING)
        over = clock.left < 0 and started
        if not started:
            self._title.setText(tr("Planned time"))
        elif state is SectionState.ENDED:
            self._title.setText(tr("Section ended, time used"))
        else:
            self._title.setText(
                tr("Section is over by") if over else tr("Time left in the section")
            )
        shown = clock.elapsed if state is SectionState.ENDED else clock.left
        sign = "+" if over and state is SectionState.RUNNING else ""
        self._left.setText(sign + say_clock(shown))
        self._planned.setText(f"/ {say_clock(clock.planned)}")
        warning = 0 <= clock.left <= _WARNING_SECONDS and state is SectionState.RUNNING
        set_look(self._left, "state", "over" if over else "warning" if warning else "calm")
        set_look(self._bar, "state", "over" if over else "warning" if warning else "calm")
        self._bar.setMaximum(max(1, clock.planned))
        self._bar.setValue(min(clock.elapsed, max(1, clock.planned)))

    def _change(self, minutes: int) -> None:
        if self._section is not None:
            self._signals.do(running.change_minutes, self._section.id, minutes)

    def _on_less_clicked(self) -> None:
        self._change(-5)

    def _on_more_clicked(self) -> None:
        self._change(5)

    def _on_start_entered(self, text: str) -> None:
        self._correct(text)

    def _on_start_left(self, text: str) -> None:
        self._correct(text)

    def _correct(self, text: str) -> None:
        section = self._section
        if section is None or section.started_at is None:
            return
        moment = parse_time(text)
        if moment is None:
            self._start.replace_text(f"{section.started_at:%H:%M}")
        elif (moment.hour, moment.minute) != (section.started_at.hour, section.started_at.minute):
            start = datetime.combine(section.started_at.date(), moment)
            if not self._signals.do(running.correct_start, section.id, start):
                self._start.replace_text(f"{section.started_at:%H:%M}")
