"""Walking in the discussion by key: editing, moving, removing, copying, finding, following up."""

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from facilitator.app import notes, wall
from facilitator.domain.terms import NoteKind, SlideKind
from facilitator.ui.live.commitments.commitment_grid import GridField
from facilitator.ui.live.notes.note_list import NoteList
from facilitator.ui.live.record_card import FOLLOW_UPS
from facilitator.ui.rehearsal import hands
from tests.sample import MAEUL, project_id
from tests.ui.laptop import Laptop, alt, focus

pytestmark = pytest.mark.slow

P3 = project_id(3)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def typing(laptop: Laptop) -> Laptop:
    """Give the console on the notes of project 3 with three lines, the cursor in the new one."""
    laptop.go_to(3, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    for text in ("하나", "둘", "셋"):
        hands.compose(text)
        hands.press(Qt.Key.Key_Return)
    return laptop


def _chosen(laptop: Laptop) -> str:
    note = laptop.notes.lines.current_note()
    assert note is not None
    return note.text


def _fill(laptop: Laptop, count: int, text: str = "말한 것") -> None:
    laptop.view.signals.do(notes.add_notes, P3, [f"{at} {text}" for at in range(count)])
    hands.settle()


# -- walking ------------------------------------------------------------------------------------


def test_up_goes_from_the_line_to_the_last_note_and_down_back(typing: Laptop) -> None:
    hands.compose("쓰는 중", finish=False)
    hands.press(Qt.Key.Key_Up)
    assert (focus(), _chosen(typing)) == (typing.notes.lines, "셋")
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Up)
    assert _chosen(typing) == "하나"
    for _ in range(3):
        hands.press(Qt.Key.Key_Down)
    assert focus() is typing.notes.input
    assert typing.notes.input.full_text() == "쓰는 중"
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Escape)
    assert focus() is typing.notes.input


def test_up_walks_inside_a_line_of_several_rows_first(typing: Laptop) -> None:
    hands.compose("첫째")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    hands.compose("둘째")
    hands.press(Qt.Key.Key_Up)
    assert focus() is typing.notes.input
    hands.press(Qt.Key.Key_Up)
    assert focus() is typing.notes.lines


def test_up_without_notes_stays_in_the_line(laptop: Laptop) -> None:
    laptop.go_to(3, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    hands.press(Qt.Key.Key_Up)
    assert focus() is laptop.notes.input


def test_up_and_down_go_on_from_the_line_that_is_edited(typing: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Return)
    hands.compose("째", finish=False)
    hands.press(Qt.Key.Key_Up)
    assert (focus(), _chosen(typing)) == (typing.notes.lines, "둘")
    assert typing.texts(P3) == ["하나", "둘", "셋째"]
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Down)
    assert focus() is typing.notes.input


# -- the chosen line ----------------------------------------------------------------------------


def test_center_and_kind_are_set_for_the_chosen_line_and_not_for_the_new_one(
    typing: Laptop,
) -> None:
    hands.press(Qt.Key.Key_Up)
    alt(2)
    hands.control(Qt.Key.Key_4)
    hands.press(Qt.Key.Key_F8)
    note = typing.last_note(P3)
    assert (note.center, note.kind, note.private) == (MAEUL, NoteKind.DECISION, True)
    line = typing.notes.line
    assert (line.center, line.kind, line.private) == (None, NoteKind.POINT, False)


def test_center_kind_and_privacy_are_set_while_a_line_is_edited(typing: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Return)
    hands.compose("째", finish=False)
    alt(2)
    hands.control(Qt.Key.Key_3)
    hands.press(Qt.Key.Key_F8)
    assert focus() is typing.notes.lines.editor
    note = typing.last_note(P3)
    assert (note.text, note.center, note.kind, note.private) == (
        "셋째",
        MAEUL,
        NoteKind.CONCERN,
        True,
    )
    assert "셋째" not in typing.shown()


def test_alt_and_an_arrow_move_a_line_and_it_stays_chosen(typing: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Up, ALT)
    assert typing.texts(P3) == ["하나", "셋", "둘"]
    hands.press(Qt.Key.Key_Up, ALT)
    hands.press(Qt.Key.Key_Up, ALT)
    assert (typing.texts(P3), _chosen(typing)) == (["셋", "하나", "둘"], "셋")
    hands.control(Qt.Key.Key_Z)
    assert typing.texts(P3) == ["하나", "셋", "둘"]
    assert (focus(), _chosen(typing)) == (typing.notes.lines, "셋")
    hands.press(Qt.Key.Key_Down, ALT)
    assert typing.texts(P3) == ["하나", "둘", "셋"]


def test_a_line_moves_while_it_is_edited_and_keeps_its_syllable(typing: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Return)
    hands.compose("째", finish=False)
    hands.press(Qt.Key.Key_Up, ALT)
    assert typing.texts(P3) == ["하나", "셋째", "둘"]
    assert focus() is typing.notes.lines.editor
    hands.compose(" 말")
    assert typing.texts(P3) == ["하나", "셋째 말", "둘"]


def test_delete_says_how_to_bring_the_line_back(typing: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Delete)
    assert typing.texts(P3) == ["하나", "셋"]
    assert "Ctrl+Z" in typing.notice()
    assert focus() is typing.notes.lines
    hands.control(Qt.Key.Key_Z)
    assert typing.texts(P3) == ["하나", "둘", "셋"]


# -- copy and paste -----------------------------------------------------------------------------


def test_a_line_is_copied_and_pasted_as_a_new_one(typing: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Up)
    hands.control(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "둘"
    hands.control(Qt.Key.Key_V)
    assert typing.texts(P3) == ["하나", "둘", "셋", "둘"]


def test_several_pasted_lines_become_notes_in_one_step(typing: Laptop) -> None:
    alt(2)
    hands.compose("먼저 ", finish=False)
    QGuiApplication.clipboard().setText("넷\r\n\r\n다섯\n여섯\n")
    hands.control(Qt.Key.Key_V)
    assert typing.texts(P3) == ["하나", "둘", "셋", "먼저 넷", "다섯", "여섯"]
    assert typing.last_note(P3).center == MAEUL
    assert typing.notes.input.full_text() == ""
    hands.control(Qt.Key.Key_Z)
    assert typing.texts(P3) == ["하나", "둘", "셋"]


def test_a_pasted_cell_goes_into_the_line_at_the_cursor(typing: Laptop) -> None:
    hands.compose("👍 앞뒤")
    hands.press(Qt.Key.Key_Left)
    QGuiApplication.clipboard().setText("가운데\r\n")
    hands.control(Qt.Key.Key_V)
    assert typing.notes.input.full_text() == "👍 앞가운데뒤"
    QGuiApplication.clipboard().setText("1\n2")
    hands.control(Qt.Key.Key_V)
    assert typing.texts(P3)[3:] == ["👍 앞가운데1", "2뒤"]


def test_lines_pasted_into_an_edited_note_stay_one_note(typing: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("\n넷\n다섯")
    hands.control(Qt.Key.Key_V)
    assert typing.texts(P3) == ["하나", "둘", "셋\n넷\n다섯"]


# -- follow-up actions --------------------------------------------------------------------------


def test_a_follow_up_action_is_made_of_a_line_and_asks_who(typing: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    alt(2)
    hands.control(Qt.Key.Key_7)
    (item,) = typing.workshop.action_items_of(P3)
    assert (item.text, item.center) == ("셋", MAEUL)
    assert typing.live.record.tab() == FOLLOW_UPS
    field = focus()
    assert isinstance(field, GridField) and (field.key, field.column) == (item.id, "person")
    hands.compose("김활동")
    hands.press(Qt.Key.Key_Return)
    hands.compose("12. 20.")
    hands.press(Qt.Key.Key_F3)
    (item,) = typing.workshop.action_items_of(P3)
    assert (item.person, item.due and item.due.day) == ("김활동", 20)
    assert typing.texts(P3) == ["하나", "둘", "셋"]


def test_the_same_line_makes_one_follow_up_action_however_often_the_key_is_pressed(
    typing: Laptop,
) -> None:
    for _ in range(2):
        hands.press(Qt.Key.Key_F3)
        hands.press(Qt.Key.Key_Up)
        hands.control(Qt.Key.Key_7)
    (item,) = typing.workshop.action_items_of(P3)
    field = focus()
    assert isinstance(field, GridField) and field.key == item.id


def test_the_line_being_typed_becomes_a_note_and_a_follow_up_action(typing: Laptop) -> None:
    hands.compose("신청서를 만든다", finish=False)
    hands.control(Qt.Key.Key_7)
    (item,) = typing.workshop.action_items_of(P3)
    assert item.text == "신청서를 만든다"
    assert typing.texts(P3)[3:] == ["신청서를 만든다"]
    assert typing.notes.input.full_text() == ""
    typing.view.undo()
    assert typing.workshop.action_items_of(P3) == []
    assert typing.texts(P3) == ["하나", "둘", "셋"]


def test_a_private_line_says_why_it_becomes_no_follow_up_action(typing: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_F8)
    hands.control(Qt.Key.Key_7)
    assert typing.workshop.action_items_of(P3) == []
    assert "비공개" in typing.notice()


# -- finding ------------------------------------------------------------------------------------


def test_finding_shows_only_the_lines_that_have_the_text(typing: Laptop) -> None:
    hands.control(Qt.Key.Key_F)
    hands.compose("두", finish=False)
    assert typing.notes.lines.notes.rowCount() == 0
    hands.compose("둘")
    assert typing.notes.lines.notes.rowCount() == 1
    hands.press(Qt.Key.Key_Return)
    assert _chosen(typing) == "둘"
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Backspace)
    hands.compose("두 번째")
    assert typing.texts(P3) == ["하나", "두 번째", "셋"]
    hands.control(Qt.Key.Key_F)
    hands.press(Qt.Key.Key_Escape)
    assert typing.notes.lines.notes.rowCount() == 3
    assert focus() is typing.notes.input


def test_a_new_note_is_seen_although_another_text_was_looked_for(typing: Laptop) -> None:
    hands.control(Qt.Key.Key_F)
    hands.compose("둘")
    hands.press(Qt.Key.Key_F3)
    hands.compose("넷")
    hands.press(Qt.Key.Key_Return)
    assert typing.notes.lines.notes.rowCount() == 4


# -- where the room sees it ---------------------------------------------------------------------


def _sign(laptop: Laptop) -> str:
    return laptop.notes.line._sign.accessibleName()


def test_the_line_says_whether_the_room_sees_it(typing: Laptop) -> None:
    assert _sign(typing) == "● 송출 중"
    hands.press(Qt.Key.Key_F8)
    assert _sign(typing) == "× 송출 안 함"
    assert "🔒" in typing.notes.line._private_button.text()
    hands.press(Qt.Key.Key_F8)
    typing.view.signals.do(wall.show_notes_by_line, True)
    assert _sign(typing) == "◐ Enter 뒤 송출"
    hands.press(Qt.Key.Key_F6)
    assert _sign(typing) == "○ 송출 안 됨"


def test_the_edited_line_says_whether_the_room_sees_it(typing: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Return)
    sign = typing.notes.lines.sign
    assert (sign.isVisible(), sign.accessibleName()) == (True, "● 송출 중")
    hands.press(Qt.Key.Key_F8)
    assert (sign.accessibleName(), _sign(typing)) == ("× 송출 안 함", "● 송출 중")
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_F6)
    assert sign.accessibleName() == "○ 송출 안 됨"
    hands.press(Qt.Key.Key_Return)
    assert not sign.isVisible()


# -- many and long ------------------------------------------------------------------------------


def _ends(lines: NoteList) -> bool:
    bar = lines.verticalScrollBar()
    return bar.value() == bar.maximum()


def test_the_list_keeps_its_place_while_undo_and_redo_change_lines(typing: Laptop) -> None:
    _fill(typing, 60)
    lines = typing.notes.lines
    lines.select(30)
    before = lines.visualRect(lines.currentIndex())
    typing.view.undo()
    typing.view.redo()
    hands.compose("새 줄")
    hands.press(Qt.Key.Key_F3)
    lines.select(30)
    lines.scrollTo(lines.currentIndex(), NoteList.ScrollHint.PositionAtCenter)
    before = lines.visualRect(lines.currentIndex())
    note = lines.current_note()
    assert note is not None
    first = typing.workshop.notes_of(P3)[0]
    typing.view.signals.do(notes.remove_note, first.id)
    assert lines.visualRect(lines.currentIndex()) == before
    assert lines.current_note() == note
    typing.view.undo()
    assert lines.visualRect(lines.currentIndex()) == before
    assert not _ends(lines)


def test_the_newest_line_is_in_view(typing: Laptop) -> None:
    _fill(typing, 60)
    lines = typing.notes.lines
    lines.select(0)
    hands.press(Qt.Key.Key_F3)
    hands.compose("새 줄")
    hands.press(Qt.Key.Key_Return)
    assert _ends(lines)
    typing.view.undo()
    assert _ends(lines)


def test_a_long_note_does_not_fill_the_list_and_is_edited_whole(typing: Laptop) -> None:
    long = "긴 말 " * 2500
    typing.view.signals.do(notes.add_note, P3, long)
    lines = typing.notes.lines
    lines.select(-1)
    assert lines.visualRect(lines.currentIndex()).height() < 250
    hands.press(Qt.Key.Key_Return)
    hands.compose("끝")
    assert lines.editor.height() <= lines.viewport().height()
    assert typing.last_note(P3).text == long.strip() + "끝"


def _quickest(laptop: Laptop) -> float:
    spent = []
    for letter in "가나다라마바사아":
        began = perf_counter()
        hands.compose(letter, finish=False)
        hands.settle()
        spent.append(perf_counter() - began)
    return min(spent)  # the machine may be busy with something else for a while


def test_typing_stays_quick_among_five_hundred_long_notes(typing: Laptop) -> None:
    typing.go_to(3, SlideKind.BRIEF)  # the wall's own work is measured elsewhere
    _fill(typing, 500, "긴 말 " * 2500)
    hands.press(Qt.Key.Key_F3)
    assert _quickest(typing) < 0.016
    typing.notes.lines.select(250)
    hands.press(Qt.Key.Key_Return)
    assert _quickest(typing) < 0.016


@pytest.mark.parametrize("width", [800, 1024, 1366])
def test_the_field_over_a_line_fits_at_any_width(typing: Laptop, width: int) -> None:
    typing.shell.resize(width, 640)
    hands.settle()
    lines = typing.notes.lines
    lines.select(-1)
    hands.press(Qt.Key.Key_Return)
    for _ in range(40):
        hands.compose("긴말 ")
        hands.settle()
        row = lines.visualRect(lines.currentIndex())
        assert row.top() <= lines.editor.y() and lines.editor.geometry().bottom() <= row.bottom()
        assert lines.editor.geometry().right() < lines.sign.x()
    for _ in range(100):
        hands.press(Qt.Key.Key_Backspace)
    assert typing.last_note(P3).text.startswith("셋")
