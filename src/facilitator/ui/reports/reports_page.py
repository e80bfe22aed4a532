"""The report page: what to make, the real pages beside it, and saving them."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.app.files import is_there
from facilitator.app.report_choices import ReportChoices
from facilitator.app.report_versions import (
    INTERNAL,
    ReportMemory,
    is_changed,
)
from facilitator.domain.entities import NEVER_UNDONE, Touch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.busy_bar import BusyBar
from facilitator.ui.reports.choosing_card import ChoosingCard
from facilitator.ui.reports.document_saver import DocumentSaver
from facilitator.ui.reports.maker import ReportMaker
from facilitator.ui.reports.preview import Preview
from facilitator.ui.reports.state_line import StateLine
from facilitator.ui.reports.versions_bar import version_word
from facilitator.ui.reports.zoom_line import ZoomLine
from facilitator.ui.widgets.parts import label
from facilitator.words import tr

_SIDE = 332


class ReportsPage(QWidget):
    """Sets the document anew when it is seen and the workshop or a choice has changed since.

    `remembered` carries a ReportMemory, to be kept for the next time.
    """

    document_saved = Signal(str)
    notice_raised = Signal(str)
    remembered = Signal(object)

    def __init__(
        self,
        signals: DeskSignals,
        maker: ReportMaker,
        memory: ReportMemory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._signals = signals
        self._changed = True
        self._card = ChoosingCard(memory or ReportMemory(), maker.check_logo)
        self.versions = self._card.versions
        self.choices = self._card.choices
        self._shown = self.memory.choices
        self.preview = Preview(signals, maker)
        self.saver = DocumentSaver(signals, maker)
        self.state = StateLine()
        self.busy = BusyBar()
        self.progress = label("", "small")
        self.zoom = ZoomLine()
        self.replaced = label("", "warning", wrap=True)
        self._lay_out()
        self._connect_signals()
        self.saver.prefer(self.memory.ending)
        self._show_memory()

    @property
    def memory(self) -> ReportMemory:
        """Give what is chosen, and the versions."""
        return self._card.memory

    @property
    def is_saving(self) -> bool:
        """Tell whether a document is being written."""
        return self.saver.is_running

    def set_folder(self, folder: Path | str) -> None:
        """Say in which folder the workshop's file lies: documents go beside it by default."""
        self.saver.set_folder(Path(folder))

    def stop(self) -> None:
        """Give up what runs; the main window calls it before it closes or drops the page."""
        self.preview.stop()
        self.saver.stop()

    def take_focus(self) -> None:
        """Put the keyboard where the choosing begins."""
        self.versions.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        page = QHBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 12)
        page.setSpacing(16)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self._card, 1)
        self._card.setFixedWidth(_SIDE)
        side.addWidget(self.saver)
        self.saver.setFixedWidth(_SIDE)
        page.addLayout(side)
        right = QVBoxLayout()
        right.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.state, 1)
        head.addWidget(self.busy)
        head.addWidget(self.progress)
        head.addWidget(self.zoom)
        right.addLayout(head)
        right.addWidget(self.replaced)
        right.addWidget(self.preview, 1)
        page.addLayout(right, 1)
        self.replaced.hide()

    def _connect_signals(self) -> None:
        self._card.notice_raised.connect(self.notice_raised)
        self._card.remembered.connect(self._on_remembered)
        self._signals.changed.connect(self._on_changed)
        self.preview.failed.connect(self._on_preview_failed)
        self.preview.finished.connect(self._on_preview_finished)
        self.preview.pages.page_changed.connect(self._on_page_changed)
        self.preview.pages.zoomed.connect(self._on_zoomed)
        self.preview.shown.connect(self._on_shown)
        self.preview.started.connect(self._on_started)
        self.saver.format_chosen.connect(self._on_format_chosen)
        self.saver.saved.connect(self.document_saved)
        self.zoom.fit_requested.connect(self.preview.pages.zoom_to)
        self.zoom.step_requested.connect(self.preview.pages.zoom_by)

    # -- remembering ----------------------------------------------------------------------------

    def _show_memory(self) -> None:
        self._show_state()
        choices = self._choices_here()
        self.preview.choices = choices
        self.saver.show_choices(choices, self._version_told())

    def _show_state(self) -> None:
        stage = self._signals.workshop.event.stage
        self.state.show_state(stage, self.memory.choices.document)

    def _choices_here(self) -> ReportChoices:
        """Give the choices without a center that this workshop lacks or a logo that is gone."""
        choices = self.memory.choices
        if choices.center is not None and self._signals.workshop.center(choices.center) is None:
            choices = replace(choices, center=None)
        if choices.logo is not None and not is_there(choices.logo):
            choices = replace(choices, logo=None)
        return choices

    def _version_told(self) -> str:
        """Name the version for the file; the usual one and changed choices go without."""
        memory = self.memory
        if memory.version == INTERNAL or memory.choices.is_private or is_changed(memory):
            return ""
        return version_word(memory.version)

    # -- showing --------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._changed = False
        self._show_state()
        self.choices.show_centers(self._signals.workshop.centers)
        self.preview.refresh_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._card.show_memory()  # a logo may have gone or come back meanwhile
        self._show_memory()
        if self._changed:
            self._refresh()
        else:
            self.preview.warm()
            self.saver.warm()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.preview.rest()
        self.saver.rest()

    # -- hearing --------------------------------------------------------------------------------

    @Slot(object)
    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if all(touch.kind in NEVER_UNDONE for touch in touched):
            return
        self._changed = True
        if self.isVisible():
            self._refresh()

    @Slot(str)
    def _on_format_chosen(self, ending: str) -> None:
        self._card.remember(replace(self.memory, ending=ending))

    @Slot(object)
    def _on_remembered(self, memory: ReportMemory) -> None:
        anew, self._shown = memory.choices != self._shown, memory.choices
        self._show_memory()
        self.remembered.emit(memory)
        if anew and self.isVisible():
            self.preview.refresh()

    @Slot(int)
    def _on_page_changed(self, page: int) -> None:
        count = self.preview.pages.page_count()
        if count and not self.preview.is_busy:
            self.progress.setText(tr("Page {page} of {count}", page=page + 1, count=count))

    @Slot()
    def _on_preview_failed(self) -> None:
        self.busy.end()
        self.progress.setText("")

    @Slot()
    def _on_preview_finished(self) -> None:
        self._on_page_changed(self.preview.pages.page())
        if self.isVisible():
            self.saver.warm()
        else:
            self.preview.rest()

    @Slot()
    def _on_shown(self) -> None:
        self.busy.end()
        self.progress.setText(tr("Pages: {count}", count=self.preview.pages.page_count()))
        signs = self.preview.replaced
        self.replaced.setVisible(bool(signs))
        self.replaced.setText(
            tr(
                "No font draws these characters, □ stands in their place: {signs}",
                signs=" ".join(signs),
            )
        )

    @Slot()
    def _on_started(self) -> None:
        self.busy.begin()
        self.progress.setText(tr("The document is being set …"))

    @Slot(float)
    def _on_zoomed(self, share: float) -> None:
        self.zoom.show_zoom(self.preview.pages.zoom, share)
