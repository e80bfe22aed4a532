"""Copies handed over without what is private, and copies that deleted something for good."""

from collections.abc import Callable

import pytest

from facilitator.app import answers, editing, notes
from facilitator.app.copies.purging import Target
from facilitator.app.joining.joining import Side
from facilitator.domain.entities import Answer, EntityKind, pair_id
from facilitator.domain.terms import AnswerWord, NoteId
from tests.app.copies import (
    about_answer,
    content,
    copy_of,
    handed_over,
    joining,
    purge,
    take_in,
    unlike,
)
from tests.app.day import Day
from tests.sample import MAEUL, project_id

PROJECT_1 = project_id(1)


def test_a_copy_without_private_notes_comes_back_and_takes_nothing_away(mine: Day) -> None:
    mine.do(editing.edit_center, MAEUL, contact="010-1234-5678")
    mine.do(notes.add_note, PROJECT_1, "우리끼리", private=True)
    mine.do(notes.add_note, PROJECT_1, "모두에게")
    mine.do(
        answers.record_answer,
        PROJECT_1,
        MAEUL,
        AnswerWord.YES,
        reason="속사정",
        reason_private=True,
    )
    theirs = handed_over(mine)
    assert [n.text for n in theirs.workshop.notes] == ["모두에게"]
    before = content(mine.workshop)
    assert joining(mine, theirs).is_empty
    theirs.do(notes.add_note, PROJECT_1, "동료의 말")
    theirs.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.YES, said_by="팀장")
    take_in(mine, theirs)
    assert [n.text for n in mine.workshop.notes_of(PROJECT_1)] == [
        "우리끼리",
        "모두에게",
        "동료의 말",
    ]
    answer = mine.workshop.answer(PROJECT_1, MAEUL)
    assert answer is not None and (answer.reason, answer.said_by) == ("속사정", "팀장")
    assert unlike(before, content(mine.workshop)).keys() == {
        (EntityKind.NOTE, mine.workshop.notes_of(PROJECT_1)[-1].id),
        (EntityKind.ANSWER, answer.id),
    }


def test_whoever_got_a_copy_without_private_notes_gets_them_by_joining_the_whole_one(
    mine: Day,
) -> None:
    mine.do(editing.edit_center, MAEUL, contact="010-1234-5678")
    mine.do(notes.add_note, PROJECT_1, "우리끼리", private=True)
    theirs = handed_over(mine)
    take_in(theirs, mine)
    assert unlike(content(theirs.workshop), content(mine.workshop)) == {}
    assert joining(theirs, mine).is_empty


def test_a_note_deleted_for_good_in_one_copy_goes_in_the_other_and_never_comes_back(
    mine: Day,
) -> None:
    mine.do(notes.add_note, PROJECT_1, "지울 말", note_id=NoteId("n"))
    theirs = copy_of(mine)
    theirs.do(notes.edit_note, NoteId("n"), text="지울 말, 고쳐서")
    mine = purge(mine, Target(EntityKind.NOTE, "n"))
    assert joining(mine, theirs).changes == ()
    theirs.do(notes.add_note, PROJECT_1, "남을 말")
    action = take_in(mine, theirs)
    assert action is not None
    assert [n.text for n in mine.workshop.notes] == ["남을 말"]
    assert "지울 말" not in repr([b.load() for b in action.brought])
    take_in(theirs, mine)
    assert [n.text for n in theirs.workshop.notes] == ["남을 말"]
    assert joining(mine, theirs).is_empty and joining(theirs, mine).is_empty


def test_a_reason_deleted_for_good_is_emptied_in_the_other_copy(mine: Day) -> None:
    mine.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.NO, reason="속사정")
    theirs = copy_of(mine)
    key = pair_id(PROJECT_1, MAEUL)
    mine = purge(mine, Target(EntityKind.ANSWER, key, "reason"))
    assert joining(mine, theirs).is_empty
    take_in(theirs, mine)
    assert theirs.workshop.answer(PROJECT_1, MAEUL).reason == ""  # type: ignore[union-attr]  # it is there
    assert joining(mine, theirs).is_empty and joining(theirs, mine).is_empty


# -- a reason that the colleague was not shown ----------------------------------------------------

SECRET = "속사정"
Doing = Callable[[Day], object]


def answer_of(day: Day) -> Answer:
    answer = day.workshop.answer(PROJECT_1, MAEUL)
    assert answer is not None
    return answer


def says(word: AnswerWord | None, **more: object) -> Doing:
    return lambda day: day.do(answers.record_answer, PROJECT_1, MAEUL, word, **more)  # type: ignore[arg-type]  # named by the test


def stamps(day: Day) -> None:
    day.do(answers.confirm, PROJECT_1, [MAEUL])


def told_in_private(mine: Day) -> Day:
    """Let the center tell why in private; give the copy that a colleague gets."""
    says(AnswerWord.YES, reason=SECRET, reason_private=True)(mine)
    theirs = handed_over(mine)
    theirs.clock.pass_minutes(2)
    assert (answer_of(theirs).reason, answer_of(theirs).reason_private) == ("", True)
    return theirs


@pytest.mark.parametrize(
    "colleague_does",
    [
        stamps,
        says(AnswerWord.YES, said_by="팀장"),
        says(AnswerWord.YES, reason_private=False),
        lambda day: (says(None)(day), says(AnswerWord.YES)(day)),
        lambda day: [do(day) for do in (says(AnswerWord.NO), says(AnswerWord.YES), stamps)],
        lambda day: (day.do(editing.remove_project, PROJECT_1), day.desk.undo()),
    ],
)
def test_a_reason_that_was_kept_from_the_colleague_stays_and_stays_private(
    mine: Day, colleague_does: Doing
) -> None:
    theirs = told_in_private(mine)
    colleague_does(theirs)
    assert joining(mine, theirs).differences == ()
    take_in(mine, theirs)
    assert (answer_of(mine).reason, answer_of(mine).reason_private) == (SECRET, True)
    assert answer_of(mine).said_by == answer_of(theirs).said_by
    assert answer_of(mine).confirmed_at == answer_of(theirs).confirmed_at
    take_in(theirs, mine)
    assert (answer_of(theirs).reason, answer_of(theirs).reason_private) == (SECRET, True)
    assert joining(mine, theirs).is_empty and joining(theirs, mine).is_empty


def test_a_stamp_given_in_both_copies_is_no_question_though_one_lacks_the_reason(mine: Day) -> None:
    theirs = told_in_private(mine)
    stamps(mine)
    stamps(theirs)
    first, second = copy_of(mine), copy_of(theirs)
    take_in(first, theirs)
    take_in(second, mine)
    assert answer_of(first) == answer_of(second)
    assert (answer_of(first).reason, first.workshop.conflicts) == (SECRET, [])


def test_what_both_said_differently_keeps_the_reason_whoever_is_right(mine: Day) -> None:
    theirs = told_in_private(mine)
    says(AnswerWord.YES, said_by="센터장")(mine)
    says(AnswerWord.YES, said_by="팀장")(theirs)
    for side, by in ((Side.MINE, "센터장"), (Side.THEIRS, "팀장")):
        day = copy_of(mine)
        take_in(day, theirs, {about_answer(PROJECT_1, MAEUL): side})
        assert (answer_of(day).reason, answer_of(day).said_by) == (SECRET, by)


def test_a_stamp_on_a_reason_that_has_changed_meanwhile_is_a_question(mine: Day) -> None:
    theirs = told_in_private(mine)
    says(AnswerWord.YES, reason="다른 속사정")(mine)
    stamps(theirs)
    (found,) = joining(mine, theirs).differences
    assert found.id == about_answer(PROJECT_1, MAEUL)


def test_a_reason_or_contact_of_the_colleagues_own_is_asked_before_it_takes_the_place(
    mine: Day,
) -> None:
    mine.do(editing.edit_center, MAEUL, contact="010-1234-5678")
    theirs = told_in_private(mine)
    says(AnswerWord.YES, reason="들은 이유")(theirs)
    theirs.do(editing.edit_center, MAEUL, contact="031-000")
    found = {d.id for d in joining(mine, theirs).differences}
    assert found == {about_answer(PROJECT_1, MAEUL), f"center:{MAEUL}:contact"}
    take_in(mine, theirs)
    center = mine.workshop.center(MAEUL)
    assert center is not None
    assert (answer_of(mine).reason, center.contact) == (SECRET, "010-1234-5678")
    assert joining(mine, theirs).is_empty


def test_another_word_goes_without_the_reason_of_the_first(mine: Day) -> None:
    theirs = told_in_private(mine)
    says(AnswerWord.NO)(theirs)
    take_in(mine, theirs)
    assert (answer_of(mine).word, answer_of(mine).reason) == (AnswerWord.NO, "")


# -- a text that was deleted for good -----------------------------------------------------------


def holds(day: Day, text: str) -> bool:
    """Tell whether the workshop or its own record says a text."""
    told = [change for row in day.desk.journal() for change in row.load()]
    told += [c for row in day.desk.journal() for b in row.brought for c in b.load()]
    return text in repr(told) or text in repr(list(day.workshop.all_entities()))


@pytest.mark.parametrize("begins", ["mine", "theirs"])
@pytest.mark.parametrize(
    "other_room_does",
    [
        lambda day: None,
        stamps,
        says(AnswerWord.NO, said_by="팀장"),
        says(AnswerWord.YES),
        says(AnswerWord.YES, reason=SECRET),
        lambda day: (says(None)(day), says(AnswerWord.NO, reason=SECRET)(day)),
        lambda day: (day.do(editing.remove_project, PROJECT_1), day.desk.undo()),
    ],
)
def test_a_reason_deleted_for_good_goes_everywhere_and_comes_back_from_nowhere(
    mine: Day, other_room_does: Doing, begins: str
) -> None:
    says(AnswerWord.NO, reason=SECRET)(mine)
    theirs = copy_of(mine)
    theirs.clock.pass_minutes(2)
    other_room_does(theirs)
    mine = purge(mine, Target(EntityKind.ANSWER, pair_id(PROJECT_1, MAEUL), "reason"))
    one, other = (mine, theirs) if begins == "mine" else (theirs, mine)
    for day, another in ((one, other), (other, one)):
        assert joining(day, another).differences == ()
        take_in(day, another)
    assert not holds(mine, SECRET)
    assert SECRET not in repr(list(theirs.workshop.all_entities()))
    assert unlike(content(mine.workshop), content(theirs.workshop)) == {}
    assert joining(mine, theirs).is_empty and joining(theirs, mine).is_empty


def test_what_is_undecided_about_it_does_not_say_it_either(mine: Day) -> None:
    third = copy_of(mine, "셋째 방")
    theirs = copy_of(mine)
    says(AnswerWord.NO, reason=SECRET)(third)
    says(AnswerWord.YES)(theirs)
    take_in(theirs, third)
    assert SECRET in repr(theirs.workshop.conflicts)
    third = purge(third, Target(EntityKind.ANSWER, pair_id(PROJECT_1, MAEUL), "reason"))
    first = copy_of(third)
    take_in(theirs, third)
    take_in(first, theirs)
    assert SECRET not in repr(list(theirs.workshop.all_entities()))
    assert not holds(first, SECRET)
    assert joining(theirs, third).is_empty


def test_a_reason_that_is_given_after_the_deletion_is_taken_over(mine: Day) -> None:
    says(AnswerWord.NO, reason=SECRET)(mine)
    theirs = copy_of(mine)
    mine = purge(mine, Target(EntityKind.ANSWER, pair_id(PROJECT_1, MAEUL), "reason"))
    says(AnswerWord.NO, reason="다시 들은 이유")(mine)
    take_in(theirs, mine)
    assert answer_of(theirs).reason == "다시 들은 이유"
    says(AnswerWord.NO, reason="또 들은 이유")(theirs)
    take_in(mine, theirs)
    assert answer_of(mine).reason == "또 들은 이유"
