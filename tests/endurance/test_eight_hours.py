"""A long day leaves the program as it was after its second hour."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.endurance.eight_hours import HOURS
from tests.ui.laptop import make_sample_file

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="memory and handles are read from /proc"),
]

ROOT = Path(__file__).parents[2]
# The journal stays in memory, so that undo has no end: some 2 KiB an Action, and its text.
_KIB_AN_ACTION = 6


@pytest.fixture(scope="module")
def hours(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    file = tmp_path_factory.mktemp("long day") / "긴 하루.workshop"
    make_sample_file(file)
    told = subprocess.run(
        [sys.executable, "-m", "tests.endurance.eight_hours", file],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_eight_hours_were_worked(hours: list[dict[str, Any]]) -> None:
    assert [h["hour"] for h in hours] == list(range(1, HOURS + 1))
    entered = [b["actions"] - a["actions"] for a, b in pairwise(hours)]
    assert all(count > 200 for count in entered)


@pytest.mark.parametrize("what", ["handles", "threads", "windows"])
def test_nothing_that_was_opened_stays_open(hours: list[dict[str, Any]], what: str) -> None:
    assert hours[-1][what] <= hours[1][what]


def test_widgets_do_not_pile_up(hours: list[dict[str, Any]]) -> None:
    assert hours[-1]["objects"] <= hours[1]["objects"] + 10


def test_memory_grows_by_the_journal_only(hours: list[dict[str, Any]]) -> None:
    actions = hours[-1]["actions"] - hours[1]["actions"]
    assert hours[-1]["memory"] - hours[1]["memory"] < actions * _KIB_AN_ACTION
