"""A round of answers by key, with the Korean input method on."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.app import answers, editing
from facilitator.domain.terms import AnswerWord, ProjectStage, SlideKind
from facilitator.ui.rehearsal import hands
from tests.sample import DONONG, GONGIK, JAESAENG, MAEUL, SAGYEONG, SAMUGUK
from tests.ui.laptop import Laptop, focus


class Keys:
    """Presses keys and counts them; typed text does not count."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, *keys: Qt.Key) -> None:
        for key in keys:
            hands.press(key)
            self.count += 1


def test_a_round_of_six_answers_takes_at_most_twelve_keys_and_no_mouse(laptop: Laptop) -> None:
    project = laptop.go_to(3)  # 공익 leads, everyone else is asked
    laptop.view.signals.do(answers.record_answer, project, SAMUGUK, None)
    press = Keys()
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_2)
    hands.compose("원곡 지역에 한함")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_3)
    hands.compose("12. 13. 예산 확인 후")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_5)
    given = {a.center: a for a in laptop.workshop.answers_of(project)}
    assert {c: a.word for c, a in given.items() if a.word} == {
        MAEUL: AnswerWord.YES,
        JAESAENG: AnswerWord.CONDITIONAL,
        SAGYEONG: AnswerWord.LATER,
        DONONG: AnswerWord.NO,
        SAMUGUK: AnswerWord.NOT_APPLICABLE,
    }
    assert given[JAESAENG].condition == "원곡 지역에 한함"
    assert given[SAGYEONG].reply_by == date(2024, 12, 13)
    assert given[SAGYEONG].reason == "예산 확인 후"
    assert press.count <= 12


def test_six_centers_answer_within_twelve_keys(laptop: Laptop) -> None:
    do = laptop.view.signals.do
    do(editing.add_center, "청년센터", "청년")
    everybody = [c.id for c in laptop.workshop.centers]
    project = laptop.go_to(3)
    do(editing.propose_to, project, everybody)
    press = Keys()
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_2)
    hands.compose("원곡 지역에 한함")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_2)
    hands.compose("예산 확보 시")
    press(Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_5)
    given = [a.word for a in laptop.workshop.answers_of(project)]
    assert given == [
        AnswerWord.CONDITIONAL,
        AnswerWord.LATER,
        AnswerWord.CONDITIONAL,
        AnswerWord.YES,
        AnswerWord.NO,
        AnswerWord.NOT_APPLICABLE,
    ]
    assert press.count <= 12
    assert focus() is laptop.live.go_button(), "the round is over, the next step is at hand"


def test_an_answer_reaches_the_room_at_once(laptop: Laptop) -> None:
    laptop.go_to(3)
    assert "미응답" in laptop.shown()
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_2)
    hands.compose("강사비는 나누어 낸다")
    assert "강사비" not in laptop.shown(), "a condition that is being typed is not an answer yet"
    hands.press(Qt.Key.Key_Return)
    assert "조건부" in laptop.shown()
    assert "강사비는 나누어 낸다" in laptop.shown()


def test_a_syllable_in_composition_belongs_to_the_condition(laptop: Laptop) -> None:
    project = laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_2)
    hands.compose("예산 확보", finish=False)
    hands.press(Qt.Key.Key_Return)
    assert laptop.answer(project, MAEUL).condition == "예산 확보"


def test_the_suggested_date_of_a_later_reply_is_taken_by_enter(laptop: Laptop) -> None:
    project = laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_3)
    hands.press(Qt.Key.Key_Return)
    assert laptop.answer(project, MAEUL).reply_by == date(2024, 12, 12)


@pytest.mark.parametrize("key", [Qt.Key.Key_2, Qt.Key.Key_3], ids=["condition", "date"])
def test_without_its_words_such_an_answer_is_not_taken(laptop: Laptop, key: Qt.Key) -> None:
    project = laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(key)
    hands.compose("다음 주쯤" if key == Qt.Key.Key_3 else " ")
    hands.press(Qt.Key.Key_Return)
    assert laptop.workshop.answer(project, MAEUL) is None
    assert laptop.board.words.line.isVisible(), "the words are still open to be typed"
    hands.press(Qt.Key.Key_Escape)
    assert laptop.board.current_center() == MAEUL
    assert not laptop.board.words.line.isVisible()


def test_the_keypad_answers_too(laptop: Laptop) -> None:
    project = laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier)
    assert laptop.answer(project, MAEUL).word is AnswerWord.YES


def test_delete_takes_an_answer_away_and_a_blank_is_no_no(laptop: Laptop) -> None:
    project = laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_4)
    assert laptop.answer(project, MAEUL).word is AnswerWord.NO
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Delete)
    assert laptop.answer(project, MAEUL).word is None
    assert "미응답" in laptop.shown()


def test_after_the_round_up_comes_back_to_the_last_center(laptop: Laptop) -> None:
    project = laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    for _ in range(5):
        hands.press(Qt.Key.Key_1)
    assert laptop.board.current_center() is None, "the round is over"
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Up)
    last = laptop.board.current_center()
    assert last == laptop.board.centers()[-1].id
    hands.press(Qt.Key.Key_4)
    assert laptop.answer(project, last).word is AnswerWord.NO


def test_the_lead_is_not_asked(laptop: Laptop) -> None:
    project = laptop.go_to(3)
    laptop.board.focus_center(GONGIK)
    hands.press(Qt.Key.Key_1)
    assert laptop.workshop.answer(project, GONGIK) is None


def test_a_round_begins_at_the_first_center_that_has_not_answered(laptop: Laptop) -> None:
    laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_1)
    laptop.notes.start_typing()
    hands.press(Qt.Key.Key_F2)
    assert laptop.board.current_center() == JAESAENG


def test_enter_opens_the_words_of_an_answer_and_a_reason_can_be_private(laptop: Laptop) -> None:
    project = laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_4)
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Return)
    hands.compose("내부 인사 문제")
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_Return)
    assert laptop.answer(project, MAEUL).reason == "내부 인사 문제"
    assert laptop.answer(project, MAEUL).reason_private
    for slide in SlideKind:
        laptop.go_to(3, slide)
        assert "내부 인사" not in laptop.shown()


def test_the_mouse_answers_as_well(laptop: Laptop) -> None:
    project = laptop.go_to(3)
    row = laptop.board.rows.shown()[1]
    QTest.mouseClick(row._buttons[0], Qt.MouseButton.LeftButton)
    assert laptop.answer(project, MAEUL).word is AnswerWord.YES


def test_half_typed_words_come_back_when_the_facilitator_returns(laptop: Laptop) -> None:
    project = laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_3)
    hands.compose("언제든")  # no date: incomplete
    laptop.go_to(11)
    assert laptop.workshop.answer(project, MAEUL) is None
    laptop.go_to(3)
    assert laptop.board.words.line.isVisible()
    assert laptop.board.words.line._main.full_text() == "언제든"
    hands.press(Qt.Key.Key_PageDown)
    assert laptop.workshop.answer(project, MAEUL) is None


def test_complete_words_are_recorded_when_the_facilitator_moves_on(laptop: Laptop) -> None:
    project = laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_2)
    hands.compose("장소 제공까지", finish=False)
    hands.press(Qt.Key.Key_PageDown)
    assert laptop.answer(project, MAEUL).condition == "장소 제공까지"


# -- read-back ---------------------------------------------------------------------------------


def _answered(laptop: Laptop, number: int) -> None:
    project = laptop.go_to(number)
    for center in laptop.board.centers()[1:]:
        laptop.view.signals.do(answers.record_answer, project, center.id, AnswerWord.YES)


def test_enter_stamps_center_by_center_and_the_project_is_agreed(laptop: Laptop) -> None:
    _answered(laptop, 3)
    project = laptop.go_to(3, SlideKind.READ_BACK)
    laptop.board.focus_center(GONGIK)
    for center in laptop.board.centers():
        assert laptop.board.current_center() == center.id
        hands.press(Qt.Key.Key_Return)
        assert laptop.answer(project, center.id).confirmed_at == laptop.clock.now
    found = laptop.workshop.project(project)
    assert found is not None
    assert found.stage is ProjectStage.AGREED
    assert "확인" in laptop.shown()


def test_ctrl_enter_stamps_everyone_who_answered(laptop: Laptop) -> None:
    _answered(laptop, 3)
    project = laptop.go_to(3, SlideKind.READ_BACK)
    hands.control(Qt.Key.Key_Return)
    assert all(a.confirmed_at for a in laptop.workshop.answers_of(project))
    assert laptop.workshop.project(project).stage is ProjectStage.AGREED  # type: ignore[union-attr]  # it is there


def test_a_stamp_falls_when_its_answer_is_changed(laptop: Laptop) -> None:
    _answered(laptop, 3)
    project = laptop.go_to(3, SlideKind.READ_BACK)
    hands.control(Qt.Key.Key_Return)
    laptop.go_to(3)
    laptop.board.focus_center(MAEUL)
    hands.press(Qt.Key.Key_4)
    assert laptop.answer(project, MAEUL).confirmed_at is None
    assert laptop.answer(project, JAESAENG).confirmed_at is not None
    assert laptop.workshop.project(project).stage is ProjectStage.IN_DISCUSSION  # type: ignore[union-attr]  # it is there


def test_the_same_answer_again_leaves_its_stamp(laptop: Laptop) -> None:
    _answered(laptop, 3)
    project = laptop.go_to(3, SlideKind.READ_BACK)
    hands.control(Qt.Key.Key_Return)
    laptop.go_to(3)
    laptop.board.focus_center(MAEUL)
    hands.press(Qt.Key.Key_1)
    assert laptop.answer(project, MAEUL).confirmed_at is not None


def test_enter_on_a_stamp_takes_it_back(laptop: Laptop) -> None:
    _answered(laptop, 3)
    project = laptop.go_to(3, SlideKind.READ_BACK)
    hands.control(Qt.Key.Key_Return)
    laptop.board.focus_center(MAEUL)
    hands.press(Qt.Key.Key_Return)
    assert laptop.answer(project, MAEUL).confirmed_at is None


def test_who_has_not_answered_cannot_confirm_and_is_told(laptop: Laptop) -> None:
    project = laptop.go_to(3, SlideKind.READ_BACK)
    laptop.board.focus_center(MAEUL)
    hands.press(Qt.Key.Key_Return)
    assert laptop.workshop.answer(project, MAEUL) is None
    assert "마을" in laptop.notice()


def test_undo_brings_the_answer_before_back(laptop: Laptop) -> None:
    project = laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_1)
    laptop.board.focus_center(MAEUL)
    hands.press(Qt.Key.Key_4)
    hands.control(Qt.Key.Key_Z)
    assert laptop.answer(project, MAEUL).word is AnswerWord.YES
    hands.control(Qt.Key.Key_Z)
    assert laptop.workshop.answer(project, MAEUL) is None
    hands.control(Qt.Key.Key_Y)
    hands.control(Qt.Key.Key_Y)
    assert laptop.answer(project, MAEUL).word is AnswerWord.NO
    assert "불참" in laptop.shown()


def test_the_focus_stays_on_the_board_after_an_undo(laptop: Laptop) -> None:
    laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_1)
    hands.control(Qt.Key.Key_Z)
    assert focus() in laptop.board.rows.shown()
