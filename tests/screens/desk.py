"""A desk with real monitors: a private X server, a window manager, and plugs."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NEEDED = {"Xvfb": "xvfb", "openbox": "openbox", "xrandr": "x11-xserver-utils"}
PATIENCE = 20.0  # seconds; these machines are slow
_WHOLE = "3286x1080"

Box = tuple[int, int, int, int]


def missing() -> list[str]:
    """Name the Debian packages that a desk needs and that are not installed."""
    if not sys.platform.startswith("linux"):
        return list(NEEDED.values())
    return [package for program, package in NEEDED.items() if not shutil.which(program)]


def wait_for(fact: Any, what: str) -> Any:
    """Ask until there is an answer that holds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = fact()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"not within {PATIENCE} s: {what}")


class Desk:
    """An X server of 3286×1080 whose monitors are set and taken away by `xrandr`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self.display = ""

    def __enter__(self) -> "Desk":
        try:
            self._set_up()
        except BaseException:
            self._take_down()
            raise
        return self

    def _set_up(self) -> None:
        read, write = os.pipe()
        server = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{_WHOLE}x24"]
        self._start([*server, "-nolisten", "tcp", "-noreset"], pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"
        assert self.display != ":", "the X server did not start"
        ready = self._folder / "openbox-is-ready"
        self._start(["openbox", "--startup", f"touch '{ready}'"])
        wait_for(ready.exists, "the window manager is ready")
        # Without its one output the server has only the monitors that are set.
        self.xrandr("--fb", _WHOLE, "--output", "screen", "--off")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._take_down()

    def _take_down(self) -> None:
        for process in reversed(self._processes):
            process.terminate()
            process.wait(PATIENCE)

    def environment(self) -> dict[str, str]:
        plain = {k: v for k, v in os.environ.items() if not k.startswith("QT_")}
        home = {"HOME": str(self._folder), "FACILITATOR_HOME": str(self._folder)}
        return {**plain, **home, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def _start(self, command: list[str], pass_fds: tuple[int, ...] = ()) -> None:
        with (self._folder / f"{Path(command[0]).name}.log").open("wb") as log:
            self._processes.append(
                subprocess.Popen(
                    command,
                    env=self.environment(),
                    pass_fds=pass_fds,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                )
            )

    def xrandr(self, *arguments: str) -> str:
        """Run `xrandr` as the user's display settings would."""
        done = subprocess.run(
            ["xrandr", *arguments],
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, f"xrandr {' '.join(arguments)}: {done.stderr}"
        return done.stdout

    def plug(self, name: str, box: Box) -> None:
        """Connect a monitor that shows this part of the desktop."""
        x, y, width, height = box
        self.xrandr("--setmonitor", name, f"{width}/300x{height}/200+{x}+{y}", "none")

    def unplug(self, name: str) -> None:
        """Pull the cable of a monitor."""
        self.xrandr("--delmonitor", name)


class RoomProcess:
    """The console and the wall of `room_program`, driven from outside."""

    def __init__(self, environment: dict[str, str], folder: Path, *arguments: str) -> None:
        self._errors = (folder / "room.log").open("w+b")
        self._process = subprocess.Popen(
            [sys.executable, "-X", "faulthandler", "-m", "tests.screens.room_program", *arguments],
            cwd=ROOT,
            env={**environment, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        self.paints: list[Box] = []
        self.notices: list[str] = []
        self._answer()

    def do(self, command: str) -> dict[str, Any]:
        """Give a command; tell the state after it."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{command}\n".encode())
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the program died: {self.errors()}"
        state: dict[str, Any] = json.loads(line)
        self.paints += [(p[0], p[1], p[2], p[3]) for p in state["paints"]]
        self.notices += state["notices"]
        return state

    def until(self, fact: Any, what: str) -> dict[str, Any]:
        """Wait until the state has what `fact` asks."""
        last: dict[str, Any] = {}

        def asked() -> dict[str, Any] | None:
            nonlocal last
            last = self.do("state")
            return last if fact(last) else None

        try:
            found: dict[str, Any] = wait_for(asked, what)
        except AssertionError as late:
            raise AssertionError(f"{late}; at last: {last}\n{self.errors()}") from None
        return found

    def errors(self) -> str:
        """Tell what the program wrote to its standard error."""
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace")

    def forget_paints(self) -> None:
        self.do("state")
        self.paints.clear()

    def painted_on(self, box: Box) -> list[Box]:
        """List the paints of the wall that touch a part of the desktop."""
        x, y, width, height = box
        return [
            p
            for p in self.paints
            if p[0] < x + width and x < p[0] + p[2] and p[1] < y + height and y < p[1] + p[3]
        ]

    def quit(self) -> int:
        """Close the workshop; the exit status."""
        if self._process.poll() is None:
            self.do("quit")
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(PATIENCE)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._errors.close()
