"""A session that ends before all is saved, and what it leaves in the recovery folder."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from facilitator.app import editing
from facilitator.app.desk import Desk
from facilitator.app.ports import OpenedFile
from facilitator.domain.entities import Draft
from facilitator.domain.workshop import Workshop
from facilitator.storage.file import open_for_writing


def names(workshop: Workshop) -> list[str]:
    return [center.name for center in workshop.centers]


def drafts(workshop: Workshop) -> list[str]:
    return [each.text for each in workshop.all_entities() if isinstance(each, Draft)]


def wait_until(is_so: Callable[[], object], seconds: float = 5.0) -> bool:
    until = perf_counter() + seconds
    while not is_so() and perf_counter() < until:
        threading.Event().wait(0.02)
    return bool(is_so())


def lines(recovery: Path) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for file in sorted(recovery.glob("*.jsonl"))
        for line in file.read_text("ascii").splitlines()
        if line
    ]


def held(recovery: Path) -> list[object]:
    """List the numbers of the Actions in the recovery files, in the order of the lines."""
    return [line["number"] for line in lines(recovery) if "number" in line]


def open_it(path: Path, recovery: Path) -> tuple[OpenedFile, Desk]:
    opened = open_for_writing(path, recovery=recovery)
    return opened, Desk(opened.workshop, opened.journal, opened.keeper, by="진행자")


def leave_behind(path: Path, recovery: Path, *center_names: str) -> Path:
    """Enter centers while the file is away, end the session, and give where the file is now."""
    opened, desk = open_it(path, recovery)
    away = path.with_name("away.workshop")
    path.rename(away)
    for name in center_names:
        desk.do(editing.add_center, name)
    opened.keeper.close()
    return away
