"""Make a workshop file from a workbook or CSV."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from facilitator.commands.telling import DONE, wrong
from facilitator.domain.failures import Trouble
from facilitator.words import tr

_MOST_PROBLEMS = 200


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    book = commands.add_parser("import", help=tr("make a workshop file from a workbook or CSV"))
    book.add_argument("book", type=Path)
    book.add_argument("file", type=Path)
    book.add_argument("--force", action="store_true", help=tr("replace FILE where it exists"))
    book.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    from facilitator.app.book import Severity, import_book, problem_sentence, summary_lines
    from facilitator.app.entry import Entry
    from facilitator.app.files import check_other, exists
    from facilitator.bootstrap import Files
    from facilitator.domain.workshop import Workshop

    files = Files()
    if not given.force and exists(given.file):
        raise Trouble("file_exists", path=str(given.file))
    check_other(given.book, given.file)
    reading = files.read_book(given.book)
    problems = (*reading.errors, *reading.warnings)
    for problem in problems[:_MOST_PROBLEMS]:
        kind = tr("error") if problem.severity is Severity.ERROR else tr("note")
        print(f"{kind}: {problem_sentence(problem)}", file=sys.stderr)
    if len(problems) > _MOST_PROBLEMS:
        more = len(problems) - _MOST_PROBLEMS
        print(tr("… and {count} more", count=more), file=sys.stderr)
    if reading.errors:
        told = tr("Nothing was written: correct {count} errors first.", count=len(reading.errors))
        return wrong(told)
    entry = Entry(Workshop(), datetime.now())
    action = import_book(entry, reading.entities)
    files.create_file(given.file, [action], overwrite=given.force)
    for line in summary_lines(reading):
        print(line)
    print(tr("Made: {path}", path=given.file))
    return DONE
