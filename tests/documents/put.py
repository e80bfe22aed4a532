"""Write a document as the command line does, its format by the ending of its name."""

from pathlib import Path

from facilitator.app.report_choices import USUAL, ReportChoices
from facilitator.documents.writing import Written, write_document
from facilitator.domain.workshop import Workshop
from tests.documents.report.filled import MADE_AT


def put(
    workshop: Workshop, out: Path, overwrite: bool = False, choices: ReportChoices = USUAL
) -> Written:
    """Write it; what stands at `out` is replaced only where that is wished."""
    return write_document(workshop, out, out.suffix[1:], MADE_AT, overwrite, choices)
