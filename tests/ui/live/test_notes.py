"""The discussion as it is typed: every keystroke kept, shown where it is public, never doubled."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.app.notes import note_draft_id
from facilitator.domain.terms import NoteKind, SlideKind
from facilitator.ui.rehearsal import hands
from tests.sample import GONGIK, JAESAENG, MAEUL, project_id
from tests.ui.laptop import Laptop, alt, focus

pytestmark = pytest.mark.slow


@pytest.fixture
def typing(laptop: Laptop) -> Laptop:
    """Give the console on the notes of project 3, the cursor in the line."""
    laptop.go_to(3, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    return laptop


def test_each_keystroke_stands_on_the_wall_at_once_with_the_composing_syllable(
    typing: Laptop,
) -> None:
    text = "원곡은 이미 주민협의체가 있다"
    for at in range(1, len(text) + 1):
        hands.compose(text[at - 1], finish=False)
        assert text[:at].strip() in typing.shown()
        hands.compose(text[at - 1])
        assert text[:at].strip() in typing.shown()


def test_a_private_line_never_reaches_the_room(typing: Laptop) -> None:
    hands.press(Qt.Key.Key_F8)
    for letter in "예산 재배정":
        hands.compose(letter, finish=False)
        assert letter not in typing.shown().replace("대상", "") or letter == " "
        hands.compose(letter)
    hands.press(Qt.Key.Key_Return)
    for slide in SlideKind:
        typing.go_to(3, slide)
        assert "예산 재배정" not in typing.shown()
    assert typing.last_note(project_id(3)).private
    assert typing.texts(project_id(3)) == ["예산 재배정"]


def test_a_line_that_becomes_private_leaves_the_wall(typing: Laptop) -> None:
    hands.compose("이건 나중에", finish=False)
    assert "이건 나중에" in typing.shown()
    hands.press(Qt.Key.Key_F8)
    assert "이건" not in typing.shown()
    hands.press(Qt.Key.Key_F8)
    assert "이건 나중에" in typing.shown()


def test_enter_makes_the_note_and_empties_the_draft(typing: Laptop) -> None:
    hands.compose("신청서 양식을 하나로", finish=False)
    hands.press(Qt.Key.Key_Return)
    assert typing.texts(project_id(3)) == ["신청서 양식을 하나로"]
    draft = typing.workshop.draft(note_draft_id(project_id(3)))
    assert draft is None or draft.text == ""
    assert typing.notes.input.full_text() == ""
    assert typing.shown().count("신청서 양식을 하나로") == 1
    hands.compose("둘째 줄")
    hands.press(Qt.Key.Key_Return)
    assert typing.texts(project_id(3)) == ["신청서 양식을 하나로", "둘째 줄"]


def test_shift_enter_begins_a_new_line_in_the_same_note(typing: Laptop) -> None:
    hands.compose("첫째")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    hands.compose("둘째")
    hands.press(Qt.Key.Key_Return)
    assert typing.texts(project_id(3)) == ["첫째\n둘째"]


def test_enter_on_an_empty_line_makes_nothing(typing: Laptop) -> None:
    hands.press(Qt.Key.Key_Return)
    hands.compose("  ")
    hands.press(Qt.Key.Key_Return)
    assert typing.texts(project_id(3)) == []


@pytest.mark.parametrize("way", ["key", "step", "mouse"])
def test_going_on_in_the_middle_of_a_syllable_loses_and_doubles_nothing(
    typing: Laptop, way: str
) -> None:
    hands.compose("원곡은 함께 열 수 있", finish=False)
    if way == "mouse":
        typing.go_to(11, SlideKind.NOTES)
    else:
        for _ in range(5):  # roles, read-back, the next project's brief, answers, notes
            hands.press(Qt.Key.Key_PageDown)
    hands.press(Qt.Key.Key_F3)
    assert typing.workshop.live.project == project_id(11)
    assert typing.notes.input.full_text() == ""
    hands.compose("다른 사업")
    hands.press(Qt.Key.Key_Return)
    assert typing.texts(project_id(11)) == ["다른 사업"]
    typing.go_to(3, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    assert typing.notes.input.full_text() == "원곡은 함께 열 수 있"
    hands.compose("다")
    hands.press(Qt.Key.Key_Return)
    assert typing.texts(project_id(3)) == ["원곡은 함께 열 수 있다"]


def test_alt_and_a_digit_say_who_speaks_and_type_no_digit(typing: Laptop) -> None:
    hands.compose("우리가 맡")
    alt(2)
    assert typing.notes.input.full_text() == "우리가 맡"
    hands.compose("는다")
    hands.press(Qt.Key.Key_Return)
    note = typing.last_note(project_id(3))
    assert (note.text, note.center) == ("우리가 맡는다", MAEUL)
    assert "마을" in typing.shown()
    alt(0)
    hands.compose("모두")
    hands.press(Qt.Key.Key_Return)
    assert typing.last_note(project_id(3)).center is None


def test_the_first_digit_is_the_lead_and_a_digit_of_nobody_changes_nothing(typing: Laptop) -> None:
    alt(1)
    assert typing.notes.line.center == GONGIK
    alt(9)
    assert typing.notes.line.center == GONGIK
    assert typing.notes.input.full_text() == ""


def test_ctrl_and_a_digit_choose_the_kind_for_one_line(typing: Laptop) -> None:
    hands.control(Qt.Key.Key_4)
    hands.compose("1월까지 정한다")
    hands.press(Qt.Key.Key_Return)
    assert typing.last_note(project_id(3)).kind is NoteKind.DECISION
    hands.compose("그러자")
    hands.press(Qt.Key.Key_Return)
    assert typing.last_note(project_id(3)).kind is NoteKind.POINT


def test_a_draft_belongs_to_its_project(typing: Laptop) -> None:
    alt(3)
    hands.press(Qt.Key.Key_F8)
    hands.compose("속말")
    typing.go_to(11, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    hands.compose("공개된 말")
    assert "공개된 말" in typing.shown()
    hands.press(Qt.Key.Key_Return)
    assert not typing.last_note(project_id(11)).private
    typing.go_to(3, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    hands.press(Qt.Key.Key_Return)
    note = typing.last_note(project_id(3))
    assert (note.text, note.center, note.private) == ("속말", JAESAENG, True)


# -- taking back --------------------------------------------------------------------------------


def test_ctrl_z_takes_back_typing_first_and_then_notes(typing: Laptop) -> None:
    hands.compose("첫 줄")
    hands.press(Qt.Key.Key_Return)
    hands.compose("둘째")
    for _ in range(10):
        if not typing.notes.input.full_text():
            break
        hands.control(Qt.Key.Key_Z)
    assert typing.notes.input.full_text() == ""
    assert typing.texts(project_id(3)) == ["첫 줄"]
    assert "둘째" not in typing.shown()
    hands.control(Qt.Key.Key_Z)
    assert typing.texts(project_id(3)) == []
    assert "첫 줄" not in typing.shown()
    typing.notes.lines.setFocus()
    hands.control(Qt.Key.Key_Y)
    assert typing.texts(project_id(3)) == ["첫 줄"]


def test_an_undo_keeps_what_is_half_typed(typing: Laptop) -> None:
    hands.compose("적힌 줄")
    hands.press(Qt.Key.Key_Return)
    hands.compose("쓰는 중", finish=False)
    typing.view.undo()
    assert typing.texts(project_id(3)) == []
    assert typing.notes.input.full_text() == "쓰는 중"
    hands.press(Qt.Key.Key_Return)
    assert typing.texts(project_id(3)) == ["쓰는 중"]


# -- old lines ----------------------------------------------------------------------------------


@pytest.fixture
def noted(typing: Laptop) -> Laptop:
    """Give one note, and a second half typed."""
    hands.compose("첫 줄")
    hands.press(Qt.Key.Key_Return)
    hands.compose("쓰는 중")
    return typing


def _edit_first(laptop: Laptop) -> None:
    laptop.notes.lines.select(0)
    hands.press(Qt.Key.Key_Return)
    assert focus() is laptop.notes.lines.editor


def test_an_old_note_is_edited_where_it_stands_and_the_new_line_waits(noted: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Return)
    editor = noted.notes.lines.editor
    assert editor.full_text() == "첫 줄"
    hands.compose("을 고침", finish=False)
    assert noted.texts(project_id(3)) == ["첫 줄을 고침"]
    assert "첫 줄을 고침" in noted.shown()
    assert "쓰는 중" in noted.shown()
    hands.press(Qt.Key.Key_Return)
    assert not editor.isVisible()
    assert focus() is noted.notes.input
    assert noted.notes.input.full_text() == "쓰는 중"
    hands.press(Qt.Key.Key_Return)
    assert noted.texts(project_id(3)) == ["첫 줄을 고침", "쓰는 중"]


def test_an_edit_keeps_who_when_and_where_the_note_stood(noted: Laptop) -> None:
    hands.press(Qt.Key.Key_Return)
    before = noted.workshop.notes_of(project_id(3))[0]
    noted.clock.pass_minutes(5)
    _edit_first(noted)
    hands.compose(" 더", finish=False)
    hands.press(Qt.Key.Key_Escape)
    after = noted.workshop.notes_of(project_id(3))[0]
    assert after == replace(before, text="첫 줄 더")
    assert focus() is noted.notes.lines
    hands.press(Qt.Key.Key_Escape)
    assert focus() is noted.notes.input


def test_undo_takes_a_whole_edit_back_and_the_field_shows_it(noted: Laptop) -> None:
    _edit_first(noted)
    hands.compose("을 고침")
    hands.press(Qt.Key.Key_Return)
    _edit_first(noted)
    assert noted.notes.lines.editor.full_text() == "첫 줄을 고침"
    hands.control(Qt.Key.Key_Z)
    assert noted.texts(project_id(3)) == ["첫 줄"]
    assert noted.notes.lines.editor.full_text() == "첫 줄"
    hands.compose("만")
    assert noted.texts(project_id(3)) == ["첫 줄만"]


def test_each_time_an_old_note_is_edited_is_a_step_of_its_own(noted: Laptop) -> None:
    for more in ("을", " 또"):
        _edit_first(noted)
        hands.compose(more)
        hands.press(Qt.Key.Key_Escape)
    assert noted.texts(project_id(3)) == ["첫 줄을 또"]
    hands.control(Qt.Key.Key_Z)
    assert noted.texts(project_id(3)) == ["첫 줄을"]
    hands.control(Qt.Key.Key_Z)
    assert noted.texts(project_id(3)) == ["첫 줄"]


def test_typing_taken_back_in_the_field_is_not_taken_back_again(noted: Laptop) -> None:
    _edit_first(noted)
    hands.compose("고")
    editor = noted.notes.lines.editor
    while editor.document().isUndoAvailable():
        hands.control(Qt.Key.Key_Z)
    assert noted.texts(project_id(3)) == ["첫 줄"]
    hands.press(Qt.Key.Key_Escape)
    hands.control(Qt.Key.Key_Z)  # the next older step: the note itself
    assert noted.texts(project_id(3)) == []


def test_a_note_that_is_taken_back_while_it_is_edited_closes_its_field(noted: Laptop) -> None:
    _edit_first(noted)
    hands.control(Qt.Key.Key_Z)
    assert noted.texts(project_id(3)) == []
    assert not noted.notes.lines.editor.isVisible()
    noted.notes.start_typing()
    hands.press(Qt.Key.Key_Return)
    assert noted.texts(project_id(3)) == ["쓰는 중"]


def test_an_old_note_emptied_by_mistake_keeps_its_text(noted: Laptop) -> None:
    _edit_first(noted)
    for _ in range(3):
        hands.press(Qt.Key.Key_Backspace)
    hands.press(Qt.Key.Key_Return)
    assert noted.texts(project_id(3)) == ["첫 줄"]


@pytest.mark.parametrize("way", ["project", "board", "blank", "page", "close"])
def test_leaving_an_edit_in_the_middle_of_a_syllable_keeps_it(noted: Laptop, way: str) -> None:
    _edit_first(noted)
    hands.compose("을 고치", finish=False)
    if way == "project":
        noted.go_to(11, SlideKind.NOTES)
    elif way == "board":
        hands.press(Qt.Key.Key_F2)
    elif way == "blank":
        hands.press(Qt.Key.Key_F6)
    elif way == "page":
        noted.view.open_page("prepare")
    else:
        noted.close()
        again = Laptop(noted.path, noted.clock)
        texts, draft = again.texts(project_id(3)), again.notes.input.full_text()
        again.close()
        assert (texts, draft) == (["첫 줄을 고치"], "쓰는 중")
        return
    assert noted.texts(project_id(3)) == ["첫 줄을 고치"]
    noted.go_to(3, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    assert not noted.notes.lines.editor.isVisible()
    assert noted.notes.input.full_text() == "쓰는 중"
    assert noted.texts(project_id(3)) == ["첫 줄을 고치"]


def test_f8_on_a_line_takes_it_off_the_wall_and_again_puts_it_back(noted: Laptop) -> None:
    hands.press(Qt.Key.Key_Escape)
    noted.notes.lines.setCurrentIndex(noted.notes.lines.notes.index(0))
    hands.press(Qt.Key.Key_F8)
    assert "첫 줄" not in noted.shown()
    hands.press(Qt.Key.Key_F8)
    assert "첫 줄" in noted.shown()


def test_a_private_line_cannot_be_made_a_follow_up_action(noted: Laptop) -> None:
    def entry() -> tuple[str, bool]:
        menu = noted.notes.line_menu(noted.last_note(project_id(3)))
        (found,) = (a for a in menu.actions() if "후속 조치" in a.text())
        said = found.text().split("\t")[0], found.isEnabled()
        menu.deleteLater()
        return said

    assert entry() == ("후속 조치로 만들기", True)
    hands.press(Qt.Key.Key_Escape)
    noted.notes.lines.setCurrentIndex(noted.notes.lines.notes.index(0))
    hands.press(Qt.Key.Key_F8)
    text, enabled = entry()
    assert not enabled
    assert "공개" in text


def test_delete_removes_a_line_and_undo_returns_it(noted: Laptop) -> None:
    hands.press(Qt.Key.Key_Escape)
    noted.notes.lines.setCurrentIndex(noted.notes.lines.notes.index(0))
    hands.press(Qt.Key.Key_Delete)
    assert noted.texts(project_id(3)) == []
    hands.control(Qt.Key.Key_Z)
    assert noted.texts(project_id(3)) == ["첫 줄"]


def test_a_letter_in_the_list_of_lines_does_nothing(noted: Laptop) -> None:
    hands.press(Qt.Key.Key_Escape)
    noted.notes.lines.setCurrentIndex(noted.notes.lines.notes.index(0))
    QTest.keyClick(noted.notes.lines, Qt.Key.Key_D)
    assert noted.texts(project_id(3)) == ["첫 줄"]


def test_what_is_pasted_is_plain_and_clean(typing: Laptop) -> None:
    typing.notes.input.insertPlainText("<b>굵게</b>\x00\x0b끝")
    hands.press(Qt.Key.Key_Return)
    assert typing.texts(project_id(3)) == ["<b>굵게</b>\n끝"]
    assert "<b>굵게</b>" in typing.shown()
