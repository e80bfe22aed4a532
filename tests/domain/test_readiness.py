"""What the preparation still lacks."""

from dataclasses import replace
from datetime import time

import pytest

from facilitator.domain.entities import Center, Entity, EntityKind, Project, Section, Touch
from facilitator.domain.readiness import Finding, Severity, workshop_findings
from facilitator.domain.terms import CenterId, ProjectId, ProjectStage, SectionId
from facilitator.domain.workshop import Workshop
from facilitator.words import use_language
from facilitator.words.findings import FINDINGS, tell
from tests.sample import DONONG, MAEUL, project_id, sample_workshop, section_id


def _codes(workshop: Workshop) -> list[str]:
    return [finding.code for finding in workshop_findings(workshop)]


def _with(*entities: Entity) -> Workshop:
    workshop = sample_workshop()
    for entity in entities:
        workshop.put(entity)
    return workshop


def _section(number: int) -> Section:
    found = sample_workshop().section(section_id(number))
    assert found is not None
    return found


def _project(number: int) -> Project:
    found = sample_workshop().project(project_id(number))
    assert found is not None
    return found


def _center(center: CenterId) -> Center:
    found = sample_workshop().center(center)
    assert found is not None
    return found


def test_the_sample_is_ready() -> None:
    assert workshop_findings(sample_workshop()) == []


def test_an_empty_workshop_lacks_everything() -> None:
    assert _codes(Workshop()) == [
        "no_title",
        "no_date",
        "no_start",
        "no_end",
        "no_centers",
        "no_projects",
        "no_sections",
    ]


def test_a_day_that_ends_before_it_starts_is_an_error() -> None:
    event = replace(sample_workshop().event, ends_at=time(12, 0))
    found = workshop_findings(_with(event))
    assert found[0].code == "end_before_start"
    assert found[0].severity is Severity.ERROR


def test_a_center_needs_a_short_name_of_its_own() -> None:
    nameless = replace(_center(DONONG), short_name="")
    assert _codes(_with(nameless)) == ["center_without_short_name"]
    doubled = replace(_center(DONONG), short_name="마을")
    found = workshop_findings(_with(doubled))
    assert [f.code for f in found] == ["center_name_doubled"]
    assert found[0].touch == Touch(EntityKind.CENTER, DONONG)
    assert found[0].gaps == {"name": "마을"}


def test_a_project_without_lead_leads_to_its_lead() -> None:
    workshop = _with(replace(_project(5), lead=None))
    assert workshop_findings(workshop) == [
        Finding(
            "project_without_lead",
            Severity.ERROR,
            {"number": 5, "title": "상설 집담회와 누구나 공론장"},
            Touch(EntityKind.PROJECT, project_id(5)),
            "lead",
        )
    ]


def test_a_new_project_is_proposed_to_nobody_and_in_no_section() -> None:
    workshop = _with(Project(ProjectId("new"), 13, "새 사업", lead=MAEUL, order=13))
    assert _codes(workshop) == ["project_nobody_asked", "project_without_section"]


def test_a_withdrawn_project_needs_nothing_any_more() -> None:
    gone = Project(ProjectId("new"), 1, "새 사업", stage=ProjectStage.WITHDRAWN, order=13)
    assert _codes(_with(gone)) == []


def test_doubled_numbers_and_titles_are_found_at_the_later_project() -> None:
    twin = Project(ProjectId("twin"), 3, "공유공간 공동 운영과 예약 안내", lead=MAEUL, order=99)
    found = workshop_findings(_with(twin))
    assert [(f.code, f.touch) for f in found[:2]] == [
        ("project_number_doubled", Touch(EntityKind.PROJECT, "twin")),
        ("project_title_doubled", Touch(EntityKind.PROJECT, "twin")),
    ]


def test_a_project_in_two_sections_is_found_at_the_second() -> None:
    fourth = _section(4)
    workshop = _with(replace(fourth, projects=(*fourth.projects, project_id(1))))
    found = workshop_findings(workshop)
    assert [(f.code, f.touch, f.field) for f in found] == [
        ("project_in_two_sections", Touch(EntityKind.SECTION, section_id(4)), "projects")
    ]


def test_sections_at_the_same_time_need_other_centers_and_another_room() -> None:
    workshop = _with(replace(_section(2), planned_start=time(14, 0)))
    found = workshop_findings(workshop)
    assert [f.code for f in found] == ["centers_needed_twice", "room_needed_twice"]
    assert "사경" in str(found[0].gaps["centers"])
    apart = replace(_section(2), planned_start=time(14, 0), room="소회의실", projects=(), guests=())
    assert "centers_needed_twice" not in _codes(_with(apart))
    assert "room_needed_twice" not in _codes(_with(apart))


def test_a_section_past_the_end_of_the_day_says_by_how_much() -> None:
    workshop = _with(replace(_section(4), planned_minutes=70))
    (found,) = workshop_findings(workshop)
    assert found.code == "section_past_day"
    assert found.gaps["minutes"] == 10


def test_a_section_without_projects_minutes_start_and_name() -> None:
    workshop = _with(Section(SectionId("new"), order=9))
    assert _codes(workshop) == [
        "section_without_title",
        "section_without_projects",
        "section_without_minutes",
        "section_without_start",
    ]


def test_a_section_before_the_day() -> None:
    assert _codes(_with(replace(_section(1), planned_start=time(13, 0)))) == ["section_before_day"]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_finding_has_its_sentence(language: str) -> None:
    use_language(language)
    gaps = {
        "center": "도농",
        "name": "도농",
        "number": 3,
        "title": "장터",
        "start": time(13, 30),
        "end": time(17, 30),
        "section": "",
        "minutes": 10,
        "first": "1",
        "second": "2",
        "room": "회의실",
        "centers": ("공익", "마을"),
        "date": "2024. 12. 5.",
        "today": "2024. 12. 6.",
        "over": 10,
    }
    try:
        for code in FINDINGS:
            told = tell(Finding(code, Severity.WARNING, gaps))
            assert "{" not in told
            assert ("니다" in told or "십시오" in told) is (language == "ko")
    finally:
        use_language("ko")


def test_lead_that_is_no_center_any_more_counts_as_none() -> None:
    workshop = _with(replace(_project(1), lead=CenterId("gone")))
    assert "project_without_lead" in _codes(workshop)
