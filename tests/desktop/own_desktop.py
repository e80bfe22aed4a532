"""A desktop of our own: a screen, a window manager and a message bus."""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from tests.desktop.waiting import wait_for

WIDTH, HEIGHT = 1366, 768

# No service is ever started by a message: neither portals nor the user's own daemons.
_BUS = """<busconfig>
<type>session</type>
<listen>unix:dir={folder}</listen>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy>
</busconfig>
"""
# Windows without frames: the program fills the screen, and a place in it is one on the screen.
_WINDOWS = """<openbox_config xmlns="http://openbox.org/3.4/rc">
<focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
<keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
<applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
"""


class OwnDesktop:
    """Runs until `stop`; everything of it stands in one folder and on one display number.

    `environment` is what a program needs to be on it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[subprocess.Popen[str]] = []
        self._logs: list[IO[str]] = []
        self.environment = self._first_environment()

    def _first_environment(self) -> dict[str, str]:
        kept = ("PATH", "HOME", "TMPDIR", "VIRTUAL_ENV", "PYTHONPATH", "LD_LIBRARY_PATH")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            environment[f"XDG_{name}_HOME"] = str(self._made(name.lower()))
        environment["XDG_RUNTIME_DIR"] = str(self._made("run"))
        return environment | {
            "GSETTINGS_BACKEND": "keyfile",
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
        }

    def _made(self, name: str) -> Path:
        made = self._folder / name
        made.mkdir(mode=0o700, parents=True)
        return made

    # -- starting and stopping ------------------------------------------------------------------

    def start(self) -> None:
        """Start everything; on return a program can be started on it."""
        self._start_screen()
        self._start_bus()
        windows = self._folder / "openbox.xml"
        windows.write_text(_WINDOWS)
        self._run("openbox", "--sm-disable", "--config-file", str(windows))
        self._start_more()
        self.wait_until(("wmctrl", "-m"), "Name: Openbox")

    def _start_more(self) -> None:
        """Start what else this desktop has."""

    def _start_screen(self) -> None:
        reading, writing = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        options = ("-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset")
        self._run("Xvfb", *options, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, f"no screen: {self._said('Xvfb')}"
        self.environment["DISPLAY"] = f":{number}"

    def _start_bus(self) -> None:
        config = self._folder / "bus.xml"
        config.write_text(_BUS.format(folder=self._folder / "run"))
        options = ("--nofork", "--nopidfile", "--print-address=1", "--config-file", str(config))
        bus = self._run("dbus-daemon", *options, listens=True)
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        assert address, f"no message bus: {self._said('dbus-daemon')}"
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address

    def _run(
        self, *command: str, listens: bool = False, pass_fds: Sequence[int] = ()
    ) -> subprocess.Popen[str]:
        log = (self._folder / f"{Path(command[0]).name}.log").open("w")
        self._logs.append(log)
        started = subprocess.Popen(
            command,
            env=self.environment,
            pass_fds=pass_fds,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if listens else log,
            stderr=log,
            text=True,
        )
        self._running.append(started)
        return started

    def stop(self) -> None:
        """End everything that was started, the last first."""
        for each in reversed(self._running):
            each.send_signal(signal.SIGTERM)
            try:
                each.wait(5)
            except subprocess.TimeoutExpired:
                each.kill()
                each.wait()
            if each.stdout is not None:
                each.stdout.close()
        for log in self._logs:
            log.close()

    # -- asking ---------------------------------------------------------------------------------

    def ask(self, *command: str) -> str:
        """Run a command on this desktop; what it says, or nothing where it fails."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=20
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def take_picture(self, place: Path) -> str:
        """Leave a picture of the screen for whoever looks for the fault; say where."""
        if shutil.which("import") is None:  # ImageMagick's; nothing depends on it
            return "no picture"
        self.ask("import", "-window", "root", str(place))
        return f"picture: {place}"

    def wait_until(self, command: Sequence[str], says: str) -> None:
        """Ask until the answer begins with or is what is expected."""
        wait_for(
            lambda: self.ask(*command).startswith(says),
            lambda: f"{' '.join(command)} never says {says}",
        )

    def _said(self, name: str) -> str:
        for log in self._logs:
            log.flush()
        return (self._folder / f"{name}.log").read_text(errors="replace").strip()


def with_home(environment: Mapping[str, str], home: Path) -> dict[str, str]:
    """Give the environment of the program, with a home of its own, in Korean."""
    return {**environment, "FACILITATOR_HOME": str(home), "FACILITATOR_LANGUAGE": "ko"}
