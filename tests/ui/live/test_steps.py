"""The way through the day: sections, PageDown and PageUp, the blue button, the clock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from facilitator.app import place, running
from facilitator.domain.plan import SectionState, section_state
from facilitator.domain.terms import SlideKind, WorkshopStage
from facilitator.ui.live.plan_row import PlanRow
from facilitator.ui.rehearsal import hands
from tests.sample import project_id, section_id
from tests.ui.laptop import Laptop, focus

pytestmark = pytest.mark.slow

PROJECT_STEPS = ("brief", "answers", "notes", "roles", "read_back")


def where(laptop: Laptop) -> tuple[int, str]:
    live = laptop.workshop.live
    project = laptop.workshop.project(live.project)
    number = project.number if project and live.slide.value in PROJECT_STEPS else 0
    return number, live.slide.value


def state(laptop: Laptop, number: int = 1) -> SectionState:
    section = laptop.workshop.section(section_id(number))
    assert section is not None
    return section_state(section)


@pytest.fixture
def console(laptop: Laptop) -> Laptop:
    laptop.view.open_page("live")
    laptop.live.setFocus()
    laptop.view.wall.open_window()
    laptop.shell.activateWindow()
    hands.settle()
    return laptop


@pytest.fixture
def started(console: Laptop) -> Laptop:
    hands.control(Qt.Key.Key_Return)
    return console


def test_ctrl_enter_starts_the_first_section_and_its_clock(console: Laptop) -> None:
    assert "공동체와 사회적경제" in console.live.go_button().text()
    hands.control(Qt.Key.Key_Return)
    section = console.workshop.section(section_id(1))
    assert section is not None
    assert section.started_at == console.clock.now
    assert console.workshop.event.stage is WorkshopStage.RUNNING
    assert "1. 공동체와 사회적경제" in console.shown()
    console.clock.pass_minutes(20)
    console.view.tick()
    assert "30:00" in [label.text() for label in console.live.clock.findChildren(QLabel)]


def test_page_down_walks_the_whole_section_and_page_up_walks_it_back(started: Laptop) -> None:
    way = [(0, "section")]
    way += [(number, step) for number in (1, 2, 10) for step in PROJECT_STEPS]
    way += [(0, "summary")]
    assert where(started) == way[0]
    for step in way[1:]:
        hands.press(Qt.Key.Key_PageDown)
        assert where(started) == step
    hands.press(Qt.Key.Key_PageDown)
    assert where(started) == way[-1], "the end of the section is no step that a remote can take"
    assert state(started) is SectionState.RUNNING
    for step in reversed(way[:-1]):
        hands.press(Qt.Key.Key_PageUp)
        assert where(started) == step
    hands.press(Qt.Key.Key_PageUp)
    assert where(started) == way[0]


def test_every_step_shows_its_slide_to_the_room(started: Laptop) -> None:
    seen = [started.shown()]
    for _ in range(16):
        hands.press(Qt.Key.Key_PageDown)
        assert started.shown() not in ("", seen[-1])
        seen.append(started.shown())


def test_the_blue_button_names_what_comes_and_ends_the_section(started: Laptop) -> None:
    for _ in range(16):
        hands.press(Qt.Key.Key_PageDown)
    assert started.live.go_button().text().startswith("섹션 종료")
    started.clock.pass_minutes(50)
    QTest.mouseClick(started.live.go_button(), Qt.MouseButton.LeftButton)
    assert state(started) is SectionState.ENDED
    assert "교육과 활동가" in started.live.go_button().text()


def test_the_end_of_a_section_can_be_taken_back(started: Laptop) -> None:
    started.clock.pass_minutes(40)
    QTest.mouseClick(started.live.clock._head._end, Qt.MouseButton.LeftButton)
    assert state(started) is SectionState.ENDED
    assert "Ctrl+Z" in started.notice()
    hands.control(Qt.Key.Key_Z)
    assert state(started) is SectionState.RUNNING
    hands.control(Qt.Key.Key_Y)
    assert state(started) is SectionState.ENDED


def test_a_section_is_reopened_with_its_first_start(started: Laptop) -> None:
    first = started.clock.now
    started.clock.pass_minutes(40)
    started.view.signals.do(running.end_section, section_id(1))
    started.clock.pass_minutes(5)
    started.view.signals.do(running.start_section, section_id(1))
    section = started.workshop.section(section_id(1))
    assert section is not None
    assert (section.started_at, section.ended_at) == (first, None)
    hands.control(Qt.Key.Key_Z)
    assert state(started) is SectionState.ENDED


def test_starting_a_section_can_be_taken_back(started: Laptop) -> None:
    hands.control(Qt.Key.Key_Z)
    assert state(started) is SectionState.PLANNED
    assert started.workshop.event.stage is WorkshopStage.PREPARED


def test_the_next_section_ends_the_one_that_runs(started: Laptop) -> None:
    started.clock.pass_minutes(50)
    started.view.signals.do(place.go_to, section_id(2), None, SlideKind.SECTION)
    hands.control(Qt.Key.Key_Return)
    assert state(started, 1) is SectionState.ENDED
    assert state(started, 2) is SectionState.RUNNING
    hands.control(Qt.Key.Key_Z)
    assert state(started, 1) is SectionState.RUNNING
    assert state(started, 2) is SectionState.PLANNED


def test_the_opening_of_the_day_in_the_list_shows_the_welcome_and_no_break(
    started: Laptop,
) -> None:
    rows = {row.facts.title: row for row in started.live.findChildren(PlanRow) if row.facts}
    rows["쉬는 시간"].click()
    assert where(started) == (0, "break")
    rows["여는 시간"].click()
    assert where(started) == (0, "welcome")
    assert started.workshop.live.break_until is None


def test_a_break_shows_its_clock_and_page_down_goes_back_to_where_it_was_taken(
    started: Laptop,
) -> None:
    started.go_to(2, SlideKind.ROLES)
    started.live.steps.show_slide(SlideKind.BREAK)
    started.clock.pass_minutes(3)
    started.view.wall.refresh()
    assert "07:00" in started.shown() or "7:00" in started.shown()
    started.live.setFocus()
    hands.press(Qt.Key.Key_PageDown)
    assert where(started) == (2, "roles")


@pytest.mark.parametrize("kind", list(SlideKind))
def test_every_slide_can_be_wished_by_its_button(started: Laptop, kind: SlideKind) -> None:
    started.go_to(1, SlideKind.BRIEF if kind is not SlideKind.BRIEF else SlideKind.NOTES)
    button = started.live.slides._buttons[kind]
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert started.workshop.live.slide is kind
    assert started.shown() != ""
    assert button.isChecked()


def test_the_plan_may_change_while_a_note_is_half_typed(started: Laptop) -> None:
    from facilitator.app import editing

    project = started.go_to(2, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    hands.compose("쓰는 중", finish=False)
    started.view.signals.do(editing.edit_project, project, title="새 이름")
    started.view.signals.do(editing.add_center, "새 센터", "새")
    assert started.notes.input.full_text() == "쓰는 중"
    assert "새 이름" in started.shown()
    hands.press(Qt.Key.Key_Return)
    assert started.texts(project) == ["쓰는 중"]


def test_a_project_removed_meanwhile_leaves_the_console_whole(started: Laptop) -> None:
    from facilitator.app import editing

    project = started.go_to(2, SlideKind.ROLES)
    started.view.signals.do(editing.remove_project, project)
    hands.settle()
    hands.press(Qt.Key.Key_PageDown)
    assert started.shown() != ""
    while started.workshop.project(project_id(2)) is None:
        started.view.undo()
    assert started.workshop.project(project_id(2)) is not None


def test_an_empty_workshop_has_a_console_too(laptop: Laptop) -> None:
    from facilitator.app import editing

    for section in list(laptop.workshop.sections):
        laptop.view.signals.do(editing.remove_section, section.id)
    laptop.view.open_page("live")
    hands.press(Qt.Key.Key_PageDown)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_F3)
    hands.press(Qt.Key.Key_F4)
    hands.control(Qt.Key.Key_Return)
    assert laptop.workshop.live.place == "outcome"


def test_after_a_section_page_down_introduces_the_next_also_from_a_break(started: Laptop) -> None:
    started.view.signals.do(running.end_section, section_id(1))
    started.view.signals.do(place.start_break, None)
    hands.press(Qt.Key.Key_PageDown)
    assert started.workshop.live.section == section_id(2)
    assert where(started) == (0, "section")
    assert state(started, 2) is SectionState.PLANNED, "only the blue button starts it"


def test_page_down_turns_the_walls_pages_before_the_next_step(started: Laptop) -> None:
    started.go_to(2, SlideKind.READ_BACK)
    started.live.show_paged(0, 2)
    hands.press(Qt.Key.Key_PageDown)
    assert where(started) == (2, "read_back")
    assert started.workshop.live.page == 1


def test_taking_a_wrong_start_back_returns_to_the_section_that_runs(started: Laptop) -> None:
    started.view.signals.do(running.start_section, section_id(3))
    assert state(started, 1) is SectionState.ENDED
    hands.control(Qt.Key.Key_Z)
    assert state(started, 1) is SectionState.RUNNING
    assert state(started, 3) is SectionState.PLANNED
    assert started.workshop.live.section == section_id(1)


@pytest.mark.parametrize("slide", [SlideKind.ANSWERS, SlideKind.NOTES, SlideKind.BRIEF])
def test_after_a_change_of_language_the_keyboard_is_where_the_work_is(
    started: Laptop, slide: SlideKind
) -> None:
    started.go_to(3, slide)
    started.live.take_focus()
    here = type(focus())
    started.shell.preferences.speak("en")
    hands.settle()
    started.shell.activateWindow()
    hands.settle()
    now = focus()
    assert type(now) is here and now is not None and started.live.isAncestorOf(now)
