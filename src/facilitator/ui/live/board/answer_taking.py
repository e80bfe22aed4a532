"""The taking of answers: what a center's key or click means to the workshop."""

from PySide6.QtCore import QObject, Signal

from facilitator.app import answers
from facilitator.domain.entities import Project
from facilitator.domain.terms import AnswerWord, CenterId
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.board.answer_words import AnswerWords

_NEEDS_WORDS = frozenset({AnswerWord.CONDITIONAL, AnswerWord.LATER})


class AnswerTaking(QObject):
    """Records answers and stamps of one project; `taken` carries the center that has answered.

    The lead is never asked. A conditional answer and a later reply wait for their words.
    """

    taken = Signal(str)

    def __init__(self, signals: DeskSignals, words: AnswerWords, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = signals
        self._words = words
        self._project: Project | None = None
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._words.recorded.connect(self.taken)

    def show_project(self, project: Project | None) -> None:
        """Take the answers to this project from now on."""
        self._words.leave()
        self._project = project

    def take(self, center: CenterId, word: AnswerWord) -> None:
        """Record a center's word, or open the line for its words."""
        project = self._asking(center)
        if project is None:
            return
        self._words.leave()
        if word in _NEEDS_WORDS:
            self._open(project, center, word)
        elif self._signals.do(answers.record_answer, project.id, center, word):
            self.taken.emit(center)

    def take_away(self, center: CenterId) -> None:
        """Leave a center without an answer."""
        project = self._asking(center)
        if project is not None:
            self._signals.do(answers.record_answer, project.id, center, None)

    def open_words(self, center: CenterId) -> None:
        """Open the words of an answer that was given: condition, date, reason."""
        project = self._asking(center)
        answer = self._signals.workshop.answer(project.id, center) if project else None
        if project is not None and answer is not None and answer.word is not None:
            self._words.leave()
            self._open(project, center, answer.word)

    def toggle_stamp(self, center: CenterId) -> None:
        """Confirm a center's read-back, or take the stamp back."""
        if self._project is None:
            return
        answer = self._signals.workshop.answer(self._project.id, center)
        stamped = answer is not None and answer.confirmed_at is not None
        use_case = answers.withdraw_confirmation if stamped else answers.confirm
        self._signals.do(use_case, self._project.id, [center])

    def _asking(self, center: CenterId) -> Project | None:
        project = self._project
        found = self._signals.workshop.project(project.id) if project is not None else None
        return None if found is None or center == found.lead else found

    def _open(self, project: Project, center: CenterId, word: AnswerWord) -> None:
        self._words.open(project, center, word)
        self._words.line.focus_first()
