"""Join two copies of one workshop."""

import argparse
from pathlib import Path

from facilitator.commands.telling import DONE, FOUND
from facilitator.words import tr


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
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
    merge.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    from facilitator.app.joining.merging import merge_files, merged_lines
    from facilitator.bootstrap import Files

    merged = merge_files(Files(), given.mine, given.theirs, given.out, given.force)
    for line in merged_lines(merged):
        print(line)
    if given.out is not None:
        print(tr("Made: {path}", path=given.out))
    return FOUND if merged.undecided else DONE
