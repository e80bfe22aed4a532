"""The pages of an HWPX document, drawn by a program that did not write it (rhwp).

It is run on its own: `python -m tests.documents.hwpx.drawn FILE FOLDER` leaves page-000.svg and
page-000.png of each page in FOLDER. rhwp knows neither keeping lines together nor the numbers of
pages in a footer, so nothing is said here about these.
"""

import ctypes
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from facilitator.paths import resource

_DPI = 48.0
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir><match target="pattern"><edit name="family"
mode="append"><string>Pretendard</string></edit></match></fontconfig>"""


@dataclass(frozen=True)
class Letters:
    """Some letters at their place on the page, in pixels; `top` is where their line stands."""

    text: str
    left: float
    top: float
    size: float


@dataclass(frozen=True)
class DrawnPage:
    """A page as a drawing and as a picture (PNG)."""

    svg: bytes
    png: bytes

    @cached_property
    def _root(self) -> Any:
        return etree.fromstring(self.svg)

    @property
    def size(self) -> tuple[float, float]:
        """Give the width and the height."""
        return float(self._root.get("width")), float(self._root.get("height"))

    @cached_property
    def letters(self) -> list[Letters]:
        """List what is written, as it was drawn; what was turned stands where it would not."""
        return [
            Letters(each.text or "", *(float(each.get(name)) for name in ("x", "y", "font-size")))
            for each in self._root.iter("{*}text")
            if each.get("x") is not None
        ]

    @property
    def text(self) -> str:
        """Give what is written, without spaces."""
        return "".join("".join(each.text for each in self.letters).split())

    @property
    def pictures(self) -> int:
        """Count the pictures."""
        return sum(1 for _ in self._root.iter("{*}image"))


def draw(data: bytes, folder: Path) -> list[DrawnPage]:
    """Draw the document with the shipped fonts; it fails where the document is refused."""
    document, config = folder / "report.hwpx", folder / "fonts.conf"
    document.write_bytes(data)
    fonts = _FONTS.format(fonts=resource("fonts"), cache=folder / "cache")
    config.write_text(fonts, encoding="utf-8")
    made = subprocess.run(
        [sys.executable, "-m", "tests.documents.hwpx.drawn", document, folder],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert made.returncode == 0, made.stderr[-2_000:]
    drawings = sorted(folder.glob("page-*.svg"))
    return [
        DrawnPage(each.read_bytes(), each.with_suffix(".png").read_bytes()) for each in drawings
    ]


def _main(document: str, folder: str) -> None:
    if sys.platform.startswith("linux"):
        # The FreeType in its wheel lacks what it asks for; that of the system, which Qt needs as
        # well, has it.
        ctypes.CDLL("libfreetype.so.6", mode=ctypes.RTLD_GLOBAL)
    import rhwp

    read = rhwp.parse(document)
    for number in range(read.page_count):
        place = Path(folder) / f"page-{number:03}"
        place.with_suffix(".svg").write_text(_clean(read.render_svg(number)), encoding="utf-8")
        place.with_suffix(".png").write_bytes(read.render_png(number, dpi=_DPI))


def _clean(svg: str) -> str:
    """Leave out the lists of fonts that every letter bears: they are most of the drawing."""
    return re.sub(r' font-family="[^"]*"', "", svg)


if __name__ == "__main__":
    _main(*sys.argv[1:])
