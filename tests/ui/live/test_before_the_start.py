"""Before the first section starts, the console shows whether everything is ready."""

from facilitator.app import running
from facilitator.domain.entities import EntityKind, Touch
from facilitator.ui.rehearsal import hands
from tests.sample import section_id
from tests.ui.laptop import Laptop


def test_the_check_stands_on_the_console_until_the_first_section_starts(laptop: Laptop) -> None:
    laptop.view.open_page("live")
    hands.settle()
    checks = laptop.live.checks
    assert checks.isVisible()
    laptop.view.signals.do(running.start_section, section_id(1))
    hands.settle()
    assert not checks.isVisible()
    laptop.view.undo()
    hands.settle()
    assert checks.isVisible()


def test_the_open_check_takes_the_place_of_the_roll(laptop: Laptop) -> None:
    laptop.view.open_page("live")
    checks = laptop.live.checks
    checks.line.click()
    hands.settle()
    assert checks.panel is not None and checks.panel.isVisible()
    assert not laptop.live.attendance.isVisible()
    laptop.view.signals.do(running.start_section, section_id(1))
    hands.settle()
    assert laptop.live.attendance.isVisible()


def test_what_is_to_be_mended_is_opened_on_the_prepare_page(laptop: Laptop) -> None:
    laptop.view.open_page("live")
    laptop.live.checks.line.click()
    panel = laptop.live.checks.panel
    assert panel is not None
    panel.place_wanted.emit(Touch(EntityKind.EVENT, "event"), "held_on")
    hands.settle()
    assert laptop.workshop.live.place == "prepare"
    assert not laptop.live.checks.is_open()
