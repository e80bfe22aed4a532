"""Kill real rehearsals at random moments; what was announced as saved is there."""

import os
import random
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

from facilitator.app.action import apply
from facilitator.domain.entities import kind_of
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.storage.check import integrity
from facilitator.storage.file import read

_ROOT = Path(__file__).parents[2]
_SECTIONS = ("1", "2", "3", "4", "1,2")
_LONGEST = 11.0  # seconds that the shortest rehearsal takes on a slow machine


@dataclass(slots=True)
class Killed:
    """What came of the rounds: Actions announced and found, and what was wrong."""

    rounds: int = 0
    announced: int = 0
    found: int = 0
    hot: int = 0  # files with a half-written COMMIT
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.rounds} rehearsals killed, {self.hot} in the middle of a COMMIT; "
            f"{self.announced} announced as saved, {self.found} found, {len(self.wrong)} wrong"
        )


def kill_rehearsal(folder: Path, dice: random.Random, killed: Killed) -> None:
    """Kill one rehearsal, look at its file, and start the program on it."""
    out, home = folder / "out", folder / "home"
    environment = {**os.environ, "FACILITATOR_HOME": str(home), "FACILITATOR_LANGUAGE": "ko"}
    announced = _rehearse_until_killed(out, environment, dice)
    killed.rounds += 1
    killed.announced += announced
    path = out / "rehearsal.workshop"
    if not path.exists():
        if announced:
            killed.wrong.append(f"{announced} announced, but there is no file")
        return
    killed.hot += _is_half_written(path)
    try:
        wrong, found = _look(path, announced)
    except Trouble as trouble:
        wrong, found = f"it does not open: {trouble.code}", 0
    killed.found += found
    if wrong:
        killed.wrong.append(wrong)
        return
    done = subprocess.run(
        [sys.executable, "-m", "tests.durability.reopen", str(path)],
        cwd=_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    killed.wrong.extend(done.stdout.splitlines())
    if done.returncode:
        killed.wrong.append(f"the program ended with {done.returncode}")
    elif findings := integrity(path):
        killed.wrong.append(f"after it was opened: {findings[0].code}")


def _is_half_written(path: Path) -> bool:
    """Tell whether the journal has what is to be rolled back: its head is not wiped."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and any(journal.read_bytes()[:8])


def _rehearse_until_killed(out: Path, environment: dict[str, str], dice: random.Random) -> int:
    """Give the last number announced: whole lines alone count, as for whoever reads along."""
    command = [sys.executable, "-m", "facilitator", "rehearse", "--out", str(out)]
    command += ["--sections", dice.choice(_SECTIONS), "--seed", str(dice.randrange(10_000))]
    with subprocess.Popen(
        command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        timer = Timer(dice.uniform(1.0, _LONGEST), process.kill)
        timer.start()
        said = process.stdout.read().decode()
        timer.cancel()
    whole = [line for line in said.splitlines(keepends=True) if line.endswith("\n")]
    return max((int(line.split()[1]) for line in whole if line.startswith("saved ")), default=0)


def _look(path: Path, announced: int) -> tuple[str, int]:
    workshop, journal = read(path)
    if [row.number for row in journal] != list(range(1, len(journal) + 1)):
        return "the journal has a hole", len(journal)
    if len(journal) < announced:
        return f"{announced} announced, but {len(journal)} are there", len(journal)
    replayed = Workshop()
    for row in journal:
        apply(replayed, row.load())
    if {(kind_of(e), e.id): e for e in replayed.all_entities()} != {
        (kind_of(e), e.id): e for e in workshop.all_entities()
    }:
        return "the tables are not what the journal leads to", len(journal)
    findings = integrity(path)
    return (f"it is not sound: {findings[0].code}" if findings else ""), len(journal)


def kill_rehearsals(rounds: int, seed: int) -> bool:
    dice, killed = random.Random(seed), Killed()
    for number in range(1, rounds + 1):
        with TemporaryDirectory() as folder:
            kill_rehearsal(Path(folder), dice, killed)
        if number % 10 == 0 or killed.wrong:
            print(f"  after {number}: {killed}", flush=True)
        for wrong in killed.wrong[:3]:
            print(f"    {wrong}")
    print(killed)
    return not killed.wrong
