"""Who has a workshop open: the note beside the file."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from facilitator.app import editing
from facilitator.app.desk import Desk
from facilitator.domain.failures import Trouble
from facilitator.storage.connection import Mode, connect
from facilitator.storage.file import create, open_for_writing
from facilitator.storage.who import leave_note, note_path, take_note_away, who_has

HOLDS = """
import sys
from pathlib import Path
from facilitator.storage.file import open_for_writing
opened = open_for_writing(Path(sys.argv[1]))
opened.keeper.flush(5)
print("open", flush=True)
sys.stdin.read()
opened.keeper.close()
"""


@contextmanager
def another_program(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Have another process open the file until it is told to close or killed."""
    started = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdin is not None and started.stdout is not None
    try:
        assert started.stdout.readline() == "open\n"
        yield started
    finally:
        started.stdin.close()
        started.wait(20)
        started.stdout.close()


def test_a_second_program_learns_that_it_is_open_and_by_whom(path: Path) -> None:
    create(path)
    with another_program(path) as first:
        with pytest.raises(Trouble) as caught:
            open_for_writing(path)
        opener = who_has(path)
        assert caught.value.code == "open_elsewhere"
        assert opener is not None and opener.is_here and opener.since is not None
        told = json.loads(note_path(path).read_text("utf-8"))
        assert told["process"] == first.pid
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_nobody_waits_a_second_for_a_lock(path: Path) -> None:
    create(path)
    with closing(connect(path, Mode.WRITING)) as driver:
        (patience,) = driver.execute("PRAGMA busy_timeout").fetchone()  # ms
    assert patience < 1000


def test_after_the_first_was_killed_it_opens_at_once(path: Path) -> None:
    create(path)
    with another_program(path) as first:
        first.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        first.wait(20)
    assert who_has(path) is not None  # the note is left; the lock decides
    opened = open_for_writing(path)
    opened.keeper.flush(5)
    assert json.loads(note_path(path).read_text("utf-8"))["process"] == os.getpid()
    opened.keeper.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_whoever_may_read_the_file_may_read_the_note(path: Path) -> None:
    create(path)
    for mode in (0o600, 0o664):
        path.chmod(mode)
        opened = open_for_writing(path)
        opened.keeper.flush(5)
        assert note_path(path).stat().st_mode & 0o777 == mode
        opened.keeper.close()


def test_where_no_note_can_be_written_the_file_is_opened_all_the_same(path: Path) -> None:
    create(path)
    note_path(path).mkdir()  # in the way, as a folder that takes no file would be
    assert leave_note(path) == ""
    assert who_has(path) is None
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, (), opened.keeper)
    desk.do(editing.add_center, "공익")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    assert note_path(path).is_dir()


def test_the_longest_name_has_room_for_its_note(tmp_path: Path) -> None:
    path = tmp_path / f"{'가' * 79}.workshop"
    assert len(path.name.encode()) == 246
    create(path)
    opened = open_for_writing(path)
    opened.keeper.flush(5)
    assert who_has(path) is not None
    assert who_has(path.with_name("다른.workshop")) is None
    opened.keeper.close()


def test_another_ones_note_is_left_where_it_is(path: Path) -> None:
    create(path)
    said = leave_note(path)
    note_path(path).write_text('{"user": "이웃", "computer": "노트북 2"}', encoding="utf-8")
    take_note_away(path, said)
    opener = who_has(path)
    assert opener is not None
    assert (opener.user, opener.computer, opener.is_here) == ("이웃", "노트북 2", False)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[1]",
        "[" * 4000,
        '{"user": 7, "since": "soon"}',
        '{"since": "2025-12-05T14:00:00+09:00"}',
    ],
)
def test_a_note_may_say_anything(path: Path, written: str) -> None:
    create(path)
    note_path(path).write_text(written, encoding="utf-8")
    opener = who_has(path)
    assert opener is None or (opener.user, opener.computer) == ("", "")


def test_a_long_name_in_a_note_is_told_short_and_in_one_line(path: Path) -> None:
    create(path)
    note_path(path).write_text(json.dumps({"user": "가\n나" * 100}), encoding="utf-8")
    opener = who_has(path)
    assert opener is not None
    assert len(opener.user) <= 80 and "\n" not in opener.user
