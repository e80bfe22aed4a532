"""Live and preview beside one another: what the room sees, and what comes or waits."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.terms import WallMode
from facilitator.ui.live.wall.framed_picture import FRAME, STRIP, FramedPicture
from facilitator.ui.live.wall.wall_state import WallState
from facilitator.ui.widgets.parts import button, set_look
from facilitator.words import tr

_GAP = 6
_LIVE_SHARE = 0.6


class WallPictures(QWidget):
    """Shows both pictures; the button under the preview brings it before the room (F5).

    While there is no wall the button is away: F5 opens the wall then, as its own button says.
    """

    show_requested = Signal()

    def __init__(self, mirror: QWidget, preview: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live = FramedPicture(mirror)
        self.preview = FramedPicture(preview)
        self._sends = self._is_sent = False
        self._follows = True
        self._show = button("", "strong")
        room = self._show.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._show.setSizePolicy(room)
        self._show.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(_GAP)
        side.addWidget(self.preview)
        side.addWidget(self._show)
        side.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP)
        line.addWidget(self.live, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(side)
        line.addStretch(1)
        self._show.clicked.connect(self.show_requested)

    def fit(self, width: int, ratio: float, tallest: int) -> None:
        """Share the width between the pictures; `ratio` is height by width of the wall.

        Neither picture is higher than `tallest`.
        """
        share = round((width - _GAP) * _LIVE_SHARE)
        live = min(share, round((tallest - STRIP - FRAME) / ratio) + 2 * FRAME)
        self.live.fit(live, ratio)
        self.preview.fit(min(width - _GAP - live, live), ratio)
        self._show.setFixedWidth(self.preview.width())

    def show_state(self, state: WallState, is_open: bool) -> None:
        """Say what the room sees, and what the other picture is."""
        self.live.show_state(*_live_words(state, is_open))
        if state.follows:
            told = tr("Next: {slide}", slide=state.next) if state.next else tr("Nothing follows")
            self.preview.show_state("next" if state.next else "none", told)
        else:
            self.preview.show_state("prepared", tr("Ready: {slide}", slide=state.brief))
        self._sends = state.mode is WallMode.SHOWN and bool(state.held)
        self._follows = state.follows
        self._show.setVisible(is_open)
        self._tell_button()

    def show_sent(self, is_sent: bool) -> None:
        """Say whether the wall shows the very slide that the console stands on."""
        if is_sent != self._is_sent:
            self._is_sent = is_sent
            self._tell_button()

    def _tell_button(self) -> None:
        """Say what F5 does now; grey where it would change nothing."""
        text = tr("Send") if self._sends else tr("Show")
        self._show.setText(f"{text}   F5")
        self._show.setAccessibleName(
            tr("Send the prepared slide to the room") if self._sends else tr("Show the wall again")
        )
        idle = self._follows or (self._sends and self._is_sent)
        self._show.setEnabled(not idle)
        set_look(self._show, "look", "strong" if idle else "primary_small")


def _live_words(state: WallState, is_open: bool) -> tuple[str, str]:
    if state.mode is WallMode.BLANK:
        return "unseen", tr("■ Black")
    if not is_open:
        return "unseen", tr("○ Not on a screen")
    if state.mode is WallMode.HOLDING:
        return "live", tr("● Holding slide")
    if state.held:
        return "held", tr("■ Held: {slide}", slide=state.held)
    return "live", tr("● Live: {slide}", slide=state.here)
