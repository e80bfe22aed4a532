"""Discussion notes with a real Korean input method; the last syllable is always composing."""

import pytest

from facilitator.app.notes import note_draft_id
from facilitator.domain.terms import NoteKind, WallMode
from facilitator.domain.workshop import Workshop
from tests.korean_input.conftest import Open
from tests.korean_input.letters import keys_of
from tests.korean_input.program import Program
from tests.sample import GONGIK, project_id

pytestmark = pytest.mark.slow
HELLO = "안녕하세요"


def texts(workshop: Workshop, number: int = 1) -> list[str]:
    return [n.text for n in workshop.notes_of(project_id(number))]


def draft(workshop: Workshop, number: int = 1) -> str:
    found = workshop.draft(note_draft_id(project_id(number)))
    return found.text if found else ""


def both(workshop: Workshop) -> tuple[list[str], str]:
    return texts(workshop), draft(workshop)


def test_a_syllable_is_taken_apart_by_backspace_as_koreans_know_it(console: Program) -> None:
    console.go("F3")
    console.type(HELLO)
    console.holds(draft, HELLO)
    console.press("BackSpace")
    console.composes("ㅇ")
    console.holds(draft, "안녕하세ㅇ")
    console.press("b")
    console.holds(draft, "안녕하세유")
    assert draft(console.close()) == "안녕하세유"


def test_enter_makes_a_note_of_the_whole_text_and_the_next_one_begins_empty(
    console: Program,
) -> None:
    console.go("F3")
    console.type(HELLO)
    console.press("Return")
    console.type("반가워요")
    console.holds(both, ([HELLO], "반가워요"))
    console.press("Return", "Return")
    console.type("네")
    console.holds(both, ([HELLO, "반가워요"], "네"))
    assert both(console.close()) == ([HELLO, "반가워요"], "네")


def test_what_is_typed_after_enter_while_the_program_is_busy(console: Program) -> None:
    """The input method is far ahead of the program then: a reset would make it forget letters."""
    console.go("F3")
    console.type(HELLO)
    with console.busy():
        console.press("Return", *keys_of("반가워요"))
    console.holds(both, ([HELLO], "반가워요"))
    with console.busy():
        console.press("F6", *keys_of("네"), "Return", *keys_of("안녕"))
    console.holds(both, ([HELLO, "반가워요네"], "안녕"))
    console.close()


def test_another_project_and_back(console: Program) -> None:
    console.go("F3")
    console.type(HELLO)
    console.press("Page_Down")
    console.holds(lambda w: (w.live.project, draft(w)), (project_id(2), HELLO))
    console.go("F3")
    console.type("마을")
    console.holds(lambda w: draft(w, 2), "마을")
    console.press("Page_Up")
    console.holds(lambda w: w.live.project, project_id(1))
    console.go("F3")
    console.type("반가워요")
    console.holds(lambda w: (draft(w), draft(w, 2)), (f"{HELLO}반가워요", "마을"))
    workshop = console.close()
    assert (draft(workshop), draft(workshop, 2)) == (f"{HELLO}반가워요", "마을")


def test_undo_and_redo(console: Program) -> None:
    console.go("F3")
    console.type("먼저")
    console.press("Return")
    console.type(HELLO)
    console.holds(both, (["먼저"], HELLO))
    console.press("ctrl+z")
    console.holds(lambda w: HELLO.startswith(draft(w)) and draft(w) != HELLO, True)
    console.press("ctrl+y")
    console.holds(both, (["먼저"], HELLO))
    console.press(*["ctrl+z"] * 9)
    console.holds(both, ([], ""))
    console.press(*["ctrl+y"] * 9)
    console.holds(texts, ["먼저"])
    console.close()


@pytest.mark.parametrize("key", ["F6", "F7", "shift+F6", "F5"])
def test_what_the_wall_shows_changes_while_somebody_types(console: Program, key: str) -> None:
    console.go("F3")
    console.type(HELLO)
    console.press(key)
    if key == "F6":
        console.holds(lambda w: w.live.wall, WallMode.BLANK)
    console.type("반가워요")
    console.holds(draft, f"{HELLO}반가워요")
    assert both(console.close()) == ([], f"{HELLO}반가워요")


def test_who_speaks_kind_and_privacy_are_chosen_within_a_word(console: Program) -> None:
    console.go("F3")
    console.type("안")
    console.press("alt+2")
    console.type("녕")
    console.press("ctrl+3")
    console.type("하")
    console.press("F8")
    console.type("세요")
    console.press("Return")
    console.type("네")
    console.holds(both, ([HELLO], "네"))
    (note,) = console.close().notes_of(project_id(1))
    assert (note.center, note.kind, note.private) == (GONGIK, NoteKind.CONCERN, True)


@pytest.mark.parametrize("how", ["by the window manager", "by Alt+F4", "killed"])
def test_the_window_goes_within_a_syllable(console: Program, open_program: Open, how: str) -> None:
    console.go("F3")
    console.type(HELLO)
    console.holds(draft, HELLO)
    if how == "killed":
        workshop = console.kill()
    elif how == "by Alt+F4":
        workshop = console.close_by_key()
    else:
        workshop = console.close()
    assert both(workshop) == ([], HELLO)
    again = open_program()
    again.comes_into_field()
    again.type("반가워요")
    again.press("Return")
    again.holds(both, ([f"{HELLO}반가워요"], ""))
    assert both(again.close()) == ([f"{HELLO}반가워요"], "")
