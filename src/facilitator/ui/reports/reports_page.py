"""The report page: the report as it stands now, and its PDF."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.entities import NEVER_UNDONE, Touch
from facilitator.domain.terms import WorkshopStage
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.maker import ReportMaker
from facilitator.ui.reports.pdf_saver import PdfSaver
from facilitator.ui.reports.preview import Preview
from facilitator.ui.reports.typesetting import Typeset
from facilitator.ui.widgets.parts import card, label, row, set_look
from facilitator.words import tr

_SIDE = 300


def state_word(stage: WorkshopStage) -> str:
    """Name the state of the report, as it is marked on its pages."""
    return {
        WorkshopStage.PREPARED: tr("Draft", "report"),
        WorkshopStage.RUNNING: tr("Draft", "report"),
        WorkshopStage.CLOSED: tr("Provisional", "report"),
        WorkshopStage.FINAL: tr("Final", "report"),
    }[stage]


def state_sentence(stage: WorkshopStage) -> str:
    """Tell what the state means."""
    draft = tr("The workshop is not closed yet. The report says so on every page.")
    return {
        WorkshopStage.PREPARED: draft,
        WorkshopStage.RUNNING: draft,
        WorkshopStage.CLOSED: tr("The workshop is closed. The outcome is not final yet."),
        WorkshopStage.FINAL: tr("The outcome is final."),
    }[stage]


class ReportsPage(QWidget):
    """Sets the report anew when it is seen and the workshop has changed since."""

    notice_raised = Signal(str)
    pdf_saved = Signal(str)

    def __init__(
        self, signals: DeskSignals, maker: ReportMaker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._signals = signals
        self._changed = True
        self.preview = Preview(signals, maker)
        self.saver = PdfSaver(signals, maker)
        self.state = label("", "stage")
        self._meaning = label("", "secondary", wrap=True)
        self.progress = label("", "small", wrap=True)
        self.replaced = label("", "warning", wrap=True)
        self._lay_out()
        self._connect_signals()

    def set_folder(self, folder: Path | str) -> None:
        """Say in which folder the workshop's file lies: the PDF goes beside it by default."""
        self.saver.set_folder(Path(folder))

    def stop(self) -> None:
        """Give up what runs; the main window calls it before it closes or drops the page."""
        self.preview.stop()
        self.saver.stop()

    # -- building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        page = QHBoxLayout(self)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(16)
        page.addWidget(self.preview, 1)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self._state_card())
        side.addStretch(1)
        side.addWidget(self.saver)
        self.saver.setFixedWidth(_SIDE)
        page.addLayout(side)

    def _state_card(self) -> QFrame:
        frame, column = card()
        frame.setFixedWidth(_SIDE)
        column.setContentsMargins(18, 14, 18, 16)
        head = row(label(tr("Result report"), "heading"), self.state)
        head.insertStretch(1, 1)
        column.addLayout(head)
        column.addWidget(self._meaning)
        column.addWidget(self.progress)
        column.addWidget(self.replaced)
        self.replaced.hide()
        return frame

    def _connect_signals(self) -> None:
        self._signals.changed.connect(self._on_changed)
        self.preview.shown.connect(self._on_shown)
        self.preview.started.connect(self._on_started)
        self.saver.failed.connect(self.notice_raised)
        self.saver.saved.connect(self.pdf_saved)

    # -- showing --------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._changed = False
        stage = self._signals.workshop.event.stage
        self.state.setText(state_word(stage))
        set_look(self.state, "stage", stage.value)
        self._meaning.setText(state_sentence(stage))
        self.preview.refresh_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._changed:
            self._refresh()

    @Slot(object)
    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if all(touch.kind in NEVER_UNDONE for touch in touched):
            return
        self._changed = True
        if self.isVisible():
            self._refresh()

    @Slot(object)
    def _on_shown(self, typeset: Typeset) -> None:
        if not typeset.ok:
            self.progress.setText("")
            return
        self.progress.setText(tr("Pages: {count}", count=self.preview.pages.page_count()))
        self.replaced.setVisible(bool(typeset.replaced))
        self.replaced.setText(
            tr(
                "No font draws these characters, □ stands in their place: {signs}",
                signs=" ".join(typeset.replaced),
            )
        )

    @Slot()
    def _on_started(self) -> None:
        self.progress.setText(tr("The report is being set …"))
