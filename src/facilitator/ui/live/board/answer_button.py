"""One answer of one center."""

from PySide6.QtWidgets import QWidget

from facilitator.domain.terms import AnswerWord
from facilitator.ui.live.choice_button import ChoiceButton
from facilitator.ui.live.words import SIGNS, answer_name

DIGITS = {word: digit for digit, word in enumerate(AnswerWord, start=1)}


class AnswerButton(ChoiceButton):
    """Chooses its `word`; pending while a condition or a date is being typed for it.

    While its digit is a key, the digit stands where the sign of a chosen answer would.
    """

    def __init__(self, word: AnswerWord, parent: QWidget | None = None) -> None:
        super().__init__(SIGNS[word], answer_name(word), word.value, parent)
        self.word = word
        self._shows_key = False
        self.setToolTip(str(DIGITS[word]))

    def show_key(self, shown: bool) -> None:
        """Show the digit that chooses the answer, where it does."""
        if shown != self._shows_key:
            self._shows_key = shown
            self.update()

    def face(self) -> str:
        """Tell what stands on the button."""
        if self._shows_key and not (self.isChecked() or self.pending):
            return f"{DIGITS[self.word]} {self.text()}"
        return super().face()
