"""Old notes edited where they stand, in the middle of a syllable of a real input method."""

import pytest

from facilitator.app.notes import note_draft_id
from facilitator.domain.terms import CenterId, NoteKind
from facilitator.domain.workshop import Workshop
from tests.korean_input.program import Program
from tests.sample import GONGIK, project_id

pytestmark = pytest.mark.slow
P1 = project_id(1)


def texts(workshop: Workshop) -> list[str]:
    return [n.text for n in workshop.notes_of(P1)]


def draft(workshop: Workshop) -> str:
    found = workshop.draft(note_draft_id(P1))
    return found.text if found else ""


@pytest.fixture
def editing(console: Program) -> Program:
    """Give two notes, a third half typed, and the cursor in the first one."""
    console.go("F3")
    for text in ("안녕", "반가워요"):
        console.type(text)
        console.press("Return")
    console.type("쓰는")
    console.holds(lambda w: (texts(w), draft(w)), (["안녕", "반가워요"], "쓰는"))
    console.press("Up", "Up")
    console.go("Return")
    return console


def test_an_old_note_is_edited_and_the_new_line_goes_on(editing: Program) -> None:
    editing.type("하세요")
    editing.holds(texts, ["안녕하세요", "반가워요"])
    editing.press("Return")
    editing.type("말")
    editing.press("Return")
    editing.holds(texts, ["안녕하세요", "반가워요", "쓰는말"])
    editing.close()


@pytest.mark.parametrize("keys", ["F6", "F2", "Page_Down", "Escape", "Up", "Down", "F3"])
def test_a_key_in_the_middle_of_a_syllable_keeps_it(editing: Program, keys: str) -> None:
    editing.type("하세")
    editing.press(keys)
    editing.holds(lambda w: (texts(w), draft(w)), (["안녕하세", "반가워요"], "쓰는"))
    assert texts(editing.close()) == ["안녕하세", "반가워요"]


@pytest.mark.parametrize("how", ["closed", "killed"])
def test_the_window_goes_in_the_middle_of_an_edit(editing: Program, how: str) -> None:
    editing.type("하세")
    editing.holds(texts, ["안녕하세", "반가워요"])
    workshop = editing.close() if how == "closed" else editing.kill()
    assert (texts(workshop), draft(workshop)) == (["안녕하세", "반가워요"], "쓰는")


def test_a_note_is_moved_and_marked_within_a_word(editing: Program) -> None:
    editing.type("하")
    editing.press("alt+Down")
    editing.type("세")
    editing.press("alt+2")
    editing.type("요")
    editing.press("ctrl+3", "F8")
    editing.type("네")
    editing.press("Return")

    def marks(workshop: Workshop) -> list[tuple[str, CenterId | None, NoteKind, bool]]:
        return [(n.text, n.center, n.kind, n.private) for n in workshop.notes_of(P1)]

    editing.holds(
        marks,
        [
            ("반가워요", None, NoteKind.POINT, False),
            ("안녕하세요네", GONGIK, NoteKind.CONCERN, True),
        ],
    )
    editing.close()


def test_undo_takes_the_edit_back_and_redo_does_it_again(editing: Program) -> None:
    editing.type("하세요")
    editing.press("Escape")
    editing.holds(texts, ["안녕하세요", "반가워요"])
    editing.press("ctrl+z")
    editing.holds(texts, ["안녕", "반가워요"])
    editing.press("ctrl+y")
    editing.holds(texts, ["안녕하세요", "반가워요"])
    editing.press("ctrl+z", "ctrl+z")
    editing.holds(lambda w: (texts(w), draft(w)), (["안녕"], "쓰는"))
    editing.close()


def test_undo_within_an_edit_takes_back_the_typing_and_stops_there(editing: Program) -> None:
    editing.type("하세요")
    editing.press(*["ctrl+z"] * 3)
    editing.holds(texts, ["안녕", "반가워요"])
    editing.type("네")
    editing.holds(texts, ["안녕네", "반가워요"])
    editing.close()


def test_a_line_becomes_a_follow_up_action_within_a_syllable(editing: Program) -> None:
    editing.go("F3")  # Escape would end the Hangul mode
    editing.type("반")
    editing.go("ctrl+7")
    editing.type("김")
    editing.holds(lambda w: [(a.text, a.person) for a in w.action_items_of(P1)], [("쓰는반", "김")])
    assert texts(editing.close()) == ["안녕", "반가워요", "쓰는반"]


def test_what_is_looked_for_is_found_while_it_is_composed(editing: Program) -> None:
    editing.go("ctrl+f")
    editing.type("반가")
    editing.press("Return", "Return")
    editing.type("네")
    editing.holds(texts, ["안녕", "반가워요네"])
    editing.close()
