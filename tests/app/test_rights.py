"""A workshop is its user's alone; a report can be read by those to whom it is handed on."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.app.rights import hand_on

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files have no such rights on Windows")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def run(*arguments: str, umask: int = 0o022) -> None:
    """Run the program as a user's shell does."""
    env = {k: v for k, v in os.environ.items() if k != "FACILITATOR_UMASK"}
    command = [sys.executable, "-m", "facilitator", *arguments]
    subprocess.run(command, env=env, umask=umask, check=True, timeout=120)


@pytest.mark.slow
@pytest.mark.parametrize(("umask", "usual"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_a_report_has_the_rights_of_any_new_file_and_only_the_running_order_is_private(
    tmp_path: Path, umask: int, usual: int
) -> None:
    file, report, order = (tmp_path / name for name in ("a.workshop", "a.csv", "a.pdf"))
    book = Path(__file__).parents[2] / "resources/sample/anseong-2025.xlsx"
    run("import", str(book), str(file), umask=umask)
    run("report", str(file), "-o", str(report), umask=umask)
    run("report", str(file), "-o", str(order), "--document", "running-order", umask=umask)
    assert (rights(file), rights(report), rights(order)) == (0o600, usual, 0o600)


def test_a_report_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    made, place = tmp_path / "new", tmp_path / "보고서.pdf"
    for path, mode in ((made, 0o600), (place, 0o660)):
        path.touch()
        path.chmod(mode)
    hand_on(made, place)
    assert rights(made) == 0o660


@pytest.mark.parametrize("told", [None, "what?", ""])
def test_where_nobody_said_what_is_usual_a_report_stays_as_it_was_made(
    tmp_path: Path, told: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACILITATOR_UMASK", raising=False)
    if told is not None:
        monkeypatch.setenv("FACILITATOR_UMASK", told)
    made = tmp_path / "new"
    made.touch()
    made.chmod(0o600)
    hand_on(made, tmp_path / "보고서.pdf")
    assert rights(made) == 0o600
