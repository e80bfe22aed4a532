"""Folders, lines and disks that stand in the way of holding what is not saved."""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from facilitator.app import editing
from facilitator.app.action import Action
from facilitator.app.desk import Desk
from facilitator.app.making import new_workshop
from facilitator.storage.check import integrity
from facilitator.storage.connection import Mode, connect
from facilitator.storage.file import create, open_for_writing, read
from facilitator.storage.header import identity
from facilitator.storage.writing.left_behind import forget
from facilitator.storage.writing.lifeline import Lifeline
from facilitator.storage.writing.outbox import Item, Outbox
from facilitator.storage.writing.recovery import RecoveryFile
from facilitator.storage.writing.writer import Writer
from tests.storage.heard import Heard
from tests.storage.recovery.leaving import (
    held,
    leave_behind,
    lines,
    names,
    open_it,
    wait_until,
)


def test_a_workshop_is_forgotten_and_another_one_is_not(
    made: Path, recovery: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.workshop"
    create(other, [new_workshop(datetime(2025, 12, 5, 9))])
    leave_behind(made, recovery, "공익")
    leave_behind(other, recovery, "마을")
    first = open_for_writing(tmp_path / "away.workshop")
    first.keeper.close()
    assert forget(recovery, first.journal[0].uid) == 1
    assert [line["number"] for line in lines(recovery) if "number" in line] == [2]
    assert forget(recovery, "nobody") == 0


def test_foreign_files_in_the_folder_are_left_alone(made: Path, recovery: Path) -> None:
    recovery.mkdir(parents=True)
    foreign = {"a.jsonl": "", "b.jsonl": "{}\n", "c.jsonl": "[1]\n", "d.jsonl": '{"format": 99}\n'}
    for name, text in foreign.items():
        (recovery / name).write_text(text)
    opened, _ = open_it(made, recovery)
    assert opened.recovered == 0
    opened.keeper.close()
    assert {p.name: p.read_text() for p in recovery.iterdir()} == foreign


@pytest.mark.parametrize(
    ("key", "odd"),
    [("undoes", [1]), ("redoes", -1), ("undoes", 10**30), ("number", 1e999), ("run", "\ud800")],
)
def test_what_no_file_could_take_is_counted_kept_and_holds_nothing_up(
    made: Path, recovery: Path, key: str, odd: object
) -> None:
    away = leave_behind(made, recovery, "공익")
    (file,) = recovery.iterdir()
    head, left = lines(recovery)
    file.write_text(f"{json.dumps(head)}\n{json.dumps({**left, key: odd})}\n", "ascii")
    before = file.read_bytes()
    opened, desk = open_it(away.rename(made), recovery)
    assert (opened.recovered, opened.unread) == (0, 1)
    desk.do(editing.add_center, "마을")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    (aside,) = recovery.iterdir()
    assert aside.read_bytes() == before
    again, _ = open_it(made, recovery)  # it is told once
    assert again.unread == 0
    again.keeper.close()
    assert forget(recovery, again.journal[0].uid) == 1
    assert list(recovery.iterdir()) == []


def change_line(file: Path, at: int, to: Callable[[bytes], bytes]) -> None:
    found = [line for line in file.read_bytes().splitlines() if line]
    found[at] = to(found[at])
    file.write_bytes(b"\n".join(found) + b"\n")


@pytest.mark.parametrize(
    ("at", "to"),
    [
        (3, lambda line: line.replace(b"center_added", b"added_by_a_newer_program")),
        (3, lambda line: line[:-30]),
        (2, lambda line: line[:-30]),
        (2, lambda line: b"[1, 2]"),
        (1, lambda line: b"12"),
    ],
)
def test_one_line_that_cannot_be_read_does_not_silence_the_others(
    made: Path, recovery: Path, at: int, to: Callable[[bytes], bytes]
) -> None:
    away = leave_behind(made, recovery, "공익", "마을", "재생")
    (file,) = recovery.iterdir()
    change_line(file, at, to)
    opened, desk = open_it(away.rename(made), recovery)
    assert (opened.recovered, opened.unfitting, opened.unread) == (2, 0, 1)
    whole = ["공익", "마을", "재생"]
    assert names(desk.workshop) == whole[: at - 1] + whole[at:]
    opened.keeper.close()
    assert integrity(made) == []


def test_a_line_that_a_full_disk_tore_and_that_was_written_again_is_none(
    made: Path, recovery: Path
) -> None:
    away = leave_behind(made, recovery, "공익", "마을")
    (file,) = recovery.iterdir()
    head, first, second = (line for line in file.read_bytes().splitlines() if line)
    torn = [second[:length] for length in (5, 12, 14, 40, 70)]
    file.write_bytes(b"\n".join([head, first, *torn, second, bytes(512)]))
    opened, _ = open_it(away.rename(made), recovery)
    assert (opened.recovered, opened.unfitting, opened.unread) == (2, 0, 0)
    opened.keeper.close()
    assert list(recovery.iterdir()) == []


def test_a_data_folder_that_cannot_be_written_stops_nothing(
    made: Path, recovery: Path, caplog: pytest.LogCaptureFixture
) -> None:
    recovery.parent.mkdir()
    recovery.write_text("a file where the folder should be")
    opened, desk = open_it(made, recovery)
    heard = Heard(opened.keeper)
    away = made.with_name("away.workshop")
    made.rename(away)
    desk.do(editing.add_center, "공익")
    assert not opened.keeper.hold(5)
    assert "recovery file" in caplog.text
    assert heard.wait_for_trouble("not_held")
    assert Heard(opened.keeper).troubles == ["not_held"]  # whoever comes later hears of it too
    away.rename(made)
    assert opened.keeper.flush(5)
    opened.keeper.close()
    assert names(read(made)[0]) == ["공익"]


@pytest.mark.slow
def test_when_what_waits_can_be_held_again_the_trouble_is_told_as_it_is(
    made: Path, recovery: Path
) -> None:
    recovery.parent.mkdir()
    recovery.write_text("a file where the folder should be")
    opened, desk = open_it(made, recovery)
    heard = Heard(opened.keeper)
    away = made.rename(made.with_name("away.workshop"))
    desk.do(editing.add_center, "공익")
    assert heard.wait_for_trouble("not_held")
    assert heard.troubles == ["file_gone", "not_held"]
    recovery.unlink()
    assert wait_until(lambda: held(recovery) == [2])
    assert wait_until(lambda: heard.troubles == ["file_gone", "not_held", "file_gone"])
    away.rename(made)
    opened.keeper.close()


class BrokenFile(RecoveryFile):
    """Fails as only a bug does."""

    def hold(self, before: Action | None, items: Sequence[Item]) -> None:
        raise TypeError("no value of JSON")


def test_a_bug_in_holding_is_logged_once_and_does_not_end_the_looking(
    made: Path, recovery: Path, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = Outbox()
    outbox.put(2, new_workshop(datetime(2025, 12, 5, 9)))
    told: list[bool] = []
    lifeline = Lifeline(outbox, BrokenFile(recovery, made, []), lambda: None, told.append)
    lifeline.start()
    assert not lifeline.hold(5)
    assert told == [False]
    assert "workshop lifeline" in {t.name for t in threading.enumerate()}
    assert not lifeline.close(5)
    assert caplog.text.count("cannot be held apart") == 1
    caplog.clear()


class HangingDisk:
    """A writer whose COMMIT waits until the disk answers."""

    def __init__(self, path: Path, recovery: Path) -> None:
        workshop, journal = read(path)
        self.answers = threading.Event()
        driver = connect(path, Mode.WRITING)
        driver.set_trace_callback(self._on_statement)
        file = RecoveryFile(recovery, path, journal)
        self.writer = Writer(driver, path, identity(path), recovery=file)
        self.heard = Heard(self.writer)
        self.desk = Desk(workshop, journal, self.writer)
        self.writer.start()

    def _on_statement(self, statement: str) -> None:
        if statement.startswith("COMMIT"):
            self.answers.wait(60)


@pytest.fixture
def hanging(made: Path, recovery: Path) -> Iterator[HangingDisk]:
    disk = HangingDisk(made, recovery)
    yield disk
    disk.answers.set()
    disk.writer.close()
    assert wait_until(lambda: "workshop writer" not in {t.name for t in threading.enumerate()})


@pytest.mark.slow
def test_a_disk_that_hangs_is_told_once_and_what_waits_is_held(
    hanging: HangingDisk, recovery: Path, made: Path
) -> None:
    for name in ("공익", "마을"):
        hanging.desk.do(editing.add_center, name)
    assert wait_until(lambda: held(recovery) == [2, 3], 3)
    assert hanging.heard.wait_for_trouble("disk_hangs", 10)
    hanging.answers.set()
    assert hanging.writer.flush(5)
    assert hanging.heard.saved == [2, 3]
    assert hanging.heard.troubles == ["disk_hangs"]
    assert wait_until(lambda: list(recovery.iterdir()) == [])


@pytest.mark.slow
def test_a_disk_that_hangs_does_not_hold_the_one_who_leaves(
    hanging: HangingDisk, recovery: Path, made: Path
) -> None:
    hanging.desk.do(editing.add_center, "공익")
    hanging.writer.close()  # comes back though the disk goes on hanging
    assert hanging.writer.pending() == 1
    assert held(recovery) == [2]
