"""Look at battery and file in a thread: a drive that is gone answers late or never."""

import threading
from pathlib import Path

from facilitator.app.machine import FileFacts, Machine, Power


class Measuring(threading.Thread):
    """Fills `power` and `file` as they come, and says `done`; it touches nothing of Qt.

    `failed` is a bug that ended it early; whoever looks at it raises it.
    """

    def __init__(self, machine: Machine, path: Path) -> None:
        super().__init__(name="look at the laptop", daemon=True)
        self.power: Power | None = None
        self.file: FileFacts | None = None
        self.failed: Exception | None = None
        self.done = False
        self._machine = machine
        self._path = path

    def run(self) -> None:
        try:
            self.power = self._machine.power()
            self.file = self._machine.look_at(self._path)
        except Exception as failed:  # the windows' thread raises it
            self.failed = failed
        self.done = True
