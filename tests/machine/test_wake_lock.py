"""Sleep is kept off by a thread of its own; nobody waits for what the system says."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.app.machine import WakeState
from facilitator.machine.wake_lock import SystemWakeLock


def wait_until(fact: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not fact():
        assert time.monotonic() < end
        time.sleep(0.01)


def state(lock: SystemWakeLock) -> WakeState:
    return lock.state


def holders() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t.name == "stay awake"]


@pytest.fixture
def lock(monkeypatch: pytest.MonkeyPatch) -> SystemWakeLock:
    """Make a lock on a system that grants everything; none of a developer's is touched."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    return SystemWakeLock()


def test_it_is_held_until_it_is_let_go(lock: SystemWakeLock) -> None:
    assert state(lock) is WakeState.FREE
    lock.hold()
    lock.hold()
    wait_until(lambda: state(lock) is WakeState.HELD)
    assert len(holders()) == 1
    lock.let_go()
    assert state(lock) is WakeState.FREE
    wait_until(lambda: not holders())


def test_it_can_be_held_again(lock: SystemWakeLock) -> None:
    for _ in range(3):
        lock.hold()
        wait_until(lambda: state(lock) is WakeState.HELD)
        lock.let_go()
    wait_until(lambda: not holders())


def test_a_refusal_is_a_state_and_no_error(
    lock: SystemWakeLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "1")
    lock.hold()
    wait_until(lambda: state(lock) is WakeState.REFUSED)
    monkeypatch.delenv("WAKEPY_FORCE_FAILURE")
    lock.let_go()
    lock.hold()
    wait_until(lambda: state(lock) is WakeState.HELD)
    lock.let_go()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="a desktop bus")
def test_a_desktop_that_never_answers_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "bus"))
        silent.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
        monkeypatch.delenv("WAKEPY_FAKE_SUCCESS", raising=False)
        lock = SystemWakeLock()
        begun = time.monotonic()
        lock.hold()
        assert time.monotonic() - begun < 0.5
        assert state(lock) is WakeState.TRYING
        begun = time.monotonic()
        lock.let_go()
        assert time.monotonic() - begun < 0.5
        assert state(lock) is WakeState.FREE
        wait_until(lambda: not holders())


@pytest.mark.slow
def test_a_program_that_ends_lets_go(tmp_path: Path) -> None:
    program = (
        "import os, threading, time; os.environ['WAKEPY_FAKE_SUCCESS'] = '1'\n"
        "from facilitator.machine.wake_lock import SystemWakeLock\n"
        "lock = SystemWakeLock(); lock.hold()\n"
        "while lock.state == 'trying': time.sleep(0.01)\n"
        "print(lock.state, flush=True)\n"
        # As the library does on Windows: a thread for which the program waits at its end.
        "threading.Thread(target=lock._holding.join).start()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=True
    )
    assert (done.stdout.strip(), done.stderr) == ("held", "")


def test_nothing_of_it_is_imported_before_it_is_needed() -> None:
    program = (
        "import sys\n"
        "from facilitator.machine.this_machine import ThisMachine\n"
        "ThisMachine().wake_lock()\n"
        "print('wakepy' in sys.modules, 'psutil' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.split() == ["False", "False"]
