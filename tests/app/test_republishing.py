"""Undo of a privacy is known before it happens, and what the room sees can be frozen."""

import pytest

from facilitator.app import answers, notes, place, wall
from facilitator.app.republishing import freeze_wall, publishes_again
from facilitator.app.slides import NotesSlide
from facilitator.app.wall_view import on_wall
from facilitator.domain.terms import AnswerWord, SlideKind
from tests.app.day import Day
from tests.sample import MAEUL, project_id, sample_workshop, section_id

SECRET = "단장님과 따로 상의"


@pytest.fixture
def day() -> Day:
    made = Day(sample_workshop())
    made.do(place.go_to, section_id(2), project_id(3), SlideKind.NOTES)
    return made


def add(day: Day, text: str, private: bool = False) -> None:
    day.do(notes.add_note, project_id(3), text, private=private)


def warned(day: Day, redo: bool = False) -> bool:
    changes = day.desk.redo_changes() if redo else day.desk.undo_changes()
    return publishes_again(day.workshop, changes)


def on_the_wall(day: Day) -> list[str]:
    slide = on_wall(day.workshop, day.clock()).slide
    assert isinstance(slide, NotesSlide)
    return [line.text for line in slide.lines]


def test_only_undo_of_make_private_warns(day: Day) -> None:
    assert not warned(day)
    add(day, SECRET)
    assert not warned(day)
    day.do(notes.edit_note, day.workshop.notes_of(project_id(3))[-1].id, private=True)
    assert warned(day)
    day.desk.undo()
    assert not warned(day) and not warned(day, redo=True)


def test_redo_of_make_public_warns(day: Day) -> None:
    add(day, SECRET, private=True)
    day.do(notes.edit_note, day.workshop.notes_of(project_id(3))[-1].id, private=False)
    assert not warned(day)
    day.desk.undo()
    assert warned(day, redo=True)


def test_a_private_reason_that_goes_with_its_answer_publishes_nothing(day: Day) -> None:
    project = project_id(3)
    day.do(answers.record_answer, project, MAEUL, AnswerWord.NO, reason=SECRET, reason_private=True)
    day.do(answers.record_answer, project, MAEUL, AnswerWord.YES)
    day.desk.undo()
    assert not warned(day, redo=True), "the reason goes: there is nothing to read"
    day.desk.redo()
    day.do(answers.record_answer, project, MAEUL, AnswerWord.YES, reason=SECRET)
    day.do(answers.record_answer, project, MAEUL, AnswerWord.YES, reason_private=True)
    assert warned(day)


def test_what_is_frozen_stays_away_when_it_is_public_again(day: Day) -> None:
    add(day, "함께 들은 말")
    add(day, SECRET)
    day.do(wall.hold_wall)
    day.do(notes.edit_note, day.workshop.notes_of(project_id(3))[-1].id, private=True)
    assert on_the_wall(day) == ["함께 들은 말"]
    day.do(freeze_wall)
    day.desk.undo()
    assert not day.workshop.notes_of(project_id(3))[-1].private
    assert on_the_wall(day) == ["함께 들은 말"]
    day.do(wall.follow_console)
    assert on_the_wall(day) == ["함께 들은 말", SECRET]


def test_a_half_typed_message_is_kept_until_it_is_entered(day: Day) -> None:
    day.do(wall.type_message, "점심은")
    day.do(wall.show_message, "")
    draft = day.workshop.draft(wall.MESSAGE_DRAFT)
    assert draft is not None and draft.text == "점심은", "taking a message away leaves the draft"
    day.do(wall.show_message, "점심은 한 시")
    assert day.workshop.draft(wall.MESSAGE_DRAFT) is None
    assert day.desk.undo_label() is None, "none of it is an entry to take back"
