"""Keep the laptop and its screen awake, through whatever the system offers for it."""

import sys
import threading
from typing import TYPE_CHECKING

from facilitator.app.machine import WakeState

if TYPE_CHECKING:
    from facilitator.machine.desktop_bus import DesktopBus

# How often (seconds) a thread that holds looks whether the program is ending.
_LOOK = 1.0


class SystemWakeLock:
    """Asks in a thread of its own for each hold: the answer of a desktop may take seconds.

    The same thread has to ask and to give back. A thread that the system keeps waiting delays
    nobody, neither a later hold nor the program's end.
    """

    def __init__(self) -> None:
        self._holding: _Holding | None = None

    @property
    def state(self) -> WakeState:
        """Tell how far it is."""
        return WakeState.FREE if self._holding is None else self._holding.state

    def hold(self) -> None:
        """Ask the system to stay awake."""
        if self._holding is None:
            self._holding = _Holding()
            self._holding.start()

    def let_go(self) -> None:
        """Let the system sleep again; a refusal is forgotten."""
        if self._holding is not None:
            self._holding.released.set()
            self._holding = None


class _Holding(threading.Thread):
    """One hold: asks, waits until it is released, gives back."""

    def __init__(self) -> None:
        super().__init__(name="stay awake", daemon=True)
        self.state = WakeState.TRYING
        self.released = threading.Event()

    def run(self) -> None:
        try:
            self._hold()
        finally:
            self.state = WakeState.REFUSED

    def _hold(self) -> None:
        from wakepy import keep  # late: the first window does not wait for it

        try:
            with keep.presenting(on_fail="pass", dbus_adapter=_desktop_bus()) as mode:
                self.state = WakeState.HELD if mode.active else WakeState.REFUSED
                if mode.active:
                    self._wait()
        except RuntimeError:
            # It could not be given back: the desktop is gone, and what it held with it.
            return

    def _wait(self) -> None:
        """Wait for the release; a program that ends releases too.

        On Windows the library holds by a thread that would keep the ended program alive.
        """
        main = threading.main_thread()
        while main.is_alive() and not self.released.wait(_LOOK):
            pass


def _desktop_bus() -> "type[DesktopBus] | None":
    """Give the way to the desktop where it is asked over a bus."""
    if sys.platform in ("win32", "darwin"):
        return None
    from facilitator.machine.desktop_bus import DesktopBus

    return DesktopBus
