"""The answer board: one row a center of the cast, a round of answers without the mouse."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from facilitator.app import answers
from facilitator.domain.dates import say_short_date
from facilitator.domain.entities import Answer, Center, Project, Section
from facilitator.domain.outcome import Load, loads
from facilitator.domain.terms import AnswerWord, CenterId, SlideKind
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.answer_details import hint_text
from facilitator.ui.live.answer_row import ROW_HEIGHT, AnswerRow, RowFacts
from facilitator.ui.live.answer_words import AnswerWords
from facilitator.ui.widgets.parts import label, scrolled
from facilitator.words import tr

_DIGITS = {
    Qt.Key.Key_1: AnswerWord.YES,
    Qt.Key.Key_2: AnswerWord.CONDITIONAL,
    Qt.Key.Key_3: AnswerWord.LATER,
    Qt.Key.Key_4: AnswerWord.NO,
    Qt.Key.Key_5: AnswerWord.NOT_APPLICABLE,
}
_NEEDS_WORDS = frozenset({AnswerWord.CONDITIONAL, AnswerWord.LATER})
# Six rows stand without scrolling; on a low screen the notes below need their place too.
_LEAST_ROWS, _LEAST_ROWS_LOW, _LOW = 6, 5, 620


def detail_text(answer: Answer | None) -> str:
    """Tell a condition, a reply-by date and a reason in one line."""
    if answer is None:
        return ""
    by = tr("reply by {day}", day=say_short_date(answer.reply_by)) if answer.reply_by else ""
    said = f"({answer.said_by})" if answer.said_by else ""
    reason = f"🔒 {answer.reason}" if answer.reason and answer.reason_private else answer.reason
    return " · ".join(part for part in (answer.condition, by, reason, said) if part)


class _Rows(QScrollArea):
    """Leaves the arrow keys to the board: they walk the centers, they do not scroll."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let every key go on to the board."""
        event.ignore()


class AnswerBoard(QWidget):
    """Takes the centers' answers. 1–5 answers and goes on to the next center.

    A conditional answer or a later reply opens a line for its words; Enter there records it. On
    the read-back, Enter or a click stamps a center.
    """

    center_focused = Signal(str)
    round_ended = Signal()

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._project: Project | None = None
        self._board: list[Center] = []
        self._rows: list[AnswerRow] = []
        self._least_rows = _LEAST_ROWS
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.words = AnswerWords(signals, self)
        holder = QWidget()
        holder.setLayout(self._column)
        self._scroll = _Rows()
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled(self._scroll, holder)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        outer.addWidget(self._scroll)
        self._hint = label(hint_text(False), "small")
        outer.addWidget(self._hint)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.words.cancelled.connect(self.focus_center)
        self.words.closed.connect(self._on_words_closed)
        self.words.opened.connect(self._on_words_opened)
        self.words.recorded.connect(self._on_words_recorded)

    # -- showing --------------------------------------------------------------------------------

    def show_project(self, project: Project | None, section: Section | None) -> None:
        """Show the board of a project; half-typed words of it come back."""
        self.leave_words()
        self._project = project
        self._board = self._signals.workshop.board(project, section) if project else []
        while len(self._rows) < len(self._board):
            self._add_row()
        for index, each in enumerate(self._rows):
            each.setVisible(index < len(self._board))
            each.show_place(index + 1)
        self.refresh()
        self._fit()
        if project is not None:
            self.words.restore(project, self._board)

    def refresh(self) -> None:
        """Show the answers as they are; rows that did not change cost nothing."""
        workshop = self._signals.workshop
        if self._project is None:
            return
        project = workshop.project(self._project.id) or self._project
        self._project = project
        load = loads(workshop)
        read_back = workshop.live.slide is SlideKind.READ_BACK
        self._hint.setText(hint_text(read_back))
        lead_label = workshop.event.lead_label or tr("Lead center")
        for shown, center in zip(self._rows, self._board, strict=False):
            answer = workshop.answer(project.id, center.id)
            pending = self.words.pending_word(center.id)
            facts = _row_facts(project, center, answer, load[center.id], lead_label, pending)
            if answer is None or answer.word is None:
                asked = workshop.is_asked(project.id, center.id)
                silent = tr("Proposed · no answer") if asked else tr("No answer")
                facts = replace(facts, detail=silent)
            shown.show_facts(facts, read_back)

    def fit_page(self, height: int) -> None:
        """Take the height of the page into account."""
        least = _LEAST_ROWS if height >= _LOW else _LEAST_ROWS_LOW
        if least != self._least_rows:
            self._least_rows = least
            self._fit()

    def _fit(self) -> None:
        wanted = len(self._board) * ROW_HEIGHT + 2
        if not self.words.line.isHidden():
            wanted += self.words.line.sizeHint().height()
        least = min(len(self._board), self._least_rows) * ROW_HEIGHT + 2
        if not self.words.line.isHidden():
            least += self.words.line.sizeHint().height()
        self._scroll.setMinimumHeight(least)
        self._scroll.setMaximumHeight(max(wanted, ROW_HEIGHT))

    def _add_row(self) -> None:
        made = AnswerRow()
        made.word_requested.connect(self._on_word_requested)
        made.detail_requested.connect(self._on_detail_requested)
        made.confirm_requested.connect(self._on_confirm_requested)
        made.focused.connect(self.center_focused)
        self._column.insertWidget(len(self._rows), made)
        self._rows.append(made)

    # -- the round ------------------------------------------------------------------------------

    def start_round(self) -> None:
        """Put the focus on the first center that has not answered, else on the first row."""
        for shown in self._shown_rows():
            if shown.facts and not shown.facts.is_lead and shown.facts.word is None:
                self._focus(shown)
                return
        rows = self._shown_rows()
        if rows:
            self._focus(rows[min(1, len(rows) - 1)])

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
        row = self._row_of(center)
        if row is not None:
            self._focus(row)

    def current_center(self) -> CenterId | None:
        """Tell which center has the focus."""
        found = next((r for r in self._shown_rows() if r.hasFocus()), None)
        return found.facts.center if found and found.facts else None

    def answer_current(self, word: AnswerWord) -> None:
        """Answer for the center that has the focus."""
        center = self.current_center()
        if center is not None:
            self._on_word_requested(center, word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rows and answer by number; no letters, so any input method may be on."""
        center = self.current_center()
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._reads_back() and key in (*_DIGITS, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return  # what is being read out changes only on purpose: by mouse, or a step back
        if key in _DIGITS and plain:
            self.answer_current(_DIGITS[key])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and center is not None:
            self._move(center, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and center is not None:
            if self._reads_back():
                self._on_confirm_requested(center)
                self._move(center, 1)
            else:
                self._on_detail_requested(center)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and center is not None:
            self._record(center, None)
        else:
            super().keyPressEvent(event)

    def _reads_back(self) -> bool:
        return self._signals.workshop.live.slide is SlideKind.READ_BACK

    def _shown_rows(self) -> list[AnswerRow]:
        return self._rows[: len(self._board)]

    def _row_of(self, center: CenterId) -> AnswerRow | None:
        rows = self._shown_rows()
        return next((r for r in rows if r.facts and r.facts.center == center), None)

    def _focus(self, row: AnswerRow) -> None:
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(row, 0, ROW_HEIGHT)

    def _move(self, center: CenterId, by: int) -> None:
        rows = self._shown_rows()
        index = next((i for i, r in enumerate(rows) if r.facts and r.facts.center == center), 0)
        self._focus(rows[max(0, min(len(rows) - 1, index + by))])

    # -- recording ------------------------------------------------------------------------------

    def _record(self, center: CenterId, word: AnswerWord | None) -> bool:
        if self._project is None or center == self._project.lead:
            return False
        return self._signals.do(answers.record_answer, self._project.id, center, word)

    def _on_word_requested(self, center: CenterId, word: AnswerWord) -> None:
        if self._project is None or center == self._project.lead:
            return
        self.leave_words()
        if word in _NEEDS_WORDS:
            self._open_words(center, word)
        elif self._record(center, word):
            self._go_on(center)

    def _on_detail_requested(self, center: CenterId) -> None:
        if self._project is None or center == self._project.lead:
            return
        answer = self._signals.workshop.answer(self._project.id, center)
        if answer is not None and answer.word is not None:
            self.leave_words()
            self._open_words(center, answer.word)

    def _open_words(self, center: CenterId, word: AnswerWord) -> None:
        if self._project is not None:
            self.words.open(self._project, center, word)
            self.words.line.focus_first()

    def _on_confirm_requested(self, center: CenterId) -> None:
        if self._project is None:
            return
        answer = self._signals.workshop.answer(self._project.id, center)
        stamped = answer is not None and answer.confirmed_at is not None
        use_case = answers.withdraw_confirmation if stamped else answers.confirm
        self._signals.do(use_case, self._project.id, [center])

    # -- the words of an answer -----------------------------------------------------------------

    def leave_words(self) -> None:
        """Record complete words when the facilitator moves on; incomplete ones stay a draft."""
        self.words.leave()

    def _on_words_opened(self, center: CenterId) -> None:
        row = self._row_of(center)
        if row is None:
            return
        self._column.removeWidget(self.words.line)
        self._column.insertWidget(self._rows.index(row) + 1, self.words.line)
        self.words.line.show()
        self._hint.hide()
        self._fit()
        self.refresh()
        # Only after the layout has made room does the line have its place.
        QTimer.singleShot(0, self, self._show_words)

    def _show_words(self) -> None:
        if self.words.is_open():
            self._scroll.ensureWidgetVisible(self.words.line)

    def _on_words_closed(self) -> None:
        self._column.removeWidget(self.words.line)
        self._hint.show()
        self._fit()
        self.refresh()

    def _on_words_recorded(self, center: CenterId) -> None:
        self._go_on(center)

    def _go_on(self, center: CenterId) -> None:
        """Go to the next center; after the last one the round is over, no key answers any more."""
        if self._board and center == self._board[-1].id:
            self.round_ended.emit()
        else:
            self._move(center, 1)


def _row_facts(
    project: Project,
    center: Center,
    answer: Answer | None,
    load: Load,
    lead_label: str,
    pending: AnswerWord | None,
) -> RowFacts:
    return RowFacts(
        center.id,
        center.short_name or center.name,
        center.name,
        load.lead,
        load.linked,
        project.lead == center.id,
        lead_label,
        answer.word if answer else None,
        detail_text(answer),
        answer is not None and answer.confirmed_at is not None,
        pending,
    )
