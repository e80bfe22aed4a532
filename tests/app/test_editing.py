"""Preparing the workshop."""

from datetime import datetime, time

import pytest

from facilitator.app.answers import record_answer
from facilitator.app.commitments import add_action_item, add_role
from facilitator.app.editing import (
    add_attendee,
    add_center,
    add_field,
    add_project,
    add_section,
    cell_draft_id,
    edit_attendee,
    edit_center,
    edit_event,
    edit_field,
    edit_project,
    edit_section,
    free_number,
    move_row,
    propose_to,
    remove_attendee,
    remove_center,
    remove_field,
    remove_project,
    remove_section,
    type_cell,
    typed_cells,
)
from facilitator.app.entry import Entry
from facilitator.app.notes import add_note
from facilitator.app.place import go_to
from facilitator.domain.entities import EntityKind, Project
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import (
    AnswerWord,
    AttendeeId,
    CenterId,
    CenterKind,
    FieldId,
    Presence,
    ProjectId,
    SectionId,
    SlideKind,
)
from tests.app.day import Day, record
from tests.sample import (
    DONONG,
    GONGIK,
    JAESAENG,
    MAEUL,
    SAGYEONG,
    field_id,
    project_id,
    section_id,
)

P1 = project_id(1)


def _project(day: Day, number: int = 1) -> Project:
    found = next((p for p in day.workshop.projects if p.number == number), None)
    assert found is not None
    return found


# -- the event and the centers -------------------------------------------------------------------


def test_long_texts_keep_their_lines_and_short_ones_do_not(day: Day) -> None:
    day.do(edit_event, title=" 새\n제목 ", purpose="첫째\r\n둘째 ", starts_at=time(9))
    event = day.workshop.event
    assert (event.title, event.purpose, event.starts_at) == ("새 제목", "첫째\n둘째", time(9))


def test_a_new_center_stands_at_the_end(day: Day) -> None:
    day.do(add_center, "복지센터", "복지", CenterKind.CENTER, "02-123-4567")
    center = day.workshop.centers[-1]
    assert (center.name, center.short_name, center.contact) == ("복지센터", "복지", "02-123-4567")


@pytest.mark.parametrize("name", ["마을", "마을공동체지원센터", " 마을 "])
def test_two_centers_never_share_a_name(day: Day, name: str) -> None:
    for use in ({"name": name}, {"short_name": name}):
        with pytest.raises(RuleBroken, match="center_name_taken"):
            day.do(edit_center, GONGIK, **use)
    with pytest.raises(RuleBroken, match="center_name_taken"):
        day.do(add_center, name)


def test_a_center_keeps_its_own_name_and_a_blank_is_no_name(day: Day) -> None:
    day.do(edit_center, MAEUL, name="마을", short_name="마을", kind=CenterKind.SECRETARIAT)
    assert day.workshop.short_name(MAEUL) == "마을"
    day.do(add_center)
    day.do(add_center)
    assert len(day.workshop.centers) == 8


def test_a_center_that_leads_is_not_removed(day: Day) -> None:
    with pytest.raises(RuleBroken) as refused:
        day.do(remove_center, MAEUL)
    assert refused.value.gaps == {"center": "마을", "projects": "2, 9"}


def test_a_removed_center_goes_with_all_it_has_and_comes_back_with_it(day: Day) -> None:
    day.do(edit_project, project_id(8), lead=MAEUL)
    day.do(record_answer, P1, JAESAENG, AnswerWord.YES)
    day.do(add_role, P1, JAESAENG, task="공간 제공")
    day.do(add_note, P1, "재생의 말", center=JAESAENG)
    day.do(add_action_item, P1, text="공문", center=JAESAENG)
    day.do(edit_section, section_id(4), guests=(JAESAENG, DONONG))
    before = record(day.workshop)
    day.do(remove_center, JAESAENG)
    workshop = day.workshop
    assert workshop.center(JAESAENG) is None
    assert JAESAENG not in repr(record(workshop))
    assert [n.text for n in workshop.notes_of(P1)] == ["재생의 말"]
    assert [a.text for a in workshop.action_items_of(P1)] == ["공문"]
    day.desk.undo()
    assert record(workshop) == before


def test_attendees_come_and_go_and_move_to_another_center(day: Day) -> None:
    day.do(add_attendee, DONONG, " 홍길동 ")
    person = day.workshop.attendees_of(DONONG)[-1]
    assert person.name == "홍길동"
    day.do(edit_attendee, person.id, center=MAEUL, presence=Presence.LATE)
    moved = day.workshop.attendees_of(MAEUL)[-1]
    assert (moved.id, moved.presence) == (person.id, Presence.LATE)
    with pytest.raises(RuleBroken, match="no_such_center"):
        day.do(edit_attendee, person.id, center="gone")
    with pytest.raises(RuleBroken, match="no_such_center"):
        day.do(add_attendee, CenterId("gone"))
    day.do(remove_attendee, person.id)
    with pytest.raises(RuleBroken, match="no_such_attendee"):
        day.do(remove_attendee, AttendeeId(person.id))


# -- fields and projects -------------------------------------------------------------------------


def test_a_project_takes_the_next_free_number(day: Day) -> None:
    day.do(add_project)
    assert day.workshop.projects[-1].number == 13
    assert day.workshop.projects[-1].lead is None
    assert free_number(Entry(day.workshop, datetime(2024, 12, 5))) == 14


@pytest.mark.parametrize(
    ("number", "code"),
    [(0, "number_invalid"), (-1, "number_invalid"), ("열", "number_invalid"), (2, "number_taken")],
)
def test_a_number_is_a_whole_number_that_is_free(day: Day, number: object, code: str) -> None:
    with pytest.raises(RuleBroken, match=code):
        day.do(edit_project, P1, number=number)
    assert _project(day).id == P1


def test_a_new_field_is_made_where_a_project_names_one(day: Day) -> None:
    day.do(edit_project, P1, field_name=" 복지 ")
    assert day.workshop.field_name(_project(day)) == "복지"
    assert len(day.workshop.fields) == 11
    day.do(edit_project, P1, field_name="청년")
    assert _project(day).field == field_id("청년")
    day.do(edit_project, P1, field_name="")
    assert _project(day).field is None


def test_a_project_has_exactly_one_lead(day: Day) -> None:
    with pytest.raises(RuleBroken, match="lead_needed"):
        day.do(edit_project, P1, lead=None)
    with pytest.raises(RuleBroken, match="no_such_center"):
        day.do(edit_project, P1, lead="gone")
    with pytest.raises(RuleBroken, match="no_such_center"):
        day.do(add_project, lead="gone")
    day.do(edit_project, P1, lead=MAEUL)
    assert _project(day).lead == MAEUL


def test_a_new_lead_is_not_asked_any_more_and_its_answer_goes(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    before = record(day.workshop)
    day.do(edit_project, P1, lead=MAEUL)
    assert day.workshop.proposed_to(P1) == [] and day.workshop.answer(P1, MAEUL) is None
    assert not day.workshop.is_asked(P1, SAGYEONG), "the lead before is not asked by itself"
    day.desk.undo()
    assert record(day.workshop) == before


def test_a_renamed_field_takes_its_projects_along_and_a_removed_one_leaves_them(day: Day) -> None:
    day.do(edit_field, field_id("청년"), "청년·청소년")
    assert day.workshop.field_name(_project(day, 9)) == "청년·청소년"
    day.do(remove_field, field_id("청년"))
    assert _project(day, 9).field is None
    day.do(add_field, "노인")
    assert day.workshop.fields[-1].name == "노인"
    with pytest.raises(RuleBroken, match="no_such_field"):
        day.do(edit_field, FieldId("gone"), "복지")


def test_the_lead_asks_others_and_never_itself(day: Day) -> None:
    day.do(propose_to, P1, [SAGYEONG, DONONG, GONGIK, DONONG])
    assert [c.id for c in day.workshop.proposed_to(P1)] == [GONGIK, DONONG]
    with pytest.raises(RuleBroken, match="no_such_center"):
        day.do(propose_to, P1, [CenterId("gone")])


def test_an_answer_already_given_stays_when_the_center_is_not_asked_any_more(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    day.do(propose_to, P1, [])
    assert [c.id for c in day.workshop.joining(_project(day))] == [MAEUL]


def test_a_removed_project_takes_along_all_that_was_said_and_brings_it_back(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    day.do(add_role, P1, MAEUL, task="홍보")
    day.do(add_note, P1, "의견")
    day.do(add_action_item, P1, text="공문")
    day.do(go_to, section_id(1), P1, SlideKind.BRIEF)
    before = record(day.workshop)
    day.do(remove_project, P1)
    assert P1 not in {p for s in day.workshop.sections for p in s.projects}
    assert day.workshop.live.project is None
    assert day.workshop.notes == [] and day.workshop.answers == []
    day.desk.undo()
    assert record(day.workshop) == before


def test_a_project_that_is_gone_is_neither_edited_nor_asked_about(day: Day) -> None:
    for use_case in (remove_project, edit_project):
        with pytest.raises(RuleBroken, match="no_such_project"):
            day.do(use_case, ProjectId("gone"))
    with pytest.raises(RuleBroken, match="no_such_project"):
        day.do(propose_to, ProjectId("gone"), [MAEUL])


# -- sections and order --------------------------------------------------------------------------


def test_a_section_discusses_each_project_once(day: Day) -> None:
    day.do(add_section, title="5. 정리", projects=(P1, project_id(2), P1), guests=(DONONG, DONONG))
    section = day.workshop.sections[-1]
    assert (section.projects, section.guests) == ((P1, project_id(2)), (DONONG,))


@pytest.mark.parametrize("minutes", [-1, 1441, None, "한 시간"])
def test_the_minutes_of_a_section_fit_into_a_day(day: Day, minutes: object) -> None:
    with pytest.raises(RuleBroken, match="minutes_invalid"):
        day.do(edit_section, section_id(1), planned_minutes=minutes)
    with pytest.raises(RuleBroken, match="minutes_invalid"):
        day.do(add_section, planned_minutes=minutes)
    assert len(day.workshop.sections) == 4


def test_a_section_holds_only_what_is_there(day: Day) -> None:
    with pytest.raises(RuleBroken, match="no_such_project"):
        day.do(edit_section, section_id(1), projects=(ProjectId("gone"),))
    with pytest.raises(RuleBroken, match="no_such_center"):
        day.do(edit_section, section_id(1), guests=(CenterId("gone"),))
    with pytest.raises(RuleBroken, match="no_such_section"):
        day.do(edit_section, SectionId("gone"), title="")


def test_a_removed_section_leaves_its_projects_and_their_notes(day: Day) -> None:
    day.do(add_note, P1, "의견", section=section_id(1))
    day.do(go_to, section_id(1), P1, SlideKind.BRIEF)
    day.do(remove_section, section_id(1))
    assert len(day.workshop.projects) == 12
    assert day.workshop.notes_of(P1)[0].section is None
    assert day.workshop.live.section is None


def test_a_row_moves_to_its_new_place(day: Day) -> None:
    day.do(move_row, EntityKind.CENTER, MAEUL, 0)
    assert [c.id for c in day.workshop.centers][:2] == [MAEUL, GONGIK]
    day.do(move_row, EntityKind.CENTER, MAEUL, 99)
    assert day.workshop.centers[-1].id == MAEUL
    assert day.do(move_row, EntityKind.CENTER, MAEUL, 5) is None
    day.desk.undo()
    day.desk.undo()
    assert [c.id for c in day.workshop.centers][:2] == [GONGIK, MAEUL]
    with pytest.raises(RuleBroken, match="no_such_row"):
        day.do(move_row, EntityKind.PROJECT, "gone", 0)


def test_what_is_typed_in_a_cell_is_kept_and_is_no_entry_of_its_own(day: Day) -> None:
    for text in ("누", "누ㄱ", "누구"):
        day.do(type_cell, EntityKind.PROJECT, P1, "title", text)
    assert day.desk.number == 1 and day.desk.undo_label() is None
    draft = day.workshop.draft(cell_draft_id(EntityKind.PROJECT, P1, "title"))
    assert draft is not None and draft.text == "누구"
    day.do(type_cell, EntityKind.PROJECT, P1, "title", None)
    assert typed_cells(day.workshop) == []


def test_what_is_typed_is_listed_in_the_order_in_which_it_was_begun(day: Day) -> None:
    odd = "마을:1"  # an id may hold what separates the parts of a draft's id
    day.do(type_cell, EntityKind.CENTER, odd, "name", "")
    day.do(type_cell, EntityKind.EVENT, "event", "title", "협업")
    day.do(type_cell, EntityKind.CENTER, odd, "name", "마")
    assert typed_cells(day.workshop) == [
        (EntityKind.CENTER, odd, "name", "마"),
        (EntityKind.EVENT, "event", "title", "협업"),
    ]
