"""The report by the command line, in cold processes."""

import json
from datetime import datetime
from pathlib import Path

from facilitator.documents.report.cleaning import printable
from facilitator.documents.report.content import report_content
from facilitator.storage.file import read
from tests.benchmarks.days import SAMPLE, Size, make_closed
from tests.benchmarks.measure import Row, against, interleaved
from tests.benchmarks.processes import environment, run

# As much to say about each project as in the sample, so that only their number differs.
GROWN = Size(projects=200, centers=6, notes=800)


def rows(folder: Path, repeats: int, grown: Size = GROWN) -> list[Row]:
    """Compare with typst alone, and many projects with the sample's twelve."""
    sample = make_closed(folder / "report-sample.workshop", SAMPLE)
    large = make_closed(folder / "report-large.workshop", grown)
    env = environment(folder, "offscreen")
    data = _data_of(sample)

    def ours() -> float:
        return _report(sample, env)

    def alone() -> float:
        out = str(folder / "alone.pdf")
        return run(["tests.benchmarks.child_typst", str(data), out], env)[0]

    def many() -> float:
        return _report(large, env)

    found = interleaved(repeats, {"ours": ours, "alone": alone})
    found |= interleaved(max(1, repeats // 3), {"many": many, "few": ours}, warm=False)
    return [
        against("report of the sample; typst alone", found["ours"], found["alone"], "s", 2, 2),
        against(
            f"report of {grown.projects} projects; of 12", found["many"], found["few"], "s", 17, 2
        ),
    ]


def _report(file: Path, env: dict[str, str]) -> float:
    out = str(file.with_suffix(".pdf"))
    return run(["facilitator", "report", str(file), "-o", out, "--force"], env)[0]


def _data_of(file: Path) -> Path:
    workshop, _ = read(file)
    texts, _ = printable(report_content(workshop, datetime(2024, 12, 5, 18)))
    data = file.with_suffix(".json")
    data.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    return data
