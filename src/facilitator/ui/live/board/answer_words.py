"""The words of an answer under way: opened for a center, kept as typed, recorded or dropped."""

from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from facilitator.app import answers
from facilitator.domain.entities import Center, Project
from facilitator.domain.terms import AnswerWord, CenterId
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.board.answer_details import AnswerDetails

_REPLY_WITHIN = timedelta(days=7)


class AnswerWords(QObject):
    """Leads the line of details; whoever hears `opened` (a center's id) places and shows it.

    What is typed is a draft from the first keystroke on. Complete words are recorded when the
    facilitator moves on; incomplete ones stay a draft and come back with the project.
    """

    opened = Signal(str)
    closed = Signal()
    recorded = Signal(str)
    cancelled = Signal(str)

    def __init__(self, signals: DeskSignals, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = signals
        self._project: Project | None = None
        self._center: CenterId | None = None
        self._pending: AnswerWord | None = None
        self.line = AnswerDetails()
        self.line.hide()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.line.cancelled.connect(self._on_cancelled)
        self.line.entered.connect(self._on_entered)
        self.line.typed.connect(self._on_typed)

    def is_open(self) -> bool:
        return self._center is not None

    def pending_word(self, center: CenterId) -> AnswerWord | None:
        """Tell the word that waits for its words at this center, where it is not recorded yet."""
        return self._pending if center == self._center else None

    def open(self, project: Project, center: CenterId, word: AnswerWord) -> None:
        """Open the line for a center's word, with what is recorded of it so far."""
        answer = self._signals.workshop.answer(project.id, center)
        same = answer if answer is not None and answer.word is word else None
        self._project, self._center = project, center
        self._pending = None if same else word
        near = self._near()
        self.line.open_for(
            word,
            near,
            same.condition if same else "",
            (same.reply_by if same else None) or near + _REPLY_WITHIN,
            same.reason if same else "",
            same.said_by if same else "",
            same.reason_private if same else False,
        )
        draft = self._signals.workshop.draft(answers.answer_draft_id(project.id, center))
        if draft is not None and draft.kind == word.value:
            self.line.restore(draft.text)
        self.opened.emit(center)

    def leave(self) -> None:
        """Move on: record the words where they are complete, keep them as a draft otherwise."""
        if self._project is None or self._center is None:
            return
        draft_id = answers.answer_draft_id(self._project.id, self._center)
        if self._signals.workshop.draft(draft_id) is not None:
            self._record()
        self._close()

    def restore(self, project: Project, board: list[Center]) -> None:
        """Open the first half-typed words of a project again."""
        for center in board:
            draft_id = answers.answer_draft_id(project.id, center.id)
            draft = self._signals.workshop.draft(draft_id)
            if draft is not None and draft.kind:
                self.open(project, center.id, AnswerWord(draft.kind))
                return

    def _near(self) -> date:
        return self._signals.workshop.event.held_on or self._signals.now().date()

    def _close(self) -> None:
        self._center = None
        self._pending = None
        self.line.hide()
        self.closed.emit()

    def _record(self) -> bool:
        if self._project is None or self._center is None:
            return False
        line = self.line
        missing = line.missing()
        if missing:
            line.show_hint(missing)
            return False
        return self._signals.do(
            answers.record_answer,
            self._project.id,
            self._center,
            line.word,
            condition=line.condition,
            reply_by=line.reply_by,
            reason=line.reason,
            reason_private=line.private,
            said_by=line.said_by,
        )

    def _on_entered(self) -> None:
        center = self._center
        if center is not None and self._record():
            self._close()
            self.recorded.emit(center)

    def _on_cancelled(self) -> None:
        """Close the line; its draft waits, for a presenter's remote sends Esc too."""
        center = self._center
        if center is not None:
            self._close()
            self.cancelled.emit(center)

    def _on_typed(self, text: str) -> None:
        if self._project is not None and self._center is not None:
            self.line.show_hint("")
            project, word = self._project.id, self.line.word
            self._signals.do(answers.type_answer, project, self._center, word, text)
