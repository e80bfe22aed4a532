"""What is taken back from the windows: console and wall go back with it."""

import pytest
from PySide6.QtCore import Qt

from facilitator.app import place, running
from facilitator.app.answers import record_answer
from facilitator.domain.terms import AnswerWord, SlideKind
from facilitator.ui.rehearsal import hands
from tests.sample import MAEUL, SAGYEONG, project_id, section_id
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow

END = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def stand(laptop: Laptop) -> tuple[object, object, SlideKind, int]:
    live = laptop.workshop.live
    return live.section, live.project, live.slide, live.page


@pytest.mark.parametrize("slide", [SlideKind.SECTION, SlideKind.ANSWERS])
def test_the_end_of_a_section_taken_back_returns_to_the_slide_before_it(
    laptop: Laptop, slide: SlideKind
) -> None:
    laptop.go_to(1)
    laptop.view.signals.do(running.start_section, section_id(1))
    if slide is SlideKind.ANSWERS:
        laptop.go_to(2, slide)
    before, seen = stand(laptop), laptop.shown()
    next_step = laptop.live.go_button().text()
    hands.press(Qt.Key.Key_Return, END)
    assert laptop.workshop.live.slide is SlideKind.SUMMARY
    hands.control(Qt.Key.Key_Z)
    assert stand(laptop) == before and laptop.shown() == seen
    assert laptop.live.go_button().text() == next_step


def test_who_has_moved_on_since_the_end_stays_there(laptop: Laptop) -> None:
    laptop.go_to(1)
    laptop.view.signals.do(running.start_section, section_id(1))
    hands.press(Qt.Key.Key_Return, END)
    laptop.view.signals.do(place.go_to, section_id(2), None, SlideKind.SECTION)
    hands.control(Qt.Key.Key_Z)
    assert stand(laptop) == (section_id(2), None, SlideKind.SECTION, 0)


def test_an_end_of_an_earlier_session_is_taken_back_in_the_same_way(start: Start) -> None:
    first = start()
    first.go_to(1)
    first.view.signals.do(running.start_section, section_id(1))
    first.go_to(2, SlideKind.ROLES)
    hands.press(Qt.Key.Key_Return, END)
    first.close()
    again = start()
    again.view.undo()
    assert stand(again)[1:3] == (project_id(2), SlideKind.ROLES)


def test_what_ended_and_what_was_taken_back_is_named(laptop: Laptop) -> None:
    laptop.go_to(1)
    laptop.view.signals.do(running.start_section, section_id(1))
    hands.press(Qt.Key.Key_Return, END)
    title = laptop.workshop.sections[0].title
    assert f"‘{title}’ 섹션을 마쳤습니다" in laptop.notice()
    hands.control(Qt.Key.Key_Z)
    assert f"섹션 종료(‘{title}’ 섹션)" in laptop.notice()


def test_a_first_answer_goes_from_the_history_and_the_notice_tells_what_stays(
    laptop: Laptop,
) -> None:
    signals, project = laptop.view.signals, project_id(3)
    signals.do(running.start_section, section_id(2))
    laptop.go_to(3)
    signals.do(record_answer, project, MAEUL, AnswerWord.YES)
    first = signals.desk.number
    signals.do(record_answer, project, SAGYEONG, AnswerWord.YES)
    laptop.view._taking_back.take_back(first)
    assert laptop.workshop.answer(project, MAEUL) is None
    assert "사업은 토의 중으로 남습니다" in laptop.notice()
