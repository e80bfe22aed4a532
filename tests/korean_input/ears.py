"""Hearing what the program and the input method tell one another."""

import re
import subprocess
from collections import Counter
from collections.abc import Mapping
from threading import Thread

_CALL = re.compile(r"^(?:method call|signal) .*interface=org\.freedesktop\.([\w.]+); member=(\w+)")
_STRING = re.compile(r'^ +string "(.*)"$')
_COMPOSING = "IBus.InputContext.UpdatePreeditTextWithMode"
_HIDDEN = "IBus.InputContext.HidePreeditText"
FOCUSED = "IBus.InputContext.FocusIn"


class Ears:
    """Counts the messages on the bus of ibus and knows the syllable in composition."""

    def __init__(self, address: str, environment: Mapping[str, str]) -> None:
        self._counted: Counter[str] = Counter()
        self._last = ""
        self._expects_text = False
        self.composing = ""
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
            if not line.startswith(" "):
                self._begin(line)
            elif self._expects_text:
                self._read(line)

    def _begin(self, line: str) -> None:
        called = _CALL.match(line)
        self._last = f"{called[1]}.{called[2]}" if called else ""
        self._expects_text = self._last == _COMPOSING
        if self._last == _HIDDEN:
            self.composing = ""
        self._counted[self._last] += 1

    def _read(self, line: str) -> None:
        text = _STRING.match(line)
        if text and text[1] != "IBusText":  # the name of the type comes first, then the text
            self.composing = text[1]
            self._expects_text = False

    def heard(self, message: str) -> int:
        """Count a message (as FOCUSED is one) so far."""
        return self._counted[message]

    def close(self) -> None:
        """Stop listening."""
        self._monitor.terminate()
        self._monitor.wait()
        self._thread.join()
        if self._monitor.stdout is not None:
            self._monitor.stdout.close()
