"""The mouse within a syllable: no key tells the input method to finish it before."""

from pathlib import Path

import pytest

from facilitator.app.notes import note_draft_id
from facilitator.domain.entities import Draft
from facilitator.domain.terms import AnswerWord, SlideKind, WallMode
from facilitator.domain.workshop import Workshop
from tests.korean_input.conftest import Open, begin_day
from tests.korean_input.twin import button_below_words, button_named, cell, find, left_of_note_line
from tests.sample import GONGIK, SAMUGUK, project_id

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("dressed")]
HELLO = "안녕하세요"


def draft(workshop: Workshop, number: int = 1) -> str:
    found = workshop.draft(note_draft_id(project_id(number)))
    return found.text if found else ""


def drafts(workshop: Workshop) -> list[str]:
    return [e.text for e in workshop.all_entities() if isinstance(e, Draft)]


def test_another_project_and_back(path: Path, open_program: Open) -> None:
    begin_day(path, SlideKind.NOTES)
    first, second = find(path, button_named("현장지원"), button_named("사업별 지원"))
    console = open_program()
    console.comes_into_field()
    console.type(HELLO)
    console.holds(draft, HELLO)
    console.click(second)
    console.holds(lambda w: (w.live.project, draft(w)), (project_id(2), HELLO))
    console.go("F3")
    console.type("마을")
    console.holds(lambda w: draft(w, 2), "마을")
    console.click(first)
    console.holds(lambda w: (w.live.project, draft(w), draft(w, 2)), (project_id(1), HELLO, "마을"))
    console.close()


def test_the_wall_is_blanked_and_shown(path: Path, open_program: Open) -> None:
    begin_day(path, SlideKind.NOTES)
    (blank,) = find(path, button_named("화면 가리기"))
    console = open_program()
    console.comes_into_field()
    console.type(HELLO)
    console.holds(draft, HELLO)
    console.click(blank)
    console.holds(lambda w: (w.live.wall, draft(w)), (WallMode.BLANK, HELLO))
    console.type("반가워요")
    console.holds(draft, f"{HELLO}반가워요")
    assert draft(console.close()) == f"{HELLO}반가워요"


def test_the_cursor_is_put_elsewhere_in_the_line(path: Path, open_program: Open) -> None:
    begin_day(path, SlideKind.NOTES)
    (line,) = find(path, left_of_note_line)
    console = open_program()
    console.comes_into_field()
    console.type(HELLO)
    console.holds(draft, HELLO)
    console.click(line)
    console.type("아")
    console.holds(draft, f"아{HELLO}")
    console.close()


def test_the_next_center_is_answered_by_click(path: Path, open_program: Open) -> None:
    begin_day(path, SlideKind.ANSWERS)
    (yes,) = find(path, button_below_words("사무국 참여"))
    board = open_program()
    board.go("F2", "2")
    board.type(HELLO)
    board.holds(lambda w: HELLO in str(drafts(w)), True)
    board.click(yes)
    board.holds(lambda w: len([a for a in w.answers if a.word]), 2)
    workshop = board.close()
    found = (workshop.answer(project_id(1), c.id) for c in workshop.centers)
    words = {a.center: (a.word, a.condition) for a in found if a and a.word}
    assert words == {GONGIK: (AnswerWord.CONDITIONAL, HELLO), SAMUGUK: (AnswerWord.YES, "")}


@pytest.mark.parametrize("column", [1, 3])
def test_another_cell_is_clicked(path: Path, open_program: Open, column: int) -> None:
    (other,) = find(path, cell(4, column))
    tables = open_program()
    tables.comes_into_field()
    tables.press("Home", "Right")
    tables.go("F2")
    tables.type(HELLO)
    tables.holds(drafts, [HELLO])
    tables.click(other)
    tables.holds(lambda w: w.projects[0].title, HELLO)
    tables.close()
