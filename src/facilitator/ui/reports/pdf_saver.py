"""Saves the report as a PDF, shows that it runs, and says how it went."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from facilitator.domain.text import one_line
from facilitator.paths import documents_folder
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.maker import ReportMaker
from facilitator.ui.reports.typesetting import Typeset, Typesetting
from facilitator.ui.widgets.parts import button, label
from facilitator.ui.widgets.saving import ask_save_path
from facilitator.words import tr

_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))
# A name of 60 Korean letters has 180 bytes; file systems take 255, with the ending.
_LONGEST = 60
_PPI = 96


class PdfSaver(QWidget):
    """The primary action of the report page with everything that belongs to it."""

    saved = Signal(str)
    failed = Signal(str)

    def __init__(self, signals: DeskSignals, maker: ReportMaker) -> None:
        super().__init__()
        self._signals = signals
        self._maker = maker
        self._typesetting = Typesetting(self)
        self._folder: Path | None = None
        self._path = Path()
        self.primary = button(tr("Save as PDF"), "primary", "Ctrl+Enter")
        self.cancel_button = button(tr("Cancel"), "")
        self.notice = label("", "", wrap=True)
        self.open_file = button(tr("Open the file"), "")
        self.open_folder = button(tr("Open the folder"), "")
        self._running = self._running_part()
        self._done = self._done_part()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._done)
        column.addWidget(self._running)
        column.addWidget(self.primary)
        self._done.hide()
        self._running.hide()
        self._connect_signals()

    def set_folder(self, folder: Path) -> None:
        """Say where the PDF goes by default: beside the workshop's file."""
        self._folder = folder

    def default_path(self) -> Path:
        """Name the PDF after the workshop, in the default folder."""
        folder = self._folder or documents_folder()
        if not folder.is_dir():
            folder = Path.home()
        title = one_line(self._signals.workshop.event.title.translate(_FORBIDDEN))
        title = title[:_LONGEST].strip(" .") or tr("Workshop")
        return folder / tr("{title}_report.pdf", title=title)

    def save(self, path: Path) -> None:
        """Write the PDF there, replacing what is there; `saved` or `failed` tells the end."""
        self._path = path
        content = self._maker.content(self._signals.workshop, self._signals.now())
        self._typesetting.start(self._maker.command("pdf", str(path), _PPI), content)
        self._show_running(True)

    def stop(self) -> None:
        """Give up a run that is under way; call it before the window closes."""
        self._typesetting.cancel()
        self._show_running(False)

    # -- building -------------------------------------------------------------------------------

    def _running_part(self) -> QWidget:
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedHeight(8)
        bar.setAccessibleName(tr("The PDF is being written …"))
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(tr("The PDF is being written …"), "small"))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(bar, 1)
        line.addWidget(self.cancel_button)
        column.addLayout(line)
        return part

    def _done_part(self) -> QFrame:
        part = QFrame()
        part.setProperty("look", "done")
        column = QVBoxLayout(part)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.notice)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.open_file)
        line.addWidget(self.open_folder)
        column.addLayout(line)
        return part

    def _connect_signals(self) -> None:
        self._typesetting.finished.connect(self._on_finished)
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        self.open_file.clicked.connect(self._on_open_file_clicked)
        self.open_folder.clicked.connect(self._on_open_folder_clicked)
        self.primary.clicked.connect(self._on_primary_clicked)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.primary.click)

    def _show_running(self, runs: bool) -> None:
        self.primary.setEnabled(not runs)
        self._running.setVisible(runs)
        if runs:
            self._done.hide()
            self.cancel_button.setFocus()

    # -- hearing --------------------------------------------------------------------------------

    def _ask_path(self) -> Path | None:
        proposed = self.default_path()
        return ask_save_path(self, tr("Save as PDF"), proposed, "PDF (*.pdf)", "pdf")

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self.stop()
        self.primary.setFocus()

    @Slot(object)
    def _on_finished(self, typeset: Typeset) -> None:
        self._show_running(False)
        if not typeset.ok:
            self.failed.emit(typeset.failure())
            self.primary.setFocus()
            return
        self.notice.setText(tr("Saved: {name}", name=self._path.name))
        self._done.show()
        self.open_file.setFocus()
        self.saved.emit(str(self._path))

    @Slot()
    def _on_open_file_clicked(self) -> None:
        self._open(self._path)

    @Slot()
    def _on_open_folder_clicked(self) -> None:
        self._open(self._path.parent)

    @Slot()
    def _on_primary_clicked(self) -> None:
        path = self._ask_path()
        if path is not None and path.suffix.lower() != ".pdf":
            # Some dialogs let any file be picked, the workshop itself among them.
            self.failed.emit(tr("The name of a report ends in .pdf. Choose such a name."))
        elif path is not None:
            self.save(path)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.failed.emit(tr("It could not be opened. It is here: {path}", path=path))
