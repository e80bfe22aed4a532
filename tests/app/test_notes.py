"""Keeping the discussion."""

import pytest

from facilitator.app.notes import (
    add_note,
    edit_note,
    note_draft_id,
    remove_note,
    set_note_center,
    type_note,
)
from facilitator.app.running import start_section
from facilitator.domain.entities import Note
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import (
    CenterId,
    NoteId,
    NoteKind,
    ProjectId,
    ProjectStage,
    SectionId,
)
from tests.app.day import START, Day
from tests.sample import JAESAENG, MAEUL, project_id, section_id

P1 = project_id(1)


def _notes(day: Day) -> list[Note]:
    return day.workshop.notes_of(P1)


def test_a_line_keeps_who_when_and_what_kind(day: Day) -> None:
    day.do(
        add_note,
        P1,
        "  예산은?\n\n",
        section=section_id(1),
        center=MAEUL,
        kind=NoteKind.QUESTION,
        private=True,
    )
    (note,) = _notes(day)
    assert (note.text, note.at, note.center, note.kind, note.private, note.section) == (
        "예산은?",
        START,
        MAEUL,
        NoteKind.QUESTION,
        True,
        section_id(1),
    )


def test_lines_stand_in_the_order_they_were_said(day: Day) -> None:
    for text in ("하나", "둘", "셋"):
        day.do(add_note, P1, text)
    assert [n.text for n in _notes(day)] == ["하나", "둘", "셋"]


@pytest.mark.parametrize("text", ["", "  ", "\n\t\0"])
def test_a_blank_line_is_refused(day: Day, text: str) -> None:
    with pytest.raises(RuleBroken, match="note_empty"):
        day.do(add_note, P1, text)
    day.do(add_note, P1, "의견")
    with pytest.raises(RuleBroken, match="note_empty"):
        day.do(edit_note, _notes(day)[0].id, text=text)


def test_entering_a_line_empties_its_draft_and_keeps_what_was_chosen(day: Day) -> None:
    day.do(type_note, P1, "결정 사", center=MAEUL, kind=NoteKind.DECISION, private=True)
    day.do(add_note, P1, "결정 사항", center=MAEUL, kind=NoteKind.DECISION, private=True)
    draft = day.workshop.draft(note_draft_id(P1))
    assert draft is not None
    assert (draft.text, draft.center, draft.kind, draft.private) == ("", MAEUL, "decision", True)


def test_each_project_has_its_own_draft(day: Day) -> None:
    day.do(type_note, P1, "하나")
    day.do(type_note, project_id(2), "둘")
    day.do(add_note, project_id(2), "둘")
    draft = day.workshop.draft(note_draft_id(P1))
    assert draft is not None and draft.text == "하나"


def test_a_line_can_be_changed_made_private_and_removed(day: Day) -> None:
    day.do(add_note, P1, "의견")
    note = _notes(day)[0].id
    day.do(edit_note, note, text="고친 의견", kind=NoteKind.CONCERN)
    day.do(edit_note, note, private=True)
    day.do(set_note_center, note, JAESAENG)
    assert _notes(day)[0] == Note(
        note, START, P1, None, JAESAENG, NoteKind.CONCERN, "고친 의견", True, 1
    )
    day.do(remove_note, note)
    assert _notes(day) == []
    with pytest.raises(RuleBroken, match="no_such_note"):
        day.do(edit_note, note, text="다시")
    day.desk.undo()
    assert _notes(day)[0].text == "고친 의견"


def test_a_line_is_not_lost_because_its_center_or_section_is_gone(day: Day) -> None:
    day.do(add_note, P1, "의견", center=CenterId("gone"), section=SectionId("gone"))
    assert (_notes(day)[0].center, _notes(day)[0].section) == (None, None)


def test_a_line_about_a_project_that_is_gone_is_refused_and_stays_typed(day: Day) -> None:
    day.do(type_note, ProjectId("gone"), "반쯤")
    with pytest.raises(RuleBroken, match="no_such_project"):
        day.do(add_note, ProjectId("gone"), "반쯤")
    draft = day.workshop.draft(note_draft_id(ProjectId("gone")))
    assert draft is not None and draft.text == "반쯤"


def test_a_center_that_is_not_there_says_nothing(day: Day) -> None:
    day.do(add_note, P1, "의견")
    with pytest.raises(RuleBroken, match="no_such_center"):
        day.do(set_note_center, _notes(day)[0].id, CenterId("gone"))
    with pytest.raises(RuleBroken, match="no_such_note"):
        day.do(remove_note, NoteId("gone"))


def test_a_note_of_the_workshop_itself_belongs_to_no_project(day: Day) -> None:
    day.do(add_note, None, "전체 의견")
    assert [n.text for n in day.workshop.notes_of(None)] == ["전체 의견"]


def test_the_first_line_in_its_section_brings_a_project_into_discussion(day: Day) -> None:
    day.do(add_note, P1, "미리 적은 메모")
    stages = [day.workshop.projects[0].stage]
    day.do(start_section, section_id(1))
    day.do(add_note, P1, "첫 의견")
    stages.append(day.workshop.projects[0].stage)
    assert stages == [ProjectStage.PROPOSED, ProjectStage.IN_DISCUSSION]
