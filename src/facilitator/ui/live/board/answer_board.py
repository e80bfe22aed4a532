"""The answer board: one row a center of the cast, a round of answers without the mouse."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.attendance import Roll
from facilitator.domain.entities import Center, EntityKind, Project, Section, Touch
from facilitator.domain.outcome import loads
from facilitator.domain.read_back import to_confirm_again
from facilitator.domain.terms import AnswerWord, CenterId, SlideKind
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.attendance.attendance_panel import AttendancePanel
from facilitator.ui.live.board.answer_facts import row_facts
from facilitator.ui.live.board.answer_foot import AnswerFoot, BoardKeys
from facilitator.ui.live.board.answer_load import AnswerLoad
from facilitator.ui.live.board.answer_row import AnswerRow
from facilitator.ui.live.board.answer_rows import AnswerRows
from facilitator.ui.live.board.answer_taking import AnswerTaking
from facilitator.ui.live.board.answer_words import AnswerWords

_DIGITS = {
    Qt.Key.Key_1: AnswerWord.YES,
    Qt.Key.Key_2: AnswerWord.CONDITIONAL,
    Qt.Key.Key_3: AnswerWord.LATER,
    Qt.Key.Key_4: AnswerWord.NO,
    Qt.Key.Key_5: AnswerWord.NOT_APPLICABLE,
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_TAKE_AWAY = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
# Answers and places of the wall come with `refresh`; of these the board hears by itself.
_ALSO_SHOWN = frozenset(
    {EntityKind.ATTENDANCE, EntityKind.ATTENDEE, EntityKind.PROJECT, EntityKind.SECTION}
)


class AnswerBoard(QWidget):
    """Takes the centers' answers. 1–5 answers and goes on to the next center, 0 opens attendance.

    A conditional answer or a later reply opens a line for its words; Enter there records it. On
    the read-back, Enter or a click stamps a center.
    """

    center_focused = Signal(str)
    round_ended = Signal()

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._project: Project | None = None
        self._section: Section | None = None
        self._board: list[Center] = []
        self._notes_are_used = self._commitments_are_used = False
        self.words = AnswerWords(signals, self)
        self._taking = AnswerTaking(signals, self.words, self)
        self.rows = AnswerRows(self.words.line)
        self.foot = AnswerFoot()
        self._load = AnswerLoad(signals, self.rows, self.foot)
        self.attendance = AttendancePanel(signals, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        outer.addWidget(self.rows)
        outer.addWidget(self.foot)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._signals.changed.connect(self._on_changed)
        self._taking.taken.connect(self._go_on)
        self.attendance.closed.connect(self._on_attendance_closed)
        self.rows.row_made.connect(self._on_row_made)
        self.words.cancelled.connect(self.focus_center)
        self.words.closed.connect(self._on_words_closed)
        self.words.opened.connect(self._on_words_opened)

    def _on_row_made(self, row: AnswerRow) -> None:
        row.attendance_requested.connect(self.open_attendance)
        row.confirm_requested.connect(self._taking.toggle_stamp)
        row.detail_requested.connect(self._taking.open_words)
        row.focused.connect(self._on_focused)
        row.word_requested.connect(self._taking.take)

    # -- showing --------------------------------------------------------------------------------

    def show_project(self, project: Project | None, section: Section | None) -> None:
        """Show the board of a project; half-typed words of it come back."""
        self._taking.show_project(project)
        self.attendance.close_panel()
        self._project, self._section, self._load.asked = project, section, None
        self._board = self._signals.workshop.board(project, section) if project else []
        self.rows.show_count(len(self._board))
        self.refresh()
        self.rows.fit()
        if project is not None:
            self.words.restore(project, self._board)

    def refresh(self) -> None:
        """Show the answers as they are; rows that did not change cost nothing."""
        workshop = self._signals.workshop
        if self._project is None:
            return
        project = workshop.project(self._project.id) or self._project
        self._project = project
        self._section = workshop.section(self._section.id) if self._section else None
        load, read_back = loads(workshop), self._reads_back()
        roll = Roll(workshop, self._section) if self._section is not None else None
        again = to_confirm_again(workshop, project, self._board)
        for row, center in zip(self.rows.shown(), self._board, strict=False):
            pending = self.words.pending_word(center.id)
            in_room = roll.center(center.id) if roll is not None else None
            facts = row_facts(
                workshop, project, center, load[center.id], pending, in_room, center.id in again
            )
            row.show_facts(facts, read_back)
        self._show_keys()
        self._show_load()

    def _show_keys(self) -> None:
        if self._notes_are_used or self._commitments_are_used:
            keys = BoardKeys.RECORD
        elif self.words.is_open():
            keys = BoardKeys.WORDS
        else:
            keys = BoardKeys.READ_BACK if self._reads_back() else BoardKeys.ANSWERS
        self.foot.show_keys(keys)

    def show_notes_used(self, used: bool) -> None:
        """Follow the keyboard into the notes: there Alt and a row's place make it speak."""
        self._notes_are_used = used
        self.rows.show_places(used)
        self.rows.yield_room(used, self._load.asked)
        self._show_keys()

    def show_commitments_used(self, used: bool) -> None:
        """Follow the keyboard into the roles or the follow-up actions: digits are text there."""
        self._commitments_are_used = used
        self._show_keys()

    def _show_load(self) -> None:
        # What is read out is not asked any more.
        self._load.show(None if self._reads_back() else self._project)

    def fit_page(self, height: int) -> None:
        """Take the height of the page into account."""
        self.rows.fit_page(height)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the attendance away with the board."""
        super().hideEvent(event)
        self.attendance.close_panel()

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        kinds = {t.kind for t in touched}
        # Where a center came or went the page shows a new board.
        if kinds & _ALSO_SHOWN and EntityKind.CENTER not in kinds:
            self.refresh()

    # -- the round ------------------------------------------------------------------------------

    def start_round(self) -> None:
        """Put the focus on the first center that has not answered, else on the first row."""
        rows = self.rows.shown()
        silent = (r for r in rows if r.facts and not r.facts.is_lead and r.facts.word is None)
        first = next(silent, rows[min(1, len(rows) - 1)] if rows else None)
        if first is not None:
            self.rows.focus(first)

    def focus_last(self) -> None:
        """Come back from what stands below the board."""
        if self.isVisible() and (rows := self.rows.shown()):
            self.rows.focus(rows[-1])

    def take_focus(self) -> None:
        """Come back to the words that are half typed, else begin the round."""
        if self.words.is_open():
            self.words.line.focus_first(select=False)
        else:
            self.start_round()

    def centers(self) -> list[Center]:
        """List the centers of the board in their order, the lead first."""
        return list(self._board)

    def focus_center(self, center: CenterId) -> None:
        """Put the focus on a center's row."""
        row = self.rows.row_of(center)
        if row is not None:
            self.rows.focus(row)

    def current_center(self) -> CenterId | None:
        """Tell which center has the focus."""
        found = self.rows.current()
        return found.facts.center if found and found.facts else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rows and answer by number; no letters, so any input method may be on."""
        center, key = self.current_center(), Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if center is None or not self._take(center, key, plain):
            super().keyPressEvent(event)

    def _take(self, center: CenterId, key: Qt.Key, plain: bool) -> bool:
        reads_back = self._reads_back()
        if reads_back and (key in _DIGITS or key in _TAKE_AWAY):
            return True  # what is being read out changes only on purpose: by mouse, or a step back
        if key in _DIGITS and plain:
            self._taking.take(center, _DIGITS[key])
        elif key == Qt.Key.Key_0 and plain:
            self.open_attendance(center)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.rows.step(center, 1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER and reads_back:
            self._taking.toggle_stamp(center)
            self.rows.step(center, 1)
        elif key in _ENTER:
            self._taking.open_words(center)
        elif key in _TAKE_AWAY:
            self._taking.take_away(center)
        else:
            return False
        return True

    def _reads_back(self) -> bool:
        return self._signals.workshop.live.slide is SlideKind.READ_BACK

    def _on_focused(self, center: CenterId) -> None:
        self._load.asked = center
        self._show_load()
        self.center_focused.emit(center)

    def _go_on(self, center: CenterId) -> None:
        """Go to the next center; after the last one the round is over, no key answers any more."""
        if self._board and center == self._board[-1].id:
            self.round_ended.emit()
        else:
            self.rows.step(center, 1)

    # -- attendance -----------------------------------------------------------------------------

    def open_attendance(self, center: CenterId) -> None:
        """Open who of a center is here; a project outside the sections has no room."""
        row = self.rows.row_of(center)
        if row is not None and self._section is not None:
            self._load.asked = center
            self.attendance.open_for(self._section, center, row.badge)

    def _on_attendance_closed(self) -> None:
        if self.words.is_open():
            self.words.line.focus_first(select=False)
        elif self._load.asked is not None:
            self.focus_center(self._load.asked)

    # -- the words of an answer -----------------------------------------------------------------

    def leave_words(self) -> None:
        """Record complete words when the facilitator moves on; incomplete ones stay a draft."""
        self.words.leave()

    def _on_words_opened(self, center: CenterId) -> None:
        row = self.rows.row_of(center)
        if row is None:
            return
        self._load.asked = center
        self.rows.open_line(row)
        self.refresh()

    def _on_words_closed(self) -> None:
        self.rows.close_line()
        self.refresh()
