"""Sits at the report page of a workshop and changes choices: FILE ROUNDS, figures as JSON.

The times are milliseconds from a choice to the moment when the page in view is painted anew. Each
round makes every choice once and takes it back; the first round is told apart, for nothing of it
was ever set before.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QCheckBox

from facilitator.app.report_versions import INTERNAL, PUBLIC
from facilitator.bootstrap import Files
from facilitator.ui.application import make_application
from facilitator.ui.reports.reports_page import ReportsPage
from facilitator.ui.shell import Shell

_PATIENCE = 30.0


class _Seen(QObject):
    """Tells whether the column of pages was painted since a new page came."""

    def __init__(self, page: ReportsPage) -> None:
        super().__init__()
        self.is_new = self.is_painted = False
        self._page = page
        page.preview.shown.connect(self._on_shown)
        page.preview.pages.viewport().installEventFilter(self)

    def wait(self) -> None:
        """Forget what was seen, and be ready for what comes."""
        self.is_new = self.is_painted = False

    def _on_shown(self) -> None:
        self.is_new = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.is_new:
            self.is_painted = True
        return False


def _until(done: Callable[[], bool]) -> None:
    until = perf_counter() + _PATIENCE
    while not done():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if perf_counter() > until:
            raise TimeoutError("a page did not come")


def _choices(page: ReportsPage) -> Iterator[Callable[[], object]]:
    """List each choice of a user and the one that takes it back."""
    for box in page.findChildren(QCheckBox):
        if box.isVisible() and box.isEnabled():
            yield from (box.click, box.click)
    for language in ("en", "ko"):
        yield partial(page.choices.language.chosen.emit, language)
    for version in (PUBLIC, INTERNAL):
        yield partial(page.versions.version_requested.emit, version)


def main(file: Path, rounds: int) -> dict[str, list[float]]:
    """Measure the first round, and those after it."""
    make_application()
    shell = Shell(Files())
    if not shell.open_path(file) or shell.view is None:
        raise RuntimeError(shell.notice.text())
    shell.resize(1366, 768)
    shell.show()
    shell.begin()
    shell.view.open_page("report")
    page = shell.view.findChild(ReportsPage)
    assert isinstance(page, ReportsPage)
    _until(lambda: page.preview.pages.page_count() > 0 and not page.preview.is_busy)
    seen = _Seen(page)
    found: dict[str, list[float]] = {"first": [], "again": []}
    for turn in range(rounds):
        for choose in _choices(page):
            seen.wait()
            start = perf_counter()
            choose()
            _until(lambda: seen.is_painted)
            found["again" if turn else "first"].append((perf_counter() - start) * 1000)
            _until(lambda: not page.preview.is_busy)
    shell.close()
    return found


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
