"""Has documents made in a child process, so that the window never waits and can always cancel."""

import json
from collections import deque
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal, Slot

from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.ui.reports.maker import ReportMaker, Wanted
from facilitator.words import tr
from facilitator.words.messages import SENTENCES, sentence

_KILL_WAIT = 2000
_LAST = ("done", "dropped", "error")

# The child itself failed: it was killed, never started, or said nothing that can be read.
FAILED: Mapping[str, object] = {"error": "typesetting_failed"}


def failure(told: Mapping[str, object]) -> str:
    """Tell in one sentence what went wrong and what to do."""
    code, gaps = str(told.get("error")), told.get("gaps")
    if code in SENTENCES:
        try:
            return sentence(Trouble(code, **(gaps if isinstance(gaps, dict) else {})))
        except KeyError:  # the child left out a gap: the sentence below still helps
            pass
    return tr("The report could not be made. Try again; the workshop itself is saved.")


class Typesetting(QObject):
    """Keeps one child, which is warm for the next order.

    `told` carries what the child says of the newest order, as a mapping (see ReportMaker); of
    older ones nothing is heard any more, and nothing comes after `cancel` but `gone`: the child
    that was killed is there no more, and writes nothing.
    """

    gone = Signal()
    told = Signal(object)

    def __init__(self, maker: ReportMaker, parent: QObject) -> None:
        super().__init__(parent)
        self._maker = maker
        self._process: QProcess | None = None
        self._leaving: list[QProcess] = []
        self._number: int | None = None
        self._lines = b""
        self._giving: Iterator[bytes] | None = None
        self._waiting: deque[Iterator[bytes]] = deque(maxlen=1)
        self._feeding = QTimer(self)
        self._feeding.setInterval(0)
        self._feeding.timeout.connect(self._feed)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    @property
    def is_running(self) -> bool:
        return self._number is not None

    def warm(self) -> None:
        """Start the child where there is none: the next order is answered sooner."""
        if self._process is not None:
            return
        process = QProcess(self)
        self._process = process
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error_occurred)
        process.readyReadStandardOutput.connect(self._on_ready_read)
        program, *arguments = self._maker.command()
        process.start(program, arguments)

    def start(self, wanted: Wanted, workshop: Workshop) -> None:
        """Order a document; an order that is under way is not heard any more."""
        self._number = wanted.number
        self.warm()
        if self._process is None:  # it failed to start at once, and that was told
            return
        self._waiting.append(self._maker.order(wanted, workshop))
        self._feed()

    def go(self) -> None:
        """Have the finished file put in its place."""
        if self._process is not None and self._number is not None:
            self._process.write(self._maker.go(self._number))

    def rest(self) -> None:
        """Let the child end by itself once nothing is to be done; it gives its memory back."""
        if self._process is not None and not self.is_running:
            self._end()

    def finish(self) -> None:
        """Wait, a moment at most, until what runs is done; then end the child."""
        if self._process is not None and self.is_running:
            self._process.closeWriteChannel()
            self._process.waitForFinished(_KILL_WAIT)
        self.stop()

    def cancel(self) -> None:
        """Kill the child; it may take a moment to go, which nobody waits for."""
        self._number = None
        self._end()

    @Slot()
    def stop(self) -> None:
        """Kill the child and wait until it has gone: the window closes."""
        self.cancel()
        for process in tuple(self._leaving):
            process.waitForFinished(_KILL_WAIT)

    # -- writing --------------------------------------------------------------------------------

    @Slot()
    def _feed(self) -> None:
        """Write one piece: a large workshop goes over in many, and the window draws between."""
        if self._giving is None and self._waiting:
            self._giving = self._waiting.popleft()
        piece = next(self._giving, None) if self._giving is not None else None
        if piece is not None and self._process is not None:
            self._process.write(piece)
            self._feeding.start()
            return
        self._giving = None
        if not self._waiting:
            self._feeding.stop()

    # -- hearing --------------------------------------------------------------------------------

    @Slot()
    def _on_ready_read(self) -> None:
        if self._process is None:
            return
        self._lines += bytes(self._process.readAllStandardOutput().data())
        *lines, self._lines = self._lines.split(b"\n")
        for line in lines:
            self._hear(_read(line))

    def _hear(self, told: Mapping[str, object]) -> None:
        if self._number is None or told.get("number") != self._number:
            return
        if any(last in told for last in _LAST):
            self._number = None
        self.told.emit(told)

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._on_ready_read()
        self._fail()

    @Slot(QProcess.ProcessError)
    def _on_error_occurred(self, error: QProcess.ProcessError) -> None:
        # All other errors are followed by `finished`; a child that never started ends here.
        if error is QProcess.ProcessError.FailedToStart:
            self._fail()

    def _fail(self) -> None:
        was_running, self._number = self.is_running, None
        self._end()
        if was_running:
            self.told.emit(FAILED)

    def _end(self) -> None:
        process, self._process = self._process, None
        self._lines = b""
        self._giving = None
        self._waiting.clear()
        self._feeding.stop()
        if process is None:
            return
        process.finished.disconnect(self._on_finished)
        process.errorOccurred.disconnect(self._on_error_occurred)
        process.readyReadStandardOutput.disconnect(self._on_ready_read)
        if process.state() is QProcess.ProcessState.NotRunning:
            process.deleteLater()
            return
        # A child that holds gigabytes takes half a second to go.
        self._leaving.append(process)
        process.finished.connect(self._on_left)
        process.kill()

    @Slot()
    def _on_left(self) -> None:
        for process in tuple(self._leaving):
            if process.state() is QProcess.ProcessState.NotRunning:
                self._leaving.remove(process)
                process.deleteLater()
        self.gone.emit()


def _read(line: bytes) -> Mapping[str, object]:
    """Read what the child said; a line that is no answer says nothing."""
    try:
        told = json.loads(line.decode("utf-8"))
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
