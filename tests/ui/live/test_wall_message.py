"""A message to the room, over any slide: typed inline, shown, taken away, never lost."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFrame

from facilitator.domain.terms import SlideKind
from facilitator.ui.live.wall.message_line import MessageLine, usual_messages
from facilitator.ui.rehearsal import hands
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop, focus

pytestmark = pytest.mark.slow

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def live(laptop: Laptop) -> Laptop:
    laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    return laptop


def line(laptop: Laptop) -> MessageLine:
    return laptop.live.wall.message


def state(laptop: Laptop) -> str:
    shown: QFrame = line(laptop)._shown
    return "" if shown.isHidden() else shown.accessibleName()


def test_f11_takes_a_message_and_gives_the_keyboard_back(live: Laptop) -> None:
    before = focus()
    hands.press(Qt.Key.Key_F11)
    hands.compose("창문을 닫아 주십시오")
    assert "창문" not in live.shown(), "the room sees it when it is entered"
    hands.press(Qt.Key.Key_Return)
    assert "창문을 닫아 주십시오" in live.shown() and "공동체활동가" in live.shown()
    assert "창문을 닫아 주십시오" in state(live)
    assert focus() is before
    assert line(live).line.text() == ""


def test_it_lies_over_every_slide_until_it_is_taken_away(live: Laptop) -> None:
    live.live.orders.show_message("곧 시작합니다")
    for slide in SlideKind:
        live.go_to(3, slide)
        assert "곧 시작합니다" in live.shown()
    hands.press(Qt.Key.Key_F11, SHIFT)
    assert "곧 시작합니다" not in live.shown()
    assert state(live) == ""


def test_a_usual_message_takes_three_keys(live: Laptop) -> None:
    for key in (Qt.Key.Key_F11, Qt.Key.Key_Down, Qt.Key.Key_Return):
        hands.press(key)
    assert "5분 후 다시 시작합니다" in live.shown()


def test_up_and_down_go_round_the_usual_messages(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F11)
    usual = usual_messages()
    seen = []
    for _ in range(len(usual) + 1):
        hands.press(Qt.Key.Key_Down)
        seen.append(line(live).line.text())
    assert seen == [*usual, usual[0]]
    hands.press(Qt.Key.Key_Up)
    assert line(live).line.text() == usual[-1]


def test_the_menu_puts_a_usual_message_on_the_wall(live: Laptop) -> None:
    menu = line(live).usual_menu()
    menu.actions()[3].trigger()
    assert usual_messages()[3] in live.shown()
    menu.deleteLater()


def test_escape_leaves_the_line_and_keeps_what_is_typed(live: Laptop) -> None:
    before = focus()
    hands.press(Qt.Key.Key_F11)
    hands.compose("점심은")
    hands.press(Qt.Key.Key_Escape)
    assert focus() is before
    assert "점심은" not in live.shown()
    hands.press(Qt.Key.Key_F11)
    assert line(live).line.full_text() == "점심은"


def test_an_empty_line_takes_the_message_away(live: Laptop) -> None:
    live.live.orders.show_message("곧 시작합니다")
    hands.press(Qt.Key.Key_F11)
    hands.press(Qt.Key.Key_Return)
    assert "곧 시작합니다" not in live.shown()


def test_a_composing_syllable_is_entered_once(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F11)
    hands.compose("다시 시작", finish=False)
    hands.press(Qt.Key.Key_Return)
    assert live.workshop.live.message == "다시 시작"


def test_a_usual_message_replaces_a_composing_syllable_whole(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F11)
    hands.compose("곧", finish=False)
    hands.press(Qt.Key.Key_Down)
    field = QApplication.focusWidget()
    assert field is not None
    QCoreApplication.sendEvent(field, QInputMethodEvent("", []))
    assert line(live).line.full_text() == usual_messages()[0]


def test_a_half_typed_message_comes_back_after_a_restart(start: Start) -> None:
    first = start()
    first.go_to(3)
    first.live.orders.show_message("곧 시작합니다")
    hands.press(Qt.Key.Key_F11)
    hands.compose("점심은 한 시", finish=False)
    first.close()
    again = start()
    assert line(again).line.full_text() == "점심은 한 시"
    again.view.wall.open_window()
    assert "점심은" not in again.shown() and "곧 시작합니다" in again.shown()
    assert "곧 시작합니다" in state(again)


def test_typing_a_message_does_not_disturb_a_half_typed_note(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F3)
    hands.compose("쓰는 중", finish=False)
    hands.press(Qt.Key.Key_F11)
    hands.compose("잠시")
    hands.press(Qt.Key.Key_Return)
    assert focus() is live.notes.input
    assert live.notes.input.full_text() == "쓰는 중"


def test_over_black_the_console_says_that_the_message_waits(live: Laptop) -> None:
    live.live.orders.show_message("곧 시작합니다")
    hands.press(Qt.Key.Key_F6)
    assert live.shown() == ""
    assert "안 보임" in state(live)
    hands.press(Qt.Key.Key_F5)
    assert "송출 중" in state(live) and "곧 시작합니다" in live.shown()


def test_f6_blanks_while_a_message_is_composed(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F11)
    hands.compose("아직", finish=False)
    hands.press(Qt.Key.Key_F6)
    assert live.shown() == ""
    assert line(live).line.full_text() == "아직"
