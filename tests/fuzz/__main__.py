"""Spoil real files in many ways and see that the program stands it: a run takes its time.

python -m tests.fuzz --files 10000
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.fuzz.running import Figures, run
from tests.fuzz.sources import make_sources


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1, help="number of the first file")
    given = parser.parse_args()
    begun = monotonic()
    with TemporaryDirectory(prefix="facilitator-fuzz-") as made:
        folder = Path(made)
        make_sources(folder / "sources")
        figures = Figures()
        for figures in run(folder, range(given.first, given.first + given.files)):
            if figures.files % 500 == 0:
                print(f"{figures.files} files, {len(figures.faults)} faults", flush=True)
    _tell(figures, monotonic() - begun)
    return 1 if figures.faults else 0


def _tell(figures: Figures, seconds: float) -> None:
    for number, fault in figures.faults.items():
        print(f"file {number}: {fault}")
    print(f"{figures.files} files in {seconds:.0f} s, {len(figures.faults)} faults")
    print(f"slowest: {figures.slowest:.2f} s (file {figures.slowest_file})")
    for told, counted in (("opened", figures.opened), ("salvaged", figures.salvaged)):
        print(f"{told}: " + ", ".join(f"{code} {n}" for code, n in counted.most_common()))
    print("spoilt by: " + ", ".join(f"{name} {n}" for name, n in figures.spoilt.most_common()))


if __name__ == "__main__":
    sys.exit(main())
