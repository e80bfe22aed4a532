"""The command that joins two copies of one workshop, on real files."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from facilitator.__main__ import main
from facilitator.app import answers, editing, notes
from facilitator.app.action import Label
from facilitator.app.desk import Desk
from facilitator.app.joining.joining import Side, decide
from facilitator.app.joining.merging import merge_files
from facilitator.app.ports import OpenedFile
from facilitator.bootstrap import Files
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import AnswerWord
from facilitator.paths import data_folder, resource
from facilitator.storage.check import integrity
from facilitator.storage.file import open_for_writing, read
from tests.test_command_line import Run, Said, refused, run

__all__ = ["run"]

SAMPLE = resource("sample", "anseong-2025.xlsx")
SOON = 20.0


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("prepared") / "sample.workshop"
    assert main(["import", str(SAMPLE), str(path)]) == 0
    return path


@pytest.fixture
def mine(prepared: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "가방 #1 (50%)"
    folder.mkdir()
    return Path(shutil.copyfile(prepared, folder / "내 파일.workshop"))


@pytest.fixture
def theirs(mine: Path) -> Path:
    return Path(shutil.copyfile(mine, mine.with_name("다른 방.workshop")))


@contextmanager
def at_work(path: Path, by: str = "") -> Iterator[Desk]:
    """Work on a file; all is saved when it is left."""
    opened = Files().open_file(path)
    clock = lambda: datetime(2025, 12, 5, 14, 10)  # noqa: E731  # the same in every room
    try:
        yield Desk(opened.workshop, opened.journal, opened.keeper, clock, by or path.stem)
    finally:
        assert opened.keeper.flush(SOON)
        opened.keeper.close()


def answer(path: Path, word: AnswerWord, *, project: int = 0, **more: Any) -> None:
    with at_work(path) as desk:
        asked = desk.workshop.projects[project]
        center = desk.workshop.proposed_to(asked.id)[0]
        desk.do(answers.record_answer, asked.id, center.id, word, **more)


def shown(path: Path, run: Run) -> dict[str, Any]:
    said: Said = run("show", path, "--json")
    assert said.status == 0
    found: dict[str, Any] = json.loads(said.out)
    return found


def test_what_the_other_room_entered_is_taken_over(mine: Path, theirs: Path, run: Run) -> None:
    answer(mine, AnswerWord.YES)
    answer(theirs, AnswerWord.NO, project=2, reason="인력 부족")
    before = theirs.read_bytes()
    said = run("merge", mine, theirs)
    assert (said.status, said.err) == (0, "")
    assert theirs.read_bytes() == before
    outcome = shown(mine, run)
    words = [a["answer"] for p in outcome["projects"] for a in p["answers"] if a["answer"]]
    assert sorted(words) == ["no", "yes"]
    _, journal = read(mine)
    assert journal[-1].label is Label.COPIES_JOINED
    assert [b.by for b in journal[-1].brought] == ["다른 방"]
    assert run("check", mine).status == 0


def test_merging_again_says_that_nothing_is_new_and_changes_nothing(
    mine: Path, theirs: Path, run: Run
) -> None:
    answer(theirs, AnswerWord.YES)
    run("merge", mine, theirs)
    before = shown(mine, run)
    said = run("merge", mine, theirs)
    assert said.status == 0
    assert "새로운 내용이 없습니다" in said.out
    assert shown(mine, run) == before
    assert run("merge", theirs, mine).status == 0
    assert run("merge", theirs, mine).out == said.out


def test_a_conflict_is_listed_in_one_line_and_both_values_are_kept(
    mine: Path, theirs: Path, run: Run
) -> None:
    answer(mine, AnswerWord.CONDITIONAL, condition="예산 협의")
    answer(theirs, AnswerWord.NO, reason="인력 부족\n때문")
    said = run("merge", mine, theirs)
    assert said.status == 1
    (line,) = [line for line in said.out.splitlines() if line.startswith("차이:")]
    for word in ("예산 협의", "내 파일", "인력 부족", "다른 방", "2025. 12. 5. 14:10"):
        assert word in line
    workshop, _ = read(mine)
    assert {a.word for a in workshop.answers} == {AnswerWord.CONDITIONAL}
    (conflict,) = workshop.conflicts
    assert getattr(conflict.theirs, "word", None) is AnswerWord.NO
    checked = run("check", mine)
    assert checked.status == 0 and "결정하지 않은 차이가 1건" in checked.out
    again = run("merge", mine, theirs)
    assert again.status == 1 and line in again.out, "it is still undecided"


def test_a_decided_conflict_is_none_any_more(mine: Path, theirs: Path, run: Run) -> None:
    answer(mine, AnswerWord.YES)
    answer(theirs, AnswerWord.NO)
    run("merge", mine, theirs)
    with at_work(mine) as desk:
        desk.do(decide, desk.workshop.conflicts[0].id, Side.THEIRS)
    assert run("merge", mine, theirs).status == 0
    assert run("merge", theirs, mine).status == 0
    assert [a.word for a in read(theirs)[0].answers] == [AnswerWord.NO]


def test_with_out_both_files_are_only_read(mine: Path, theirs: Path, run: Run) -> None:
    answer(mine, AnswerWord.YES)
    answer(theirs, AnswerWord.NO, project=2)
    before = mine.read_bytes(), theirs.read_bytes()
    out = mine.with_name("합친 것.workshop")
    said = run("merge", mine, theirs, "-o", out)
    assert said.status == 0 and str(out) in said.out
    assert (mine.read_bytes(), theirs.read_bytes()) == before
    assert integrity(out) == []
    refused(run("merge", mine, theirs, "-o", out), "있")
    assert run("merge", mine, theirs, "-o", out, "--force").status == 0
    joined = shown(out, run)
    run("merge", mine, theirs)
    assert shown(mine, run) == joined
    with at_work(out) as desk:
        assert desk.undo_label() is Label.COPIES_JOINED
        desk.undo()
        assert len(desk.workshop.answers) == 1


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_neither_copy_can_be_the_new_file(
    mine: Path, theirs: Path, run: Run, force: tuple[str, ...]
) -> None:
    before = mine.read_bytes(), theirs.read_bytes()
    for out in (mine, theirs):
        refused(run("merge", mine, theirs, "-o", out, *force))
    assert (mine.read_bytes(), theirs.read_bytes()) == before


def test_wrong_input_is_told_in_one_line(mine: Path, theirs: Path, run: Run) -> None:
    other = mine.with_name("남의 것.workshop")
    run("import", SAMPLE, other)
    text = mine.with_name("글.workshop")
    text.write_text("아무 글", encoding="utf-8")
    before = mine.read_bytes()
    refused(run("merge", mine, other), "사본이 아닙니다")
    refused(run("merge", mine, text))
    refused(run("merge", mine, mine.with_name("없음.workshop")))
    refused(run("merge", mine.with_name("없음.workshop"), theirs))
    refused(run("merge", mine, mine), "두 번")
    refused(run("merge", mine))
    assert mine.read_bytes() == before


def test_a_file_that_is_open_elsewhere_is_not_joined(mine: Path, theirs: Path, run: Run) -> None:
    answer(theirs, AnswerWord.YES)
    with at_work(mine):
        refused(run("merge", mine, theirs))
    assert run("merge", mine, theirs).status == 0


def test_a_backup_is_made_before_copies_are_joined(mine: Path, theirs: Path, run: Run) -> None:
    answer(theirs, AnswerWord.YES)
    run("merge", mine, theirs)
    reasons = [backup.reason.value for backup in Files().backups_of(mine)]
    assert "merge" in reasons


def test_show_keeps_its_form_whatever_is_joined(mine: Path, theirs: Path, run: Run) -> None:
    before = shown(mine, run)
    answer(mine, AnswerWord.YES)
    answer(theirs, AnswerWord.NO)
    run("merge", mine, theirs)
    after = shown(mine, run)
    assert after.keys() == before.keys()
    for name in ("projects", "sections", "centers"):
        assert [each.keys() for each in after[name]] == [each.keys() for each in before[name]]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_killed_while_joining_the_file_is_as_before_or_joined(mine: Path, theirs: Path) -> None:
    with at_work(theirs) as desk:
        for count in range(300):
            desk.do(notes.add_note, desk.workshop.projects[0].id, f"{count} 토의")
    files = {len(read(path)[0].notes) for path in (mine, theirs)}
    untouched = mine.read_bytes()
    seen = set()
    for delay in (0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.5):
        mine.write_bytes(untouched)
        for left in mine.parent.glob("*-journal"):
            left.unlink()
        command = [sys.executable, "-m", "facilitator", "merge", str(mine), str(theirs)]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ)
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        child.wait()
        with at_work(mine) as desk:  # what a crash left is rolled back
            seen.add(len(desk.workshop.notes))
        assert integrity(mine) == []
    assert seen <= files


@pytest.mark.slow
def test_two_rehearsals_of_different_sections_are_joined(
    mine: Path, tmp_path: Path, run: Run
) -> None:
    made = []
    for number in (1, 2):
        out = tmp_path / f"room{number}"
        options = ["--out", str(out), "--sections", str(number), "--seed", str(number)]
        # Each room is a process of its own: windows of other tests would take the keyboard.
        command = [sys.executable, "-m", "facilitator", "rehearse", str(mine), *options]
        assert subprocess.run(command, stdout=subprocess.DEVNULL, env=os.environ).returncode == 0
        (file,) = out.glob("*.workshop")
        made.append(file)
    one, other = made
    first = run("merge", one, other, "-o", tmp_path / "하나.workshop")
    second = run("merge", other, one, "-o", tmp_path / "둘.workshop")
    assert first.status == second.status
    joined = shown(tmp_path / "하나.workshop", run)
    turned = shown(tmp_path / "둘.workshop", run)
    held = [s["started_at"] is not None for s in joined["sections"]]
    assert held == [True, True, False, False]
    if first.status == 0:
        joined.pop("saved"), turned.pop("saved")
        assert joined == turned


def test_nothing_is_lost_where_one_removed_what_the_other_discussed(
    mine: Path, theirs: Path, run: Run
) -> None:
    with at_work(mine) as desk:
        desk.do(editing.remove_project, desk.workshop.projects[0].id)
    with at_work(theirs) as desk:
        desk.do(notes.add_note, desk.workshop.projects[0].id, "계속하자")
    said = run("merge", mine, theirs)
    assert said.status == 1
    assert sum(line.startswith("차이:") for line in said.out.splitlines()) == 1
    with at_work(mine) as desk:
        head = next(c for c in desk.workshop.conflicts if c.kind.value == "project")
        desk.do(decide, head.id, Side.THEIRS)
    assert [n.text for n in read(mine)[0].notes] == ["계속하자"]


# -- what is in the way ---------------------------------------------------------------------------


class SmallFiles(Files):
    """The real files; one that is opened for writing cannot grow."""

    def open_file(self, path: Path) -> OpenedFile:
        recovery = data_folder() / "recovery"
        return open_for_writing(path, (_Limit(),), recovery=recovery)


class _Limit:
    """Has SQLite find the disk full, as soon as a file needs another page."""

    def look(self, driver: sqlite3.Connection, now: float) -> float:
        (pages,) = driver.execute("PRAGMA page_count").fetchone()
        driver.execute(f"PRAGMA max_page_count={pages}")
        return 600.0


def long_notes(path: Path, count: int = 40) -> None:
    with at_work(path) as desk:
        for number in range(count):
            desk.do(notes.add_note, desk.workshop.projects[0].id, f"{number} " + "말" * 900)


def waiting(home: Path) -> list[str]:
    """Name what waits to be taken over at the next opening."""
    return [file.name for file in home.rglob("recovery/*")]


def test_on_a_full_disk_nothing_is_joined_neither_now_nor_later(
    mine: Path, theirs: Path, home: Path
) -> None:
    long_notes(theirs)
    before = mine.read_bytes()
    began = time.monotonic()
    with pytest.raises(Trouble) as caught:
        merge_files(SmallFiles(), mine, theirs, None, False)
    assert caught.value.code == "joining_disk_full"
    assert time.monotonic() - began < SOON
    assert mine.read_bytes() == before
    assert waiting(home) == []
    opened = Files().open_file(mine)
    opened.keeper.close()
    assert (opened.recovered, len(opened.workshop.notes)) == (0, 0)
    assert len(merge_files(Files(), mine, theirs, None, False).joining.changes) >= 40


def test_what_an_earlier_session_left_outlives_a_joining_that_was_stopped(
    mine: Path, theirs: Path, home: Path
) -> None:
    left_behind(mine, "남은 메모 " + "말" * 9000)
    long_notes(theirs)
    with pytest.raises(Trouble):
        merge_files(SmallFiles(), mine, theirs, None, False)
    with at_work(mine) as desk:
        assert [note.text[:5] for note in desk.workshop.notes] == ["남은 메모"]


def left_behind(path: Path, text: str) -> None:
    """End a session that could not save a note."""
    opened = SmallFiles().open_file(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(notes.add_note, desk.workshop.projects[0].id, text)
    opened.keeper.close()
    assert opened.keeper.pending() == 1


def test_what_an_earlier_session_left_is_told(mine: Path, theirs: Path, run: Run) -> None:
    left_behind(mine, "남은 메모 " + "말" * 9000)
    answer(theirs, AnswerWord.YES)
    said = run("merge", mine, theirs)
    assert said.status == 0
    assert "지난번에" in said.out and "1건" in said.out
    workshop, journal = read(mine)
    assert len(workshop.notes) == len(workshop.answers) == 1
    assert [row.label for row in journal[-2:]] == [Label.NOTE_ADDED, Label.COPIES_JOINED]


def test_without_a_backup_nothing_is_joined_but_into_a_new_file(
    mine: Path, theirs: Path, run: Run
) -> None:
    answer(theirs, AnswerWord.YES)
    before = mine.read_bytes()
    folder = Files().backups_folder()
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("no folder", encoding="utf-8")
    refused(run("merge", mine, theirs), str(folder), "-o")
    assert mine.read_bytes() == before
    assert run("merge", mine, theirs, "-o", mine.with_name("합친 것.workshop")).status == 0


def test_a_difference_tells_what_differs_and_where_to_decide(
    mine: Path, theirs: Path, run: Run
) -> None:
    answer(mine, AnswerWord.CONDITIONAL, condition="예산 협의", reason="공간 부족")
    answer(theirs, AnswerWord.CONDITIONAL, condition="예산 협의", reason="인력 부족")
    said = run("merge", mine, theirs)
    (line,) = [line for line in said.out.splitlines() if line.startswith("차이:")]
    assert "공간 부족" in line and "인력 부족" in line
    assert "예산 협의" not in line
    assert "차이 결정하기" in said.out.splitlines()[-1] and str(mine) in said.out.splitlines()[-1]


def test_help_tells_the_exit_statuses(run: Run) -> None:
    said = run("merge", "--help")
    assert said.status == 0
    for status in "012":
        assert f"{status} " in said.out[said.out.index("종료 상태") :]


# -- entries that cannot be read ------------------------------------------------------------------


def spoil(path: Path, number: int) -> None:
    with sqlite3.connect(path) as db:
        done = db.execute("UPDATE journal SET changes='[{' WHERE number=?", (number,))
        assert done.rowcount == 1
    db.close()


def words(path: Path) -> list[str]:
    return sorted(str(answer.word) for answer in read(path)[0].answers)


def rows(path: Path) -> int:
    return len(read(path)[1])


def test_an_entry_that_both_know_need_not_be_readable(mine: Path, theirs: Path, run: Run) -> None:
    answer(mine, AnswerWord.YES)
    answer(theirs, AnswerWord.NO, project=2)
    spoil(mine, 1)
    said = run("merge", mine, theirs)
    assert said.status == 0
    assert mine.name in said.err and ": 1번" in said.err and len(said.err.splitlines()) == 1
    assert words(mine) == ["no", "yes"]
    spoil(theirs, 1)
    assert run("merge", theirs, mine).status == 0
    assert set(read(theirs)[0].answers) == set(read(mine)[0].answers)


@pytest.mark.parametrize("way", ["in theirs", "in mine"])
def test_what_an_unreadable_entry_did_is_joined_from_the_tables(
    mine: Path, theirs: Path, run: Run, way: str
) -> None:
    answer(mine, AnswerWord.YES)
    answer(theirs, AnswerWord.NO, project=2)
    damaged = theirs if way == "in theirs" else mine
    spoil(damaged, rows(damaged))
    said = run("merge", mine, theirs)
    assert said.status == 0
    assert damaged.name in said.err
    assert words(mine) == ["no", "yes"]
    out = mine.with_name("합친 것.workshop")
    assert run("merge", mine, theirs, "-o", out).status == 0
    assert words(out) == ["no", "yes"] and integrity(out) == []
    again = run("merge", mine, theirs)
    assert again.status == 0 and "새로운 내용이 없습니다" in again.out
    run("merge", theirs, mine)
    assert words(theirs) == ["no", "yes"]
    assert set(read(theirs)[0].answers) == set(read(mine)[0].answers)


def test_a_change_that_cannot_be_read_still_conflicts(mine: Path, theirs: Path, run: Run) -> None:
    for path, title in ((mine, "이쪽 이름"), (theirs, "저쪽 이름")):
        with at_work(path) as desk:
            desk.do(editing.edit_project, desk.workshop.projects[0].id, title=title)
    spoil(theirs, rows(theirs))
    said = run("merge", mine, theirs)
    assert said.status == 1
    assert "이쪽 이름" in said.out and "저쪽 이름" in said.out
    assert read(mine)[0].projects[0].title == "이쪽 이름"


def test_a_removal_that_cannot_be_read_is_a_removal(mine: Path, theirs: Path, run: Run) -> None:
    with at_work(theirs) as desk:
        desk.do(editing.remove_project, desk.workshop.projects[0].id)
    spoil(theirs, rows(theirs))
    assert run("merge", mine, theirs).status == 0
    assert len(read(mine)[0].projects) == 11
    assert run("check", mine).status == 0
    with at_work(mine) as desk:
        desk.undo()
    assert len(read(mine)[0].projects) == 12
