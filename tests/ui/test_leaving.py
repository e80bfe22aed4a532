"""Nothing takes the wall away by one wrong click while a section runs, and no dialog asks."""

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app import running
from facilitator.storage.check import integrity
from tests.sample import section_id
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow


@pytest.fixture
def live(laptop: Laptop) -> Laptop:
    laptop.go_to(3)
    laptop.view.signals.do(running.start_section, section_id(2))
    return laptop


class _FromTheSystem(QCloseEvent):
    def spontaneous(self) -> bool:
        return True


def close_by_the_cross(laptop: Laptop) -> bool:
    """Close as the window's cross does; tells whether it closed."""
    event = _FromTheSystem()
    laptop.shell.closeEvent(event)
    return event.isAccepted()


def test_one_click_on_the_cross_does_not_take_the_wall_away(live: Laptop) -> None:
    assert not close_by_the_cross(live)
    assert live.shell.view is not None and live.view.wall.is_open()
    assert "한 번 더" in live.notice()
    assert QApplication.activeModalWidget() is None
    assert close_by_the_cross(live)
    assert live.shell.view is None


def test_the_menus_close_waits_for_a_second_wish_too(live: Laptop) -> None:
    live.shell.wishes.close()
    assert live.shell.view is not None and live.view.wall.is_open()
    live.shell.wishes.close()
    assert live.shell.view is None


def test_without_a_running_section_it_closes_at_once(live: Laptop) -> None:
    live.view.signals.do(running.end_section, section_id(2))
    live.shell.wishes.close()
    assert live.shell.view is None


def test_a_wish_of_long_ago_does_not_count(live: Laptop) -> None:
    live.shell.wishes.close()
    live.shell.wishes.leaving._asked.stop()  # as it does by itself after ten seconds
    live.shell.wishes.close()
    assert live.shell.view is not None


def test_a_rehearsal_is_not_begun_over_a_running_section_by_one_click(live: Laptop) -> None:
    live.shell.wishes.rehearse()
    assert not live.shell.rehearsing.is_on and live.view.wall.is_open()


def test_a_copy_in_a_running_section_asks_nothing(live: Laptop, qtbot: QtBot) -> None:
    before = set(live.path.parent.glob("*.workshop"))
    copies = live.shell.wishes.copies
    copies.save()
    qtbot.waitUntil(lambda: not copies.is_busy())
    (copy,) = set(live.path.parent.glob("*.workshop")) - before
    assert copy.name in live.notice()
    assert not integrity(copy)
