"""Set the report's content with typst; nothing but typst, JSON and the shipped files is needed."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal

import typst

from facilitator.documents.report.cleaning import printable
from facilitator.domain.failures import Trouble
from facilitator.paths import resource

Format = Literal["pdf", "png", "svg"]
FORMATS: tuple[Format, ...] = ("pdf", "png", "svg")
SCREEN_PPI = 144.0
_PRINT_PPI = 220.0


@dataclass(frozen=True, slots=True)
class Typeset:
    """What typst made: one file for a PDF, one a page for pictures; and what became □."""

    files: tuple[bytes, ...]
    replaced: tuple[str, ...] = ()


def typeset(content: dict[str, Any], fmt: Format = "pdf", ppi: float = SCREEN_PPI) -> Typeset:
    """Set the content as a PDF (PDF/A-2a and PDF/UA-1) or as pictures of all pages.

    The same content gives the same bytes. `ppi` counts for PNG only. A character that no shipped
    font draws becomes □. Raises Trouble("report_failed") where typst refuses.
    """
    texts, replaced = printable(content)
    try:
        return Typeset(_compiled(texts, fmt, ppi), replaced)
    except typst.TypstError as error:
        raise Trouble("report_failed", reason=str(error.message)) from error


def network_picture(content: dict[str, Any]) -> bytes:
    """Draw the network of the centers alone, as a PNG picture that prints sharply.

    Raises Trouble("report_failed") where typst refuses.
    """
    texts, _ = printable(content)
    try:
        return _compiled(texts, "png", _PRINT_PPI, main="network.typ")[0]
    except typst.TypstError as error:
        raise Trouble("report_failed", reason=str(error.message)) from error


def _compiled(
    content: dict[str, Any], fmt: Format, ppi: float, main: str = "main.typ"
) -> tuple[bytes, ...]:
    template = resource("report")
    nowhere = str(template / "no-packages")  # packages are never fetched
    compiler = typst.Compiler(
        root=str(template),
        font_paths=_fonts(),
        package_path=nowhere,
        package_cache_path=nowhere,
    )
    sources: Any = _sources(json.dumps(content, ensure_ascii=False).encode(), main)
    made, _ = compiler.compile_with_warnings(
        input=sources,
        format=fmt,
        ppi=ppi if fmt == "png" else None,
        pdf_standards=["a-2a", "ua-1"] if fmt == "pdf" else [],
        timestamp=datetime.fromisoformat(content["made_at"]),
    )
    files = made if isinstance(made, list) else [made]
    return tuple(file for file in files if file is not None)


def _sources(data: bytes, main: str) -> dict[str, bytes]:
    sources = {path.name: path.read_bytes() for path in resource("report").glob("*.typ")}
    return {**sources, "main.typ": sources[main], "data.json": data}


@cache
def _fonts() -> typst.Fonts:
    """Know the shipped fonts only: a page looks the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resource("fonts"))],
    )
