"""Every document that can be written of a workshop, by the ending of its file."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.app.report_choices import ReportChoices
from facilitator.domain.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.documents.report.typeset import Typeset

FORMATS = ("pdf", "hwpx", "xlsx", "csv")


def write_document(
    workshop: Workshop, out: Path, fmt: str, made_at: datetime, overwrite: bool
) -> tuple[str, ...]:
    """Write the document of this format; the characters that no shipped font draws (PDF only).

    Raises Trouble (those of `app.files.target`, report_no_permission, report_disk_full,
    report_not_written, report_failed); a file that was there before then stays as it was.
    """
    # Each brings its own library: only what is needed is loaded.
    if fmt == "csv":
        from facilitator.documents.tables.csv_file import write_csv

        write_csv(workshop, out, overwrite)
        return ()
    if fmt == "xlsx":
        from facilitator.documents.tables.xlsx import write_xlsx

        write_xlsx(workshop, out, made_at, overwrite)
        return ()
    if fmt == "hwpx":
        from facilitator.documents.hwpx.hwpx import write_hwpx

        write_hwpx(workshop, out, made_at, overwrite)
        return ()
    from facilitator.documents.report.pdf import write_pdf

    return write_pdf(workshop, out, made_at, overwrite).replaced


def document_pages(workshop: Workshop, made_at: datetime, choices: ReportChoices) -> "Typeset":
    """Set the pages of a document as SVG pictures, to be looked at.

    Raises Trouble("report_failed").
    """
    from facilitator.documents.report.content import report_content
    from facilitator.documents.report.typeset import typeset

    return typeset(report_content(workshop, made_at, choices), "svg")


def document_bytes(
    workshop: Workshop, fmt: str, made_at: datetime, choices: ReportChoices
) -> tuple[bytes, tuple[str, ...]]:
    """Make a document in memory; with it the characters that no shipped font draws (PDF only).

    Raises Trouble("report_failed").
    """
    if fmt == "csv":
        from facilitator.documents.tables.csv_file import csv_bytes

        return csv_bytes(workshop), ()
    if fmt == "xlsx":
        from facilitator.documents.tables.xlsx import xlsx_bytes

        return xlsx_bytes(workshop, made_at), ()
    if fmt == "hwpx":
        from facilitator.documents.hwpx.hwpx import hwpx_bytes

        return hwpx_bytes(workshop, made_at), ()
    from facilitator.documents.report.content import report_content
    from facilitator.documents.report.typeset import typeset

    made = typeset(report_content(workshop, made_at, choices))
    return made.files[0], made.replaced
