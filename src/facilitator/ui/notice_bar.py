"""A quiet notice over the console; it never takes the focus and goes by itself."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from facilitator.ui.notice_face import ACTION_KEY, NoticeFace

__all__ = ["ACTION_KEY", "BELOW", "NoticeBar", "Room", "Standing"]

_STAYS = 5000
_STAYS_GRAVE = 15000
_STAYS_PER_LINE = 4000  # beyond the first

_HEAD = 48
BELOW = 6  # the edge of its room
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


@dataclass(frozen=True, slots=True)
class Room:
    """Where a notice may stand: at the upper edge of a rectangle, or at its foot."""

    rect: QRect
    at_foot: bool = False


class NoticeBar(NoticeFace):
    """Shows one sentence for some seconds, several lines for longer.

    `room` tells where in the parent it may stand; without it, under the head. One notice may
    stand: in the `strip`, a face of its own that a layout gives room to, so that it covers
    nothing. Without a strip it stands here; what is shown for some seconds covers it, and then it
    is there again. With a strip and no `room`, also what passes is shown in the strip.
    `action_requested` carries the key of the standing notice whose button was pressed.
    """

    action_requested = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        room: Callable[[], Room] | None = None,
        strip: NoticeFace | None = None,
    ) -> None:
        super().__init__(parent)
        self._room = room
        self._strip = strip
        self._passing = strip if strip is not None and room is None else self
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
        return self._face().act

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
        elif self._passing is self or not self._timer.isActive():
            self._tell_in(self._strip, notice.text, grave=notice.grave, action=notice.action)
        self._enable_keys()

    def standing(self) -> Standing | None:
        """Give the notice that stands, also while another covers it."""
        return self._standing

    def put_away(self, key: str) -> None:
        """Take the standing notice with this key away; where another stands, it stays."""
        if self._standing is None or self._standing.key != key:
            return
        is_covered = self._timer.isActive()
        self._let_standing_go(is_covered=is_covered)
        if not is_covered:
            self.hide()

    def fall_silent(self) -> None:
        """Take away what is shown for some seconds: the page that it was told on is gone."""
        self._show_standing()

    def text(self) -> str:
        """Give the sentence that is shown, "" where none is; what passes comes before it stands."""
        return super().text() or ("" if self._strip is None else self._strip.text())

    # -- showing --------------------------------------------------------------------------------

    @Slot()
    def _show_standing(self) -> None:
        """Show what stands: nothing covers it any more."""
        self._timer.stop()
        notice = self._standing
        if notice is None or self._passing is not self._face():
            self._passing.hide()
        else:
            self._show(notice.text, grave=notice.grave, action=notice.action)
        self._enable_keys()

    def _show(self, text: str, *, grave: bool, action: str) -> None:
        """Show it where what passes is shown."""
        self._tell_in(self._passing, text, grave=grave, action=action)
        if self._passing is self:
            self.raise_()
            QTimer.singleShot(0, self, self.place)  # what it tells of may have moved the page
        self._enable_keys()

    def _tell_in(self, face: NoticeFace, text: str, *, grave: bool, action: str) -> None:
        look = "notice" if face is self else "notice_strip"
        face.tell(text, f"{look}_grave" if grave else look, action)

    def _face(self) -> NoticeFace:
        """Give what shows the notice that stands."""
        return self if self._strip is None else self._strip

    def _enable_keys(self) -> None:
        """Let the key do what can be seen."""
        for key in self._keys:
            key.setEnabled(not self.action.isHidden())

    def _let_standing_go(self, *, is_covered: bool = False) -> None:
        self._standing = None
        self._goes.stop()
        self.action.hide()
        if self._strip is not None and not (is_covered and self._passing is self._strip):
            self._strip.hide()
        self._enable_keys()

    def place(self) -> None:
        """Stand at the edge of its room, in the middle, and never below it."""
        holder = self._holder
        under_head = Room(QRect(0, _HEAD, holder.width(), holder.height() - _HEAD))
        room = under_head if self._room is None else self._room()
        free = room.rect
        width = min(_WIDEST, free.width() - 2 * _SIDE)
        self.setFixedWidth(width)
        self.adjustSize()
        height = max(44, self.heightForWidth(width) if self.hasHeightForWidth() else self.height())
        self.setFixedHeight(height)
        lowest = free.bottom() + 1 - height - BELOW
        top = lowest if room.at_foot else min(free.top() + BELOW, lowest)
        self.move(free.left() + (free.width() - width) // 2, top)

    # -- heard ----------------------------------------------------------------------------------

    @Slot()
    def _on_closed(self) -> None:
        """Put away what is shown: what stands only where it is seen."""
        if not self._timer.isActive() and self._strip is None:
            self._let_standing_go()
        self._show_standing()

    @Slot()
    def _on_strip_closed(self) -> None:
        if self._passing is self or not self._timer.isActive():
            self._let_standing_go()
        else:
            self._show_standing()

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
