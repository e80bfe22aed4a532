"""The roll of a section: everybody's presence before its first project is opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.app import attendance
from facilitator.domain.attendance import Roll, Room
from facilitator.domain.entities import EntityKind, Section, Touch
from facilitator.domain.terms import CenterId
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.attendance.attendance_facts import center_facts
from facilitator.ui.live.attendance.attendance_lines import AttendanceLines
from facilitator.ui.live.attendance.attendance_panel import AttendancePanel
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

_SHOWN = frozenset(
    {
        EntityKind.ATTENDANCE,
        EntityKind.ATTENDEE,
        EntityKind.CENTER,
        EntityKind.PROJECT,
        EntityKind.PROPOSAL,
        EntityKind.SECTION,
    }
)


class AttendanceCard(QWidget):
    """Shows the cast of a section, a line a center; one click says that everybody is here.

    `left` means that the keyboard is wanted elsewhere.
    """

    left = Signal()

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._section: Section | None = None
        self._title = label(tr("Roll", "attendance"), "heading")
        self._summary = label("", "secondary")
        self._all = button(tr("All present", "attendance"), "strong")
        self._all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._hint = label(tr("F2 roll · 1–4 presence · 0 came · ↑↓ center", "attendance"), "small")
        self.lines = AttendanceLines(signals, badged=True)
        self.panel = AttendancePanel(signals, self)
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        self._card = QFrame()
        self._card.setProperty("look", "card")
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 8, 0)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._summary)
        head.addStretch(1)
        head.addWidget(self._all)
        self._hint.setContentsMargins(10, 0, 0, 0)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(6, 8, 6, 6)
        inside.setSpacing(6)
        inside.addLayout(head)
        inside.addWidget(self.lines)
        inside.addWidget(self._hint)
        # As high as its lines, and scrolling where the page is lower.
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addStretch(1)

    def _connect_signals(self) -> None:
        self._all.clicked.connect(self._on_all_clicked)
        self._signals.changed.connect(self._on_changed)
        self.lines.left.connect(self.left)
        self.lines.people_requested.connect(self._on_people_requested)
        self.panel.closed.connect(self.lines.focus_again)

    def show_section(self, section: Section | None) -> None:
        """Show the roll of a section; nothing without one."""
        self._section = section
        self.panel.close_panel()
        self._card.setVisible(section is not None)
        self.refresh()

    def refresh(self) -> None:
        """Show the presence as it is."""
        workshop = self._signals.workshop
        section = workshop.section(self._section.id) if self._section is not None else None
        if section is None:
            return
        self._section = section
        roll, cast = Roll(workshop, section), workshop.cast(section)
        self.lines.show_lines(section, [center_facts(workshop, roll, each) for each in cast])
        here = sum(roll.center(each.id).room is not Room.AWAY for each in cast)
        self._summary.setText(
            tr("{here} of {count} centers are here", "attendance", here=here, count=len(cast))
        )
        self._all.setEnabled(bool(cast))

    def take_focus(self) -> None:
        """Put the keyboard on the first center; nothing where another page of the day is on."""
        if self.isVisible():
            self.lines.focus_line(0)

    def _on_all_clicked(self) -> None:
        if self._section is not None:
            self._signals.do(attendance.record_all_present, self._section.id)

    def _on_people_requested(self, center: CenterId) -> None:
        line = self.lines.line_of(center)
        if self._section is not None and line is not None:
            self.panel.open_for(self._section, center, line.badge)

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if self.isVisible() and any(t.kind in _SHOWN for t in touched):
            self.refresh()
