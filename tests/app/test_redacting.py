"""A copy without private notes holds no byte of what is or ever was private."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.app import answers, editing, notes, place, room_log, wall
from facilitator.app.action import Action, Brought, Change, Label
from facilitator.app.copies.copying import take, whole
from facilitator.app.copies.redacting import LeftOut, left_out, without_private
from facilitator.app.copies.replaying import differences, empty_state, replay, state_of
from facilitator.app.copies.wordings import said
from facilitator.app.desk import Desk
from facilitator.domain.entities import (
    Answer,
    Center,
    Conflict,
    Draft,
    Entity,
    EntityKind,
    Live,
    Note,
    Shown,
    conflict_id,
)
from facilitator.domain.references import references
from facilitator.domain.rules import broken_rules
from facilitator.domain.terms import AnswerWord, NoteId, SlideKind, WallMode
from facilitator.domain.workshop import Workshop
from facilitator.storage.check import integrity
from facilitator.storage.file import create, read
from tests.app.copies import copy_of, take_in
from tests.app.day import Day, everything
from tests.app.recorded_day import Words, recorded_day, work_at_random
from tests.sample import DONONG, MAEUL, project_id, section_id

SECRET = "¶비밀¶"
PUBLIC = "¶공개¶"


@pytest.fixture
def day() -> Day:
    return recorded_day()


def handed_over(day: Day, folder: Path) -> tuple[Workshop, Desk, bytes]:
    """Write the copy, and give what stands in it."""
    path = folder / "사본.workshop"
    create(path, without_private(whole(take(day.desk))), overwrite=True)
    assert integrity(path) == []
    workshop, journal = read(path)
    return workshop, Desk(workshop, journal, clock=day.clock), path.read_bytes()


# -- what is private ---------------------------------------------------------------------------


def private_texts(entity: Entity) -> list[str]:
    """List what must not be handed over, told apart from how the program does it."""
    if isinstance(entity, Note):
        return [entity.text] if entity.private else []
    if isinstance(entity, Answer):
        return [entity.reason] if entity.reason_private else []
    if isinstance(entity, Center):
        return [entity.contact]
    return [entity.text] if isinstance(entity, Draft) else []


def public_texts(entity: Entity) -> list[str]:
    if isinstance(entity, Live | Shown | Draft):
        return []
    hidden = private_texts(entity)
    return [text for text in said(entity) if text not in hidden]


class Watcher:
    """Sees the workshop after every step and remembers which words were private."""

    def __init__(self) -> None:
        self.private: set[str] = set()
        self.notes: set[str] = set()
        self.elsewhere: set[str] = set()

    def look(self, workshop: Workshop) -> None:
        for entity in workshop.all_entities():
            self.private.update(private_texts(entity))
            if not isinstance(entity, Note | Answer):
                self.elsewhere.update(public_texts(entity))

    def banned(self, workshop: Workshop) -> set[str]:
        """List what was private and is said by nothing public now, nor was by something else."""
        now = {text for entity in workshop.all_entities() for text in public_texts(entity)}
        return {text for text in self.private - now - self.elsewhere if "¶" in text}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 2**32), min_size=30, max_size=90))
def test_no_byte_of_what_was_ever_private_is_handed_over(seeds: list[int]) -> None:
    day, watcher, words = recorded_day(), Watcher(), Words()
    watcher.look(day.workshop)
    for _ in work_at_random(day, seeds, words):
        watcher.look(day.workshop)
    with tempfile.TemporaryDirectory() as folder:
        workshop, desk, held = handed_over(day, Path(folder))
    banned = watcher.banned(day.workshop)
    assert banned, "contacts at least"
    assert [text for text in sorted(banned) if text.encode() in held] == []
    public = [n for n in day.workshop.notes if not n.private]
    assert workshop.notes == public
    assert len(broken_rules(workshop)) <= len(broken_rules(day.workshop))
    uids = [(row.number, row.uid, row.at, row.by) for row in day.desk.journal()]
    assert [(row.number, row.uid, row.at, row.by) for row in desk.journal()] == uids
    check_undo(desk)


def check_undo(desk: Desk) -> None:
    """Take everything back and do it again: nothing is refused, no reference breaks."""
    before = everything(desk.workshop)
    steps = 0
    while desk.undo() is not None:
        steps += 1
        check_references(desk.workshop)
    for _ in range(steps):
        assert desk.redo() is not None
        check_references(desk.workshop)
    assert everything(desk.workshop) == before


def check_references(workshop: Workshop) -> None:
    for entity in workshop.all_entities():
        if not isinstance(entity, Live | Draft | Shown) and type(entity).__name__ != "Turn":
            for kind, named in references(entity):
                assert workshop.find(kind, named) is not None, entity


# -- one by one --------------------------------------------------------------------------------


def test_a_private_line_is_gone_with_all_it_ever_said(day: Day, tmp_path: Path) -> None:
    day.do(notes.add_note, project_id(1), f"{SECRET} 하나", private=True)
    (note,) = day.workshop.notes
    day.do(notes.edit_note, note.id, text=f"{SECRET} 둘")
    day.do(notes.remove_note, note.id)
    workshop, _, held = handed_over(day, tmp_path)
    assert workshop.notes == []
    assert SECRET.encode() not in held


def test_a_public_line_that_became_private_is_gone_from_the_beginning(
    day: Day, tmp_path: Path
) -> None:
    day.do(notes.add_note, project_id(1), SECRET)
    day.do(notes.edit_note, day.workshop.notes[0].id, private=True)
    assert SECRET.encode() not in handed_over(day, tmp_path)[2]


def test_a_line_that_was_published_keeps_what_was_published(day: Day, tmp_path: Path) -> None:
    day.do(notes.add_note, project_id(1), SECRET, private=True)
    note = day.workshop.notes[0].id
    day.do(notes.edit_note, note, text=f"{PUBLIC} 하나", private=False)
    day.do(notes.edit_note, note, text=f"{PUBLIC} 둘")
    workshop, desk, held = handed_over(day, tmp_path)
    assert SECRET.encode() not in held
    assert [n.text for n in workshop.notes] == [f"{PUBLIC} 둘"]
    desk.undo()
    assert [n.text for n in workshop.notes] == [f"{PUBLIC} 하나"]
    desk.undo()
    assert workshop.notes == []


def test_a_line_that_an_undo_published_goes_and_comes_again(day: Day, tmp_path: Path) -> None:
    day.do(editing.add_project, title="새 사업")
    project = day.workshop.projects[-1].id
    day.do(notes.add_note, project, PUBLIC)
    day.do(notes.edit_note, day.workshop.notes[0].id, private=True)
    day.desk.undo()
    workshop, desk, _ = handed_over(day, tmp_path)
    assert [n.text for n in workshop.notes] == [PUBLIC]
    desk.undo()
    assert (workshop.notes, workshop.project(project) is None) == ([], False)
    desk.redo()
    assert [n.text for n in workshop.notes] == [PUBLIC]
    check_undo(desk)


def test_what_a_published_line_stands_on_cannot_be_taken_back_from_under_it(
    day: Day, tmp_path: Path
) -> None:
    """Its words came with an undo, and an undo is no entry that could be taken back first."""
    day.do(editing.add_project, title="새 사업")
    project = day.workshop.projects[-1].id
    day.do(notes.add_note, project, PUBLIC, private=True)
    note = day.workshop.notes[0].id
    day.do(notes.edit_note, note, text=SECRET)
    edited = day.desk.number
    day.do(notes.edit_note, note, private=False)
    day.desk.take_back(edited)
    workshop, desk, held = handed_over(day, tmp_path)
    assert SECRET.encode() not in held
    assert [n.text for n in workshop.notes] == [PUBLIC]
    while desk.undo() is not None:
        check_references(workshop)
    assert workshop.project(project) is not None


def test_words_that_were_private_and_public_for_a_while_are_gone_again(
    day: Day, tmp_path: Path
) -> None:
    day.do(notes.add_note, project_id(1), SECRET, private=True)
    note = day.workshop.notes[0].id
    day.do(notes.edit_note, note, private=False)
    day.do(notes.edit_note, note, text=PUBLIC)
    workshop, desk, held = handed_over(day, tmp_path)
    assert SECRET.encode() not in held
    assert [n.text for n in workshop.notes] == [PUBLIC]
    check_undo(desk)


def test_a_reason_that_was_private_for_a_while_survives_undo_and_redo(
    day: Day, tmp_path: Path
) -> None:
    at = (project_id(1), MAEUL, AnswerWord.NO)
    day.do(answers.record_answer, *at, reason=PUBLIC)
    day.do(answers.record_answer, *at, reason=SECRET, reason_private=True)
    day.desk.undo()
    workshop, desk, held = handed_over(day, tmp_path)
    assert SECRET.encode() not in held
    desk.undo()
    desk.redo()
    answer = workshop.answer(project_id(1), MAEUL)
    assert answer is not None
    assert answer.reason == PUBLIC


def test_a_private_reason_is_gone_and_its_answer_stays(day: Day, tmp_path: Path) -> None:
    day.do(
        answers.record_answer,
        project_id(1),
        MAEUL,
        AnswerWord.NO,
        reason=SECRET,
        reason_private=True,
    )
    workshop, _, held = handed_over(day, tmp_path)
    answer = workshop.answer(project_id(1), MAEUL)
    assert answer is not None
    assert (answer.word, answer.reason) == (AnswerWord.NO, "")
    assert SECRET.encode() not in held


def test_contacts_stay_at_home(day: Day, tmp_path: Path) -> None:
    workshop, _, held = handed_over(day, tmp_path)
    assert {c.contact for c in workshop.centers} == {""}
    assert "연락처".encode() not in held


def test_a_held_slide_goes_and_the_console_is_not_shown_instead(day: Day, tmp_path: Path) -> None:
    day.do(notes.add_note, project_id(1), SECRET)
    day.do(place.go_to, section_id(1), project_id(1), SlideKind.NOTES)
    day.do(wall.hold_wall)
    day.do(notes.edit_note, day.workshop.notes[0].id, private=True)
    workshop, _, held = handed_over(day, tmp_path)
    assert SECRET.encode() not in held
    assert (workshop.live.held, workshop.live.wall) == ("", WallMode.HOLDING)


def test_a_message_on_the_wall_that_quotes_a_private_line_goes_from_the_log_too(
    day: Day, tmp_path: Path
) -> None:
    day.do(notes.add_note, project_id(1), SECRET, private=True)
    for message in (f"알림: {SECRET}", f"{PUBLIC} 10분 뒤 시작"):
        day.do(wall.show_message, message)
        day.do(room_log.log_wall, True)
    workshop, _, held = handed_over(day, tmp_path)
    assert SECRET.encode() not in held
    assert [line.message for line in workshop.shown_log] == ["", f"{PUBLIC} 10분 뒤 시작"]


def test_half_typed_text_goes(day: Day, tmp_path: Path) -> None:
    day.do(notes.type_note, project_id(1), SECRET)
    workshop, _, held = handed_over(day, tmp_path)
    assert workshop.count(EntityKind.DRAFT) == 0
    assert SECRET.encode() not in held


def test_what_a_joining_brought_is_looked_through_as_well(day: Day, tmp_path: Path) -> None:
    note = Note(NoteId("n"), day.clock(), project_id(1), text=f"{SECRET} 1", private=True)
    public = Note(NoteId("m"), day.clock(), project_id(1), text=PUBLIC)
    center = Center(MAEUL, "마을", contact=SECRET)
    draft = Draft("note:x", SECRET)
    theirs = (
        Change(EntityKind.NOTE, "n", "", None, note),
        Change(EntityKind.NOTE, "m", "", None, public),
        Change(EntityKind.NOTE, "n", "text", f"{SECRET} 1", f"{SECRET} 2"),
        Change(EntityKind.CENTER, MAEUL, "", None, center),
        Change(EntityKind.CENTER, MAEUL, "contact", "", SECRET),
        Change(EntityKind.DRAFT, "note:x", "", None, draft),
    )
    brought = Brought("u", Label.NOTE_ADDED, day.clock(), "남", "", lambda: theirs)
    about = conflict_id(EntityKind.NOTE, "n", "text")
    conflict = Conflict(about, EntityKind.NOTE, "n", "text", note, "남", day.clock())
    joined = Action(
        Label.COPIES_JOINED,
        day.clock(),
        (
            Change(EntityKind.NOTE, "n", "", None, note),
            Change(EntityKind.NOTE, "m", "", None, public),
            Change(EntityKind.CONFLICT, about, "", None, conflict),
        ),
        brought=(brought,),
    )
    path = tmp_path / "사본.workshop"
    create(path, without_private([*whole(take(day.desk)), joined]))
    assert integrity(path) == []
    workshop, journal = read(path)
    assert SECRET.encode() not in path.read_bytes()
    assert [n.text for n in workshop.notes] == [PUBLIC]
    assert workshop.conflicts == []
    (kept,) = journal[-1].brought
    assert (kept.uid, kept.by) == ("u", "남")
    assert Change(EntityKind.NOTE, "m", "", None, public) in kept.load()


def joined_to(day: Day, folder: Path, *steps: Callable[[Day], object]) -> bytes:
    """Do something in a copy, something here, join it, then more; and hand that over."""
    elsewhere, here, after = steps
    other = copy_of(day)
    elsewhere(other)
    here(day)
    take_in(day, other)
    after(day)
    return handed_over(day, folder)[2]


def test_words_that_were_private_only_in_the_other_copy_are_gone(day: Day, tmp_path: Path) -> None:
    day.do(notes.add_note, project_id(1), SECRET)
    note = day.workshop.notes[0].id

    def elsewhere(other: Day) -> None:
        other.do(notes.edit_note, note, private=True)
        other.desk.undo()

    def after(day: Day) -> None:
        day.do(notes.edit_note, note, text=PUBLIC)

    held = joined_to(day, tmp_path, elsewhere, lambda day: None, after)
    assert PUBLIC.encode() in held
    assert SECRET.encode() not in held


def test_words_that_the_other_copy_made_private_are_gone_before_it_is_decided(
    day: Day, tmp_path: Path
) -> None:
    at = (project_id(1), MAEUL, AnswerWord.NO)
    day.do(answers.record_answer, *at, reason=SECRET)

    def elsewhere(other: Day) -> None:
        other.do(answers.record_answer, *at, reason_private=True)

    def here(day: Day) -> None:
        day.do(answers.record_answer, *at, reason=PUBLIC)

    held = joined_to(day, tmp_path, elsewhere, here, lambda day: None)
    assert day.workshop.conflicts
    assert PUBLIC.encode() in held
    assert SECRET.encode() not in held


def test_what_is_left_out_is_counted(day: Day) -> None:
    day.do(notes.add_note, project_id(1), "내부 검토", private=True)
    day.do(notes.add_note, project_id(1), "내부 검토 결과를 알린다")
    day.do(notes.type_note, project_id(2), "쓰는 중")
    day.do(
        answers.record_answer,
        project_id(1),
        DONONG,
        AnswerWord.NO,
        reason="인력",
        reason_private=True,
    )
    assert left_out(day.workshop) == LeftOut(notes=1, reasons=1, contacts=6, drafts=1, quoted=1)


def test_a_journal_is_replayed_as_it_was_made(day: Day) -> None:
    """What redacting relies on: the steps lead to the workshop."""
    for _ in work_at_random(day, range(80), Words()):
        pass
    state = empty_state()
    for action in whole(take(day.desk)):
        for change in action.changes:
            assert replay(state, change)
    held = state_of(day.workshop.all_entities())
    assert differences(state, held, [*state, *held]) == []
