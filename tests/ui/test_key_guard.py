"""Keys from anywhere: blank, show, the presenter's remote, undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
)

from facilitator.domain.entities import EntityKind, Touch
from facilitator.domain.terms import SlideKind, WallMode
from facilitator.ui.prepare.cell_editors import LineCell
from facilitator.ui.prepare.prepare_page import PreparePage
from facilitator.ui.rehearsal import hands
from tests.sample import project_id
from tests.ui.laptop import Laptop, focus

pytestmark = pytest.mark.slow

_M = Qt.KeyboardModifier
SHIFT = _M.ShiftModifier
BOTH = _M.ControlModifier | _M.ShiftModifier


@pytest.fixture
def live(laptop: Laptop) -> Laptop:
    laptop.go_to(3)
    return laptop


def is_black(laptop: Laptop) -> bool:
    return laptop.workshop.live.wall is WallMode.BLANK and laptop.shown() == ""


def inside(opened: Callable[[], object], act: Callable[[], None]) -> list[bool]:
    """Act while a dialog is open, then close it; tells that it was really open."""
    happened: list[bool] = []

    def go() -> None:
        happened.append(QApplication.activeModalWidget() is not None)
        act()
        modal = QApplication.activeModalWidget()
        if modal is not None:
            modal.close()

    QTimer.singleShot(0, go)
    opened()
    return happened


def press_letter(letter: str, repeated: bool = False) -> None:
    """Press a key as the Korean layout gives it where no input method composes."""
    target = focus()
    assert target is not None
    plain = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, ord(letter), plain, letter, repeated)
    QCoreApplication.sendEvent(target, event)


# -- blank and show -----------------------------------------------------------------------------


def test_f6_blanks_and_again_never_shows(live: Laptop) -> None:
    assert live.shown() != ""
    for _ in range(3):
        hands.press(Qt.Key.Key_F6)
        assert is_black(live)


def test_only_f5_shows_again(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F6)
    for key in (Qt.Key.Key_Period, Qt.Key.Key_Escape, Qt.Key.Key_B, Qt.Key.Key_Space, Qt.Key.Key_1):
        hands.press(key)
        assert is_black(live)
    hands.control(Qt.Key.Key_Z)
    assert is_black(live), "undo never shows the wall"
    hands.press(Qt.Key.Key_F5)
    assert live.shown() != ""


def test_walking_on_under_a_black_wall_does_not_show_it(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F6)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F3):
        hands.press(key)
        assert is_black(live)
    hands.control(Qt.Key.Key_Return)
    assert is_black(live)


def test_f6_blanks_while_a_syllable_is_being_composed(live: Laptop) -> None:
    live.go_to(3, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    hands.compose("아직 말할 수 없", finish=False)
    hands.press(Qt.Key.Key_F6)
    assert is_black(live)
    assert live.notes.input.full_text() == "아직 말할 수 없"
    QCoreApplication.sendEvent(live.notes.input, QInputMethodEvent("", []))
    assert is_black(live)


def test_f6_blanks_from_a_cell_of_the_prepare_page(live: Laptop) -> None:
    live.view.open_page("prepare")
    page = live.view._stack.pages["prepare"]
    assert isinstance(page, PreparePage)
    page.go_to(Touch(EntityKind.PROJECT, project_id(3)), "title")
    hands.settle()
    hands.press(Qt.Key.Key_F2)
    editor = focus()
    assert isinstance(editor, LineCell)
    hands.compose("새 이름", finish=False)
    hands.press(Qt.Key.Key_F6)
    assert is_black(live)
    assert focus() is editor, "the editor stays open"


def test_f6_blanks_over_a_question(live: Laptop) -> None:
    box = QMessageBox(live.shell)
    box.setText("?")

    def act() -> None:
        hands.press(Qt.Key.Key_F6)
        assert is_black(live)
        hands.press(Qt.Key.Key_F6)
        assert is_black(live)
        hands.press(Qt.Key.Key_F5)
        assert live.shown() != ""
        hands.press(Qt.Key.Key_F6)

    assert inside(box.exec, act) == [True]
    assert is_black(live)


def test_f6_blanks_from_a_field_of_a_dialog(live: Laptop) -> None:
    dialog = QDialog(live.shell)
    field = QLineEdit(dialog)
    QVBoxLayout(dialog).addWidget(field)

    def act() -> None:
        field.setFocus()
        hands.compose("이름", finish=False)
        hands.press(Qt.Key.Key_F6)

    assert inside(dialog.exec, act) == [True]
    assert is_black(live)


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
def test_f6_blanks_while_a_menu_is_open(live: Laptop) -> None:
    menu = QMenu(live.shell)
    menu.addAction("하나")
    menu.popup(live.shell.pos())
    hands.settle()
    QTest.keyClick(menu, Qt.Key.Key_F6)
    menu.close()
    assert is_black(live)


@pytest.mark.parametrize("page", ["prepare", "live", "outcome", "report"])
def test_f6_blanks_on_every_page(live: Laptop, page: str) -> None:
    live.view.open_page(page)
    hands.settle()
    hands.press(Qt.Key.Key_F6)
    assert is_black(live)
    hands.press(Qt.Key.Key_F5)
    assert live.shown() != ""


def test_shift_f6_shows_only_who_invites_and_again_never_more(live: Laptop) -> None:
    for _ in range(2):
        hands.press(Qt.Key.Key_F6, SHIFT)
        assert live.workshop.live.wall is WallMode.HOLDING
        assert "안성시 시민활동통합지원단" in live.shown()
        assert "공동체활동가" not in live.shown()
    hands.press(Qt.Key.Key_F6)
    assert is_black(live)
    hands.press(Qt.Key.Key_F5)
    assert "공동체활동가" in live.shown()


def test_f7_holds_and_lets_go_from_a_dialog_too(live: Laptop) -> None:
    box = QMessageBox(live.shell)
    box.setText("?")
    held = []

    def act() -> None:
        for _ in range(3):
            hands.press(Qt.Key.Key_F7)
            held.append(bool(live.workshop.live.held))

    assert inside(box.exec, act) == [True]
    assert held == [True, False, True]


def test_a_key_held_down_does_not_hold_and_let_go_in_turn(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F7)
    held = live.workshop.live.held
    target = focus()
    assert target is not None
    for key in (Qt.Key.Key_F7, Qt.Key.Key_F5, Qt.Key.Key_PageDown):
        plain = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, key, plain, "", True)
        QCoreApplication.sendEvent(target, event)
    assert live.workshop.live.held == held
    assert live.workshop.live.slide is SlideKind.ANSWERS


def test_f6_blanks_over_a_file_dialog_while_the_room_watches(live: Laptop) -> None:
    dialog = QFileDialog(live.shell)
    assert inside(dialog.exec, lambda: hands.press(Qt.Key.Key_F6)) == [True]
    assert is_black(live)
    assert not dialog.testOption(QFileDialog.Option.DontUseNativeDialog), "nobody asked for it"
    native = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    assert QApplication.testAttribute(native), "the system's dialog would swallow the key"
    live.wall.close()
    assert not QApplication.testAttribute(native)


# -- the presenter's remote ---------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_Period, Qt.Key.Key_B], ids=["period", "b"])
def test_the_remote_blanks_where_no_text_is_typed(live: Laptop, key: Qt.Key) -> None:
    hands.press(Qt.Key.Key_F2)
    hands.press(key)
    assert is_black(live)
    hands.press(key)
    assert is_black(live)


def test_the_remotes_letter_blanks_in_hangul_mode_too(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F2)
    press_letter("ㅠ")
    assert is_black(live)


@pytest.mark.parametrize("key", [Qt.Key.Key_Period, Qt.Key.Key_B], ids=["period", "b"])
def test_the_remote_blanks_over_a_question(live: Laptop, key: Qt.Key) -> None:
    box = QMessageBox(live.shell)
    box.setText("?")
    assert inside(box.exec, lambda: hands.press(key)) == [True]
    assert is_black(live)


def test_a_letter_in_a_list_is_no_remote(live: Laptop) -> None:
    live.view.open_page("prepare")
    page = live.view._stack.pages["prepare"]
    assert isinstance(page, PreparePage)
    page.go_to(Touch(EntityKind.PROJECT, project_id(3)), "title")
    hands.settle()
    assert isinstance(focus(), QAbstractItemView)
    hands.press(Qt.Key.Key_B)
    assert not is_black(live)


def test_the_remotes_letter_blanks_over_the_list_of_notes(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F3)
    hands.compose("들은 말")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Up)
    assert focus() is live.notes.lines
    hands.press(Qt.Key.Key_B)
    assert is_black(live)


@pytest.mark.parametrize("modifiers", [_M.ControlModifier, _M.AltModifier, BOTH])
def test_a_finger_still_on_another_key_does_not_keep_the_wall_lit(
    live: Laptop, modifiers: _M
) -> None:
    hands.press(Qt.Key.Key_F6, modifiers)
    assert is_black(live)


def test_a_remote_counts_only_while_the_wall_is_open(live: Laptop) -> None:
    live.wall.close()
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_Period)
    hands.press(Qt.Key.Key_B)
    assert live.workshop.live.wall.value == "shown"
    hands.press(Qt.Key.Key_F6)
    assert live.workshop.live.wall is WallMode.BLANK


@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, SHIFT])
def test_escape_and_f5_of_a_remote_take_nothing_away(
    live: Laptop, modifiers: Qt.KeyboardModifier
) -> None:
    project = project_id(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_F3)
    hands.compose("반쯤 쓴 말")
    before, shown = live.workshop.live, live.shown()
    for _ in range(2):
        hands.press(Qt.Key.Key_F5, modifiers)
        hands.press(Qt.Key.Key_Escape)
    assert (live.workshop.live, live.shown()) == (before, shown)
    assert len(live.workshop.answers_of(project)) == 1
    assert live.notes.input.full_text() == "반쯤 쓴 말"


def test_a_period_in_a_note_is_a_period(live: Laptop) -> None:
    live.go_to(3, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    QTest.keyClicks(live.notes.input, ".")
    QTest.keyClicks(live.notes.input, "b")
    assert live.notes.input.full_text() == ".b"
    assert not is_black(live)


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
def test_a_period_stays_one_while_a_list_proposes_how_the_name_goes_on(live: Laptop) -> None:
    dialog = QDialog(live.shell)
    field = QLineEdit(dialog)
    field.setCompleter(QCompleter(["logo.png"], field))

    def type_name() -> None:
        field.setFocus()
        hands.settle()
        assert focus() is field
        QTest.keyClicks(field, "logo")
        proposals = QApplication.activePopupWidget()
        assert isinstance(proposals, QAbstractItemView)
        QTest.keyClicks(proposals, ".png")

    assert inside(dialog.exec, type_name) == [True]
    assert field.text() == "logo.png"
    assert not is_black(live)


def test_a_space_between_words_typed_onto_a_button_does_not_press_it(live: Laptop) -> None:
    dialog = QDialog(live.shell)
    pressed: list[bool] = []
    go_on = QPushButton("?", dialog)
    go_on.clicked.connect(lambda: pressed.append(True))
    words: list[list[bool]] = []

    def type_words() -> None:
        go_on.setFocus()
        hands.settle()
        assert focus() is go_on
        press_letter("인")
        hands.press(Qt.Key.Key_Space)
        words.append(list(pressed))
        hands.press(Qt.Key.Key_Space)

    assert inside(dialog.exec, type_words) == [True]
    assert words == [[]], "the rest of what is typed must not go on elsewhere"
    assert pressed == [True], "the next space presses it as ever"


def test_page_keys_walk_while_a_note_is_typed(live: Laptop) -> None:
    live.go_to(3, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    hands.compose("쓰는 중", finish=False)
    way = {Qt.Key.Key_PageDown: SlideKind.ROLES, Qt.Key.Key_PageUp: SlideKind.NOTES}
    for key, slide in way.items():
        hands.press(key)
        assert live.workshop.live.slide is slide
    assert live.notes.input.full_text() == "쓰는 중"


# -- help ---------------------------------------------------------------------------------------


def test_f1_shows_the_keys_and_any_key_closes_them(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F2)
    before = focus()
    hands.press(Qt.Key.Key_F1)
    assert live.view.help.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert not live.view.help.isVisible()
    assert focus() is before
    hands.press(Qt.Key.Key_F1)
    hands.press(Qt.Key.Key_F1)
    assert not live.view.help.isVisible()


def test_the_help_does_not_keep_f6_from_working(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F1)
    hands.press(Qt.Key.Key_F6)
    assert is_black(live)


def test_a_letter_in_hangul_mode_does_nothing_on_the_board(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F2)
    for letter in "ㅁㅂㅈ":
        press_letter(letter)
    assert live.workshop.answers_of(project_id(3)) == []
    assert not is_black(live)


# -- undo ---------------------------------------------------------------------------------------


def test_ctrl_z_in_a_fresh_field_goes_to_the_workshop(live: Laptop) -> None:
    project = project_id(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_F3)
    hands.control(Qt.Key.Key_Z)
    assert live.workshop.answers_of(project) == []
    hands.press(
        Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert len(live.workshop.answers_of(project)) == 1
    assert focus() is live.notes.input


@pytest.mark.parametrize("again", [(Qt.Key.Key_Y, _M.ControlModifier), (Qt.Key.Key_Z, BOTH)])
def test_a_field_takes_back_its_own_typing_and_redoes_it_by_either_key(
    live: Laptop, again: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    hands.press(Qt.Key.Key_F3)
    hands.compose("안녕하세요", finish=False)
    hands.control(Qt.Key.Key_Z)
    assert live.notes.input.full_text() != "안녕하세요"
    assert "안녕하세요".startswith(live.notes.input.full_text())
    hands.press(*again)
    assert live.notes.input.full_text() == "안녕하세요"


def test_with_nothing_to_take_back_it_says_so(live: Laptop) -> None:
    while live.view.signals.desk.undo_label() is not None:
        live.view.undo()
    hands.control(Qt.Key.Key_Z)
    assert live.notice() == "되돌릴 것이 없습니다."
