"""Figures of repeated measurements and the rows of the table that tells them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured against what, and the goal."""

    what: str
    ours: str
    theirs: str
    ratio: str
    goal: str
    met: bool | None = None


def interleaved(
    repeats: int, runs: Mapping[str, Callable[[], float]], warm: bool = True
) -> dict[str, list[float]]:
    """Run each in turn, `repeats` times round, so that a noisy moment falls on all alike.

    A first round is not counted where `warm`: it fills the caches of the system.
    """
    found: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(repeats + warm):
        for name, run in runs.items():
            value = run()
            if turn >= warm:
                found[name].append(value)
    return found


def told(values: list[float], unit: str, digits: int = 0) -> str:
    """Tell a median with the spread from the least to the greatest."""
    low, high = min(values), max(values)
    return f"{median(values):.{digits}f} {unit} ({low:.{digits}f}–{high:.{digits}f})"


def percentile(values: list[float], part: int) -> float:
    """Give the value that `part` of 100 do not exceed."""
    return values[0] if len(values) == 1 else quantiles(values, n=100, method="inclusive")[part - 1]


def against(
    what: str,
    ours: list[float],
    theirs: list[float],
    unit: str,
    most: float | None,
    digits: int = 0,
) -> Row:
    """Compare medians; `most` is the greatest ratio that is good enough, None is no goal."""
    ratio = median(ours) / median(theirs)
    return Row(
        what,
        told(ours, unit, digits),
        told(theirs, unit, digits),
        f"{ratio:.2f}",
        "" if most is None else f"at most {most:g} times",
        None if most is None else ratio <= most,
    )


def within(what: str, ours: list[float], theirs: list[float], most: float | None) -> Row:
    """Tell times in ms of which 99 of 100 must not exceed `most`, beside those of the sample.

    A `most` of None is no goal: the figure explains another.
    """
    worst = percentile(ours, 99)
    return Row(
        what,
        f"{median(ours):.1f} ms, 99 of 100 in {worst:.1f}, longest {max(ours):.1f}",
        f"{median(theirs):.1f} ms, 99 of 100 in {percentile(theirs, 99):.1f}",
        f"{median(ours) / median(theirs):.2f}",
        "" if most is None else f"99 of 100 in {most:g} ms",
        None if most is None else worst <= most,
    )


def table(rows: list[Row]) -> str:
    """Lay the rows out in columns, as Markdown too."""
    head = ("measured", "ours", "against", "ratio", "goal", "met")
    words = {True: "yes", False: "NO", None: ""}
    lines = [head] + [(r.what, r.ours, r.theirs, r.ratio, r.goal, words[r.met]) for r in rows]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    laid = [
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    laid.insert(1, "| " + " | ".join("-" * w for w in widths) + " |")
    return "\n".join(laid)
