"""Every document that can be written of a workshop, by the ending of its file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.app.files import target
from facilitator.app.report_choices import USUAL, ReportChoices, formats_of
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.documents.report.typeset import Typeset


@dataclass(frozen=True, slots=True)
class Written:
    """A document that is in its place: `path`, or a free name beside it where that is held.

    `replaced` are the characters that no shipped font draws (PDF only).
    """

    path: Path
    size: int
    replaced: tuple[str, ...]


def write_document(
    workshop: Workshop,
    out: Path,
    fmt: str,
    made_at: datetime,
    overwrite: bool,
    choices: ReportChoices = USUAL,
) -> Written:
    """Write the document of this format.

    Raises Trouble (those of `app.files.target`, of `document_bytes`, report_no_permission,
    report_disk_full, report_not_written); a file that was there before then stays as it was.
    """
    from facilitator.documents.report.files import write_whole

    target(out, overwrite)
    data, replaced = document_bytes(workshop, fmt, made_at, choices)
    return Written(
        write_whole(out, data, overwrite, private=choices.is_private), len(data), replaced
    )


def document_pages(
    workshop: Workshop, made_at: datetime, choices: ReportChoices = USUAL
) -> "Typeset":
    """Set the pages of a document as SVG pictures, to be looked at.

    Raises Trouble (those of `document_bytes`).
    """
    from facilitator.documents.report.content import report_content
    from facilitator.documents.report.typeset import typeset

    return typeset(report_content(workshop, made_at, choices), "svg")


def document_bytes(
    workshop: Workshop, fmt: str, made_at: datetime, choices: ReportChoices = USUAL
) -> tuple[bytes, tuple[str, ...]]:
    """Make a document in memory; with it the characters that no shipped font draws (PDF only).

    Raises Trouble: report_failed, report_not_in_format (`formats_of` lists those that there are),
    logo_not_a_picture, logo_has_letters, logo_too_large, and those of a logo that cannot be read.
    """
    if fmt not in formats_of(choices.document):
        raise Trouble("report_not_in_format", format=fmt)
    # Each brings its own library: only what is needed is loaded.
    if fmt == "csv":
        from facilitator.documents.tables.csv_file import csv_bytes

        return csv_bytes(workshop, choices), ()
    if fmt == "xlsx":
        from facilitator.documents.tables.xlsx import xlsx_bytes

        return xlsx_bytes(workshop, made_at, choices), ()
    if fmt == "hwpx":
        from facilitator.documents.hwpx.hwpx import hwpx_bytes

        return hwpx_bytes(workshop, made_at, choices), ()
    from facilitator.documents.report.content import report_content
    from facilitator.documents.report.typeset import typeset

    made = typeset(report_content(workshop, made_at, choices))
    return made.files[0], made.replaced
