"""The desktop with the Korean input method."""

from pathlib import Path

from tests.desktop.own_desktop import OwnDesktop
from tests.desktop.waiting import wait_for
from tests.korean_input.ears import Ears

_SETTINGS = """[org/freedesktop/ibus/engine/hangul]
initial-input-mode='hangul'

[desktop/ibus/general]
preload-engines=['hangul']
use-global-engine=true
use-system-keyboard-layout=true
"""
_ENGINE = "hangul"


class Desktop(OwnDesktop):
    """Has ibus-hangul besides; `ears` hear the input method."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.environment |= {"NO_AT_BRIDGE": "1", "QT_IM_MODULE": "ibus"}
        self._ears: Ears | None = None

    @property
    def ears(self) -> Ears:
        assert self._ears is not None, "the desktop has not been started"
        return self._ears

    def start(self) -> None:
        """Start everything; on return a Korean can type."""
        settings = self._folder / "config/glib-2.0/settings/keyfile"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS)
        super().start()
        self.wait_until(("ibus", "address"), "unix:")
        self._ears = Ears(self.ask("ibus", "address"), self.environment)
        self.forget_typing()

    def _start_more(self) -> None:
        daemon = ("ibus-daemon", "--panel", "disable", "--emoji-extension", "disable")
        self._run(*daemon, "--address", f"unix:dir={self._folder}/run")

    def stop(self) -> None:
        """End everything that was started, the last first."""
        if self._ears is not None:
            self._ears.close()
        super().stop()

    def forget_typing(self) -> None:
        """Have a fresh engine, in Hangul mode, with nothing in composition."""

        def is_chosen() -> bool:
            self.ask("ibus", "engine", _ENGINE)
            return self.ask("ibus", "engine") == _ENGINE

        self.ask("ibus", "engine", "xkb:us::eng")
        wait_for(is_chosen, lambda: f"ibus has no Hangul: {self._said('ibus-daemon')}")
