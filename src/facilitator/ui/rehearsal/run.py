"""Sets a rehearsal up: the application without a screen, a shell, the workshop."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from facilitator.paths import resource
from facilitator.ui.services import Services


def go_offscreen() -> None:
    """Have Qt draw without a screen: a laptop and a projector that exist only in memory."""
    screens = resource("rehearsal", "screens.json")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"


def rehearse(
    services: Services,
    file: Path,
    pictures: Path,
    numbers: Sequence[int],
    seed: int,
    private: str,
    go_on: Callable[[], None],
) -> None:
    """Run the workshop in FILE through the windows; pictures go into a folder that is there.

    `go_on` is called before each picture: what it raises ends the rehearsal, the file is closed.
    Raises RuleBroken for a section that does not exist, Trouble for the file.
    """
    from PySide6.QtCore import QCoreApplication, QEvent

    from facilitator.ui.application import make_application
    from facilitator.ui.rehearsal import hands
    from facilitator.ui.rehearsal.album import Album
    from facilitator.ui.rehearsal.clock import RehearsalClock
    from facilitator.ui.rehearsal.rehearsal import Rehearsal
    from facilitator.ui.rehearsal.script import Script
    from facilitator.ui.shell import Shell

    app = make_application()
    album = Album(pictures, go_on)
    clock = RehearsalClock()
    shell = Shell(services, clock)
    shell.show_start()
    shell.show()
    hands.settle()
    album.take("start", shell)
    if not shell.open_path(file) or shell.view is None:
        raise RuntimeError(shell.notice.text())
    event = shell.view.signals.workshop.event
    clock.start(event.held_on, event.starts_at)
    shell.activateWindow()
    hands.settle()
    try:
        Rehearsal(shell, clock, Script(seed, private), album).run(numbers)
    finally:
        shell.close()
        hands.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()
