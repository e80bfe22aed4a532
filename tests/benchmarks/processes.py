"""Processes of their own to measure: started cold, on a screen that exists only in memory."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import psutil

ROOT = Path(__file__).resolve().parents[2]
_MIB = 2**20
_REST = 4000  # milliseconds
PATIENCE = 120.0  # seconds


def environment(home: Path, platform: str, display: str = "") -> dict[str, str]:
    """Give the environment of a child: its own settings, a Qt platform, maybe an X display.

    Byte code is kept, as it is where the application is installed, but not beside the sources.
    """
    given = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    given.update(
        FACILITATOR_HOME=str(home),
        FACILITATOR_LANGUAGE="ko",
        PYTHONPYCACHEPREFIX=str(home / "byte-code"),
        QT_QPA_PLATFORM=platform,
    )
    if display:
        given["DISPLAY"] = display
    return given


def run(arguments: Sequence[str], env: dict[str, str]) -> tuple[float, str]:
    """Run `python -m ARGUMENTS` to its end: its seconds and what it said."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True, timeout=PATIENCE,
    )  # fmt: skip
    return time.monotonic() - start, done.stdout


def painted(arguments: Sequence[str], env: dict[str, str]) -> tuple[float, float, float]:
    """Start a child that tells when it has painted: milliseconds, resident and own MiB then.

    "Own" is what goes when the process ends (USS); shared libraries count as resident only.
    """
    with _painting(arguments, env) as (child, milliseconds):
        memory = psutil.Process(child.pid).memory_full_info()
    return milliseconds, memory.rss / _MIB, memory.uss / _MIB


def memory_at_rest(arguments: Sequence[str], env: dict[str, str]) -> float:
    """Start such a child and leave it alone for a while: resident MiB when all is loaded."""
    with _painting([*arguments], {**env, "BENCHMARK_REST": str(_REST)}) as (child, _):
        return psutil.Process(child.pid).memory_info().rss / _MIB


@contextmanager
def _painting(
    arguments: Sequence[str], env: dict[str, str]
) -> Iterator[tuple[subprocess.Popen[str], float]]:
    """Start a child, wait until it has told, and end it afterwards."""
    start = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as child:  # fmt: skip
        assert child.stdin is not None and child.stdout is not None
        at = float(child.stdout.readline())
        yield child, (at - start) * 1000
        child.stdin.write("\n")
        child.stdin.flush()
        if child.wait(PATIENCE) != 0:
            raise RuntimeError(f"{arguments} ended with {child.returncode}")


@contextmanager
def x_display() -> Iterator[str | None]:
    """Run an X server in memory and give its display; None where there is no Xvfb."""
    program = which("Xvfb")
    if program is None:
        yield None
        return
    told, tells = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(tells), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=(tells,),
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    try:
        with os.fdopen(told) as pipe:
            number = pipe.readline().strip()
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(PATIENCE)
