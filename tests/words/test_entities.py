"""Every entity, field and value can be told in words."""

from dataclasses import fields, replace
from datetime import date, datetime, time

import pytest

from facilitator.domain.entities import (
    ENTITY_TYPES,
    ActionItem,
    Answer,
    Center,
    Conflict,
    Entity,
    EntityKind,
    Note,
    Role,
    Section,
    conflict_id,
    kind_of,
    pair_id,
)
from facilitator.domain.terms import (
    ActionItemId,
    AnswerWord,
    CenterId,
    CenterKind,
    NoteId,
    NoteKind,
    ProjectId,
    RoleId,
    SectionId,
    SlideKind,
)
from facilitator.domain.workshop import Workshop
from facilitator.words import use_language
from facilitator.words.entities import (
    entity_parts,
    entity_words,
    field_words,
    kind_words,
    value_words,
)
from facilitator.words.fields import FIELDS, KINDS
from tests.sample import MAEUL, SAGYEONG, project_id, sample_workshop, section_id

NOON = datetime(2024, 12, 5, 12)
K = EntityKind


@pytest.fixture
def workshop() -> Workshop:
    return sample_workshop()


def told(workshop: Workshop, entity: Entity) -> str:
    return entity_words(workshop, kind_of(entity), entity.id, entity)


def test_every_field_of_every_kind_has_its_words() -> None:
    assert set(KINDS) == set(FIELDS) == set(ENTITY_TYPES)
    for kind, made in ENTITY_TYPES.items():
        assert set(FIELDS[kind]) == {each.name for each in fields(made)} - {"id"}, kind


def test_fields_are_told_in_both_languages() -> None:
    for lang, said in (("ko", ("참여 의사", "사유 공개")), ("en", ("Answer", "Reason shown"))):
        use_language(lang)
        words = field_words(K.ANSWER, "word"), field_words(K.ANSWER, "reason_private")
        assert words == said
        assert field_words(K.ANSWER, "") == kind_words(K.ANSWER)


def test_an_entity_is_named_shortly(workshop: Workshop) -> None:
    note = Note(NoteId("n"), NOON, text="버스 시간을\n저녁 여덟 시까지 늘리면 온다는 이야기가 나옴")
    assert told(workshop, note) == "토의 기록 “버스 시간을 저녁 여덟 시까지 늘리면 온다…”"
    assert told(workshop, replace(note, private=True)).startswith("비공개 기록")
    assert told(workshop, replace(note, kind=NoteKind.DECISION)).startswith("결정사항")
    answer = Answer(pair_id(project_id(3), MAEUL), project_id(3), MAEUL, AnswerWord.YES)
    assert told(workshop, answer) == "마을 · 사업 3의 참여 의사"
    assert entity_words(workshop, K.PROJECT, project_id(12)) == "사업 12 찾아가는 통합상담창구"
    assert entity_words(workshop, K.CENTER, MAEUL) == "센터 마을"


def test_a_lead_that_confirmed_its_roles_has_given_no_answer(workshop: Workshop) -> None:
    stamp = Answer(pair_id(project_id(1), SAGYEONG), project_id(1), SAGYEONG, confirmed_at=NOON)
    assert told(workshop, stamp) == "사경 · 사업 1의 낭독 확인"


def test_a_center_that_is_called_one_is_not_told_twice(workshop: Workshop) -> None:
    center = Center(CenterId("x"), "환경센터", "환경센터")
    assert told(workshop, center) == "환경센터"
    office = Center(CenterId("y"), short_name="사무국", kind=CenterKind.SECRETARIAT)
    assert told(workshop, office) == "사무국"


def test_what_was_removed_is_told_as_it_was_or_as_removed(workshop: Workshop) -> None:
    role = Role(RoleId("r"), project_id(3), MAEUL, "회의실 제공")
    assert entity_words(workshop, K.ROLE, "r", role) == "마을 · 사업 3의 역할 “회의실 제공”"
    assert entity_words(workshop, K.ROLE, "r") == "역할 (삭제됨)"
    gone = replace(role, project=ProjectId("gone"))
    assert told(workshop, gone) == "마을 · (삭제됨)의 역할 “회의실 제공”"


def test_a_difference_tells_what_it_is_about(workshop: Workshop) -> None:
    key = conflict_id(K.PROJECT, project_id(3), "title")
    conflict = Conflict(key, K.PROJECT, project_id(3), "title", workshop.project(project_id(4)))
    assert told(workshop, conflict) == "사업 3 공동체활동가역량강화 교육, 사업명"
    assert entity_parts(workshop, replace(conflict, by="김주임"))[-1].value == "김주임"


@pytest.mark.parametrize(
    ("kind", "field", "value", "said"),
    [
        (K.ANSWER, "word", AnswerWord.LATER, "검토 후 회신"),
        (K.ANSWER, "word", None, "(비어 있음)"),
        (K.ANSWER, "reply_by", date(2024, 12, 13), "2024. 12. 13."),
        (K.ANSWER, "reason_private", True, "비공개"),
        (K.ANSWER, "said_at", NOON, "12:00"),
        (K.ANSWER, "said_at", datetime(2024, 12, 6, 9, 5), "2024. 12. 6. 09:05"),
        (K.PROJECT, "lead", MAEUL, "마을"),
        (K.PROJECT, "lead", "gone", "(삭제됨)"),
        (K.PROJECT, "field", "field:청년", "청년"),
        (K.PROJECT, "budget", 18000, "18,000천원"),
        (K.PROJECT, "number", 7, "7"),
        (K.SECTION, "projects", (project_id(1), project_id(10)), "사업 1, 사업 10"),
        (K.SECTION, "guests", (), "(비어 있음)"),
        (K.SECTION, "planned_start", time(13, 50), "13:50"),
        (K.SECTION, "extra_minutes", -5, "-5분"),
        (K.ACTION_ITEM, "done", False, "예정"),
        (K.LIVE, "slide", SlideKind.READ_BACK, "낭독 확인"),
        (K.NOTE, "text", "<b>굵게</b>", "<b>굵게</b>"),
    ],
)
def test_a_value_is_told_in_words(
    workshop: Workshop, kind: EntityKind, field: str, value: object, said: str
) -> None:
    assert value_words(workshop, kind, field, value) == said


def test_a_whole_entity_is_told_by_what_it_holds(workshop: Workshop) -> None:
    item = ActionItem(ActionItemId("a"), project_id(2), MAEUL, "공문 발송", due=date(2025, 1, 10))
    assert [(p.name, p.value) for p in entity_parts(workshop, item)] == [
        ("사업", "사업 2"),
        ("담당센터", "마을"),
        ("내용", "공문 발송"),
        ("기한", "2025. 1. 10."),
        ("상태", "예정"),
    ]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_kind_can_be_told(workshop: Workshop, lang: str) -> None:
    use_language(lang)
    for kind, made in ENTITY_TYPES.items():
        entity = bare(made)
        assert told(workshop, entity)
        assert all(part.value for part in entity_parts(workshop, entity)), kind


def bare(made: type[Entity]) -> Entity:
    """Make an entity of whatever its fields need."""
    needed = {
        "id": "x",
        "at": NOON,
        "started_at": NOON,
        "center": MAEUL,
        "project": project_id(1),
        "section": SectionId(section_id(1)),
        "number": 1,
        "kind": K.NOTE,
        "entity": "x",
    }
    names = {each.name for each in fields(made)}
    if made in (Center, Note):
        names.discard("kind")
    return made(**{name: value for name, value in needed.items() if name in names})  # type: ignore[arg-type]  # by the names of its fields


def test_a_section_without_a_name_is_told(workshop: Workshop) -> None:
    assert told(workshop, Section(SectionId("s"))) == "섹션 “(이름 없음)”"
