"""A quiet notice over the console; it never takes the focus and goes by itself."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import button, button_text, label, set_look
from facilitator.words import tr

_STAYS = 5000
_STAYS_GRAVE = 15000
_STAYS_PER_LINE = 4000  # beyond the first

_HEAD, _BELOW = 48, 6
_WIDEST, _SIDE = 720, 8

# Free on every page and with every input method; it works without the notice having the focus.
ACTION_KEY = "Alt+Enter"
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


class NoticeBar(QFrame):
    """Shows one sentence for some seconds, several lines for longer.

    The first of several lines says what happened, the others are its particulars. `place` tells
    where in the parent it may stand; without it, under the head. One notice may stand: what is
    shown for some seconds covers it, and then it is there again. `action_requested` carries the
    key of the standing notice whose button was pressed.
    """

    action_requested = Signal(str)

    def __init__(self, parent: QWidget, place: Callable[[], QRect] | None = None) -> None:
        super().__init__(parent)
        self._holder = parent
        self._free_place = place
        self.setProperty("look", "notice")
        self._text = ""
        self._standing: Standing | None = None
        self._lines: list[QLabel] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(5)
        self._close = button("×", "quiet")
        self._close.setAccessibleName(tr("Dismiss the notice"))
        self._close.setFixedWidth(32)
        self.action = button("", "notice_action")
        self.action.hide()
        self._keys = [QShortcut(QKeySequence(key), self) for key in _ACTION_KEYS]
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 6, 4)
        line.setSpacing(8)
        line.addLayout(self._column, 1)
        line.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = _timer(self)
        self._goes = _timer(self)
        self._connect_signals()
        self.hide()

    def _connect_signals(self) -> None:
        self._close.clicked.connect(self._on_close_clicked)
        self._goes.timeout.connect(self._on_advised)
        self._timer.timeout.connect(self._show_standing)
        self.action.clicked.connect(self._on_action_clicked)
        for key in self._keys:
            key.activated.connect(self._on_action_clicked)

    def show_notice(self, text: str, stays: bool = False) -> None:
        """Show a sentence; a grave one (`stays`) looks so and stands longer."""
        self._show(text, grave=stays, action="")
        more = max(0, len(self._lines) - 1) * _STAYS_PER_LINE
        self._timer.start((_STAYS_GRAVE if stays else _STAYS) + more)

    def stand(self, notice: Standing) -> None:
        """Show a notice that stays, instead of the one that stood before."""
        self._standing = notice
        self._goes.stop()
        if notice.seconds:
            self._goes.start(notice.seconds * 1000)
        self._show_standing()

    def standing(self) -> Standing | None:
        """Give the notice that stands, also while another covers it."""
        return self._standing

    def put_away(self, key: str) -> None:
        """Take the standing notice with this key away; where another stands, it stays."""
        if self._standing is None or self._standing.key != key:
            return
        self._standing = None
        self._goes.stop()
        if not self._timer.isActive():
            self.hide()

    def text(self) -> str:
        """Give the sentence that is shown, "" where none is."""
        return "" if self.isHidden() else self._text

    # -- showing --------------------------------------------------------------------------------

    @Slot()
    def _show_standing(self) -> None:
        """Show what stands: nothing covers it any more."""
        self._timer.stop()
        notice = self._standing
        if notice is None:
            self.hide()
        else:
            self._show(notice.text, grave=notice.grave, action=notice.action)

    def _show(self, text: str, *, grave: bool, action: str) -> None:
        is_news = text != self._text or self.isHidden()
        self._text = text
        set_look(self, "look", "notice_grave" if grave else "notice")
        self._show_action(action)
        for part in (self._close, self.action):
            part.style().polish(part)  # its colour follows the look of the bar
        self._put_lines(text.splitlines())
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()
        if is_news:
            # It never takes the focus: without this a screen reader would not speak it.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._spoken()))

    def _show_action(self, action: str) -> None:
        if self.action.hasFocus() and not action:
            self._holder.setFocus(Qt.FocusReason.OtherFocusReason)
        self.action.setText(f"{button_text(action)}   {ACTION_KEY}")
        self.action.setAccessibleName(action)
        self.action.setVisible(bool(action))
        for key in self._keys:
            key.setEnabled(bool(action))

    def _spoken(self) -> str:
        if self.action.isHidden():
            return self._text
        return f"{self._text} {self.action.accessibleName()}: {ACTION_KEY}"

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

    # -- heard ----------------------------------------------------------------------------------

    @Slot()
    def _on_close_clicked(self) -> None:
        """Put away what is shown: what stands only where it is seen."""
        if not self._timer.isActive():
            self._standing = None
        self._show_standing()

    @Slot()
    def _on_advised(self) -> None:
        if self._standing is not None:
            self.put_away(self._standing.key)

    @Slot()
    def _on_action_clicked(self) -> None:
        if self._standing is not None:
            self.action_requested.emit(self._standing.key)


def _timer(parent: QFrame) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    return made
