"""Sets the report in a child process, so that the window never waits and can always cancel."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal, Slot

from facilitator.domain.failures import Trouble
from facilitator.words import tr
from facilitator.words.messages import SENTENCES, sentence

# The child itself failed: it was killed, never started, or said nothing that can be read.
_FAILED = "typesetting_failed"
_KILL_WAIT = 2000


@dataclass(frozen=True, slots=True)
class Typeset:
    """How it went: `code` "" is success, otherwise the code of a Trouble with its `gaps`."""

    code: str = ""
    gaps: Mapping[str, object] = field(default_factory=dict)
    replaced: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.code

    def failure(self) -> str:
        """Tell in one sentence what went wrong and what to do."""
        if self.code in SENTENCES:
            try:
                return sentence(Trouble(self.code, **self.gaps))
            except KeyError:  # the child left out a gap: the sentence below still helps
                pass
        return tr("The report could not be made. Try again; the workshop itself is saved.")


class Typesetting(QObject):
    """Runs one child at a time; `finished` carries a Typeset, and nothing comes after `cancel`."""

    finished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def start(self, command: list[str], content: bytes) -> None:
        """Start the child on this content; one that still runs is cancelled first."""
        self.cancel()
        process = QProcess(self)
        self._process = process
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error_occurred)
        process.start(command[0], command[1:])
        if self._process is process:  # it may have failed to start already
            process.write(content)
            process.closeWriteChannel()

    @Slot()
    def cancel(self) -> None:
        """Kill the child."""
        process = self._let_go()
        if process is not None and process.state() is not QProcess.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(_KILL_WAIT)

    def _let_go(self) -> QProcess | None:
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._on_finished)
            process.errorOccurred.disconnect(self._on_error_occurred)
            process.deleteLater()
        return process

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process = self._let_go()
        if process is None:
            return
        said = bytes(process.readAllStandardOutput().data())
        crashed = status is not QProcess.ExitStatus.NormalExit
        self.finished.emit(Typeset(_FAILED) if crashed else _read(code, said))

    @Slot(QProcess.ProcessError)
    def _on_error_occurred(self, error: QProcess.ProcessError) -> None:
        # All other errors are followed by `finished`; a child that never started ends here.
        if error is QProcess.ProcessError.FailedToStart and self._let_go() is not None:
            self.finished.emit(Typeset(_FAILED))


def _read(code: int, said: bytes) -> Typeset:
    """Read the child's last line."""
    try:
        told = json.loads(said.decode("utf-8").strip().splitlines()[-1])
    except (ValueError, IndexError):
        return Typeset(_FAILED)
    if not isinstance(told, dict):
        return Typeset(_FAILED)
    if code != 0:
        gaps = told.get("gaps")
        named = str(told.get("error") or _FAILED)
        return Typeset(named, gaps if isinstance(gaps, dict) else {})
    return Typeset(replaced=tuple(str(each) for each in told.get("replaced") or ()))
