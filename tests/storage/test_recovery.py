import json
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter

import pytest

from facilitator.app import editing, notes
from facilitator.app.action import Action, Label
from facilitator.app.desk import Desk
from facilitator.app.history.history import History
from facilitator.app.history.words import tell_all
from facilitator.app.making import new_workshop
from facilitator.app.ports import OpenedFile
from facilitator.domain.entities import Draft
from facilitator.domain.workshop import Workshop
from facilitator.storage.check import integrity
from facilitator.storage.connection import Mode, connect
from facilitator.storage.file import create, open_for_writing, read
from facilitator.storage.header import identity
from facilitator.storage.writing import taking_over
from facilitator.storage.writing.left_behind import forget
from facilitator.storage.writing.lifeline import Lifeline
from facilitator.storage.writing.outbox import Item, Outbox
from facilitator.storage.writing.recovery import RecoveryFile
from facilitator.storage.writing.writer import Writer
from tests.storage.heard import Heard


@pytest.fixture
def recovery(tmp_path: Path) -> Path:
    return tmp_path / "data" / "recovery"


@pytest.fixture
def made(path: Path) -> Path:
    create(path, [new_workshop(datetime(2025, 12, 5, 9))])
    return path


def names(workshop: Workshop) -> list[str]:
    return [center.name for center in workshop.centers]


def drafts(workshop: Workshop) -> list[str]:
    return [each.text for each in workshop.all_entities() if isinstance(each, Draft)]


def wait_until(is_so: Callable[[], object], seconds: float = 5.0) -> bool:
    until = perf_counter() + seconds
    while not is_so() and perf_counter() < until:
        threading.Event().wait(0.02)
    return bool(is_so())


def lines(recovery: Path) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for file in sorted(recovery.glob("*.jsonl"))
        for line in file.read_text("ascii").splitlines()
        if line
    ]


def held(recovery: Path) -> list[object]:
    """List the numbers of the Actions in the recovery files, in the order of the lines."""
    return [line["number"] for line in lines(recovery) if "number" in line]


def open_it(path: Path, recovery: Path) -> tuple[OpenedFile, Desk]:
    opened = open_for_writing(path, recovery=recovery)
    return opened, Desk(opened.workshop, opened.journal, opened.keeper, by="진행자")


def leave_behind(path: Path, recovery: Path, *center_names: str) -> Path:
    """Enter centers while the file is away, end the session, and give where the file is now."""
    opened, desk = open_it(path, recovery)
    away = path.with_name("away.workshop")
    path.rename(away)
    for name in center_names:
        desk.do(editing.add_center, name)
    opened.keeper.close()
    return away


def test_what_waits_goes_to_the_recovery_file_and_is_taken_over(made: Path, recovery: Path) -> None:
    leave_behind(made, recovery, "공익", "마을").rename(made)
    assert held(recovery) == [2, 3]
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (2, 0)
    assert names(desk.workshop) == ["공익", "마을"]
    assert [row.label for row in opened.journal][1:] == [Label.CENTER_ADDED] * 2
    desk.undo()
    assert opened.keeper.flush(5)
    opened.keeper.close()
    workshop, journal = read(made)
    assert names(workshop) == ["공익"]
    assert [row.number for row in journal] == [1, 2, 3, 4]
    assert integrity(made) == []
    assert list(recovery.iterdir()) == []


def test_while_the_session_goes_on_it_is_held_after_a_second_and_gone_when_saved(
    made: Path, recovery: Path
) -> None:
    opened, desk = open_it(made, recovery)
    away = made.with_name("away.workshop")
    made.rename(away)
    desk.do(editing.add_center, "공익")
    assert wait_until(lambda: held(recovery) == [2])
    desk.do(editing.add_center, "마을")
    assert wait_until(lambda: held(recovery) == [2, 3])
    away.rename(made)
    assert opened.keeper.flush(5)
    assert wait_until(lambda: list(recovery.iterdir()) == [])
    opened.keeper.close()


def test_nothing_is_written_while_the_disk_keeps_up(made: Path, recovery: Path) -> None:
    opened, desk = open_it(made, recovery)
    for number in range(30):
        desk.do(editing.add_center, f"센터 {number}")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    assert not recovery.exists()


def test_only_its_owner_can_read_it(made: Path, recovery: Path) -> None:
    leave_behind(made, recovery, "공익")
    (file,) = recovery.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert recovery.stat().st_mode & 0o777 == 0o700


def test_what_was_saved_after_all_is_not_taken_over_twice(made: Path, recovery: Path) -> None:
    leave_behind(made, recovery, "공익", "마을").rename(made)
    (file,) = recovery.iterdir()
    whole = file.read_bytes()
    opened, _ = open_it(made, recovery)
    opened.keeper.close()
    file.write_bytes(whole)  # the process was killed between the last COMMIT and its removal
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (0, 0)
    assert names(desk.workshop) == ["공익", "마을"]
    opened.keeper.close()
    assert list(recovery.iterdir()) == []


def test_a_torn_last_line_is_left_out(made: Path, recovery: Path) -> None:
    leave_behind(made, recovery, "공익", "마을").rename(made)
    (file,) = recovery.iterdir()
    file.write_bytes(file.read_bytes()[:-20])
    opened, desk = open_it(made, recovery)
    assert opened.recovered == 1
    assert names(desk.workshop) == ["공익"]
    opened.keeper.close()


def test_a_copy_that_stands_in_for_a_file_that_is_gone_gets_it(made: Path, recovery: Path) -> None:
    away = leave_behind(made, recovery, "공익")
    elsewhere = away.rename(made.parent.parent / "backup.workshop")
    opened, desk = open_it(elsewhere, recovery)
    assert opened.recovered == 1
    assert names(desk.workshop) == ["공익"]
    opened.keeper.close()
    again, _ = open_it(elsewhere, recovery)  # it is told once
    assert (again.recovered, again.unfitting) == (0, 0)
    again.keeper.close()


def test_a_copy_does_not_swallow_what_waits_for_a_file_on_a_stick(
    made: Path, recovery: Path
) -> None:
    older = made.with_name("last week.workshop")
    older.write_bytes(made.read_bytes())
    older.chmod(0o600)
    away = leave_behind(made, recovery, "공익", "마을")
    copy, desk = open_it(older, recovery)
    assert copy.recovered == 2
    assert names(desk.workshop) == ["공익", "마을"]
    copy.keeper.close()
    assert held(recovery) == [2, 3]
    opened, desk = open_it(away.rename(made), recovery)  # the stick is back
    assert opened.recovered == 2
    assert names(desk.workshop) == ["공익", "마을"]
    opened.keeper.close()
    assert list(recovery.iterdir()) == []
    assert [row.uid for row in read(made)[1]] == [row.uid for row in read(older)[1]]


def test_of_two_copies_that_were_away_each_gets_its_own(made: Path, recovery: Path) -> None:
    other = made.with_name("other.workshop")
    other.write_bytes(made.read_bytes())
    other.chmod(0o600)
    (first, desk), (second, others) = open_it(made, recovery), open_it(other, recovery)
    away = made.rename(made.with_name("away.workshop"))
    other_away = other.rename(made.with_name("other away.workshop"))
    desk.do(editing.add_center, "공익")
    others.do(editing.add_center, "마을")
    first.keeper.close()
    second.keeper.close()
    open_it(other_away.rename(other), recovery)[0].keeper.close()
    open_it(away.rename(made), recovery)[0].keeper.close()
    assert sorted(names(read(other)[0])) == ["공익", "마을"]
    assert names(read(made)[0]) == ["공익"]
    assert list(recovery.iterdir()) == []


def test_what_no_other_file_lacks_any_more_is_not_kept_for_ever(made: Path, recovery: Path) -> None:
    away = leave_behind(made, recovery, "공익")
    open_it(away, recovery)[0].keeper.close()  # the stick has another letter now
    (file,) = recovery.iterdir()
    open_it(away, recovery)[0].keeper.close()
    assert file.exists()
    os.utime(file, (0, 0))
    open_it(away, recovery)[0].keeper.close()
    assert not file.exists()


def test_a_share_that_does_not_answer_is_asked_only_where_there_is_news_and_not_waited_for(
    made: Path, recovery: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = leave_behind(made, recovery, "공익")
    asked = []
    answers = threading.Event()
    stat = Path.stat

    def hangs(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path == made:
            asked.append(path)
            answers.wait(60)
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", hangs)
    monkeypatch.setattr(taking_over, "_ANSWERS_SECONDS", 0.05)
    opened, desk = open_it(away, recovery)
    assert opened.recovered == 1
    assert names(desk.workshop) == ["공익"]
    opened.keeper.close()
    assert asked == [made]
    open_it(away, recovery)[0].keeper.close()
    assert asked == [made]
    answers.set()


def test_a_copy_beside_the_file_does_not_get_it(made: Path, recovery: Path) -> None:
    away = leave_behind(made, recovery, "공익")
    made.write_bytes(away.read_bytes())
    copy, desk = open_it(away, recovery)
    assert (copy.recovered, copy.unfitting) == (0, 0)
    assert names(desk.workshop) == []
    copy.keeper.close()
    opened, desk = open_it(made, recovery)
    assert opened.recovered == 1
    opened.keeper.close()


def test_what_a_session_still_holds_is_not_taken_from_it(made: Path, recovery: Path) -> None:
    opened, desk = open_it(made, recovery)
    away = made.rename(made.with_name("away.workshop"))
    desk.do(editing.add_center, "공익")
    elsewhere = made.with_name("elsewhere.workshop")
    create(elsewhere, [row.action() for row in desk.journal()])
    desk.do(editing.add_center, "마을")
    assert wait_until(lambda: held(recovery) == [2, 3])
    new, _ = open_it(elsewhere, recovery)
    assert new.recovered == 0
    assert [row.number for row in new.journal] == [1, 2]
    new.keeper.close()
    assert held(recovery) == [2, 3]
    away.rename(made)
    assert opened.keeper.flush(5)
    opened.keeper.close()
    assert names(read(made)[0]) == ["공익", "마을"]


def test_lines_that_end_as_windows_ends_them_are_read(made: Path, recovery: Path) -> None:
    away = leave_behind(made, recovery, "공익")
    (file,) = recovery.iterdir()
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    opened, desk = open_it(away.rename(made), recovery)
    assert opened.recovered == 1
    assert names(desk.workshop) == ["공익"]
    opened.keeper.close()


def test_another_workshop_in_the_same_place_does_not_get_it(made: Path, recovery: Path) -> None:
    leave_behind(made, recovery, "공익")
    create(made, [new_workshop(datetime(2026, 1, 5, 9))])
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (0, 0)
    assert names(desk.workshop) == []
    opened.keeper.close()
    assert held(recovery) == [2]


def go_on_elsewhere(path: Path, name: str, **event: str) -> None:
    """Work in the file without the recovery folder: an older program, or another laptop."""
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper, by="동료")
    desk.do(editing.add_center, name)
    if event:
        desk.do(editing.edit_event, **event)
    opened.keeper.close()


def test_where_the_file_went_on_what_was_left_behind_is_joined(made: Path, recovery: Path) -> None:
    leave_behind(made, recovery, "공익", "마을").rename(made)
    (file,) = recovery.iterdir()
    whole = file.read_bytes()
    go_on_elsewhere(made, "재생")
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (2, 0)
    assert sorted(names(desk.workshop)) == ["공익", "마을", "재생"]
    joined = opened.journal[-1]
    assert joined.label is Label.COPIES_JOINED
    assert [each.label for each in joined.brought] == [Label.CENTER_ADDED] * 2
    desk.undo()
    assert names(desk.workshop) == ["재생"]
    desk.redo()
    opened.keeper.close()
    assert sorted(names(read(made)[0])) == ["공익", "마을", "재생"]
    assert integrity(made) == []
    file.write_bytes(whole)  # killed before it was removed
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (0, 0)
    opened.keeper.close()
    assert list(recovery.iterdir()) == []


def test_what_both_have_changed_is_left_to_be_decided(made: Path, recovery: Path) -> None:
    opened, desk = open_it(made, recovery)
    away = made.with_name("away.workshop")
    made.rename(away)
    desk.do(editing.edit_event, purpose="칸막이를 넘는다")
    opened.keeper.close()
    away.rename(made)
    go_on_elsewhere(made, "재생", purpose="함께 일한다")
    opened, desk = open_it(made, recovery)
    assert opened.recovered == 1
    assert desk.workshop.event.purpose == "함께 일한다"
    assert [each.field for each in desk.workshop.conflicts] == ["purpose"]
    opened.keeper.close()
    assert integrity(made) == []


def restore_older(path: Path, recovery: Path, *, edits: bool) -> None:
    """Lose the row of a center, and hold what was entered after it; with `edits` it is about it."""
    older = path.read_bytes()
    opened, desk = open_it(path, recovery)
    desk.do(editing.add_center, "재생")
    assert opened.keeper.flush(5)
    path.rename(path.with_name("away.workshop"))
    if edits:
        desk.do(editing.edit_center, desk.workshop.centers[0].id, short_name="재")
    desk.do(editing.add_center, "공익")
    opened.keeper.close()
    path.write_bytes(older)
    path.chmod(0o600)


def test_what_was_left_behind_is_joined_with_a_backup_that_lacks_entries_before(
    made: Path, recovery: Path
) -> None:
    restore_older(made, recovery, edits=False)
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (1, 0)
    assert names(desk.workshop) == ["공익"]
    desk.undo()
    assert names(desk.workshop) == []
    opened.keeper.close()
    assert integrity(made) == []
    assert list(recovery.iterdir()) == []


def test_what_a_file_is_too_old_for_stands_in_its_history(made: Path, recovery: Path) -> None:
    restore_older(made, recovery, edits=True)
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (1, 1)
    assert names(desk.workshop) == ["공익"]
    history = History(desk)
    line = history.line(history.numbers()[0])
    assert line.label is Label.COPIES_JOINED
    told = [tell_all(history, each) for each in history.brought(history.numbers()[0])]
    assert "공익" in told[0] and "재" in told[1]
    opened.keeper.close()
    assert integrity(made) == []
    again, _ = open_it(made, recovery)  # it is told once
    assert (again.recovered, again.unfitting) == (0, 0)
    again.keeper.close()
    assert list(recovery.iterdir()) == []


def test_where_nothing_fits_it_stands_in_the_history_all_the_same(
    made: Path, recovery: Path
) -> None:
    older = made.read_bytes()
    opened, desk = open_it(made, recovery)
    desk.do(editing.add_center, "재생")
    assert opened.keeper.flush(5)
    made.rename(made.with_name("away.workshop"))
    desk.do(editing.edit_center, desk.workshop.centers[0].id, short_name="재")
    opened.keeper.close()
    made.write_bytes(older)
    made.chmod(0o600)
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (0, 1)
    row = opened.journal[-1]
    assert [(each.label, len(each.load())) for each in row.brought] == [(Label.CENTER_EDITED, 1)]
    assert not row.undoable
    opened.keeper.close()
    assert [len(each.brought) for each in read(made)[1]] == [0, 1]
    assert integrity(made) == []
    assert list(recovery.iterdir()) == []


def test_of_a_run_of_typing_the_last_version_is_taken_over(made: Path, recovery: Path) -> None:
    opened, desk = open_it(made, recovery)
    desk.do(notes.type_note, None, "ㅇ")
    assert opened.keeper.flush(5)
    away = made.with_name("away.workshop")
    made.rename(away)
    for text in ("아", "안"):
        desk.do(notes.type_note, None, text)
    assert opened.keeper.hold(5)
    assert held(recovery) == [2]
    desk.do(notes.type_note, None, "안녕")
    opened.keeper.close()
    assert held(recovery) == [2, 2]
    away.rename(made)
    opened, desk = open_it(made, recovery)
    assert opened.recovered == 1
    opened.keeper.close()
    workshop, journal = read(made)
    assert drafts(workshop) == ["안녕"]
    assert [row.number for row in journal] == [1, 2]
    assert integrity(made) == []


def test_a_later_version_in_the_file_stands(made: Path, recovery: Path) -> None:
    opened, desk = open_it(made, recovery)
    away = made.with_name("away.workshop")
    made.rename(away)
    desk.do(notes.type_note, None, "안")
    assert opened.keeper.hold(5)
    assert held(recovery) == [2]
    (file,) = recovery.iterdir()
    earlier = file.read_bytes()
    away.rename(made)
    desk.do(notes.type_note, None, "안녕")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    file.write_bytes(earlier)  # killed between the COMMIT and the next look at the outbox
    opened, desk = open_it(made, recovery)
    assert opened.recovered == 0
    assert drafts(desk.workshop) == ["안녕"]
    opened.keeper.close()


def test_what_was_typed_again_after_it_was_erased_stands(made: Path, recovery: Path) -> None:
    opened, desk = open_it(made, recovery)
    seconds = iter(range(10))
    desk.clock = lambda: datetime(2025, 12, 5, 9, 30, next(seconds))
    away = made.with_name("away.workshop")
    made.rename(away)
    for text in ("안녕", ""):
        desk.do(notes.type_note, None, text)
        assert opened.keeper.hold(5)
    (file,) = recovery.iterdir()
    earlier = file.read_bytes()
    desk.do(notes.type_note, None, "안녕")
    away.rename(made)
    assert opened.keeper.flush(5)
    opened.keeper.close()
    file.write_bytes(earlier)  # killed between the COMMIT and the next look at the outbox
    opened, desk = open_it(made, recovery)
    assert opened.recovered == 0
    assert drafts(desk.workshop) == ["안녕"]
    opened.keeper.close()


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


def test_a_disk_that_hangs_does_not_hold_the_one_who_leaves(
    hanging: HangingDisk, recovery: Path, made: Path
) -> None:
    hanging.desk.do(editing.add_center, "공익")
    hanging.writer.close()  # comes back though the disk goes on hanging
    assert hanging.writer.pending() == 1
    assert held(recovery) == [2]
