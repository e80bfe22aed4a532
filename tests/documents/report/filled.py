"""Workshops that were really run: through the use cases and the Desk, the same every time."""

from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta

from facilitator.app import answers, commitments, editing, notes, place, running
from facilitator.app.desk import Desk
from facilitator.domain.entities import (
    NEVER_UNDONE,
    ActionItem,
    Answer,
    Attendee,
    Center,
    Entity,
    Event,
    Field,
    Project,
    Proposal,
    Role,
    Section,
    Shown,
    kind_of,
    pair_id,
)
from facilitator.domain.terms import (
    AnswerWord,
    AttendeeId,
    CenterId,
    CenterKind,
    FieldId,
    NoteKind,
    Presence,
    ProjectId,
    ProjectStage,
    SectionId,
    ShownId,
    SlideKind,
    WallMode,
    WorkshopStage,
)
from facilitator.domain.workshop import Workshop
from tests.sample import JAESAENG, MAEUL, project_id, sample_workshop, section_id

PRIVATE = "비밀표식"
MADE_AT = datetime(2024, 12, 5, 17, 40)

_WORDS = (
    *(AnswerWord.YES,) * 5,
    AnswerWord.CONDITIONAL,
    AnswerWord.YES,
    AnswerWord.LATER,
    AnswerWord.YES,
    AnswerWord.NO,
    AnswerWord.CONDITIONAL,
    None,
    AnswerWord.YES,
    AnswerWord.NOT_APPLICABLE,
)
_CONDITIONS = (
    "강사료를 주무센터가 부담하고 교육장은 우리 센터를 쓰는 조건",
    "상반기 예산이 확정된 뒤 4월부터 참여",
    "담당자 1명 추가 배치 시",
)
_REASONS = ("", "기존 사업과 일정이 겹침", "", "주민 수요가 많아 함께하는 것이 효과적임", "")
_TASKS = (
    ("대상 마을 발굴과 현장 동행", "김하늘 주임", "마을활동가 명단"),
    ("전문 과정 강사 섭외와 교재 검토", "박서준 팀장", "강사 인력 5명, 교육장"),
    ("홍보물 제작과 배포", "", "소식지 지면, 누리소통망 채널"),
    ("예약 창구 운영과 안내", "이도윤 코디네이터", ""),
)
_POINTS = (
    (NoteKind.POINT, "마을별로 신청 시기가 달라 공동 안내문을 먼저 만들자는 의견이 많음"),
    (NoteKind.QUESTION, "예산 전용이 가능한지, 가능하다면 언제까지 신청해야 하는지 확인 필요"),
    (NoteKind.CONCERN, "센터마다 실적을 따로 집계하면 협업 실적이 이중으로 잡힐 우려가 있음"),
    (NoteKind.SUGGESTION, "공용 일정표를 사무국이 관리하고 매주 월요일에 갱신할 것을 건의"),
    (NoteKind.PARKED, "차량 공동 이용은 보험 문제로 다음 회의에서 다시 논의"),
)
_DECISIONS = (
    "상담과 교육을 한 번의 방문으로 묶고, 신청서 양식을 하나로 통일한다.",
    "공통 과정은 4월, 전문 과정은 6월에 시작한다.",
)

_CITIES = ("수원", "성남", "용인", "고양", "화성", "부천", "남양주", "안산", "평택", "안양", "시흥")


class _Day:
    """A clock that goes on by twenty seconds at every look, and may be set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=20)
        return self.now


def filled_sample(stage: WorkshopStage = WorkshopStage.CLOSED) -> Workshop:
    """Run the sample workshop from its first section to the stage given."""
    workshop = run_through(sample_workshop())
    desk = Desk(workshop, by="")
    running_on = (WorkshopStage.CLOSED, WorkshopStage.FINAL)
    for step in running_on[: running_on.index(stage) + 1 if stage in running_on else 0]:
        desk.do(running.move_workshop_stage, step)
    return workshop


def filled_large(projects: int, centers: int, said: int = 3, asked: int = 9) -> Workshop:
    """Run a workshop of many projects and centers; `asked` centers by each."""
    made: list[Entity] = [
        Event(
            title="2026년 경기도 시군 중간지원조직 협업사업 공동 워크숍",
            host="경기도 마을공동체지원센터",
            held_on=date(2026, 11, 12),
            starts_at=time(9, 30),
            ends_at=time(18, 0),
            place="경기도인재개발원 다산홀",
            purpose="시군 센터의 사업을 서로 제안하고 역할을 나눈다.",
            next_steps="2027. 1. 세부사업기획\n2027. 2. 최종 결정\n2027. 3.~ 집행",
        )
    ]
    ids = [CenterId(f"c{n}") for n in range(centers)]
    for n, center in enumerate(ids):
        city = _CITIES[n % len(_CITIES)] + ("" if n < len(_CITIES) else str(n // len(_CITIES) + 1))
        made.append(
            Center(center, f"{city}시 지역공동체통합지원센터", city, CenterKind.CENTER, "", n)
        )
        made.append(Attendee(AttendeeId(f"a{n}"), center, "센터장", order=n))
    titles = [p.title for p in sample_workshop().projects]
    for n in range(projects):
        project, lead = ProjectId(f"p{n}"), ids[n % centers]
        field = Field(FieldId(f"f{n % 10}"), f"분야 {n % 10 + 1}", n % 10)
        title = f"{titles[n % len(titles)]} {n + 1}차"
        made += [
            field,
            Project(project, n + 1, title, field.id, lead, "개요를 적는다." * 4, order=n),
        ]
        near = [ids[(n + step) % centers] for step in range(1, min(asked + 1, centers))]
        made += [Proposal(pair_id(project, c), project, c) for c in near if c != lead]
    for n in range(0, projects, 6):
        some = tuple(ProjectId(f"p{i}") for i in range(n, min(projects, n + 6)))
        made.append(
            Section(
                SectionId(f"s{n}"), f"{n // 6 + 1}분과", "다산홀", None, 60, projects=some, order=n
            )
        )
    return run_through(Workshop(made), said)


def run_through(workshop: Workshop, said: int = 4) -> Workshop:
    """Run every section: notes, answers, roles, decisions, actions, read-back; some left open."""
    event = workshop.event
    day = _Day(datetime.combine(event.held_on or date(2024, 12, 5), event.starts_at or time(9)))
    desk = Desk(workshop, clock=day, by="")
    _prepare(desk)
    turn = 0
    for section in workshop.sections:
        if section.planned_start is not None:
            day.now = max(day.now, datetime.combine(day.now.date(), section.planned_start))
        desk.do(running.start_section, section.id)
        for project in workshop.projects_of(section):
            desk.do(place.go_to, section.id, project.id, SlideKind.BRIEF)
            turn = _discuss(desk, section, project, turn, said)
            day.now += timedelta(minutes=9)
        desk.do(running.end_section, section.id)
    return workshop


def _prepare(desk: Desk) -> None:
    workshop = desk.workshop
    for center in workshop.centers:
        desk.do(editing.edit_center, center.id, contact=f"{PRIVATE} 010-1234-5678")
    people = workshop.attendees
    for index, presence in ((2, Presence.ABSENT), (5, Presence.LATE), (7, Presence.OBSERVER)):
        if index < len(people):
            desk.do(editing.edit_attendee, people[index].id, presence=presence)
    for project in workshop.projects[:3]:
        desk.do(editing.edit_project, project.id, remarks=f"{PRIVATE} 비고")


def _discuss(desk: Desk, section: Section, project: Project, turn: int, said: int) -> int:
    """Discuss one project; `turn` counts answers, so that every kind comes up."""
    _talk(desk, section, project, said)
    others = [c for c in desk.workshop.board(project) if c.id != project.lead]
    for center in others:
        _answer(desk, project, center, turn)
        turn += 1
    for n, center in enumerate(desk.workshop.joining(project)[:said]):
        task, person, resource = _TASKS[(turn + n) % len(_TASKS)]
        due = date(2025, 1, 10 + (turn + n) % 15)
        desk.do(
            commitments.add_role, project.id, center.id, task=task, person=person,
            resource=resource, due=due if n % 3 else None,
        )  # fmt: skip
    if project.lead is not None:
        desk.do(
            commitments.add_role, project.id, project.lead, task="총괄 기획과 예산 집행",
            person="최유진 팀장", due=date(2025, 1, 31),
        )  # fmt: skip
    _decide(desk, section, project, turn)
    return turn


def _talk(desk: Desk, section: Section, project: Project, said: int) -> None:
    cast = desk.workshop.cast(section)
    for n in range(said):
        kind, text = _POINTS[(project.number + n) % len(_POINTS)]
        center = cast[(project.number + n) % len(cast)].id
        desk.do(notes.add_note, project.id, text, section=section.id, center=center, kind=kind)
    desk.do(notes.add_note, project.id, f"{PRIVATE} 인사 문제", section=section.id, private=True)
    desk.do(
        notes.add_note, project.id, f"{PRIVATE} 결정", section=section.id,
        kind=NoteKind.DECISION, private=True,
    )  # fmt: skip
    desk.do(notes.type_note, project.id, f"{PRIVATE} 적는 중")


def _answer(desk: Desk, project: Project, center: Center, turn: int) -> None:
    word = _WORDS[turn % len(_WORDS)]
    if word is None:
        return
    hidden = turn % 4 == 2
    desk.do(
        answers.record_answer, project.id, center.id, word,
        condition=_CONDITIONS[turn % len(_CONDITIONS)],
        reply_by=date(2024, 12, 10 + turn % 12),
        reason=f"{PRIVATE} 사유" if hidden else _REASONS[turn % len(_REASONS)],
        reason_private=hidden,
        said_by="센터장" if turn % 3 == 0 else "",
    )  # fmt: skip


def _decide(desk: Desk, section: Section, project: Project, turn: int) -> None:
    for text in _DECISIONS[: project.number % 3]:
        desk.do(notes.add_note, project.id, text, section=section.id, kind=NoteKind.DECISION)
    desk.do(
        commitments.add_action_item, project.id, center=project.lead,
        text="세부사업계획서 초안을 만들어 참여 센터에 보낸다.", person="최유진 팀장",
        due=date(2025, 1, 6 + project.number % 20),
    )  # fmt: skip
    if project.number % 4 == 0:
        desk.do(
            commitments.add_action_item, project.id, text="공용 일정표 양식을 정한다.", done=True
        )
    if project.number % 5 == 0:
        desk.do(running.move_project_stage, project.id, ProjectStage.PARKED)
    elif project.number % 3:
        desk.do(answers.confirm_all, project.id)


def with_text(text: str) -> Workshop:
    """Run the sample, then put the text into every text field that the report may tell."""
    workshop = filled_sample(WorkshopStage.RUNNING)
    kept = {"id", "field", "lead", "center", "project", "section"}
    for entity in list(workshop.all_entities()):
        if kind_of(entity) in NEVER_UNDONE or isinstance(entity, Proposal):
            continue
        named = [
            f.name
            for f in fields(entity)
            if f.name not in kept and type(getattr(entity, f.name)) is str
        ]
        # mypy cannot know that the fields named are those of this entity
        workshop.put(replace(entity, **dict.fromkeys(named, text)))  # type: ignore[arg-type]
    return workshop


def with_long_note(length: int) -> Workshop:
    """Run the sample with one note, one reason and one task of about that many characters."""
    workshop = filled_sample(WorkshopStage.RUNNING)
    sentence = "마을과 센터가 함께 준비한 자리에서 나온 긴 이야기를 빠짐없이 적는다. "
    text = (sentence * (length // len(sentence) + 1))[:length]
    project = workshop.projects[1]
    desk = Desk(workshop, clock=_Day(MADE_AT), by="")
    desk.do(notes.add_note, project.id, text, center=MAEUL)
    desk.do(notes.add_note, project.id, "https://example.or.kr/" + "가나다라마바사아자차" * 30)
    desk.do(notes.add_note, project.id, text[:300], kind=NoteKind.DECISION)
    desk.do(answers.record_answer, project.id, JAESAENG, AnswerWord.YES, reason=text[: length // 3])
    role = workshop.roles_of(project.id)[0]
    desk.do(commitments.edit_role, role.id, task=text[: length // 4])
    return workshop


def with_wall(workshop: Workshop) -> Workshop:
    """Add what the wall showed: welcome, a project, black, a message, the holding picture, off."""
    start = datetime(2024, 12, 5, 13, 30)
    project, section = project_id(1), section_id(1)
    lines = (
        (0, True, WallMode.SHOWN, SlideKind.WELCOME, None, 0, "2025년도 사업연계 워크숍", ""),
        (1210, True, WallMode.SHOWN, SlideKind.BRIEF, project, 0, "1. 현장지원", ""),
        (1333, True, WallMode.BLANK, SlideKind.NOTES, project, 0, "", ""),
        (1340, True, WallMode.SHOWN, SlideKind.ANSWERS, project, 1, "1. 현장지원", "3시에 이어감"),
        (5000, True, WallMode.HOLDING, SlideKind.MATRIX, None, 0, "2025년도 사업연계 워크숍", ""),
        (4990, False, WallMode.SHOWN, SlideKind.MATRIX, None, 0, "2025년도 사업연계 워크숍", ""),
    )
    for n, (seconds, on, wall, slide, about, page, title, message) in enumerate(lines):
        at = start + timedelta(seconds=seconds)
        told = (section, about, page, title, message)
        workshop.put(Shown(ShownId(f"shown{n}"), at, on, wall, slide, *told))
    return workshop


def with_people(name: str) -> Workshop:
    """Run the sample, then put the name into every field that names a person."""
    workshop = filled_sample()
    for entity in list(workshop.all_entities()):
        if isinstance(entity, Attendee):
            workshop.put(replace(entity, name=name))
        elif isinstance(entity, Section):
            workshop.put(replace(entity, facilitator=name, recorder=name))
        elif isinstance(entity, Answer):
            workshop.put(replace(entity, said_by=name))
        elif isinstance(entity, Role | ActionItem):
            workshop.put(replace(entity, person=name))
    return workshop
