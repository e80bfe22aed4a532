"""Set a report in a process of its own, which can be killed to cancel and gives its memory back.

python -m facilitator.documents.report.child FORMAT OUT [--ppi N]

reads the content (the JSON of `report_content`) from standard input and writes OUT: the PDF, or
for png and svg a folder of `page-001.png`, … What is at OUT is replaced. The last line on standard
output is JSON: {"pages": N, "replaced": […]}, pages being null for a PDF, or {"error": code,
"gaps": {…}} with exit status 1.
"""

import json
import sys
from pathlib import Path
from typing import Any

from facilitator.app.files import target
from facilitator.documents.report.files import write_whole
from facilitator.documents.report.typeset import FORMATS, SCREEN_PPI, Format, typeset
from facilitator.domain.failures import Trouble

_USAGE = "usage: FORMAT OUT [--ppi N] with JSON on stdin, FORMAT one of " + ", ".join(FORMATS)


def main(arguments: list[str]) -> int:
    """Do what the arguments say; return the exit status: 0 done, 1 trouble, 2 wrongly called."""
    try:
        fmt, out, ppi = _parsed(arguments)
        content = json.loads(sys.stdin.buffer.read())
    except (ValueError, IndexError, RecursionError):
        print(_USAGE, file=sys.stderr)
        return 2
    try:
        told = _made(content, fmt, out, ppi)
    except Trouble as trouble:
        told = {"error": trouble.code, "gaps": {k: str(v) for k, v in trouble.gaps.items()}}
    print(json.dumps(told), flush=True)
    return 1 if "error" in told else 0


def _parsed(arguments: list[str]) -> tuple[Format, Path, float]:
    wanted, out, *rest = arguments
    fmt = FORMATS[FORMATS.index(wanted)]
    if rest and (rest[0] != "--ppi" or len(rest) != 2):
        raise ValueError(rest)
    return fmt, Path(out), float(rest[1]) if rest else SCREEN_PPI


def _made(content: dict[str, Any], fmt: Format, out: Path, ppi: float) -> dict[str, Any]:
    if fmt == "pdf":
        target(out, overwrite=True)
    elif not out.is_dir():
        raise Trouble("no_such_folder", path=str(out))
    made = typeset(content, fmt, ppi)
    places = [out / f"page-{n:03}.{fmt}" for n in range(1, len(made.files) + 1)]
    for place, data in zip([out] if fmt == "pdf" else places, made.files, strict=True):
        write_whole(place, data, overwrite=True)
    pages = None if fmt == "pdf" else len(made.files)
    return {"pages": pages, "replaced": list(made.replaced)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
