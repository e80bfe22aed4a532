"""What the workshop knows of itself: who must come, who is asked, who joins."""

from dataclasses import fields, replace
from datetime import date, datetime

from facilitator.domain.entities import Answer, EntityKind, Note, Section, pair_id
from facilitator.domain.terms import (
    AnswerWord,
    CenterId,
    Mark,
    NoteId,
    NoteKind,
    ProjectId,
    SectionId,
)
from tests.sample import (
    DONONG,
    GONGIK,
    JAESAENG,
    MAEUL,
    SAGYEONG,
    SAMUGUK,
    project_id,
    sample_workshop,
    section_id,
)


def _answer(project: ProjectId, center: CenterId, word: AnswerWord | None) -> Answer:
    return Answer(pair_id(project, center), project, center, word)


def test_the_cast_of_a_section_is_its_leads_and_everyone_they_ask() -> None:
    workshop = sample_workshop()
    workshop.put(Section(SectionId("s"), projects=(project_id(1), project_id(4))))
    section = workshop.section(SectionId("s"))
    assert section is not None
    cast = [workshop.short_name(c.id) for c in workshop.cast(section)]
    assert cast == ["공익", "마을", "재생", "사경", "사무국"]


def test_the_cast_follows_when_a_project_moves_or_a_guest_is_added() -> None:
    workshop = sample_workshop()
    section = Section(SectionId("s"), projects=(project_id(1),))
    assert [c.id for c in workshop.cast(section)] == [MAEUL, SAGYEONG]
    assert [c.id for c in workshop.cast(replace(section, guests=(DONONG,)))] == [
        MAEUL,
        SAGYEONG,
        DONONG,
    ]
    workshop.set_field(EntityKind.PROJECT, project_id(1), "lead", GONGIK)
    assert [c.id for c in workshop.cast(section)] == [GONGIK, MAEUL]


def test_a_project_that_is_in_no_workshop_needs_nobody() -> None:
    section = Section(SectionId("s"), projects=(ProjectId("gone"),))
    assert sample_workshop().cast(section) == []


def test_the_board_of_a_section_asks_its_whole_cast_with_the_lead_first() -> None:
    workshop = sample_workshop()
    section, project = workshop.section(section_id(1)), workshop.project(project_id(1))
    assert section is not None and project is not None
    assert [c.id for c in workshop.board(project, section)] == [
        SAGYEONG,
        GONGIK,
        MAEUL,
        JAESAENG,
        DONONG,
        SAMUGUK,
    ]
    assert [c.id for c in workshop.board(project)] == [SAGYEONG, MAEUL]


def test_a_center_that_answered_without_being_asked_is_on_the_board() -> None:
    workshop = sample_workshop()
    project = workshop.project(project_id(1))
    assert project is not None
    workshop.put(_answer(project.id, JAESAENG, AnswerWord.NO))
    assert [c.id for c in workshop.board(project)] == [SAGYEONG, MAEUL, JAESAENG]


def test_a_blank_is_never_a_no() -> None:
    workshop = sample_workshop()
    project = workshop.project(project_id(1))
    assert project is not None
    assert workshop.mark(project, MAEUL) is Mark.UNANSWERED
    assert workshop.mark(project, DONONG) is Mark.NOT_ASKED
    workshop.put(_answer(project.id, MAEUL, None))
    assert workshop.mark(project, MAEUL) is Mark.UNANSWERED
    workshop.put(_answer(project.id, MAEUL, AnswerWord.NO))
    assert workshop.mark(project, MAEUL) is Mark.NO


def test_every_answer_has_its_own_mark() -> None:
    workshop = sample_workshop()
    project = workshop.project(project_id(1))
    assert project is not None
    for word in AnswerWord:
        workshop.put(_answer(project.id, MAEUL, word))
        assert workshop.mark(project, MAEUL).value == word.value
    assert workshop.mark(project, SAGYEONG) is Mark.LEAD


def test_who_says_yes_or_conditionally_yes_joins_and_nobody_else() -> None:
    workshop = sample_workshop()
    project = workshop.project(project_id(2))
    assert project is not None
    for center, word in zip((GONGIK, JAESAENG, SAGYEONG, DONONG, SAMUGUK), AnswerWord, strict=True):
        workshop.put(_answer(project.id, center, word))
    assert [c.id for c in workshop.joining(project)] == [GONGIK, JAESAENG]


def test_centers_are_called_by_their_short_name_where_they_have_one() -> None:
    workshop = sample_workshop()
    assert workshop.short_name(MAEUL) == "마을"
    workshop.set_field(EntityKind.CENTER, MAEUL, "short_name", "")
    assert workshop.short_name(MAEUL) == "마을공동체지원센터"
    assert workshop.short_name(None) == ""
    assert workshop.short_name(CenterId("gone")) == ""


def test_lists_come_in_the_users_order_and_are_the_callers_own() -> None:
    workshop = sample_workshop()
    workshop.set_field(EntityKind.CENTER, SAMUGUK, "order", 0)
    assert [c.id for c in workshop.centers][:2] == [SAMUGUK, GONGIK]
    workshop.centers.clear()
    assert len(workshop.centers) == 6


def test_a_note_that_moves_to_another_project_is_found_there_only() -> None:
    workshop = sample_workshop()
    note = Note(NoteId("n"), datetime(2024, 12, 5, 14), project_id(1), text="의견")
    workshop.put(note)
    workshop.put(replace(note, project=project_id(2)))
    assert workshop.notes_of(project_id(1)) == []
    assert [n.id for n in workshop.notes_of(project_id(2))] == ["n"]
    workshop.remove(EntityKind.NOTE, "n")
    assert workshop.notes_of(project_id(2)) == []


def test_decisions_are_the_notes_of_that_kind() -> None:
    workshop = sample_workshop()
    at = datetime(2024, 12, 5, 14)
    workshop.put(Note(NoteId("a"), at, project_id(1), kind=NoteKind.DECISION, order=2))
    workshop.put(Note(NoteId("b"), at, project_id(1), kind=NoteKind.POINT, order=1))
    assert [n.id for n in workshop.notes_of(project_id(1))] == ["b", "a"]
    assert [n.id for n in workshop.decisions_of(project_id(1))] == ["a"]


def test_every_field_holds_what_a_file_can_keep() -> None:
    kept = (str, int, bool, date, datetime, tuple, type(None))
    for entity in sample_workshop().all_entities():
        for f in fields(entity):
            value = getattr(entity, f.name)
            assert isinstance(value, kept) or value.__class__.__name__ == "time", f.name
