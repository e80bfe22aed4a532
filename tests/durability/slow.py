"""A disk on which every sync takes 200 ms: the console must not notice."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.storage.check import integrity
from facilitator.storage.file import read

_SYNC = 200_000  # microseconds


@dataclass(frozen=True, slots=True)
class Worked:
    """What a console told: milliseconds of its longest standstill, gaps over three frames."""

    opening: float
    longest: float
    late: int
    turns: int
    waited: int
    saved: int
    drained: float
    found: int
    findings: int

    def __str__(self) -> str:
        return (
            f"opened in {self.opening} s; {self.turns} turns of the event loop, the longest gap "
            f"{self.longest} ms, {self.late} over 50 ms; {self.waited} Actions waited when the "
            f"work ended, all {self.saved} were saved {self.drained} s later, {self.found} found"
        )


def work_on_slow_disk(seconds: float, sync: int = _SYNC) -> Worked:
    """Work at the live page in a process whose every sync is delayed by the kernel's tracer."""
    with TemporaryDirectory() as folder:
        delay = ["-e", "trace=fsync,fdatasync", "-e", f"inject=fsync,fdatasync:delay_enter={sync}"]
        strace = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "signal=none", *delay]
        done = subprocess.run(
            [
                *[*strace, "-o", os.devnull],
                *[sys.executable, "-m", "tests.durability.slow_console", folder, str(seconds)],
            ],
            cwd=Path(__file__).parents[2],
            env={
                **os.environ,
                "FACILITATOR_HOME": str(Path(folder, "home")),
                "QT_QPA_PLATFORM": "offscreen",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
        )
        path = Path(folder, "행사.workshop")
        return Worked(
            **json.loads(done.stdout), found=len(read(path)[1]), findings=len(integrity(path))
        )


def stand_slow_disk(seconds: float = 15.0) -> bool:
    worked = work_on_slow_disk(seconds)
    print(f"200 ms a sync: {worked}")
    return worked.longest < 100 and 0 < worked.saved <= worked.found and not worked.findings
