"""The laptop stays awake while the room needs it, and no longer."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from facilitator.app import running
from facilitator.app.machine import WakeState
from facilitator.bootstrap import Files
from facilitator.ui import keep_awake
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.keep_awake import KeepAwake
from tests.app.day import Day
from tests.sample import sample_workshop, section_id
from tests.ui.checks.given_machine import GivenLock, GivenMachine
from tests.ui.conftest import Start


def held(lock: GivenLock) -> bool:
    return lock.state is WakeState.HELD


def possible(awake: KeepAwake) -> bool | None:
    return awake.possible


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep_awake, "_SOON", 1)
    monkeypatch.setattr(keep_awake, "_LOOK", 1)


@pytest.fixture
def lock() -> GivenLock:
    return GivenLock()


@pytest.fixture
def signals() -> DeskSignals:
    return DeskSignals(Day(sample_workshop()).desk)


@pytest.fixture
def awake(qtbot: QtBot, signals: DeskSignals, lock: GivenLock) -> Iterator[KeepAwake]:
    made = KeepAwake(signals, lock)
    made.begin()
    yield made
    made.finish()


def test_it_is_held_while_the_wall_is_shown(
    qtbot: QtBot, awake: KeepAwake, lock: GivenLock
) -> None:
    awake.on_wall_shown(True)
    qtbot.waitUntil(lambda: held(lock))
    awake.on_wall_shown(False)
    assert not held(lock)


def test_it_is_held_while_a_section_runs_also_without_a_wall(
    qtbot: QtBot, awake: KeepAwake, signals: DeskSignals, lock: GivenLock
) -> None:
    signals.do(running.start_section, section_id(1))
    qtbot.waitUntil(lambda: held(lock))
    awake.on_wall_shown(True)
    awake.on_wall_shown(False)
    assert held(lock)
    signals.do(running.end_section, section_id(1))
    assert not held(lock)


def test_a_wall_that_is_gone_at_once_never_asks(
    qtbot: QtBot, awake: KeepAwake, lock: GivenLock
) -> None:
    awake.on_wall_shown(True)
    awake.on_wall_shown(False)
    with qtbot.waitSignal(awake.tried_out):
        awake.try_out()
    assert lock.asked == 1


def test_trying_it_out_lets_go_again(qtbot: QtBot, awake: KeepAwake, lock: GivenLock) -> None:
    assert possible(awake) is None
    with qtbot.waitSignal(awake.tried_out):
        awake.try_out()
    assert possible(awake) is True
    assert not held(lock)


def test_trying_it_out_in_the_midst_of_it_keeps_it(
    qtbot: QtBot, awake: KeepAwake, lock: GivenLock
) -> None:
    awake.on_wall_shown(True)
    qtbot.waitUntil(lambda: held(lock))
    with qtbot.waitSignal(awake.tried_out):
        awake.try_out()
    assert held(lock)
    assert lock.asked == 1


def test_a_refusal_is_known_and_asked_anew_when_it_is_tried_again(
    qtbot: QtBot, awake: KeepAwake, lock: GivenLock
) -> None:
    lock.answer = WakeState.REFUSED
    with qtbot.waitSignal(awake.tried_out):
        awake.on_wall_shown(True)
    assert possible(awake) is False
    lock.answer = WakeState.HELD
    with qtbot.waitSignal(awake.tried_out):
        awake.try_out()
    assert possible(awake) is True
    assert held(lock)


def test_a_system_that_does_not_answer_leaves_it_unknown(
    qtbot: QtBot, awake: KeepAwake, lock: GivenLock
) -> None:
    lock.answer = WakeState.TRYING
    with qtbot.waitSignal(awake.tried_out):
        awake.try_out()
    assert possible(awake) is None


class _FilesOn(Files):
    def __init__(self, machine: GivenMachine) -> None:
        self._machine = machine

    def machine(self) -> GivenMachine:
        return self._machine


def test_the_open_wall_keeps_the_laptop_awake_until_the_workshop_closes(
    qtbot: QtBot, start: Start
) -> None:
    machine = GivenMachine()
    laptop = start(_FilesOn(machine))
    assert not held(machine.lock)
    laptop.go_to(3)
    qtbot.waitUntil(lambda: held(machine.lock))
    laptop.wall.close()
    assert not held(machine.lock)
    laptop.view.wall.open_window()
    qtbot.waitUntil(lambda: held(machine.lock))
    laptop.close()
    assert not held(machine.lock)
