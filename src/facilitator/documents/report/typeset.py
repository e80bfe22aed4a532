"""Set a document's content with typst; nothing but typst, JSON and the shipped files is needed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, Literal

import typst

from facilitator.app.report_choices import Document
from facilitator.documents.report.cleaning import printable
from facilitator.documents.report.logo import picture_as_svg, svg_bytes
from facilitator.domain.failures import Trouble
from facilitator.paths import resource

Format = Literal["pdf", "png", "svg"]
FORMATS: tuple[Format, ...] = ("pdf", "png", "svg")
SCREEN_PPI = 144.0
_PRINT_PPI = 220.0
_LOGO_PPI = 600.0
_BEHIND_PPI = 120.0
# The template of each document, where it is not named like it.
_MAINS = {Document.RESULT.value: "main.typ"}


@dataclass(frozen=True, slots=True)
class Typeset:
    """What typst made: one file for a PDF, one a page for pictures; and what became □."""

    files: tuple[bytes, ...]
    replaced: tuple[str, ...] = ()


def typeset(content: dict[str, Any], fmt: Format = "pdf", ppi: float = SCREEN_PPI) -> Typeset:
    """Set the content as a PDF (PDF/A-2a and PDF/UA-1) or as pictures of all pages.

    The same content gives the same bytes. `ppi` counts for PNG only. A character that no shipped
    font draws becomes □. Raises Trouble: report_failed where typst refuses, logo_not_a_picture
    where the logo cannot be drawn.
    """
    texts, replaced = printable({**content, "logo": None})
    logo = _drawn_logo(content)
    files = {"logo.svg": picture_as_svg(logo)} if logo is not None else {}
    if logo is not None:
        texts["logo"] = content["logo"]["alt"]
    main = _MAINS.get(content["document"], f"{content['document']}.typ")
    try:
        return Typeset(_compiled(texts, fmt, ppi, main, files), replaced)
    except typst.TypstError as error:
        raise Trouble("report_failed", reason=str(error.message)) from error


def warm_up() -> None:
    """Load the fonts before anything is to be set."""
    _fonts()


def network_picture(content: dict[str, Any]) -> bytes:
    """Draw the network of the centers alone, as a PNG picture that prints sharply.

    Raises Trouble("report_failed") where typst refuses.
    """
    texts, _ = printable(content)
    try:
        return _compiled(texts, "png", _PRINT_PPI, "network.typ")[0]
    except typst.TypstError as error:
        raise Trouble("report_failed", reason=str(error.message)) from error


def logo_picture(content: dict[str, Any]) -> bytes | None:
    """Draw the logo alone, as a PNG picture that prints sharply; None without one.

    Raises Trouble("logo_not_a_picture") where it cannot be drawn.
    """
    return _drawn_logo(content)


def watermark_picture(content: dict[str, Any]) -> bytes:
    """Draw what stands behind the pages of a draft, as a PNG picture of a whole page.

    Raises Trouble("report_failed") where typst refuses.
    """
    texts, _ = printable({**content, "logo": None})
    try:
        return _compiled(texts, "png", _BEHIND_PPI, "watermark.typ")[0]
    except typst.TypstError as error:
        raise Trouble("report_failed", reason=str(error.message)) from error


def _drawn_logo(content: dict[str, Any]) -> bytes | None:
    logo = content["logo"]
    if logo is None:
        return None
    try:
        return _drawn(svg_bytes(logo), content["made_at"])
    except typst.TypstError as error:
        raise Trouble("logo_not_a_picture", path=logo["name"]) from error


@lru_cache(maxsize=2)
def _drawn(svg: bytes, made_at: str) -> bytes:
    """Draw a picture anew; what is looked at page after page is drawn once."""
    frame = {"language": "ko", "made_at": made_at}
    return _compiled(frame, "png", _LOGO_PPI, "logo.typ", {"logo.svg": svg})[0]


def _compiled(
    content: dict[str, Any],
    fmt: Format,
    ppi: float,
    main: str,
    beside: dict[str, bytes] | None = None,
) -> tuple[bytes, ...]:
    template = resource("report")
    nowhere = str(template / "no-packages")  # packages are never fetched
    compiler = typst.Compiler(
        root=str(template),
        font_paths=_fonts(),
        package_path=nowhere,
        package_cache_path=nowhere,
        sys_inputs={"language": content["language"]},
    )
    sources: Any = _sources(json.dumps(content, ensure_ascii=False).encode(), main)
    sources |= beside or {}
    with _as_failure():
        made, _ = compiler.compile_with_warnings(
            input=sources,
            format=fmt,
            ppi=ppi if fmt == "png" else None,
            pdf_standards=["a-2a", "ua-1"] if fmt == "pdf" else [],
            timestamp=datetime.fromisoformat(content["made_at"]),
        )
    files = made if isinstance(made, list) else [made]
    return tuple(file for file in files if file is not None)


@contextmanager
def _as_failure() -> Iterator[None]:
    """Let a fault inside typst be a report that failed, not the end of the program.

    It comes as an exception that is no Exception and that no module names.
    """
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Trouble("report_failed", reason=str(error)) from error


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
