"""The real program on that desktop: its keys, its mouse, and what is in its file."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.storage.reading import read
from tests.desktop.own_desktop import with_home
from tests.desktop.waiting import wait_for
from tests.korean_input.desktop import Desktop
from tests.korean_input.ears import FOCUSED
from tests.korean_input.letters import keys_of

_BETWEEN_KEYS = "15"  # ms: faster than anyone types
_HOT = 28  # bytes of a rollback journal's head; all zero where nothing is to be rolled back


class Program:
    """Runs the program as a process of its own on one file; reaches it by key and mouse only."""

    def __init__(self, desktop: Desktop, path: Path, home: Path) -> None:
        self._desktop = desktop
        self._path = path
        self._home = home
        self._errors = home / "said.log"
        home.mkdir(exist_ok=True)
        desktop.forget_typing()
        self._before = desktop.ears.heard(FOCUSED)
        with self._errors.open("a") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "facilitator", str(path)],
                env=with_home(desktop.environment, home),
                stdin=subprocess.DEVNULL,
                stdout=errors,
                stderr=errors,
            )
        self._window = wait_for(self._active_window, self._what_happened)

    def _active_window(self) -> str:
        if self._process.poll() is not None:
            raise AssertionError(f"the program has ended: {self._what_happened()}")
        # The window manager names the active window before the screen gives it the keys.
        window = self._desktop.ask("xdotool", "getactivewindow")
        if not window or self._desktop.ask("xdotool", "getwindowfocus") != window:
            return ""
        told = self._desktop.ask("xdotool", "getwindowpid", window)
        return window if told == str(self._process.pid) else ""

    # -- keys and mouse -------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys as xdotool names them (`F6`, `ctrl+z`, `Page_Down`)."""
        self._desktop.ask("xdotool", "key", "--delay", _BETWEEN_KEYS, *keys)

    def go(self, *keys: str, fields: int = 1) -> None:
        """Press keys that lead into another field, and wait until that can be typed in.

        `fields` counts what takes the focus on the way, a table that its editor is left for too.
        """
        before = self._desktop.ears.heard(FOCUSED)
        self.press(*keys)
        self._comes_into_field(before + fields, f"by {keys}")

    def comes_into_field(self, fields: int = 1) -> None:
        """Wait until the program that was just opened has put its user into a field by itself."""
        self._comes_into_field(self._before + fields, "by itself")

    def _comes_into_field(self, count: int, how: str) -> None:
        wait_for(
            lambda: self._desktop.ears.heard(FOCUSED) >= count,
            lambda: f"into no field {how}; {self._what_happened()}",
        )

    def type(self, text: str) -> None:
        """Type Korean letter by letter; on return the last syllable is still in composition."""
        self.press(*keys_of(text))
        self.composes(text[-1])

    def composes(self, syllable: str) -> None:
        """Wait until the input method composes this syllable."""
        ears = self._desktop.ears
        wait_for(
            lambda: ears.composing == syllable,
            lambda: f"{ears.composing!r} composes, not {syllable!r}; {self._what_happened()}",
        )

    def click(self, place: tuple[int, int]) -> None:
        """Click on a place of the window."""
        x, y = place
        self._desktop.ask("xdotool", "mousemove", "--sync", str(x), str(y), "click", "1")

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Have the program stand still while keys are pressed; all of them reach it at once."""
        self._process.send_signal(signal.SIGSTOP)
        yield
        self._process.send_signal(signal.SIGCONT)

    # -- ending ---------------------------------------------------------------------------------

    def close(self) -> Workshop:
        """Close the window as the window manager does, without a key; what the file holds then.

        What the input method has said may not have reached the program yet: wait for it before
        (`holds`), as before a click. Keys need no waiting, they come behind it.
        """
        return self._closed_by("wmctrl", "-i", "-c", hex(int(self._window)))

    def close_by_key(self) -> Workshop:
        """Close the window by Alt+F4; what the file holds then."""
        return self._closed_by("xdotool", "key", "alt+F4")

    def _closed_by(self, *command: str) -> Workshop:
        """Ask again where the program wants that: a section is running."""

        def has_ended() -> bool:
            self._desktop.ask(*command)
            return self._process.poll() is not None

        wait_for(has_ended, self._what_happened, pause=0.2)
        assert self._process.returncode == 0, self._what_happened()
        self.check()
        return read(self._path)[0]

    def kill(self) -> Workshop:
        """Kill the program as a power cut does; what the file holds then."""
        self._process.kill()
        self._process.wait()
        return read(self._path)[0]

    def check(self) -> None:
        """See that nothing went wrong that nobody saw."""
        logs = [p.read_text() for p in (self._home / "logs").glob("*") if p.is_file()]
        assert not "".join(logs), logs
        assert not self._errors.read_text(), self._errors.read_text()

    def is_running(self) -> bool:
        return self._process.poll() is None

    # -- what is in the file --------------------------------------------------------------------

    def holds(self, look: Callable[[Workshop], object], expected: object) -> None:
        """Wait until the file, which the program has open, holds what is expected."""
        seen: list[object] = []

        def is_there() -> bool:
            workshop = self._snapshot()
            if workshop is not None:
                seen[:] = [look(workshop)]
            return seen == [expected]

        wait_for(is_there, lambda: f"{seen} instead of {expected!r}; {self._what_happened()}")

    def _snapshot(self) -> Workshop | None:
        """Read a copy of the file; None where it was being written. This process may read it."""
        copy = self._home / "copy.workshop"
        before = self._state()
        shutil.copyfile(self._path, copy)
        if before is None or self._state() != before:
            return None
        try:
            return read(copy)[0]
        except Trouble:
            return None  # half of a write had reached it

    def _state(self) -> tuple[int, int] | None:
        journal = self._path.with_name(self._path.name + "-journal")
        try:
            with journal.open("rb") as opened:
                if any(opened.read(_HOT)):
                    return None
        except FileNotFoundError:
            pass
        stat = self._path.stat()
        return stat.st_mtime_ns, stat.st_size

    def _what_happened(self) -> str:
        title = self._desktop.ask("xdotool", "getactivewindow", "getwindowname")
        picture = self._desktop.take_picture(self._home / "screen.png")
        return f"active: {title!r}; {self._errors.read_text()}; {picture}"
