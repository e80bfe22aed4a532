"""Sits at the console of a workshop and presses keys: FILE ROUNDS, figures as JSON.

The times are milliseconds from the key to the moment when console and wall are painted, and to
the moment when the console has heard that the file has it. The wall is a screen of 1920 x 1080.
"Worked" is what the windows' thread needed of the processor until all was painted: other jobs of
the machine do not count there.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.app import place
from facilitator.bootstrap import Files
from facilitator.domain.terms import SlideKind
from facilitator.ui.application import make_application
from facilitator.ui.shell import Shell

_WARM = 8  # keys that are not counted
_REST = 0.03  # seconds between keys; a fast typist takes three times as long
_PATIENCE = 5.0
# What an input method sends for "함께": each stroke of a syllable, then the whole of it.
_STROKES = (("ㅎ", "하", "함"), ("ㄲ", "께"))
_PER_LINE = 12  # syllables


class _Painted(QObject):
    """Hears when what is watched has been painted."""

    def __init__(self, widgets: list[QWidget]) -> None:
        super().__init__()
        self.waiting: set[QObject] = set(widgets)
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.waiting.discard(watched)
        return False


class Console:
    """The windows of an open workshop, and the times that they take."""

    def __init__(self, file: Path) -> None:
        self.shell = Shell(Files())
        if not self.shell.open_path(file) or self.shell.view is None:
            raise RuntimeError(self.shell.notice.text())
        self.view = self.shell.view
        self.signals = self.view.signals
        self.shell.show()
        self.shell.begin()
        self.shell.activateWindow()
        self._saved = 0
        self.signals.saved.connect(self._on_saved)
        self.painted: list[float] = []
        self.worked: list[float] = []
        self.saved: list[float] = []
        self.rest(3.0)  # the writer has its own library imported by then
        size = self.view.wall.window.size()
        assert (size.width(), size.height()) == (1920, 1080), size

    def show_slide(self, slide: SlideKind) -> None:
        """Put a slide of the current project on the wall."""
        self.signals.do(place.show_slide, slide)
        self.rest(0.3)

    def measure(self, act: Callable[[], object], changes: QWidget) -> None:
        """Do something; what it changes must be painted, wall and preview too, and be saved."""
        slides = [self.view.wall.window.view, self.view.wall.mirror]
        before = [view.picture for view in slides]
        watch = _Painted([changes, *slides])
        start, working = perf_counter(), thread_time()
        act()
        same = [v for v, old in zip(slides, before, strict=True) if v.picture.items == old.items]
        self._until(lambda: watch.waiting <= set(same))
        # The last paint event is followed by handing the picture to the window.
        QCoreApplication.processEvents()
        self.painted.append((perf_counter() - start) * 1000)
        self.worked.append((thread_time() - working) * 1000)
        number = self.signals.desk.number
        self._until(lambda: self._saved >= number and not self._pending())
        self.saved.append((perf_counter() - start) * 1000)
        self.rest(_REST)

    def rest(self, seconds: float) -> None:
        """Let some time go by, with the windows alive."""
        until = perf_counter() + seconds
        while perf_counter() < until:
            QCoreApplication.processEvents()
            QTest.qSleep(1)

    def close(self) -> None:
        self.shell.close()

    def _until(self, done: Callable[[], bool]) -> None:
        until = perf_counter() + _PATIENCE
        while not done():
            # Waiting, as the application does, lets the writer's thread run.
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if perf_counter() > until:
                raise TimeoutError("a key was not painted or not saved")

    def _pending(self) -> bool:
        keeper = self.signals.keeper
        return keeper is not None and keeper.pending() > 0

    def _on_saved(self, number: int, at: object) -> None:
        self._saved = number


def press_answers(console: Console, rounds: int) -> None:
    """Answer by key, center after center, a round of all of them with one word, then another."""
    console.show_slide(SlideKind.ANSWERS)
    board = console.view.live.board
    words = (Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_5)
    asked = [center.id for center in board.centers()[1:]]  # the lead comes first
    for pressed in range(rounds):
        turn, at = divmod(pressed, len(asked))
        if at == 0:
            board.focus_center(asked[0])
            console.rest(0.1)
        row = QApplication.focusWidget()
        assert row is not None and board.current_center() == asked[at]
        console.measure(partial(QTest.keyClick, row, words[turn % len(words)]), row)


def type_notes(console: Console, rounds: int) -> None:
    """Type through an input method, stroke by stroke, and enter line after line."""
    console.show_slide(SlideKind.NOTES)
    notes = console.view.live.record.notes
    console.view.live.show_tab(0)
    syllables = 0
    while len(console.painted) < rounds:
        strokes = _STROKES[syllables % len(_STROKES)]
        for stroke in strokes:
            event = QInputMethodEvent(stroke, [])
            console.measure(partial(_send, notes.input, event), notes.input.viewport())
        done = QInputMethodEvent()
        done.setCommitString(strokes[-1])
        _send(notes.input, done)
        syllables += 1
        if syllables % _PER_LINE == 0:
            enter = partial(QTest.keyClick, notes.input, Qt.Key.Key_Return)
            console.measure(enter, notes.lines.viewport())


def _send(field: QWidget, event: QEvent) -> None:
    QCoreApplication.sendEvent(field, event)


def main(file: Path, rounds: int) -> dict[str, list[float]]:
    """Measure answers, then notes."""
    app = make_application()
    found: dict[str, list[float]] = {}
    for name, act in (("answer", press_answers), ("note", type_notes)):
        console = Console(file)
        act(console, rounds + _WARM)
        found[f"{name} painted"] = console.painted[_WARM:]
        found[f"{name} worked"] = console.worked[_WARM:]
        found[f"{name} saved"] = console.saved[_WARM:]
        console.close()
        app.processEvents()
    return found


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
