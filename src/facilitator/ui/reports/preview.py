"""Keeps the preview of the report up with the workshop."""

from pathlib import Path

from PySide6.QtCore import QTemporaryDir, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.maker import ReportMaker
from facilitator.ui.reports.page_column import PageColumn
from facilitator.ui.reports.typesetting import Typeset, Typesetting
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

_PAPER_PPI = 96
_SETTLES = 500
NO_PAGES = "no_pages"


class Preview(QWidget):
    """Sets the pages anew when it is asked to; what was shown stays until the new ones are there.

    `shown` carries a Typeset, also one that failed.
    """

    shown = Signal(object)
    started = Signal()

    def __init__(self, signals: DeskSignals, maker: ReportMaker) -> None:
        super().__init__()
        self._signals = signals
        self._maker = maker
        self._typesetting = Typesetting(self)
        self._coming: QTemporaryDir | None = None
        self._present: QTemporaryDir | None = None
        self.pages = PageColumn()
        self.message = label(tr("The report is being set …"), "secondary", wrap=True)
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

        A run that is under way shows what is old by now: it is given up.
        """
        self._typesetting.cancel()
        self._timer.start(_SETTLES if self.pages.page_count() else 0)
        self.started.emit()

    def stop(self) -> None:
        """Give up a run that is under way; call it before the window closes."""
        self._timer.stop()
        self._typesetting.cancel()

    def _lay_out(self) -> None:
        said = QWidget()
        column = QVBoxLayout(said)
        column.addStretch(1)
        for each in (self.message, self.again):
            line = QVBoxLayout()
            line.addWidget(each)
            column.addLayout(line)
        column.addStretch(2)
        column.setContentsMargins(120, 0, 120, 0)
        self.message.setAlignment(self.message.alignment().AlignCenter)
        self._said = said
        self._stack = QStackedLayout(self)
        self._stack.addWidget(said)
        self._stack.addWidget(self.pages)

    def _connect_signals(self) -> None:
        self.again.clicked.connect(self._on_again_clicked)
        self._timer.timeout.connect(self._on_timeout)
        self._typesetting.finished.connect(self._on_finished)

    @Slot()
    def _on_again_clicked(self) -> None:
        self.again.hide()
        self.message.setText(tr("The report is being set …"))
        self.refresh_soon()

    @Slot()
    def _on_timeout(self) -> None:
        self._coming = QTemporaryDir()
        content = self._maker.content(self._signals.workshop, self._signals.now())
        ppi = round(_PAPER_PPI * self.devicePixelRatioF())
        self._typesetting.start(self._maker.command("png", self._coming.path(), ppi), content)

    @Slot(object)
    def _on_finished(self, typeset: Typeset) -> None:
        made = self._coming
        files = sorted(Path(made.path()).glob("page-*.png")) if made is not None else []
        if typeset.ok and not files:
            typeset = Typeset(NO_PAGES)
        if typeset.ok:
            self.pages.show_pages(files)
            self._present = made  # the pages shown before go with their folder
            self._stack.setCurrentWidget(self.pages)
        else:
            self.message.setText(typeset.failure())
            self.again.show()
            self._stack.setCurrentWidget(self._said)
        self._coming = None
        self.shown.emit(typeset)
