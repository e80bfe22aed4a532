"""What is deleted for good is in no byte of the file, and everything else is."""

import tempfile
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.app import answers, attendance, commitments, editing, notes, place, room_log, wall
from facilitator.app.action import Action, Brought, Change, Label, apply
from facilitator.app.copies.copying import take, whole
from facilitator.app.copies.purging import (
    FIELDS,
    WHOLE,
    Target,
    purged,
    still_saying,
    texts_of,
)
from facilitator.app.copies.wordings import said
from facilitator.app.desk import Desk
from facilitator.app.ports import OpenedFile
from facilitator.domain.entities import Draft, EntityKind, Live, Note, Shown, Touch, kind_of
from facilitator.domain.rules import broken_rules
from facilitator.domain.terms import AnswerWord, NoteId, Presence, SlideKind, WallMode
from facilitator.domain.workshop import Workshop
from facilitator.storage.check import integrity
from facilitator.storage.file import create, read
from tests.app.day import Day, MemoryKeeper, everything
from tests.app.recorded_day import Words, recorded_day, work_at_random
from tests.app.test_redacting import check_undo
from tests.sample import MAEUL, project_id, section_id

SECRET = "¶삭제할 말¶"
OTHER = "¶남길 말¶"
LATER = datetime(2024, 12, 6)


@pytest.fixture
def day() -> Day:
    return recorded_day()


def deleted(day: Day, folder: Path, *targets: Target) -> tuple[Workshop, Desk, bytes]:
    """Delete in a file of the day, and give what stands in it then."""
    path = folder / "파일.workshop"
    create(path, purged(whole(take(day.desk)), targets, LATER, "진행자"), overwrite=True)
    assert integrity(path) == []
    workshop, journal = read(path)
    return workshop, Desk(workshop, journal, clock=day.clock), path.read_bytes()


def note_target(day: Day) -> Target:
    return Target(EntityKind.NOTE, day.workshop.notes[0].id)


class Watcher:
    """Remembers everything that every entity ever said, word for word."""

    def __init__(self) -> None:
        self.said: dict[tuple[EntityKind, str, str], set[str]] = {}

    def look(self, workshop: Workshop) -> None:
        for entity in workshop.all_entities():
            if isinstance(entity, Live | Shown | Draft):
                continue
            for name in entity.__slots__:
                value = getattr(entity, name)
                if isinstance(value, str) and "¶" in value:
                    self.said.setdefault((kind_of(entity), entity.id, name), set()).add(value)

    def targets(self, chance: Random) -> list[Target]:
        can: list[Target] = []
        for kind, entity_id, name in sorted(self.said):
            if kind in WHOLE:
                can.append(Target(kind, entity_id))
            elif name in FIELDS.get(kind, ()):
                can.append(Target(kind, entity_id, name))
        can = list(dict.fromkeys(can))
        return chance.sample(can, min(len(can), 3))

    def words(self, targets: list[Target]) -> set[str]:
        """List what only the targets ever said."""
        theirs: set[str] = set()
        others: set[str] = set()
        for (kind, entity_id, name), texts in self.said.items():
            is_target = Target(kind, entity_id) in targets
            is_target = is_target or Target(kind, entity_id, name) in targets
            (theirs if is_target else others).update(texts)
        return theirs - others


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 2**32), min_size=30, max_size=90), st.integers(0, 2**32))
def test_no_byte_of_what_is_deleted_for_good_stays(seeds: list[int], chosen: int) -> None:
    day, watcher, words = recorded_day(), Watcher(), Words()
    for _ in work_at_random(day, seeds, words):
        watcher.look(day.workshop)
    targets = watcher.targets(Random(chosen))
    with tempfile.TemporaryDirectory() as folder:
        workshop, desk, held = deleted(day, Path(folder), *targets)
    assert [text for text in sorted(watcher.words(targets)) if text.encode() in held] == []
    gone = {target.touch for target in targets if not target.field}
    touched = gone | {target.touch for target in targets}
    passing = (EntityKind.LIVE, EntityKind.DRAFT, EntityKind.SHOWN, EntityKind.ATTENDANCE)
    kept = {k: e for k, e in everything(workshop).items() if k[0] not in passing}
    before = {k: e for k, e in everything(day.workshop).items() if k[0] not in passing}
    assert {k: e for k, e in kept.items() if k not in touched} == {
        k: e for k, e in before.items() if k not in touched
    }
    assert not gone & set(kept)
    assert len(broken_rules(workshop)) <= len(broken_rules(day.workshop))
    last = desk.journal()[-1]
    assert (last.label, last.undoable) == (Label.DELETED_FOR_GOOD, False)
    assert {t.touch for t in targets} <= {(c.kind, c.id) for c in last.load()}
    go_on(day, workshop, desk)
    check_undo(desk)


def go_on(day: Day, workshop: Workshop, desk: Desk) -> None:
    """Go on at the desk that is open: it holds what the file holds, and has told so."""
    told: list[tuple[Action, frozenset[Touch]]] = []
    day.desk.listen(lambda action, touched: told.append((action, touched)))
    before = everything(day.workshop)
    keeper = MemoryKeeper()
    day.desk.go_on_with(OpenedFile(workshop, desk.journal(), keeper))
    now = everything(day.workshop)
    assert now == everything(workshop)
    assert day.desk.journal() == desk.journal()
    assert (day.desk.next_undo(), day.desk.next_redo()) == (desk.next_undo(), desk.next_redo())
    ((action, touched),) = told
    assert action.label is Label.DELETED_FOR_GOOD
    changed = {key for key in {**before, **now} if before.get(key) != now.get(key)}
    assert touched == changed
    day.do(editing.add_center, name="새 센터")
    assert list(keeper.actions) == [desk.number + 1]


def test_a_line_goes_with_its_earlier_words_and_pieces_of_its_typing(
    day: Day, tmp_path: Path
) -> None:
    day.do(notes.type_note, project_id(1), f"{SECRET} 하")
    day.do(place.open_page, "live")
    day.do(notes.type_note, project_id(1), f"{SECRET} 하나")
    day.do(notes.add_note, project_id(1), f"{SECRET} 하나")
    day.do(notes.edit_note, day.workshop.notes[0].id, text=f"{SECRET} 둘")
    day.do(notes.add_note, project_id(1), OTHER)
    workshop, desk, held = deleted(day, tmp_path, note_target(day))
    assert SECRET.encode() not in held
    assert [n.text for n in workshop.notes] == [OTHER]
    desk.undo()
    assert workshop.notes == []
    assert desk.undo() is None, "nothing brings back what was deleted for good"


def test_a_line_that_was_removed_before_goes_from_the_history(day: Day, tmp_path: Path) -> None:
    day.do(notes.add_note, project_id(1), SECRET)
    target = note_target(day)
    day.do(notes.remove_note, day.workshop.notes[0].id)
    assert SECRET.encode() not in deleted(day, tmp_path, target)[2]


def test_a_reason_goes_and_the_answer_stays(day: Day, tmp_path: Path) -> None:
    day.do(answers.record_answer, project_id(1), MAEUL, AnswerWord.NO, reason=SECRET)
    target = Target(EntityKind.ANSWER, f"{project_id(1)}:{MAEUL}", "reason")
    workshop, _, held = deleted(day, tmp_path, target)
    answer = workshop.answer(project_id(1), MAEUL)
    assert answer is not None
    assert (answer.word, answer.reason) == (AnswerWord.NO, "")
    assert SECRET.encode() not in held


def test_a_condition_goes_and_no_rule_breaks(day: Day, tmp_path: Path) -> None:
    day.do(
        answers.record_answer,
        project_id(1),
        MAEUL,
        AnswerWord.CONDITIONAL,
        condition=SECRET,
    )
    target = Target(EntityKind.ANSWER, f"{project_id(1)}:{MAEUL}", "condition")
    workshop, _, held = deleted(day, tmp_path, target)
    answer = workshop.answer(project_id(1), MAEUL)
    assert answer is not None
    assert answer.word is AnswerWord.CONDITIONAL
    assert broken_rules(workshop) == []
    assert SECRET.encode() not in held


def test_a_person_goes_with_their_attendance(day: Day, tmp_path: Path) -> None:
    day.do(editing.add_attendee, MAEUL, SECRET)
    person = next(a for a in day.workshop.attendees if a.name == SECRET)
    day.do(attendance.record_presence, section_id(1), MAEUL, Presence.ABSENT, person.id)
    workshop, _, held = deleted(day, tmp_path, Target(EntityKind.ATTENDEE, person.id))
    assert SECRET.encode() not in held
    assert all(a.attendee != person.id for a in workshop.attendances_of(section_id(1)))


def test_a_role_and_a_follow_up_go(day: Day, tmp_path: Path) -> None:
    day.do(commitments.add_action_item, project_id(1), text=SECRET)
    day.do(answers.record_answer, project_id(1), MAEUL, AnswerWord.YES)
    day.do(commitments.add_role, project_id(1), MAEUL, task=f"{SECRET} 역할")
    (role,), (item,) = day.workshop.roles_of(project_id(1)), day.workshop.action_items
    targets = Target(EntityKind.ROLE, role.id), Target(EntityKind.ACTION_ITEM, item.id)
    workshop, _, held = deleted(day, tmp_path, *targets)
    assert (workshop.roles_of(project_id(1)), workshop.action_items) == ([], [])
    assert SECRET.encode() not in held


def test_the_wall_lets_go_of_a_slide_that_holds_it(day: Day, tmp_path: Path) -> None:
    day.do(notes.add_note, project_id(1), f"{SECRET}\n둘째 줄")
    day.do(place.go_to, section_id(1), project_id(1), SlideKind.NOTES)
    day.do(wall.hold_wall)
    day.do(wall.show_message, f"{SECRET} 둘째 줄")
    day.do(room_log.log_wall, True)
    workshop, _, held = deleted(day, tmp_path, note_target(day))
    assert SECRET.encode() not in held
    assert (workshop.live.held, workshop.live.message) == ("", "")
    assert workshop.live.wall is WallMode.HOLDING


def test_a_slide_that_caught_it_half_typed_goes_as_well(day: Day, tmp_path: Path) -> None:
    day.do(place.go_to, section_id(1), project_id(1), SlideKind.NOTES)
    day.do(notes.type_note, project_id(1), f"{SECRET} 하")
    day.do(wall.hold_wall)
    day.do(notes.add_note, project_id(1), f"{SECRET} 하나")
    assert SECRET.encode() not in deleted(day, tmp_path, note_target(day))[2]


def test_a_held_slide_without_it_stays_on_the_wall(day: Day, tmp_path: Path) -> None:
    day.do(notes.add_note, project_id(1), SECRET)
    day.do(place.go_to, section_id(1), project_id(1), SlideKind.BRIEF)
    day.do(wall.hold_wall)
    workshop, _, _ = deleted(day, tmp_path, note_target(day))
    assert workshop.live == day.workshop.live


def test_what_is_being_typed_now_stays(day: Day, tmp_path: Path) -> None:
    day.do(notes.add_note, project_id(1), SECRET)
    day.do(notes.type_note, project_id(2), OTHER)
    workshop, _, held = deleted(day, tmp_path, note_target(day))
    assert workshop.draft(notes.note_draft_id(project_id(2))) is not None
    assert OTHER.encode() in held


def test_what_a_joining_brought_loses_it_too(day: Day, tmp_path: Path) -> None:
    note = Note(NoteId("n"), day.clock(), project_id(1), text=SECRET)
    theirs = (
        Change(EntityKind.NOTE, "n", "", None, note),
        Change(EntityKind.NOTE, "n", "text", SECRET, f"{SECRET} 둘"),
    )
    brought = Brought("u", Label.NOTE_ADDED, day.clock(), "남", "", lambda: theirs)
    joined = Action(Label.COPIES_JOINED, day.clock(), theirs, brought=(brought,))
    actions = [*whole(take(day.desk)), joined]
    path = tmp_path / "파일.workshop"
    create(path, purged(actions, [Target(EntityKind.NOTE, "n")], LATER))
    assert integrity(path) == []
    assert SECRET.encode() not in path.read_bytes()


def test_its_words_are_told_and_who_else_says_them(day: Day) -> None:
    day.do(notes.add_note, project_id(1), SECRET)
    day.do(notes.follow_up_note, day.workshop.notes[0].id)
    target = note_target(day)
    texts = texts_of(whole(take(day.desk)), [target])
    assert texts == (SECRET,)
    (other,) = still_saying(day.workshop.all_entities(), texts, [target])
    assert SECRET in list(said(other))
    assert texts_of(whole(take(day.desk)), [Target(EntityKind.NOTE, "nobody")]) == ()


def test_only_what_people_said_can_be_deleted_for_good(day: Day) -> None:
    with pytest.raises(ValueError):
        purged([], [Target(EntityKind.PROJECT, project_id(1))], LATER)


def test_the_removal_of_what_is_not_there_changes_nothing(day: Day) -> None:
    before = everything(day.workshop)
    apply(day.workshop, [Change(EntityKind.NOTE, "never here", "", None, None)])
    assert everything(day.workshop) == before
