"""The history beside the page: opened, placed and left; its wishes are fulfilled here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.domain.failures import Trouble
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.taking_back import TakingBack
from facilitator.words.messages import sentence

if TYPE_CHECKING:
    from facilitator.ui.history.history_panel import HistoryPanel

_WIDTH = 340
_MOST = 0.45  # of the window


def _nothing() -> int:
    return 0


class HistoryAside(QObject):
    """Shows the panel over the right edge of `over` and gives the keyboard back when it closes.

    `jump_requested` carries a Touch to go to, `toggled` whether the panel is open. `kept` tells how
    many pixels at the right the page needs for itself.
    """

    jump_requested = Signal(object)
    toggled = Signal(bool)

    def __init__(
        self, signals: DeskSignals, taking_back: TakingBack, over: QWidget, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._taking_back = taking_back
        self._over = over
        self._parent = parent
        self._before: QWidget | None = None
        self.kept = _nothing
        self.panel: HistoryPanel | None = None
        over.installEventFilter(self)

    def toggle(self) -> None:
        """Open the history and go there; open, it closes."""
        if self.is_open():
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Open the history; the keyboard goes there and comes back afterwards."""
        panel = self._made()
        here = QApplication.focusWidget()
        if here is not None and not panel.isAncestorOf(here):
            self._before = here
        self._place()
        panel.open()
        self.toggled.emit(True)

    def follow_page(self) -> None:
        """Stand where the page that is open now leaves room."""
        if self.is_open():
            self._place()

    def close(self) -> None:
        """Close the history; the keyboard goes back to where it was."""
        if self.panel is None or not self.is_open():
            return
        before, self._before = self._before, None
        has_keys = self.has_keyboard()
        self.panel.hide()
        if has_keys and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.toggled.emit(False)

    def is_open(self) -> bool:
        """Tell whether the panel is shown."""
        return self.panel is not None and self.panel.isVisibleTo(self._parent)

    def has_keyboard(self) -> bool:
        """Tell whether the keys are the panel's."""
        here = QApplication.focusWidget()
        return here is not None and self.panel is not None and self.panel.isAncestorOf(here)

    def left_over(self, page: QRect) -> QRect:
        """Give what the panel leaves of a rectangle of the window."""
        left = QRect(page)
        if self.panel is not None and self.is_open():
            left.setRight(min(left.right(), self.panel.geometry().left() - 1))
        return left

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        """Follow the page's size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.is_open():
            self._place()
        return False

    def _made(self) -> "HistoryPanel":
        if self.panel is None:
            from facilitator.ui.history.history_panel import HistoryPanel

            panel = self.panel = HistoryPanel(self._signals, self._parent)
            panel.hide()
            panel.close_requested.connect(self.close)
            panel.go_requested.connect(self.jump_requested)
            panel.take_back_requested.connect(self._on_take_back_requested)
        return self.panel

    def _place(self) -> None:
        if self.panel is None:
            return
        page = self._over.geometry()
        page.setRight(page.right() - self.kept())
        width = min(_WIDTH, int(page.width() * _MOST))
        width = max(width, self.panel.minimumSizeHint().width())
        self.panel.setGeometry(page.right() + 1 - width, page.top(), width, page.height())

    def _on_take_back_requested(self, number: int) -> None:
        """Take an entry back where nothing rests on it; else the panel says what does."""
        desk, panel = self._signals.desk, self._made()
        try:
            resting = desk.rests_on(number)
        except Trouble as trouble:
            panel.show_why(sentence(trouble))
            return
        if resting is not None:
            row = resting.row.number if resting.row is not None else None
            from facilitator.app.history.resting import refusal

            panel.show_why(sentence(refusal(self._signals.workshop, resting)), row)
        else:
            self._taking_back.take_back(number)
