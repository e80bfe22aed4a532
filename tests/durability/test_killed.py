"""A program killed on the way: a sample; `python -m tests.durability` does many rounds."""

import random
import sys
from pathlib import Path

import pytest

from tests.durability.migration import kill_migration
from tests.durability.power import OLD
from tests.durability.rehearsal import Killed, kill_rehearsal

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL"),
]


def test_a_killed_rehearsal_kept_what_it_announced_and_comes_back_to_its_place(
    tmp_path: Path,
) -> None:
    killed, dice = Killed(), random.Random()
    for number in range(2):
        kill_rehearsal(tmp_path / str(number), dice, killed)
    assert killed.wrong == []
    assert killed.rounds == 2


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_a_migration_killed_at_any_statement_leaves_the_old_or_the_new_version(
    old: Path, tmp_path: Path
) -> None:
    kills, still_old, wrong = kill_migration(old, tmp_path, every=9)
    assert wrong == []
    assert 0 < still_old < kills
