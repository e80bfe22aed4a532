"""The one row of the event, or of where the day stands, may be missing: saving must go on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.app import editing, wall
from facilitator.app.desk import Desk
from facilitator.domain.terms import WallMode
from facilitator.storage.check import integrity
from facilitator.storage.file import create, open_for_writing, read, read_event


@pytest.fixture(params=["event", "live"])
def lacking(path: Path, request: pytest.FixtureRequest) -> Path:
    create(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute(f"DELETE FROM {request.param}")
    return path


def test_what_is_entered_is_saved_all_the_same(lacking: Path) -> None:
    opened = open_for_writing(lacking)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(editing.edit_event, title="협업 워크숍")
    desk.do(wall.blank_wall)
    assert opened.keeper.flush(5)
    opened.keeper.close()
    workshop, _ = read(lacking)
    assert workshop.event.title == "협업 워크숍"
    assert workshop.live.wall is WallMode.BLANK
    assert integrity(lacking) == []


def test_check_names_the_table_and_reading_changes_nothing(lacking: Path) -> None:
    before = lacking.read_bytes()
    (found,) = integrity(lacking)
    assert found.code == "check_row_missing"
    assert found.gaps["table"] in ("event", "live")
    assert read_event(lacking).title == ""
    assert lacking.read_bytes() == before
