"""What the command line asks of a document: its options, and where it goes when not told."""

import argparse
from pathlib import Path

from facilitator.app.report_choices import LANGUAGES, Document, Part, formats_of
from facilitator.words import tr


def add_options(report: argparse.ArgumentParser) -> None:
    """Add the options of `report`; `app.report_choices.asked` reads those that are choices."""
    report.add_argument("file", type=Path)
    report.add_argument("-o", "--out", type=Path)
    report.add_argument("--format", choices=formats_of(Document.RESULT), dest="fmt")
    report.add_argument("--force", action="store_true", help=tr("replace OUT where it exists"))
    report.add_argument(
        "--document", choices=[each.value for each in Document], default=Document.RESULT.value
    )
    report.add_argument(
        "--parts",
        help=tr(
            "the parts of the result report, with commas: {parts}",
            parts=",".join(part.value for part in Part),
        ),
    )
    report.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    report.add_argument(
        "--no-notes", action="store_true", help=tr("leave out what was merely said")
    )
    report.add_argument("--no-names", action="store_true", help=tr("name centers, not persons"))
    report.add_argument(
        "--masked", action="store_true", help=tr("hide the names in the list of attendees")
    )
    report.add_argument("--center", help=tr("the sheet of this center only"))
    report.add_argument("--logo", type=Path, help=tr("PNG, JPEG or SVG for the cover"))


def usual_out(file: Path, document: Document, fmt: str | None) -> Path:
    """Name the document beside its workshop; the result report is named like it."""
    made = file.with_suffix(f".{fmt or 'pdf'}")
    return made if document is Document.RESULT else made.with_stem(f"{made.stem}-{document}")
