"""A quiet notice over the console; it never takes the focus and goes by itself."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from facilitator.ui.notice_face import ACTION_KEY, NoticeFace

__all__ = ["ACTION_KEY", "NoticeBar", "Standing"]

_STAYS = 5000
_STAYS_GRAVE = 15000
_STAYS_PER_LINE = 4000  # beyond the first

_HEAD, _BELOW = 48, 6
_WIDEST, _SIDE = 720, 8

_ACTION_KEYS = ("Alt+Return", "Alt+Enter")  # both Enter keys of a keyboard


@dataclass(frozen=True, slots=True)
class Standing:
    """A notice that stays until it is put away; `action` names what its button does, "" for none.

    `key` tells one from another when the button is pressed. One that only advises goes by itself
    after some `seconds`; 0 has it stay.
    """

    key: str
    text: str
    action: str = ""
    grave: bool = False
    seconds: int = 0


class NoticeBar(NoticeFace):
    """Shows one sentence for some seconds, several lines for longer.

    `place` tells where in the parent it may stand; without it, under the head. One notice may
    stand: in the `strip`, a face of its own that a layout gives room to, so that it covers
    nothing. Without a strip it stands here; what is shown for some seconds covers it, and then it
    is there again. `action_requested` carries the key of the standing notice whose button was
    pressed.
    """

    action_requested = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        place: Callable[[], QRect] | None = None,
        strip: NoticeFace | None = None,
    ) -> None:
        super().__init__(parent)
        self._free_place = place
        self._strip = strip
        self._standing: Standing | None = None
        # Of the whole page: where the notice stands in the strip, this bar is hidden.
        self._keys = [QShortcut(QKeySequence(key), parent) for key in _ACTION_KEYS]
        self._timer = _timer(self)
        self._goes = _timer(self)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._goes.timeout.connect(self._on_advised)
        self._timer.timeout.connect(self._show_standing)
        self.acted.connect(self._on_acted)
        self.closed.connect(self._on_closed)
        for key in self._keys:
            key.setEnabled(False)
            key.activated.connect(self._on_acted)
        if self._strip is not None:
            self._strip.acted.connect(self._on_acted)
            self._strip.closed.connect(self._on_strip_closed)

    @property
    def action(self) -> QPushButton:
        """Give the button of the notice that stands."""
        return self.act if self._strip is None else self._strip.act

    def show_notice(self, text: str, stays: bool = False, *, is_long: bool = False) -> None:
        """Show a sentence; a grave one (`stays`) looks so and stands longer, as a long one does."""
        self._show(text, grave=stays, action="")
        more = max(0, len(text.splitlines()) - 1) * _STAYS_PER_LINE
        self._timer.start((_STAYS_GRAVE if stays or is_long else _STAYS) + more)

    def stand(self, notice: Standing) -> None:
        """Show a notice that stays, instead of the one that stood before."""
        self._standing = notice
        self._goes.stop()
        if notice.seconds:
            self._goes.start(notice.seconds * 1000)
        if self._strip is None:
            self._show_standing()
        else:
            look = "notice_strip_grave" if notice.grave else "notice_strip"
            self._strip.tell(notice.text, look, notice.action)
        self._enable_keys()

    def standing(self) -> Standing | None:
        """Give the notice that stands, also while another covers it."""
        return self._standing

    def put_away(self, key: str) -> None:
        """Take the standing notice with this key away; where another stands, it stays."""
        if self._standing is None or self._standing.key != key:
            return
        self._let_standing_go()
        if not self._timer.isActive():
            self.hide()

    def text(self) -> str:
        """Give the sentence that is shown, "" where none is; what passes comes before it stands."""
        return super().text() or ("" if self._strip is None else self._strip.text())

    # -- showing --------------------------------------------------------------------------------

    @Slot()
    def _show_standing(self) -> None:
        """Show what stands: nothing covers it any more."""
        self._timer.stop()
        notice = self._standing
        if notice is None or self._strip is not None:
            self.hide()
        else:
            self._show(notice.text, grave=notice.grave, action=notice.action)

    def _show(self, text: str, *, grave: bool, action: str) -> None:
        self.tell(text, "notice_grave" if grave else "notice", action)
        self.raise_()
        self._enable_keys()

    def _enable_keys(self) -> None:
        """Let the key do what can be seen."""
        for key in self._keys:
            key.setEnabled(not self.action.isHidden())

    def _let_standing_go(self) -> None:
        self._standing = None
        self._goes.stop()
        self.action.hide()
        if self._strip is not None:
            self._strip.hide()
        self._enable_keys()

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

    # -- heard ----------------------------------------------------------------------------------

    @Slot()
    def _on_closed(self) -> None:
        """Put away what is shown: what stands only where it is seen."""
        if not self._timer.isActive() and self._strip is None:
            self._let_standing_go()
        self._show_standing()

    @Slot()
    def _on_strip_closed(self) -> None:
        self._let_standing_go()

    @Slot()
    def _on_advised(self) -> None:
        if self._standing is not None:
            self.put_away(self._standing.key)

    @Slot()
    def _on_acted(self) -> None:
        if self._standing is not None:
            self.action_requested.emit(self._standing.key)


def _timer(parent: QFrame) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    return made
