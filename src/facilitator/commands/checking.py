"""Check a workshop file and its rules."""

import argparse
from pathlib import Path

from facilitator.commands.telling import DONE, FOUND
from facilitator.words import tr


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    check = commands.add_parser("check", help=tr("check a workshop file and its rules"))
    check.add_argument("file", type=Path)
    check.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
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
