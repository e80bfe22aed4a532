import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest

from facilitator.app import editing
from facilitator.app.desk import Desk
from facilitator.app.ports import OpenedFile
from facilitator.storage.file import create, open_for_writing, read
from facilitator.storage.writing.chores import Chore, Chores

_COUNT = "SELECT count(*) FROM journal"


class Counting:
    """Counts the entries in the file at each look, and asks for the next at once."""

    def __init__(self, pause: float = 0.0, looks: int = 3) -> None:
        self.found: list[int] = []
        self.threads: set[str] = set()
        self.enough = Event()
        self._pause = pause
        self._looks = looks

    def look(self, driver: sqlite3.Connection, now: float) -> float:
        self.threads.add(threading.current_thread().name)
        self.found.append(driver.execute(_COUNT).fetchone()[0])
        if len(self.found) >= self._looks:
            self.enough.set()
            return 3600.0
        return self._pause


class Failing:
    def __init__(self) -> None:
        self.looks = 0

    def look(self, driver: sqlite3.Connection, now: float) -> float:
        self.looks += 1
        driver.execute("BEGIN IMMEDIATE")
        raise RuntimeError("a bug")


@contextmanager
def doing(path: Path, *chores: Chore) -> Iterator[OpenedFile]:
    create(path)
    opened = open_for_writing(path, chores)
    try:
        yield opened
    finally:
        opened.keeper.close()


def add(opened: OpenedFile) -> Callable[[str], object]:
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    return lambda name: desk.do(editing.add_center, name)


def test_a_chore_is_done_on_the_writers_thread_before_the_first_entry_is_saved(path: Path) -> None:
    chore = Counting(pause=3600.0)
    with doing(path, chore) as opened:
        add(opened)("공익")
        assert opened.keeper.flush(5)
        assert chore.found == [0]
        assert chore.threads == {"workshop writer"}


def test_a_chore_is_done_again_while_nothing_waits(path: Path) -> None:
    chore = Counting(pause=0.01)
    with doing(path, chore) as opened:
        add(opened)("공익")
        assert chore.enough.wait(5)
        assert chore.found == [0, 1, 1]


def test_a_chore_that_fails_is_logged_and_what_is_entered_is_saved(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    failing, counting = Failing(), Counting(looks=1)
    with caplog.at_level(logging.ERROR), doing(path, failing, counting) as opened:
        add(opened)("공익")
        assert opened.keeper.flush(5)
    assert failing.looks == 1
    assert counting.found == [0]
    assert [r.getMessage() for r in caplog.records] == ["a chore of the writer failed"]
    assert [c.name for c in read(path)[0].centers] == ["공익"]


def test_each_chore_is_done_when_its_own_time_has_come() -> None:
    seconds = [100.0]
    often, seldom = Counting(pause=10, looks=99), Counting(pause=25, looks=99)
    driver = sqlite3.connect(":memory:")
    driver.execute("CREATE TABLE journal (number)")
    chores = Chores((often, seldom), clock=lambda: seconds[0])
    chores.do_all(driver)
    assert chores.due_in() == 10
    for _ in range(60):
        seconds[0] += 1
        chores.do_next(driver)
    assert (len(often.found), len(seldom.found)) == (1 + 6, 1 + 2)
    driver.close()


def test_without_chores_nothing_is_ever_due() -> None:
    assert Chores(()).due_in() is None
