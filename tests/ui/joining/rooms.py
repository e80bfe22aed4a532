"""Two rooms that worked on copies of one workshop: real files, as both laptops leave them."""

from datetime import datetime, timedelta
from pathlib import Path

from facilitator.app.answers import confirm_all, record_answer
from facilitator.app.book import import_book
from facilitator.app.commitments import add_role
from facilitator.app.desk import Desk
from facilitator.app.editing import add_project, edit_project
from facilitator.app.entry import Entry
from facilitator.app.notes import add_note, edit_note
from facilitator.app.place import go_to
from facilitator.app.running import end_section, start_section
from facilitator.domain.entities import EntityKind, Note
from facilitator.domain.terms import AnswerWord, CenterId, NoteId, NoteKind, SlideKind
from facilitator.domain.workshop import Workshop
from facilitator.storage.file import create, read
from tests.app.day import HandClock
from tests.sample import DONONG, GONGIK, JAESAENG, MAEUL, SAGYEONG, project_id, sample_workshop
from tests.sample import section_id as section

SAID = (
    "신청 창구를 하나로 묶고 접수는 각 센터가 맡는다",
    "활동가 교육 일정이 공론장 일정과 겹치지 않는지 확인이 필요하다",
    "읍면동 순회 상담에 사회적경제 상담을 함께 넣을 수 있는가",
    "보조금 정산 기준이 센터마다 달라 공동 집행이 어렵다",
    "통합 소식지의 편집은 사무국이 맡고 원고는 센터가 돌아가며 쓴다",
)
LONG = (
    "보조금 정산 기준이 센터마다 달라 공동 집행이 어렵다는 의견이 있었고, 시 담당 부서와 협의하여 "
    "1월 세부기획 전까지 공통 기준안을 마련한 뒤 다섯 센터가 함께 검토하기로 하였다. 다만 이미 "
    "교부된 예산은 기존 기준을 그대로 따르며, 새 기준은 다음 회계연도부터 적용한다."
)


class Room:
    """One laptop: a desk on the content of a file, whose journal becomes another."""

    def __init__(self, path: Path, by: str, at: datetime) -> None:
        workshop, journal = read(path)
        self.clock = HandClock(at)
        self.desk = Desk(workshop, journal, clock=self.clock, by=by)
        self.do = self.desk.do

    def write(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        create(path, [row.action() for row in self.desk.journal()], overwrite=True)
        return path


def common(path: Path, shared: int = 3) -> Path:
    """Make the file that both rooms have got, with notes and answers that stand there already."""
    start = datetime(2024, 12, 5, 9, 0)
    entry = Entry(Workshop(), start)
    path.parent.mkdir(parents=True, exist_ok=True)
    create(path, [import_book(entry, tuple(sample_workshop().all_entities()))])
    room = Room(path, "사무국", datetime(2024, 12, 5, 13, 0))
    for number in range(shared):
        room.do(
            add_note,
            project_id(number % 12 + 1),
            f"{SAID[number % 5]} ({number + 1})",
            note_id=NoteId(f"shared{number}"),
            center=GONGIK,
        )
    return room.write(path)


def two_rooms(folder: Path, differences: int = 3, brought: int = 40) -> tuple[Path, Path]:
    """Make mine and theirs; so many fields differ, and theirs has about so many entries more."""
    base = common(folder / "공통.workshop", max(differences, 3))
    mine = Room(base, "박팀장", datetime(2024, 12, 5, 13, 50))
    theirs = Room(base, "김주임", datetime(2024, 12, 5, 13, 40))
    _hold(mine, 1, (1, 2))
    _hold(theirs, 2, (3, 11), brought)
    if differences:
        _differ(mine, theirs, differences)
    return (
        mine.write(folder / "이 방" / "2025년도 사업연계 워크숍.workshop"),
        theirs.write(folder / "옆 방" / "2025년도 사업연계 워크숍 - 2호실.workshop"),
    )


def _hold(room: Room, number: int, projects: tuple[int, ...], notes: int = 6) -> None:
    """Hold a section: answers, roles, notes, read-back."""
    room.do(start_section, section(number))
    for at in projects:
        project = project_id(at)
        room.do(go_to, section(number), project, SlideKind.ANSWERS)
        found = room.desk.workshop.project(project)
        assert found is not None
        asked = [c for c in (GONGIK, MAEUL, JAESAENG, SAGYEONG, DONONG) if c != found.lead]
        for center in asked:
            room.clock.now += timedelta(seconds=20)
            room.do(record_answer, project, center, AnswerWord.YES, said_by="팀장")
        room.do(add_role, project, asked[0], task="신청 창구 운영", person="이주임")
        room.do(confirm_all, project)
    for line in range(notes):
        room.clock.now += timedelta(seconds=7)
        _note(room, number, projects[line % len(projects)], line)
    room.clock.now += timedelta(minutes=4)
    room.do(end_section, section(number))


def _note(room: Room, number: int, project: int, line: int) -> None:
    room.do(
        add_note,
        project_id(project),
        f"{SAID[line % 5]} ({room.desk.number})",
        section=section(number),
        center=(GONGIK, MAEUL, JAESAENG)[line % 3],
        kind=tuple(NoteKind)[line % len(NoteKind)],
        private=line % 9 == 8,
    )


def _differ(mine: Room, theirs: Room, count: int) -> None:
    """Change the same things on both sides: an answer, a long note, a title, more notes."""
    _answer(mine, AnswerWord.YES)
    _answer(theirs, AnswerWord.CONDITIONAL, condition="예산 반영 시 참여")
    done = 1
    if count >= 2:
        mine.do(edit_note, NoteId("shared0"), text=LONG)
        theirs.do(edit_note, NoteId("shared0"), text=LONG.replace("1월", "2월"), private=True)
        done += 1
    if count >= 3:
        mine.do(edit_project, project_id(4), title="공유공간 공동 운영과 예약 안내(통합)")
        theirs.do(edit_project, project_id(4), title="공유공간 통합 예약")
        done += 1
    for number in range(done, count):
        for room, word in ((mine, "다음 회의에서 다시 논의"), (theirs, "서면으로 의견 수렴")):
            found = room.desk.workshop.find(EntityKind.NOTE, f"shared{number}")
            assert isinstance(found, Note)
            room.do(edit_note, found.id, text=f"{found.text} → {word}")


def _answer(room: Room, word: AnswerWord, condition: str = "", center: CenterId = JAESAENG) -> None:
    room.clock.now += timedelta(minutes=1)
    room.do(record_answer, project_id(8), MAEUL, word, condition=condition, said_by="센터장")
    room.do(add_project, title="새 협업사업", lead=center)
