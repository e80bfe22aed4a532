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
from facilitator.ui.reports.choosing_card import ChoosingCard
from facilitator.ui.reports.document_saver import DocumentSaver
from facilitator.ui.reports.maker import ReportMaker
from facilitator.ui.reports.preview_pane import PreviewPane
from facilitator.ui.reports.versions_bar import version_word

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
        self.pane = PreviewPane(signals, maker)
        self.preview = self.pane.preview
        self.saver = DocumentSaver(signals, maker)
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
        page.addWidget(self.pane, 1)

    def _connect_signals(self) -> None:
        self._card.notice_raised.connect(self.notice_raised)
        self._card.remembered.connect(self._on_remembered)
        self._signals.changed.connect(self._on_changed)
        self.pane.finished.connect(self._on_pane_finished)
        self.saver.format_chosen.connect(self._on_format_chosen)
        self.saver.saved.connect(self.document_saved)

    # -- remembering ----------------------------------------------------------------------------

    def _show_memory(self) -> None:
        self._show_state()
        choices = self._choices_here()
        self.preview.choices = choices
        self.saver.show_choices(choices, self._version_told())

    def _show_state(self) -> None:
        stage = self._signals.workshop.event.stage
        self.pane.state.show_state(stage, self.memory.choices.document)

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

    @Slot()
    def _on_pane_finished(self) -> None:
        if self.isVisible():
            self.saver.warm()
        else:
            self.preview.rest()

    @Slot(object)
    def _on_remembered(self, memory: ReportMemory) -> None:
        anew, self._shown = memory.choices != self._shown, memory.choices
        self._show_memory()
        self.remembered.emit(memory)
        if anew and self.isVisible():
            self.preview.refresh()
