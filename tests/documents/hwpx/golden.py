"""The text of the sample's editable report as a reader that did not write it finds it.

`python -m tests.documents.hwpx.golden` writes the golden text anew after a wanted change.
"""

import tempfile
from pathlib import Path

from hwp_hwpx_parser import Reader

from facilitator.documents.hwpx.hwpx import hwpx_bytes
from tests.documents.report.filled import MADE_AT, filled_sample

GOLDEN = Path(__file__).with_name("sample-hwpx.txt")


def text_of(data: bytes) -> str:
    """Read the whole document: paragraphs, tables with | between cells, marks of footnotes."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "report.hwpx"
        place.write_bytes(data)
        with Reader(str(place)) as reader:
            text: str = reader.text
    return text.rstrip() + "\n"


def sample_text() -> str:
    """Write the filled sample and read it back."""
    return text_of(hwpx_bytes(filled_sample(), MADE_AT))


if __name__ == "__main__":
    GOLDEN.write_text(sample_text(), encoding="utf-8")
