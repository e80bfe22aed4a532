"""The tables of the prepare page with a real Korean input method."""

from datetime import datetime
from pathlib import Path

import pytest

from facilitator.app import editing
from facilitator.app.desk import Desk
from facilitator.domain.entities import Draft
from facilitator.domain.workshop import Workshop
from facilitator.storage.file import open_for_writing
from tests.korean_input.conftest import Open
from tests.korean_input.program import Program
from tests.sample import project_id

pytestmark = pytest.mark.slow
HELLO = "안녕하세요"


def titles(workshop: Workshop) -> list[str]:
    return [p.title for p in workshop.projects]


def title(workshop: Workshop) -> str:
    """Give the title of the first project of the sample, wherever its row stands."""
    found = workshop.project(project_id(1))
    assert found is not None
    return found.title


def drafts(workshop: Workshop) -> list[str]:
    return [e.text for e in workshop.all_entities() if isinstance(e, Draft)]


def name_projects(path: Path, names: list[str]) -> None:
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper, datetime.now)
    for number, name in enumerate(names, start=1):
        desk.do(editing.edit_project, project=project_id(number), title=name)
    opened.keeper.close()


@pytest.fixture
def cell(tables: Program) -> Program:
    """Have the first project's title open, all of it selected."""
    tables.press("Home", "Right")
    tables.go("F2")
    return tables


def test_a_cell_is_entered_by_tab_and_by_enter(cell: Program) -> None:
    cell.type(HELLO)
    cell.go("Tab", fields=2)
    cell.holds(title, HELLO)
    cell.press("Escape")
    cell.go("Escape")  # the list of the next cell goes first, then the cell
    cell.press("Left")
    cell.go("F2")
    cell.press("End", "shift+space")  # Escape has ended the Hangul mode
    cell.type("반가워요")
    cell.press("Return")
    cell.holds(title, f"{HELLO}반가워요")
    assert drafts(cell.close()) == []


def test_a_row_moves_under_what_is_typed_in_it(cell: Program) -> None:
    cell.type(HELLO)
    cell.press("alt+Down", "alt+Up")
    cell.type("네")
    cell.press("Return")
    cell.holds(title, f"{HELLO}네")
    assert titles(cell.close())[0] == f"{HELLO}네"


def test_undo_and_redo(cell: Program) -> None:
    cell.type(HELLO)
    cell.press("ctrl+z", "ctrl+y")
    cell.type("네")
    cell.press("Return")
    cell.holds(title, f"{HELLO}네")
    cell.press("ctrl+z")
    cell.holds(lambda w: title(w).endswith("현장지원"), True)
    cell.press("ctrl+y")
    cell.holds(title, f"{HELLO}네")
    cell.close()


@pytest.mark.parametrize("key", ["ctrl+f", "F12", "shift+Tab", "ctrl+Next", "ctrl+Return"])
def test_a_cell_that_is_left_is_entered_whole(cell: Program, key: str) -> None:
    cell.type(HELLO)
    cell.press(key)
    cell.holds(title, HELLO)
    workshop = cell.close()
    assert (title(workshop), drafts(workshop)) == (HELLO, [])


def test_a_new_row_begins_with_the_whole_text(tables: Program) -> None:
    tables.go("Insert")
    tables.type(HELLO)
    tables.press("Return")
    tables.holds(lambda w: titles(w)[-1], HELLO)
    assert len(titles(tables.close())) == 13


def test_the_search_knows_the_whole_word(path: Path, open_program: Open) -> None:
    """Of three titles that begin alike one lacks the last syllable, and one has it twice."""
    name_projects(path, ["다른 사업", "안녕하세", HELLO, "안녕하세요요"])
    tables = open_program()
    tables.comes_into_field()
    tables.go("ctrl+f")
    tables.type(HELLO)
    tables.go("Return")  # into the table: the cursor is on a row that is not shown
    tables.press("Down", "Right")
    tables.go("F2")
    tables.type("둘")
    tables.press("Return")
    tables.holds(lambda w: titles(w)[:4], ["다른 사업", "안녕하세", "둘", "안녕하세요요"])
    tables.close()


def test_what_is_typed_comes_back_into_its_cell_after_a_crash(
    cell: Program, open_program: Open
) -> None:
    cell.type(HELLO)
    cell.holds(drafts, [HELLO])
    workshop = cell.kill()
    assert (title(workshop) == HELLO, drafts(workshop)) == (False, [HELLO])
    again = open_program()
    again.comes_into_field(fields=2)
    again.press("End")
    again.type("네")
    again.press("Return")
    again.holds(title, f"{HELLO}네")
    again.close()
