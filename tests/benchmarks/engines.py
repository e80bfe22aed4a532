"""The report beside other engines: the same words, headings and tables, set by each of them.

They are no dependencies: an engine that is missing is skipped, with a word on how to get it. What
they are given comes from the blocks of the editable report; only ours is tagged and archival.
"""

import importlib.util
import shutil
import subprocess
import time
from dataclasses import dataclass
from html import escape
from pathlib import Path

from facilitator.documents.hwpx.blocks import Block, Cell, Grid, Heading, Line
from facilitator.documents.hwpx.body import blocks
from facilitator.documents.report.content import report_content
from facilitator.storage.file import read
from tests.benchmarks.days import SAMPLE, make_closed
from tests.benchmarks.measure import Row, against, interleaved
from tests.benchmarks.processes import PATIENCE, ROOT, environment, run
from tests.benchmarks.reporting import MADE_AT, Env, cold_report

_STYLE = """
@font-face { font-family: Report; src: url("%s"); }
@page { size: A4; margin: 25mm 21mm 22mm; @bottom-center { content: counter(page); } }
body { font: 10pt Report; } h1 { font-size: 14pt; }
h2 { font-size: 11.5pt; } h3 { font-size: 10pt; }
table { width: 100%%; border-collapse: collapse; font-size: 9pt; } thead { background: #eef2f7; }
td, th { border: .5pt solid #cdd1d5; padding: 3pt; }
"""


@dataclass(frozen=True, slots=True)
class Engine:
    """Another way to a PDF: a Python module of ours drives it, or a program of the system."""

    name: str
    module: str
    program: tuple[str, ...]
    hint: str


ENGINES = (
    Engine("WeasyPrint", "weasyprint", (), "not here: pip install weasyprint"),
    Engine("ReportLab", "reportlab", (), "not here: pip install reportlab"),
    Engine("LibreOffice", "", ("soffice", "libreoffice"), "not here: install LibreOffice"),
)


def rows(folder: Path, repeats: int) -> list[Row]:
    """Compare the cold command line with each engine that is there."""
    sample = make_closed(folder / "engines.workshop", SAMPLE)
    env = environment(folder, "offscreen")
    page = folder / "report.html"
    content = report_content(read(sample)[0], MADE_AT)
    page.write_text(as_html(list(blocks(content))), encoding="utf-8")
    return [_row(engine, sample, page, env, repeats) for engine in ENGINES]


def missing(engine: Engine) -> str:
    """Tell how to get an engine that is not here; "" where it is."""
    if engine.module:
        found = importlib.util.find_spec(engine.module) is not None
    else:
        found = any(shutil.which(name) for name in engine.program)
    return "" if found else engine.hint


def as_html(told: list[Block]) -> str:
    """Write the blocks as a page of HTML, which two of the engines read."""
    font = ROOT / "resources" / "fonts" / "Pretendard-Regular.ttf"
    body = "\n".join(map(_html, told))
    style = _STYLE % font.as_uri()
    return f'<!DOCTYPE html><html lang="ko"><meta charset="utf-8"><style>{style}</style>{body}'


def _html(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Line):
        return f"<p>{escape(block.text)}</p>"
    if isinstance(block, Grid):
        head = "".join(f"<th>{escape(name)}</th>" for name in block.head)
        rows = ("".join(map(_cell, row)) for row in block.rows)
        lines = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
    return ""


def _cell(cell: Cell | str | None) -> str:
    text = cell.text if isinstance(cell, Cell) else cell or ""
    return f"<td>{escape(text).replace(chr(10), '<br>')}</td>"


def _row(engine: Engine, sample: Path, page: Path, env: Env, repeats: int) -> Row:
    what = f"report of the sample, command line; {engine.name}"
    if hint := missing(engine):
        return Row(what, "skipped", hint, "", "")
    found = interleaved(
        repeats,
        {"ours": lambda: cold_report(sample, env), "theirs": lambda: _set(engine, page, env)},
    )
    return against(what, found["ours"], found["theirs"], "s", None, 2)


def _set(engine: Engine, page: Path, env: Env) -> float:
    """Set the page with the engine in a cold process; seconds."""
    if engine.module:
        out = str(page.with_name(f"{engine.module}.pdf"))
        return run(["tests.benchmarks.child_engine", engine.module, str(page), out], env)[0]
    program = next(found for found in map(shutil.which, engine.program) if found)
    start = time.monotonic()
    subprocess.run(
        [program, "--headless", "--convert-to", "pdf:writer_web_pdf_Export",
         "--outdir", str(page.parent), str(page)],
        env=env, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE,
    )  # fmt: skip
    return time.monotonic() - start
