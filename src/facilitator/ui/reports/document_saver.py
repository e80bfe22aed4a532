"""Saves the document in the format that is chosen, shows that it runs, and says how it went."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.app.report_choices import USUAL, ReportChoices, formats_of
from facilitator.domain.failures import Trouble
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.choice_box import ChoiceBox
from facilitator.ui.reports.document_words import file_kinds, format_word
from facilitator.ui.reports.done_note import DoneNote
from facilitator.ui.reports.file_naming import default_path
from facilitator.ui.reports.maker import ReportMaker, Wanted
from facilitator.ui.reports.running_line import RunningLine
from facilitator.ui.reports.typesetting import Typesetting, failure
from facilitator.ui.widgets.file_dialog import ask_save
from facilitator.ui.widgets.parts import button
from facilitator.words import tr
from facilitator.words.messages import sentence

# The longest word of a format, in both languages.
_FORMAT_WIDTH = 138


class DocumentSaver(QWidget):
    """The primary action of the report page with everything that belongs to it.

    `format_chosen` carries the ending that the user chose.
    """

    failed = Signal(str)
    format_chosen = Signal(str)
    saved = Signal(str)

    def __init__(self, signals: DeskSignals, maker: ReportMaker) -> None:
        super().__init__()
        self._signals = signals
        self._maker = maker
        self._typesetting = Typesetting(maker, self)
        self._folder: Path | None = None
        self._choices = USUAL
        self._version = ""
        self._path = Path()
        self._beside: Path | None = None
        self._left: list[Path] = []
        self._number = 0
        self._preferred = ""
        self.format = ChoiceBox(tr("Format of the file"))
        self.primary = button(tr("Save", "document"), "primary", "Ctrl+Enter")
        self.running = RunningLine()
        self.done = DoneNote()
        self._lay_out()
        self._connect_signals()
        self.show_choices(USUAL, "")

    def set_folder(self, folder: Path) -> None:
        """Say where documents go by default: beside the workshop's file."""
        self._folder = folder

    def prefer(self, fmt: str) -> None:
        """Propose this format wherever the document can be had in it."""
        self._preferred = fmt
        self.show_choices(self._choices, self._version)

    def show_choices(self, choices: ReportChoices, version: str) -> None:
        """Take what is to be saved; `version` goes into the name of the file where it is not ""."""
        if choices != self._choices:
            self.done.hide()
        self._choices, self._version = choices, version
        known = formats_of(choices.document)
        now = self._preferred if self._preferred in known else known[0]
        self.format.offer([(each, format_word(each)) for each in known], now)
        self.format.setEnabled(len(known) > 1)

    def chosen_format(self) -> str:
        """Give the ending of the format that is chosen."""
        return str(self.format.currentData())

    def default_path(self) -> Path:
        """Name the file after the workshop, in the default folder."""
        title = self._signals.workshop.event.title
        fmt = self.chosen_format()
        return default_path(self._folder, title, self._choices.document, self._version, fmt)

    def save(self, path: Path) -> None:
        """Write the document there, replacing what is there; `saved` or `failed` tells the end."""
        try:
            self._beside = self._maker.beside(path)
        except Trouble as trouble:
            self.failed.emit(sentence(trouble))
            return
        self._path = path
        self._number += 1
        self._show_running(True)
        self.running.show_step(tr("Starting …"))
        wanted = Wanted(
            number=self._number,
            fmt=path.suffix.lower().lstrip("."),
            out=path,
            made_at=self._signals.now(),
            choices=self._choices,
            beside=self._beside,
        )
        self._typesetting.start(wanted, self._signals.workshop)

    def warm(self) -> None:
        """Have the child ready: the document comes sooner."""
        self._typesetting.warm()

    def rest(self) -> None:
        """Give memory back while nobody looks; what runs is finished."""
        self._typesetting.rest()

    def stop(self) -> None:
        """Give up a run that is under way; call it before the window closes.

        A file that is being put in its place is let through: that takes a moment.
        """
        if self._beside is not None or not self._typesetting.is_running:
            self._typesetting.stop()
        else:
            self._typesetting.finish()
        self._leave()
        self._clear_away()

    # -- building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.format.setMinimumHeight(40)
        self.format.setMinimumWidth(_FORMAT_WIDTH)
        line.addWidget(self.format)
        line.addWidget(self.primary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.done)
        column.addWidget(self.running)
        column.addLayout(line)
        self.done.hide()
        self.running.hide()

    def _connect_signals(self) -> None:
        self._typesetting.gone.connect(self._clear_away)
        self._typesetting.told.connect(self._on_told)
        self.done.failed.connect(self.failed)
        self.format.chosen.connect(self._on_format_chosen)
        self.primary.clicked.connect(self._on_primary_clicked)
        self.running.cancel_button.clicked.connect(self._on_cancel_clicked)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.primary.click)
        escape = QShortcut(QKeySequence("Esc"), self.running)
        escape.setContext(Qt.ShortcutContext.WindowShortcut)
        escape.activated.connect(self.running.cancel_button.click)

    def _show_running(self, runs: bool) -> None:
        self.primary.setEnabled(not runs)
        self.running.setVisible(runs)
        if runs:
            self.done.hide()
            self.running.cancel_button.setFocus()

    def _leave(self) -> None:
        """Show that nothing is being made any more."""
        if self._beside is not None:
            self._left.append(self._beside)
            self._beside = None
        self._show_running(False)

    @Slot()
    def _clear_away(self) -> None:
        """Remove unfinished files that no child writes any more."""
        while self._left:
            # What cannot be removed now goes with the next document: it is known by its name.
            with suppress(OSError):
                self._left.pop().unlink(missing_ok=True)

    # -- hearing --------------------------------------------------------------------------------

    @Slot(object)
    def _on_told(self, told: Mapping[str, object]) -> None:
        if told.get("step") == "setting":
            self.running.show_step(tr("The document is being set …"))
        elif told.get("step") == "writing":
            self.running.show_step(tr("The file is being written …"))
        elif "ready" in told:
            # From here on it is done in a moment: there is nothing left to cancel.
            self._beside = None
            self._typesetting.go()
        elif "done" in told:
            self._finish(Path(str(told["done"])))
        elif "error" in told:
            self._end()
            self.failed.emit(failure(told))

    def _finish(self, path: Path) -> None:
        had_focus = self.running.cancel_button.hasFocus()
        self._end()
        self.done.show_saved(path, self._path)
        if had_focus:
            self.done.open_file.setFocus()
        self.saved.emit(str(path))

    def _end(self) -> None:
        had_focus = self.running.cancel_button.hasFocus()
        self._leave()
        self._clear_away()
        self._typesetting.rest()  # what a large document took is given back
        if had_focus:
            self.primary.setFocus()
        if self.isVisible():
            self._typesetting.warm()

    @Slot()
    def _on_cancel_clicked(self) -> None:
        if self._beside is not None:
            self._typesetting.cancel()
            self._leave()
            self.primary.setFocus()

    @Slot(object)
    def _on_format_chosen(self, ending: object) -> None:
        self._preferred = str(ending)
        self.format_chosen.emit(self._preferred)

    @Slot()
    def _on_primary_clicked(self) -> None:
        fmt = self.chosen_format()
        title = tr("Save as {format}", format=format_word(fmt))
        path = ask_save(self, title, self.default_path(), file_kinds(fmt), fmt)
        if path is None:
            return
        known = formats_of(self._choices.document)
        if path.suffix.lower().lstrip(".") in known:
            self.save(path)
            return
        # Some dialogs let any file be picked, the workshop itself among them.
        endings = ", ".join(f".{each}" for each in known)
        self.failed.emit(
            tr("The name must end in one of these: {endings}. Choose such a name.", endings=endings)
        )
