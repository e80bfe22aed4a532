"""The room never sees what is not meant for it, whatever happens on a day."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.app.answers import record_answer, type_answer
from facilitator.app.editing import type_cell
from facilitator.app.notes import add_note, edit_note, note_draft_id, remove_note, type_note
from facilitator.app.place import go_to
from facilitator.app.room import live_slide
from facilitator.app.running import pause_section, start_section
from facilitator.app.slides import Slide
from facilitator.app.wall import follow_console, hold_wall
from facilitator.app.wall_view import coming, on_wall, prepared
from facilitator.domain.entities import (
    Answer,
    Attendee,
    Center,
    Draft,
    Entity,
    EntityKind,
    Note,
    Pause,
    Project,
)
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import AnswerWord, NoteKind, SlideKind, WallMode
from facilitator.domain.workshop import Workshop
from tests.app.day import Day
from tests.app.random_steps import random_step
from tests.sample import DONONG, MAEUL, project_id, sample_workshop, section_id

MARKER = "¶비밀¶"


def _marked(entity: Entity) -> Entity:
    """Plant the marker in every field of the entity that the room must not see."""
    if isinstance(entity, Center):
        return replace(entity, contact=MARKER)
    if isinstance(entity, Attendee):
        return replace(entity, name=MARKER)
    if isinstance(entity, Project):
        return replace(entity, remarks=MARKER)
    if isinstance(entity, Note) and entity.private:
        return replace(entity, text=MARKER)
    if isinstance(entity, Answer):
        return replace(
            entity, said_by=MARKER, reason=MARKER if entity.reason_private else entity.reason
        )
    if isinstance(entity, Pause):
        return replace(entity, reason=MARKER)
    if isinstance(entity, Draft) and (entity.private or entity.id.startswith(("answer:", "cell:"))):
        return replace(entity, text=MARKER)
    return entity


def _plant(workshop: Workshop) -> None:
    for entity in list(workshop.all_entities()):
        workshop.put(_marked(entity))
    for project in workshop.projects:
        draft = workshop.draft(note_draft_id(project.id))
        if draft is None:
            workshop.put(Draft(note_draft_id(project.id), MARKER, private=True))


def _every_slide(day: Day) -> Iterator[Slide]:
    """Show every kind of slide for every section and project, in every state of the wall."""
    workshop, now = day.workshop, day.clock()
    sections = [None, *(s.id for s in workshop.sections)]
    projects = [None, *(p.id for p in workshop.projects[:4])]
    for kind in SlideKind:
        for section in sections:
            for project in projects:
                place = replace(
                    workshop.live,
                    slide=kind,
                    section=section,
                    project=project,
                    break_until=now + timedelta(minutes=5),
                )
                for mode in WallMode:
                    workshop.put(replace(place, wall=mode))
                    yield on_wall(workshop, now).slide
                yield live_slide(workshop, now)
                yield prepared(workshop, now).slide
                following = coming(workshop, now)
                if following is not None:
                    yield following.slide


@settings(max_examples=25, deadline=None, database=None, derandomize=True)
@given(st.lists(st.integers(0, 2**32), min_size=5, max_size=60))
def test_no_slide_holds_anything_private_on_any_day(seeds: list[int]) -> None:
    day = Day(sample_workshop())
    # A step may make a private line public; so the marker is planted only after the last one.
    _fill(day, private=True, text="속삭임")
    for seed in seeds:
        step = random_step(Random(seed), day.workshop)
        try:
            day.do(step)
        except RuleBroken:
            day.clock.pass_minutes(1)
    _plant(day.workshop)
    for slide in _every_slide(day):
        assert MARKER not in repr(slide)


def _fill(day: Day, private: bool, text: str = MARKER) -> None:
    """Say a text in every way that can be private or public."""
    project = project_id(1)
    day.do(add_note, project, text, private=private)
    day.do(add_note, project, f"{text} 결정", kind=NoteKind.DECISION, private=private)
    day.do(type_note, project, text, private=private)
    day.do(record_answer, project, MAEUL, AnswerWord.NO, reason=text, reason_private=private)
    day.do(type_answer, project, MAEUL, AnswerWord.CONDITIONAL, text)
    day.do(type_cell, EntityKind.CENTER, MAEUL, "contact", text)


def _kinds_with_marker(fill: Callable[[Day], None]) -> set[SlideKind]:
    day = Day(sample_workshop())
    fill(day)
    found = set()
    for kind in SlideKind:
        day.do(go_to, section_id(1), project_id(1), kind)
        if MARKER in repr(on_wall(day.workshop, day.clock()).slide):
            found.add(kind)
    return found


def test_what_is_said_in_private_is_on_no_slide_and_in_public_on_its_own() -> None:
    assert _kinds_with_marker(lambda day: _fill(day, private=True)) == set()
    public = _kinds_with_marker(lambda day: _fill(day, private=False))
    assert public == {SlideKind.NOTES, SlideKind.READ_BACK, SlideKind.SUMMARY}


def _make_private(day: Day) -> None:
    """Turn everything that was said in public private, as a facilitator would afterwards."""
    for note in day.workshop.notes:
        day.do(edit_note, note.id, private=True)
    answer = day.workshop.answer(project_id(1), MAEUL)
    assert answer is not None
    day.do(record_answer, project_id(1), MAEUL, answer.word, reason_private=True)
    day.do(type_note, project_id(1), MARKER, private=True)


@pytest.mark.parametrize("kind", SlideKind)
def test_what_becomes_private_leaves_a_held_wall_too(kind: SlideKind) -> None:
    day = Day(sample_workshop())
    day.do(start_section, section_id(1))
    _fill(day, private=False)
    day.do(go_to, section_id(1), project_id(1), kind)
    day.do(hold_wall)
    held = on_wall(day.workshop, day.clock()).slide
    assert held == live_slide(day.workshop, day.clock())
    day.do(go_to, None, None, SlideKind.WELCOME)
    assert on_wall(day.workshop, day.clock()).slide == held
    _make_private(day)
    day.do(pause_section, section_id(1), MARKER)
    assert MARKER not in repr(on_wall(day.workshop, day.clock()))
    day.do(follow_console)
    assert on_wall(day.workshop, day.clock()).slide == live_slide(day.workshop, day.clock())


def test_a_line_that_was_removed_or_corrected_leaves_a_held_wall() -> None:
    day = Day(sample_workshop())
    for text in ("남는 말", "지울 말", "고칠 말"):
        day.do(add_note, project_id(1), text)
    day.do(go_to, section_id(1), project_id(1), SlideKind.NOTES)
    day.do(hold_wall)
    gone, corrected = day.workshop.notes_of(project_id(1))[1:]
    day.do(remove_note, gone.id)
    day.do(edit_note, corrected.id, text="고친 말")
    assert repr(on_wall(day.workshop, day.clock())).count("말") == 1


def test_a_half_typed_line_stays_on_a_held_wall_until_it_turns_private() -> None:
    day = Day(sample_workshop())
    day.do(type_note, project_id(1), "안녕")
    day.do(go_to, section_id(1), project_id(1), SlideKind.NOTES)
    day.do(hold_wall)
    day.do(type_note, project_id(1), "안녕하세요")
    assert "안녕" in repr(on_wall(day.workshop, day.clock()))
    assert "안녕하세요" not in repr(on_wall(day.workshop, day.clock()))
    day.do(add_note, project_id(1), "안녕하세요")
    assert "안녕" in repr(on_wall(day.workshop, day.clock()))
    day.do(edit_note, day.workshop.notes[-1].id, private=True)
    assert "안녕" not in repr(on_wall(day.workshop, day.clock()))


@pytest.mark.parametrize("kind", [SlideKind.NOTES, SlideKind.READ_BACK, SlideKind.SUMMARY])
def test_what_turns_private_leaves_a_held_wall_though_others_said_the_same(
    kind: SlideKind,
) -> None:
    day = Day(sample_workshop())
    for project, center in ((project_id(1), MAEUL), (project_id(3), DONONG)):
        day.do(add_note, project, MARKER, center=center, kind=NoteKind.DECISION)
        day.do(record_answer, project, center, AnswerWord.NO, reason=MARKER)
    day.do(go_to, section_id(1), project_id(1), kind)
    day.do(hold_wall)
    assert MARKER in repr(on_wall(day.workshop, day.clock()))
    day.do(edit_note, day.workshop.notes_of(project_id(1))[0].id, private=True)
    day.do(record_answer, project_id(1), MAEUL, AnswerWord.NO, reason_private=True)
    assert MARKER not in repr(on_wall(day.workshop, day.clock()))
