"""Work at the live page for some seconds, and say how long the windows stood still at most.

python -m tests.durability.slow_console FOLDER SECONDS

Prints a line of JSON: `opening` and `drained` are seconds; `longest` and `late` are milliseconds
and the count of gaps between two turns of the event loop, late ones those over three frames;
`saved` and `waited` count Actions.
"""

import json
import os
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

from facilitator.app import answers, notes
from facilitator.bootstrap import Files
from facilitator.domain.terms import AnswerWord
from facilitator.ui.application import make_application
from tests.app.day import HandClock
from tests.sample import project_id
from tests.ui.laptop import Laptop, make_sample_file

_FRAME = 16.7  # ms


class Pulse:
    """Notices every gap between two turns of the event loop."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._on_turn)

    def start(self) -> None:
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _on_turn(self) -> None:
        self.gaps.append(self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()


class Hands:
    """Types, enters notes and takes answers, several times a second."""

    def __init__(self, laptop: Laptop) -> None:
        self._signals = laptop.view.signals
        self._number = 0
        self.timer = QTimer()
        self.timer.setInterval(120)
        self.timer.timeout.connect(self._on_time)

    def _on_time(self) -> None:
        self._number += 1
        project = project_id(3)
        self._signals.do(notes.type_note, project, f"{self._number} 버스 시간을")
        if self._number % 4 == 0:
            self._signals.do(notes.add_note, project, f"{self._number} 버스 시간을 맞춘다")
        if self._number % 5 == 0:
            center = self._signals.workshop.centers[self._number % 3].id
            if center != self._signals.workshop.project(project).lead:  # type: ignore[union-attr]
                self._signals.do(answers.record_answer, project, center, AnswerWord.YES)


def main(folder: Path, seconds: float) -> None:
    make_application()
    path = folder / "행사.workshop"
    make_sample_file(path)
    began = perf_counter()
    laptop = Laptop(path, HandClock(), Files())
    opening = perf_counter() - began
    laptop.go_to(3)
    pulse, hands, loop = Pulse(), Hands(laptop), QEventLoop()
    QTimer.singleShot(1500, loop.quit)  # what opening leaves to be done
    loop.exec()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    pulse.start()
    hands.timer.start()
    loop.exec()
    hands.timer.stop()
    pulse.stop()
    keeper = laptop.view.signals.keeper
    assert keeper is not None
    waited, began = keeper.pending(), perf_counter()
    is_saved = keeper.flush(120)
    told = {
        "opening": round(opening, 1),
        "longest": round(max(pulse.gaps), 1),
        "late": sum(gap > 3 * _FRAME for gap in pulse.gaps),
        "turns": len(pulse.gaps),
        "waited": waited,
        "saved": laptop.view.signals.desk.number if is_saved else 0,
        "drained": round(perf_counter() - began, 1),
    }
    os.write(1, json.dumps(told).encode() + b"\n")
    laptop.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
