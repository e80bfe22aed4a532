"""Run a workshop by itself, without a screen."""

import argparse
from pathlib import Path

from facilitator.commands.telling import wrong
from facilitator.words import tr

_LONGEST_NUMBER = 6


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    rehearse = commands.add_parser(
        "rehearse", help=tr("run a workshop by itself, without a screen")
    )
    rehearse.add_argument("file", type=Path, nargs="?")
    rehearse.add_argument("--out", type=Path, required=True)
    rehearse.add_argument("--sections", default="")
    rehearse.add_argument("--seed", type=int, default=1)
    rehearse.add_argument("--private", default="")
    rehearse.add_argument("--force", action="store_true")
    rehearse.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    from facilitator.rehearsal import rehearse

    wanted = []
    for part in filter(None, given.sections.split(",")):
        if not part.strip().isdecimal() or len(part) > _LONGEST_NUMBER:
            return wrong(tr("--sections takes numbers like 1,2, not “{part}”.", part=part[:40]))
        wanted.append(int(part))
    return rehearse(given.file, given.out, wanted, given.seed, given.private, given.force)
