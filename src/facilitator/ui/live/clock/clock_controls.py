"""The buttons under the clock: pause, minutes more or less, what was forgotten."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from facilitator.domain.entities import Section
from facilitator.domain.plan import SectionState, section_state
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.clock.start_menu import StartMenu
from facilitator.ui.widgets.parts import button, set_look
from facilitator.words import tr

_KEY = "Ctrl+P"


class ClockControls(QWidget):
    """Wishes what concerns the clock of the section that the console is on."""

    minutes_requested = Signal(int)
    pause_requested = Signal()
    start_requested = Signal(object, object)
    times_requested = Signal()

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pause = button(tr("Pause"), "small", _KEY)
        self.started = button(tr("Started already"), "small")
        self._menu = StartMenu(signals, self)
        self.started.setMenu(self._menu)
        self.less = button("−5", "small")
        self.more = button("+5", "small")
        self.less.setAccessibleName(tr("Five minutes less"))
        self.more.setAccessibleName(tr("Five minutes more"))
        self.times = button(tr("Times"), "small", stays=True)
        self.times.setAccessibleName(tr("Correct start and minutes"))
        self.times.setToolTip(tr("Correct start and minutes"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.pause)
        line.addWidget(self.started)
        line.addStretch(1)
        for each in (self.less, self.more, self.times):
            line.addWidget(each)
        self._connect_signals()

    def _connect_signals(self) -> None:
        for each in self._all():
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self._menu.chosen.connect(self.start_requested)
        self.less.clicked.connect(self._on_less_clicked)
        self.more.clicked.connect(self._on_more_clicked)
        self.pause.clicked.connect(self.pause_requested)
        self.times.clicked.connect(self.times_requested)

    def _all(self) -> tuple[QPushButton, ...]:
        return self.pause, self.started, self.less, self.more, self.times

    def show_section(self, section: Section, is_paused: bool, coming: Section | None) -> None:
        """Show the buttons that mean something to the section now; `coming` could be started."""
        state = section_state(section)
        self.pause.setVisible(state is SectionState.RUNNING)
        text = tr("Resume") if is_paused else tr("Pause")
        self.pause.setText(f"{text}   {_KEY}")
        self.pause.setAccessibleName(text)
        set_look(self.pause, "look", "clock_resume" if is_paused else "small")
        self._menu.show_section(coming)
        self.started.setVisible(state is not SectionState.RUNNING and coming is not None)
        self.less.setVisible(state is not SectionState.ENDED)
        self.more.setVisible(state is not SectionState.ENDED)

    def _on_less_clicked(self) -> None:
        self.minutes_requested.emit(-5)

    def _on_more_clicked(self) -> None:
        self.minutes_requested.emit(5)
