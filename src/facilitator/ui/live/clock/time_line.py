"""The corrections of a section's time: when it started, what it was given beyond its plan."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.app import running
from facilitator.domain.dates import say_time
from facilitator.domain.entities import Section
from facilitator.domain.moments import parse_moment, parse_more
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.clock.clock_facts import say_more
from facilitator.ui.live.clock.start_menu import StartMenu
from facilitator.ui.widgets.parts import button, label
from facilitator.ui.widgets.typed_line import TypedLine
from facilitator.words import tr


class TimeLine(QWidget):
    """Fields for the start (`14:02`, `4분 전`, `-4`) and for minutes more or less (`+7`).

    A section that has not started is started with Enter; a field that is only left starts nothing.
    `closed` comes with Esc, and with Enter where what was typed could be done.
    """

    closed = Signal()

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._section: Section | None = None
        self._start = TypedLine(tr("Started at"))
        self._start.setFixedWidth(58)
        self._start.setToolTip(tr("A time such as 14:02, or -4 for four minutes ago"))
        self._earlier = button(tr("Ago"), "small")
        self._earlier.setAccessibleName(tr("Choose when it started"))
        self._menu = StartMenu(signals, self)
        self._earlier.setMenu(self._menu)
        self._earlier.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._planned = label("", "clock_small")
        self._more = TypedLine(tr("Minutes more or less than planned"))
        self._more.setFixedWidth(44)
        self._more.setPlaceholderText("±0")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(label(tr("Start", "section"), "clock_small"))
        line.addWidget(self._start)
        line.addWidget(self._earlier)
        line.addStretch(1)
        line.addWidget(self._planned)
        line.addWidget(self._more)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._menu.chosen.connect(self._on_moment_chosen)
        self._more.cancelled.connect(self.closed)
        self._more.entered.connect(self._on_more_entered)
        self._more.left.connect(self._on_more_left)
        self._start.cancelled.connect(self.closed)
        self._start.entered.connect(self._on_start_entered)
        self._start.left.connect(self._on_start_left)

    def show_section(self, section: Section) -> None:
        """Show a section's times; another section's are put in even where somebody types."""
        is_other = self._section is None or self._section.id != section.id
        self._section = section
        self._menu.show_section(section)
        self._planned.setText(tr("Plan {minutes} min", minutes=section.planned_minutes))
        for field, text in ((self._start, self._start_text()), (self._more, self._more_text())):
            if is_other:
                field.replace_text(text)
            else:
                field.show_text(text)

    def take_focus(self) -> None:
        """Put the cursor where the start is typed."""
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)
        self._start.selectAll()

    def _start_text(self) -> str:
        start = self._section.started_at if self._section else None
        return say_time(start)

    def _more_text(self) -> str:
        section = self._section
        return say_more(section.given_minutes - section.planned_minutes) if section else ""

    def _on_moment_chosen(self, section: Section, moment: datetime) -> None:
        if section.started_at is None:
            self._signals.do(running.start_section, section.id, moment)
        else:
            self._signals.do(running.correct_start, section.id, moment)

    def _on_start_entered(self, text: str) -> None:
        if self._correct_start(text, entered=True):
            self.closed.emit()

    def _on_start_left(self, text: str) -> None:
        self._correct_start(text, entered=False)

    def _correct_start(self, text: str, entered: bool) -> bool:
        """Correct or make the start; False where the text was not understood or is refused."""
        section = self._section
        # What nobody typed here is not taken back where the start was changed meanwhile.
        if section is None or not self._start.isModified() or text.strip() == self._start_text():
            return True
        now = self._signals.now()
        near = now if section.ended_at is None else section.started_at or now
        moment = parse_moment(text, now, near)
        done = False
        if moment is not None and section.started_at is not None:
            done = self._signals.do(running.correct_start, section.id, moment)
        elif moment is not None and entered:
            done = self._signals.do(running.start_section, section.id, moment)
        elif moment is not None:
            return False  # nothing starts because a field was left
        self._start.replace_text(self._start_text())
        self._start.setModified(False)
        return done

    def _on_more_entered(self, text: str) -> None:
        if self._give(text):
            self.closed.emit()

    def _on_more_left(self, text: str) -> None:
        self._give(text)

    def _give(self, text: str) -> bool:
        """Give the minutes; False where the text was not understood or is refused."""
        section, more = self._section, parse_more(text)
        if section is None or not self._more.isModified():
            return True
        done = False
        if more is not None:
            wanted = section.planned_minutes + more
            wished = wanted - section.given_minutes
            done = not wished or self._signals.do(running.change_minutes, section.id, wished)
        self._more.replace_text(self._more_text())
        self._more.setModified(False)
        return done
