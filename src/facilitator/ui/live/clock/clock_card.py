"""The clocks of the console: section and project, pauses, corrections, and what they remind of."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from facilitator.app import running
from facilitator.domain.entities import EntityKind, Section, Touch
from facilitator.domain.plan import SectionState, open_pause, running_section, section_state
from facilitator.domain.terms import SectionId, WorkshopStage
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.clock.clock_controls import ClockControls
from facilitator.ui.live.clock.clock_face import ClockFace
from facilitator.ui.live.clock.clock_facts import clock_facts
from facilitator.ui.live.clock.clock_head import ClockHead
from facilitator.ui.live.clock.clock_hint import clock_hint
from facilitator.ui.live.clock.late_offer import LateOffer
from facilitator.ui.live.clock.pause_line import PauseLine
from facilitator.ui.live.clock.time_line import TimeLine
from facilitator.ui.live.next_step import next_step_of
from facilitator.ui.widgets.parts import label
from facilitator.ui.widgets.typed_line import commit_composition
from facilitator.words import tr

_HEARD = frozenset({EntityKind.EVENT, EntityKind.PAUSE, EntityKind.SECTION, EntityKind.TURN})


class ClockCard(QFrame):
    """Shows the clock of the section that the console is on; everything in it can be corrected.

    `left` says that the keyboard leaves the card and has no place to go back to.
    """

    end_requested = Signal()
    left = Signal()
    notice_raised = Signal(str)

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._section_id: SectionId | None = None
        self._before: QWidget | None = None
        self.setProperty("look", "card")
        self._head = ClockHead()
        self.face = ClockFace()
        self.controls = ClockControls(signals)
        self.times = TimeLine(signals)
        self.times.hide()
        self.pause_line = PauseLine(signals)
        self._hint = label("", "clock_hint", wrap=True)
        self.late = LateOffer(signals)
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        self._parts = (self._head, self.face, self.controls)
        for each in (*self._parts, self.times, self.pause_line, self._hint, self.late):
            column.addWidget(each)

    def _connect_signals(self) -> None:
        self._head.end_requested.connect(self.end_requested)
        self._signals.changed.connect(self._on_changed)
        self.controls.minutes_requested.connect(self._on_minutes_requested)
        self.controls.pause_requested.connect(self.toggle_pause)
        self.controls.start_requested.connect(self._on_start_requested)
        self.controls.times_requested.connect(self._on_times_requested)
        self.late.applied.connect(self._on_applied)
        self.late.closing.connect(self._leave_panel)
        self.late.open_requested.connect(self.open_sharing)
        self.pause_line.closed.connect(self._leave_pause)
        self.times.closed.connect(self._close_times)

    # -- showing --------------------------------------------------------------------------------

    @property
    def _section(self) -> Section | None:
        """Find the section the console is on; before the day begins, the one that begins it."""
        workshop = self._signals.workshop
        found = workshop.section(self._section_id)
        return found or workshop.section(next_step_of(workshop).start)

    def _coming(self, section: Section) -> Section | None:
        """Find the section that could be started now: this one, or the one after it."""
        workshop = self._signals.workshop
        if workshop.event.stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
            return None
        if section_state(section) is SectionState.PLANNED:
            return section
        runs = running_section(workshop) is not None
        return None if runs else workshop.section(next_step_of(workshop).start)

    def show_section(self, section: Section | None) -> None:
        """Show a section's clock."""
        self._section_id = section.id if section else None
        self.tick()

    def tick(self) -> None:
        """Show the time that it is now."""
        workshop, section, now = self._signals.workshop, self._section, self._signals.now()
        hint = clock_hint(workshop, section, now)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.late.refresh()
        for each in self._parts:
            each.setVisible(section is not None)
        if section is not None:
            self._show(section, now)
        else:
            self.times.hide()
            self.pause_line.show_pause(None)
        self.setVisible(section is not None or bool(hint) or not self.late.isHidden())

    def _show(self, section: Section, now: datetime) -> None:
        workshop = self._signals.workshop
        project = workshop.project(workshop.live.project)
        facts = clock_facts(workshop, section, project, now)
        self._head.show_facts(facts, section_state(section) is SectionState.RUNNING)
        self.face.show_facts(facts)
        pause = open_pause(workshop, section.id)
        self.controls.show_section(section, pause is not None, self._coming(section))
        self.times.show_section(section)
        self.pause_line.show_pause(pause)

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if _HEARD & {t.kind for t in touched}:
            self.tick()

    # -- pausing --------------------------------------------------------------------------------

    def toggle_pause(self) -> None:
        """Pause the section that runs, or let it go on; a new pause asks for its reason."""
        commit_composition()
        workshop = self._signals.workshop
        section = running_section(workshop)
        if section is None:
            self.notice_raised.emit(tr("No section is running, so nothing is paused."))
        elif open_pause(workshop, section.id) is not None:
            self._leave_pause()
            self._signals.do(running.resume_section, section.id)
        elif self._signals.do(running.pause_section, section.id) and self.pause_line.isVisible():
            self._remember_keyboard()
            self.pause_line.take_focus()

    def _remember_keyboard(self) -> None:
        here = QApplication.focusWidget()
        if here is not None and not self.isAncestorOf(here):
            self._before = here

    def _give_keyboard_back(self, part: QWidget) -> None:
        """Put the keyboard back where it was, before a part of the card that has it goes."""
        before, self._before = self._before, None
        here = QApplication.focusWidget()
        if here is not None and not part.isAncestorOf(here):
            return
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _leave_pause(self) -> None:
        self._give_keyboard_back(self.pause_line)

    def _leave_panel(self) -> None:
        self._give_keyboard_back(self.late)

    # -- sharing --------------------------------------------------------------------------------

    def open_sharing(self) -> None:
        """Open the proposal how to share what is left, or close it."""
        if not self.late.panel.isHidden():
            self.late.close_panel()
        elif self.late.can_open():
            commit_composition()
            self._remember_keyboard()
            self.late.open()
        else:
            self.notice_raised.emit(tr("The day is on time; there is nothing to share out."))

    def _on_applied(self) -> None:
        self.notice_raised.emit(tr("The time that is left was shared out. Ctrl+Z takes it back."))

    # -- correcting -----------------------------------------------------------------------------

    def _on_minutes_requested(self, minutes: int) -> None:
        section = self._section
        if section is not None:
            self._signals.do(running.change_minutes, section.id, minutes)

    def _on_start_requested(self, section: Section, moment: datetime) -> None:
        self._signals.do(running.start_section, section.id, moment)

    def _on_times_requested(self) -> None:
        if self.controls.times.isChecked():
            self._remember_keyboard()
            self.times.show()
            self.times.take_focus()
        else:
            self._close_times()

    def _close_times(self) -> None:
        self.controls.times.setChecked(False)
        self._give_keyboard_back(self.times)
        self.times.hide()
