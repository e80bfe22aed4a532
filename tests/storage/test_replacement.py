"""A new file takes the place of one that was let go only where nobody wrote into it meanwhile."""

import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.app import editing
from facilitator.app.desk import Desk
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.storage.check import integrity
from facilitator.storage.file import create, open_for_writing, read
from facilitator.storage.replacing import Replacement
from tests.app.day import Day

HOLDING = """
import sys
from pathlib import Path
from facilitator.storage.file import open_for_writing
opened = open_for_writing(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
opened.keeper.close()
"""


@pytest.fixture
def known(tmp_path: Path) -> Path:
    day = Day(Workshop())
    day.do(editing.add_center, "센터")
    path = tmp_path / "x.workshop"
    create(path, [row.action() for row in day.desk.journal()])
    return path


def new_file(path: Path) -> Replacement:
    day = Day(Workshop())
    day.do(editing.add_center, "새 센터")
    return Replacement(path, [row.action() for row in day.desk.journal()])


def last(path: Path) -> tuple[int, str]:
    row = read(path)[1][-1]
    return row.number, row.uid


def names(path: Path) -> list[str]:
    return [center.name for center in read(path)[0].centers]


def workshops(path: Path) -> list[str]:
    return [each.name for each in path.parent.iterdir() if each.suffix in (".workshop", ".tmp")]


def refused(new: Replacement, entry: tuple[int, str]) -> str:
    with pytest.raises(Trouble) as told:
        new.put(*entry)
    new.drop()
    return told.value.code


def test_it_takes_the_place_of_a_file_as_it_was_known(known: Path) -> None:
    new = new_file(known)
    assert names(known) == ["센터"]
    new.put(*last(known))
    new.drop()
    assert names(known) == ["새 센터"]
    assert integrity(known) == []
    assert workshops(known) == [known.name]
    if sys.platform != "win32":
        assert known.stat().st_mode & 0o777 == 0o600


def test_a_file_without_entries_is_known_by_that(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    create(path)
    new_file(path).put(0, "")
    assert names(path) == ["새 센터"]


def test_what_others_wrote_meanwhile_stays(known: Path) -> None:
    new, entry = new_file(known), last(known)
    opened = open_for_writing(known)
    Desk(opened.workshop, opened.journal, opened.keeper).do(editing.add_center, "다른 센터")
    opened.keeper.close()
    assert refused(new, entry) == "written_elsewhere"
    assert names(known) == ["센터", "다른 센터"]
    assert workshops(known) == [known.name]


def test_a_file_that_is_open_in_this_window_is_not_replaced(known: Path) -> None:
    new, entry = new_file(known), last(known)
    opened = open_for_writing(known)
    code = refused(new, entry)
    opened.keeper.close()
    assert code == "open_elsewhere"
    assert names(known) == ["센터"]


def test_a_file_that_another_process_has_open_is_not_replaced(known: Path) -> None:
    new, entry = new_file(known), last(known)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(known)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert refused(new, entry) == "open_elsewhere"
    assert names(known) == ["센터"]


def test_what_is_gone_is_not_replaced(known: Path) -> None:
    new, entry = new_file(known), last(known)
    known.unlink()
    assert refused(new, entry) == "no_such_file"
    assert workshops(known) == []
