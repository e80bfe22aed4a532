"""One answer of one center."""

from PySide6.QtWidgets import QWidget

from facilitator.domain.terms import AnswerWord
from facilitator.ui.live.choice_button import ChoiceButton
from facilitator.ui.live.words import SIGNS, answer_name


class AnswerButton(ChoiceButton):
    """Chooses its `word`; pending while a condition or a date is being typed for it."""

    def __init__(self, word: AnswerWord, parent: QWidget | None = None) -> None:
        super().__init__(SIGNS[word], answer_name(word), word.value, parent)
        self.word = word
