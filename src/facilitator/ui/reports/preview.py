"""Keeps the preview of the document up with the workshop and the choices."""

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt, QTemporaryDir, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from facilitator.app.report_choices import USUAL
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.maker import PAGES, ReportMaker, Wanted
from facilitator.ui.reports.page_column import PageColumn
from facilitator.ui.reports.typesetting import FAILED, Typesetting, failure
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

_SETTLES = 500
# A run that is older is not waited for: a new child is there sooner.
_LONG = 2.0


class Preview(QWidget):
    """Sets the pages anew when it is asked to; what was shown stays until the new ones are there.

    `shown` comes when the page in view is new, `failed` when none could be made.
    """

    failed = Signal()
    finished = Signal()
    shown = Signal()
    started = Signal()

    def __init__(self, signals: DeskSignals, maker: ReportMaker) -> None:
        super().__init__()
        self._signals = signals
        self._maker = maker
        self.choices = USUAL
        self.replaced: tuple[str, ...] = ()
        self._typesetting = Typesetting(maker, self)
        self._folder: QTemporaryDir | None = None
        self._number = 0
        self._present: Path | None = None
        self._sizes: list[tuple[float, float]] | None = None
        self._since = 0.0
        self.pages = PageColumn()
        self.message = label(tr("The document is being set…"), "secondary", wrap=True)
        self.again = button(tr("Try again"), "")
        self.again.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._lay_out()
        self._connect_signals()

    @property
    def is_busy(self) -> bool:
        return self._typesetting.is_running or self._timer.isActive()

    def refresh_soon(self) -> None:
        """Set the pages when no further change follows for half a second; at once the first time.

        The workshop goes on being changed: each keystroke need not be set.
        """
        self._ask(_SETTLES if self.pages.page_count() else 0)

    def refresh(self) -> None:
        """Set the pages at once: a choice was changed, and the user looks at what it does."""
        self._ask(0)

    def warm(self) -> None:
        """Have the child ready: the next choice is seen sooner."""
        self._typesetting.warm()

    def rest(self) -> None:
        """Give memory back while nobody looks; what runs is finished."""
        self._typesetting.rest()

    def stop(self) -> None:
        """Give up a run that is under way; call it before the window closes."""
        self._timer.stop()
        self._typesetting.stop()

    def _lay_out(self) -> None:
        said = QWidget()
        column = QVBoxLayout(said)
        column.addStretch(1)
        column.addWidget(self.message)
        column.addSpacing(6)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        column.setContentsMargins(80, 0, 80, 0)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said = said
        self._stack = QStackedLayout(self)
        self._stack.addWidget(said)
        self._stack.addWidget(self.pages)

    def _connect_signals(self) -> None:
        self.again.clicked.connect(self._on_again_clicked)
        self._timer.timeout.connect(self._on_timeout)
        self._typesetting.told.connect(self._on_told)

    def _ask(self, wait: int) -> None:
        if self._typesetting.is_running and monotonic() - self._since > _LONG:
            self._typesetting.cancel()
        self._timer.start(wait)
        self.started.emit()

    @Slot()
    def _on_again_clicked(self) -> None:
        self.again.hide()
        self.message.setText(tr("The document is being set…"))
        self.refresh()

    @Slot()
    def _on_timeout(self) -> None:
        self._number += 1
        self._sizes = None
        self._since = monotonic()
        wanted = Wanted(
            number=self._number,
            fmt=PAGES,
            out=self._place(self._number),
            made_at=self._today(),
            choices=self.choices,
            first=self.pages.page(),
        )
        self._typesetting.start(wanted, self._signals.workshop)

    def _today(self) -> datetime:
        """Give the day, which is all that a page tells: what is set already is known again."""
        return self._signals.now().replace(hour=0, minute=0, second=0, microsecond=0)

    def _place(self, number: int) -> Path:
        if self._folder is None:
            self._folder = QTemporaryDir()
        return Path(self._folder.path()) / str(number)

    @Slot(object)
    def _on_told(self, told: Mapping[str, object]) -> None:
        if "error" in told:
            self._say(failure(told))
            return
        sizes, page, replaced = told.get("sizes"), told.get("page"), told.get("replaced")
        if isinstance(sizes, list):
            self._sizes = [(float(wide), float(high)) for wide, high in sizes]
            self.replaced = tuple(replaced) if isinstance(replaced, list) else ()
            if not sizes:
                self._say(failure(FAILED))
        elif isinstance(page, int):
            self._show(page)
        elif "done" in told:
            self._forget_old()
            self.finished.emit()

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.again.show()
        self._stack.setCurrentWidget(self._said)
        self.failed.emit()

    def _show(self, page: int) -> None:
        """Show a page that can be read: the first one brings the whole column."""
        folder = self._place(self._number)
        if self._present == folder:
            self.pages.show_page(page)
            return
        self._present = folder
        self.pages.show_pages(self._sizes or [], self._picture_of, {page})
        self._stack.setCurrentWidget(self.pages)
        self.shown.emit()

    def _picture_of(self, page: int) -> Path:
        return self._maker.picture(self._present or Path(), page)

    def _forget_old(self) -> None:
        """Remove the pages of orders before this one; the child writes there no more."""
        for folder in Path(self._place(0)).parent.iterdir():
            if folder != self._present:
                shutil.rmtree(folder, ignore_errors=True)
