"""Undo of a privacy: what was hidden never comes back onto the wall by itself."""

import pytest
from PySide6.QtCore import Qt

from facilitator.app import answers, notes
from facilitator.domain.terms import AnswerWord, ProjectId, SlideKind
from facilitator.ui.rehearsal import hands
from tests.sample import MAEUL
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow

SECRET = "단장님과 따로 상의"


@pytest.fixture
def project(laptop: Laptop) -> ProjectId:
    return laptop.go_to(3, SlideKind.NOTES)


def hide(laptop: Laptop, project: ProjectId) -> None:
    laptop.view.signals.do(notes.add_note, project, "함께 들은 말")
    laptop.view.signals.do(notes.add_note, project, SECRET)
    laptop.view.signals.do(notes.edit_note, laptop.last_note(project).id, private=True)
    assert SECRET not in laptop.shown()


def test_undo_of_make_private_holds_the_wall_and_says_so(
    laptop: Laptop, project: ProjectId
) -> None:
    hide(laptop, project)
    hands.control(Qt.Key.Key_Z)
    assert not laptop.last_note(project).private
    assert SECRET not in laptop.shown() and "함께 들은 말" in laptop.shown()
    assert laptop.workshop.live.held
    assert "다시 공개" in laptop.notice() and "F7" in laptop.notice()
    hands.press(Qt.Key.Key_F7)
    assert SECRET in laptop.shown(), "now the facilitator wished it"


def test_the_room_sees_nothing_of_it_at_any_moment(laptop: Laptop, project: ProjectId) -> None:
    hide(laptop, project)
    seen: list[str] = []
    laptop.view.signals.changed.connect(lambda touched: seen.append(laptop.shown()))
    hands.control(Qt.Key.Key_Z)
    assert len(seen) >= 2
    assert not [text for text in seen if SECRET in text]


def test_a_wall_that_is_held_already_does_not_bring_it_back(
    laptop: Laptop, project: ProjectId
) -> None:
    laptop.view.signals.do(notes.add_note, project, SECRET)
    hands.press(Qt.Key.Key_F7)
    assert SECRET in laptop.shown()
    laptop.view.signals.do(notes.edit_note, laptop.last_note(project).id, private=True)
    assert SECRET not in laptop.shown()
    hands.control(Qt.Key.Key_Z)
    assert not laptop.last_note(project).private
    assert SECRET not in laptop.shown()
    assert "다시 공개" in laptop.notice()


def test_under_black_it_waits_behind_a_held_wall(laptop: Laptop, project: ProjectId) -> None:
    hide(laptop, project)
    hands.press(Qt.Key.Key_F6)
    hands.control(Qt.Key.Key_Z)
    hands.press(Qt.Key.Key_F5)
    assert SECRET not in laptop.shown() and "함께 들은 말" in laptop.shown()


def test_where_the_wall_would_not_show_it_the_wall_goes_on_following(
    laptop: Laptop, project: ProjectId
) -> None:
    hide(laptop, project)
    laptop.go_to(3, SlideKind.BRIEF)
    hands.control(Qt.Key.Key_Z)
    assert not laptop.workshop.live.held
    assert "다시 공개" in laptop.notice()


def test_a_reason_is_guarded_like_a_note(laptop: Laptop, project: ProjectId) -> None:
    laptop.go_to(3, SlideKind.READ_BACK)
    for private in (False, True):
        laptop.view.signals.do(
            answers.record_answer,
            project,
            MAEUL,
            AnswerWord.NO,
            reason=SECRET,
            reason_private=private,
        )
    assert SECRET not in laptop.shown()
    hands.control(Qt.Key.Key_Z)
    assert SECRET not in laptop.shown()
    assert laptop.workshop.live.held
    assert "다시 공개" in laptop.notice()


def test_redo_of_make_public_is_guarded_too(laptop: Laptop, project: ProjectId) -> None:
    laptop.view.signals.do(notes.add_note, project, SECRET, private=True)
    laptop.view.signals.do(notes.edit_note, laptop.last_note(project).id, private=False)
    assert SECRET in laptop.shown()
    hands.control(Qt.Key.Key_Z)
    assert SECRET not in laptop.shown() and not laptop.workshop.live.held
    hands.control(Qt.Key.Key_Y)
    assert SECRET not in laptop.shown() and laptop.workshop.live.held


def test_other_undos_let_the_wall_follow(laptop: Laptop, project: ProjectId) -> None:
    laptop.view.signals.do(notes.add_note, project, "함께 들은 말")
    laptop.view.signals.do(notes.remove_note, laptop.last_note(project).id)
    hands.control(Qt.Key.Key_Z)
    assert "함께 들은 말" in laptop.shown()
    assert not laptop.workshop.live.held
    assert "공개" not in laptop.notice()
