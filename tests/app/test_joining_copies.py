"""Two rooms work on copies of one workshop; afterwards the copies are joined."""

import pytest

from facilitator.app import answers, commitments, editing, notes, place, running
from facilitator.app.action import Label
from facilitator.app.joining.joining import Side, compare, decide
from facilitator.domain.entities import EntityKind
from facilitator.domain.failures import RuleBroken
from facilitator.domain.rules import broken_rules
from facilitator.domain.terms import AnswerWord, ProjectStage, SlideKind
from tests.app.copies import (
    both_ways,
    content,
    copy_of,
    dangling,
    differing,
    first_day,
    joining,
    said,
    side,
    take_in,
    unlike,
)
from tests.app.day import Day
from tests.sample import GONGIK, JAESAENG, MAEUL, SAGYEONG, project_id, section_id

PROJECT_1, PROJECT_2 = project_id(1), project_id(2)
SECTION_1, SECTION_2 = section_id(1), section_id(2)


def test_two_rooms_that_ran_their_own_sections_are_joined_without_a_question(
    mine: Day, theirs: Day
) -> None:
    for day, section, project in ((mine, SECTION_1, PROJECT_1), (theirs, SECTION_2, PROJECT_2)):
        day.do(running.start_section, section)
        day.do(place.go_to, section, project, SlideKind.NOTES)
        day.clock.pass_minutes(5)
        day.do(notes.add_note, project, f"{section}의 토의", section=section)
        day.do(running.end_section, section)
    theirs.do(answers.record_answer, PROJECT_2, GONGIK, AnswerWord.YES)
    action = take_in(mine, theirs)
    assert action is not None and action.label is Label.COPIES_JOINED
    assert mine.workshop.conflicts == []
    assert all(mine.workshop.section(s).ended_at for s in (SECTION_1, SECTION_2))  # type: ignore[union-attr]  # both are there
    assert {n.text for n in mine.workshop.notes} == {f"{s}의 토의" for s in (SECTION_1, SECTION_2)}
    assert said(mine, PROJECT_2, GONGIK) is AnswerWord.YES
    assert {b.by for b in action.brought} == {"다른 방"}
    assert mine.workshop.live.section == SECTION_1, "this room stays where it is"
    assert joining(mine, theirs).is_empty
    first, second = both_ways(mine, theirs)
    assert unlike(content(first.workshop), content(second.workshop)) == {}


def test_an_answer_that_both_rooms_took_differently_is_asked_as_a_whole(
    mine: Day, theirs: Day
) -> None:
    mine.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.YES, said_by="센터장")
    theirs.clock.pass_minutes(3)
    theirs.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.NO, reason="인력 부족")
    (found,) = joining(mine, theirs).differences
    assert (found.kind, found.field) == (EntityKind.ANSWER, "")
    assert (found.mine_by, found.theirs_by) == ("진행자", "다른 방")
    assert found.theirs_at == theirs.clock.now
    take_in(mine, theirs)
    assert said(mine, PROJECT_1, MAEUL) is AnswerWord.YES
    (conflict,) = mine.workshop.conflicts
    assert conflict.theirs == found.theirs and conflict.by == "다른 방"
    mine.do(decide, conflict.id, Side.THEIRS)
    assert said(mine, PROJECT_1, MAEUL) is AnswerWord.NO
    assert mine.workshop.conflicts == []
    mine.desk.undo()
    assert said(mine, PROJECT_1, MAEUL) is AnswerWord.YES
    assert differing(mine) == [("answer", "")]


def test_the_same_word_taken_in_both_rooms_is_no_question(mine: Day, theirs: Day) -> None:
    mine.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.YES)
    theirs.clock.pass_minutes(3)
    theirs.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.YES)
    assert joining(mine, theirs).is_empty
    assert take_in(theirs, mine) is not None, "who was heard first is kept"
    assert unlike(content(mine.workshop), content(theirs.workshop)) == {}


def test_a_project_that_one_room_removed_and_the_other_discussed_is_asked_once(
    mine: Day, theirs: Day
) -> None:
    mine.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.YES)
    theirs = copy_of(mine)
    mine.do(editing.remove_project, PROJECT_1)
    theirs.do(notes.add_note, PROJECT_1, "여기서는 계속한다")
    (found,) = joining(mine, theirs).differences
    assert (found.kind, found.entity, found.field) == (EntityKind.PROJECT, PROJECT_1, "")
    assert found.mine is None and found.theirs is not None
    take_in(mine, theirs)
    assert mine.workshop.project(PROJECT_1) is None
    assert differing(mine) == [("project", "")]
    assert joining(mine, theirs).is_empty
    mine.do(decide, found.id, Side.THEIRS)
    assert [n.text for n in mine.workshop.notes_of(PROJECT_1)] == ["여기서는 계속한다"]
    assert said(mine, PROJECT_1, MAEUL) is AnswerWord.YES
    assert unlike(content(mine.workshop), content(theirs.workshop)) == {}
    assert mine.workshop.conflicts == []


def test_a_project_that_the_other_room_removed_stays_until_it_is_decided(
    mine: Day, theirs: Day
) -> None:
    theirs.do(editing.remove_project, PROJECT_1)
    mine.do(notes.add_note, PROJECT_1, "여기서는 계속한다")
    take_in(mine, theirs)
    assert mine.workshop.project(PROJECT_1) is not None
    assert mine.workshop.notes_of(PROJECT_1)
    assert mine.workshop.proposals_of(PROJECT_1)
    (conflict,) = mine.workshop.conflicts
    mine.do(decide, conflict.id, Side.THEIRS)
    assert unlike(content(mine.workshop), content(theirs.workshop)) == {}
    assert dangling(mine.workshop) == []


def test_what_nobody_else_touched_is_removed_in_the_other_copy(mine: Day, theirs: Day) -> None:
    mine.do(editing.remove_project, PROJECT_1)
    take_in(theirs, mine)
    assert theirs.workshop.project(PROJECT_1) is None
    assert unlike(content(mine.workshop), content(theirs.workshop)) == {}


def test_two_projects_with_the_same_new_number_get_numbers_alike_in_both_copies(
    mine: Day, theirs: Day
) -> None:
    mine.do(editing.add_project, title="여기서 제안")
    theirs.do(editing.add_project, title="저기서 제안")
    (number,) = {p.number for p in mine.workshop.projects[-1:]}
    assert [p.number for p in theirs.workshop.projects].count(number) == 1
    renumbered = joining(mine, theirs).renumbered
    assert renumbered == joining(theirs, mine).renumbered
    (each,) = renumbered
    assert (each.old, each.new) == (number, number + 1)
    first, second = both_ways(mine, theirs)
    assert unlike(content(first.workshop), content(second.workshop)) == {}
    assert broken_rules(first.workshop) == []
    assert joining(first, second).is_empty


def test_a_role_that_changed_after_the_read_back_elsewhere_has_to_be_read_again(mine: Day) -> None:
    mine.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.YES)
    theirs = copy_of(mine)
    mine.do(answers.confirm_all, PROJECT_1)
    theirs.do(commitments.add_role, PROJECT_1, MAEUL, task="회의실")
    assert mine.workshop.project(PROJECT_1).stage is ProjectStage.AGREED  # type: ignore[union-attr]  # it is there
    first, second = both_ways(mine, theirs)
    for day in (first, second):
        answer = day.workshop.answer(PROJECT_1, MAEUL)
        assert answer is not None and answer.confirmed_at is None
        project = day.workshop.project(PROJECT_1)
        assert project is not None and project.stage is ProjectStage.IN_DISCUSSION
    assert unlike(content(first.workshop), content(second.workshop)) == {}


def test_a_new_lead_that_has_answered_elsewhere_is_a_question_about_the_lead(
    mine: Day, theirs: Day
) -> None:
    lead = mine.workshop.project(PROJECT_1).lead  # type: ignore[union-attr]  # it is there
    mine.do(editing.edit_project, PROJECT_1, lead=MAEUL)
    theirs.do(answers.record_answer, PROJECT_1, MAEUL, AnswerWord.YES)
    (found,) = joining(mine, theirs).differences
    assert (found.kind, found.field) == (EntityKind.PROJECT, "lead")
    take_in(mine, theirs)
    assert broken_rules(mine.workshop) == []
    assert said(mine, PROJECT_1, MAEUL) is None
    assert differing(mine) == [("project", "lead")]
    mine.do(decide, found.id, Side.THEIRS)
    assert mine.workshop.project(PROJECT_1).lead == lead  # type: ignore[union-attr]  # it is there
    assert said(mine, PROJECT_1, MAEUL) is AnswerWord.YES
    assert mine.workshop.is_asked(PROJECT_1, MAEUL)
    assert mine.workshop.conflicts == []


def test_guests_of_a_section_are_added_from_both_rooms(mine: Day, theirs: Day) -> None:
    mine.do(editing.edit_section, SECTION_1, guests=(GONGIK,))
    theirs.do(editing.edit_section, SECTION_1, guests=(JAESAENG, SAGYEONG))
    first, second = both_ways(mine, theirs)
    guests = first.workshop.section(SECTION_1).guests  # type: ignore[union-attr]  # it is there
    assert set(guests) == {GONGIK, JAESAENG, SAGYEONG}
    assert unlike(content(first.workshop), content(second.workshop)) == {}


def test_what_is_being_typed_here_is_not_replaced(mine: Day, theirs: Day) -> None:
    mine.do(notes.type_note, PROJECT_1, "여기서 치는 말")
    theirs.do(notes.type_note, PROJECT_1, "저기서 치는 말")
    theirs.do(notes.type_note, PROJECT_2, "저기서만 치는 말")
    take_in(mine, theirs)
    drafts = [mine.workshop.draft(notes.note_draft_id(p)) for p in (PROJECT_1, PROJECT_2)]
    assert [d.text for d in drafts if d is not None] == ["여기서 치는 말", "저기서만 치는 말"]


def test_a_section_that_runs_in_both_rooms_can_be_compared(mine: Day, theirs: Day) -> None:
    mine.do(running.start_section, SECTION_1)
    theirs.clock.pass_minutes(2)
    theirs.do(running.start_section, SECTION_1)
    (found,) = joining(mine, theirs).differences
    assert (found.kind, found.field) == (EntityKind.SECTION, "started_at")


def test_two_different_workshops_are_not_joined(mine: Day) -> None:
    with pytest.raises(RuleBroken) as caught:
        compare(side(mine), side(first_day()))
    assert caught.value.code == "not_copies"


def test_a_comparison_that_is_out_of_date_is_refused(mine: Day, theirs: Day) -> None:
    from facilitator.app.joining.joining import join

    theirs.do(editing.edit_event, title="새 제목")
    found = joining(mine, theirs)
    mine.do(editing.edit_event, title="다른 제목")
    with pytest.raises(RuleBroken) as caught:
        mine.do(join, found)
    assert caught.value.code == "joining_outdated"
    assert mine.workshop.event.title == "다른 제목"


def test_a_difference_that_is_not_there_cannot_be_decided(mine: Day) -> None:
    with pytest.raises(RuleBroken) as caught:
        mine.do(decide, "answer:x:", Side.MINE)
    assert caught.value.code == "no_such_conflict"


def test_the_stamp_of_who_leads_no_more_falls(mine: Day, theirs: Day) -> None:
    project = mine.workshop.project(PROJECT_1)
    assert project is not None and project.lead is not None
    mine.do(editing.edit_project, PROJECT_1, lead=MAEUL)
    theirs.do(answers.confirm, PROJECT_1, [project.lead])
    for day in both_ways(mine, theirs):
        answer = day.workshop.answer(PROJECT_1, project.lead)
        assert answer is not None and answer.confirmed_at is None
        assert broken_rules(day.workshop) == []


def test_a_project_that_stays_after_all_has_its_place_in_its_section_in_both_copies(
    mine: Day, theirs: Day
) -> None:
    mine.do(editing.edit_section, SECTION_1, projects=(project_id(10), PROJECT_1))
    theirs.do(editing.remove_project, PROJECT_1)
    first, second = both_ways(mine, theirs, {f"project:{PROJECT_1}:": Side.MINE})
    section = first.workshop.section(SECTION_1)
    assert section is not None and section.projects == (project_id(10), PROJECT_1)
    assert unlike(content(first.workshop), content(second.workshop)) == {}
