"""A key at the console, until console and wall are painted and the file has it."""

import json
import shutil
from pathlib import Path

from facilitator.paths import resource
from tests.benchmarks.days import LARGE, SAMPLE, Size, make_live
from tests.benchmarks.measure import Row, within
from tests.benchmarks.processes import environment, run

_PAINTED, _SAVED = 16, 50  # milliseconds
_WHAT: dict[str, tuple[str, float | None]] = {
    "answer painted": ("an answer, on console and wall", _PAINTED),
    "answer worked": ("an answer, processor time of that", None),
    "answer saved": ("an answer, saved", _SAVED),
    "note painted": ("a stroke of a note, on console and wall", _PAINTED),
    "note worked": ("a stroke of a note, processor time of that", None),
    "note saved": ("a stroke of a note, saved", _SAVED),
}


def rows(folder: Path, repeats: int, large: Size = LARGE, keys: int = 150) -> list[Row]:
    """Press keys in a large workshop and in the sample, in turn."""
    files = {"large": make_live(folder / "keys-large.workshop", large)}
    files["sample"] = make_live(folder / "keys-sample.workshop", SAMPLE)
    found: dict[str, dict[str, list[float]]] = {name: {} for name in files}
    for _ in range(max(1, repeats // 3)):
        for name, file in files.items():
            for what, times in _pressed(file, folder, keys).items():
                found[name].setdefault(what, []).extend(times)
    return [
        within(said, found["large"][what], found["sample"][what], most)
        for what, (said, most) in _WHAT.items()
    ]


def _pressed(file: Path, folder: Path, keys: int) -> dict[str, list[float]]:
    """Press keys in a copy of a file, in a process of its own; milliseconds by what was done."""
    copy = Path(shutil.copyfile(file, folder / "keys.workshop"))
    screens = resource("rehearsal", "screens.json")
    env = environment(folder, f"offscreen:configfile={screens}")
    _, said = run(["tests.benchmarks.child_keys", str(copy), str(keys)], env)
    times: dict[str, list[float]] = json.loads(said.splitlines()[-1])
    return times
