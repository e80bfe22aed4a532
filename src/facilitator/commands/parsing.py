"""What can be written after `facilitator`, and which command it means."""

import argparse

from facilitator.commands import checking, importing, merging, rehearsing, reporting, showing
from facilitator.commands.telling import DONE, wrong
from facilitator.words import tr


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line on standard error and exits with 2."""

    def error(self, message: str) -> None:  # type: ignore[override]  # exits, never returns
        raise SystemExit(wrong(f"{message}. {tr('See: facilitator --help')}"))


def run(given: list[str]) -> int:
    """Run the command that the arguments name; the exit status."""
    try:
        parsed = _parser().parse_args(given)
    except SystemExit as left:  # --help, or an error that is told already
        return left.code if isinstance(left.code, int) else DONE
    if parsed.version:
        from facilitator import __version__

        print(__version__)
        return DONE
    if parsed.command is None:
        return wrong(tr("See: facilitator --help"))
    status: int = parsed.run(parsed)
    return status


def _parser() -> _Parser:
    parser = _Parser(prog="facilitator", description=tr("Runs a staff workshop from a laptop."))
    parser.add_argument("--version", action="store_true", help=tr("show the version"))
    commands = parser.add_subparsers(dest="command", parser_class=_Parser, metavar="COMMAND")
    for command in (importing, reporting, showing, merging, checking, rehearsing):
        command.add_to(commands)
    return parser
