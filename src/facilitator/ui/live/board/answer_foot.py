"""Below the board: its keys, and what the center that is asked has taken on already."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.domain.month_load import MonthLoad
from facilitator.ui.live.board.answer_boxes import LOADED
from facilitator.ui.live.board.answer_months import STRIP_WIDTH, draw_months, say_load
from facilitator.ui.widgets.parts import label
from facilitator.words import tr


class BoardKeys(Enum):
    """What the keys mean: answers, the read-back, words being typed, or they are for the record."""

    ANSWERS = auto()
    READ_BACK = auto()
    WORDS = auto()
    RECORD = auto()


def hint_text(keys: BoardKeys, is_wide: bool) -> str:
    """Tell the keys of the board; where it is narrow only the keys themselves."""
    if keys is BoardKeys.WORDS:
        return tr("Enter saves · Esc closes", "answer")
    if keys is BoardKeys.RECORD:
        return tr("F2 takes answers")
    read_back = keys is BoardKeys.READ_BACK
    if not is_wide:
        return "↑↓ · Enter · Ctrl+Enter" if read_back else "1–5 · 0 · ↑↓ · Enter · Delete"
    if read_back:
        return tr("↑↓ center · Enter confirms · Ctrl+Enter all confirm")
    return tr("1–5 answer · 0 attendance · ↑↓ center · Enter words · Delete clears")


def legend() -> str:
    """Tell how the strip of months is read."""
    return tr(
        "January to December. A bar is as high as other projects take the month; "
        "the blue line is this project, an amber bar overlaps with it."
    )


class MonthStrip(QWidget):
    """The strip of months of the center that is asked; its tooltip says how it is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._load = MonthLoad()

    def show_load(self, load: MonthLoad) -> None:
        """Show the months of a center."""
        self._load = load
        self.setAccessibleName(say_load(load))
        self.setToolTip(f"{say_load(load)}\n{legend()}")
        self.update()

    def sizeHint(self) -> QSize:
        """Take the room of twelve months."""
        return QSize(STRIP_WIDTH, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the months."""
        draw_months(QPainter(self), QRectF(self.rect()).adjusted(0, 1, 0, -1), self._load)


@dataclass(frozen=True, slots=True)
class AskedLoad:
    """What the center that is asked has taken on, in projects and in months."""

    short: str
    lead: int
    linked: int
    months: MonthLoad


class AnswerFoot(QWidget):
    """One line of fixed height: nothing jumps while the round goes from center to center."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board_keys = BoardKeys.ANSWERS
        self._load: AskedLoad | None = None
        self._keys = label("", "small")
        self._strip = MonthStrip()
        self._strip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._told = label("", "small")
        self._told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 6, 0)
        line.setSpacing(10)
        line.addWidget(self._keys)
        line.addWidget(self._told, 1)
        line.addWidget(self._strip)
        self.setFixedHeight(20)
        self._show()

    def show_keys(self, keys: BoardKeys) -> None:
        """Show what the keys mean now."""
        if keys is not self._board_keys:
            self._board_keys = keys
            self._show()

    def keys_text(self) -> str:
        """Tell the keys that are shown."""
        return self._keys.text()

    def show_load(self, load: AskedLoad | None) -> None:
        """Show what a center has taken on; None where nobody is asked."""
        if load != self._load:
            self._load = load
            self._show()

    def text(self) -> str:
        """Tell what is told of the center that is asked."""
        return self._told.toolTip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up words where the line is narrow."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        is_wide, load = self.width() >= LOADED, self._load
        self._keys.setText(hint_text(self._board_keys, is_wide))
        self._strip.setVisible(load is not None)
        if load is None:
            self._told.setText("")
            self._told.setToolTip("")
            return
        months = say_load(load.months)
        counts = tr("lead {lead} · linked {linked}", lead=load.lead, linked=load.linked)
        self._strip.show_load(load.months)
        self._told.setToolTip(f"{load.short} {counts} · {months}")
        self._told.setAccessibleName(self._told.toolTip())
        # In a wide row the counts stand already.
        text = f"{load.short}  {months}" if is_wide else f"{load.short}  {counts}"
        room = self._told.width()
        metrics = self._told.fontMetrics()
        self._told.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
