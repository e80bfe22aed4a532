"""The sound of the clocks: once for each warning and each end, and only where switched on."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from facilitator.app import place, running
from facilitator.bootstrap import Files
from facilitator.ui.chime import Chime
from facilitator.ui.main_menu import MainMenu
from facilitator.ui.rehearsal import hands
from tests.sample import section_id
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow

ONE = section_id(1)


class Bell:
    """Counts how often it was rung."""

    def __init__(self) -> None:
        self.rung = 0

    def __call__(self) -> None:
        self.rung += 1


@pytest.fixture
def bell(laptop: Laptop) -> Bell:
    bell = Bell()
    laptop.view.chime.sounder = bell
    laptop.view.chime.switch(True)
    laptop.view.signals.do(running.start_section, ONE)
    laptop.view.tick()
    return bell


def _pass(laptop: Laptop, minutes: float, bell: Bell) -> int:
    """Let time go by minute by minute and count how often it rang."""
    before = bell.rung
    for _ in range(int(minutes * 2)):
        laptop.clock.pass_minutes(0.5)
        laptop.view.tick()
    return bell.rung - before


def test_it_rings_once_at_the_warning_and_once_at_the_end(laptop: Laptop, bell: Bell) -> None:
    assert _pass(laptop, 44, bell) == 0
    assert _pass(laptop, 5, bell) == 1
    assert _pass(laptop, 20, bell) == 1


def test_more_minutes_are_warned_of_anew(laptop: Laptop, bell: Bell) -> None:
    assert _pass(laptop, 48, bell) == 1
    laptop.view.signals.do(running.change_minutes, ONE, 10)
    laptop.view.tick()
    assert _pass(laptop, 20, bell) == 2


def test_what_a_correction_brings_about_is_silent(laptop: Laptop, bell: Bell) -> None:
    _pass(laptop, 10, bell)
    laptop.view.signals.do(running.change_minutes, ONE, -37)
    laptop.view.tick()
    assert bell.rung == 0


def test_in_a_pause_nothing_rings(laptop: Laptop, bell: Bell) -> None:
    _pass(laptop, 30, bell)
    laptop.view.signals.do(running.pause_section, ONE)
    assert _pass(laptop, 60, bell) == 0


def test_the_end_of_a_break_rings_and_is_said_once(laptop: Laptop, bell: Bell) -> None:
    now = laptop.clock.now
    laptop.view.signals.do(running.end_section, ONE)
    laptop.view.signals.do(place.start_break, now + timedelta(minutes=10))
    assert _pass(laptop, 9, bell) == 0
    assert _pass(laptop, 5, bell) == 1
    assert laptop.notice() == "쉬는 시간이 끝났습니다."


def test_switched_off_it_is_silent_but_the_break_is_said(laptop: Laptop, bell: Bell) -> None:
    laptop.view.chime.switch(False)
    laptop.view.signals.do(place.start_break, laptop.clock.now + timedelta(minutes=10))
    assert _pass(laptop, 60, bell) == 0
    assert laptop.notice() == "쉬는 시간이 끝났습니다."


def test_opened_late_it_does_not_ring_for_what_is_over(laptop: Laptop, bell: Bell) -> None:
    laptop.clock.pass_minutes(60)
    later = Bell()
    heard: list[str] = []
    laptop.view.signals.do(place.start_break, laptop.clock.now)
    chime = Chime(laptop.view.signals, True, later)
    chime.notice_raised.connect(heard.append)
    for _ in range(3):
        laptop.clock.pass_minutes(1)
        chime.tick()
    assert (later.rung, heard) == (0, [])


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_menu_switches_the_sound_and_remembers_it(laptop: Laptop) -> None:
    laptop.shell.wishes.open_menu()
    (menu,) = laptop.shell.findChildren(MainMenu)
    (sound,) = (a for a in menu.settings.actions() if a.text().startswith("시간 경고음"))
    assert sound.isCheckable() and not sound.isChecked()
    sound.trigger()
    menu.hide()
    hands.press(Qt.Key.Key_Escape)
    bell = Bell()
    laptop.view.chime.sounder = bell
    laptop.view.signals.do(running.start_section, ONE)
    laptop.view.tick()
    assert _pass(laptop, 60, bell) == 2
    assert Files().load_settings().sound
