"""The wall and the console's two pictures: the same slides, from the same code."""

import pytest
from PySide6.QtCore import Qt

from facilitator.app import answers, notes, wall
from facilitator.domain.terms import AnswerWord, SlideKind
from facilitator.ui.main_menu import MainMenu
from facilitator.ui.projection.crossfade import Crossfade
from facilitator.ui.rehearsal import hands
from facilitator.words import tr
from tests.sample import MAEUL
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow


def test_the_mirror_shows_what_the_wall_shows(laptop: Laptop) -> None:
    project = laptop.go_to(3)
    for slide in SlideKind:
        laptop.go_to(3, slide)
        assert laptop.view.wall.mirror.shown_text() == laptop.shown() != ""
    laptop.go_to(3)
    laptop.view.signals.do(answers.record_answer, project, MAEUL, AnswerWord.YES)
    assert laptop.view.wall.mirror.shown_text() == laptop.shown()
    laptop.live.orders.blank()
    assert laptop.view.wall.mirror.shown_text() == laptop.shown() == ""


def test_wall_and_console_are_named_alike(laptop: Laptop) -> None:
    assert laptop.wall.windowTitle() == "프로젝터 화면 – 퍼실리테이터"
    assert laptop.shell.windowTitle().endswith(" – 퍼실리테이터")


def test_while_the_wall_follows_the_preview_shows_what_page_down_brings(laptop: Laptop) -> None:
    laptop.go_to(3, SlideKind.BRIEF)
    for _ in range(6):
        coming = laptop.view.wall.preview.shown_text()
        hands.press(Qt.Key.Key_PageDown)
        assert laptop.shown() == coming != ""


def test_while_the_wall_is_held_or_dark_the_preview_shows_the_prepared_slide(
    laptop: Laptop,
) -> None:
    laptop.go_to(3, SlideKind.BRIEF)
    for key, again in ((Qt.Key.Key_F7, Qt.Key.Key_F5), (Qt.Key.Key_F6, Qt.Key.Key_F5)):
        hands.press(key)
        hands.press(Qt.Key.Key_PageDown)
        prepared = laptop.view.wall.preview.shown_text()
        assert prepared not in ("", laptop.shown())
        hands.press(again)
        assert laptop.shown() == prepared
        laptop.view.signals.do(wall.follow_console)


def test_a_wall_that_was_closed_is_only_put_away_and_opens_again(laptop: Laptop) -> None:
    laptop.go_to(3)
    laptop.wall.close()
    assert not laptop.view.wall.is_open()
    shown = laptop.shown()
    laptop.go_to(11)
    assert laptop.view.wall.is_open()
    assert laptop.shown() not in ("", shown)


def test_a_blank_wall_opens_black(laptop: Laptop) -> None:
    laptop.go_to(3)
    laptop.live.orders.blank()
    laptop.wall.close()
    laptop.view.wall.open_window()
    assert laptop.shown() == ""


def test_the_wall_keeps_its_words_in_the_dark_look(laptop: Laptop) -> None:
    laptop.go_to(3)
    shown = laptop.shown()
    laptop.view.wall.wear("dark")
    hands.settle()
    assert laptop.shown() == shown


def test_the_wall_goes_with_its_workshop(laptop: Laptop) -> None:
    laptop.go_to(3)
    wall = laptop.wall
    laptop.shell.wishes.close()
    assert not wall.isVisible()


def test_pages_of_a_long_discussion_are_turned_and_the_newest_comes_by_itself(
    laptop: Laptop,
) -> None:
    project = laptop.go_to(3, SlideKind.NOTES)
    for at in range(40):
        laptop.view.signals.do(notes.add_note, project, f"{at}번째 의견")
    assert "39번째 의견" in laptop.shown()
    laptop.live.steps.show_page(0)
    assert "0번째 의견" in laptop.shown()
    assert "39번째 의견" not in laptop.shown()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_an_answer_fades_on_the_wall_only_unless_it_is_switched_off(laptop: Laptop) -> None:
    def fading() -> list[bool]:
        control = laptop.view.wall
        views = (control.window.view, control.mirror, control.preview)
        return [fade.is_running() for view in views for fade in view.findChildren(Crossfade)]

    project = laptop.go_to(3)
    laptop.view.signals.do(answers.record_answer, project, MAEUL, AnswerWord.YES)
    assert fading() == [True, False, False]
    laptop.shell.wishes.open_menu()
    (menu,) = laptop.shell.findChildren(MainMenu)
    (entry,) = [
        a for a in menu.settings.actions() if a.text() == tr("Soft transitions on the wall")
    ]
    assert entry.isChecked()
    entry.trigger()
    menu.close()
    assert not laptop.shell.settings.transitions
    assert fading() == [False, False, False]
    laptop.view.signals.do(answers.record_answer, project, MAEUL, AnswerWord.NO)
    assert fading() == [False, False, False]
