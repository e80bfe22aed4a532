"""How fast and how light: `python -m tests.benchmarks [start] [keys] [report] [choices]`.

`--repeats N` is how often each part is done; fewer are quicker and say less.
`engines` sets WeasyPrint, ReportLab and LibreOffice beside the report, as far as they are there;
it has to be asked for.

Every figure is a ratio of two things measured in turn, in one run. The table tells medians, and
from the least to the greatest in brackets. It wants a machine that has nothing else to do; exit
status 1 says that a goal was missed.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import choosing, engines, keys, reporting, starting
from tests.benchmarks.measure import Row, table

_PARTS: dict[str, Callable[[Path, int], list[Row]]] = {
    "start": starting.rows,
    "keys": keys.rows,
    "report": reporting.rows,
    "choices": choosing.rows,
}
_EXTRAS: dict[str, Callable[[Path, int], list[Row]]] = {"engines": engines.rows}


def main() -> int:
    """Measure what was asked for, everything by default, and print the table."""
    every = _PARTS | _EXTRAS
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(every))
    parser.add_argument("--repeats", type=int, default=9)
    given = parser.parse_args()
    unknown = set(given.parts) - set(every)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    rows: list[Row] = []
    before = _load()
    with tempfile.TemporaryDirectory() as name:
        for part in given.parts or _PARTS:
            folder = Path(name) / part
            folder.mkdir()
            rows += every[part](folder, given.repeats)
    print(table(rows))
    print(f"\n{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"jobs waiting for a core before and after: {before}, {_load()}")
    return 1 if any(row.met is False for row in rows) else 0


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


if __name__ == "__main__":
    sys.exit(main())
