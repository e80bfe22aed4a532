"""A quiet notice over the console; it never takes the focus and goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import button, label, set_look
from facilitator.words import tr

_STAYS = 5000
_STAYS_GRAVE = 15000
_STAYS_PER_LINE = 4000  # beyond the first

_HEAD, _BELOW = 48, 6
_WIDEST, _SIDE = 720, 8


class NoticeBar(QFrame):
    """Shows one sentence for some seconds, several lines for longer.

    The first of several lines says what happened, the others are its particulars. `place` tells
    where in the parent it may stand; without it, under the head.
    """

    def __init__(self, parent: QWidget, place: Callable[[], QRect] | None = None) -> None:
        super().__init__(parent)
        self._holder = parent
        self._free_place = place
        self.setProperty("look", "notice")
        self._text = ""
        self._lines: list[QLabel] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(5)
        self._close = button("×", "quiet")
        self._close.setAccessibleName(tr("Dismiss the notice"))
        self._close.setFixedWidth(32)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 6, 4)
        line.addLayout(self._column, 1)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self.hide()

    def show_notice(self, text: str, stays: bool = False) -> None:
        """Show a sentence; a grave one (`stays`) looks so and stands longer."""
        self._text = text
        set_look(self, "look", "notice_grave" if stays else "notice")
        self._close.style().polish(self._close)  # its colour follows the look of the bar
        self._put_lines(text.splitlines())
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()
        # It never takes the focus: without this a screen reader would not speak it.
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        more = max(0, len(self._lines) - 1) * _STAYS_PER_LINE
        self._timer.start((_STAYS_GRAVE if stays else _STAYS) + more)

    def text(self) -> str:
        """Give the sentence that is shown, "" where none is."""
        return "" if self.isHidden() else self._text

    def _put_lines(self, lines: list[str]) -> None:
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = []
        for at, line in enumerate(lines):
            is_head = at == 0 and len(lines) > 1
            made = label(line, "strong" if is_head else "", wrap=True)
            self._column.addWidget(made)
            made.show()  # what was never shown has no height yet
            self._lines.append(made)

    def place(self) -> None:
        """Stand at the upper edge of its place, in the middle: nothing is typed there."""
        if self._free_place is not None:
            free = self._free_place()
        else:
            free = QRect(0, _HEAD, self._holder.width(), self._holder.height() - _HEAD)
        width = min(_WIDEST, free.width() - 2 * _SIDE)
        self.setFixedWidth(width)
        self.adjustSize()
        height = max(44, self.heightForWidth(width) if self.hasHeightForWidth() else self.height())
        self.setFixedHeight(height)
        self.move(free.left() + (free.width() - width) // 2, free.top() + _BELOW)
