"""Attendance on the console: two clicks, one key, and never on the wall."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from facilitator.app import attendance, editing, place, running
from facilitator.app.attendance import record_presence
from facilitator.domain.attendance import Roll, Room, Seat, seat
from facilitator.domain.entities import Attendee, EntityKind, Section
from facilitator.domain.terms import (
    AnswerWord,
    AttendeeId,
    CenterId,
    Presence,
    SlideKind,
    WallMode,
)
from facilitator.ui.live.attendance.attendance_badge import AttendanceBadge
from facilitator.ui.live.attendance.attendance_line import AttendanceLine
from facilitator.ui.live.attendance.attendance_panel import AttendancePanel
from facilitator.ui.rehearsal import hands
from tests.sample import GONGIK, JAESAENG, MAEUL, SAGYEONG, section_id
from tests.ui.laptop import Laptop, focus

pytestmark = pytest.mark.slow

S2 = section_id(2)  # of project 3
HEAD = AttendeeId("attendee4")  # of 마을
P = Presence


def _section(laptop: Laptop) -> Section:
    found = laptop.workshop.section(S2)
    assert found is not None
    return found


def _seat(laptop: Laptop, attendee: AttendeeId = HEAD) -> Seat:
    person = laptop.workshop.find(EntityKind.ATTENDEE, attendee)
    assert isinstance(person, Attendee)
    return seat(laptop.workshop, _section(laptop), person.center, person)


def _room(laptop: Laptop, center: CenterId = MAEUL) -> Room:
    return Roll(laptop.workshop, _section(laptop)).center(center).room


def _click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    hands.settle()


def _badge(laptop: Laptop, center: CenterId) -> AttendanceBadge:
    row = laptop.board.rows.row_of(center)
    assert row is not None
    return row.badge


def _line(panel: AttendancePanel, at: int) -> AttendanceLine:
    return panel.lines.findChildren(AttendanceLine)[at]


def _choice(line: AttendanceLine, word: str) -> QAbstractButton:
    buttons = line.findChildren(QAbstractButton)
    return next(b for b in buttons if b.text() == word and b.isVisible())


def _wall(laptop: Laptop) -> WallMode:
    return laptop.workshop.live.wall


def _spoken(laptop: Laptop, center: CenterId) -> str:
    row = laptop.board.rows.row_of(center)
    assert row is not None
    return row.accessibleName()


@pytest.fixture
def on_board(laptop: Laptop) -> Laptop:
    """The console on project 3, its section running."""
    laptop.view.signals.do(running.start_section, S2)
    laptop.go_to(3)
    return laptop


@pytest.fixture
def on_section(laptop: Laptop) -> Laptop:
    """The console on the section before a project is opened."""
    laptop.view.open_page("live")
    laptop.view.signals.do(running.start_section, S2)
    laptop.view.signals.do(place.go_to, S2, None, SlideKind.SECTION)
    laptop.shell.activateWindow()
    hands.settle()
    return laptop


# -- on the board ------------------------------------------------------------------------------


def test_two_clicks_say_that_a_center_is_not_there(on_board: Laptop) -> None:
    _click(_badge(on_board, MAEUL))
    panel = on_board.board.attendance
    assert panel.isVisible()
    _click(_choice(_line(panel, 0), "불참"))
    assert _room(on_board) is Room.AWAY
    assert "회의 불참" in _spoken(on_board, MAEUL)
    assert panel.isVisible(), "more can be said"


def test_two_clicks_say_that_one_person_has_left(on_board: Laptop) -> None:
    _click(_badge(on_board, MAEUL))
    _click(_choice(_line(on_board.board.attendance, 1), "이석"))
    assert _seat(on_board) == Seat(P.LEFT, on_board.clock.now)
    assert "3명 중 2명" in _spoken(on_board, MAEUL)


def test_two_keys_say_it_too(on_board: Laptop) -> None:
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_0)
    hands.press(Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert _room(on_board) is Room.AWAY
    assert f"이석 {on_board.clock.now:%H:%M}" in _spoken(on_board, MAEUL)
    hands.press(Qt.Key.Key_Escape)
    assert not on_board.board.attendance.isVisible()
    assert on_board.board.current_center() == MAEUL
    assert on_board.workshop.answers_of(on_board.go_to(3)) == [], "no key became an answer"


def test_who_is_late_is_awaited_and_comes(on_board: Laptop) -> None:
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_0)
    hands.press(Qt.Key.Key_2)
    assert "도착 전" in _spoken(on_board, MAEUL)
    on_board.clock.pass_minutes(9)
    hands.press(Qt.Key.Key_0)
    assert _seat(on_board) == Seat(P.LATE, on_board.clock.now)
    assert "도착 전" not in _spoken(on_board, MAEUL)
    line = _line(on_board.board.attendance, 1)
    assert f"{on_board.clock.now:%H:%M} 도착" in line.accessibleName()


def test_the_arrow_keys_walk_from_person_to_person(on_board: Laptop) -> None:
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_0)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_5)
    assert _seat(on_board) == Seat(P.OBSERVER)
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_5)
    assert _seat(on_board, AttendeeId("attendee5")) == Seat(P.PRESENT), "a center does not observe"


def test_a_center_that_is_away_still_answers(on_board: Laptop) -> None:
    project = on_board.go_to(3)
    on_board.view.signals.do(record_presence, S2, MAEUL, P.ABSENT)
    on_board.board.focus_center(MAEUL)
    hands.press(Qt.Key.Key_1)
    assert on_board.answer(project, MAEUL).word is AnswerWord.YES


def test_attendance_never_reaches_the_room(on_board: Laptop) -> None:
    for slide in SlideKind:
        on_board.go_to(3, slide)
        before = on_board.shown()
        for presence in (P.ABSENT, P.LEFT, P.LATE, P.OBSERVER):
            on_board.view.signals.do(record_presence, S2, MAEUL, presence)
            hands.settle()
            assert on_board.shown() == before
        on_board.view.signals.do(record_presence, S2, MAEUL, P.PRESENT)


def test_the_keys_of_the_room_work_while_the_panel_is_open(on_board: Laptop) -> None:
    _click(_badge(on_board, MAEUL))
    hands.press(Qt.Key.Key_F6)
    assert _wall(on_board) is WallMode.BLANK
    assert on_board.board.attendance.isVisible()
    hands.press(Qt.Key.Key_F5)
    assert _wall(on_board) is WallMode.SHOWN
    hands.press(Qt.Key.Key_PageDown)
    assert not on_board.board.attendance.isVisible()
    assert on_board.workshop.live.slide is SlideKind.NOTES


def test_a_click_elsewhere_closes_the_panel_and_does_what_it_means(on_board: Laptop) -> None:
    project = on_board.go_to(3)
    _click(_badge(on_board, MAEUL))
    row = on_board.board.rows.row_of(GONGIK)
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(250, 19))
    assert not on_board.board.attendance.isVisible()
    assert on_board.board.current_center() == GONGIK
    _click(_badge(on_board, MAEUL))
    _click(_badge(on_board, MAEUL))
    assert not on_board.board.attendance.isVisible(), "the badge again closes"
    _click(_badge(on_board, MAEUL))
    _click(_badge(on_board, JAESAENG))
    assert on_board.board.attendance.isVisible(), "another badge opens the other center"
    assert "도시재생" in on_board.board.attendance.accessibleName()
    assert on_board.workshop.answers_of(project) == []


def test_the_panel_goes_with_its_project_and_with_its_page(on_board: Laptop) -> None:
    _click(_badge(on_board, MAEUL))
    on_board.go_to(11)
    assert not on_board.board.attendance.isVisible()
    _click(_badge(on_board, MAEUL))
    on_board.view.open_page("outcome")
    assert not on_board.board.attendance.isVisible()


def test_the_panel_goes_with_its_center(on_board: Laptop) -> None:
    _click(_badge(on_board, JAESAENG))
    do = on_board.view.signals.do
    for project in on_board.workshop.projects:
        if project.lead == JAESAENG:
            do(editing.edit_project, project.id, lead=GONGIK)
    do(editing.remove_center, JAESAENG)
    hands.settle()
    assert not on_board.board.attendance.isVisible()


def test_words_that_are_half_typed_outlast_a_look_at_the_attendance(on_board: Laptop) -> None:
    project = on_board.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_2)
    hands.compose("예산이 확보", finish=False)
    _click(_badge(on_board, MAEUL))
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_Escape)
    field = focus()
    assert isinstance(field, QLineEdit) and field.text() == "예산이 확보"
    hands.compose("되면")
    hands.press(Qt.Key.Key_Return)
    assert on_board.answer(project, MAEUL).condition == "예산이 확보되면"


def test_undo_takes_the_attendance_back_on_the_row(on_board: Laptop) -> None:
    on_board.view.signals.do(record_presence, S2, MAEUL, P.ABSENT)
    on_board.board.focus_center(MAEUL)
    assert "회의 불참" in _spoken(on_board, MAEUL)
    hands.control(Qt.Key.Key_Z)
    assert "회의 불참" not in _spoken(on_board, MAEUL)
    hands.control(Qt.Key.Key_Y)
    assert "회의 불참" in _spoken(on_board, MAEUL)


def test_what_was_said_in_one_section_shows_in_the_next(on_board: Laptop) -> None:
    on_board.view.signals.do(record_presence, S2, MAEUL, P.ABSENT)
    on_board.view.signals.do(running.start_section, section_id(3))
    on_board.go_to(5)
    assert "회의 불참" in _spoken(on_board, MAEUL)


def test_a_badge_says_what_it_is_for_and_whose(on_board: Laptop) -> None:
    assert _badge(on_board, SAGYEONG).accessibleName() == "사경 출석"
    _click(_badge(on_board, SAGYEONG))
    for line in on_board.board.attendance.findChildren(AttendanceLine):
        for each in line.findChildren(QAbstractButton):
            if each.isVisible():
                assert each.accessibleName().startswith(("센터 전체", "센터장", "주임"))


# -- the roll of a section ---------------------------------------------------------------------


def test_the_roll_shows_the_cast_before_the_first_project(on_section: Laptop) -> None:
    card = on_section.live.attendance
    lines = [li for li in card.findChildren(AttendanceLine) if li.isVisible()]
    cast = on_section.workshop.cast(_section(on_section))
    assert [li.facts.center for li in lines if li.facts] == [c.id for c in cast]
    on_section.go_to(3)
    assert not card.isVisible()


def test_one_click_says_that_everybody_is_here(on_section: Laptop) -> None:
    on_section.view.signals.do(record_presence, S2, MAEUL, P.ABSENT)
    buttons = on_section.live.attendance.findChildren(QAbstractButton)
    _click(next(b for b in buttons if b.text() == "모두 참석"))
    cast = on_section.workshop.cast(_section(on_section))
    assert {_room(on_section, c.id) for c in cast} == {Room.HERE}
    hands.control(Qt.Key.Key_Z)
    assert _room(on_section) is Room.AWAY


def test_the_roll_is_taken_by_key(on_section: Laptop) -> None:
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_4)
    assert _room(on_section) is Room.AWAY
    hands.press(Qt.Key.Key_0)
    assert _seat(on_section) == Seat(P.LATE, on_section.clock.now)
    hands.press(Qt.Key.Key_Escape)
    assert focus() is on_section.live.go_button()


def test_a_center_of_the_roll_opens_its_people(on_section: Laptop) -> None:
    card = on_section.live.attendance
    line = card.lines.line_of(MAEUL)
    assert line is not None
    _click(line.badge)
    assert card.panel.isVisible()
    _click(_choice(_line(card.panel, 1), "불참"))
    assert _seat(on_section) == Seat(P.ABSENT)
    assert "3명 중 2명" in line.accessibleName()
    hands.press(Qt.Key.Key_Escape)
    assert focus() in card.findChildren(AttendanceLine)


def test_the_roll_follows_what_is_said_elsewhere(on_section: Laptop) -> None:
    line = on_section.live.attendance.lines.line_of(MAEUL)
    assert line is not None
    on_section.view.signals.do(attendance.record_presence, S2, MAEUL, P.LEFT)
    assert "이석" in line.accessibleName()
    on_section.view.signals.do(editing.add_attendee, MAEUL, "새 주임")
    assert "4명 중 1명" in line.accessibleName()


def test_forty_centers_scroll_and_the_keyboard_brings_them_into_view(on_section: Laptop) -> None:
    do = on_section.view.signals.do
    for number in range(34):
        do(editing.add_center, f"제{number}센터", f"센{number}")
    everybody = tuple(c.id for c in on_section.workshop.centers)
    do(editing.edit_section, S2, guests=everybody)
    hands.settle()
    lines = on_section.live.attendance.lines
    hands.press(Qt.Key.Key_F2)
    for _ in range(39):
        hands.press(Qt.Key.Key_Down)
    last = focus()
    assert isinstance(last, AttendanceLine) and last.facts is not None
    assert last.facts.badge == "센33"
    assert lines.viewport().rect().contains(last.mapTo(lines.viewport(), last.rect().center()))
