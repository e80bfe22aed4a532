"""The sample workshop, as the secretariat handed it over."""

from datetime import date, time

from facilitator.paths import resource
from tests.documents.workbook.books import content, read

EVERYONE = ["공익", "마을", "재생", "사경", "도농", "사무국"]


def _all_but(lead: str) -> list[str]:
    return [name for name in EVERYONE if name != lead]


def test_the_sample_is_read_without_a_single_problem() -> None:
    reading = read(resource("sample", "anseong-2025.xlsx"))
    assert reading.problems == ()
    counts = reading.counts()
    assert (counts.centers, counts.attendees, counts.fields) == (6, 14, 10)
    assert (counts.projects, counts.sections) == (12, 4)


def test_the_sample_s_event_centers_and_people_are_read_as_they_stand() -> None:
    said = content(read(resource("sample", "anseong-2025.xlsx")))
    event = read(resource("sample", "anseong-2025.xlsx")).event
    assert event.title == "2025년도 사업연계 워크숍"
    assert event.host == "안성시 시민활동통합지원단"
    assert event.held_on == date(2024, 12, 5)
    assert (event.starts_at, event.ends_at) == (time(13, 30), time(17, 30))
    assert event.place == "안성시 공익활동지원센터 가치마당"
    assert event.purpose.startswith("5개 센터의 개별사업을")
    assert event.next_steps == "2025년 1월 세부사업기획, 최종 결정, 집행"
    assert said["centers"] == [
        ("공익활동지원센터", "공익", "center", ""),
        ("마을공동체지원센터", "마을", "center", ""),
        ("도시재생지원센터", "재생", "center", ""),
        ("사회적경제지원센터", "사경", "center", ""),
        ("도농교류지원센터", "도농", "center", ""),
        ("사무국", "사무국", "secretariat", ""),
    ]
    assert said["attendees"] == [
        *[("공익", "센터장"), ("공익", "주임"), ("공익", "주임")],
        *[("마을", "센터장"), ("마을", "팀장"), ("마을", "주임")],
        *[("재생", "센터장"), ("재생", "코디네이터")],
        *[("사경", "센터장"), ("사경", "주임")],
        *[("도농", "센터장"), ("도농", "주임")],
        *[("사무국", "사무국장"), ("사무국", "주무관")],
    ]


def test_the_sample_s_projects_are_read_as_they_stand() -> None:
    said = content(read(resource("sample", "anseong-2025.xlsx")))
    projects = said["projects"]
    assert isinstance(projects, list)
    assert [(p[0], p[1], p[3], p[4], p[6], p[7]) for p in projects] == [
        (1, "사회적경제", "사경", ["마을"], "3월~11월", 18000),
        (2, "공동체 지원", "마을", _all_but("마을"), "2월~12월", 42000),
        (3, "역량강화", "공익", _all_but("공익"), "4월~10월", 25000),
        (4, "공유공간", "공익", ["재생", "사무국"], "1월~12월", 9000),
        (5, "공론장", "공익", ["마을", "재생"], "3월~11월", 15000),
        (6, "홍보·기록", "사무국", _all_but("사무국"), "1월~12월", 12000),
        (7, "도농교류", "도농", ["사경", "마을"], "5월~10월", 30000),
        (8, "도시재생", "재생", ["마을", "사경"], "4월~9월", 20000),
        (9, "청년", "마을", ["공익", "재생", "도농"], "3월~12월", 28000),
        (10, "사회적경제", "사경", ["도농", "마을", "공익"], "4월~11월", 16000),
        (11, "역량강화", "공익", ["마을", "재생"], "3월~6월", 11000),
        (12, "통합상담", "사무국", _all_but("사무국"), "3월~12월", 8000),
    ]
    assert [p[2] for p in projects][:2] == [
        "마을공동체의 사회적경제조직 전환을 위한 현장지원",
        "마을공동체 대상의 사업별 지원",
    ]
    assert [p[8] for p in projects] == ["기사에 나온 사업"] * 3 + ["예시"] * 9


def test_the_sample_s_sections_are_read_in_the_order_of_discussion() -> None:
    said = content(read(resource("sample", "anseong-2025.xlsx")))
    room, led = "가치마당", "사무국장"
    assert said["sections"] == [
        ("1. 공동체와 사회적경제", time(13, 50), 50, room, [1, 2, 10], led, "마을 주임"),
        ("2. 교육과 활동가", time(14, 40), 50, room, [3, 11, 9], led, "공익 주임"),
        ("3. 공간과 현장", time(15, 40), 50, room, [4, 5, 8, 7], led, "재생 코디네이터"),
        ("4. 공통 사업", time(16, 30), 40, room, [6, 12], led, "사무국 주무관"),
    ]
