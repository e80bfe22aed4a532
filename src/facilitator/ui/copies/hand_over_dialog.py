"""The question what a colleague gets: the whole workshop, or all but what is private."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.app.copies.redacting import LeftOut, left_out
from facilitator.domain.workshop import Workshop
from facilitator.ui.copies.option_button import OptionButton
from facilitator.ui.widgets.parts import button, card, label
from facilitator.words import tr

_WIDTH = 560


class HandOverDialog(QDialog):
    """Accepted when the user wants to go on and say where; nothing is written here."""

    def __init__(self, workshop: Workshop, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Copy to hand over"))
        self._gone = left_out(workshop)
        self.redacted = OptionButton(
            tr("Without private notes"), told_left_out(self._gone, is_held=bool(workshop.live.held))
        )
        self.whole = OptionButton(
            tr("Everything"),
            tr("Private notes, private reasons and contacts are in the copy as well."),
        )
        self._group = QButtonGroup(self)
        self._go_on = button(tr("Choose where to save…"), "primary", "Enter")
        self._cancel = button(tr("Cancel"), "", "Esc")
        self._lay_out()
        self._connect_signals()
        self.redacted.setChecked(True)
        self.redacted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setFixedWidth(_WIDTH)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(label(tr("What does the colleague get?"), "title"))
        for option in (self.redacted, self.whole):
            self._group.addButton(option)
            column.addWidget(option)
        column.addWidget(self._remarks())
        column.addSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(self._cancel)
        line.addWidget(self._go_on)
        self._go_on.setDefault(True)
        column.addLayout(line)

    def _remarks(self) -> QWidget:
        frame, column = card()
        told = [
            tr("The copy can be opened and worked in at once, history and undo included."),
            tr(
                "Later both copies can be joined again: “Join another copy…” in the menu, with "
                "author and time of every entry."
            ),
        ]
        if self._gone.quoted:
            told.append(_told_quoted(self._gone.quoted))
        for text in told:
            column.addWidget(label(text, "secondary", wrap=True))
        return frame

    def _connect_signals(self) -> None:
        self._cancel.clicked.connect(self.reject)
        self._go_on.clicked.connect(self.accept)

    def takes_private(self) -> bool:
        """Tell whether the copy holds what is private as well."""
        return self.whole.isChecked()


def told_left_out(gone: LeftOut, *, is_held: bool) -> str:
    """Tell in numbers what a copy without private notes lacks, and what of the wall."""
    counts = [
        (gone.notes, tr("private notes: {count}", count=gone.notes)),
        (gone.reasons, tr("private reasons: {count}", count=gone.reasons)),
        (gone.contacts, tr("contacts of centers: {count}", count=gone.contacts)),
        (gone.drafts, tr("half-typed texts: {count}", count=gone.drafts)),
    ]
    now = ", ".join(text for count, text in counts if count)
    what = tr("Left out, also of the history: {what}.", what=now) if now else _nothing_now()
    return f"{what} {tr('A slide held on the wall is let go.')}" if is_held else what


def _nothing_now() -> str:
    return tr("Nothing is private now; what was private earlier is left out of the history.")


def _told_quoted(count: int) -> str:
    return tr(
        "Look through it: public texts that hold the words of something private stay. There are "
        "{count}.",
        count=count,
    )
