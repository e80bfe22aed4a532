"""The command line. Exit status: 0 done, 1 something was found, 2 wrong command or input."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.words import system_language, tr, use_language

DONE, FOUND, WRONG = 0, 1, 2
COMMANDS = ("import", "report", "show", "merge", "check", "rehearse", "_typeset")
_MOST_PROBLEMS = 200
_LONGEST_NUMBER = 6


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line on standard error and exits with 2."""

    def error(self, message: str) -> None:  # type: ignore[override]  # exits, never returns
        raise SystemExit(_wrong(f"{message}. {tr('See: facilitator --help')}"))


def _wrong(text: str) -> int:
    # Where even this cannot be written, the exit status still tells.
    with suppress(OSError):
        if sys.stderr is not None:
            print(text, file=sys.stderr, flush=True)
    return WRONG


def _parser() -> _Parser:
    from facilitator.documents.asking import add_options

    parser = _Parser(prog="facilitator", description=tr("Runs a staff workshop from a laptop."))
    parser.add_argument("--version", action="store_true", help=tr("show the version"))
    commands = parser.add_subparsers(dest="command", parser_class=_Parser, metavar="COMMAND")
    book = commands.add_parser("import", help=tr("make a workshop file from a workbook or CSV"))
    book.add_argument("book", type=Path)
    book.add_argument("file", type=Path)
    book.add_argument("--force", action="store_true", help=tr("replace FILE where it exists"))
    report = commands.add_parser(
        "report", help=tr("write the result report, or another document of the workshop")
    )
    add_options(report)
    show = commands.add_parser("show", help=tr("show the whole outcome"))
    show.add_argument("file", type=Path)
    show.add_argument("--json", action="store_true", required=True)
    merge = commands.add_parser(
        "merge",
        help=tr("join two copies of one workshop"),
        description=tr(
            "Takes what is new in THEIRS into MINE as one entry that can be undone; a backup is "
            "made first. THEIRS is only read. With -o MINE is only read as well, and OUT gets the "
            "joined workshop. Conflicts are listed: MINE keeps its value, THEIRS is kept beside "
            "it. Exit status 1 while any conflict is undecided."
        ),
    )
    merge.add_argument("mine", type=Path)
    merge.add_argument("theirs", type=Path)
    merge.add_argument("-o", "--out", type=Path)
    merge.add_argument("--force", action="store_true", help=tr("replace OUT where it exists"))
    check = commands.add_parser("check", help=tr("check a workshop file and its rules"))
    check.add_argument("file", type=Path)
    rehearse = commands.add_parser(
        "rehearse", help=tr("run a workshop by itself, without a screen")
    )
    rehearse.add_argument("file", type=Path, nargs="?")
    rehearse.add_argument("--out", type=Path, required=True)
    rehearse.add_argument("--sections", default="")
    rehearse.add_argument("--seed", type=int, default=1)
    rehearse.add_argument("--private", default="")
    rehearse.add_argument("--force", action="store_true")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    _private_files()
    use_language(system_language())
    try:
        status = _run(given)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (RuleBroken, Trouble) as failure:
        from facilitator.words.messages import sentence

        return _wrong(sentence(failure))
    except KeyboardInterrupt:
        return WRONG
    except BaseException as error:  # the last net: a user never meets a traceback
        return _ended(error)
    return status


def _run(given: list[str]) -> int:
    if given and given[0] == "_typeset":
        from facilitator.documents.report.child import main as typeset

        return typeset(given[1:])
    if _opens_window(given):
        return _window(given)
    try:
        parsed = _parser().parse_args(given)
    except SystemExit as left:  # --help, or an error that is told already
        return left.code if isinstance(left.code, int) else DONE
    return _command(parsed)


def _ended(error: BaseException) -> int:
    """Tell what ended the command: an output that cannot be written, or a bug."""
    # Storage and documents turn theirs into Trouble, and calls on files name the file.
    if isinstance(error, OSError) and error.filename is None:
        _silence()
        if isinstance(error, BrokenPipeError):
            return DONE  # the reader of a pipe has gone; there is nobody left to tell
        reason = error.strerror or str(error)
        return _wrong(tr("The output cannot be written: {reason}.", reason=reason))
    from facilitator.app.bug_log import write_bug

    place = write_bug(error)
    told = tr("Facilitator failed because of a fault of its own. Details: {place}", place=place)
    return _wrong(told)


def _silence() -> None:
    """Send what is still buffered nowhere: Python would try to write it once more at its end."""
    import os

    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _opens_window(given: list[str]) -> bool:
    if not given or given == ["--sample"]:
        return True
    first = given[0]
    return not first.startswith("-") and first not in COMMANDS


def _window(given: list[str]) -> int:
    from facilitator.app.files import exists
    from facilitator.bootstrap import run_window

    if len(given) > 1:
        return _wrong(tr("There is one FILE too many. See: facilitator --help"))
    sample = given == ["--sample"]
    file = Path(given[0]) if given and not sample else None
    if file is not None and not exists(file):
        raise Trouble("no_such_file", path=str(file))
    if _has_no_screen():
        return _wrong(tr("There is no screen to open a window on: set DISPLAY or WAYLAND_DISPLAY."))
    return run_window(file, sample)


def _has_no_screen() -> bool:
    """Tell whether Qt would abort for want of a display; only Linux can lack one."""
    import os

    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in named)


def _command(given: argparse.Namespace) -> int:
    if given.version:
        from facilitator import __version__

        print(__version__)
        return DONE
    run = {
        "import": _import,
        "report": _report,
        "show": _show,
        "merge": _merge,
        "check": _check,
        "rehearse": _rehearse,
    }
    if given.command is None:
        return _wrong(tr("See: facilitator --help"))
    return run[given.command](given)


def _import(given: argparse.Namespace) -> int:
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
        return _wrong(told)
    entry = Entry(Workshop(), datetime.now())
    action = import_book(entry, reading.entities)
    files.create_file(given.file, [action], overwrite=given.force)
    for line in summary_lines(reading):
        print(line)
    print(tr("Made: {path}", path=given.file))
    return DONE


def _report(given: argparse.Namespace) -> int:
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
        return _wrong(
            tr(
                "The report can be written as {known}, not as “{ending}”.",
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


def _show(given: argparse.Namespace) -> int:
    from facilitator.app.show import outcome_json
    from facilitator.storage.file import read

    workshop, journal = read(given.file)
    saved = journal[-1].number if journal else 0
    print(json.dumps(outcome_json(workshop, saved), ensure_ascii=False, indent=2))
    return DONE


def _merge(given: argparse.Namespace) -> int:
    from facilitator.app.joining.merging import merge_files, merged_lines
    from facilitator.bootstrap import Files

    merged = merge_files(Files(), given.mine, given.theirs, given.out, given.force)
    for line in merged_lines(merged):
        print(line)
    if given.out is not None:
        print(tr("Made: {path}", path=given.out))
    return FOUND if merged.undecided else DONE


def _check(given: argparse.Namespace) -> int:
    from facilitator.app.joining.joining import undecided
    from facilitator.domain.readiness import workshop_findings
    from facilitator.domain.rules import broken_rules
    from facilitator.storage.check import integrity
    from facilitator.storage.file import read
    from facilitator.words.findings import tell
    from facilitator.words.messages import sentence

    found = [sentence(trouble) for trouble in integrity(given.file)]
    if not found:
        workshop, journal = read(given.file)
        found = [tell(finding) for finding in broken_rules(workshop)]
        for finding in workshop_findings(workshop):
            print(f"{tr('note')}: {tell(finding)}")
        still_open = len(undecided(workshop))
        if still_open:
            told = tr("{count} differences of joined copies are undecided.", count=still_open)
            print(f"{tr('note')}: {told}")
        if not found:
            saved = journal[-1].number if journal else 0
            print(tr("The file is sound and keeps the rules; {count} entries.", count=saved))
    for line in found:
        print(f"{tr('error')}: {line}")
    return FOUND if found else DONE


def _rehearse(given: argparse.Namespace) -> int:
    from facilitator.bootstrap import rehearse

    wanted = []
    for part in filter(None, given.sections.split(",")):
        if not part.strip().isdecimal() or len(part) > _LONGEST_NUMBER:
            return _wrong(tr("--sections takes numbers like 1,2, not “{part}”.", part=part[:40]))
        wanted.append(int(part))
    return rehearse(given.file, given.out, wanted, given.seed, given.private, given.force)


def _speak_utf8() -> None:
    """Write UTF-8 also where the console's code page cannot hold Korean."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _private_files() -> None:
    """Make new files readable by their owner only."""
    import os

    os.umask(0o077)


if __name__ == "__main__":
    sys.exit(main())
