"""A program killed on the way: a sample; `python -m tests.durability` does many rounds."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.storage.check import integrity
from facilitator.storage.file import open_for_writing, read
from tests.durability.child import AWAY
from tests.durability.migration import kill_migration
from tests.durability.power import OLD
from tests.durability.rehearsal import Killed, kill_rehearsal

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL"),
]


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Give what chance begins with: another one each time, unless `--kill-seed` names it."""
    given = request.config.getoption("--kill-seed")
    chosen = random.SystemRandom().randrange(10_000) if given is None else int(given)
    print(f"--kill-seed {chosen}")  # pytest shows it where a test fails
    return chosen


def test_a_killed_rehearsal_kept_what_it_announced_and_comes_back_to_its_place(
    tmp_path: Path, seed: int
) -> None:
    killed, dice = Killed(), random.Random(seed)
    for number in range(2):
        kill_rehearsal(tmp_path / str(number), dice, killed)
    assert killed.wrong == []
    assert killed.rounds == 2


def test_what_waits_for_a_file_that_is_away_survives_kill_9(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "행사.workshop"
    command = [sys.executable, "-m", "tests.durability.child", "waiting", str(path), "and stay"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(2)]
        process.kill()
    assert said == ["held 3\n", "held 6\n"]
    path.with_name(AWAY).rename(path)
    opened = open_for_writing(path, recovery=home / "data" / "recovery")
    assert opened.recovered >= 5
    assert opened.keeper.flush(5)
    opened.keeper.close()
    centers = [center.name for center in read(path)[0].centers]
    assert centers[:5] == [f"센터 {number}" for number in range(2, 7)]
    assert integrity(path) == []


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_a_migration_killed_at_any_statement_leaves_the_old_or_the_new_version(
    old: Path, tmp_path: Path
) -> None:
    kills, still_old, wrong = kill_migration(old, tmp_path, every=9)
    assert wrong == []
    assert 0 < still_old < kills
