"""The keys of the live page: one table, none of them a bare letter."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from facilitator.ui.live.stepping import Stepping
from facilitator.ui.live.wall.slide_list import SlideList
from facilitator.ui.live.wall.wall_orders import WallOrders

_K, _M = Qt.Key, Qt.KeyboardModifier
_NONE, _CTRL, _SHIFT, _ALT = (
    _M.NoModifier,
    _M.ControlModifier,
    _M.ShiftModifier,
    _M.AltModifier,
)


class LiveKeys(QObject):
    """Turns keys into steps; what concerns the keyboard's place is wished from the page."""

    commitments_requested = Signal()
    message_requested = Signal()
    notes_requested = Signal()
    pause_requested = Signal()
    share_requested = Signal()
    round_requested = Signal()

    def __init__(
        self, steps: Stepping, orders: WallOrders, slides: SlideList, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        self._orders = orders
        self._slides = slides

    def take(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, is_repeated: bool = False) -> bool:
        """Do what a key means here; False where it means nothing.

        A key that is held down steps once only: nobody walks through the day by a heavy hand.
        """
        found = _TABLE.get((key, modifiers))
        if found is None:
            return False
        if not is_repeated or key in _MAY_REPEAT:
            found(self)
        return True

    def _go_on(self) -> None:
        self._steps.go_on()

    def _end_section(self) -> None:
        self._steps.end_section()

    def _forward(self) -> None:
        self._steps.step(1)

    def _back(self) -> None:
        self._steps.step(-1)

    def _next_project(self) -> None:
        self._steps.step_project(1)

    def _project_before(self) -> None:
        self._steps.step_project(-1)

    def _next_section(self) -> None:
        self._steps.step_section(1)

    def _section_before(self) -> None:
        self._steps.step_section(-1)

    def _next_page(self) -> None:
        self._slides.turn_page(1)

    def _page_before(self) -> None:
        self._slides.turn_page(-1)

    def _round(self) -> None:
        self.round_requested.emit()

    def _notes(self) -> None:
        self.notes_requested.emit()

    def _commitments(self) -> None:
        self.commitments_requested.emit()

    def _message(self) -> None:
        self.message_requested.emit()

    def _no_message(self) -> None:
        self._orders.take_message_away()

    def _pause(self) -> None:
        self.pause_requested.emit()

    def _share(self) -> None:
        self.share_requested.emit()

    def _choose_slide(self) -> None:
        self._slides.start_choosing()

    def _by_line(self) -> None:
        self._orders.toggle_by_line()

    def _larger(self) -> None:
        self._orders.larger()

    def _smaller(self) -> None:
        self._orders.smaller()

    def _usual_size(self) -> None:
        self._orders.usual_size()


_TABLE: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[LiveKeys], None]] = {
    (_K.Key_Return, _CTRL): LiveKeys._go_on,
    (_K.Key_Enter, _CTRL): LiveKeys._go_on,
    (_K.Key_Return, _CTRL | _SHIFT): LiveKeys._end_section,
    (_K.Key_Enter, _CTRL | _SHIFT): LiveKeys._end_section,
    (_K.Key_PageDown, _NONE): LiveKeys._forward,
    (_K.Key_PageUp, _NONE): LiveKeys._back,
    (_K.Key_PageDown, _CTRL): LiveKeys._next_project,
    (_K.Key_PageUp, _CTRL): LiveKeys._project_before,
    (_K.Key_PageDown, _CTRL | _SHIFT): LiveKeys._next_section,
    (_K.Key_PageUp, _CTRL | _SHIFT): LiveKeys._section_before,
    (_K.Key_PageDown, _ALT): LiveKeys._next_page,
    (_K.Key_PageUp, _ALT): LiveKeys._page_before,
    (_K.Key_F2, _NONE): LiveKeys._round,
    (_K.Key_F3, _NONE): LiveKeys._notes,
    (_K.Key_F3, _SHIFT): LiveKeys._by_line,
    (_K.Key_F4, _NONE): LiveKeys._commitments,
    (_K.Key_F11, _NONE): LiveKeys._message,
    (_K.Key_F11, _SHIFT): LiveKeys._no_message,
    (_K.Key_F12, _NONE): LiveKeys._choose_slide,
    (_K.Key_P, _CTRL): LiveKeys._pause,
    (_K.Key_Pause, _NONE): LiveKeys._pause,
    (_K.Key_L, _CTRL): LiveKeys._share,
    (_K.Key_Equal, _CTRL): LiveKeys._larger,
    (_K.Key_Plus, _CTRL): LiveKeys._larger,
    (_K.Key_Plus, _CTRL | _SHIFT): LiveKeys._larger,
    (_K.Key_Minus, _CTRL): LiveKeys._smaller,
    (_K.Key_0, _CTRL): LiveKeys._usual_size,
}
_MAY_REPEAT = frozenset({_K.Key_Equal, _K.Key_Plus, _K.Key_Minus})
