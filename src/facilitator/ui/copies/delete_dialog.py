"""The question before something is deleted for good: what goes, and where it stays."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.failures import Trouble
from facilitator.ui.copies.remains import Remains
from facilitator.ui.copies.remains_words import told_remains
from facilitator.ui.widgets.parts import button, card, label
from facilitator.words import tr
from facilitator.words.messages import sentence

_WIDTH = 580
_LONGEST_QUOTE = 280
_MOST_OTHERS = 4


class DeleteDialog(QDialog):
    """Wishes the deletion (`delete_requested`); whoever fulfils it closes the dialog.

    `what` names what is deleted, `texts` are its words as they stand. What else it ever said, and
    where that stands, is found in the background and shown with `show_texts` and `show_remains`.
    """

    delete_requested = Signal()

    def __init__(self, what: list[str], texts: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Delete for good"))
        self.remains: Remains | None = None
        self._is_busy = False
        self._quote = label("", "quote", wrap=True)
        self._others = label("", "warning", wrap=True)
        self._backups = label("", wrap=True)
        self._leftovers = label("", wrap=True)
        self._search = label(tr("Looking through this computer…"), wrap=True)
        for told in (self._backups, self._leftovers):
            told.hide()
        self.with_backups = QCheckBox(tr("Take it out of these backups too"))
        self.with_leftovers = QCheckBox(tr("Delete these leftovers too"))
        for tick in (self.with_backups, self.with_leftovers):
            tick.hide()
        self._busy = label(tr("Writing the file anew…"), "secondary")
        self._busy.hide()
        self.delete_button = button(tr("Delete for good"), "danger")
        self.cancel_button = button(tr("Cancel"), "", "Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(label(tr("Delete for good?"), "title"))
        column.addWidget(self._target(what))
        column.addWidget(self._consequences())
        column.addWidget(self._elsewhere())
        column.addLayout(self._buttons())
        self._connect_signals()
        self.show_texts(texts, [])
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _target(self, what: list[str]) -> QFrame:
        frame, column = card()
        for line in what:
            column.addWidget(label(line, "strong", wrap=True))
        column.addWidget(self._quote)
        return frame

    def _consequences(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(6)
        goes = tr(
            "It goes from the file with all earlier wordings, also from the history and the log "
            "of the wall."
        )
        column.addWidget(label(goes, wrap=True))
        column.addWidget(label(tr("This cannot be undone."), "danger"))
        column.addWidget(self._others)
        return made

    def _elsewhere(self) -> QFrame:
        frame, column = card()
        column.addWidget(label(tr("Where it stays"), "heading"))
        for part in (self._backups, self.with_backups, self._leftovers, self.with_leftovers):
            column.addWidget(part)
        column.addWidget(self._search)
        beyond = tr(
            "Copies elsewhere, and traces of old data on the drive, are beyond the reach of this "
            "program."
        )
        column.addWidget(label(beyond, "secondary", wrap=True))
        return frame

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._busy)
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.delete_button)
        self.delete_button.setAutoDefault(False)  # Enter must never delete unasked
        self.cancel_button.setDefault(True)
        self.delete_button.setEnabled(False)  # until it is known where it stays
        return line

    def _connect_signals(self) -> None:
        self.cancel_button.clicked.connect(self.reject)
        self.delete_button.clicked.connect(self.delete_requested)

    def show_texts(self, texts: Sequence[str], others: list[str]) -> None:
        """Show its words, and name what says the same ones and stays."""
        quoted = "\n".join(dict.fromkeys(text for text in texts if text.strip()))
        if len(quoted) > _LONGEST_QUOTE:
            quoted = quoted[: _LONGEST_QUOTE - 1].rstrip() + "…"
        self._quote.setText(quoted)
        self._quote.setVisible(bool(quoted))
        named = ", ".join(others[:_MOST_OTHERS]) + (", …" if len(others) > _MOST_OTHERS else "")
        told = tr("The same words also stand here, and stay: {places}.", places=named)
        self._others.setText(told if others else "")
        self._others.setVisible(bool(others))
        self._fit()

    def show_remains(self, remains: Remains) -> None:
        """Tell where else it stands."""
        self.remains = remains
        told = told_remains(remains)
        for part, text in (
            (self._backups, told.backups),
            (self._leftovers, told.leftovers),
            (self._search, told.others),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        self.with_backups.setVisible(bool(remains.backups))
        self.with_leftovers.setVisible(remains.can_go)
        self.delete_button.setEnabled(True)
        self._fit()

    def show_unsearched(self, trouble: Trouble) -> None:
        """Tell that nobody knows where else it stands."""
        told = tr("The backups could not be looked through; they may hold it.")
        self._search.setText(f"{told} {sentence(trouble)}")
        self.delete_button.setEnabled(True)
        self._fit()

    def show_busy(self) -> None:
        """Say that it is being deleted; the dialog stays until somebody closes it."""
        self._is_busy = True
        self._busy.show()
        for each in (
            self.cancel_button,
            self.delete_button,
            self.with_backups,
            self.with_leftovers,
        ):
            each.setEnabled(False)

    def reject(self) -> None:
        """Go, unless it is being deleted already."""
        if not self._is_busy:
            super().reject()

    def _fit(self) -> None:
        layout = self.layout()
        assert layout is not None
        for part in self.findChildren(QWidget):
            part.updateGeometry()  # a card would be asked only later for the height that it needs
        layout.activate()
        self.setFixedSize(_WIDTH, layout.totalHeightForWidth(_WIDTH))

    def is_ready(self) -> bool:
        """Tell whether it is told where else it stands."""
        return self.delete_button.isEnabled()

    def chosen(self) -> Remains:
        """Give what of the rest goes as well."""
        found = self.remains or Remains()
        if found.backups and not self.with_backups.isChecked():
            found = replace(found, backups=(), searched=None)
        if not self.with_leftovers.isChecked():
            found = replace(found, unreadable=(), is_in_recovery=False, rehearsals=())
        return found
