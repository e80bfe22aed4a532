"""Show the whole outcome."""

import argparse
import json
from pathlib import Path

from facilitator.commands.telling import DONE
from facilitator.words import tr


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    show = commands.add_parser("show", help=tr("show the whole outcome"))
    show.add_argument("file", type=Path)
    show.add_argument("--json", action="store_true", required=True)
    show.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    from facilitator.app.show import outcome_json
    from facilitator.storage.file import read

    workshop, journal = read(given.file)
    saved = journal[-1].number if journal else 0
    print(json.dumps(outcome_json(workshop, saved), ensure_ascii=False, indent=2))
    return DONE
