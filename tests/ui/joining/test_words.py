"""Differences and what comes in are told in words that need no explanation."""

from datetime import datetime

import pytest

from facilitator.app.action import Brought, Change, Label
from facilitator.app.joining.joining import Joining
from facilitator.domain.entities import (
    Answer,
    EntityKind,
    Event,
    Note,
    Project,
    Role,
    Shown,
    pair_id,
)
from facilitator.domain.terms import AnswerWord, NoteId, NoteKind, RoleId, ShownId
from facilitator.domain.workshop import Workshop
from facilitator.ui.joining.difference_words import Said, tell_difference
from facilitator.ui.joining.gathering import gather, rank_of
from facilitator.ui.joining.text_drawing import own_spans
from tests.sample import GONGIK, MAEUL, SAGYEONG, project_id, sample_workshop, section_id

AT = datetime(2024, 12, 5, 14, 2)
NOTE = Note(
    NoteId("n"), AT, project_id(1), section_id(1), MAEUL, NoteKind.CONCERN, "비용 <b>문제</b>"
)
ANSWER = Answer(
    pair_id(project_id(1), MAEUL), project_id(1), MAEUL, AnswerWord.YES, said_by="팀장", said_at=AT
)
NOBODY = (Said(), Said())


def whole(entity: Note | Answer | Role | Shown) -> Change:
    kind = {Note: EntityKind.NOTE, Answer: EntityKind.ANSWER, Role: EntityKind.ROLE}.get(
        type(entity), EntityKind.SHOWN
    )
    return Change(kind, entity.id, "", None, entity)


def brought(*changes: Change, by: str = "김주임", at: datetime = AT) -> Brought:
    return Brought("uid", Label.NOTE_ADDED, at, by, "", lambda: changes)


def test_a_field_is_told_with_its_place_and_both_values() -> None:
    workshop = sample_workshop()
    mine = workshop.project(project_id(4))
    assert mine is not None
    theirs = Project(mine.id, mine.number, "공유공간 통합 예약")
    row = tell_difference(
        workshop, "id", "title", (mine, theirs), (Said("박팀장", AT), Said("김주임"))
    )
    assert row.place == "사업 4 공유공간 공동 운영과 예약 안내 · 사업명"
    assert row.mine.lines == ("공유공간 공동 운영과 예약 안내",)
    assert (row.mine.said, row.theirs.said) == ("박팀장 · 14:02", "김주임")


def test_an_answer_is_told_as_a_whole_by_what_differs() -> None:
    theirs = Answer(
        ANSWER.id, ANSWER.project, MAEUL, AnswerWord.CONDITIONAL, "예산 반영", said_by="팀장"
    )
    row = tell_difference(sample_workshop(), "id", "", (ANSWER, theirs), NOBODY)
    assert row.place.endswith("마을 · 참여 의사")
    assert row.mine.lines == ("참여",)
    assert row.theirs.lines == ("조건부 참여", "조건: 예산 반영")


def test_a_removed_entry_says_so_and_the_other_side_says_all() -> None:
    row = tell_difference(sample_workshop(), "id", "", (None, NOTE), NOBODY)
    assert row.mine.is_removed
    assert row.mine.told() == "삭제함"
    assert row.theirs.lines[0] == "비용 <b>문제</b>"
    assert row.place.endswith("마을 · 토의 기록")


def test_what_both_sides_removed_can_still_be_told() -> None:
    assert tell_difference(Workshop(), "id", "", (None, None), NOBODY).place == "삭제된 항목"


def test_a_moment_on_another_day_has_its_date() -> None:
    workshop = sample_workshop()
    assert Said("김주임", datetime(2025, 1, 7, 9, 5)).told(workshop) == "김주임 · 2025. 1. 7. 09:05"


def test_entries_are_gathered_by_section_and_project_with_author_and_span() -> None:
    role = Role(RoleId("r"), project_id(10), SAGYEONG, task="장터 운영", person="박주임")
    later = datetime(2024, 12, 5, 15, 10)
    joining = Joining(
        changes=(whole(NOTE), whole(ANSWER), whole(role)),
        brought=(
            brought(whole(NOTE), whole(ANSWER)),
            brought(whole(role), by="이팀장", at=later),
        ),
    )
    workshop = sample_workshop()
    gathered = gather(joining, workshop, workshop)
    assert gathered.count == 3
    (section,) = gathered.groups
    assert section.title == "1. 공동체와 사회적경제"
    assert section.counts == "참여 의사 1, 토의 기록 1, 역할 1"
    assert section.said == "김주임, 이팀장 · 14:02–15:10"
    first, second = section.groups
    assert [item.text for item in first.items] == [
        "마을 · 참여 의사: 참여, 팀장",
        "마을 · 우려: 비용 <b>문제</b>",
    ]
    assert second.items[0].text == "사경 · 역할: 장터 운영, 박주임"
    assert second.items[0].told_said == "이팀장 · 15:10"


def test_a_changed_field_tells_what_it_becomes() -> None:
    change = Change(EntityKind.PROJECT, project_id(1), "summary", "", "새 개요")
    workshop = sample_workshop()
    gathered = gather(Joining(changes=(change,)), workshop, workshop)
    (item,) = gathered.groups[0].groups[0].items
    assert item.text == "사업: 개요 새 개요"
    assert item.how.value == "changed"


def test_the_programs_own_log_is_not_counted() -> None:
    shown = Shown(ShownId("s"), AT)
    workshop = sample_workshop()
    assert gather(Joining(changes=(whole(shown),)), workshop, workshop).count == 0


def test_what_belongs_to_no_section_comes_last() -> None:
    workshop = sample_workshop()
    change = Change(EntityKind.EVENT, "event", "place", "", "대강당")
    gathered = gather(Joining(changes=(change, whole(NOTE))), workshop, workshop)
    assert [group.title for group in gathered.groups] == ["1. 공동체와 사회적경제", "섹션 외"]
    assert rank_of(workshop, Event()) > rank_of(workshop, NOTE)


def test_a_private_note_is_marked() -> None:
    note = Note(NoteId("p"), AT, project_id(1), center=GONGIK, text="인사 문제", private=True)
    workshop = sample_workshop()
    gathered = gather(Joining(changes=(whole(note),)), workshop, workshop)
    assert gathered.groups[0].groups[0].items[0].is_private


# -- the words that differ ----------------------------------------------------------------------


def marked(text: str, other: str) -> list[str]:
    return [text[at : at + long] for at, long in own_spans(text, other)]


def test_the_words_that_differ_are_marked() -> None:
    mine = "공통 기준안을 1월 세부기획 전까지 마련한다"
    theirs = "공통 기준안을 2월 세부기획 전까지 마련한다"
    assert marked(mine, theirs) == ["1월"]
    assert marked(theirs, mine) == ["2월"]


def test_words_that_differ_side_by_side_are_marked_as_one() -> None:
    mine = "접수는 각 센터가 맡고 다음 회의에서 논의"
    assert marked(mine, "접수는 각 센터가 맡고 서면으로 의견 논의") == ["다음 회의에서"]


def test_texts_that_share_nothing_are_not_marked() -> None:
    assert marked("다음 회의에서 다시 논의하기로 함", "예산이 없어 추진이 어렵다는 의견") == []


@pytest.mark.parametrize("words", [300, 5000])
def test_long_texts_are_compared_in_no_time(words: int) -> None:
    mine = ["가"] * words
    theirs = list(mine)
    theirs[words // 2] = "나"
    assert marked(" ".join(theirs), " ".join(mine)) == ["나"]
