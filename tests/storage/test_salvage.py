"""What can be read of a damaged file is read; the file itself stays as it is."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from facilitator.app import editing, notes
from facilitator.app.action import Label
from facilitator.app.backups import BackupReason
from facilitator.app.desk import Desk
from facilitator.app.ports import OpenedFile
from facilitator.domain.entities import EntityKind
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.storage.backups.backups import BackupFolder
from facilitator.storage.check import integrity
from facilitator.storage.file import create, open_for_writing, read
from facilitator.storage.salvage.salvage import Salvaged, move_aside, moved_aside, salvage
from tests.app.day import Day, MemoryKeeper, State, everything
from tests.storage.full_file import make_full
from tests.storage.test_refusals import leave_hot_journal

PAGE = 4096
OLD = Path(__file__).with_name("old")


@pytest.fixture
def day(path: Path) -> Day:
    return make_full(path, steps=300)


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "살린 파일.workshop"


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        for statement in statements:
            driver.execute(statement)


def overwrite(path: Path, *pages: int) -> None:
    """Fill pages, counted from 0, with random bytes."""
    chance = Random(7)
    with path.open("r+b") as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(chance.randbytes(PAGE))


def root_of(path: Path, name: str) -> int:
    """Tell on which page, counted from 0, a table or index begins."""
    with closing(sqlite3.connect(path)) as driver:
        told = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(driver.execute(told, (name,)).fetchone()[0]) - 1


def salvaged(path: Path, to: Path) -> tuple[Salvaged, State]:
    """Salvage a file: it stays as it is, and what comes of it is sound and can be worked on."""
    before = path.read_bytes()
    counted = salvage(path, to)
    assert path.read_bytes() == before
    assert integrity(to) == []
    workshop, journal = read(to)
    assert journal[-1].label is Label.SALVAGED
    assert len(journal) >= counted.history_kept + 1
    state = everything(workshop)
    assert sum(counted.read.values()) <= len(state)
    return counted, state


def same(found: State, day: Day) -> int:
    whole = everything(day.workshop)
    return sum(whole.get(key) == entity for key, entity in found.items())


def test_a_sound_file_comes_out_whole(path: Path, to: Path, day: Day) -> None:
    counted, state = salvaged(path, to)
    assert state == everything(day.workshop)
    assert not counted.lost and not counted.dropped and not counted.uncounted
    assert (counted.history_kept, counted.history_lost) == (day.desk.number, 0)
    kept = [row.uid for row in read(to)[1]]
    assert kept[:-1] == [row.uid for row in day.desk.journal()]


def test_a_lost_table_is_taken_from_the_journal(path: Path, to: Path, day: Day) -> None:
    overwrite(path, root_of(path, "attendee"), root_of(path, "sqlite_autoindex_attendee_1"))
    counted, state = salvaged(path, to)
    assert state == everything(day.workshop)
    assert not counted.lost
    assert counted.history_kept == day.desk.number


def test_a_journal_whose_first_page_is_lost_is_found_by_its_others(
    path: Path, to: Path, day: Day
) -> None:
    overwrite(path, root_of(path, "journal"))
    counted, state = salvaged(path, to)
    assert state == everything(day.workshop)
    assert (counted.history_kept, counted.history_lost) == (day.desk.number, 0)


def test_a_lost_journal_leaves_the_tables(path: Path, to: Path, day: Day) -> None:
    change(path, "DELETE FROM journal", "VACUUM")
    counted, state = salvaged(path, to)
    assert state == everything(day.workshop)
    assert counted.history_kept == 0


def test_the_workshop_is_known_again_though_its_first_entry_is_lost(
    path: Path, to: Path, day: Day
) -> None:
    change(path, "UPDATE journal SET changes = '[[' WHERE number = 1")
    counted, state = salvaged(path, to)
    assert state == everything(day.workshop)
    assert counted.history_kept == 0
    assert read(to)[1][0].uid == day.desk.journal()[0].uid


def test_the_beginning_of_the_history_is_kept_up_to_what_is_lost(
    path: Path, to: Path, day: Day
) -> None:
    change(path, "UPDATE journal SET changes = '{}]' WHERE number = 60")
    counted, state = salvaged(path, to)
    assert state == everything(day.workshop)
    assert (counted.history_kept, counted.history_lost) == (59, day.desk.number - 59)
    journal = read(to)[1]
    assert [row.uid for row in journal[:59]] == [row.uid for row in day.desk.journal()[:59]]
    assert len(journal) == 60


def test_what_was_salvaged_can_be_worked_on_and_taken_back(path: Path, to: Path, day: Day) -> None:
    change(path, "DELETE FROM journal WHERE number BETWEEN 50 AND 80")
    salvaged(path, to)
    opened = open_for_writing(to)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(editing.edit_event, title="살린 워크숍")
    for _ in range(30):
        desk.undo()
    for _ in range(30):
        desk.redo()
    assert opened.keeper.flush(5)
    opened.keeper.close()
    assert integrity(to) == []
    assert read(to)[0].event.title == "살린 워크숍"


def test_rows_lost_in_table_and_journal_are_counted(path: Path, to: Path) -> None:
    keeper = MemoryKeeper()
    desk = Desk(Workshop(), keeper=keeper)
    for n in range(300):
        desk.do(editing.add_center, f"{n}번 " + "마을공동체지원센터 " * 10, f"{n}번")
    create(path, list(keeper.actions.values()))
    change(path, "DELETE FROM journal")
    leaf = first_leaf(path, root_of(path, "center"))
    overwrite(path, leaf)
    counted, state = salvaged(path, to)
    centers = sum(1 for kind, _ in state if kind is EntityKind.CENTER)
    assert 0 < counted.lost[EntityKind.CENTER] < 60
    assert centers + counted.lost[EntityKind.CENTER] == 300
    assert counted.read[EntityKind.CENTER] == centers


def first_leaf(path: Path, root: int) -> int:
    """Tell the page, counted from 0, to which the first cell of an inner page leads."""
    data = path.read_bytes()[root * PAGE : (root + 1) * PAGE]
    assert data[0] == 5
    cell = int.from_bytes(data[12:14], "big")
    return int.from_bytes(data[cell : cell + 4], "big") - 1


@pytest.fixture
def attended(path: Path) -> Path:
    """Make a file of a center, whom it sends, a project that it leads, and what it said."""
    create(path)
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(editing.add_center, "공익", "공익")
    center = desk.workshop.centers[0].id
    desk.do(editing.add_attendee, center, "센터장")
    desk.do(editing.add_project, title="사업", lead=center)
    desk.do(notes.add_note, desk.workshop.projects[0].id, "버스", center=center)
    assert opened.keeper.flush(5)
    opened.keeper.close()
    change(path, "DELETE FROM journal")
    return path


def test_something_stands_in_for_what_is_lost_where_others_belong_to_it(
    attended: Path, to: Path
) -> None:
    overwrite(attended, root_of(attended, "center"))
    counted, _ = salvaged(attended, to)
    assert counted.lost == counted.stand_ins == {EntityKind.CENTER: 1}
    assert not counted.dropped
    assert EntityKind.CENTER not in counted.read
    workshop = read(to)[0]
    (center,) = workshop.centers
    assert center.name == "읽지 못한 센터 1"
    assert workshop.attendees[0].center == workshop.projects[0].lead == center.id


def test_a_lost_project_gets_a_number_that_nobody_takes_for_its_own(
    attended: Path, to: Path
) -> None:
    overwrite(attended, root_of(attended, "project"))
    salvaged(attended, to)
    (project,) = read(to)[0].projects
    assert project.number > 900
    assert project.title == "읽지 못한 사업 1"


def test_what_is_lost_comes_from_the_backup_with_its_name_and_its_history(
    path: Path, to: Path, tmp_path: Path
) -> None:
    day = make_full(path, steps=120)
    backup = tmp_path / "backup.workshop"
    shutil.copyfile(path, backup)
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(notes.add_note, desk.workshop.projects[0].id, "백업 뒤에 적은 말")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    overwrite(path, *(root_of(path, name) for name in ("project", "center", "journal")))
    counted = salvage(path, to, backup)
    workshop, journal = read(to)
    assert integrity(to) == []
    names = {p.id: (p.number, p.title) for p in day.workshop.projects}
    assert {p.id: (p.number, p.title) for p in workshop.projects} == names
    assert [c.name for c in workshop.centers] == [c.name for c in day.workshop.centers]
    assert "백업 뒤에 적은 말" in [n.text for n in workshop.notes_of(workshop.projects[0].id)]
    assert counted.history_kept >= day.desk.number
    assert counted.added.get(EntityKind.PROJECT, 0) + counted.read.get(
        EntityKind.PROJECT, 0
    ) == len(names)
    assert not counted.stand_ins
    assert journal[0].uid == read(backup)[1][0].uid


def test_nothing_is_taken_from_the_backup_of_another_workshop(
    attended: Path, to: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.workshop"
    make_full(other, steps=10, seed=4)
    overwrite(attended, root_of(attended, "center"))
    counted = salvage(attended, to, other)
    assert not counted.added and not counted.history_added
    assert len(read(to)[0].centers) == 1


def test_what_belongs_to_something_removed_goes_and_a_mere_mention_is_emptied(
    attended: Path, to: Path
) -> None:
    change(attended, "PRAGMA foreign_keys=OFF", "DELETE FROM center")
    counted, _ = salvaged(attended, to)
    assert counted.dropped == {EntityKind.ATTENDEE: 1}
    assert not counted.lost
    workshop = read(to)[0]
    assert [project.lead for project in workshop.projects] == [None]
    assert [(n.text, n.center) for n in workshop.notes] == [("버스", None)]


def test_a_row_with_one_senseless_value_keeps_the_others(path: Path, to: Path) -> None:
    make_full(path, steps=5)
    change(path, "UPDATE center SET kind = 'province' WHERE rowid = 1", "DELETE FROM journal")
    before = read_all(path, "SELECT id, name FROM center ORDER BY rowid LIMIT 1")
    _, state = salvaged(path, to)
    assert [(c.id, c.name) for c in read(to)[0].centers if c.id == before[0]] == [before]
    assert state


def read_all(path: Path, question: str) -> tuple[object, ...]:
    with closing(sqlite3.connect(path)) as driver:
        found: tuple[object, ...] = driver.execute(question).fetchone()
        return found


def test_without_its_first_page_rows_are_known_by_their_look(
    path: Path, to: Path, day: Day
) -> None:
    overwrite(path, 0)
    counted, state = salvaged(path, to)
    assert state == everything(day.workshop)
    assert counted.history_kept == day.desk.number


def test_without_first_page_and_journal_the_tables_are_still_read(
    path: Path, to: Path, day: Day
) -> None:
    change(path, "DELETE FROM journal", "VACUUM")
    overwrite(path, 0)
    counted, state = salvaged(path, to)
    whole = everything(day.workshop)
    assert same(state, day) >= len(whole) - 2
    assert counted.history_kept == 0


@pytest.mark.parametrize("version", [1, 2, 3])
def test_older_versions_are_salvaged_as_well(version: int, path: Path, to: Path) -> None:
    source = OLD / f"version-{version}.workshop"
    path.write_bytes(source.read_bytes())
    change(path, "DELETE FROM journal WHERE number = 2")
    _, state = salvaged(path, to)
    assert state == everything(read(source)[0])


@pytest.mark.parametrize("seed", range(12))
def test_of_four_pages_overwritten_little_is_lost(
    path: Path, to: Path, day: Day, seed: int
) -> None:
    count = path.stat().st_size // PAGE
    overwrite(path, *Random(seed).sample(range(count), 4))
    counted, state = salvaged(path, to)
    assert same(state, day) > len(everything(day.workshop)) * 0.5
    assert counted.history_kept + counted.history_lost <= day.desk.number


@pytest.mark.parametrize("part", [0.25, 0.5, 0.75, 0.95])
def test_of_a_truncated_file_the_beginning_is_read(
    path: Path, to: Path, day: Day, part: float
) -> None:
    os.truncate(path, int(path.stat().st_size * part))
    counted, state = salvaged(path, to)
    assert same(state, day) > len(everything(day.workshop)) * (part - 0.2) * 0.5
    assert part > 0.5 or counted.uncounted


def test_what_was_planted_is_left_behind(path: Path, to: Path, day: Day) -> None:
    change(
        path,
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM journal; END",
        "CREATE VIEW v AS SELECT * FROM note",
    )
    _, state = salvaged(path, to)
    assert state == everything(day.workshop)


def test_what_was_removed_does_not_come_back(path: Path, to: Path, day: Day) -> None:
    project = day.workshop.projects[0].id
    for n in range(400):
        day.do(notes.add_note, project, f"{n} 지워질 글 " * 20)
    for note in day.workshop.notes:
        if "지워질" in note.text:
            day.do(notes.remove_note, note.id)
    create(path, [row.action() for row in day.desk.journal()], overwrite=True)
    overwrite(path, root_of(path, "note"))
    _, state = salvaged(path, to)
    assert state == everything(day.workshop)


def test_an_action_that_was_not_finished_is_rolled_back_in_a_copy(path: Path, to: Path) -> None:
    leave_hot_journal(path)
    beside = path.with_name(f"{path.name}-journal")
    before = beside.read_bytes()
    counted, _ = salvaged(path, to)
    assert EntityKind.CENTER not in counted.read
    assert beside.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"1. " * 5000, os.urandom(50_000), b"\0" * 20_000])
def test_of_what_is_no_workshop_nothing_is_made(path: Path, to: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert salvage(path, to).is_nothing
    assert not to.exists()
    assert path.read_bytes() == content


def test_a_foreign_database_is_no_workshop(path: Path, to: Path) -> None:
    change(path, "CREATE TABLE center (id INTEGER, name)", "INSERT INTO center VALUES (1, 'a')")
    assert salvage(path, to).is_nothing


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(Trouble) as caught:
        call()
    return caught.value.code


def test_a_newer_file_and_one_that_is_open_are_left_alone(
    path: Path, to: Path, opened: OpenedFile
) -> None:
    assert code_of(lambda: salvage(path, to)) == "open_elsewhere"
    assert code_of(lambda: move_aside(path)) == "open_elsewhere"
    opened.keeper.close()
    change(path, "PRAGMA user_version=99")
    assert code_of(lambda: salvage(path, to)) == "newer"
    assert code_of(lambda: salvage(path.with_name("gone"), to)) == "no_such_file"


def test_a_file_that_another_process_has_open_is_left_alone(path: Path, to: Path) -> None:
    create(path)
    script = (
        "import sys; from pathlib import Path\n"
        "from facilitator.storage.file import open_for_writing\n"
        "opened = open_for_writing(Path(sys.argv[1])); print('open', flush=True)\n"
        "sys.stdin.read(); opened.keeper.close()\n"
    )
    call = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline() == b"open\n"
        assert code_of(lambda: salvage(path, to)) == "open_elsewhere"
        assert code_of(lambda: move_aside(path)) == "open_elsewhere"


def test_nothing_is_replaced_by_what_is_salvaged(path: Path, to: Path, day: Day) -> None:
    to.write_text("다른 파일", encoding="utf-8")
    assert code_of(lambda: salvage(path, to)) == "file_exists"
    assert to.read_text(encoding="utf-8") == "다른 파일"


def test_only_its_owner_can_read_it(path: Path, to: Path, day: Day) -> None:
    salvage(path, to)
    assert stat.S_IMODE(to.stat().st_mode) == 0o600


# -- aside -------------------------------------------------------------------------------------


def test_a_damaged_file_is_moved_aside_untouched_with_its_journal(path: Path) -> None:
    leave_hot_journal(path)
    os.truncate(path, PAGE + 5)
    journal = path.with_name(f"{path.name}-journal")
    before = path.read_bytes(), journal.read_bytes()
    aside = move_aside(path)
    assert not path.exists() and not journal.exists()
    assert aside.parent == path.parent
    assert aside.name.startswith(path.stem) and "손상됨 20" in aside.name
    assert aside.suffix == ".workshop"
    assert (aside.read_bytes(), aside.with_name(f"{aside.name}-journal").read_bytes()) == before


def test_moving_aside_replaces_nothing(path: Path) -> None:
    names = set()
    for n in range(3):
        path.write_bytes(b"%d" % n)
        names.add(move_aside(path))
    assert sorted(p.read_bytes() for p in names) == [b"0", b"1", b"2"]


def test_what_was_moved_aside_is_found_beside_the_file(path: Path) -> None:
    others = (
        path.with_name(f"{path.stem} 2024-12-05 사본.workshop"),
        path.with_name("다른.workshop"),
    )
    for each in (*others, path):
        each.write_bytes(b"damaged")
    asides = {move_aside(path)}
    path.write_bytes(b"damaged again")
    asides.add(move_aside(path))
    move_aside(others[1])
    assert set(moved_aside(path)) == asides


def test_a_name_as_long_as_names_can_be_can_be_moved_aside(tmp_path: Path) -> None:
    path = tmp_path / ("가" * 78 + ".workshop")
    path.write_bytes(b"damaged")
    assert move_aside(path).read_bytes() == b"damaged"


def test_what_is_not_there_cannot_be_moved(path: Path) -> None:
    assert code_of(lambda: move_aside(path)) == "no_such_file"


def test_a_restored_backup_and_what_is_salvaged_are_of_one_workshop(
    path: Path, to: Path, tmp_path: Path, day: Day
) -> None:
    folder = BackupFolder(tmp_path / "backups")
    folder.make(path, BackupReason.OPENING)
    overwrite(path, root_of(path, "note"))
    salvaged(path, to)
    assert [b.original for b in folder.of(to)] == [path]


_KILLED = """
import os, sys
from pathlib import Path
from facilitator.storage.salvage.salvage import move_aside

path, at = Path(sys.argv[1]), int(sys.argv[2])
count = 0

def heard(event, given):
    global count
    if event in ("open", "os.link", "os.rename", "os.remove"):
        if str(path.parent) in str(given[0]):
            if count == at:
                os._exit(9)
            count += 1

sys.addaudithook(heard)
move_aside(path)
"""


def test_killed_at_any_moment_one_of_both_names_has_the_file_with_its_journal(
    tmp_path: Path,
) -> None:
    source = tmp_path / "source.workshop"
    leave_hot_journal(source)
    pair = source.read_bytes(), source.with_name(f"{source.name}-journal").read_bytes()
    at, code = 0, 9
    while code == 9:
        folder = tmp_path / str(at)
        folder.mkdir()
        path = folder / source.name
        for file, data in zip(_pair_of(path), pair, strict=True):
            file.write_bytes(data)
        code = subprocess.run([sys.executable, "-c", _KILLED, str(path), str(at)]).returncode
        found = [path] if path.exists() else moved_aside(path)
        assert [tuple(file.read_bytes() for file in _pair_of(f)) for f in found] == [pair], at
        at += 1
    assert code == 0
    assert at > 6


def _pair_of(path: Path) -> tuple[Path, Path]:
    return path, path.with_name(f"{path.name}-journal")


# -- what is said of it ------------------------------------------------------------------------


def test_an_event_of_which_only_some_changes_are_left_is_told_lost(
    path: Path, to: Path, day: Day
) -> None:
    change(path, "DELETE FROM journal WHERE number < 5")
    overwrite(path, root_of(path, "event"), root_of(path, "sqlite_autoindex_event_1"))
    counted, _ = salvaged(path, to)
    assert counted.lost[EntityKind.EVENT] == 1
    assert EntityKind.EVENT not in counted.read
    assert EntityKind.EVENT not in counted.maybe_older


@pytest.fixture
def named(path: Path) -> Path:
    """Make a file with three centers, one of them renamed and one removed in its last entries."""
    create(path)
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    for name in ("하나", "둘", "셋"):
        desk.do(editing.add_center, name)
    one, two, _ = (center.id for center in desk.workshop.centers)
    desk.do(editing.edit_center, one, name="새 이름")
    desk.do(editing.remove_center, two)
    assert opened.keeper.flush(5)
    opened.keeper.close()
    return path


def test_what_the_index_does_not_know_any_more_stays_removed(named: Path, to: Path) -> None:
    last = "(SELECT max(number) FROM journal)"
    change(named, f"UPDATE journal SET changes = '[[' WHERE number = {last}")
    overwrite(named, root_of(named, "center"))
    counted, _ = salvaged(named, to)
    assert [center.name for center in read(to)[0].centers] == ["새 이름", "셋"]
    assert counted.maybe_older[EntityKind.CENTER] == 2
    assert not counted.lost


def test_what_a_journal_with_holes_tells_is_counted_apart(named: Path, to: Path) -> None:
    last = "(SELECT max(number) FROM journal)"
    change(named, f"UPDATE journal SET changes = '[[' WHERE number = {last} - 1")
    overwrite(named, root_of(named, "center"))
    counted, _ = salvaged(named, to)
    assert [center.name for center in read(to)[0].centers] == ["하나", "셋"]
    assert counted.maybe_older[EntityKind.CENTER] == 2
    assert EntityKind.CENTER not in counted.read


def test_pages_of_chance_promise_nothing(path: Path, to: Path) -> None:
    keeper = MemoryKeeper()
    desk = Desk(Workshop(), keeper=keeper)
    for n in range(300):
        desk.do(editing.add_center, f"{n}번 " + "마을공동체지원센터 " * 10, f"{n}번")
    create(path, list(keeper.actions.values()))
    chance = Random(1)
    leaf = first_leaf(path, root_of(path, "center"))
    with path.open("r+b") as file:
        for page in (leaf, root_of(path, "sqlite_autoindex_center_1")):
            file.seek(page * PAGE)
            file.write(b"\x0d" + chance.randbytes(PAGE - 1))
    counted, state = salvaged(path, to)
    assert sum(kind is EntityKind.CENTER for kind, _ in state) == 300
    assert EntityKind.CENTER not in counted.lost
