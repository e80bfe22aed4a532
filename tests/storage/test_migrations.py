import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from facilitator.app.action import Label
from facilitator.app.show import outcome_json
from facilitator.domain.entities import Answer
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import AnswerWord
from facilitator.storage import file as file_module
from facilitator.storage import migrations, reading
from facilitator.storage.check import integrity
from facilitator.storage.file import create, open_for_writing, read
from facilitator.storage.migrations import VERSION, ReferencesBroken, Step, migrate

OLD = Path(__file__).with_name("old")


@pytest.fixture
def driver(path: Path) -> Iterator[sqlite3.Connection]:
    create(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("PRAGMA foreign_keys=ON")
        driver.execute("INSERT INTO center VALUES ('c', '공익', '공익', 'center', '', 1)")
        driver.execute("INSERT INTO attendee VALUES ('a', 'c', '주임', 'present', 1)")
        driver.execute("PRAGMA user_version=1")
        yield driver


def add_column(driver: sqlite3.Connection) -> None:
    driver.execute("ALTER TABLE center ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'")


def rebuild_table(driver: sqlite3.Connection) -> None:
    driver.execute("CREATE TABLE new_center (id TEXT PRIMARY KEY, name TEXT, colour TEXT)")
    driver.execute("INSERT INTO new_center SELECT id, name, colour FROM center")
    driver.execute("DROP TABLE center")
    driver.execute("ALTER TABLE new_center RENAME TO center")


def empty_table(driver: sqlite3.Connection) -> None:
    driver.execute("DELETE FROM center")


def fail(driver: sqlite3.Connection) -> None:
    driver.execute("SELECT * FROM nothing")


def version(driver: sqlite3.Connection) -> int:
    return int(driver.execute("PRAGMA user_version").fetchone()[0])


def columns(driver: sqlite3.Connection) -> list[str]:
    return [row[1] for row in driver.execute("PRAGMA table_info(center)")]


def test_an_old_file_goes_through_every_step_and_loses_no_row(driver: sqlite3.Connection) -> None:
    migrate(driver, 1, (add_column, rebuild_table))
    assert version(driver) == 3
    assert driver.execute("SELECT * FROM center").fetchall() == [("c", "공익", "blue")]
    assert driver.execute("SELECT id, center FROM attendee").fetchall() == [("a", "c")]
    assert driver.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_only_the_steps_that_are_missing_are_taken(driver: sqlite3.Connection) -> None:
    add_column(driver)
    migrate(driver, 2, (add_column, rebuild_table))
    assert version(driver) == 3
    migrate(driver, 3, (add_column, rebuild_table))
    assert version(driver) == 3


@pytest.mark.parametrize(
    ("last", "error"), [(fail, sqlite3.OperationalError), (empty_table, ReferencesBroken)]
)
def test_a_step_that_fails_leaves_the_file_as_it_was(
    driver: sqlite3.Connection, last: Step, error: type[Exception]
) -> None:
    before = columns(driver)
    with pytest.raises(error):
        migrate(driver, 1, (add_column, last))
    assert version(driver) == 1
    assert columns(driver) == before
    assert driver.execute("SELECT count(*) FROM center").fetchone() == (1,)
    assert driver.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that the program is one version ahead, with a column that it does not read."""
    monkeypatch.setattr(migrations.migrate, "__defaults__", ((*migrations.STEPS, add_column),))
    for module in (file_module, reading):
        monkeypatch.setattr(module, "VERSION", VERSION + 1)


def test_opening_brings_an_older_file_to_the_newest_version(path: Path, next_version: None) -> None:
    create_older(path)
    open_for_writing(path).keeper.close()
    with closing(sqlite3.connect(path)) as driver:
        assert version(driver) == VERSION + 1
        assert "colour" in columns(driver)


def test_reading_an_older_file_does_not_change_it(path: Path, next_version: None) -> None:
    create_older(path)
    before = path.read_bytes()
    workshop, _ = read(path)
    assert workshop.event.id == "event"
    assert path.read_bytes() == before


def test_an_older_file_with_broken_references_is_left_as_it_was(
    path: Path, next_version: None
) -> None:
    create_older(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("INSERT INTO attendee VALUES ('a', 'gone', '주임', 'present', 1)")
    before = path.read_bytes()
    with pytest.raises(Trouble) as caught:
        open_for_writing(path)
    assert caught.value.code == "damaged"
    assert path.read_bytes() == before


def create_older(path: Path) -> None:
    create(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute(f"PRAGMA user_version={VERSION}")


@pytest.mark.parametrize("old", sorted(OLD.glob("*.workshop")), ids=lambda p: p.stem)
def test_a_file_of_every_released_version_still_opens(path: Path, old: Path) -> None:
    copyfile(old, path)
    path.chmod(0o600)
    opened = open_for_writing(path)
    workshop = opened.workshop
    assert workshop.event.title == "2025 협업 워크숍"
    assert [c.short_name for c in workshop.centers] == ["공익", "마을"]
    assert [n.text for n in workshop.notes] == ["버스 시간을 맞춘다"]
    assert [row.number for row in opened.journal] == list(range(1, len(opened.journal) + 1))
    opened.keeper.close()
    assert integrity(path) == []


@pytest.mark.parametrize("old", sorted(OLD.glob("*.workshop")), ids=lambda p: p.stem)
def test_a_file_of_every_released_version_still_says_the_same(path: Path, old: Path) -> None:
    copyfile(old, path)
    path.chmod(0o600)
    expected = json.loads(old.with_suffix(".json").read_text(encoding="utf-8"))
    workshop, journal = read(path)
    assert outcome_json(workshop, journal[-1].number) == expected
    opened = open_for_writing(path)  # migrated in the file itself, not in memory
    opened.keeper.close()
    workshop, journal = read(path)
    assert outcome_json(workshop, journal[-1].number) == expected


def test_what_the_third_version_brought_is_there(path: Path) -> None:
    copyfile(OLD / "version-3.workshop", path)
    path.chmod(0o600)
    workshop, journal = read(path)
    (conflict,) = workshop.conflicts
    assert isinstance(conflict.theirs, Answer)
    assert (conflict.theirs.word, conflict.by) == (AnswerWord.NO, "다른 방")
    assert [a.word for a in workshop.answers] == [AnswerWord.YES]
    assert journal[-1].label is Label.COPIES_JOINED
    brought = [(b.label, b.by, len(b.load())) for b in journal[-1].brought]
    assert brought == [
        (Label.ANSWER_RECORDED, "다른 방", 5),
        (Label.ACTION_ITEM_ADDED, "다른 방", 1),
    ]
    assert len(workshop.action_items) == 2


def _described(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Tell every table's columns and references, but not their order."""
    with closing(sqlite3.connect(path)) as driver:
        names = [r[0] for r in driver.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return {
            name: sorted(
                [row[1:4] + row[5:] for row in driver.execute(f"PRAGMA table_info([{name}])")]
                + [row[2:] for row in driver.execute(f"PRAGMA foreign_key_list([{name}])")],
                key=repr,
            )
            for name in names
        }


def test_a_migrated_file_is_built_like_a_new_one(path: Path, tmp_path: Path) -> None:
    copyfile(OLD / "version-1.workshop", path)
    path.chmod(0o600)
    open_for_writing(path).keeper.close()
    new = tmp_path / "new.workshop"
    create(new)
    assert _described(path) == _described(new)


def test_what_the_second_version_brought_is_there(path: Path) -> None:
    copyfile(OLD / "version-2.workshop", path)
    path.chmod(0o600)
    workshop, _ = read(path)
    section = workshop.sections[0]
    assert section.extra_minutes == -5
    assert [p.reason for p in workshop.pauses_of(section.id)] == ["화재 경보"]
    assert [a.presence for a in workshop.attendances_of(section.id)] == ["left"]
    assert [t.section for t in workshop.turns_of(workshop.projects[0].id)] == [section.id]
    assert [(s.on, s.slide, s.message) for s in workshop.shown_log] == [
        (True, "answers", "5분 후 다시 시작합니다")
    ]
    assert workshop.live.message == "5분 후 다시 시작합니다"
    assert workshop.live.held


def test_there_is_a_file_of_every_version() -> None:
    assert sorted(p.name for p in OLD.iterdir()) == sorted(
        f"version-{number}.{ending}"
        for number in range(1, VERSION + 1)
        for ending in ("workshop", "json")
    )
