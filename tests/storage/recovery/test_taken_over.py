"""What a session could not save is held apart, and taken over by the next that opens the file."""

import os
import threading
from datetime import datetime
from pathlib import Path

import pytest

from facilitator.app import editing
from facilitator.app.action import Label
from facilitator.app.making import new_workshop
from facilitator.storage.check import integrity
from facilitator.storage.file import create, read
from facilitator.storage.writing import taking_over
from tests.storage.recovery.leaving import held, leave_behind, names, open_it, wait_until


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


@pytest.mark.slow
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
    assert (opened.recovered, opened.elsewhere) == (1, ((made, 1),))
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
    assert (copy.recovered, copy.elsewhere) == (2, ((made, 2),))
    assert names(desk.workshop) == ["공익", "마을"]
    copy.keeper.close()
    assert held(recovery) == [2, 3]
    opened, desk = open_it(away.rename(made), recovery)  # the stick is back
    assert (opened.recovered, opened.elsewhere) == (2, ())
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


@pytest.mark.slow
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
