"""Kill a migration at every statement: what is left is the old version or the new one."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from facilitator.domain.failures import Trouble
from facilitator.storage.check import integrity
from facilitator.storage.file import open_for_writing, read
from facilitator.storage.migrations import VERSION
from tests.durability.power import built


def killed_at(path: Path, number: int, *, after: bool) -> bool:
    """Open a file in a process that dies at its n-th statement from the migration's BEGIN on.

    Dies when the statement begins, or with `after` somewhere within its work. False where the
    migration has no more statements: it went through.
    """
    command = [sys.executable, "-m", "tests.durability.migration", str(path), str(number)]
    done = subprocess.run(
        [*command, "after"] if after else command, cwd=Path(__file__).parents[2], check=False
    )
    return done.returncode == -signal.SIGKILL


def wrong_after(path: Path, old: Path, new: Path) -> str:
    """Say what is wrong with a file that a killed migration left, "" for nothing."""
    found = built(path)
    if found not in (built(old), built(new)):
        return f"version {found[0]} is half made"
    try:
        rows = [row.uid for row in read(path)[1]]
        open_for_writing(path).keeper.close()
        if findings := integrity(path):
            return f"it is not sound: {findings[0].code}"
    except Trouble as trouble:
        return f"it does not open: {trouble.code}"
    if built(path)[0] != VERSION:
        return "it was not migrated when it was opened again"
    return "" if rows == [row.uid for row in read(new)[1]] else "entries are missing"


def kill_migration(old: Path, folder: Path, every: int = 1) -> tuple[int, int, list[str]]:
    """Kill the migration of a file at every statement; tell the kills, the old ones, the wrong."""
    start, new, path = (folder / f"{name}.workshop" for name in ("start", "new", "killed"))
    for each in (start, new):
        copyfile(old, each)
    open_for_writing(new).keeper.close()
    kills = still_old = 0
    wrong: list[str] = []
    number, after = 1, False
    while True:
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        copyfile(old, path)
        if not killed_at(path, number, after=after):
            return kills, still_old, wrong
        kills += 1
        still_old += built(path)[0] != VERSION
        if found := wrong_after(path, start, new):
            wrong.append(f"{old.stem}, statement {number}: {found}")
        number, after = (number, True) if not after else (number + every, False)


def kill_migrations(files: Sequence[Path]) -> bool:
    ok = True
    for old in files:
        with TemporaryDirectory() as folder:
            kills, still_old, wrong = kill_migration(old, Path(folder))
        print(f"{old.stem}: {kills} kills, {still_old} left the old version, {len(wrong)} wrong")
        print(*wrong[:3], sep="\n", end="")
        ok = ok and kills > 0 and not wrong
    return ok


def _die_at(path: Path, number: int, *, after: bool) -> None:
    """Open the file as the program does and be killed on the way."""
    drivers: list[sqlite3.Connection] = []
    left, begun = number, False

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def count(statement: str) -> None:
        nonlocal left, begun
        begun = begun or statement.startswith("BEGIN IMMEDIATE")
        left -= begun
        if begun and left == 0:
            if after:
                drivers[0].set_progress_handler(die, 20)
            else:
                die()

    def prepare(connection: sqlite3.Connection) -> None:
        drivers.append(connection)
        connection.set_trace_callback(count)

    open_for_writing(path, before_migration=prepare).keeper.close()


if __name__ == "__main__":
    _die_at(Path(sys.argv[1]), int(sys.argv[2]), after="after" in sys.argv[3:])
