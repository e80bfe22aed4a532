"""Undo, redo and the history in the head: each button names what it would do."""

from operator import is_not

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.app.history.history import History
from facilitator.app.history.words import tell
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import Touch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.widgets.sign_button import Sign, SignButton
from facilitator.words import tr


class StepButtons(QWidget):
    """Three quiet buttons. They never take the keyboard by a click: typing goes on."""

    history_requested = Signal()
    redo_requested = Signal()
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals: DeskSignals | None = None
        self._history: History | None = None
        self._told_of: list[JournalRow | None] = []
        self._undo = SignButton(Sign.UNDO, "Ctrl+Z")
        self._redo = SignButton(Sign.REDO, "Ctrl+Y")
        self._open = SignButton(Sign.HISTORY, "Ctrl+H")
        self._open.setCheckable(True)
        self._open.say(tr("History"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for each in (self._undo, self._redo, self._open):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(each)
        self._undo.clicked.connect(self.undo_requested)
        self._redo.clicked.connect(self.redo_requested)
        self._open.clicked.connect(self.history_requested)
        self._show()

    def follow(self, signals: DeskSignals) -> None:
        """Name what undo and redo would do, from now on."""
        self._signals = signals
        self._history = History(signals.desk)
        signals.changed.connect(self._on_changed)
        self._show()

    def show_open(self, is_open: bool) -> None:
        """Show whether the history stands beside the page."""
        self._open.setChecked(is_open)

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        """Name them anew where something was entered; nothing of it is asked at a keystroke."""
        assert self._signals is not None and self._history is not None
        desk, action = self._signals.desk, self._signals.last_action
        if action is not None:
            self._history.heard(action)
        top = [desk.row(n) for n in (desk.next_undo(), desk.next_redo()) if n is not None]
        if len(top) != len(self._told_of) or any(map(is_not, top, self._told_of)):
            self._told_of = top
            self._show()

    def _show(self) -> None:
        desk = self._signals.desk if self._signals is not None else None
        back = self._told(desk.next_undo() if desk is not None else None)
        again = self._told(desk.next_redo() if desk is not None else None)
        self._undo.setEnabled(bool(back))
        self._redo.setEnabled(bool(again))
        self._undo.say(tr("Undo: {what}", what=back) if back else tr("There is nothing to undo."))
        self._redo.say(tr("Redo: {what}", what=again) if again else tr("There is nothing to redo."))

    def _told(self, number: int | None) -> str:
        if number is None or self._history is None:
            return ""
        told = tell(self._history, self._history.line(number))
        return " · ".join(part for part in (told.title, told.subject) if part)
