"""The card of what differs: the list, and what may be chosen for all of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from facilitator.app.joining.joining import Side
from facilitator.ui.joining.difference_list import DifferenceList
from facilitator.ui.joining.difference_words import DifferenceRow
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr


class DifferenceCard(QFrame):
    """`chosen` carries the id of a row and a Side or None (later), `all_chosen` the latter alone.

    Without `has_later` every choice decides at once, and what is decided leaves the list.
    """

    chosen = Signal(str, object)
    all_chosen = Signal(object)

    def __init__(self, *, has_later: bool = True) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.list = DifferenceList(has_later=has_later)
        self._heading = label("", "heading")
        self.all_mine = button(tr("All: this file"), "small", "Ctrl+1")
        self.all_theirs = button(tr("All: other copy"), "small", "Ctrl+2")
        self.all_later = button(tr("All: later"), "small", "Ctrl+0")
        keys = (
            tr("↑ ↓ row · 1 or ← this file · 2 or → other copy · 0 later · Enter next open one")
            if has_later
            else tr("↑ ↓ row · 1 or ← this file · 2 or → other copy")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 12, 4, 4)
        column.setSpacing(6)
        column.addLayout(self._head())
        hint = label(keys, "small", wrap=True)
        hint.setContentsMargins(12, 0, 8, 0)
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        if not has_later:
            self.all_later.hide()
        self._connect_signals()

    def show_rows(self, rows: Sequence[DifferenceRow], choices: Mapping[str, Side]) -> None:
        """Show the differences and what is chosen for them."""
        self._heading.setText(tr("What differs: {count}", count=len(rows)))
        self.list.show_rows(rows, choices)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.setSpacing(6)
        head.addWidget(self._heading)
        head.addStretch(1)
        for each in (self.all_mine, self.all_theirs, self.all_later):
            head.addWidget(each)
        return head

    def _connect_signals(self) -> None:
        self.all_later.clicked.connect(self._on_all_later_clicked)
        self.all_mine.clicked.connect(self._on_all_mine_clicked)
        self.all_theirs.clicked.connect(self._on_all_theirs_clicked)
        self.list.chosen.connect(self.chosen)
        _press_by_key(self.all_mine, "Ctrl+1")
        _press_by_key(self.all_theirs, "Ctrl+2")
        _press_by_key(self.all_later, "Ctrl+0")

    def _on_all_later_clicked(self) -> None:
        self.all_chosen.emit(None)

    def _on_all_mine_clicked(self) -> None:
        self.all_chosen.emit(Side.MINE)

    def _on_all_theirs_clicked(self) -> None:
        self.all_chosen.emit(Side.THEIRS)


def _press_by_key(pressed: QPushButton, key: str) -> None:
    QShortcut(QKeySequence(key), pressed).activated.connect(pressed.click)
