"""The text of the sample's report as a reader that is not typst finds it in the PDF.

`python -m tests.documents.report.golden` writes the golden text anew after a wanted change.
"""

import io
from pathlib import Path

from pypdf import PdfReader

from facilitator.documents.report.content import report_content
from facilitator.documents.report.typeset import typeset
from tests.documents.report.filled import MADE_AT, filled_sample

GOLDEN = Path(__file__).with_name("sample.txt")


def text_of(pdf: bytes) -> str:
    """Read all pages in reading order, one line of text a line, blank lines between pages."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    lines = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    return "\n\n".join("\n".join(filter(None, page)) for page in lines) + "\n"


def sample_text() -> str:
    """Set the filled sample and read it back."""
    return text_of(typeset(report_content(filled_sample(), MADE_AT)).files[0])


if __name__ == "__main__":
    GOLDEN.write_text(sample_text(), encoding="utf-8")
