"""Join two copies of one workshop."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.commands.telling import DONE, FOUND
from facilitator.words import tr

if TYPE_CHECKING:
    from facilitator.app.ports import OpenedFile


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    merge = commands.add_parser(
        "merge",
        help=tr("join two copies of one workshop"),
        description=tr(
            "Takes what is new in THEIRS into MINE as one entry that can be undone. A backup of "
            "MINE is made first; where that fails, nothing is joined. THEIRS is only read. With "
            "-o MINE is only read as well, and OUT gets the joined workshop. Conflicts are "
            "listed: MINE keeps its value, THEIRS is kept beside it until the application asks."
        ),
        epilog=tr(
            "Exit status: 0 joined, 1 joined with conflicts to decide, 2 nothing was joined."
        ),
    )
    merge.add_argument("mine", type=Path)
    merge.add_argument("theirs", type=Path)
    merge.add_argument("-o", "--out", type=Path)
    merge.add_argument("--force", action="store_true", help=tr("replace OUT where it exists"))
    merge.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    from facilitator.app.joining.merging import merge_files, merged_lines, unread_lines
    from facilitator.bootstrap import Files
    from facilitator.words.messages import sentence

    merged = merge_files(Files(), given.mine, given.theirs, given.out, given.force, _tell_recovered)
    if merged.warning is not None:
        print(sentence(merged.warning), file=sys.stderr)
    for line in unread_lines(merged.joining, given.mine, given.theirs):
        print(f"{tr('note')}: {line}", file=sys.stderr)
    for line in merged_lines(merged, given.out or given.mine):
        print(line)
    if given.out is not None:
        print(tr("Made: {path}", path=given.out))
    return FOUND if merged.undecided else DONE


def _tell_recovered(opened: "OpenedFile") -> None:
    from facilitator.app.recovered import recovered_lines

    for line in recovered_lines(opened):
        print(line)
