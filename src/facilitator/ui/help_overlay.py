"""The keys, at a glance (F1)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import label
from facilitator.words import tr


def key_table() -> list[tuple[str, list[tuple[str, str]]]]:
    """List the keys by what they are for."""
    return [
        (
            tr("The wall"),
            [
                ("F6  .", tr("Make the wall black, from anywhere")),
                ("F5", tr("Show the wall again")),
                ("PgDn  PgUp", tr("Next and previous step")),
                ("Ctrl+Enter", tr("Press the blue button")),
            ],
        ),
        (
            tr("Answers"),
            [
                ("F2", tr("Begin the round")),
                ("1 – 5", tr("Yes · If · Later · No · n/a, then the next center")),
                ("↑ ↓", tr("Choose a center")),
                ("Enter", tr("Condition, date, reason; on the read-back: confirm")),
                ("Delete", tr("Take the answer away")),
            ],
        ),
        (
            tr("Notes"),
            [
                ("F3", tr("Type a note; Enter makes the next one")),
                ("Alt+1 – 9", tr("Who speaks (Alt+0 nobody)")),
                ("Ctrl+1 – 6", tr("Point, question, concern, decision, parked, suggestion")),
                ("F8", tr("Private or public")),
                ("F4", tr("Who does what; again: follow-up actions")),
            ],
        ),
        (
            tr("Tables of the Prepare page", "prepare"),
            [
                ("Insert", tr("Add a row and type in it", "prepare")),
                ("Alt+↑ ↓", tr("Move the row up or down", "prepare")),
                ("Delete", tr("Empty the selected cells", "prepare")),
                ("Ctrl+−", tr("Remove the selected rows", "prepare")),
                ("Ctrl+V", tr("Paste rows copied from Excel", "prepare")),
                ("Ctrl+F", tr("Find in the table", "prepare")),
                ("F12", tr("Start the workshop", "prepare")),
            ],
        ),
        (
            tr("Everywhere"),
            [
                ("Ctrl+Z  Ctrl+Y", tr("Undo and redo, without end")),
                ("F1", tr("This help")),
            ],
        ),
    ]


class HelpOverlay(QFrame):
    """Covers the console with the keys; any key or click closes it, nothing is interrupted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = parent
        self.setProperty("look", "help")
        self.setAccessibleName(tr("Help"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 20)
        column.setSpacing(12)
        column.addWidget(label(tr("Keys"), "title"))
        column.addLayout(self._groups())
        column.addStretch(1)
        column.addWidget(label(tr("Esc or F1 closes this help."), "secondary"))
        self._before: QWidget | None = None
        self.hide()

    def _groups(self) -> QHBoxLayout:
        """Lay the groups out in two columns of about the same height."""
        sides = (QVBoxLayout(), QVBoxLayout())
        filled = [0, 0]
        for title, keys in key_table():
            at = filled.index(min(filled))
            filled[at] += len(keys) + 1
            sides[at].addLayout(self._group(title, keys))
        line = QHBoxLayout()
        line.setSpacing(40)
        for side in sides:
            side.setSpacing(16)
            side.addStretch(1)
            line.addLayout(side, 1)
        return line

    def _group(self, title: str, keys: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(16)
        grid.addWidget(label(title, "heading"), 0, 0, 1, 2)
        for line, (key, what) in enumerate(keys, start=1):
            beside = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label(key, "badge"), line, 0, beside)
            grid.addWidget(label(what, wrap=True), line, 1)
        grid.setColumnMinimumWidth(0, 120)
        grid.setColumnStretch(1, 1)
        return grid

    def toggle(self) -> None:
        """Open or close the help; the focus goes back to where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None:
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._before = self.window().focusWidget()
        holder = self._holder
        width, height = min(940, holder.width() - 60), min(600, holder.height() - 60)
        self.setGeometry(
            (holder.width() - width) // 2, (holder.height() - height) // 2, width, height
        )
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on any key."""
        self.toggle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a click."""
        self.toggle()
