"""What the board and the notes tell of their keys, and the room that they give each other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app import answers, notes
from facilitator.domain.terms import AnswerWord, SlideKind
from facilitator.ui.live.board.answer_boxes import ROW_HEIGHT
from facilitator.ui.live.board.answer_row import AnswerRow
from facilitator.ui.live.record_card import FOLLOW_UPS
from facilitator.ui.live.section_list import SectionList
from facilitator.ui.rehearsal import hands
from tests.sample import GONGIK, JAESAENG, MAEUL, project_id
from tests.ui.laptop import Laptop, focus

pytestmark = pytest.mark.slow

P3 = project_id(3)


def _row(laptop: Laptop, center: str) -> AnswerRow:
    return next(r for r in laptop.board.rows.shown() if r.facts and r.facts.center == center)


def _faces(row: AnswerRow) -> list[str]:
    return [each.face() for each in row._buttons]


# -- the board ----------------------------------------------------------------------------------


def test_the_current_row_shows_the_digits_of_its_answers(laptop: Laptop) -> None:
    laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    current, below = _row(laptop, MAEUL), _row(laptop, JAESAENG)
    assert _faces(current) == ["1 참여", "2 조건부", "3 검토", "4 불참", "5 해당 없음"]
    assert _faces(below) == ["참여", "조건부", "검토", "불참", "해당 없음"]
    hands.press(Qt.Key.Key_4)
    assert _faces(current) == ["참여", "조건부", "검토", "× 불참", "해당 없음"]
    assert _faces(below)[0] == "1 참여"
    hands.press(Qt.Key.Key_Up)
    assert _faces(current)[3] == "× 불참", "the sign says more than its digit"


def test_on_the_read_back_no_digit_is_a_key(laptop: Laptop) -> None:
    laptop.go_to(3)
    laptop.view.signals.do(answers.record_answer, P3, MAEUL, AnswerWord.YES)
    laptop.go_to(3, SlideKind.READ_BACK)
    laptop.board.focus_center(JAESAENG)
    assert _faces(_row(laptop, JAESAENG))[0] == "참여"


def test_the_places_of_the_rows_are_shown_only_while_they_are_keys(laptop: Laptop) -> None:
    laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    assert not _row(laptop, MAEUL)._shows_place
    hands.press(Qt.Key.Key_F3)
    assert _row(laptop, MAEUL)._shows_place
    assert "F2" in laptop.board.foot.keys_text()
    assert "1–5" not in laptop.board.foot.keys_text()
    hands.press(Qt.Key.Key_F2)
    assert not _row(laptop, MAEUL)._shows_place
    assert "1–5" in laptop.board.foot.keys_text()


def test_a_row_that_becomes_current_moves_nothing(laptop: Laptop) -> None:
    laptop.go_to(3)
    row = _row(laptop, MAEUL)
    before = [row.geometry(), row.badge.geometry(), *(b.geometry() for b in row._buttons)]
    hands.press(Qt.Key.Key_F2)
    assert row.hasFocus()
    assert before == [row.geometry(), row.badge.geometry(), *(b.geometry() for b in row._buttons)]
    assert laptop.board.foot._strip.isVisible()
    assert "막대" in laptop.board.foot._strip.toolTip()


def test_the_open_line_names_its_fields_and_its_keys(laptop: Laptop) -> None:
    laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_3)
    assert _captions(laptop) == ["회신 기한", "사유", "발언자"]
    assert laptop.board.foot.keys_text() == "Enter 저장 · Esc 닫기"
    hands.press(Qt.Key.Key_Escape)
    assert "1–5" in laptop.board.foot.keys_text()
    hands.press(Qt.Key.Key_2)
    assert _captions(laptop)[0] == "조건"
    hands.compose("예산")
    hands.press(Qt.Key.Key_Return)
    laptop.board.focus_center(MAEUL)
    hands.press(Qt.Key.Key_1)
    laptop.board.focus_center(MAEUL)
    hands.press(Qt.Key.Key_Return)
    assert _captions(laptop) == ["사유", "발언자"]


def _captions(laptop: Laptop) -> list[str]:
    words = laptop.words()
    assert words is not None
    return [c.text() for c in words._fields._captions if c.isVisible()]


@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_reply_by_date_that_cannot_be_read_is_framed(laptop: Laptop, leave: Qt.Key) -> None:
    laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_3)
    hands.compose("다음 주쯤")
    hands.press(leave)
    words = laptop.words()
    assert words is not None
    assert words._main.property("wrong") == "yes"
    assert "날짜" in words._main.accessibleDescription()
    words._main.setFocus()
    words._main.selectAll()
    hands.compose("1213")
    assert words._main.property("wrong") == "no"
    hands.press(Qt.Key.Key_Return)
    assert laptop.answer(P3, MAEUL).word is AnswerWord.LATER


def test_what_changes_after_the_read_back_says_so_in_its_row_and_in_the_list(
    laptop: Laptop,
) -> None:
    do = laptop.view.signals.do
    laptop.go_to(3)
    for center in laptop.board.centers():
        if center.id != GONGIK:
            do(answers.record_answer, P3, center.id, AnswerWord.YES)
    do(answers.confirm_all, P3)
    assert "재확인 필요" not in _spoken(laptop)
    laptop.board.focus_center(MAEUL)
    hands.press(Qt.Key.Key_4)
    assert "재확인 필요" in _row(laptop, MAEUL).accessibleName()
    assert "재확인 필요" not in _row(laptop, JAESAENG).accessibleName()
    assert "재확인 필요" in _spoken(laptop)


def _spoken(laptop: Laptop) -> str:
    sections = laptop.live.findChild(SectionList)
    assert sections is not None
    return " ".join(r.accessibleName() for r in sections._rows if not r.isHidden())


# -- the notes ----------------------------------------------------------------------------------


@pytest.fixture
def noting(laptop: Laptop) -> Laptop:
    """Give the console on the notes of project 3 with three lines, the cursor in the new one."""
    laptop.go_to(3, SlideKind.NOTES)
    laptop.view.signals.do(notes.add_notes, P3, ["하나", "둘", "셋"])
    hands.press(Qt.Key.Key_F3)
    return laptop


def _bar_is_drawn(laptop: Laptop) -> bool:
    bar = laptop.notes.lines.verticalScrollBar()
    image = bar.grab().toImage()
    middle = image.width() // 2
    return len({image.pixel(middle, y) for y in range(image.height())}) > 1


def test_a_scroll_bar_is_seen_only_where_there_is_something_to_scroll(noting: Laptop) -> None:
    noting.shell.resize(1366, 768)
    hands.settle()
    assert not _bar_is_drawn(noting)
    noting.view.signals.do(notes.add_notes, P3, [f"{at}번째 말" for at in range(40)])
    hands.settle()
    assert _bar_is_drawn(noting)


def test_the_keys_of_the_list_are_told_only_while_it_has_the_keyboard(noting: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    assert focus() is noting.notes.lines
    assert "Enter 고치기" in noting.notes.input.placeholderText()
    # A menu takes the keyboard first, what is chosen there sends it elsewhere.
    popup = QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(noting.notes.lines, popup)
    assert "Enter 고치기" in noting.notes.input.placeholderText()
    noting.live.go_button().setFocus(Qt.FocusReason.PopupFocusReason)
    hands.settle()
    assert "Enter 고치기" not in noting.notes.input.placeholderText()


def test_a_removed_note_that_comes_back_is_chosen(noting: Laptop) -> None:
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Delete)
    assert noting.texts(P3) == ["하나", "셋"]
    hands.press(Qt.Key.Key_Up)
    hands.control(Qt.Key.Key_Z)
    assert noting.texts(P3) == ["하나", "둘", "셋"]
    chosen = noting.notes.lines.current_note()
    assert chosen is not None and chosen.text == "둘"
    hands.press(Qt.Key.Key_Delete)
    assert noting.texts(P3) == ["하나", "셋"], "the next key is for it"


def test_on_a_low_screen_the_board_leaves_the_notes_its_room(laptop: Laptop) -> None:
    laptop.shell.resize(1024, 640)
    laptop.go_to(3)
    laptop.view.signals.do(notes.add_notes, P3, [f"{at}번째 말" for at in range(10)])
    hands.press(Qt.Key.Key_F2)
    for _ in range(3):
        hands.press(Qt.Key.Key_Down)
    asked = laptop.board.current_center()
    before = laptop.notes.lines.viewport().height()
    hands.press(Qt.Key.Key_F3)
    hands.settle()
    room = laptop.notes.lines.viewport().height()
    assert room >= before + 2 * ROW_HEIGHT
    assert asked is not None
    row = _row(laptop, asked)
    top = row.mapTo(laptop.board.rows.viewport(), row.rect().topLeft()).y()
    assert 0 <= top <= laptop.board.rows.viewport().height() - ROW_HEIGHT
    hands.compose("쓰는 중", finish=False)
    assert laptop.notes.lines.viewport().height() == room, "typing moves nothing"
    hands.press(Qt.Key.Key_F2)
    hands.settle()
    assert laptop.notes.lines.viewport().height() < room


def _rows_seen(laptop: Laptop) -> int:
    return laptop.board.rows.viewport().height() // ROW_HEIGHT


def test_while_there_are_no_notes_the_board_keeps_its_rows_on_a_low_screen(
    laptop: Laptop, qtbot: QtBot
) -> None:
    laptop.shell.resize(1366, 690)  # a notice of two lines over the page leaves this
    laptop.go_to(3)
    hands.press(Qt.Key.Key_F3)
    hands.settle()
    assert laptop.board.rows.yields(), "the page is low"
    full = len(laptop.board.rows.shown())
    assert _rows_seen(laptop) == full == 6
    before = _rows_seen(laptop)
    laptop.view.signals.do(notes.add_notes, P3, [f"{at}번째 말" for at in range(2)])
    bar = laptop.notes.lines.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert 2 < _rows_seen(laptop) <= before, "all notes are in view, and most of the board"
    laptop.view.signals.do(notes.add_notes, P3, [f"{at}번째 말" for at in range(20)])
    qtbot.waitUntil(lambda: _rows_seen(laptop) == 2)
    for note in laptop.workshop.notes_of(P3):
        laptop.view.signals.do(notes.remove_note, note.id)
    qtbot.waitUntil(lambda: _rows_seen(laptop) == before)


def test_the_board_tells_no_digits_while_a_role_or_a_follow_up_is_typed(laptop: Laptop) -> None:
    laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    assert "1–5" in laptop.board.foot.keys_text()
    for _ in range(2):
        hands.press(Qt.Key.Key_F4)
        assert laptop.board.foot.keys_text() == "F2 참여 의사 받기"
        assert not _row(laptop, MAEUL)._shows_place, "Alt and a digit are keys of the notes only"
    hands.press(Qt.Key.Key_F2)
    assert "1–5" in laptop.board.foot.keys_text()


def test_every_tab_of_the_record_names_its_key(noting: Laptop) -> None:
    record = noting.live.record
    faces = [record._group.button(at).text() for at in range(3)]
    assert [f.split("   ")[1] for f in faces] == ["F3", "F4", "F4 F4"]
    noting.shell.resize(1366, 768)
    hands.settle()
    assert "Alt+1–9" in record._keys.text()
    hands.press(Qt.Key.Key_F4)
    hands.press(Qt.Key.Key_F4)
    assert record.tab() == FOLLOW_UPS
    assert record._keys.text() == ""
    QTest.mouseClick(record._group.button(0), Qt.MouseButton.LeftButton)
    assert "Alt+1–9" in record._keys.text()
