"""One hand on the keyboard: every live step has a key, also in Hangul mode."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.app import editing, notes, running
from facilitator.domain.terms import AnswerWord, SlideKind
from facilitator.ui.rehearsal import hands
from tests.sample import project_id, section_id
from tests.ui.laptop import Laptop, focus

pytestmark = pytest.mark.slow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def live(laptop: Laptop) -> Laptop:
    laptop.go_to(3)
    return laptop


def test_a_round_of_six_answers_takes_at_most_twelve_keys(live: Laptop) -> None:
    project = project_id(3)
    live.view.signals.do(editing.add_center, "청년센터", "청년")
    seventh = live.workshop.centers[-1].id
    live.view.signals.do(editing.propose_to, project, [c.id for c in live.workshop.centers])
    assert live.workshop.is_asked(project, seventh)
    keys = [Qt.Key.Key_F2, *(Qt.Key.Key_1 for _ in range(6))]
    for key in keys:
        hands.press(key)
    assert [a.word for a in live.workshop.answers_of(project)] == [AnswerWord.YES] * 6
    assert len(keys) <= 12


def test_control_page_keys_go_from_project_to_project(live: Laptop) -> None:
    way = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        hands.press(key, CONTROL)
        way.append((live.workshop.live.project, live.workshop.live.slide))
    assert way == [
        (project_id(11), SlideKind.BRIEF),
        (project_id(9), SlideKind.BRIEF),
        (project_id(9), SlideKind.BRIEF),
    ], "the end of the section is an end"
    for _ in range(3):
        hands.press(Qt.Key.Key_PageUp, CONTROL)
    assert live.workshop.live.project == project_id(3)


def test_control_shift_page_keys_introduce_sections_and_start_none(live: Laptop) -> None:
    hands.press(Qt.Key.Key_PageDown, CONTROL | SHIFT)
    assert live.workshop.live.section == section_id(3)
    assert live.workshop.live.slide is SlideKind.SECTION
    for _ in range(5):
        hands.press(Qt.Key.Key_PageUp, CONTROL | SHIFT)
    assert live.workshop.live.section == section_id(1)
    assert all(s.started_at is None for s in live.workshop.sections)


@pytest.mark.parametrize(("at", "kind"), list(enumerate(SlideKind)))
def test_every_slide_has_a_digit_after_f12(live: Laptop, at: int, kind: SlideKind) -> None:
    live.go_to(3, SlideKind.WELCOME)
    key = Qt.Key(ord("1234567890-"[at]))
    hands.press(Qt.Key.Key_F12)
    hands.press(key)
    assert live.workshop.live.slide is kind
    assert live.live.slides._buttons[kind].text().endswith("1234567890−"[at])


def test_escape_gives_the_keyboard_back_from_the_slides(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_F12)
    assert live.live.slides.isAncestorOf(hands.focused())
    hands.press(Qt.Key.Key_Escape)
    assert live.board.isAncestorOf(hands.focused())
    assert live.workshop.live.slide is SlideKind.ANSWERS


def test_alt_page_keys_turn_the_pages_of_a_long_discussion(live: Laptop) -> None:
    project = live.go_to(3, SlideKind.NOTES)
    for at in range(40):
        live.view.signals.do(notes.add_note, project, f"{at}번째 의견")
    hands.press(Qt.Key.Key_F3)
    assert "39번째 의견" in live.shown()
    for _ in range(20):
        hands.press(Qt.Key.Key_PageUp, ALT)
    assert "0번째 의견" in live.shown() and "39번째 의견" not in live.shown()
    hands.press(Qt.Key.Key_PageDown, ALT)
    assert live.workshop.live.page == 1
    assert focus() is live.notes.input


def test_the_text_on_the_wall_grows_shrinks_and_goes_back(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F3)
    usual = live.live.slides.size_of_text._usual
    for key, percent in (
        (Qt.Key.Key_Equal, 110),
        (Qt.Key.Key_Plus, 120),
        (Qt.Key.Key_Minus, 110),
        (Qt.Key.Key_Minus, 100),
        (Qt.Key.Key_Minus, 90),
        (Qt.Key.Key_0, 100),
    ):
        hands.control(key)
        assert (live.workshop.live.scale, usual.text()) == (percent, f"{percent}%")
        assert f"{percent}%" in usual.accessibleName()
    assert live.view.wall.window.view._shown.scale == 100


def test_notes_come_line_by_line_and_the_button_says_so(live: Laptop) -> None:
    live.go_to(3, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3, SHIFT)
    hands.press(Qt.Key.Key_F3)
    hands.compose("아직 쓰는 중")
    assert "아직 쓰는 중" not in live.shown()
    assert "한 줄씩" in live.live.slides._buttons[SlideKind.NOTES].text()
    hands.press(Qt.Key.Key_Return)
    assert "아직 쓰는 중" in live.shown()
    hands.press(Qt.Key.Key_F3, SHIFT)
    hands.compose("이제 바로")
    assert "이제 바로" in live.shown()


def test_control_tab_goes_round_the_pages(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F3)
    seen = []
    for _ in range(4):
        hands.press(Qt.Key.Key_Tab, CONTROL)
        seen.append(live.view._place)
    assert seen == ["outcome", "report", "prepare", "live"]
    hands.press(Qt.Key.Key_Backtab, CONTROL | SHIFT)
    assert live.view._place == "prepare"


def test_the_keys_work_while_a_syllable_is_composed_and_lose_none(live: Laptop) -> None:
    project = live.go_to(3, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    hands.compose("쓰는 중", finish=False)
    for key, modifiers in (
        (Qt.Key.Key_PageDown, CONTROL),
        (Qt.Key.Key_PageUp, CONTROL),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
    ):
        hands.press(key, modifiers)
    assert live.workshop.live.project == project
    assert live.notes.input.full_text() == "쓰는 중"


def test_every_control_of_the_right_column_has_a_name(live: Laptop) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    column = live.live._right
    controls: list[QObject] = []
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        controls += column.findChildren(kind)
    assert len(controls) > 20
    assert not [c for c in controls if c.isVisible() and not c.accessibleName()]  # type: ignore[attr-defined]


def test_a_click_on_the_size_leaves_the_keyboard_where_it_is(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F3)
    QTest.mouseClick(live.live.slides.size_of_text._larger, Qt.MouseButton.LeftButton)
    assert live.workshop.live.scale == 110
    assert QApplication.focusWidget() is live.notes.input


def test_a_section_can_be_ended_before_its_last_step_and_taken_back(live: Laptop) -> None:
    live.view.signals.do(running.start_section, section_id(2))
    live.go_to(3)
    hands.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    section = live.workshop.section(section_id(2))
    assert section is not None and section.ended_at is not None
    assert "Ctrl+Z" in live.notice()
    hands.control(Qt.Key.Key_Z)
    section = live.workshop.section(section_id(2))
    assert section is not None and section.ended_at is None


def test_the_escape_of_a_remote_takes_no_half_typed_condition_away(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F2)
    center = live.board.current_center()
    hands.press(Qt.Key.Key_2)
    hands.compose("예산이 확보되며")
    hands.press(Qt.Key.Key_Escape)
    assert live.words() is None and live.board.current_center() == center
    hands.press(Qt.Key.Key_2)
    details = live.words()
    assert details is not None and details._main.full_text() == "예산이 확보되며"
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_1)
    assert live.workshop.answers_of(project_id(3))[0].word is AnswerWord.YES
