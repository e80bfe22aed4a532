import random
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.app.action import apply
from facilitator.domain.entities import kind_of
from facilitator.domain.workshop import Workshop
from facilitator.storage.check import integrity
from facilitator.storage.file import create, read

WORKER = Path(__file__).with_name("busy_day.py")


def work_until_killed(path: Path, moment: random.Random) -> int:
    """Let a process work, kill it at any moment, and give the last number it called saved."""
    lines = moment.randint(1, 60)
    with subprocess.Popen(
        [sys.executable, str(WORKER), str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(lines)]
        try:  # somewhere within the next Actions
            process.wait(moment.random() / 100)
        except subprocess.TimeoutExpired:
            process.kill()
        said.extend(process.stdout)
    whole = [line for line in said if line.startswith("saved ") and line.endswith("\n")]
    return int(whole[-1].split()[1])


def check_after(path: Path, acknowledged: int) -> None:
    # As on another computer: with a look first that changes nothing but a hot journal.
    workshop, journal = read(path)
    assert [row.number for row in journal] == list(range(1, len(journal) + 1))
    assert len(journal) >= acknowledged
    replayed = Workshop()
    for row in journal:
        apply(replayed, row.load())
    assert {(kind_of(e), e.id): e for e in replayed.all_entities()} == {
        (kind_of(e), e.id): e for e in workshop.all_entities()
    }
    assert integrity(path) == []


@pytest.mark.parametrize(
    "kills", [2, pytest.param(20, marks=pytest.mark.slow)], ids=lambda n: f"{n} kills"
)
def test_killed_at_any_moment_everything_acknowledged_is_there(path: Path, kills: int) -> None:
    create(path)
    moment = random.Random(20251205)
    for _ in range(kills):
        check_after(path, work_until_killed(path, moment))
