"""Work eight hours in fast time and tell, hour by hour, what the process holds.

python -m tests.endurance.eight_hours FILE: a line of JSON for each hour.
"""

import gc
import json
import os
import sys
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from facilitator.ui.rehearsal.run import go_offscreen

HOURS = 8
SECONDS_A_TICK = 3
_TICKS = 3600 // SECONDS_A_TICK
_TURN = 10  # ticks from one thing done to the next: every half minute of the day


@dataclass(frozen=True, slots=True)
class Held:
    """What the process holds at the end of an hour; memory in KiB."""

    hour: int
    actions: int
    memory: int
    handles: int
    threads: int
    objects: int
    windows: int


def _memory() -> int:
    """Tell the resident memory of this process in KiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def _handles() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _pass_by() -> None:
    """Do what a running event loop does: deliver events, and delete what asked for it."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _objects(roots: list[QObject]) -> int:
    return sum(1 + len(root.findChildren(QObject)) for root in roots)


def work(file: Path) -> None:
    """Run the hours."""
    from facilitator.bootstrap import Files
    from facilitator.ui.application import make_application
    from facilitator.ui.rehearsal import hands
    from tests.app.day import HandClock
    from tests.endurance.hour_of_work import HourOfWork
    from tests.ui.laptop import Laptop

    make_application()
    clock = HandClock()
    laptop = Laptop(file, clock, Files())
    work_done = HourOfWork(laptop)
    for hour in range(1, HOURS + 1):
        work_done.begin()
        for tick in range(_TICKS):
            clock.pass_minutes(SECONDS_A_TICK / 60)
            laptop.view.tick()
            if tick % _TURN == 0:
                work_done.do_next()
            _pass_by()
        work_done.end()
        hands.settle()
        keeper = laptop.view.signals.keeper
        assert keeper is not None and keeper.flush(10)
        gc.collect()
        held = Held(
            hour,
            laptop.view.signals.desk.number,
            _memory(),
            _handles(),
            threading.active_count(),
            _objects([laptop.shell, laptop.wall]),
            len(QApplication.topLevelWidgets()),
        )
        print(json.dumps(asdict(held)), flush=True)
    laptop.close()


if __name__ == "__main__":
    go_offscreen()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    work(Path(sys.argv[1]))
