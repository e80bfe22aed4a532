"""An entry is taken back out of the middle only where nothing later rests on it."""

from contextlib import suppress
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.app import answers, commitments, editing, notes, running
from facilitator.app.action import Action, Change, Label, apply
from facilitator.app.desk import Desk
from facilitator.app.history.consequence import is_consequence
from facilitator.app.history.day_rules import newly_broken
from facilitator.app.history.resting import Why
from facilitator.domain.entities import NEVER_UNDONE, EntityKind, Touch
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.domain.references import references
from facilitator.domain.terms import AnswerWord, ProjectStage
from facilitator.domain.workshop import Workshop
from facilitator.words.messages import sentence
from tests.app.day import Day, State, record
from tests.app.random_steps import random_step
from tests.sample import (
    GONGIK,
    MAEUL,
    field_id,
    project_id,
    sample_workshop,
    section_id,
)

P3 = project_id(3)  # 공익 leads, everybody is asked


# -- whatever is done ----------------------------------------------------------------------------


class Told:
    """The journal as a list of what holds: the exact meaning of taking back.

    An entry that is taken back goes out of the list as if it had never been entered. Where its
    project's move into discussion had to stay, that move alone takes its place.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._held: list[tuple[int | None, tuple[Change, ...]]] = []
        for row in desk.journal():
            if row.undoes is not None:
                self._take_out(row.undoes, row.load())
            elif row.redoes is not None:
                self._held.append((row.redoes, row.load()))
            elif row.undoable:
                self._held.append((row.number, row.load()))
        assert {n for n, _ in self._held if n is not None} == set(desk.in_force())

    def _take_out(self, number: int, undone: tuple[Change, ...]) -> None:
        at = next(i for i, (n, _) in enumerate(self._held) if n == number)
        gone = {(c.kind, c.id, c.field) for c in undone}
        left = tuple(
            c
            for c in self._held[at][1]
            if (c.kind, c.id, c.field) not in gone and c.kind not in NEVER_UNDONE
        )
        assert all(is_consequence(c) for c in left), "nothing else of an entry ever stays"
        self._held[at : at + 1] = [(None, left)] if left else []

    def state(self) -> State:
        """Make what holds on a fresh workshop, and nothing else."""
        made = sample_workshop()
        for number, changes in self._held:
            for change in changes:
                if number is None and not stands(made, change):
                    continue  # the project, or its stage before, was taken back since
                if change.kind not in NEVER_UNDONE:
                    apply(made, (change,))
        return record(made)


def stands(made: Workshop, change: Change) -> bool:
    """Tell whether the change's project stands where the change takes it from."""
    found = made.find(change.kind, change.id)
    return found is not None and getattr(found, change.field) == change.old


def made_without(desk: Desk) -> State:
    return Told(desk).state()


def dangling(workshop: Workshop) -> list[Touch]:
    """List what is named and is not there."""
    found = []
    for entity in record(workshop).values():
        found += [named for named in references(entity) if workshop.find(*named) is None]
    return found


def random_day(chance: Random) -> Day:
    day = Day(sample_workshop())
    crowded = chance.random() < 0.5
    for _ in range(chance.randint(10, 60)):
        with suppress(RuleBroken):
            day.do(random_step(chance, day.workshop, crowded=crowded))
        day.clock.pass_minutes(chance.randint(0, 3))
        if chance.random() < 0.1:
            chance.choice((day.desk.undo, day.desk.redo))()
    return day


@pytest.mark.slow
@given(seed=st.integers(0, 2**32))
@settings(max_examples=150, deadline=None, database=None, derandomize=True)
def test_the_workshop_is_as_if_it_had_never_been_entered(seed: int) -> None:
    chance = Random(seed)
    day = random_day(chance)
    for _ in range(10):
        if len(day.desk.in_force()) > 1:
            take_one_back(day, chance.choice(day.desk.in_force()[:-1]))
        if chance.random() < 0.3:
            day.desk.redo()
    last = record(day.workshop)
    while day.desk.undo() is not None:
        pass
    assert record(day.workshop) == made_without(day.desk)
    assert day.desk.in_force() == []
    for _ in range(day.desk.number):
        day.desk.redo()
    while record(day.workshop) != last:
        assert day.desk.undo() is not None, "every state comes back by the way it went"


def take_one_back(day: Day, number: int) -> None:
    """Try it, and look at everything that must hold."""
    desk, workshop = day.desk, day.workshop
    before, in_force = record(workshop), desk.in_force()
    was = Workshop(workshop.all_entities())
    try:
        desk.take_back(number)
    except RuleBroken as refused:
        assert sentence(refused)
        assert record(workshop) == before and desk.in_force() == in_force
        return
    assert record(workshop) == made_without(desk)
    assert not dangling(workshop)
    assert newly_broken(was, workshop) is None
    again = day.reopened()
    assert again.desk.in_force() == desk.in_force()
    assert again.desk.next_redo() == desk.next_redo() == number
    again.desk.redo()
    assert record(again.workshop) == before


# -- what may be taken back, and what not --------------------------------------------------------


def number_of(day: Day, action: Action | None) -> int:
    assert action is not None
    return day.desk.number


def did(day: Day, *args: object, **kwargs: object) -> int:
    """Do a use case a minute later; give the number of its entry."""
    day.clock.pass_minutes(1)
    return number_of(day, day.do(*args, **kwargs))  # type: ignore[arg-type]  # a use case and its values


def refused(day: Day, number: int) -> RuleBroken:
    before = record(day.workshop)
    with pytest.raises(RuleBroken) as broken:
        day.desk.take_back(number)
    assert record(day.workshop) == before
    return broken.value


def note(day: Day, text: str) -> int:
    return did(day, notes.add_note, P3, text, section=section_id(2))


def test_a_note_in_the_middle_goes_and_comes_back(day: Day) -> None:
    number = note(day, "하나")
    note(day, "둘")
    note(day, "셋")
    action = day.desk.take_back(number)
    assert action is not None and action.label is Label.UNDONE and action.undoes == number
    assert [n.text for n in day.workshop.notes_of(P3)] == ["둘", "셋"]
    assert day.desk.redo_label() is Label.NOTE_ADDED
    day.desk.redo()
    assert [n.text for n in day.workshop.notes_of(P3)] == ["하나", "둘", "셋"]


def test_the_last_entry_is_taken_back_as_undo_does(day: Day) -> None:
    number = note(day, "하나")
    day.desk.take_back(number)
    assert not day.workshop.notes_of(P3)
    assert refused(day, number).code == "not_in_force"


def test_what_was_changed_again_stays_and_the_later_entry_is_named(day: Day) -> None:
    first = did(day, editing.edit_project, P3, title="하나")
    did(day, editing.edit_project, P3, summary="다른 칸")
    second = did(day, editing.edit_project, P3, title="둘")
    found = day.desk.rests_on(first)
    assert found is not None and found.why is Why.CHANGED
    assert found.touch == Touch(EntityKind.PROJECT, P3)
    assert found.row is not None and found.row.number == second
    assert "13:53 사업 수정" in sentence(refused(day, first))
    day.desk.take_back(second)
    assert day.desk.take_back(first) is not None


def test_a_value_that_came_back_by_two_later_steps_still_counts(day: Day) -> None:
    first = did(day, editing.edit_project, P3, title="하나")
    did(day, editing.edit_project, P3, title="둘")
    did(day, editing.edit_project, P3, title="하나")
    assert refused(day, first).code == Why.CHANGED


def test_what_is_named_since_stays(day: Day) -> None:
    number = did(day, editing.add_field, "기후")
    added = day.workshop.fields[-1].id
    did(day, editing.edit_project, P3, field=added)
    assert refused(day, number).code == Why.USED
    did(day, editing.edit_project, P3, field=field_id("청년"))
    assert day.desk.take_back(number) is not None


def test_what_belongs_to_something_removed_cannot_come_back(day: Day) -> None:
    note(day, "하나")
    number = did(day, notes.remove_note, day.workshop.notes_of(P3)[0].id)
    removal = did(day, editing.remove_project, P3)
    found = day.desk.rests_on(number)
    assert found is not None and found.why is Why.GONE
    assert found.row is not None and found.row.number == removal
    assert "사업 3" in sentence(refused(day, number))


def test_a_role_that_was_read_back_since_stays_until_that_is_withdrawn(day: Day) -> None:
    did(day, answers.record_answer, P3, MAEUL, AnswerWord.YES)
    number = did(day, commitments.add_role, P3, MAEUL, task="회의실 제공")
    did(day, answers.confirm, P3, [MAEUL])
    assert refused(day, number).code == Why.READ_BACK
    did(day, answers.withdraw_confirmation, P3, [MAEUL])
    assert day.desk.take_back(number) is not None


def test_a_stamp_does_not_come_back_onto_what_was_not_read(day: Day) -> None:
    did(day, answers.record_answer, P3, MAEUL, AnswerWord.YES)
    did(day, commitments.add_role, P3, MAEUL, task="회의실 제공")
    role = day.workshop.roles_of(P3)[0].id
    did(day, answers.confirm, P3, [MAEUL])
    number = did(day, commitments.edit_role, role, person="김주임")
    assert day.desk.rests_on(number) is None
    did(day, commitments.add_role, P3, MAEUL, task="홍보")
    assert refused(day, number).code == Why.READ_BACK


def test_an_answer_stays_where_its_center_has_a_role(day: Day) -> None:
    number = did(day, answers.record_answer, P3, MAEUL, AnswerWord.YES)
    did(day, commitments.add_role, P3, MAEUL, task="회의실 제공")
    assert refused(day, number).code == Why.USED


def test_the_times_of_a_section_stay_where_others_went_on(day: Day) -> None:
    did(day, running.start_section, section_id(1))
    ended = did(day, running.end_section, section_id(1))
    assert day.desk.rests_on(ended) is None
    did(day, running.start_section, section_id(2))
    assert refused(day, ended).code == Why.TIMES


def test_a_start_stays_where_something_was_said_in_the_section(day: Day) -> None:
    number = did(day, running.start_section, section_id(2))
    did(day, notes.add_note, None, "인사", section=section_id(2))
    assert refused(day, number).code == Why.USED


def stage(day: Day) -> ProjectStage:
    project = day.workshop.project(P3)
    assert project is not None
    return project.stage


def test_the_first_answer_goes_and_its_project_stays_in_discussion(day: Day) -> None:
    did(day, running.start_section, section_id(2))
    first = did(day, answers.record_answer, P3, MAEUL, AnswerWord.YES)
    did(day, answers.record_answer, P3, day.workshop.proposed_to(P3)[-1].id, AnswerWord.NO)
    assert day.desk.rests_on(first) is None
    action = day.desk.take_back(first)
    assert action is not None and {c.kind for c in action.changes} == {EntityKind.ANSWER}
    assert day.workshop.answer(P3, MAEUL) is None
    assert stage(day) is ProjectStage.IN_DISCUSSION
    again = day.reopened()
    again.desk.redo()
    answer = again.workshop.answer(P3, MAEUL)
    assert answer is not None and answer.word is AnswerWord.YES
    again.desk.undo()
    assert stage(again) is ProjectStage.IN_DISCUSSION, "the other answer still stands"


def test_with_nothing_after_it_the_first_word_takes_the_stage_back_as_well(day: Day) -> None:
    did(day, running.start_section, section_id(2))
    first = note(day, "하나")
    did(day, editing.edit_center, MAEUL, short_name="마")
    day.desk.take_back(first)
    assert stage(day) is ProjectStage.PROPOSED


def test_the_first_note_goes_while_the_second_keeps_the_project_in_discussion(day: Day) -> None:
    did(day, running.start_section, section_id(2))
    first = note(day, "하나")
    note(day, "둘")
    assert day.desk.take_back(first) is not None
    assert stage(day) is ProjectStage.IN_DISCUSSION


def test_who_moved_the_stage_by_hand_meets_what_rests_on_it(day: Day) -> None:
    moved = did(day, running.move_project_stage, P3, ProjectStage.IN_DISCUSSION)
    did(day, answers.record_answer, P3, MAEUL, AnswerWord.YES)
    assert refused(day, moved).code == Why.USED


def test_what_would_break_a_rule_stays(day: Day) -> None:
    number = did(day, editing.edit_project, P3, number=77)
    did(day, editing.add_project, 3, title="새 사업")
    broken = refused(day, number)
    assert broken.code == Why.RULE and "사업 번호" in sentence(broken)


def test_two_centers_never_share_a_name_again(day: Day) -> None:
    number = did(day, editing.edit_center, MAEUL, short_name="마을센터")
    did(day, editing.edit_center, GONGIK, short_name="마을")
    assert refused(day, number).code == Why.RULE


def test_an_agreed_project_does_not_come_back_unconfirmed(day: Day) -> None:
    asked = [c.id for c in day.workshop.proposed_to(P3)]
    for center in asked:
        did(day, answers.record_answer, P3, center, AnswerWord.YES)
    did(day, answers.confirm_all, P3)
    number = did(day, answers.withdraw_confirmation, P3, [MAEUL])
    did(day, answers.withdraw_confirmation, P3, [GONGIK])
    assert day.desk.take_back(number) is not None
    answer = day.workshop.answer(P3, MAEUL)
    assert answer is not None and answer.confirmed_at is not None, "its stamp is back"
    assert stage(day) is ProjectStage.IN_DISCUSSION, "the other stamp is not"


def test_an_import_is_no_entry_to_take_back(day: Day) -> None:
    assert refused(day, 99).code == "not_in_force"


def test_trouble_with_a_later_entry_is_told(day: Day) -> None:
    first = note(day, "하나")
    note(day, "둘")
    row = day.desk.row(day.desk.number)
    assert row is not None

    def unreadable() -> tuple[()]:
        raise Trouble("entry_unreadable")

    object.__setattr__(row, "load", unreadable)
    with pytest.raises(Trouble):
        day.desk.take_back(first)
    assert len(day.workshop.notes_of(P3)) == 2
