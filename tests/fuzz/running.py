"""Run spoilt files through child processes, one after the other, and count what comes of them."""

import json
import os
import queue
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from time import monotonic

LONGEST_SECONDS = 10.0
START_SECONDS = 60.0


@dataclass(slots=True)
class Figures:
    """What came of the files; `faults` holds what must never happen, by the file's number."""

    files: int = 0
    opened: Counter[str] = field(default_factory=Counter)
    salvaged: Counter[str] = field(default_factory=Counter)
    spoilt: Counter[str] = field(default_factory=Counter)
    faults: dict[int, str] = field(default_factory=dict)
    slowest: float = 0.0
    slowest_file: int = 0

    def take(self, told: dict[str, str], number: int, seconds: float) -> None:
        self.files += 1
        if seconds > self.slowest:
            self.slowest, self.slowest_file = seconds, number
        self.spoilt.update(told.get("spoilt", "").split("+"))
        if "fault" in told:
            self.faults[number] = told["fault"]
        else:
            self.opened[told["opened"] or "opened"] += 1
            self.salvaged[told["salvaged"]] += 1


class Child:
    """A process that takes numbers of files and answers each with a line."""

    def __init__(self, folder: Path) -> None:
        environment = {**os.environ, "FACILITATOR_HOME": str(folder / "home")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.child", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()
        self._seconds = START_SECONDS

    def tried(self, number: int) -> dict[str, str]:
        """Give what came of a file; where the child dies or hangs, that is the fault."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{number}\n")
            self._process.stdin.flush()
            line = self._lines.get(timeout=self._seconds)
        except (queue.Empty, BrokenPipeError):
            line = ""
            if self._process.poll() is None:
                self._process.kill()
                self._process.wait()
                return {"fault": f"hung for {self._seconds:.0f} s"}
        self._seconds = LONGEST_SECONDS
        if not line:
            return {"fault": f"died with {self._process.wait()}"}
        found: dict[str, str] = json.loads(line)
        return found

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._thread.join()
        self._process.stdout.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")


def run(folder: Path, numbers: Iterable[int]) -> Iterator[Figures]:
    """Try the files with these numbers; gives the figures anew after every file."""
    figures = Figures()
    child = Child(folder)
    try:
        for number in numbers:
            if not child.is_alive():
                child.close()
                child = Child(folder)
            begun = monotonic()
            told = child.tried(number)
            figures.take(told, number, monotonic() - begun)
            yield figures
    finally:
        child.close()
