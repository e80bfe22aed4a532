"""The whole live day, by way of accessibility alone: no key, no pointer, no place on the screen."""

from datetime import date
from pathlib import Path

import pytest

from facilitator.domain.entities import Attendance, Pause
from facilitator.domain.terms import AnswerWord, NoteKind, Presence, WorkshopStage
from facilitator.domain.workshop import Workshop
from facilitator.storage.reading import read
from tests.accessibility.person import Person

pytestmark = pytest.mark.slow
FIRST = "1. 마을공동체의 사회적경제조직 전환을 위한 현장지원"
SECOND = "2. 마을공동체 대상의 사업별 지원"
CONDITION = "예산이 있으면 참여"
PRIVATE = "아직 밝히지 않을 우려"
DECISION = "봄에 함께 시작하기로 한다"
MESSAGE = "5분 후 다시 시작합니다"


def test_the_whole_day_is_driven_by_a_screen_reader(
    person: Person, path: Path, tmp_path: Path
) -> None:
    start(person)
    take_answers(person)
    discuss(person)
    commit(person)
    read_back(person)
    lead_the_wall(person)
    pause(person)
    end(person)
    report = tmp_path / "결과 보고서.pdf"
    make_report(person, report)
    leave(person)
    workshop = read(path)[0]
    check_answers(workshop)
    check_record(workshop)
    check_day(workshop)
    assert report.read_bytes().startswith(b"%PDF")
    assert not person.errors()


# -- what the person does ---------------------------------------------------------------------


def start(person: Person) -> None:
    person.button("진행 시작")
    person.button("송출 창 열기")
    person.button("‘1. 공동체와 사회적경제’ 시작")
    person.sees("push button", "섹션 종료")
    person.check("도시재생지원센터 지각")
    person.button(f"{FIRST}*")
    person.check("참여 현황 보이기")


def take_answers(person: Person) -> None:
    person.check("공익 참여")
    person.press("check box", "마을 조건부")
    person.write("조건", CONDITION)
    person.button("참여 의사 기록")
    person.sees("filler", f"마을공동체지원센터 조건부 {CONDITION}")
    person.press("check box", "재생 검토")
    person.write("회신 기한", "12. 20.")
    person.button("참여 의사 기록")
    person.sees("filler", "도시재생지원센터 ⋯ 도착 전 검토 12. 20.까지 회신")
    person.check("도농 불참")
    person.check("사무국 해당 없음")
    person.sees("push button", f"{FIRST}, 5곳 중 5곳 응답")


def discuss(person: Person) -> None:
    note(person, "현장에서 함께 본다", "의견")
    person.check("비공개")
    note(person, PRIVATE, "의견 비공개")
    person.uncheck("비공개")
    person.choose("센터: 발언 센터", "마을*")
    person.choose("종류: 의견", "결정*")
    note(person, DECISION, "마을 결정")


def note(person: Person, text: str, told: str) -> None:
    person.write("새 기록", text)
    person.button("토의 기록 입력")
    assert any(told in name and name.endswith(text) for name in person.lists(text))


def commit(person: Person) -> None:
    person.check("역할분담")
    person.write("공익 업무", "활동가 모집")
    person.write("공익 담당자", "김하나")
    person.write("공익 기한", "3. 31.")
    person.check("후속 조치")
    person.button("후속 조치 추가")
    person.write("사경 후속 조치", "일정표를 보낸다")
    person.write("사경 기한", "12. 13.")
    person.write("사경 담당자", "이두리")


def read_back(person: Person) -> None:
    person.check("낭독 확인 보이기")
    person.check("공익 확인")
    person.sees("filler", "공익활동지원센터 참여 확인됨")
    person.button("모두 확인")
    person.sees("filler", "사무국 해당 없음 확인됨")
    person.button("다음: 사업 2번")
    person.sees("label", SECOND)


def lead_the_wall(person: Person) -> None:
    person.button("송출 화면 고정")
    person.sees("push button", "송출 화면 고정(켜짐)")
    person.check("토의 기록 보이기")
    person.button("준비한 화면을 송출 화면으로 내보내기")
    person.button("송출 화면 고정(켜짐)")
    person.sees("push button", "송출 화면 고정")
    person.button("송출 화면 가리기")
    person.sees("push button", "송출 화면 가리기(켜짐)")
    person.button("송출 화면 다시 보이기")
    person.sees("push button", "송출 화면 가리기")
    person.write("화면에 띄울 알림", MESSAGE)
    person.button("알림 띄우기")
    person.sees("label", f"*{MESSAGE}")


def pause(person: Person) -> None:
    person.button("일시정지")
    person.write("일시정지 사유", "정전")
    person.button("계속 진행")
    person.sees("push button", "일시정지")


def end(person: Person) -> None:
    person.button("섹션 종료")
    person.hears("섹션을 마쳤습니다")
    person.check("결과")
    person.button("워크숍 종료(잠정)")
    person.sees("push button", "다시 열기")


def make_report(person: Person, report: Path) -> None:
    person.button("보고서 만들기")
    person.button("저장")
    person.write("파일 이름(N):", str(report))
    person.button("저장(S)")
    person.sees("push button", "파일 열기")


def leave(person: Person) -> None:
    person.choose("메뉴", "워크숍 닫기")
    person.sees("push button", "엑셀에서 만들기")


# -- what is in the file ----------------------------------------------------------------------


def check_answers(workshop: Workshop) -> None:
    project = next(p for p in workshop.projects if p.number == 1)
    shorts = {c.short_name: c.id for c in workshop.centers}
    found = {short: workshop.answer(project.id, shorts[short]) for short in shorts}
    words = {short: answer.word for short, answer in found.items() if answer is not None}
    assert words == {
        "사경": None,
        "공익": AnswerWord.YES,
        "마을": AnswerWord.CONDITIONAL,
        "재생": AnswerWord.LATER,
        "도농": AnswerWord.NO,
        "사무국": AnswerWord.NOT_APPLICABLE,
    }
    assert all(answer.confirmed_at for answer in found.values() if answer is not None)
    village, renewal = found["마을"], found["재생"]
    assert village is not None
    assert renewal is not None
    assert village.condition == CONDITION
    assert renewal.reply_by == date(2024, 12, 20)


def check_record(workshop: Workshop) -> None:
    project = next(p for p in workshop.projects if p.number == 1)
    shorts = {c.id: c.short_name for c in workshop.centers}
    notes = workshop.notes_of(project.id)
    assert [(n.text, n.kind, n.private) for n in notes] == [
        ("현장에서 함께 본다", NoteKind.POINT, False),
        (PRIVATE, NoteKind.POINT, True),
        (DECISION, NoteKind.DECISION, False),
    ]
    assert [shorts[n.center] for n in notes if n.center] == ["마을"]
    (role,) = workshop.roles_of(project.id)
    assert (shorts[role.center], role.task, role.person) == ("공익", "활동가 모집", "김하나")
    assert role.due == date(2025, 3, 31)
    (item,) = workshop.action_items_of(project.id)
    assert (item.text, item.person) == ("일정표를 보낸다", "이두리")
    assert item.due == date(2024, 12, 13)


def check_day(workshop: Workshop) -> None:
    section = workshop.sections[0]
    assert section.started_at is not None
    assert section.ended_at is not None
    assert workshop.event.stage is WorkshopStage.CLOSED
    assert workshop.live.message == MESSAGE
    assert [p.reason for p in workshop.all_entities() if isinstance(p, Pause)] == ["정전"]
    late = [a for a in workshop.all_entities() if isinstance(a, Attendance)]
    assert {(workshop.short_name(a.center), a.presence) for a in late} == {("재생", Presence.LATE)}
