"""Undo, redo and the history in the head: each button names what it would do."""

from operator import is_not
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.app.ports import JournalRow
from facilitator.domain.entities import Touch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.widgets.sign_button import Sign, SignButton
from facilitator.words import tr

if TYPE_CHECKING:
    from facilitator.app.history.history import History

_PATIENCE = 150  # ms after which a step is named: nobody reads it sooner


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
        self._naming = QTimer(self)
        self._naming.setSingleShot(True)
        self._naming.setInterval(_PATIENCE)
        self._naming.timeout.connect(self._name)
        self._undo.clicked.connect(self.undo_requested)
        self._redo.clicked.connect(self.redo_requested)
        self._open.clicked.connect(self.history_requested)
        self._show()

    def follow(self, signals: DeskSignals) -> None:
        """Name what undo and redo would do, from now on."""
        self._signals = signals
        signals.changed.connect(self._on_changed)
        self._show()

    def show_open(self, is_open: bool) -> None:
        """Show whether the history stands beside the page."""
        self._open.setChecked(is_open)

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        """Name them anew where something was entered; nothing of it is asked at a keystroke."""
        assert self._signals is not None
        desk, action = self._signals.desk, self._signals.last_action
        if action is not None and self._history is not None:
            self._history.heard(action)
        top = [desk.row(n) for n in (desk.next_undo(), desk.next_redo()) if n is not None]
        if len(top) != len(self._told_of) or any(map(is_not, top, self._told_of)):
            self._told_of = top
            self._show()

    def _show(self) -> None:
        """Say at once whether there is something, and soon what it is."""
        desk = self._signals.desk if self._signals is not None else None
        undo = desk.next_undo() if desk is not None else None
        redo = desk.next_redo() if desk is not None else None
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)
        self._undo.say(tr("There is nothing to undo.") if undo is None else tr("Undo"))
        self._redo.say(tr("There is nothing to redo.") if redo is None else tr("Redo"))
        if undo is not None or redo is not None:
            self._naming.start()

    def _name(self) -> None:
        """Name what undo and redo would do; what that needs is loaded when the window stands."""
        if self._signals is None:
            return
        desk = self._signals.desk
        if self._history is None:
            from facilitator.app.history.history import History

            self._history = History(desk)
        undo, redo = desk.next_undo(), desk.next_redo()
        if undo is not None:
            self._undo.say(tr("Undo: {what}", what=self._told(self._history, undo)))
        if redo is not None:
            self._redo.say(tr("Redo: {what}", what=self._told(self._history, redo)))

    def _told(self, history: "History", number: int) -> str:
        from facilitator.app.history.words import tell

        return tell(history, history.line(number)).head()
