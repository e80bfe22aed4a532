"""The saved line: it says what is in the file and nothing else."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app import wall
from facilitator.app.desk import Desk
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.foot_bar import FootBar
from facilitator.ui.rehearsal import hands
from tests.sample import sample_workshop
from tests.ui.slow_keeper import SlowKeeper

AT = datetime(2024, 12, 5, 14, 3, 7)


class Foot:
    """The foot of the console on a keeper that waits."""

    def __init__(self, qtbot: QtBot) -> None:
        self.keeper = SlowKeeper()
        self.signals = DeskSignals(Desk(sample_workshop(), keeper=self.keeper), self.keeper)
        self.bar = FootBar(self.signals, "협업.workshop")
        qtbot.addWidget(self.bar)

    def line(self) -> str:
        return self.bar.saved.text()

    def state(self) -> object:
        return self.bar.saved.property("saved")

    def change(self) -> None:
        mode = wall.show_wall if self.signals.workshop.live.wall == "blank" else wall.blank_wall
        self.signals.do(mode)


@pytest.fixture
def foot(qtbot: QtBot, dressed: QApplication) -> Foot:
    return Foot(qtbot)


def test_it_says_saved_only_after_commit(foot: Foot, qtbot: QtBot) -> None:
    foot.change()
    assert "저장됨" not in foot.line()
    assert foot.state() == "pending"
    foot.keeper.commit(AT)
    assert foot.line() == "● 저장됨 14:03:07"
    assert foot.state() == "yes"
    foot.change()
    assert foot.line() == "● 저장됨 14:03:07", "what it says is still true, and it does not flicker"
    qtbot.waitUntil(lambda: "저장 중" in foot.line(), timeout=2000)
    assert foot.state() == "pending"
    foot.keeper.commit(AT.replace(second=9))
    assert foot.line() == "● 저장됨 14:03:09"


def test_it_waits_for_the_last_of_them(foot: Foot) -> None:
    for _ in range(3):
        foot.change()
    foot.keeper.commit(AT, 2)
    assert "저장됨" not in foot.line()
    foot.keeper.commit(AT, 1)
    assert "저장됨" in foot.line()


def test_what_is_saved_quickly_never_says_that_it_is_being_saved(foot: Foot, qtbot: QtBot) -> None:
    foot.change()
    foot.keeper.commit(AT)
    qtbot.wait(500)
    assert "저장됨" in foot.line()


def test_trouble_stands_there_in_red_until_everything_is_saved(foot: Foot, qtbot: QtBot) -> None:
    foot.change()
    foot.keeper.fail("disk_full", path="협업.workshop")
    assert foot.line().startswith("✕")
    assert "협업.workshop" in foot.bar.saved.toolTip()
    assert foot.state() == "no"
    foot.change()
    qtbot.wait(500)
    assert foot.state() == "no"
    foot.keeper.commit(AT, 1)
    assert foot.state() == "no"
    foot.keeper.commit(AT)
    assert "저장됨" in foot.line()
    assert foot.state() == "yes"


def test_pages_made_anew_still_name_the_trouble(foot: Foot, qtbot: QtBot) -> None:
    foot.change()
    foot.keeper.fail("disk_full", path="협업.workshop")
    bar = FootBar(foot.signals, "협업.workshop")
    qtbot.addWidget(bar)
    assert bar.saved.text().startswith("✕")
    foot.keeper.commit(AT)
    hands.settle()
    assert "저장됨" in bar.saved.text()


def test_pages_made_anew_still_say_when_it_was_saved(foot: Foot, qtbot: QtBot) -> None:
    foot.change()
    foot.keeper.commit(AT)
    bar = FootBar(foot.signals, "협업.workshop")
    qtbot.addWidget(bar)
    assert bar.saved.text() == "● 저장됨 14:03:07"
