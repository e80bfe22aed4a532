"""Running late: a proposal how to share what is left, to be changed, taken or left."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from facilitator.app import running
from facilitator.domain.dates import say_time
from facilitator.domain.entities import Section
from facilitator.domain.moments import parse_more
from facilitator.domain.plan import SectionState, expected_end, section_state
from facilitator.domain.sharing import late_minutes, propose_sharing
from facilitator.domain.terms import SectionId
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.widgets.parts import button, label, row, scrolled, set_look
from facilitator.ui.widgets.typed_line import TypedLine
from facilitator.words import tr
from facilitator.words.spans import span

_MOST = 24 * 60
_MOST_HEIGHT = 220


class SharePanel(QFrame):
    """Proposes minutes for the sections to come; nothing changes before it is applied."""

    applied = Signal()
    closed = Signal()

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._fields: dict[SectionId, TypedLine] = {}
        self._given: dict[SectionId, QLabel] = {}
        self._had: dict[SectionId, int] = {}
        self.setProperty("look", "clock_panel")
        self.setAccessibleName(tr("Share what is left"))
        self._intro = label("", "clock_small", wrap=True)
        self._result = label("", "strong", wrap=True)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._apply = button(tr("Apply"), "primary_small")
        self._leave = button(tr("Leave as it is"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(label(tr("Share what is left"), "heading"))
        column.addWidget(self._intro)
        self._area = QScrollArea()  # a long day must not push the buttons out of sight
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled(self._area, self._rows)
        column.addWidget(self._area)
        column.addWidget(self._result)
        column.addLayout(row(self._apply, self._leave))
        self._connect_signals()
        self.hide()

    def _connect_signals(self) -> None:
        self._apply.clicked.connect(self._on_apply_clicked)
        self._leave.clicked.connect(self.closed)

    # -- opening --------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the proposal as it is now, with the keyboard on its first minutes."""
        workshop, now = self._signals.workshop, self._signals.now()
        proposed = _proposed(workshop, now)
        self._intro.setText(_intro(workshop, now, proposed))
        self._fill(proposed)
        self._tell_result()
        self.show()
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()

    def coming(self) -> list[Section]:
        """List the sections that have not started."""
        sections = self._signals.workshop.sections
        return [s for s in sections if section_state(s) is SectionState.PLANNED]

    def is_current(self) -> bool:
        """Tell whether the proposal is about the sections that are still to come."""
        return [s.id for s in self.coming()] == list(self._fields)

    def _fill(self, proposed: dict[SectionId, int]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._fields.clear()
        self._given.clear()
        for at, section in enumerate(self.coming()):
            self._add_row(at, section, proposed.get(section.id, section.given_minutes))
        self._had = {s.id: s.given_minutes for s in self.coming()}
        self._rows.adjustSize()
        self._area.setFixedHeight(min(self._rows.sizeHint().height(), _MOST_HEIGHT))

    def _add_row(self, at: int, section: Section, minutes: int) -> None:
        title = section.title or tr("(no title)")
        field = TypedLine(tr("Minutes for {section}", section=title))
        field.setFixedWidth(48)
        field.replace_text(str(minutes))
        field.cancelled.connect(self.closed)
        field.entered.connect(self._on_entered)
        field.typed.connect(self._tell_result)
        name = label(title, "clock_small", wrap=True)
        given = label(_given(section), "clock_small")
        for place, widget in enumerate((name, given, field, label(tr("min"), "clock_small"))):
            self._grid.addWidget(widget, at, place)
        self._fields[section.id] = field
        self._given[section.id] = given

    # -- what it would bring --------------------------------------------------------------------

    def minutes(self) -> dict[SectionId, int] | None:
        """Read the minutes of each section; None where a field holds no number from 1 to 1,440."""
        found = {}
        for section, field in self._fields.items():
            typed = parse_more(field.full_text())
            if typed is None or not 1 <= typed <= _MOST:
                return None
            found[section] = typed
        return found

    def _tell_result(self) -> None:
        minutes, now = self.minutes(), self._signals.now()
        end = None if minutes is None else expected_end(self._signals.workshop, now, minutes)
        self._apply.setEnabled(end is not None)
        if minutes is None or end is None:
            self._say(tr("Write whole minutes from 1 on."), "over")
            return
        self._say(*_result(end, late_minutes(self._signals.workshop, now, minutes)))

    def _say(self, text: str, state: str) -> None:
        self._result.setText(text)
        set_look(self._result, "state", state)

    def refresh(self) -> None:
        """Tell everything anew: time has gone on, or the sections got other minutes meanwhile.

        What somebody typed here stays.
        """
        workshop, now = self._signals.workshop, self._signals.now()
        proposed = _proposed(workshop, now)
        self._intro.setText(_intro(workshop, now, proposed))
        has = {s.id: s.given_minutes for s in self.coming()}
        if has != self._had:
            self._had = has
            for section in self.coming():
                self._given[section.id].setText(_given(section))
                if not self._fields[section.id].isModified():
                    minutes = proposed.get(section.id, section.given_minutes)
                    self._fields[section.id].show_text(str(minutes))
        self._tell_result()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything as it is with Esc, from the buttons too."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # -- deciding -------------------------------------------------------------------------------

    def _on_entered(self) -> None:
        if self._apply.isEnabled():
            self._apply.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_apply_clicked(self) -> None:
        minutes = self.minutes()
        if minutes is not None and self._signals.do(running.share_out, minutes):
            self.applied.emit()


def _given(section: Section) -> str:
    return tr("{minutes} →", minutes=section.given_minutes)


def _proposed(workshop: Workshop, now: datetime) -> dict[SectionId, int]:
    """List the proposed minutes of the sections that would give some; empty where none helps."""
    sharing = propose_sharing(workshop, now)
    return {s.section: s.proposed for s in sharing.shares} if sharing else {}


def _intro(workshop: Workshop, now: datetime, proposed: dict[SectionId, int]) -> str:
    """Tell how late it is, and what the proposal does about it."""
    late = late_minutes(workshop, now, {})
    if late <= 0:
        return tr("The day is on time; there is nothing to share out.")
    told = tr("The day would end {span} late.", span=span(late))
    stays = late_minutes(workshop, now, proposed)
    if not proposed:
        return f"{told} {tr('Shorter sections would not change that.')}"
    if stays > 0:
        more = tr("Half of each section is not enough: {span} stay.", span=span(stays))
        return f"{told} {more}"
    return f"{told} {tr('This is how the sections to come could make up for it.')}"


def _result(end: datetime, late: int) -> tuple[str, str]:
    """Tell when the day ends then, and how grave that is."""
    time = say_time(end)
    if late > 0:
        return tr("Then the end is at {time}, still {span} late.",
                  time=time, span=span(late)), "warning"  # fmt: skip
    if late < 0:
        return tr("Then the end is at {time}, {span} early.",
                  time=time, span=span(-late)), "calm"  # fmt: skip
    return tr("Then the end is at {time}, as planned.", time=time), "calm"
