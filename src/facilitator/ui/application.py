"""The running application: Qt, the look, and one shell."""

import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.ui import look
from facilitator.ui.collecting import Collecting
from facilitator.ui.services import Services
from facilitator.ui.shell import Shell
from facilitator.ui.speaking import choose_language
from facilitator.words import language, tr
from facilitator.words.messages import sentence

_translator: QTranslator | None = None


def make_application(theme: str = "light") -> QApplication:
    """Make the one QApplication and dress it."""
    _prepare_input_method()
    # While the writer saves, the windows get the interpreter back after half a millisecond.
    sys.setswitchinterval(0.0005)
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Facilitator")
    app.setApplicationDisplayName(tr("Facilitator"))
    app.setDesktopFileName("facilitator")
    # The wall may outlive a closed console by a moment, never the other way round.
    app.setQuitOnLastWindowClosed(False)
    if app.findChild(Collecting) is None:
        Collecting(app)
    look.wear(app, theme)
    speak_qt(app)
    return app


def speak_qt(app: QApplication) -> None:
    """Have Qt's own texts (file dialogs, field menus) speak our language."""
    global _translator
    if _translator is not None:
        app.removeTranslator(_translator)
        _translator = None
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    made = QTranslator(app)
    if language() == "ko" and made.load("qtbase_ko", folder):
        app.installTranslator(made)
        _translator = made


def _prepare_input_method() -> None:
    """Use ibus where fcitx is announced: Qt's wheels carry no fcitx plugin."""
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"


class _Guard:
    """Keeps a bug from ending the application: it is logged and told as one quiet sentence."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def __call__(
        self, kind: type[BaseException], value: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        from facilitator.app.bug_log import write_bug

        place = write_bug(value.with_traceback(trace))
        if isinstance(value, RuleBroken | Trouble):
            told = sentence(value)
        else:
            told = tr(
                "Something went wrong; nothing entered is lost. Details: {place}", place=place
            )
        view = self._shell.view
        (view.notice if view is not None else self._shell.notice).show_notice(told, stays=True)


def _on_language_changed() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setApplicationDisplayName(tr("Facilitator"))  # else titles end in the old language
        speak_qt(app)


def run(services: Services, file: Path | None, sample: bool) -> int:
    """Open the window and stay until it is closed; the exit status."""
    settings = services.load_settings()
    choose_language(settings.language)
    app = make_application(settings.theme)
    shell = Shell(services)
    sys.excepthook = _Guard(shell)
    app.setQuitOnLastWindowClosed(False)
    shell.language_changed.connect(_on_language_changed)
    shell.closed.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    shell.open_first(file, sample)
    shell.show()
    shell.begin()
    return app.exec()
