"""The report as a PDF file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitator.app.files import target
from facilitator.documents.report.content import report_content
from facilitator.documents.report.files import write_whole
from facilitator.documents.report.typeset import typeset
from facilitator.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class ReportWritten:
    """A report that is in its place; `replaced` are the characters that no shipped font draws."""

    path: Path
    size: int
    replaced: tuple[str, ...]


def write_pdf(workshop: Workshop, out: Path, made_at: datetime, overwrite: bool) -> ReportWritten:
    """Write the report as an accessible, archival PDF.

    Raises Trouble (those of `app.files.target`, report_no_permission, report_disk_full,
    report_not_written, report_failed); a file that was there before then stays
    as it was.
    """
    target(out, overwrite)
    made = typeset(report_content(workshop, made_at))
    (data,) = made.files
    write_whole(out, data, overwrite)
    return ReportWritten(out, len(data), made.replaced)
