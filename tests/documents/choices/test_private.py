"""What is private stands in the running order and in no other document, format or language."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from facilitator.app.report_choices import Document, Part, ReportChoices, formats_of
from facilitator.documents.writing import document_bytes
from facilitator.domain.entities import Answer, Conflict, Draft, Entity, EntityKind, Note, pair_id
from facilitator.domain.terms import AnswerWord, NoteId, NoteKind, WorkshopStage
from facilitator.domain.workshop import Workshop
from tests.documents.choices.test_documents import inside
from tests.documents.report.filled import MADE_AT, filled_sample, with_wall

pytestmark = pytest.mark.slow

AT = datetime(2024, 12, 5, 14, 20)
# The facilitator's own paper holds these; the others are in no document at all.
ON_PAPER = frozenset({"쪽지하나", "쪽지둘", "쪽지셋", "비고란"})
NOWHERE = frozenset({"연락처", "사유란", "적는중", "저쪽쪽지", "저쪽사유"})
ALL = [
    (document, fmt, language)
    for document in Document
    for fmt in formats_of(document)
    for language in ("ko", "en")
]


def marked() -> Workshop:
    """Give a workshop that was run, with a mark of its own in every field that is private."""
    found = with_wall(filled_sample(WorkshopStage.RUNNING))
    entities: list[Entity] = [*found.all_entities()]
    project, section = found.projects[0], found.sections[0]
    note = Note(NoteId("n1"), AT, project.id, section.id, None, NoteKind.POINT, "쪽지하나", True)
    answer = Answer("", project.id, found.centers[1].id, AnswerWord.CONDITIONAL, "조건란")
    entities += [
        *(replace(note, id=NoteId(f"k{kind}"), kind=kind) for kind in NoteKind),
        replace(note, id=NoteId("n2"), project=None, text="쪽지둘"),
        replace(note, id=NoteId("n3"), project=None, section=None, text="쪽지셋"),
        Draft(f"draft-{project.id}", "적는중", private=True),
        *(replace(center, contact="연락처") for center in found.centers),
        *(replace(each, remarks="비고란") for each in found.projects),
        *_answers(found),
        Conflict("c1", EntityKind.NOTE, "n1", theirs=replace(note, text="저쪽쪽지")),
        Conflict("c2", EntityKind.ANSWER, "x", theirs=replace(answer, reason="저쪽사유")),
    ]
    return Workshop({(type(each), each.id): each for each in entities}.values())


def _answers(found: Workshop) -> list[Answer]:
    words = [*AnswerWord]
    return [
        Answer(
            pair_id(project.id, center.id),
            project.id,
            center.id,
            words[(n + project.number) % len(words)],
            condition="조건란",
            reply_by=date(2024, 12, 20),
            reason="사유란",
            reason_private=True,
        )
        for project in found.projects
        for n, center in enumerate(found.board(project))
        if center.id != project.lead
    ]


WORKSHOP = marked()


@pytest.mark.parametrize(("document", "fmt", "language"), ALL)
def test_what_is_private_is_in_nothing_but_the_running_order(
    document: Document, fmt: str, language: str
) -> None:
    choices = ReportChoices(document, frozenset(Part), language=language)
    data, _ = document_bytes(WORKSHOP, fmt, MADE_AT, choices)
    text = "".join(inside(data, fmt).split())
    found = {mark for mark in ON_PAPER | NOWHERE if mark in text}
    assert found == (ON_PAPER if document is Document.RUNNING_ORDER else set())
    if document is Document.RESULT:
        assert "조건란" in text, "otherwise the test proves nothing"
