"""Workshop files to measure with: the sample's day, run, and the same day grown."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from facilitator.app import answers, commitments, notes, place, running
from facilitator.app.book import import_book
from facilitator.app.desk import Desk
from facilitator.documents.workbook.reading import read_book
from facilitator.domain.entities import Center, Entity, Project, Proposal, Section, pair_id
from facilitator.domain.terms import (
    AnswerWord,
    CenterId,
    NoteKind,
    ProjectId,
    SectionId,
    SlideKind,
    WorkshopStage,
)
from facilitator.domain.workshop import Workshop
from facilitator.paths import resource
from facilitator.storage.file import create
from tests.app.day import MemoryKeeper

_PROJECTS_EACH = 4  # of a section that was added to those of the sample
_ROLES_EACH = 3
_WORDS = (
    AnswerWord.YES,
    AnswerWord.CONDITIONAL,
    AnswerWord.YES,
    AnswerWord.LATER,
    AnswerWord.NO,
)
_SAID = (
    "마을별로 신청 시기가 달라 공동 안내문을 먼저 만들자는 의견이 많음",
    "예산 전용이 가능한지, 가능하다면 언제까지 신청해야 하는지 확인 필요",
    "센터마다 실적을 따로 집계하면 협업 실적이 이중으로 잡힐 우려가 있음",
    "공용 일정표를 사무국이 관리하고 매주 월요일에 갱신할 것을 건의",
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is in a workshop; `notes` in the whole of it."""

    projects: int = 12
    centers: int = 6
    notes: int = 48


SAMPLE = Size()
LARGE = Size(projects=200, centers=40, notes=10_000)


class _Clock:
    """A clock that goes on by some seconds at every look."""

    def __init__(self) -> None:
        self._now = datetime(2024, 12, 5, 9)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=3)
        return self._now


def make_live(path: Path, size: Size) -> Path:
    """Make a file of a running workshop: all is discussed but the section the console is on."""
    desk, keeper = _desk(size)
    middle = desk.workshop.sections[len(desk.workshop.sections) // 2]
    _discuss_all(desk, size, but=middle.id)
    desk.do(running.start_section, middle.id)
    desk.do(place.go_to, middle.id, middle.projects[0], SlideKind.ANSWERS)
    desk.do(place.open_page, "live")
    create(path, list(keeper.actions.values()))
    return path


def make_closed(path: Path, size: Size) -> Path:
    """Make a file of a workshop that is over."""
    desk, keeper = _desk(size)
    _discuss_all(desk, size)
    desk.do(running.move_workshop_stage, WorkshopStage.CLOSED)
    create(path, list(keeper.actions.values()))
    return path


def _desk(size: Size) -> tuple[Desk, MemoryKeeper]:
    keeper = MemoryKeeper()
    desk = Desk(Workshop(), keeper=keeper, clock=_Clock(), by="")
    sample = read_book(resource("sample", "anseong-2025.xlsx")).entities
    desk.do(import_book, _grown(list(sample), size))
    return desk, keeper


def _grown(sample: list[Entity], size: Size) -> list[Entity]:
    """Repeat the sample's centers, projects and sections until there are as many as wanted."""
    centers = [e for e in sample if isinstance(e, Center)]
    projects = [e for e in sample if isinstance(e, Project)]
    asked = {
        p.id: [e.center for e in sample if isinstance(e, Proposal) and e.project == p.id]
        for p in projects
    }
    everyone = max(len(found) for found in asked.values())
    grown = list(sample)
    for n in range(len(centers), size.centers):
        name = f"{n + 1}동 마을공동체지원센터"
        centers.append(Center(CenterId(f"c{n}"), name, f"{n + 1}동", order=1000 + n))
        grown.append(centers[-1])
    ids = [c.id for c in centers]
    added: list[ProjectId] = []
    for n in range(len(projects), size.projects):
        like = projects[n % len(projects)]
        lead = ids[n % len(ids)]
        project = replace(like, id=ProjectId(f"p{n}"), number=n + 1, lead=lead, order=1000 + n)
        found = asked[like.id]
        chosen = ids if len(found) == everyone else [ids[(n + i + 1) % len(ids)] for i in range(3)]
        grown.append(project)
        grown += [Proposal(pair_id(project.id, c), project.id, c) for c in chosen if c != lead]
        added.append(project.id)
    for at in range(0, len(added), _PROJECTS_EACH):
        some = tuple(added[at : at + _PROJECTS_EACH])
        title = f"{at // _PROJECTS_EACH + 1}분과"
        grown.append(
            Section(
                SectionId(f"s{at}"), title, "대회의실", time(9), 40, projects=some, order=at + 99
            )
        )
    return grown


def _discuss_all(desk: Desk, size: Size, but: SectionId | None = None) -> None:
    each = -(-size.notes // size.projects)
    for section in desk.workshop.sections:
        desk.do(running.start_section, section.id)
        for project in desk.workshop.projects_of(section):
            _talk(desk, section, project, each)
            if section.id != but:
                _agree(desk, section, project)
        desk.do(running.end_section, section.id)


def _talk(desk: Desk, section: Section, project: Project, count: int) -> None:
    cast = desk.workshop.cast(section)
    for n in range(count):
        kind = NoteKind.DECISION if n % 25 == 3 else NoteKind.POINT
        center = cast[n % len(cast)].id
        text = _SAID[n % len(_SAID)]
        desk.do(
            notes.add_note, project.id, text, section=section.id, center=center, kind=kind,
            private=n % 10 == 9,
        )  # fmt: skip


def _agree(desk: Desk, section: Section, project: Project) -> None:
    for n, center in enumerate(desk.workshop.board(project)):
        if center.id != project.lead:
            desk.do(
                answers.record_answer, project.id, center.id, _WORDS[n % len(_WORDS)],
                condition="담당자 1명 추가 배치 시", reply_by=date(2024, 12, 13),
            )  # fmt: skip
    for center in desk.workshop.joining(project)[:_ROLES_EACH]:
        desk.do(
            commitments.add_role, project.id, center.id, task="대상 마을 발굴과 현장 동행",
            person="김하늘 주임", resource="마을활동가 명단", due=date(2025, 1, 10),
        )  # fmt: skip
    desk.do(
        commitments.add_action_item, project.id, center=project.lead,
        text="세부사업계획서 초안을 만든다.", person="최유진 팀장", due=date(2025, 1, 6),
    )  # fmt: skip
    desk.do(answers.confirm_all, project.id)
