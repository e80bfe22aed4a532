"""Do with spoilt files what the program does with any file; tell what happened, a line each."""

import json
import logging
import random
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from facilitator.app import editing
from facilitator.app.desk import Desk
from facilitator.app.show import outcome_json
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.domain.rules import broken_rules
from facilitator.storage.check import integrity
from facilitator.storage.file import open_for_writing, read, read_event
from facilitator.storage.salvage.salvage import salvage
from facilitator.words.messages import sentence
from tests.fuzz.mutations import spoil


class Unsound(AssertionError):  # noqa: N818  # a fact, like the failures of the domain
    """The program did what it must never do with a file."""


def main(folder: Path) -> None:
    logging.disable()  # what the writer cannot save it logs; a fault is what rises
    sources = [path.read_bytes() for path in sorted((folder / "sources").iterdir())]
    for line in sys.stdin:
        number = int(line)
        chance = random.Random(number)
        told = spoil(chance.choice(sources), folder / "spoilt.workshop", chance)
        print(json.dumps({"number": number, "spoilt": told, **_tried(folder)}), flush=True)


def _tried(folder: Path) -> dict[str, str]:
    """Try everything on the file; leave the folder as it was."""
    path, to = folder / "spoilt.workshop", folder / "salvaged.workshop"
    try:
        return {"opened": _opened(path), "salvaged": _salvaged(path, to)}
    except Exception:
        return {"fault": traceback.format_exc()}
    finally:
        for left in folder.iterdir():
            if left.is_file():
                left.unlink()


def _refused(call: Callable[[], object]) -> str:
    """Give the code of the trouble, "" where there was none; it must have its sentence."""
    try:
        call()
    except (Trouble, RuleBroken) as failure:
        sentence(failure)
        return failure.code
    return ""


def _opened(path: Path) -> str:
    before = path.read_bytes()
    event = _refused(lambda: read_event(path))
    only_read = _refused(lambda: _look(path))
    _refused(lambda: [sentence(found) for found in integrity(path)])
    if path.read_bytes() != before:
        raise Unsound("reading changed the file")
    written = _refused(lambda: _work(path))
    if written and path.read_bytes() != before:
        raise Unsound(f"a refused file was changed: {written}")
    if written != only_read and only_read != "needs_recovery":
        raise Unsound(f"read: {only_read}, written: {written}")
    if event and not only_read:
        raise Unsound(f"read, but not its event: {event}")
    if not written and _refused(lambda: read(path)):
        raise Unsound("worked on, and then not readable")
    return written


def _look(path: Path) -> None:
    workshop, journal = read(path)
    broken_rules(workshop)
    json.dumps(outcome_json(workshop, len(journal)))
    for row in journal:
        with suppress(Trouble):
            row.load()


def _work(path: Path) -> None:
    opened = open_for_writing(path)
    heard: list[Trouble] = []
    opened.keeper.listen(lambda number, at: None, heard.append)
    try:
        desk = Desk(opened.workshop, opened.journal, opened.keeper, by="")
        for _ in range(2):
            with suppress(Trouble, RuleBroken):
                desk.undo()
        with suppress(Trouble, RuleBroken):
            desk.redo()
        desk.do(editing.edit_event, title="다시 연 워크숍")
        if not opened.keeper.flush(1):
            raise Unsound(f"not saved: {heard[:1]}")
    finally:
        opened.keeper.close()


def _salvaged(path: Path, to: Path) -> str:
    before = path.read_bytes()
    counted = []
    refused = _refused(lambda: counted.append(salvage(path, to)))
    if path.read_bytes() != before:
        raise Unsound("salvaging changed the file")
    if refused or counted[0].is_nothing:
        if to.exists():
            raise Unsound("nothing was salvaged, but there is a file")
        return refused or "nothing"
    found = integrity(to)
    if found:
        raise Unsound(f"what was salvaged is not sound: {found[:3]}")
    workshop, _ = read(to)
    if sum(counted[0].read.values()) > sum(1 for _ in workshop.all_entities()):
        raise Unsound("more was counted than is there")
    return "salvaged"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
