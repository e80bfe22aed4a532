"""The line under a row where the words of an answer are typed."""

import json
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from facilitator.domain.dates import say_date, split_date
from facilitator.domain.terms import AnswerWord
from facilitator.ui.live.board.captioned_fields import CaptionedFields
from facilitator.ui.widgets.parts import enter_button
from facilitator.ui.widgets.typed_line import TypedLine, commit_composition
from facilitator.words import tr

_MAIN_SHARE = 4


class AnswerDetails(QWidget):
    """Condition or reply-by date, reason, who said it, and whether the reason is private.

    `entered` means: record it. `typed` carries all fields as one text, so that they come back
    after a crash; `restore` takes it.
    """

    entered = Signal()
    cancelled = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word: AnswerWord | None = None
        self._near = date(2000, 1, 1)
        self._main = TypedLine("")
        self._reason = TypedLine(tr("Reason"))
        self._said_by = TypedLine(tr("Said by"))
        self._said_by.setFixedWidth(90)
        self._private = QCheckBox(f"{tr('Private')}  F8")
        self._private.setAccessibleName(tr("Private"))
        self._private.setToolTip(tr("The reason is kept off the wall and out of the report"))
        self._enter = enter_button(tr("Record the answer"))
        self._fields = CaptionedFields()
        self._fields.add_field(self._main, "", _MAIN_SHARE)
        self._fields.add_field(self._reason, tr("Reason"), 3)
        self._fields.add_field(self._said_by, tr("Said by"), 0)
        self._fields.add_plain(self._private)
        self._fields.add_plain(self._enter)
        self.setLayout(self._fields)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._enter.clicked.connect(self._on_entered)
        self._main.left.connect(self._on_main_left)
        self._private.toggled.connect(self._on_typed)
        for field in (self._main, self._reason, self._said_by):
            field.cancelled.connect(self.cancelled)
            field.entered.connect(self._on_entered)
            field.typed.connect(self._on_typed)

    def open_for(
        self,
        word: AnswerWord | None,
        near: date,
        condition: str,
        reply_by: date | None,
        reason: str,
        said_by: str,
        private: bool,
    ) -> None:
        """Show what is recorded so far and wait for the words that this answer needs."""
        self.word, self._near = word, near
        needs = word in (AnswerWord.CONDITIONAL, AnswerWord.LATER)
        is_later = word is AnswerWord.LATER
        name = tr("Reply by") if is_later else tr("Condition")
        self._fields.show_first(needs, name, _MAIN_SHARE)
        self._main.setAccessibleName(name)
        self._main.setPlaceholderText(tr("Reply by, e.g. 12. 13.") if is_later else "")
        self._main.replace_text(say_date(reply_by) if is_later else condition)
        self._reason.replace_text(reason)
        self._said_by.replace_text(said_by)
        self._show_private(private)
        self.show_hint("")

    def focus_first(self, select: bool = True) -> None:
        """Put the cursor where typing starts; a suggestion is selected to type over.

        What was half typed before is not: the next key goes on with it.
        """
        first = self._main if not self._main.isHidden() else self._reason
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if select:
            first.selectAll()
        else:
            first.end(False)

    def show_hint(self, text: str) -> None:
        """Say in red what is missing, and frame its field."""
        self._fields.show_hint(text)

    def missing(self) -> str:
        """Tell what is still to be typed before the answer can be recorded, "" for nothing."""
        if self.word is AnswerWord.CONDITIONAL and not self.condition.strip():
            return tr("Type the condition")
        if self.word is AnswerWord.LATER and self.reply_by is None:
            return tr("Type a date, e.g. 12. 13.")
        return ""

    @property
    def condition(self) -> str:
        return self._main.full_text() if self.word is AnswerWord.CONDITIONAL else ""

    @property
    def reply_by(self) -> date | None:
        """Give the date typed; what follows it on the same line counts as the reason."""
        if self.word is not AnswerWord.LATER:
            return None
        return split_date(self._main.full_text(), self._near)[0]

    @property
    def reason(self) -> str:
        rest = ""
        if self.word is AnswerWord.LATER:
            rest = split_date(self._main.full_text(), self._near)[1]
        return " ".join(part for part in (rest, self._reason.full_text()) if part)

    @property
    def said_by(self) -> str:
        return self._said_by.full_text()

    @property
    def private(self) -> bool:
        return self._private.isChecked()

    def restore(self, text: str) -> None:
        """Put back what `typed` told before a crash."""
        values = json.loads(text)
        self._main.replace_text(values["main"])
        self._reason.replace_text(values["reason"])
        self._said_by.replace_text(values["said_by"])
        self._show_private(values["private"])

    def _show_private(self, private: bool) -> None:
        self._private.blockSignals(True)
        self._private.setChecked(private)
        self._private.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8 makes the reason private or public."""
        if event.key() == Qt.Key.Key_F8:
            self._private.toggle()
        else:
            super().keyPressEvent(event)

    def _on_main_left(self, text: str) -> None:
        """Say at once that a date cannot be read; an empty field may wait."""
        if self.word is AnswerWord.LATER and text.strip():
            self.show_hint(self.missing())

    def _on_entered(self) -> None:
        commit_composition()
        self.entered.emit()

    def _on_typed(self) -> None:
        values = {
            "main": self._main.full_text(),
            "reason": self._reason.full_text(),
            "said_by": self._said_by.full_text(),
            "private": self._private.isChecked(),
        }
        self.typed.emit(json.dumps(values, ensure_ascii=False))
