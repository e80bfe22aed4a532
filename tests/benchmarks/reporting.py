"""The report by the command line and from the open application, against typst alone."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from facilitator.app.report_choices import USUAL
from facilitator.documents.report.cleaning import printable
from facilitator.documents.report.content import report_content
from facilitator.documents.report.orders import Order, go, written
from facilitator.domain.workshop import Workshop
from facilitator.storage.file import read
from tests.benchmarks.days import SAMPLE, Size, make_closed
from tests.benchmarks.measure import Row, against, interleaved
from tests.benchmarks.processes import PATIENCE, ROOT, environment, run

# As much to say about each project as in the sample, so that only their number differs.
GROWN = Size(projects=200, centers=6, notes=800)
MADE_AT = datetime(2024, 12, 5, 18)
Env = dict[str, str]


def rows(folder: Path, repeats: int, grown: Size = GROWN) -> list[Row]:
    """Compare with typst alone, cold and warm, and many projects with the sample's twelve."""
    sample = make_closed(folder / "report-sample.workshop", SAMPLE)
    large = make_closed(folder / "report-large.workshop", grown)
    env = environment(folder, "offscreen")
    data, empty = data_of(read(sample)[0], folder), data_of(Workshop(), folder, "empty")
    workshop, _ = read(sample)
    found = interleaved(
        repeats,
        {
            "cold": lambda: cold_report(sample, env),
            "cold alone": lambda: cold_typst(data, env),
            "open": lambda: _open_report(workshop, folder, env),
            "open alone": lambda: _open_typst(data, empty, env),
        },
    )
    several = max(1, repeats // 3)
    found |= interleaved(
        several,
        {"many": lambda: cold_report(large, env), "few": lambda: cold_report(sample, env)},
        warm=False,
    )
    return [
        _alone("report of the sample, open application", found["open"], found["open alone"], 1.2),
        _alone("report of the sample, command line", found["cold"], found["cold alone"], 1.6),
        against(
            f"report of {grown.projects} projects; of 12", found["many"], found["few"], "s", 17, 2
        ),
    ]


def data_of(workshop: Workshop, folder: Path, name: str = "report") -> Path:
    """Write what the report says as the JSON that the template reads."""
    texts, _ = printable(report_content(workshop, MADE_AT))
    data = folder / f"{name}.json"
    data.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    return data


def cold_report(file: Path, env: Env) -> float:
    """Make the report with the command line; seconds from its start to its end."""
    out = str(file.with_suffix(".pdf"))
    return run(["facilitator", "report", str(file), "-o", out, "--force"], env)[0]


def cold_typst(data: Path, env: Env) -> float:
    """Compile the same template and data with typst and nothing else; seconds."""
    out = str(data.with_suffix(".pdf"))
    return run(["tests.benchmarks.child_typst", str(data), out], env)[0]


def _alone(what: str, ours: list[float], theirs: list[float], most: float) -> Row:
    return against(f"{what}; typst alone", ours, theirs, "s", most, 2)


def _open_report(workshop: Workshop, folder: Path, env: Env) -> float:
    """Measure from the order of an open window to the PDF in its place, with its child at rest."""
    with _child(["facilitator", "_typeset"], env) as child:
        _ordered(child, Workshop(), folder / "nothing.pdf", 1)
        start = time.monotonic()
        _ordered(child, workshop, folder / "open.pdf", 2)
        return time.monotonic() - start


def _ordered(child: "subprocess.Popen[bytes]", workshop: Workshop, out: Path, number: int) -> None:
    order = Order(number, "pdf", out, MADE_AT, USUAL)
    for piece in written(order, workshop):
        _say(child, piece)
    _heard(child, "ready")
    _say(child, go(number))
    _heard(child, "done")


def _open_typst(data: Path, empty: Path, env: Env) -> float:
    """Measure one compilation in a process that has compiled something else before."""
    with _child(["tests.benchmarks.child_typst"], env) as child:
        seconds = 0.0
        for source in (empty, data):
            start = time.monotonic()
            _say(child, f"{source}\t{source.with_suffix('.pdf')}\n".encode())
            _heard(child, "done")
            seconds = time.monotonic() - start
    return seconds


@contextmanager
def _child(arguments: list[str], env: Env) -> "Iterator[subprocess.Popen[bytes]]":
    with subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as child:  # fmt: skip
        yield child
        assert child.stdin is not None
        child.stdin.close()
        if child.wait(PATIENCE) != 0:
            raise RuntimeError(f"{arguments} ended with {child.returncode}")


def _say(child: "subprocess.Popen[bytes]", words: bytes) -> None:
    assert child.stdin is not None
    child.stdin.write(words)
    child.stdin.flush()


def _heard(child: "subprocess.Popen[bytes]", word: str) -> None:
    """Wait until the child tells this word; what else it tells on the way is no matter."""
    assert child.stdout is not None
    for line in child.stdout:
        told = json.loads(line)
        if word in told:
            return
        if "error" in told:
            break
    raise RuntimeError(f"the child did not tell {word}")
