"""The calls of the system that a program made, recorded by strace and read back."""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_CALLS = (
    "openat,open,creat,close,dup,dup2,dup3,write,pwrite64,writev,pwritev,fsync,fdatasync,"
    "ftruncate,truncate,fallocate,sync_file_range,unlink,unlinkat,rename,renameat,renameat2,"
    "link,linkat,mkdir,mkdirat,rmdir"
)
_LINE = re.compile(r"^(\d+)\s+(\w+)\((.*)\)\s+= (-?\d+)")
_STARTED = re.compile(r"^(\d+)\s+(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+)\s+<\.\.\. \w+ resumed>(.*)$")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_TOO_LONG = 600.0  # seconds
_LONGEST = 64 * 1024 * 1024  # bytes of one write: none is cut off


class NotUnderstood(Exception):  # noqa: N818  # a fact, like the failures of the domain
    """The program did to a file what the model of the disk does not know."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call that succeeded: its name, its strings as bytes, its other arguments, its result."""

    name: str
    strings: tuple[bytes, ...]
    rest: tuple[str, ...]
    result: int


def record(command: Sequence[str], log: Path, home: Path) -> str:
    """Run a command of ours under strace, give its standard output; the calls go to the log."""
    strace = ["strace", "-f", "-qq", "-xx", "-s", str(_LONGEST), "-e", f"trace={_CALLS}"]
    done = subprocess.run(
        [*strace, "-e", "signal=none", "-o", str(log), *command],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "FACILITATOR_HOME": str(home)},
        text=True,
        timeout=_TOO_LONG,
        check=True,
    )
    return done.stdout


def read_calls(log: Path) -> Iterator[Call]:
    """Give the calls that succeeded, each at the moment when it returned."""
    started: dict[str, str] = {}
    with log.open(encoding="ascii") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if found := _STARTED.match(line):
                started[found[1]] = f"{found[1]} {found[2]}"
                continue
            if found := _RESUMED.match(line):
                line = started.pop(found[1]) + found[2]
            call = _parse(line)
            if call is not None:
                yield call


def _parse(line: str) -> Call | None:
    found = _LINE.match(line)
    if found is None or int(found[4]) < 0:
        return None
    strings = tuple(bytes.fromhex(text.replace("\\x", "")) for text in _STRING.findall(found[3]))
    rest = tuple(part.strip() for part in _STRING.sub("", found[3]).split(","))
    return Call(found[2], strings, rest, int(found[4]))
