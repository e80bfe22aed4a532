import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from facilitator.app import editing, notes
from facilitator.app.action import Action, Change, Label
from facilitator.app.copies.copying import take, whole
from facilitator.app.desk import Desk
from facilitator.app.ports import OpenedFile
from facilitator.domain.entities import Center, EntityKind, Note
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import CenterId, NoteId, ProjectId
from facilitator.domain.workshop import Workshop
from facilitator.storage.check import integrity
from facilitator.storage.connection import Mode, connect
from facilitator.storage.file import create, open_for_writing, read
from facilitator.storage.header import identity
from facilitator.storage.writing import lifeline
from facilitator.storage.writing import writer as writer_module
from facilitator.storage.writing.chores import Chores
from facilitator.storage.writing.writer import Writer
from tests.durability.mounts import small_disk
from tests.storage.heard import Heard


def names(workshop: Workshop) -> list[str]:
    return [center.name for center in workshop.centers]


def test_actions_are_saved_one_by_one_and_in_order(
    path: Path, opened: OpenedFile, desk: Desk, heard: Heard
) -> None:
    for number in range(1, 51):
        desk.do(editing.add_center, f"센터 {number}")
    assert opened.keeper.flush(5)
    assert heard.saved == list(range(1, 51))
    assert opened.keeper.pending() == 0
    opened.keeper.close()
    assert names(read(path)[0]) == [f"센터 {n}" for n in range(1, 51)]


def test_saved_is_said_on_another_thread(opened: OpenedFile, desk: Desk) -> None:
    told: list[str] = []
    opened.keeper.listen(
        lambda number, at: told.append(threading.current_thread().name), lambda trouble: None
    )
    for number in range(3):
        desk.do(editing.add_center, f"센터 {number}")
        assert opened.keeper.flush(5)
    assert told == ["workshop writer"] * 3


def test_a_deleted_file_is_told_and_nothing_is_called_saved(
    path: Path, opened: OpenedFile, desk: Desk, heard: Heard
) -> None:
    desk.do(editing.add_center, "공익")
    assert opened.keeper.flush(5)
    path.unlink()
    desk.do(editing.add_center, "마을")
    assert heard.wait_for_trouble("file_gone")
    desk.do(editing.add_center, "재생")
    assert not opened.keeper.flush(0.2)
    assert heard.saved == [1]
    assert heard.troubles == ["file_gone"]
    assert opened.keeper.pending() == 2
    assert names(desk.workshop) == ["공익", "마을", "재생"]


def test_saving_goes_on_when_a_renamed_file_is_back(
    path: Path, opened: OpenedFile, desk: Desk, heard: Heard
) -> None:
    away = path.with_name("다른 이름.workshop")
    path.rename(away)
    desk.do(editing.add_center, "공익")
    assert heard.wait_for_trouble("file_gone")
    create(path)
    desk.do(editing.add_center, "마을")
    assert heard.wait_for_trouble("file_moved")
    away.replace(path)
    assert opened.keeper.flush(5)
    assert heard.saved == [1, 2]
    opened.keeper.close()
    assert names(read(path)[0]) == ["공익", "마을"]
    assert integrity(path) == []


@pytest.mark.slow
def test_trouble_is_retried_by_itself(
    path: Path, opened: OpenedFile, desk: Desk, heard: Heard
) -> None:
    away = path.with_name("다른 이름.workshop")
    path.rename(away)
    desk.do(editing.add_center, "공익")
    assert heard.wait_for_trouble("file_gone")
    away.rename(path)
    until = perf_counter() + 4
    while opened.keeper.pending() and perf_counter() < until:
        threading.Event().wait(0.05)
    assert heard.saved == [1]


def test_a_file_that_is_away_at_the_very_moment_of_saving_is_told_and_taken_back(
    path: Path,
) -> None:
    create(path)
    away = path.with_name("다른 이름.workshop")
    driver = connect(path, Mode.WRITING)

    def on_statement(statement: str) -> None:
        if statement.startswith("COMMIT") and path.exists():
            path.rename(away)
            driver.set_trace_callback(None)

    driver.set_trace_callback(on_statement)
    writer = Writer(driver, path, identity(path))
    heard = Heard(writer)
    writer.start()
    desk = Desk(Workshop(), (), writer)
    desk.do(editing.add_center, "공익")
    assert heard.wait_for_trouble("file_gone")
    assert heard.saved == []
    away.rename(path)
    desk.do(editing.add_center, "마을")
    assert writer.flush(5)
    assert heard.saved == [1, 2]
    assert heard.troubles == ["file_gone"]
    writer.close()
    assert names(read(path)[0]) == ["공익", "마을"]
    assert integrity(path) == []


def small(path: Path) -> tuple[Writer, Workshop]:
    """Open a file that cannot grow."""
    create(path)
    driver = connect(path, Mode.WRITING)
    (pages,) = driver.execute("PRAGMA page_count").fetchone()
    driver.execute(f"PRAGMA max_page_count={pages + 4}")
    writer = Writer(driver, path, identity(path))
    writer.start()
    return writer, Workshop()


def test_a_full_file_keeps_the_order_though_a_smaller_entry_would_fit(path: Path) -> None:
    writer, workshop = small(path)
    heard = Heard(writer)
    desk = Desk(workshop, (), writer)
    desk.do(editing.add_center, "공익")
    desk.do(editing.edit_event, purpose="긴 목적 " * 20_000)
    desk.do(editing.add_center, "마을")
    assert heard.wait_for_trouble("disk_full")
    desk.do(editing.add_center, "재생")
    assert not writer.flush(0.2)
    assert heard.saved == [1]
    assert heard.troubles == ["disk_full"]
    assert writer.pending() == 3
    writer.close()
    assert names(read(path)[0]) == ["공익"]
    assert integrity(path) == []


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk.folder


def test_a_full_disk_is_told_and_saving_goes_on_when_there_is_room(tiny_disk: Path) -> None:
    path = tiny_disk / "행사.workshop"
    create(path)
    opened = open_for_writing(path)
    heard = Heard(opened.keeper)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(editing.add_center, "공익")
    assert opened.keeper.flush(5)
    filler = tiny_disk / "video.mp4"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError):
        while True:
            file.write(bytes(4096))
    for number in range(40):
        desk.do(notes.add_note, None, f"{number} " + "말 " * 100)
    assert heard.wait_for_trouble("disk_full")
    unsaved = opened.keeper.pending()
    assert unsaved > 0
    filler.unlink()
    assert opened.keeper.flush(5)
    assert heard.saved == list(range(1, 42))
    assert heard.troubles == ["disk_full"]
    opened.keeper.close()
    assert len(read(path)[0].notes) == 40
    assert integrity(path) == []


def test_a_full_disk_makes_no_file(tiny_disk: Path) -> None:
    with (tiny_disk / "video.mp4").open("wb", buffering=0) as file, pytest.raises(OSError):
        while True:
            file.write(bytes(4096))
    with pytest.raises(Trouble) as caught:
        create(tiny_disk / "행사.workshop")
    assert caught.value.code == "disk_full"
    assert [p.name for p in tiny_disk.iterdir()] == ["video.mp4"]


def action(*changes: Change) -> Action:
    return Action(Label.NOTE_ADDED, datetime(2025, 12, 5, 14), changes)


def note(note_id: str, text: str, project: str | None = None) -> Change:
    made = Note(
        NoteId(note_id), datetime(2025, 12, 5), ProjectId(project) if project else None, text=text
    )
    return Change(EntityKind.NOTE, note_id, "", None, made)


def test_a_fault_of_ours_is_told_logged_once_and_keeps_what_waits(
    path: Path, opened: OpenedFile, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        opened.keeper.keep(1, action(note("a", "말 \udcff")))  # cannot be written as UTF-8
        assert heard.wait_for_trouble("write_failed")
        opened.keeper.keep(2, action(note("b", "다음 말")))
        assert not opened.keeper.flush(0.2)
    assert heard.saved == []
    assert opened.keeper.pending() == 2
    assert [r.getMessage() for r in caplog.records] == ["Action 1 (note_added) cannot be written"]


def test_a_reference_to_nothing_is_logged_but_what_was_entered_is_saved(
    path: Path, opened: OpenedFile, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        opened.keeper.keep(1, action(note("a", "말", project="gone")))
        opened.keeper.keep(2, action(note("b", "다음 말")))
        assert opened.keeper.flush(5)
    assert heard.saved == [1, 2]
    assert heard.troubles == []
    assert "breaks a reference" in caplog.text
    opened.keeper.close()
    assert [n.text for n in read(path)[0].notes] == ["말", "다음 말"]
    assert [(f.code, f.gaps["table"]) for f in integrity(path)] == [("check_reference", "note")]


def test_a_change_of_what_is_not_in_the_file_is_a_fault(
    opened: OpenedFile, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        opened.keeper.keep(1, action(Change(EntityKind.CENTER, "gone", "name", "가", "나")))
        assert heard.wait_for_trouble("write_failed")
    assert heard.saved == []


def test_a_listener_that_fails_does_not_stop_the_saving(
    path: Path, opened: OpenedFile, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(number: int, at: datetime) -> None:
        raise RuntimeError("the window is gone")

    opened.keeper.listen(fails, lambda trouble: None)
    desk = Desk(opened.workshop, (), opened.keeper)
    with caplog.at_level(logging.ERROR):
        desk.do(editing.add_center, "공익")
        desk.do(editing.add_center, "마을")
        assert opened.keeper.flush(5)
    assert len(caplog.records) == 2
    opened.keeper.close()
    assert names(read(path)[0]) == ["공익", "마을"]


def test_what_waits_with_the_same_number_is_replaced(
    path: Path, opened: OpenedFile, heard: Heard
) -> None:
    away = path.with_name("다른 이름.workshop")
    path.rename(away)
    opened.keeper.keep(1, action(note("a", "첫 말")))
    assert heard.wait_for_trouble("file_gone")
    for text in ("ㅇ", "아", "안", "안녕"):
        opened.keeper.keep(2, action(note("b", text)))
    assert opened.keeper.pending() == 2
    away.rename(path)
    assert opened.keeper.flush(5)
    assert heard.saved == [1, 2]
    opened.keeper.close()
    workshop, journal = read(path)
    assert [n.text for n in workshop.notes] == ["첫 말", "안녕"]
    assert [row.number for row in journal] == [1, 2]


def test_closing_saves_what_waits_and_leaves_one_file(
    path: Path, opened: OpenedFile, desk: Desk
) -> None:
    for number in range(30):
        desk.do(editing.add_center, f"센터 {number}")
    opened.keeper.close()
    opened.keeper.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert len(read(path)[0].centers) == 30
    assert "workshop writer" not in {thread.name for thread in threading.enumerate()}
    with pytest.raises(RuntimeError):
        opened.keeper.keep(99, action(note("late", "늦은 말")))


def test_a_center_that_came_and_went_leaves_nothing(
    path: Path, opened: OpenedFile, heard: Heard
) -> None:
    center = Center(CenterId("c"), "공익")
    opened.keeper.keep(1, action(Change(EntityKind.CENTER, "c", "", None, center)))
    opened.keeper.keep(2, action(Change(EntityKind.CENTER, "c", "", center, None)))
    opened.keeper.keep(3, action(Change(EntityKind.DRAFT, "never written", "", None, None)))
    assert opened.keeper.flush(5)
    opened.keeper.close()
    assert read(path)[0].centers == []
    assert integrity(path) == []


def test_an_entry_that_can_never_be_written_is_told_and_a_copy_holds_everything(
    path: Path, opened: OpenedFile, desk: Desk, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    desk.do(editing.add_center, "공익")
    assert opened.keeper.flush(5)
    nowhere = Change(EntityKind.CENTER, "nobody", "name", "a", "b")
    opened.keeper.keep(2, Action(Label.CENTER_EDITED, datetime(2025, 12, 5), (nowhere,)))
    desk.number = 2
    desk.do(editing.add_center, "마을")
    with caplog.at_level(logging.CRITICAL):
        assert heard.wait_for_trouble("write_failed")
        assert not opened.keeper.flush(0.2)
    assert heard.troubles == ["write_failed"]
    assert opened.keeper.pending() == 2
    copy_of_all = path.with_name("사본.workshop")
    create(copy_of_all, whole(take(desk)))
    assert names(read(copy_of_all)[0]) == ["공익", "마을"]


def test_whoever_begins_to_listen_late_hears_of_the_trouble_that_stands(
    path: Path, opened: OpenedFile, desk: Desk, heard: Heard
) -> None:
    path.unlink()
    desk.do(editing.add_center, "마을")
    assert heard.wait_for_trouble("file_gone")
    assert Heard(opened.keeper).troubles == ["file_gone"]


def test_whoever_begins_to_listen_after_the_trouble_hears_of_none(
    path: Path, opened: OpenedFile, desk: Desk, heard: Heard
) -> None:
    away = path.rename(path.with_name("away.workshop"))
    desk.do(editing.add_center, "마을")
    assert heard.wait_for_trouble("file_gone")
    away.rename(path)
    assert opened.keeper.flush(5)
    assert Heard(opened.keeper).troubles == []


@pytest.mark.slow
def test_a_file_that_is_renamed_while_nothing_is_entered_is_noticed_and_so_is_its_return(
    path: Path, opened: OpenedFile, desk: Desk, heard: Heard
) -> None:
    desk.do(editing.add_center, "마을")
    assert opened.keeper.flush(5)
    away = path.rename(path.with_name("away.workshop"))
    assert heard.wait_for_trouble("file_gone")
    away.rename(path)
    assert heard.wait_for_saved(2)
    assert heard.saved == [1, 1]
    assert Heard(opened.keeper).troubles == []


class LongBackup:
    """A chore that takes until it is told to end."""

    def __init__(self) -> None:
        self.began, self.may_end = threading.Event(), threading.Event()

    def look(self, driver: sqlite3.Connection, now: float) -> float:
        self.began.set()
        self.may_end.wait(30)
        return 600.0


@pytest.fixture
def backup() -> Iterator[LongBackup]:
    backup = LongBackup()
    yield backup
    backup.may_end.set()


def test_a_first_backup_that_hangs_is_told_and_does_not_hold_the_one_who_leaves(
    path: Path, backup: LongBackup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lifeline, "_HANGS", 0.2)
    create(path)
    opened = open_for_writing(path, [backup], recovery=path.parent / "recovery")
    heard = Heard(opened.keeper)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(editing.add_center, "공익")
    assert heard.wait_for_trouble("disk_hangs")
    monkeypatch.setattr(writer_module, "_LAST_SECONDS", 60.0)
    monkeypatch.setattr(writer_module, "_GRACE_SECONDS", 0.1)
    leaving = threading.Thread(target=opened.keeper.close, daemon=True)
    leaving.start()
    leaving.join(20)
    assert not leaving.is_alive()
    assert opened.keeper.pending() == 1
    backup.may_end.set()
    assert heard.wait_for_saved(1)


def test_whoever_closes_during_a_backup_can_open_the_file_again_at_once(
    path: Path, backup: LongBackup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "_GRACE_SECONDS", 0.05)
    create(path)
    opened = open_for_writing(path, [backup])
    opened.keeper.flush(0)
    assert backup.began.wait(5)
    threading.Timer(0.5, backup.may_end.set).start()
    opened.keeper.close()
    open_for_writing(path).keeper.close()


class LeavesATransaction:
    """A chore whose disk went while it was at it."""

    def look(self, driver: sqlite3.Connection, now: float) -> float:
        driver.execute("BEGIN")
        return 600.0


class FailsToRollBack(sqlite3.Connection):
    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        if sql == "ROLLBACK":
            raise sqlite3.OperationalError("disk I/O error")
        return super().execute(sql, *parameters)


def test_a_transaction_that_cannot_be_ended_does_not_end_the_thread(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with closing(sqlite3.connect(":memory:", factory=FailsToRollBack)) as driver:
        chores = Chores([LeavesATransaction()])
        chores.do_all(driver)
        assert chores.due_in() is not None
    assert "left a transaction" in caplog.text
