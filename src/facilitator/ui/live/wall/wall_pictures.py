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
    """Shows both pictures; the button under the preview brings it before the room (F5)."""

    show_requested = Signal()

    def __init__(self, mirror: QWidget, preview: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live = FramedPicture(mirror)
        self.preview = FramedPicture(preview)
        self._show = button("", "strong")
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
            self.preview.show_state("next", told)
        else:
            self.preview.show_state("prepared", tr("Ready: {slide}", slide=state.brief))
        sends = state.mode is WallMode.SHOWN and bool(state.held)
        text = tr("Send") if sends else tr("Show")
        self._show.setText(f"{text}   F5")
        self._show.setAccessibleName(
            tr("Send the prepared slide to the room") if sends else tr("Show the wall again")
        )
        self._show.setEnabled(not state.follows)
        set_look(self._show, "look", "strong" if state.follows else "primary_small")


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
