"""A choice on the report page, until the page in view is the new one."""

import json
from pathlib import Path

from tests.benchmarks.days import SAMPLE, Size, make_closed
from tests.benchmarks.measure import Row, within
from tests.benchmarks.processes import environment, run

_SEEN = 500  # milliseconds


def rows(folder: Path, repeats: int, size: Size = SAMPLE) -> list[Row]:
    """Make every choice for the first time, beside the same ones made again."""
    file = make_closed(folder / "choosing.workshop", size)
    env = environment(folder, "offscreen")
    found: dict[str, list[float]] = {"first": [], "again": []}
    for _ in range(max(1, repeats // 3)):
        _, said = run(["tests.benchmarks.child_choosing", str(file), "2"], env)
        for name, times in json.loads(said.splitlines()[-1]).items():
            found[name].extend(times)
    return [
        within("a choice for the report, seen; made again", found["first"], found["again"], _SEEN)
    ]
