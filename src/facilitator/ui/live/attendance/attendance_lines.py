"""A column of attendance lines, walked with the arrow keys; what they wish is done."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from facilitator.app import attendance
from facilitator.domain.entities import Section
from facilitator.domain.terms import AttendeeId, CenterId, Presence
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.attendance.attendance_facts import LineFacts
from facilitator.ui.live.attendance.attendance_line import LINE_HEIGHT, AttendanceLine
from facilitator.ui.widgets.parts import scrolled


class AttendanceLines(QScrollArea):
    """Shows one line for each LineFacts of a section; `left` means Esc or Enter."""

    left = Signal()
    people_requested = Signal(str)

    def __init__(self, signals: DeskSignals, badged: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._badged = badged
        self._section: Section | None = None
        self._lines: list[AttendanceLine] = []
        self._count = 0
        self._at = 0
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled(self, holder)

    def show_lines(self, section: Section, facts: list[LineFacts]) -> None:
        """Show who is there; unchanged lines cost nothing."""
        self._section, self._count = section, len(facts)
        while len(self._lines) < len(facts):
            self._add_line()
        for line, each in zip(self._lines, facts, strict=False):
            line.show_facts(each)
            line.fit(self.viewport().width())
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(facts))
        self.setMaximumHeight(self.wanted_height())
        self.updateGeometry()

    def wanted_height(self) -> int:
        """Tell the height at which nothing scrolls."""
        return self._count * LINE_HEIGHT + 2

    def wanted_width(self) -> int:
        """Tell the width at which no line gives anything up."""
        return max((li.wanted_width() for li in self._lines[: self._count]), default=0) + 12

    def sizeHint(self) -> QSize:
        """Take the height of all lines where there is room."""
        return QSize(super().sizeHint().width(), self.wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Scroll where there is less."""
        return QSize(0, 2 * LINE_HEIGHT)

    def line_of(self, center: CenterId) -> AttendanceLine | None:
        """Find the line of a whole center."""
        shown = self._lines[: self._count]
        return next((li for li in shown if li.facts and li.facts.center == center), None)

    def focus_line(self, at: int) -> None:
        """Put the keyboard on a line, counted from 0."""
        if self._count:
            self._at = max(0, min(at, self._count - 1))
            line = self._lines[self._at]
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(line, 0, LINE_HEIGHT)
            self.horizontalScrollBar().setValue(0)

    def focus_again(self) -> None:
        """Put the keyboard back on the line where it was."""
        self.focus_line(self._at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out on each line."""
        for line in self._lines[: self._count]:
            line.fit(self.viewport().width())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the lines; other keys go on to the page."""
        at = next((i for i, line in enumerate(self._lines) if line.hasFocus()), 0)
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focus_line(at + (1 if event.key() == Qt.Key.Key_Down else -1))
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            event.ignore()

    def _add_line(self) -> None:
        made = AttendanceLine(self._badged)
        made.arrival_requested.connect(self._on_arrival_requested)
        made.people_requested.connect(self.people_requested)
        made.presence_requested.connect(self._on_presence_requested)
        self._column.insertWidget(len(self._lines), made)
        self._lines.append(made)

    def _on_arrival_requested(self, center: CenterId, attendee: AttendeeId | None) -> None:
        if self._section is not None:
            self._signals.do(attendance.record_arrival, self._section.id, center, attendee)

    def _on_presence_requested(
        self, center: CenterId, attendee: AttendeeId | None, presence: Presence
    ) -> None:
        if self._section is not None:
            section = self._section.id
            self._signals.do(attendance.record_presence, section, center, presence, attendee)
