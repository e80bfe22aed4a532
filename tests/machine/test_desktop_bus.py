"""A desktop is asked over its own bus to stay awake, and hears when it need not any more."""

import gc
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from facilitator.app.machine import WakeState
from facilitator.machine.wake_lock import SystemWakeLock

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="a desktop bus"
    ),
]
SERVICE = "org.freedesktop.ScreenSaver"
COOKIE = 4711


class Desktop(threading.Thread):
    """Fulfils the one service; `heard` lists the calls with what they carry."""

    def __init__(self, address: str) -> None:
        super().__init__(daemon=True)
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self.grants = True
        self.heard: list[tuple[str, tuple[object, ...]]] = []
        self._bus = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName(SERVICE))

    def close(self) -> None:
        self._bus.close()

    def run(self) -> None:
        from jeepney import HeaderFields, MessageType, new_error, new_method_return

        while True:
            try:
                message = self._bus.receive()
            except (ConnectionError, OSError):
                return
            if message.header.message_type is not MessageType.method_call:
                continue
            name = message.header.fields[HeaderFields.member]
            asks = name == "Inhibit"
            if self.grants:
                answer = (COOKIE,) if asks else ()
                self._bus.send(new_method_return(message, "u" if asks else None, answer))
            else:
                self._bus.send(new_error(message, f"{SERVICE}.Refused"))
            self.heard.append((name, message.body))


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    ) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.delenv("WAKEPY_FAKE_SUCCESS", raising=False)
        made = Desktop(address)
        made.start()
        yield made
        daemon.terminate()
        made.join(10)
        made.close()


def wait_until(fact: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not fact():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def collecting() -> Iterator[list[str]]:
    """Hear in which threads garbage is collected; such a thread may destroy a widget."""
    heard: list[str] = []

    def hear(phase: str, _: dict[str, int]) -> None:
        heard.append(threading.current_thread().name)

    gc.callbacks.append(hear)
    yield heard
    gc.callbacks.remove(hear)


def test_the_desktop_is_asked_and_let_go(desktop: Desktop, collecting: list[str]) -> None:
    lock = SystemWakeLock()
    lock.hold()
    wait_until(lambda: lock.state is not WakeState.TRYING)
    assert lock.state is WakeState.HELD
    assert [name for name, _ in desktop.heard] == ["Inhibit"]
    lock.let_go()
    wait_until(lambda: len(desktop.heard) == 2)
    assert desktop.heard[1] == ("UnInhibit", (COOKIE,))
    wait_until(lambda: "stay awake" not in {t.name for t in threading.enumerate()})
    assert "stay awake" not in collecting


def test_a_desktop_that_refuses_leaves_nothing_open(desktop: Desktop) -> None:
    desktop.grants = False
    lock = SystemWakeLock()
    lock.hold()
    wait_until(lambda: lock.state is WakeState.REFUSED)
    lock.let_go()
    gc.collect()  # a connection left open is told now, which fails the test
