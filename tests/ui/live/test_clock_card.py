"""The clock on the console: pauses, corrections, sharing, reminders, by key and by mouse."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from facilitator.app import place, running
from facilitator.domain.entities import Section
from facilitator.domain.plan import open_pause
from facilitator.domain.terms import SlideKind
from facilitator.ui.live.clock.clock_card import ClockCard
from facilitator.ui.live.section_list import SectionList
from facilitator.ui.rehearsal import hands
from tests.sample import section_id
from tests.ui.laptop import Laptop, focus

pytestmark = pytest.mark.slow

ONE, TWO = section_id(1), section_id(2)


def _card(laptop: Laptop) -> ClockCard:
    return laptop.live.clock


def _texts(widget: QWidget) -> list[str]:
    found = widget.findChildren(QLabel)
    return [label.text() for label in found if label.isVisible() and label.text()]


def _section(laptop: Laptop, number: int = 1) -> Section:
    found = laptop.workshop.section(section_id(number))
    assert found is not None
    return found


def _pass(laptop: Laptop, minutes: float) -> None:
    laptop.clock.pass_minutes(minutes)
    laptop.view.tick()


def _click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    hands.settle()


def _field(laptop: Laptop, name: str) -> QLineEdit:
    (found,) = (f for f in _card(laptop).findChildren(QLineEdit) if f.accessibleName() == name)
    return found


def _type(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    hands.compose(text)
    hands.press(Qt.Key.Key_Return)


@pytest.fixture
def started(laptop: Laptop) -> Laptop:
    laptop.view.open_page("live")
    laptop.live.setFocus()
    laptop.shell.activateWindow()
    hands.settle()
    hands.control(Qt.Key.Key_Return)
    return laptop


@pytest.fixture
def late(started: Laptop) -> Laptop:
    """Run the first section nine minutes over its time."""
    started.go_to(1, SlideKind.BRIEF)
    _pass(started, 59)
    return started


# -- pausing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Pause, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_a_key_pauses_also_while_typing_and_the_clock_stands_still(
    started: Laptop, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    project = started.go_to(2, SlideKind.NOTES)
    _pass(started, 10)
    hands.press(Qt.Key.Key_F3)
    typing = focus()
    hands.compose("정전이 돼", finish=False)
    hands.press(key, modifier)
    assert open_pause(started.workshop, ONE) is not None
    _pass(started, 3.2)
    assert "일시정지 03:12" in _texts(_card(started))
    assert "40:00" in _texts(_card(started))
    hands.press(key, modifier)
    assert open_pause(started.workshop, ONE) is None
    assert focus() is typing, "the keyboard goes back to the note"
    assert started.notes.input.full_text() == "정전이 돼"
    assert started.texts(project) == []


def test_the_reason_is_kept_as_it_is_typed_composing_syllable_included(started: Laptop) -> None:
    hands.control(Qt.Key.Key_P)
    hands.compose("정전", finish=False)
    pause = open_pause(started.workshop, ONE)
    assert pause is not None and pause.reason == "정전"
    hands.press(Qt.Key.Key_Return)
    assert focus() is started.live.go_button()
    _pass(started, 2)
    hands.control(Qt.Key.Key_P)
    assert started.workshop.pauses_of(ONE)[0].reason == "정전"


def test_the_next_pause_begins_without_the_reason_of_the_last(started: Laptop) -> None:
    hands.control(Qt.Key.Key_P)
    hands.compose("정전")
    _pass(started, 2)
    hands.control(Qt.Key.Key_P)
    _pass(started, 2)
    hands.control(Qt.Key.Key_P)
    assert _field(started, "일시정지 사유").text() == ""
    assert [p.reason for p in started.workshop.pauses_of(ONE)] == ["정전", ""]


def test_the_button_pauses_and_says_how_to_go_on(started: Laptop) -> None:
    button = _card(started).controls.pause
    assert button.text() == "일시정지   Ctrl+P"
    _click(button)
    assert button.text() == "계속 진행   Ctrl+P"
    _click(button)
    assert open_pause(started.workshop, ONE) is None


def test_pause_and_undo(started: Laptop) -> None:
    hands.control(Qt.Key.Key_P)
    _pass(started, 5)
    hands.press(Qt.Key.Key_Escape)
    hands.control(Qt.Key.Key_Z)
    assert open_pause(started.workshop, ONE) is None
    assert "일시정지" in started.notice()
    assert not _field(started, "일시정지 사유").isVisible()


def test_without_a_running_section_the_key_only_says_so(laptop: Laptop) -> None:
    laptop.go_to(1)
    hands.control(Qt.Key.Key_P)
    assert "진행 중인 섹션이 없어" in laptop.notice()


def test_the_section_that_runs_is_paused_from_anywhere_in_the_day(started: Laptop) -> None:
    started.view.signals.do(place.go_to, TWO, None, SlideKind.SECTION)
    hands.control(Qt.Key.Key_P)
    assert open_pause(started.workshop, ONE) is not None
    assert any("일시정지 중" in text for text in _texts(_card(started)))


# -- correcting -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("13:45", "13:45"), ("4분 전", "13:56"), ("-4", "13:56"), ("어제", "13:50")],
)
def test_the_start_is_corrected_as_it_is_typed(started: Laptop, typed: str, shown: str) -> None:
    _pass(started, 10)
    _click(_card(started).controls.times)
    field = _field(started, "시작")
    assert focus() is field
    _type(field, typed)
    assert f"{_section(started).started_at:%H:%M}" == shown == field.text()


def test_a_start_in_the_future_is_refused_in_words(started: Laptop) -> None:
    _click(_card(started).controls.times)
    _type(_field(started, "시작"), "18:00")
    assert _field(started, "시작").text() == "13:50"
    assert started.notice() != ""


def test_a_start_chosen_from_the_menu_is_not_taken_back_by_leaving_the_field(
    started: Laptop,
) -> None:
    _pass(started, 10)
    _click(_card(started).controls.times)
    menu = _card(started).times._menu
    menu.aboutToShow.emit()
    (action,) = (a for a in menu.actions() if a.text() == "5분 전에 시작")
    action.trigger()
    started.live.go_button().setFocus()
    assert f"{_section(started).started_at:%H:%M}" == "13:55"
    assert _field(started, "시작").text() == "13:55"


def test_before_it_starts_a_section_is_started_some_minutes_ago(laptop: Laptop) -> None:
    laptop.go_to(1, SlideKind.SECTION)
    laptop.clock.pass_minutes(6)
    menu = _card(laptop).controls._menu
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    assert "5분 전에 시작" in names and "계획대로 13:50에 시작" in names
    menu.actions()[names.index("5분 전에 시작")].trigger()
    assert f"{_section(laptop).started_at:%H:%M}" == "13:51"


def test_before_the_day_begins_its_first_section_can_be_started_some_minutes_ago(
    laptop: Laptop,
) -> None:
    laptop.view.open_page("live")
    assert laptop.workshop.live.section is None
    laptop.clock.pass_minutes(6)
    laptop.view.tick()
    assert _card(laptop).controls.started.isVisible()
    menu = _card(laptop).controls._menu
    menu.aboutToShow.emit()
    menu.actions()[3].trigger()
    assert f"{_section(laptop).started_at:%H:%M}" == "13:51"


def test_after_a_section_the_next_one_can_be_started_some_minutes_ago(started: Laptop) -> None:
    _pass(started, 50)
    started.view.signals.do(running.end_section, ONE)
    _pass(started, 6)
    menu = _card(started).controls._menu
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "2. 교육과 활동가"
    assert not menu.actions()[0].isEnabled()
    (action,) = (a for a in menu.actions() if a.text() == "5분 전에 시작")
    action.trigger()
    assert f"{_section(started, 2).started_at:%H:%M}" == "14:41"


def test_a_typed_start_starts_with_enter_only(laptop: Laptop) -> None:
    laptop.go_to(1, SlideKind.SECTION)
    laptop.clock.pass_minutes(6)
    _click(_card(laptop).controls.times)
    hands.compose("13:52")
    laptop.live.go_button().setFocus()
    assert _section(laptop).started_at is None
    _type(_field(laptop, "시작"), "13:52")
    assert f"{_section(laptop).started_at:%H:%M}" == "13:52"


def test_minutes_are_given_by_button_and_typed(started: Laptop) -> None:
    _click(_card(started).controls.more)
    assert _section(started).given_minutes == 55
    assert "50분 계획, +5" in _texts(_card(started))
    _click(_card(started).controls.times)
    more = _field(started, "계획보다 늘리거나 줄인 분")
    assert more.text() == "+5"
    _type(more, "+7")
    assert _section(started).given_minutes == 57
    _type(more, "많이")
    assert (_section(started).given_minutes, more.text()) == (57, "+7")
    _type(more, "0")
    assert _section(started).given_minutes == 50
    _click(_card(started).controls.less)
    assert _section(started).given_minutes == 45


def test_another_section_never_gets_what_was_typed_for_the_last(started: Laptop) -> None:
    _click(_card(started).controls.times)
    field = _field(started, "계획보다 늘리거나 줄인 분")
    field.setFocus()
    field.selectAll()
    hands.compose("+7", finish=False)
    started.view.signals.do(place.go_to, TWO, None, SlideKind.SECTION)
    hands.settle()
    assert _section(started, 2).given_minutes == 50


# -- running late ---------------------------------------------------------------------------------


def test_a_day_on_time_offers_nothing(started: Laptop) -> None:
    _pass(started, 20)
    assert not _card(started).late.isVisible()
    hands.control(Qt.Key.Key_L)
    assert "늦지 않았습니다" in started.notice()
    assert not _card(started).late.panel.isVisible()


def test_late_it_offers_quietly_and_changes_nothing_by_itself(late: Laptop) -> None:
    assert "9분 늦음" in _texts(_card(late).late)
    assert [s.given_minutes for s in late.workshop.sections] == [50, 50, 50, 40]
    hands.control(Qt.Key.Key_L)
    panel = _card(late).late.panel
    assert panel.isVisible() and panel.isAncestorOf(focus() or panel)
    assert sum((panel.minutes() or {}).values()) == 140 - 9
    assert "17:10에 끝남, 계획대로" in _texts(panel)
    assert [s.given_minutes for s in late.workshop.sections] == [50, 50, 50, 40]


def test_the_proposal_is_changed_applied_and_taken_back(late: Laptop) -> None:
    hands.control(Qt.Key.Key_L)
    panel = _card(late).late.panel
    field = _field(late, "2. 교육과 활동가 시간(분)")
    field.selectAll()
    hands.compose("35")
    assert any("빠름" in text for text in _texts(panel))
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)
    assert _section(late, 2).given_minutes == 35
    assert not panel.isVisible()
    assert "Ctrl+Z" in late.notice()
    hands.control(Qt.Key.Key_Z)
    assert [s.given_minutes for s in late.workshop.sections] == [50, 50, 50, 40]


def test_no_number_is_not_applied(late: Laptop) -> None:
    hands.control(Qt.Key.Key_L)
    panel = _card(late).late.panel
    field = _field(late, "2. 교육과 활동가 시간(분)")
    for typed in ("많이", "0", ""):
        field.selectAll()
        hands.press(Qt.Key.Key_Backspace)
        hands.compose(typed)
        assert not panel._apply.isEnabled()


def test_it_says_when_it_is_not_enough(late: Laptop) -> None:
    _pass(late, 80)
    hands.control(Qt.Key.Key_L)
    texts = " ".join(_texts(_card(late).late.panel))
    assert "절반으로 줄여도" in texts
    assert "그래도 19분 늦음" in texts


def test_left_as_it_is_it_asks_again_only_when_it_is_much_worse(late: Laptop) -> None:
    before = focus()
    hands.control(Qt.Key.Key_L)
    hands.press(Qt.Key.Key_Escape)
    assert focus() is before
    assert not _card(late).late.isVisible()
    _pass(late, 4)
    assert not _card(late).late.isVisible()
    _pass(late, 1)
    assert _card(late).late.isVisible()


def test_the_button_of_the_offer_opens_it_and_leave_closes_it(late: Laptop) -> None:
    before = focus()
    _click(_card(late).late._open)
    assert _card(late).late.panel.isVisible()
    _click(_card(late).late.panel._leave)
    assert not _card(late).late.isVisible()
    assert focus() is before
    assert [s.given_minutes for s in late.workshop.sections] == [50, 50, 50, 40]


def test_the_panel_closes_when_what_it_is_about_has_started(late: Laptop) -> None:
    hands.control(Qt.Key.Key_L)
    late.view.signals.do(running.start_section, TWO)
    hands.settle()
    assert not _card(late).late.panel.isVisible()


# -- reminding, and the list ----------------------------------------------------------------------


def test_it_reminds_when_nothing_runs(started: Laptop) -> None:
    _pass(started, 40)
    started.view.signals.do(running.end_section, ONE)
    _pass(started, 6)
    assert "진행 중인 섹션이 없습니다(6분째). 시작하려면 Ctrl+Enter" in _texts(_card(started))
    hands.control(Qt.Key.Key_Return)
    assert not any("진행 중인" in text for text in _texts(_card(started)))


def _rows(laptop: Laptop) -> list[str]:
    rows = laptop.live.findChildren(SectionList)[0].findChildren(QAbstractButton)
    return [row.accessibleName() for row in rows if row.isVisible()]


def test_the_list_tells_plan_and_forecast_where_they_differ(started: Laptop) -> None:
    assert "2. 교육과 활동가, 14:40" in _rows(started)
    started.view.signals.do(running.change_minutes, TWO, -10)
    _pass(started, 54)
    rows = _rows(started)
    assert "2. 교육과 활동가, 14:44, 계획 14:40, 50 → 40분" in rows
    assert "3. 공간과 현장, 15:40" in rows, "what was taken has made up for it"
    hands.control(Qt.Key.Key_P)
    assert "1. 공동체와 사회적경제, 13:50, 일시정지" in _rows(started)


def test_a_break_nobody_took_is_passed_over_in_the_list(started: Laptop) -> None:
    started.view.signals.do(running.start_section, section_id(3))
    hands.settle()
    assert "쉬는 시간, 15:30, 건너뜀" in _rows(started)


def test_the_day_in_the_head_tells_plan_expectation_and_delay(late: Laptop) -> None:
    texts = _texts(late.view.header)
    assert "종료 예정 17:19" in texts and "9분 늦음" in texts
    late.shell.resize(1400, 800)
    hands.settle()
    assert "계획 17:10" in _texts(late.view.header)
    late.shell.resize(1024, 640)
    hands.settle()
    assert "계획 17:10" not in _texts(late.view.header)


def test_an_ending_that_is_taken_back_leaves_no_hole_in_the_projects_time(started: Laptop) -> None:
    started.go_to(1, SlideKind.BRIEF)
    _pass(started, 5)
    started.view.signals.do(running.end_section, ONE)
    _pass(started, 1)
    hands.control(Qt.Key.Key_Z)
    _pass(started, 4)
    assert "10:00 / 16:40" in _texts(_card(started))


def test_everything_in_the_card_has_a_name_and_takes_the_keyboard(late: Laptop) -> None:
    _click(_card(late).controls.times)
    hands.control(Qt.Key.Key_P)
    hands.control(Qt.Key.Key_L)
    late.clock.now += timedelta(seconds=1)
    late.view.tick()
    controls = [
        w
        for kind in (QAbstractButton, QLineEdit)
        for w in _card(late).findChildren(kind)
        if w.isVisible()
    ]
    assert len(controls) > 12
    for control in controls:
        assert control.accessibleName(), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control.accessibleName()


def test_head_offer_and_panel_tell_the_same_minutes(late: Laptop) -> None:
    late.clock.now += timedelta(seconds=40)
    late.view.tick()
    head = [t for t in _texts(late.view.header) if "늦음" in t]
    assert head and head[0] in _texts(_card(late).late)
    minutes = head[0].split("분")[0]
    hands.control(Qt.Key.Key_L)
    intro = _card(late).late.panel._intro.text()
    assert f"{minutes}분" in intro


def test_from_an_hour_on_head_offer_and_panel_tell_hours(late: Laptop) -> None:
    _pass(late, 562)
    assert "9시간 31분 늦음" in _texts(late.view.header)
    assert "9시간 31분 늦음" in _texts(_card(late).late)
    hands.control(Qt.Key.Key_L)
    assert "9시간 31분 늦게" in _card(late).late.panel._intro.text()


def test_esc_closes_the_panel_from_its_buttons(late: Laptop) -> None:
    hands.control(Qt.Key.Key_L)
    hands.press(Qt.Key.Key_Return)
    panel = _card(late).late.panel
    assert focus() is panel._apply
    hands.press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert focus() is late.live.go_button()


def test_an_undo_brings_the_open_panel_up_to_date(late: Laptop) -> None:
    late.view.signals.do(running.change_minutes, TWO, 30)
    hands.control(Qt.Key.Key_L)
    panel = _card(late).late.panel
    told, first = panel._intro.text(), panel.minutes()
    late.view.undo()
    assert panel.isVisible() and panel._intro.text() != told
    assert panel.minutes() != first
    assert panel._given[TWO].text().startswith(str(_section(late, 2).given_minutes))


def test_what_is_typed_in_the_panel_stays_when_an_undo_comes(late: Laptop) -> None:
    late.view.signals.do(running.change_minutes, TWO, 30)
    hands.control(Qt.Key.Key_L)
    panel = _card(late).late.panel
    field = panel._fields[TWO]
    field.selectAll()
    hands.compose("33")
    late.view.signals.undo()
    assert field.full_text() == "33"


def test_the_times_close_with_enter_and_stay_open_where_nothing_was_understood(
    started: Laptop,
) -> None:
    _pass(started, 5)
    card = _card(started)
    started.live.take_focus()
    _click(card.controls.times)
    _type(_field(started, "시작"), "언젠가")
    assert card.times.isVisible()
    _type(_field(started, "시작"), "-2")
    assert not card.times.isVisible() and not card.controls.times.isChecked()
    assert focus() is started.live.go_button()
    _click(card.controls.times)
    _type(_field(started, "계획보다 늘리거나 줄인 분"), "+7")
    assert not card.times.isVisible() and _section(started).extra_minutes == 7
