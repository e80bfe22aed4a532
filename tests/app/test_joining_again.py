"""Copies that are exchanged again, joined by others as well, or whose joining is taken back."""

from facilitator.app import answers, editing, notes, place, running
from facilitator.app.action import Label
from facilitator.app.joining.joining import Side, decide
from facilitator.domain.terms import AnswerWord, NoteId, SlideKind
from tests.app.copies import (
    about_answer,
    content,
    copy_of,
    differing,
    joining,
    said,
    take_in,
    unlike,
)
from tests.app.day import Day, everything, record
from tests.sample import GONGIK, MAEUL, project_id, section_id

PROJECT_1, PROJECT_2 = project_id(1), project_id(2)
SECTION_1, SECTION_2 = section_id(1), section_id(2)


def test_copies_that_are_exchanged_again_bring_only_what_is_new(mine: Day, theirs: Day) -> None:
    mine.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.YES)
    theirs.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.NO)
    take_in(mine, theirs)
    mine.do(decide, about_answer(PROJECT_1, MAEUL), Side.MINE)
    take_in(theirs, mine)
    assert said(theirs, PROJECT_1, MAEUL) is AnswerWord.YES
    theirs.clock.pass_minutes(1)
    theirs.do(
        answers.record_answer, PROJECT_1, MAEUL, AnswerWord.LATER, reply_by=theirs.clock.now.date()
    )
    assert joining(mine, theirs).differences == ()
    take_in(mine, theirs)
    assert said(mine, PROJECT_1, MAEUL) is AnswerWord.LATER
    assert joining(mine, theirs).is_empty and joining(theirs, mine).is_empty


def test_a_difference_left_open_in_both_copies_is_settled_by_one_decision(
    mine: Day, theirs: Day
) -> None:
    mine.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.YES)
    theirs.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.NO)
    before = copy_of(theirs)
    take_in(theirs, mine)
    take_in(mine, before)
    assert differing(mine) == differing(theirs) == [("answer", "")]
    assert joining(mine, theirs).is_empty and joining(theirs, mine).is_empty
    mine.do(decide, about_answer(PROJECT_1, MAEUL), Side.MINE)
    take_in(theirs, mine)
    assert said(theirs, PROJECT_1, MAEUL) is AnswerWord.YES
    assert differing(theirs) == []


def test_a_third_copy_learns_what_two_others_joined(mine: Day, theirs: Day) -> None:
    third = copy_of(mine, "셋째 방")
    for day, project in ((mine, PROJECT_1), (theirs, PROJECT_2), (third, PROJECT_1)):
        day.do(notes.add_note, project, f"{day.desk.number}에서 한 말")
    take_in(theirs, third)
    action = take_in(mine, theirs)
    assert action is not None
    assert {b.by for b in action.brought} == {"다른 방", "셋째 방"}
    assert len(mine.workshop.notes) == 3
    assert joining(mine, third).is_empty
    take_in(third, mine)
    assert unlike(content(third.workshop), content(mine.workshop)) == {}


def test_a_joining_is_undone_as_a_whole_and_can_be_done_again(mine: Day, theirs: Day) -> None:
    theirs.do(running.start_section, SECTION_1)
    theirs.do(place.go_to, SECTION_1, PROJECT_1, SlideKind.NOTES)
    theirs.do(notes.type_note, PROJECT_1, "반쯤 친 말")
    theirs.clock.pass_minutes(4)
    theirs.do(running.end_section, SECTION_1)
    theirs.do(editing.remove_project, PROJECT_2)
    before = record(mine.workshop)
    take_in(mine, theirs)
    joined = everything(mine.workshop)
    mine = mine.reopened()
    assert mine.desk.undo_label() is Label.COPIES_JOINED
    mine.desk.undo()
    assert record(mine.workshop) == before
    take_in(mine, theirs)
    assert unlike(everything(mine.workshop), joined) == {}
    mine.desk.undo()
    mine.desk.redo()
    assert joining(mine.reopened(), theirs).is_empty


def test_a_joining_that_was_taken_back_here_takes_nothing_away_there(
    mine: Day, theirs: Day
) -> None:
    mine.do(notes.add_note, PROJECT_1, "여기서 한 말")
    theirs.do(notes.add_note, PROJECT_2, "저기서 한 말")
    take_in(mine, theirs)
    take_in(theirs, mine)
    mine.desk.undo()
    assert len(mine.workshop.notes) == 1
    assert joining(theirs, mine).is_empty
    assert len(theirs.workshop.notes) == 2
    take_in(mine, theirs)
    assert unlike(content(mine.workshop), content(theirs.workshop)) == {}


def test_typing_that_went_on_after_the_copy_was_taken_is_new(mine: Day) -> None:
    mine.do(notes.add_note, PROJECT_1, "버스", note_id=NoteId("n"))
    mine.do(notes.edit_note, NoteId("n"), text="버스 시", run="note")
    theirs = copy_of(mine)
    mine.clock.pass_minutes(1)
    mine.do(notes.edit_note, NoteId("n"), text="버스 시간", run="note")
    assert mine.desk.number == theirs.desk.number, "it is one entry"
    assert joining(mine, theirs).is_empty
    take_in(theirs, mine)
    assert [n.text for n in theirs.workshop.notes] == ["버스 시간"]


def test_a_joining_that_changed_nothing_is_known_all_the_same(mine: Day, theirs: Day) -> None:
    mine.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.YES)
    theirs.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.NO)
    take_in(mine, theirs, {about_answer(PROJECT_1, MAEUL): Side.THEIRS})
    assert joining(theirs, mine).is_empty
    action = take_in(theirs, mine)
    assert action is not None and action.changes == () and not action.undoable
    theirs.do(answers.record_answer, PROJECT_1, MAEUL, None)
    assert joining(mine, theirs).differences == ()
    take_in(mine, theirs)
    assert said(mine, PROJECT_1, MAEUL) is None
    assert take_in(mine, theirs) is None, "now nothing is new to either"


def test_a_copy_that_heard_half_of_it_hears_from_others_that_it_was_taken_back(
    mine: Day, theirs: Day
) -> None:
    third = copy_of(mine, "셋째 방")
    theirs.do(editing.edit_section, SECTION_1, guests=(GONGIK,))
    theirs.do(editing.remove_project, PROJECT_1)
    take_in(third, theirs)
    theirs.desk.undo()
    theirs.desk.undo()
    assert joining(mine, theirs).is_empty
    take_in(mine, theirs)
    take_in(third, mine)
    assert unlike(content(third.workshop), content(mine.workshop)) == {}


def test_what_the_other_room_decides_to_keep_comes_back_with_all_that_belongs_to_it(
    mine: Day, theirs: Day
) -> None:
    mine.do(editing.remove_project, PROJECT_1)
    theirs.do(notes.add_note, PROJECT_1, "여기서는 계속한다")
    take_in(mine, theirs)
    take_in(theirs, mine, {f"project:{PROJECT_1}:": Side.MINE})
    assert joining(mine, theirs).differences == ()
    take_in(mine, theirs)
    assert mine.workshop.conflicts == []
    assert unlike(content(mine.workshop), content(theirs.workshop)) == {}
