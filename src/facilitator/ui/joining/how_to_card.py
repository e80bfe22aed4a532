"""How two rooms work on one workshop, and the button that begins to join their copies."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import button, card, label
from facilitator.words import tr

_WIDEST = 660


class HowToCard(QWidget):
    """Three lines in the middle of the page; `choose` asks for the other copy."""

    def __init__(self) -> None:
        super().__init__()
        self.choose = button(tr("Choose the other copy…"), "primary", "Ctrl+Enter")
        frame, column = card()
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(14)
        column.addWidget(label(tr("Two rooms at the same time"), "title"))
        column.addLayout(_steps())
        column.addSpacing(6)
        column.addWidget(self.choose)
        dropped = tr("You can also drop the file onto this window. The other file is only read.")
        hint = label(dropped, "small", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(hint)
        _put_in_the_middle(self, frame)


class SentenceCard(QWidget):
    """One sentence in the middle of the page, and what can be done about it."""

    def __init__(self, look: str = "") -> None:
        super().__init__()
        self._title = label("", "title")
        self._text = label("", look, wrap=True)
        self.choose = button(tr("Choose another copy…"), "primary", "Ctrl+Enter")
        frame, column = card()
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(14)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(6)
        column.addWidget(self.choose)
        _put_in_the_middle(self, frame)

    def show_sentence(self, title: str, text: str) -> None:
        """Say what is the matter."""
        self._title.setText(title)
        self._text.setText(text)

    def told(self) -> str:
        """Tell what is said."""
        return f"{self._title.text()} {self._text.text()}"


def _steps() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(12)
    grid.setColumnStretch(1, 1)
    steps = (
        tr(
            "Before: make a copy with the menu entry “Copy to hand over…” and take it to the "
            "laptop of the other room."
        ),
        tr("Run: each room holds its own sections on its own file. No network is needed."),
        tr(
            "Join: bring the file of the other room on a stick and choose it here. You see what "
            "comes in before anything is changed."
        ),
    )
    for at, text in enumerate(steps):
        sign = label(str(at + 1), "badge")
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sign.setFixedWidth(28)
        grid.addWidget(sign, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(text, wrap=True), at, 1)
    return grid


def _put_in_the_middle(page: QWidget, frame: QFrame) -> None:
    frame.setMaximumWidth(_WIDEST)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(frame, 20)
    line.addStretch(1)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(2)
    column.addLayout(line)
    column.addStretch(3)
