"""The report page: what to make, the real pages beside it, and saving them."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.app.files import is_there
from facilitator.app.report_choices import Document, ReportChoices
from facilitator.app.report_versions import (
    INTERNAL,
    ReportMemory,
    chosen_version,
    is_changed,
    kept_version,
    renamed_version,
    without_version,
)
from facilitator.domain.entities import NEVER_UNDONE, Touch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.choices_panel import ChoicesPanel
from facilitator.ui.reports.document_saver import DocumentSaver
from facilitator.ui.reports.maker import ReportMaker
from facilitator.ui.reports.preview import Preview
from facilitator.ui.reports.state_line import StateLine
from facilitator.ui.reports.versions_bar import VersionsBar, version_word
from facilitator.ui.widgets.parts import card, label, scrolled
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
        self.memory = memory or ReportMemory()
        self.versions = VersionsBar()
        self.choices = ChoicesPanel()
        self.preview = Preview(signals, maker)
        self.saver = DocumentSaver(signals, maker)
        self.state = StateLine()
        self.progress = label("", "small")
        self.replaced = label("", "warning", wrap=True)
        self._lay_out()
        self._connect_signals()
        self.saver.prefer(self.memory.ending)
        self._show_memory()

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
        side.addWidget(self._chooser(), 1)
        side.addWidget(self.saver)
        self.saver.setFixedWidth(_SIDE)
        page.addLayout(side)
        right = QVBoxLayout()
        right.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.state, 1)
        head.addWidget(self.progress)
        right.addLayout(head)
        right.addWidget(self.replaced)
        right.addWidget(self.preview, 1)
        page.addLayout(right, 1)
        self.replaced.hide()

    def _chooser(self) -> QFrame:
        frame, outer = card()
        frame.setFixedWidth(_SIDE)
        outer.setContentsMargins(4, 4, 4, 4)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(10)
        column.addWidget(self.versions)
        line = QFrame()
        line.setProperty("look", "line")
        column.addWidget(line)
        column.addWidget(self.choices)
        column.addStretch(1)
        area = QScrollArea()
        scrolled(area, inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area = area
        outer.addWidget(area)
        return frame

    def _connect_signals(self) -> None:
        self._signals.changed.connect(self._on_changed)
        self.choices.chosen.connect(self._on_chosen)
        self.choices.logo.failed.connect(self.notice_raised)
        self.preview.failed.connect(self._on_preview_failed)
        self.preview.finished.connect(self._on_preview_finished)
        self.preview.pages.page_changed.connect(self._on_page_changed)
        self.preview.shown.connect(self._on_shown)
        self.preview.started.connect(self._on_started)
        self.saver.failed.connect(self.notice_raised)
        self.saver.format_chosen.connect(self._on_format_chosen)
        self.saver.saved.connect(self.document_saved)
        self.versions.delete_requested.connect(self._on_delete_requested)
        self.versions.keep_requested.connect(self._on_keep_requested)
        self.versions.rename_requested.connect(self._on_rename_requested)
        self.versions.version_requested.connect(self._on_version_requested)

    # -- remembering ----------------------------------------------------------------------------

    def _remember(self, memory: ReportMemory) -> None:
        anew = memory.choices != self.memory.choices
        self.memory = memory
        self._show_memory()
        self.remembered.emit(memory)
        if anew and self.isVisible():
            self.preview.refresh()

    def _show_memory(self) -> None:
        self.versions.show_memory(self.memory)
        self.choices.show_choices(self.memory.choices)
        choices = self._choices_here()
        self.preview.choices = choices
        self.saver.show_choices(choices, self._version_told())

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
        private = memory.choices.document is Document.RUNNING_ORDER
        if memory.version == INTERNAL or private or is_changed(memory):
            return ""
        return version_word(memory.version)

    # -- showing --------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._changed = False
        self.state.show_stage(self._signals.workshop.event.stage)
        self.choices.show_centers(self._signals.workshop.centers)
        self.preview.refresh_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_memory()  # a logo may have gone or come back meanwhile
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

    @Slot(object)
    def _on_chosen(self, choices: ReportChoices) -> None:
        self._remember(replace(self.memory, choices=choices))

    @Slot()
    def _on_delete_requested(self) -> None:
        told = tr("The version “{name}” is deleted. The choices stay.", name=self.memory.version)
        self._remember(without_version(self.memory))
        self.notice_raised.emit(told)

    @Slot(str)
    def _on_format_chosen(self, ending: str) -> None:
        self._remember(replace(self.memory, ending=ending))

    @Slot(str)
    def _on_keep_requested(self, name: str) -> None:
        self._remember(kept_version(self.memory, name))

    @Slot(str)
    def _on_rename_requested(self, name: str) -> None:
        self._remember(renamed_version(self.memory, name))

    @Slot(str)
    def _on_version_requested(self, version: str) -> None:
        self._remember(chosen_version(self.memory, version))

    @Slot(int)
    def _on_page_changed(self, page: int) -> None:
        count = self.preview.pages.page_count()
        if count and not self.preview.is_busy:
            self.progress.setText(tr("Page {page} of {count}", page=page + 1, count=count))

    @Slot()
    def _on_preview_failed(self) -> None:
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
        self.progress.setText(tr("The document is being set …"))
