"""The card in which the user chooses: versions above, what goes into the document below."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator.app.report_choices import ReportChoices
from facilitator.app.report_versions import (
    ReportMemory,
    chosen_version,
    kept_version,
    renamed_version,
    without_version,
)
from facilitator.ui.reports.choices_panel import ChoicesPanel
from facilitator.ui.reports.versions_bar import VersionsBar
from facilitator.ui.widgets.parts import scrolled
from facilitator.words import tr


class ChoosingCard(QFrame):
    """Holds the choices as they stand; `remembered` carries the new ReportMemory."""

    notice_raised = Signal(str)
    remembered = Signal(object)

    def __init__(self, memory: ReportMemory, check_logo: Callable[[Path], None]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.memory = memory
        self.versions = VersionsBar()
        self.choices = ChoicesPanel(check_logo)
        self._lay_out()
        self._connect_signals()
        self.show_memory()

    def remember(self, memory: ReportMemory) -> None:
        """Take and tell what is chosen now."""
        self.memory = memory
        self.show_memory()
        self.remembered.emit(memory)

    def show_memory(self) -> None:
        """Show what is chosen; a logo may have gone or come back meanwhile."""
        self.versions.show_memory(self.memory)
        self.choices.show_choices(self.memory.choices)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(4, 4, 4, 4)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 6, 14, 6)
        column.setSpacing(8)
        column.addWidget(self.versions)
        line = QFrame()
        line.setProperty("look", "line")
        column.addWidget(line)
        column.addWidget(self.choices)
        column.addStretch(1)
        area = QScrollArea()
        scrolled(area, inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area)

    def _connect_signals(self) -> None:
        self.choices.chosen.connect(self._on_chosen)
        self.choices.logo.failed.connect(self.notice_raised)
        self.versions.delete_requested.connect(self._on_delete_requested)
        self.versions.keep_requested.connect(self._on_keep_requested)
        self.versions.rename_requested.connect(self._on_rename_requested)
        self.versions.version_requested.connect(self._on_version_requested)

    # -- hearing --------------------------------------------------------------------------------

    @Slot(object)
    def _on_chosen(self, choices: ReportChoices) -> None:
        self.remember(replace(self.memory, choices=choices))

    @Slot()
    def _on_delete_requested(self) -> None:
        told = tr("The version “{name}” is deleted. The choices stay.", name=self.memory.version)
        self.remember(without_version(self.memory))
        self.notice_raised.emit(told)

    @Slot(str)
    def _on_keep_requested(self, name: str) -> None:
        self.remember(kept_version(self.memory, name))

    @Slot(str)
    def _on_rename_requested(self, name: str) -> None:
        self.remember(renamed_version(self.memory, name))

    @Slot(str)
    def _on_version_requested(self, version: str) -> None:
        self.remember(chosen_version(self.memory, version))
