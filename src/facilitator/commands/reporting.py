"""Write the result report, or another document of the workshop."""

import argparse
import sys
from datetime import datetime

from facilitator.commands.telling import DONE, wrong
from facilitator.domain.failures import Trouble
from facilitator.words import tr


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    from facilitator.documents.asking import add_options

    report = commands.add_parser(
        "report", help=tr("write the result report, or another document of the workshop")
    )
    add_options(report)
    report.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    from facilitator.app.files import check_other
    from facilitator.app.report_choices import Document, asked, formats_of
    from facilitator.documents.asking import usual_out
    from facilitator.documents.writing import write_document
    from facilitator.storage.file import read

    if not given.file.name:  # "." or "/": nothing that could get another ending
        raise Trouble("is_a_folder", path=str(given.file))
    document = Document(given.document)
    out = given.out or usual_out(given.file, document, given.fmt)
    ending = given.fmt or out.suffix.lower().lstrip(".")
    known = formats_of(document)
    if ending not in known:
        return wrong(
            tr(
                "This document can be written as {known}, not as “{ending}”.",
                known=", ".join(known),
                ending=ending,
            )
        )
    check_other(given.file, out)
    if given.logo is not None:
        check_other(given.logo, out)
    workshop, _ = read(given.file)
    choices = asked(workshop, vars(given))
    now = datetime.now().replace(microsecond=0)
    written = write_document(workshop, out, ending, now, given.force, choices)
    if written.replaced:
        shown = " ".join(written.replaced)
        told = tr("No font has these characters; □ stands in their place: {shown}", shown=shown)
        print(told, file=sys.stderr)
    print(tr("Made: {path}", path=written.path))
    return DONE
