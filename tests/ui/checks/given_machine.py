"""A laptop whose battery, drive and sleep are what a test gives."""

import threading
from pathlib import Path

from facilitator.app.checks import MEGABYTE
from facilitator.app.machine import FileFacts, Power, WakeState


class GivenLock:
    """Answers what it is told to answer; `asked` counts how often it was held."""

    def __init__(self, answer: WakeState = WakeState.HELD) -> None:
        self.answer = answer
        self.state = WakeState.FREE
        self.asked = 0

    def hold(self) -> None:
        if self.state is WakeState.FREE:
            self.asked += 1
            self.state = self.answer

    def let_go(self) -> None:
        self.state = WakeState.FREE


class GivenMachine:
    """Tells what it was given; with `stuck` its drive answers when that is set."""

    def __init__(self) -> None:
        self.battery: Power | None = Power(80, plugged=True)
        self.file: FileFacts | None = FileFacts(free=900 * MEGABYTE, writable=True)
        self.lock = GivenLock()
        self.stuck: threading.Event | None = None
        self.looks = 0

    def power(self) -> Power | None:
        return self.battery

    def look_at(self, file: Path) -> FileFacts | None:
        self.looks += 1
        if self.stuck is not None:
            self.stuck.wait(20)
        return self.file

    def wake_lock(self) -> GivenLock:
        return self.lock
