"""Compiles a report's template and data with typst and nothing else: DATA.json OUT.pdf.

What the report is measured against: same template, same data, same standards. Without arguments it
stays, compiles what lines on standard input name (DATA, a tab, OUT) and answers each with a line.
"""

import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

_RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_RESOURCES / "fonts")],
    )


def compile_report(data: Path, out: Path) -> None:
    """Compile the template with the content that DATA holds."""
    template = _RESOURCES / "report"
    nowhere = str(template / "no-packages")
    compiler = typst.Compiler(
        root=str(template),
        font_paths=_fonts(),
        package_path=nowhere,
        package_cache_path=nowhere,
    )
    sources: Any = {path.name: path.read_bytes() for path in template.glob("*.typ")}
    sources["data.json"] = data.read_bytes()
    made, _ = compiler.compile_with_warnings(
        input=sources,
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime(2024, 12, 5, 18, tzinfo=UTC),
    )
    assert isinstance(made, bytes)
    out.write_bytes(made)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        compile_report(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        for line in sys.stdin:
            compile_report(*map(Path, line.rstrip("\n").split("\t")))
            print('{"done": true}', flush=True)
