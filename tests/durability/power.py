"""Cut the power at every call of a real session, and look at what is left."""

import json
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.app.action import Label
from facilitator.domain.failures import Trouble
from facilitator.storage.backups.backups import BackupFolder
from facilitator.storage.check import integrity
from facilitator.storage.connection import Mode, connect, troubles
from facilitator.storage.file import open_for_writing, read
from facilitator.storage.migrations import VERSION
from facilitator.storage.writing.left_behind import left_behind, sum_of
from tests.durability.calls import read_calls, record
from tests.durability.child import AWAY
from tests.durability.disk import Disk, Files
from tests.durability.replay import Replay

FILE = "행사.workshop"
OLD = [
    path
    for path in sorted((Path(__file__).parents[1] / "storage" / "old").glob("*.workshop"))
    if path.stem != f"version-{VERSION}"
]
_HOME = "home"
_TABLES = "SELECT sql FROM sqlite_master ORDER BY name"
_VERSION = "PRAGMA user_version"
_FASTEST = Path("/dev/shm")  # there a sync costs nothing; the model alone decides what it does


@dataclass(slots=True)
class Promised:
    """What the program had said when the power went."""

    is_made: bool = False
    saved: int = 0
    held: int = 0
    sums: dict[int, list[int]] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        word, *values = line.split()
        if word == "made":
            self.is_made = True
        elif word == "saved":
            self.saved = int(values[0])
        elif word == "held":
            self.held = int(values[0])
        elif word == "kept":
            self.sums.setdefault(int(values[0]), []).append(int(values[1]))
        else:
            raise AssertionError(line)

    def key(self) -> tuple[object, ...]:
        last = max(self.sums, default=0)
        return self.is_made, self.saved, self.held, last, len(self.sums.get(last, ()))


@dataclass(slots=True)
class Tried:
    """What came of it."""

    story: str
    calls: int = 0
    states: int = 0  # all, also those that are alike
    opened: int = 0  # files that were opened and checked, each different or promised more
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.story}: {self.acknowledged} saved, {self.calls} calls, {self.states} states, "
            f"{self.opened} different ones opened, {len(self.lost)} lost something"
        )


class Cut:
    """Checks the states of one recorded story, by the file as the story left it."""

    def __init__(self, story: str, path: Path, whole: Promised, start: Path | None) -> None:
        self.tried = Tried(story, acknowledged=whole.saved)
        self._uids = [row.uid for row in read(path)[1]]
        self._sums = whole.sums
        self._place = _in_json(path)  # a recovery file says for which path it waits
        self._built = [built(each) for each in (path, start) if each is not None]
        self._migrated = len(self._built) > 1 and self._built[0] != self._built[1]
        self._seen: set[int] = set()

    def check(self, files: Files, promised: Promised, folder: Path) -> None:
        """Open one state, where it is a new one."""
        self.tried.states += 1
        key = hash((promised.key(), tuple(sorted(files.items()))))
        if key in self._seen:
            return
        self._seen.add(key)
        for old in folder.iterdir():
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content.replace(self._place, _in_json(folder / FILE)))
        self.tried.opened += 1
        lost = self._lost(folder / FILE, promised, self.tried.opened % 2 == 0)
        if lost:
            self.tried.lost.append(f"after {promised.saved} saved: {lost}")

    def _lost(self, path: Path, promised: Promised, reads_first: bool) -> str:
        if promised.held and self._not_held(path, promised.held):
            return f"what was held apart is not there: {promised.held}"
        if not path.exists():
            return "the file is not there" if promised.is_made else ""
        try:
            if reads_first:  # as a list of files does; it rolls back too
                read(path)
            if lost := self._between(path) or _bad_backup(path.parent):
                return lost
            opened = open_for_writing(path, recovery=path.parent / _HOME / "data" / "recovery")
            opened.keeper.close()
            found = integrity(path)
        except Trouble as trouble:
            return f"it does not open: {trouble.code}"
        if found:
            return f"it is not sound: {found[0].code}"
        if opened.keeper.pending():
            return "what was held apart could not be saved"
        # What was torn in the recovery file was never said to be held; the rest is joined.
        rows = [row for row in opened.journal if row.label is not Label.TAKEN_OVER]
        if [row.uid for row in rows] != list(self._uids[: len(rows)]):
            return "the journal is another one"
        if len(rows) < max(promised.saved, promised.held):
            return f"only {len(rows)} are there"
        if rows and rows[-1].number in promised.sums:
            return self._lost_typing(rows[-1].number, sum_of(rows[-1].action()), promised)
        return ""

    def _not_held(self, path: Path, number: int) -> bool:
        """Look for the first Actions in the file, wherever it is, and in the recovery files."""
        folder = path.parent / _HOME / "data" / "recovery"
        known = {action.uid for left in left_behind(folder) for _, action in left.versions}
        for place in (path, path.with_name(AWAY)):
            if place.exists():
                known |= {row.uid for row in read(place)[1]}
        return not known.issuperset(self._uids[:number])

    def _between(self, path: Path) -> str:
        """Tell whether a migration left something between the old version and the new one."""
        found = built(path)
        if found not in self._built:
            return f"version {found[0]} is half made"
        made = BackupFolder(path.parent / _HOME / "backups").all() if self._migrated else ()
        if self._migrated and found == self._built[0] and not made:
            return "it was migrated without a backup"
        return ""

    def _lost_typing(self, number: int, found: int, promised: Promised) -> str:
        kept = len(promised.sums[number])
        later = self._sums[number][kept - 1 :]
        return "" if found in later else f"an earlier text of {number} is there"


def _in_json(path: Path) -> bytes:
    return json.dumps(str(path)).encode("ascii")


def built(path: Path) -> tuple[int, list[object]]:
    """Tell the version of a file and how its tables are built; a hot journal is rolled back."""
    with troubles(path), closing(connect(path, Mode.REPAIRING)) as driver:
        (version,) = driver.execute(_VERSION).fetchone()
        return version, driver.execute(_TABLES).fetchall()


def _bad_backup(folder: Path) -> str:
    for backup in BackupFolder(folder / _HOME / "backups").all():
        if found := integrity(backup.path):
            return f"a backup is not sound: {found[0].code}"
    return ""


def cut_power(
    story: str,
    pragmas: Sequence[str] = (),
    *,
    start: Path | None = None,
    torn: int = 3,
    share: float = 1.0,
    enough: int = 10**9,
) -> Tried:
    """Record a story and check the states after every call, or after a share of the calls.

    It ends early where `enough` states lost something.
    `start` is the file with which the story begins. Of what is not synced, `torn` mixtures of
    sectors are tried beside the whole writes.
    """
    with TemporaryDirectory() as home:
        root, log = Path(home, "work"), Path(home, "calls")
        root.mkdir()
        files = {} if start is None else {FILE: start.read_bytes()}
        for name, content in files.items():
            (root / name).write_bytes(content)
        command = [sys.executable, "-m", "tests.durability.child", story, str(root / FILE)]
        whole = Promised()
        for line in record([*command, *pragmas], log, root / _HOME).splitlines():
            whole.hear(line)
        cut = Cut(" ".join((story, *pragmas)), root / FILE, whole, start)
        promised = Promised()
        fast = _FASTEST if _FASTEST.is_dir() else None
        with TemporaryDirectory(dir=fast) as folder:
            for disk in _moments(Replay(root, files, promised.hear), log, cut.tried, share):
                for left in disk.states(random.Random(cut.tried.calls), torn):
                    cut.check(left, promised, Path(folder))
                if len(cut.tried.lost) >= enough:
                    break
    return cut.tried


def _moments(replay: Replay, log: Path, tried: Tried, share: float) -> Iterator[Disk]:
    dice = random.Random(20251205)
    for disk in replay.play(read_calls(log)):
        tried.calls += 1
        if dice.random() < share:
            yield disk
