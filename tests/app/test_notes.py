"""Keeping the discussion."""

from dataclasses import replace

import pytest

from facilitator.app.action import Label
from facilitator.app.notes import (
    Seen,
    add_note,
    add_note_to_follow,
    add_notes,
    edit_note,
    follow_up_note,
    move_note,
    note_draft_id,
    remove_note,
    seen,
    set_note_center,
    type_note,
)
from facilitator.app.place import go_to
from facilitator.app.room_log import log_wall
from facilitator.app.running import start_section
from facilitator.app.wall import blank_wall, hold_wall, show_notes_by_line
from facilitator.domain.entities import Note
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import (
    CenterId,
    NoteId,
    NoteKind,
    ProjectId,
    ProjectStage,
    SectionId,
    SlideKind,
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


# -- order --------------------------------------------------------------------------------------


def _said(day: Day) -> list[str]:
    return [n.text for n in _notes(day)]


def _three(day: Day) -> list[NoteId]:
    for text in ("하나", "둘", "셋"):
        day.do(add_note, P1, text, private=text == "둘")
    return [n.id for n in _notes(day)]


@pytest.mark.parametrize(
    ("which", "to", "order"),
    [
        (2, 0, ["셋", "하나", "둘"]),
        (0, 1, ["둘", "하나", "셋"]),  # the private line counts too
        (0, 99, ["둘", "셋", "하나"]),
        (2, -5, ["셋", "하나", "둘"]),
    ],
)
def test_a_line_moves_among_the_lines_of_its_project(
    day: Day, which: int, to: int, order: list[str]
) -> None:
    ids = _three(day)
    day.do(move_note, ids[which], to)
    assert _said(day) == order
    assert day.desk.undo_label() is Label.NOTE_MOVED
    day.desk.undo()
    assert _said(day) == ["하나", "둘", "셋"]
    day.desk.redo()
    assert _said(day) == order


def test_a_line_that_stays_where_it_is_makes_no_entry(day: Day) -> None:
    ids = _three(day)
    assert day.do(move_note, ids[0], 0) is None
    day.do(remove_note, ids[1])
    day.do(move_note, ids[2], 0)
    day.do(add_note, P1, "넷")
    assert _said(day) == ["셋", "하나", "넷"]


def test_lines_of_two_joined_copies_can_be_moved_too(day: Day) -> None:
    _three(day)
    for note in _notes(day):
        day.workshop.put(replace(note, order=1))
    first = _notes(day)[0]
    day.do(move_note, first.id, 2)
    assert _notes(day)[2].id == first.id
    with pytest.raises(RuleBroken, match="no_such_note"):
        day.do(move_note, NoteId("gone"), 0)


# -- several at once, follow-up actions ---------------------------------------------------------


def test_pasted_lines_become_notes_in_one_entry(day: Day) -> None:
    day.do(type_note, P1, "반쯤", center=MAEUL)
    day.do(add_notes, P1, ["하나", " ", "둘", ""], center=MAEUL, kind=NoteKind.CONCERN)
    assert [(n.text, n.center, n.kind) for n in _notes(day)] == [
        ("하나", MAEUL, NoteKind.CONCERN),
        ("둘", MAEUL, NoteKind.CONCERN),
    ]
    day.desk.undo()
    assert _notes(day) == []


def test_a_follow_up_action_comes_out_of_a_line_that_stays(day: Day) -> None:
    day.do(add_note, P1, "공동 신청서를\n만든다", center=MAEUL)
    day.do(follow_up_note, _notes(day)[0].id)
    (item,) = day.workshop.action_items_of(P1)
    assert (item.text, item.center, item.person, item.due) == (
        "공동 신청서를 만든다",
        MAEUL,
        "",
        None,
    )
    assert _said(day) == ["공동 신청서를\n만든다"]
    day.desk.undo()
    assert day.workshop.action_items_of(P1) == []
    assert len(_notes(day)) == 1


def test_a_private_line_becomes_no_follow_up_action(day: Day) -> None:
    day.do(add_note, P1, "따로 상의", private=True)
    with pytest.raises(RuleBroken, match="private_note_no_follow_up"):
        day.do(follow_up_note, _notes(day)[0].id)
    with pytest.raises(RuleBroken, match="private_note_no_follow_up"):
        day.do(add_note_to_follow, P1, "또 따로", private=True)
    assert _said(day) == ["따로 상의"]
    assert day.workshop.action_items_of(P1) == []


def test_a_line_and_its_follow_up_action_are_one_entry(day: Day) -> None:
    day.do(add_note_to_follow, P1, "신청서를 만든다", center=JAESAENG)
    (item,) = day.workshop.action_items_of(P1)
    assert (_said(day), item.center) == (["신청서를 만든다"], JAESAENG)
    day.desk.undo()
    assert (_said(day), day.workshop.action_items_of(P1)) == ([], [])


# -- editing ------------------------------------------------------------------------------------


def test_an_edit_that_was_typed_back_is_nothing_to_take_back(day: Day) -> None:
    day.do(add_note, P1, "의견")
    note = _notes(day)[0].id
    day.do(edit_note, note, text="의견이", run="a")
    assert day.desk.undo_label() is Label.NOTE_EDITED
    day.do(edit_note, note, text="의견", run="a")
    assert day.desk.undo_label() is Label.NOTE_ADDED
    assert day.reopened().desk.undo_label() is Label.NOTE_ADDED
    day.do(edit_note, note, text="의견 둘", run="a")
    assert day.desk.undo_label() is Label.NOTE_EDITED
    day.desk.undo()
    assert _said(day) == ["의견"]


# -- who sees what is typed ---------------------------------------------------------------------


def test_the_line_says_whether_the_room_sees_it(day: Day) -> None:
    def now(private: bool = False) -> Seen:
        return seen(day.workshop, P1, private)

    day.do(go_to, section_id(1), P1, SlideKind.NOTES)
    assert now() is Seen.NOT_NOW  # no wall is open
    day.do(log_wall, True)
    assert (now(), now(private=True)) == (Seen.AS_TYPED, Seen.NEVER)
    day.do(show_notes_by_line, True)
    assert now() is Seen.WHEN_ENTERED
    day.do(go_to, section_id(1), P1, SlideKind.BRIEF)
    assert now() is Seen.NOT_NOW
    day.do(go_to, section_id(1), P1, SlideKind.NOTES)
    day.do(blank_wall)
    assert now() is Seen.NOT_NOW


def test_a_line_typed_while_the_wall_is_held_is_not_seen(day: Day) -> None:
    day.do(go_to, section_id(1), P1, SlideKind.NOTES)
    day.do(log_wall, True)
    day.do(hold_wall)
    assert seen(day.workshop, P1, private=False) is Seen.NOT_NOW
