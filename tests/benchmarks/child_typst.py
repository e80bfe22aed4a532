"""Compiles a report's template and data with typst and nothing else: DATA.json OUT.pdf.

What `facilitator report` is measured against: same template, same data, same standards.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

_RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def compile_report(data: Path, out: Path) -> None:
    """Compile the template with the content that DATA holds."""
    template = _RESOURCES / "report"
    nowhere = str(template / "no-packages")
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_RESOURCES / "fonts")],
    )
    compiler = typst.Compiler(
        root=str(template),
        font_paths=fonts,
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
    compile_report(Path(sys.argv[1]), Path(sys.argv[2]))
