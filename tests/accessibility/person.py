"""Somebody who works with the real program by way of a screen reader only."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.accessibility.room_desktop import RoomDesktop
from tests.desktop.own_desktop import with_home

READER = Path(__file__).with_name("reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"  # pyatspi is a package of the system
# Qt says so whenever it is asked for what it has not, or for a menu that has just gone.
_HARMLESS = "qt.accessibility.atspi"


class Person:
    """Starts the program on a file, and a reader; both end with `stop`."""

    def __init__(self, desktop: RoomDesktop, path: Path, home: Path) -> None:
        self._desktop = desktop
        self._home = home
        home.mkdir(exist_ok=True)
        self._errors = home / "said.log"
        with self._errors.open("w") as errors:
            self._program = subprocess.Popen(
                [sys.executable, "-X", "faulthandler", "-m", "facilitator", str(path)],
                env=with_home(desktop.environment, home),
                stdin=subprocess.DEVNULL,
                stdout=errors,
                stderr=errors,
            )
            self._reader = subprocess.Popen(
                [SYSTEM_PYTHON, str(READER)],
                env=desktop.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )

    def _order(self, *order: str) -> Any:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        assert self._program.poll() is None, f"the program has ended: {self.errors()}"
        self._reader.stdin.write(f"{json.dumps(order)}\n")
        self._reader.stdin.flush()
        line = self._reader.stdout.readline()
        assert line, "the reader has ended"
        is_done, value = json.loads(line)
        if not is_done:
            picture = self._desktop.take_picture(self._home / "screen.png")
            ended = self._program.poll()
            raise AssertionError(f"{value}\n{picture}; ended: {ended}\n{self.errors()}")
        return value

    # -- what a screen reader can do ------------------------------------------------------------

    def press(self, role: str, name: str) -> None:
        """Do what a control offers: press a button, toggle a check box, choose in a menu."""
        self._order("press", role, name)

    def button(self, name: str) -> None:
        self._order("press", "push button", name)

    def check(self, name: str) -> None:
        """Toggle a check box, and wait until it says so."""
        self._order("press", "check box", name)
        self._order("await", "check box", name, "checked")

    def uncheck(self, name: str) -> None:
        """Toggle a check box that is checked, and wait until it says so."""
        self._order("press", "check box", name)
        self._order("await not", "check box", name, "checked")

    def lists(self, text: str) -> list[str]:
        """Wait for a line of a list that holds a text; all lines."""
        self._order("look", "list item", f"*{text}")
        return self.names("list item")

    def choose(self, button: str, entry: str) -> None:
        """Choose in the menu of a button."""
        self._order("press", "push button", button)
        self._order("press", "menu item", entry)

    def write(self, name: str, text: str) -> None:
        """Put a text into a field that has got the focus."""
        self._order("focus", "text", name)
        self._order("write", "text", name, text)

    def sees(self, role: str, name: str) -> list[str]:
        """Wait for something to be told; its states."""
        found: list[str] = self._order("look", role, name)
        return found

    def names(self, role: str, name: str = "*") -> list[str]:
        """List what is told now."""
        found: list[str] = self._order("names", role, name)
        return found

    def hears(self, words: str) -> None:
        """Wait until the program says something by itself."""
        self._order("spoken", words)

    # -- ending ---------------------------------------------------------------------------------

    def errors(self) -> str:
        """Tell what the program said to nobody."""
        logs = [p.read_text() for p in (self._home / "logs").glob("*") if p.is_file()]
        lines = self._errors.read_text().splitlines()
        return "\n".join([*logs, *(line for line in lines if _HARMLESS not in line)])

    def stop(self) -> None:
        """End what still runs."""
        for each in (self._program, self._reader):
            if each.poll() is None:
                each.terminate()
                each.wait(20)
        for pipe in (self._reader.stdin, self._reader.stdout):
            if pipe is not None:
                pipe.close()
