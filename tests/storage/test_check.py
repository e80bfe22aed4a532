import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.app import editing, notes
from facilitator.app.desk import Desk
from facilitator.domain.failures import Trouble
from facilitator.storage.check import integrity
from facilitator.storage.file import create, open_for_writing


@pytest.fixture
def filled(path: Path) -> Path:
    create(path)
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(editing.add_center, "공익", "공익")
    desk.do(editing.add_project, title="사업")
    desk.do(notes.add_note, desk.workshop.projects[0].id, "말")
    desk.undo()
    desk.redo()
    opened.keeper.close()
    return path


def spoil(path: Path, statement: str) -> list[Trouble]:
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute(statement)
    return integrity(path)


def test_a_file_of_ours_is_sound(filled: Path) -> None:
    assert integrity(filled) == []


def test_a_hole_in_the_journal_is_found(filled: Path) -> None:
    (found,) = spoil(filled, "DELETE FROM journal WHERE number = 2")
    assert (found.code, found.gaps) == ("check_journal_gap", {"number": 2})


def test_an_entry_that_cannot_be_read_is_found(filled: Path) -> None:
    (found,) = spoil(filled, "UPDATE journal SET changes = '[' WHERE number = 3")
    assert found.code == "journal_damaged"
    assert found.gaps["number"] == 3


def test_a_value_that_the_journal_does_not_know_is_found(filled: Path) -> None:
    (found,) = spoil(filled, "UPDATE note SET text = '다른 말'")
    assert found.code == "check_state"
    assert found.gaps["table"] == "note"


def test_a_row_that_is_gone_is_found(filled: Path) -> None:
    (found,) = spoil(filled, "DELETE FROM center")
    assert (found.code, found.gaps["table"]) == ("check_state", "center")


def test_a_reference_to_nothing_is_found(filled: Path) -> None:
    found = spoil(filled, "UPDATE project SET lead = 'gone'")
    assert [f.code for f in found] == ["check_reference", "check_state"]
    assert found[0].gaps == {"table": "project", "row": 1}
