"""Sets a page of HTML with another engine, in a process of its own: weasyprint|reportlab IN OUT.

ReportLab reads no HTML: its tables and paragraphs are made from the tags.
"""

import importlib
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

_FONT = Path(__file__).resolve().parents[2] / "resources" / "fonts" / "Pretendard-Regular.ttf"
_SIZES = {"h1": 14, "h2": 11.5, "h3": 10, "p": 10, "td": 9, "th": 9}


class _Reader(HTMLParser):
    """Collects paragraphs and tables: (tag, text), or ("table", rows)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Any]] = []
        self._rows: list[list[str]] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag == "br":
            self._text += "\n"
        elif tag in _SIZES:
            self._text = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._rows is not None:
            self.found.append(("table", [row for row in self._rows if row]))
            self._rows = None
        elif tag in ("td", "th") and self._rows is not None:
            self._rows[-1].append(self._text)
        elif tag in _SIZES and self._rows is None:
            self.found.append((tag, self._text))

    def handle_data(self, data: str) -> None:
        self._text += data


def _weasyprint(page: Path, out: Path) -> None:
    importlib.import_module("weasyprint").HTML(filename=str(page)).write_pdf(str(out))


def _reportlab(page: Path, out: Path) -> None:
    platypus: Any = importlib.import_module("reportlab.platypus")
    styles: Any = importlib.import_module("reportlab.lib.styles")
    metrics: Any = importlib.import_module("reportlab.pdfbase.pdfmetrics")
    fonts: Any = importlib.import_module("reportlab.pdfbase.ttfonts")
    metrics.registerFont(fonts.TTFont("Report", str(_FONT)))
    looks = {
        tag: styles.ParagraphStyle(tag, fontName="Report", fontSize=size, leading=1.5 * size)
        for tag, size in _SIZES.items()
    }

    def paragraph(tag: str, text: str) -> Any:
        return platypus.Paragraph(escape(text).replace("\n", "<br/>"), looks[tag])

    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    told: list[Any] = []
    for tag, value in reader.found:
        if tag != "table":
            told.append(paragraph(tag, value))
        elif value:
            width = max(map(len, value))
            cells = [
                [paragraph("td", t) for t in (*row, *[""] * (width - len(row)))] for row in value
            ]
            look = [("GRID", (0, 0), (-1, -1), 0.5, "#cdd1d5")]
            told.append(platypus.Table(cells, repeatRows=1, style=look))
    platypus.SimpleDocTemplate(str(out)).build(told)


if __name__ == "__main__":
    engine, source, target = sys.argv[1:]
    {"weasyprint": _weasyprint, "reportlab": _reportlab}[engine](Path(source), Path(target))
