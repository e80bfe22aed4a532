"""Follow, hold, send: what the room sees, and that the console says so unmistakably."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from facilitator.app import answers, notes
from facilitator.domain.terms import AnswerWord, SlideKind, WallMode
from facilitator.ui.live.wall.wall_card import WallCard
from facilitator.ui.rehearsal import hands
from tests.sample import MAEUL, project_id
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def live(laptop: Laptop) -> Laptop:
    laptop.go_to(3)
    return laptop


def strips(laptop: Laptop) -> tuple[str, str]:
    """Read what stands over the two pictures."""
    pictures = laptop.live.wall.pictures
    return pictures.live.text(), pictures.preview.text()


def frames(laptop: Laptop) -> tuple[str, str]:
    pictures = laptop.live.wall.pictures
    return pictures.live.property("state"), pictures.preview.property("state")


def header(laptop: Laptop) -> str:
    pill = laptop.view.header._wall
    return "" if pill.isHidden() else pill.text()


def names(card: WallCard) -> list[str]:
    return [b.accessibleName() for b in card.findChildren(QPushButton)]


def test_the_console_moves_on_while_the_wall_is_held(live: Laptop) -> None:
    shown = live.shown()
    hands.press(Qt.Key.Key_F7)
    for _ in range(7):
        hands.press(Qt.Key.Key_PageDown)
        assert live.shown() == shown
    assert live.workshop.live.project == project_id(11)
    hands.press(Qt.Key.Key_F7)
    assert live.shown() != shown
    assert "퍼실리테이터" in live.shown()


def test_what_is_held_is_frozen_until_it_is_sent(live: Laptop) -> None:
    hands.press(Qt.Key.Key_F7)
    live.view.signals.do(answers.record_answer, project_id(3), MAEUL, AnswerWord.NO)
    assert "불참" not in live.shown()
    assert "불참" in live.view.wall.preview.shown_text()
    hands.press(Qt.Key.Key_F5)
    assert "불참" in live.shown()
    assert live.workshop.live.held, "what is sent is held too"


def test_the_held_state_stands_in_frame_word_slide_and_head(live: Laptop) -> None:
    assert (frames(live), header(live)) == (("live", "next"), "")
    hands.press(Qt.Key.Key_F7)
    hands.press(Qt.Key.Key_PageDown)
    assert frames(live) == ("held", "prepared")
    assert strips(live) == (
        "■ 고정됨: 3. 공동체활동가역량강화 교육 참여 현황",
        "준비: 3. 토의 기록",
    )
    assert "고정됨" in header(live) and "F7" in header(live)
    live.view.open_page("outcome")
    assert live.view.header.isVisible() and "고정됨" in header(live), "on every page"


@pytest.mark.parametrize(
    ("modifiers", "word", "state"),
    [(Qt.KeyboardModifier.NoModifier, "검은 화면", "unseen"), (SHIFT, "대기 화면", "live")],
)
def test_black_and_the_holding_slide_say_so(
    live: Laptop, modifiers: Qt.KeyboardModifier, word: str, state: str
) -> None:
    hands.press(Qt.Key.Key_F6, modifiers)
    assert word in strips(live)[0] and word in header(live)
    assert frames(live) == (state, "prepared")
    hands.press(Qt.Key.Key_F5)
    assert (frames(live), header(live)) == (("live", "next"), "")


def test_a_wall_on_no_screen_is_not_called_live(live: Laptop) -> None:
    live.wall.close()
    assert frames(live)[0] == "unseen"
    assert "송출 안 함" in strips(live)[0]


def test_f5_under_black_shows_what_was_held_and_only_again_sends(live: Laptop) -> None:
    shown = live.shown()
    hands.press(Qt.Key.Key_F7)
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_PageDown)
    prepared = live.view.wall.preview.shown_text()
    hands.press(Qt.Key.Key_F5)
    assert live.shown() == shown
    hands.press(Qt.Key.Key_F5)
    assert live.shown() == prepared != shown


def test_f5_while_the_wall_follows_changes_nothing(live: Laptop) -> None:
    before = live.workshop.live
    hands.press(Qt.Key.Key_F5)
    assert live.workshop.live == before


def test_the_buttons_do_what_their_keys_do_and_leave_the_keyboard(live: Laptop) -> None:
    live.shell.setWindowState(Qt.WindowState.WindowNoState)
    live.shell.resize(1366, 768)
    hands.press(Qt.Key.Key_F2)
    card = live.live.wall
    here = live.board.current_center()
    for made, seen in (
        (card._hold, lambda: live.workshop.live.held),
        (card._blank, lambda: live.workshop.live.wall is WallMode.BLANK),
        (card._holding, lambda: live.workshop.live.wall is WallMode.HOLDING),
        (card.pictures._show, lambda: live.workshop.live.wall is WallMode.SHOWN),
    ):
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
        assert seen()
        assert live.board.current_center() == here
    assert [made.text().split()[-1] for made in (card._blank, card._hold, card._holding)] == [
        "F6",
        "F7",
        "Shift+F6",
    ]


def test_the_buttons_tell_their_state_to_who_cannot_see_it(live: Laptop) -> None:
    card = live.live.wall
    assert not [name for name in names(card) if not name or "켜짐" in name]
    hands.press(Qt.Key.Key_F7)
    assert "송출 화면 고정(켜짐)" in names(card)
    hands.press(Qt.Key.Key_F6)
    assert "송출 화면 가리기(켜짐)" in names(card)
    assert live.view.wall.mirror.accessibleName() == strips(live)[0]


def test_a_held_wall_is_the_same_after_a_restart(start: Start) -> None:
    first = start()
    first.go_to(3)
    hands.press(Qt.Key.Key_F7)
    hands.press(Qt.Key.Key_PageDown)
    shown, prepared = first.shown(), first.view.wall.preview.shown_text()
    first.close()
    again = start()
    again.view.wall.open_window()
    hands.settle()
    assert again.shown() == shown
    assert again.view.wall.preview.shown_text() == prepared
    assert frames(again) == ("held", "prepared")


def test_everything_needed_is_seen_without_scrolling(live: Laptop) -> None:
    live.shell.setWindowState(Qt.WindowState.WindowNoState)
    live.shell.resize(1366, 768)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_F7)
    live.view.tick()
    hands.settle()
    bar = live.live._right._area.verticalScrollBar()
    assert bar.maximum() == 0


@pytest.mark.parametrize("shape", [(1024, 768), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("window", [(1024, 640), (1366, 768), (1920, 1080)])
def test_the_pictures_have_the_walls_shape_and_stand_whole(
    live: Laptop, shape: tuple[int, int], window: tuple[int, int]
) -> None:
    live.shell.setWindowState(Qt.WindowState.WindowNoState)
    live.shell.resize(*window)
    live.live.wall.show_shape(*shape)
    hands.settle()
    card = live.live.wall
    for picture in (live.view.wall.mirror, live.view.wall.preview):
        assert abs(picture.height() / picture.width() - shape[1] / shape[0]) < 0.02
    for frame in (card.pictures.live, card.pictures.preview):
        right = frame.mapTo(card, frame.rect().topRight()).x()
        assert right <= card.width()


def test_a_note_that_becomes_private_leaves_the_held_wall_at_once(live: Laptop) -> None:
    project = live.go_to(3, SlideKind.NOTES)
    live.view.signals.do(notes.add_note, project, "예산은 비밀")
    hands.press(Qt.Key.Key_F7)
    assert "예산은 비밀" in live.shown()
    live.view.signals.do(notes.edit_note, live.last_note(project).id, private=True)
    assert "예산은 비밀" not in live.shown()
