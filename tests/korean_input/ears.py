"""Hearing what the program and the input method tell one another."""

import re
import subprocess
from collections import Counter
from collections.abc import Mapping
from threading import Thread

_CALL = re.compile(r"^(?:method call|signal) .*interface=([\w.]+); member=(\w+)")


class Ears:
    """Counts the messages on the bus of ibus, by interface and member."""

    def __init__(self, address: str, environment: Mapping[str, str]) -> None:
        self._counted: Counter[str] = Counter()
        self.lines: list[str] = []
        self._monitor = subprocess.Popen(
            ["stdbuf", "-oL", "dbus-monitor", "--address", address],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._thread = Thread(target=self._listen, name="ears", daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        assert self._monitor.stdout is not None
        for line in self._monitor.stdout:
            self.lines.append(line.rstrip())
            found = _CALL.match(line)
            if found:
                self._counted[f"{found[1].removeprefix('org.freedesktop.')}.{found[2]}"] += 1

    def heard(self, message: str) -> int:
        """Count a message (`IBus.InputContext.FocusIn`) so far."""
        return self._counted[message]

    def close(self) -> None:
        """Stop listening."""
        self._monitor.terminate()
        self._monitor.wait()
        self._thread.join()
        if self._monitor.stdout is not None:
            self._monitor.stdout.close()
