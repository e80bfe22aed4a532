"""From process start to the console painted, and the memory that it takes."""

from pathlib import Path
from statistics import median

from tests.benchmarks.days import LARGE, SAMPLE, make_live
from tests.benchmarks.measure import Row, against, told
from tests.benchmarks.processes import environment, memory_at_rest, painted, x_display

_CONSOLE = "tests.benchmarks.child_console"
_BARE = "tests.benchmarks.child_bare"

Painted = list[tuple[float, float, float]]


def rows(folder: Path, repeats: int) -> list[Row]:
    """Measure offscreen and, where there is Xvfb, on an X server."""
    sample = make_live(folder / "start-sample.workshop", SAMPLE)
    large = make_live(folder / "start-large.workshop", LARGE)
    files = {"sample": [_CONSOLE, str(sample)], "bare": [_BARE], "large": [_CONSOLE, str(large)]}
    found = _rows("offscreen", files, environment(folder, "offscreen"), repeats)
    with x_display() as display:
        if display is not None:
            found += _rows("X server", files, environment(folder, "xcb", display), repeats)
    return found


def _rows(where: str, files: dict[str, list[str]], env: dict[str, str], repeats: int) -> list[Row]:
    found: dict[str, Painted] = {name: [] for name in files}
    for turn in range(repeats + 1):
        for name, arguments in files.items():
            measured = painted(arguments, env)
            if turn:  # the first round fills the caches of the system
                found[name].append(measured)
    later = {name: [memory_at_rest(arguments, env)] for name, arguments in files.items()}
    sample, bare, large = (list(zip(*found[n], strict=True)) for n in ("sample", "bare", "large"))
    more = [a - b for a, b in zip(large[0], sample[0], strict=True)]
    return [
        against(f"start to console painted, {where}", [*sample[0]], [*bare[0]], "ms", 1.5),
        against(f"resident memory then, {where}", [*sample[1]], [*bare[1]], "MiB", 1.6),
        against(f"memory of its own then, {where}", [*sample[2]], [*bare[2]], "MiB", None),
        against(f"resident memory 4 s later, {where}", later["sample"], later["bare"], "MiB", None),
        Row(
            f"opening 200 projects, {where}",
            told([*large[0]], "ms"),
            told([*sample[0]], "ms"),
            f"{median(large[0]) / median(sample[0]):.2f}",
            "at most 1000 ms more",
            median(more) <= 1000,
        ),
    ]
