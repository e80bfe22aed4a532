"""The Anseong workshop built by hand, as the sample workbook holds it."""

from datetime import date, time

from facilitator.domain.entities import (
    Attendee,
    Center,
    Entity,
    Event,
    Field,
    Project,
    Proposal,
    Section,
    pair_id,
)
from facilitator.domain.terms import (
    AttendeeId,
    CenterId,
    CenterKind,
    FieldId,
    ProjectId,
    SectionId,
)
from facilitator.domain.workshop import Workshop

GONGIK = CenterId("gongik")
MAEUL = CenterId("maeul")
JAESAENG = CenterId("jaesaeng")
SAGYEONG = CenterId("sagyeong")
DONONG = CenterId("donong")
SAMUGUK = CenterId("samuguk")

# Short name -> id, full name, who comes.
_CENTERS: dict[str, tuple[CenterId, str, tuple[str, ...]]] = {
    "공익": (GONGIK, "공익활동지원센터", ("센터장", "주임", "주임")),
    "마을": (MAEUL, "마을공동체지원센터", ("센터장", "팀장", "주임")),
    "재생": (JAESAENG, "도시재생지원센터", ("센터장", "코디네이터")),
    "사경": (SAGYEONG, "사회적경제지원센터", ("센터장", "주임")),
    "도농": (DONONG, "도농교류지원센터", ("센터장", "주임")),
    "사무국": (SAMUGUK, "사무국", ("사무국장", "주무관")),
}

# Field, title, lead, proposed to, summary, period, budget in thousand KRW, remarks.
_PROJECTS: tuple[tuple[str, str, str, str, str, str, int, str], ...] = (
    (
        "사회적경제",
        "마을공동체의 사회적경제조직 전환을 위한 현장지원",
        "사경",
        "마을",
        "전환을 희망하는 마을공동체를 찾아가 설립 절차와 사업 모델을 함께 준비한다.",
        "3월~11월",
        18000,
        "기사에 나온 사업",
    ),
    (
        "공동체 지원",
        "마을공동체 대상의 사업별 지원",
        "마을",
        "전체",
        "각 센터의 사업을 마을공동체가 한 번에 신청할 수 있도록 묶어 안내하고 지원한다.",
        "2월~12월",
        42000,
        "기사에 나온 사업",
    ),
    (
        "역량강화",
        "공동체활동가역량강화 교육",
        "공익",
        "전체",
        "센터마다 따로 열던 활동가 교육을 공통 과정과 전문 과정으로 나누어 함께 운영한다.",
        "4월~10월",
        25000,
        "기사에 나온 사업",
    ),
    (
        "공유공간",
        "공유공간 공동 운영과 예약 안내",
        "공익",
        "재생, 사무국",
        "센터별 회의실과 교육장을 하나의 예약 창구로 안내한다.",
        "1월~12월",
        9000,
        "예시",
    ),
    (
        "공론장",
        "상설 집담회와 누구나 공론장",
        "공익",
        "마을, 재생",
        "주민이 관심 주제를 내고 센터가 돌아가며 진행하는 공론장을 연다.",
        "3월~11월",
        15000,
        "예시",
    ),
    (
        "홍보·기록",
        "통합 소식지와 활동 아카이브",
        "사무국",
        "전체",
        "다섯 센터의 소식과 활동 기록을 한 곳에 모아 발행하고 보관한다.",
        "1월~12월",
        12000,
        "예시",
    ),
    (
        "도농교류",
        "농촌체험과 로컬푸드 판로 연계",
        "도농",
        "사경, 마을",
        "농촌체험 프로그램과 사회적경제조직의 판매처를 잇는다.",
        "5월~10월",
        30000,
        "예시",
    ),
    (
        "도시재생",
        "주민참여 도시재생 현장학교",
        "재생",
        "마을, 사경",
        "주민이 골목 단위 과제를 정하고 실행하는 현장 수업을 연다.",
        "4월~9월",
        20000,
        "예시",
    ),
    (
        "청년",
        "청년 활동가 발굴과 지역 정착 지원",
        "마을",
        "공익, 재생, 도농",
        "청년이 센터를 순환하며 활동하고 지역에 정착하도록 돕는다.",
        "3월~12월",
        28000,
        "예시",
    ),
    (
        "사회적경제",
        "사회적경제 한마당 장터",
        "사경",
        "도농, 마을, 공익",
        "사회적경제조직과 마을, 농가가 함께 여는 장터를 분기마다 연다.",
        "4월~11월",
        16000,
        "예시",
    ),
    (
        "역량강화",
        "퍼실리테이터 양성교육",
        "공익",
        "마을, 재생",
        "주민 토의를 이끌 진행자를 기르고 각 센터의 공론장에 배치한다.",
        "3월~6월",
        11000,
        "예시",
    ),
    (
        "통합상담",
        "찾아가는 통합상담창구",
        "사무국",
        "전체",
        "읍면동을 돌며 다섯 센터의 상담을 한 자리에서 받는다.",
        "3월~12월",
        8000,
        "예시",
    ),
)

# Title, start, minutes, numbers of the projects, recorder.
_SECTIONS: tuple[tuple[str, time, int, tuple[int, ...], str], ...] = (
    ("1. 공동체와 사회적경제", time(13, 50), 50, (1, 2, 10), "마을 주임"),
    ("2. 교육과 활동가", time(14, 40), 50, (3, 11, 9), "공익 주임"),
    ("3. 공간과 현장", time(15, 40), 50, (4, 5, 8, 7), "재생 코디네이터"),
    ("4. 공통 사업", time(16, 30), 40, (6, 12), "사무국 주무관"),
)


def project_id(number: int) -> ProjectId:
    """Give the id of the sample's project with this number."""
    return ProjectId(f"project{number}")


def section_id(number: int) -> SectionId:
    """Give the id of the sample's section, counted from 1."""
    return SectionId(f"section{number}")


def field_id(name: str) -> FieldId:
    """Give the id of the sample's field of this name."""
    return FieldId(f"field:{name}")


def sample_workshop() -> Workshop:
    """Build the sample: 6 centers, 14 attendees, 10 fields, 12 projects, 4 sections.

    Ids are the names above (`MAEUL`, `project_id(3)`, `section_id(1)`), the same every time.
    """
    return Workshop([_event(), *_people(), *_fields(), *_projects(), *_sections()])


def _event() -> Event:
    return Event(
        title="2025년도 사업연계 워크숍",
        host="안성시 시민활동통합지원단",
        held_on=date(2024, 12, 5),
        starts_at=time(13, 30),
        ends_at=time(17, 30),
        place="안성시 공익활동지원센터 가치마당",
        purpose="5개 센터의 개별사업을 다른 센터에 제안하고, 참여할 수 있는 센터가 "
        "협업으로 참여하여 센터별 역할을 나눈다.",
        next_steps="2025년 1월 세부사업기획, 최종 결정, 집행",
    )


def _people() -> list[Entity]:
    made: list[Entity] = []
    count = 0
    for order, (short, (center, name, people)) in enumerate(_CENTERS.items(), start=1):
        kind = CenterKind.SECRETARIAT if short == "사무국" else CenterKind.CENTER
        made.append(Center(center, name, short, kind, order=order))
        for person in people:
            count += 1
            made.append(Attendee(AttendeeId(f"attendee{count}"), center, person, order=count))
    return made


def _fields() -> list[Field]:
    names = dict.fromkeys(project[0] for project in _PROJECTS)
    return [Field(field_id(name), name, order) for order, name in enumerate(names, start=1)]


def _projects() -> list[Entity]:
    made: list[Entity] = []
    for number, row in enumerate(_PROJECTS, start=1):
        field, title, lead_name, asked, summary, period, budget, remarks = row
        project, lead = project_id(number), _CENTERS[lead_name][0]
        made.append(
            Project(
                project,
                number,
                title,
                field_id(field),
                lead,
                summary,
                period,
                budget,
                remarks,
                order=number,
            )
        )
        shorts = list(_CENTERS) if asked == "전체" else asked.split(", ")
        centers = [_CENTERS[short][0] for short in shorts]
        made.extend(Proposal(pair_id(project, c), project, c) for c in centers if c != lead)
    return made


def _sections() -> list[Section]:
    return [
        Section(
            section_id(number),
            title,
            "가치마당",
            start,
            minutes,
            "사무국장",
            recorder,
            tuple(map(project_id, projects)),
            order=number,
        )
        for number, (title, start, minutes, projects, recorder) in enumerate(_SECTIONS, start=1)
    ]
