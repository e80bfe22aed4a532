"""Who of one center is in the room: a panel beside its badge, gone at a click elsewhere."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from facilitator.domain.attendance import Roll
from facilitator.domain.entities import EntityKind, Section, Touch
from facilitator.domain.terms import CenterId, SectionId
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.attendance.attendance_facts import center_facts, person_facts
from facilitator.ui.live.attendance.attendance_line import LINE_HEIGHT
from facilitator.ui.live.attendance.attendance_lines import AttendanceLines
from facilitator.ui.widgets.parts import label
from facilitator.words import tr

_SHOWN = frozenset(
    {EntityKind.ATTENDANCE, EntityKind.ATTENDEE, EntityKind.CENTER, EntityKind.SECTION}
)
_WIDTH, _MOST_LINES, _EDGE = 560, 8, 8


class AttendancePanel(QFrame):
    """Lies over the console, no window of its own: every key of the room works while it is open.

    It closes where the keyboard or a click goes elsewhere; `closed` comes only after Esc, Enter or
    a second click on the badge: the keyboard is free then.
    """

    closed = Signal()

    def __init__(self, signals: DeskSignals, parent: QWidget) -> None:
        super().__init__(parent)
        self._signals = signals
        self._home = parent
        self._section: SectionId | None = None
        self._center: CenterId | None = None
        self._near: QWidget | None = None
        self.setProperty("look", "attendance")
        self._title = label("", "heading")
        self.lines = AttendanceLines(signals, badged=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 8)
        column.setSpacing(4)
        self._title.setContentsMargins(10, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self.lines)
        hint = label(tr("1–5 presence · 0 came · ↑↓ who · Esc closes", "attendance"), "small")
        hint.setContentsMargins(10, 0, 0, 0)
        column.addWidget(hint)
        self.hide()
        self._connect_signals()

    def _connect_signals(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._signals.changed.connect(self._on_changed)
        self.lines.left.connect(self._on_left)

    def open_for(self, section: Section, center: CenterId, near: QWidget) -> None:
        """Open below a badge, or above it where there is more room; again, it closes."""
        if self._center == center and self.isVisible():
            self._on_left()
            return
        self._section, self._center, self._near = section.id, center, near
        self.setParent(near.window())  # over the whole console, clipped by no scroll area
        if not self._refresh():
            return
        self._place(near)
        self.show()
        self.raise_()
        self.lines.focus_line(0)
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
            app.installEventFilter(self)

    def close_panel(self) -> None:
        """Close without asking for the keyboard back."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._center = self._near = None
        if self.parent() is not self._home:
            self.setParent(self._home)  # it goes when its page goes
        self.hide()

    def _place(self, near: QWidget) -> None:
        holder = near.window()
        width = min(max(_WIDTH, self.lines.wanted_width() + 12), holder.width() - 2 * _EDGE)
        lines = min(self.lines.wanted_height(), _MOST_LINES * LINE_HEIGHT + 2)
        self.lines.setFixedHeight(lines)
        self.resize(width, self.sizeHint().height())
        row = near.parentWidget() or near  # what the row says of the center stays in view
        above = row.mapTo(holder, QPoint(0, 0)).y()
        top = above + row.height() + 2
        if top + self.height() > holder.height() - _EDGE:
            top = max(_EDGE, above - self.height() - 2)
        beside = near.mapTo(holder, QPoint(0, 0)).x()
        left = max(_EDGE, min(beside, holder.width() - width - _EDGE))
        self.move(left, top)

    def _refresh(self) -> bool:
        workshop = self._signals.workshop
        section, center = workshop.section(self._section), workshop.center(self._center)
        if section is None or center is None:
            self.close_panel()
            return False
        roll = Roll(workshop, section)
        people = workshop.attendees_of(center.id)
        name = center.name or center.short_name
        self._title.setText(tr("{center}: attendance", "attendance", center=name))
        self.setAccessibleName(self._title.text())
        everybody = tr("Whole center", "attendance")
        whole = replace(center_facts(workshop, roll, center), name=everybody)
        self.lines.show_lines(section, [whole, *(person_facts(roll, p) for p in people)])
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the keyboard at a click beside the lines."""
        self.lines.focus_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close at a click elsewhere; the click itself goes where it was meant to."""
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and isinstance(watched, QWidget)
            and watched is not self._near
            and not self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
        ):
            self.close_panel()
        return False

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if self._center is not None and any(t.kind in _SHOWN for t in touched):
            self._refresh()

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._center is None or now is None or now is self or self.isAncestorOf(now):
            return
        # A press on the badge gives its row the focus; the click that follows closes.
        on_badge = self._near is not None and now.isAncestorOf(self._near)
        if self.isVisible() and not (on_badge and QApplication.mouseButtons()):
            self.close_panel()

    def _on_left(self) -> None:
        self.close_panel()
        self.closed.emit()
