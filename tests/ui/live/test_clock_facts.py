"""What the clock says: every state has its words, never its colour alone."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from facilitator.domain.entities import Live, Pause, Section, Turn
from facilitator.domain.terms import PauseId, SlideKind, TurnId, WorkshopStage
from facilitator.domain.workshop import Workshop
from facilitator.ui.live.clock.clock_facts import ClockFacts, clock_facts, say_clock, say_more
from facilitator.ui.live.clock.clock_hint import clock_hint
from tests.sample import project_id, sample_workshop, section_id

DAY = datetime(2024, 12, 5)


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return DAY + timedelta(hours=hour, minutes=minute, seconds=second)


def _running(**values: object) -> tuple[Workshop, Section]:
    workshop = sample_workshop()
    found = workshop.section(section_id(1))
    assert found is not None
    section = replace(found, **{"started_at": at(13, 50), **values})  # type: ignore[arg-type]
    workshop.put(section)
    workshop.put(replace(workshop.event, stage=WorkshopStage.RUNNING))
    return workshop, section


def _facts(now: datetime, **values: object) -> ClockFacts:
    workshop, section = _running(**values)
    return clock_facts(workshop, section, None, now)


def test_seconds_are_written_as_a_clock() -> None:
    assert [say_clock(s) for s in (0, 59, 600, -130, 3600, 5290)] == [
        "00:00", "00:59", "10:00", "02:10", "1:00:00", "1:28:10"
    ]  # fmt: skip
    assert say_clock(3 * 86400) == "3일"
    assert [say_more(m) for m in (7, 0, -5)] == ["+7", "", "−5"]


def test_a_section_to_come_tells_its_planned_time() -> None:
    facts = _facts(at(14), started_at=None)
    assert (facts.title, facts.big, facts.state) == ("계획 시간", "50:00", "calm")


def test_a_calm_section_tells_left_planned_and_elapsed() -> None:
    facts = _facts(at(14, 12))
    assert (facts.title, facts.big, facts.state) == ("섹션 남은 시간", "28:00", "calm")
    assert (facts.planned, facts.elapsed, facts.plan) == ("/ 50:00", "22:00 지남", "")
    assert (facts.used, facts.whole) == (22 * 60, 3000)


def test_the_last_minutes_and_overtime_have_their_own_words() -> None:
    facts = _facts(at(14, 36))
    assert (facts.title, facts.big, facts.state) == ("남은 시간 · 마무리", "04:00", "warning")
    facts = _facts(at(14, 42, 10))
    assert (facts.title, facts.big, facts.state) == ("섹션 시간 초과", "+02:10", "over")


def test_a_paused_section_says_for_how_long_it_stands() -> None:
    workshop, section = _running()
    workshop.put(Pause(PauseId("p"), section.id, at(14)))
    facts = clock_facts(workshop, section, None, at(14, 3, 12))
    assert (facts.title, facts.big, facts.state) == ("일시정지 03:12", "40:00", "paused")


def test_an_ended_section_tells_what_it_took() -> None:
    facts = _facts(at(18), ended_at=at(14, 35))
    assert (facts.title, facts.big, facts.planned) == ("섹션 종료, 걸린 시간", "45:00", "/ 50:00")
    assert _facts(at(18), ended_at=at(14, 45)).title == "섹션 종료, 시간 초과"


def test_what_the_day_gave_stands_beside_the_plan() -> None:
    assert _facts(at(14), extra_minutes=5).plan == "50분 계획, +5"
    assert _facts(at(14), extra_minutes=-10).plan == "50분 계획, −10"


def test_a_section_without_planned_time_counts_up() -> None:
    facts = _facts(at(14), planned_minutes=0)
    assert (facts.title, facts.big, facts.planned) == ("섹션 지난 시간", "10:00", "")


def test_a_projects_time_is_small_and_says_when_it_is_over() -> None:
    workshop, section = _running()
    project = workshop.project(project_id(1))
    workshop.put(Turn(TurnId("t"), section.id, project_id(1), at(13, 52)))
    facts = clock_facts(workshop, section, project, at(14, 1, 40))
    assert (facts.project, facts.project_title) == ("09:40 / 16:40", "사업")
    facts = clock_facts(workshop, section, project, at(14, 10))
    assert (facts.project_title, facts.project_state) == ("사업 시간 초과", "over")


# -- reminders ------------------------------------------------------------------------------------


def _hint(workshop: Workshop, now: datetime, here: int = 1) -> str:
    return clock_hint(workshop, workshop.section(section_id(here)), now)


def test_while_the_section_runs_there_is_nothing_to_remind_of() -> None:
    workshop, _ = _running()
    assert _hint(workshop, at(14)) == ""


def test_when_nothing_runs_for_two_minutes_it_says_so_with_the_key() -> None:
    workshop, _ = _running(ended_at=at(14, 30))
    workshop.put(Live(section=section_id(1), slide=SlideKind.SUMMARY))
    assert _hint(workshop, at(14, 31, 59)) == ""
    assert _hint(workshop, at(14, 36)) == "진행 중인 섹션이 없습니다(6분째). 시작하려면 Ctrl+Enter"


def test_a_break_that_is_over_is_reminded_of_at_once() -> None:
    workshop, _ = _running(ended_at=at(14, 30))
    live = Live(section=section_id(1), slide=SlideKind.BREAK, break_until=at(14, 40))
    workshop.put(live)
    assert _hint(workshop, at(14, 39)) == ""
    assert _hint(workshop, at(14, 40)).startswith("쉬는 시간이 끝났습니다(0분째).")


def test_a_break_in_a_running_section_tells_that_the_clock_goes_on() -> None:
    workshop, section = _running()
    workshop.put(Live(section=section.id, slide=SlideKind.BREAK, break_until=at(14, 30)))
    assert "Ctrl+P" in _hint(workshop, at(14, 20))
    assert _hint(workshop, at(14, 31)) == "쉬는 시간이 끝났습니다(1분째)."
    workshop.put(Pause(PauseId("p"), section.id, at(14, 20)))
    assert _hint(workshop, at(14, 25)) == ""


@pytest.mark.parametrize(
    ("minute", "told"),
    [(20, "20:00 남음"), (50, "10:00 초과")],
)
def test_another_section_that_runs_is_not_forgotten(minute: int, told: str) -> None:
    workshop, _ = _running()
    assert _hint(workshop, at(14, minute), here=3) == f"‘1. 공동체와 사회적경제’ 진행 중, {told}"


def test_another_section_that_is_paused_is_not_forgotten() -> None:
    workshop, section = _running()
    workshop.put(Pause(PauseId("p"), section.id, at(14, 20)))
    assert "일시정지 중" in _hint(workshop, at(14, 25), here=3)
