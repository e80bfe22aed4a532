"""Saves the document in the format that is chosen, shows that it runs, and says how it went."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.app.report_choices import USUAL, ReportChoices, formats_of
from facilitator.domain.failures import Trouble
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.choice_box import ChoiceBox
from facilitator.ui.reports.document_words import file_kinds, format_word
from facilitator.ui.reports.file_making import FileMaking, Made
from facilitator.ui.reports.file_naming import default_path
from facilitator.ui.reports.maker import ReportMaker
from facilitator.ui.reports.running_line import RunningLine
from facilitator.ui.reports.save_note import SaveNote
from facilitator.ui.widgets.file_dialog import ask_save
from facilitator.ui.widgets.parts import button
from facilitator.words import tr
from facilitator.words.messages import sentence

# The longest word of a format, in both languages.
_FORMAT_WIDTH = 138


class DocumentSaver(QWidget):
    """The primary action of the report page with everything that belongs to it.

    `format_chosen` carries the ending that the user chose; a save ends with `saved` (the path) or
    `failed` (the sentence that the note above the button shows until the next wish).
    """

    failed = Signal(str)
    format_chosen = Signal(str)
    saved = Signal(str)

    def __init__(self, signals: DeskSignals, maker: ReportMaker) -> None:
        super().__init__()
        self._signals = signals
        self._making = FileMaking(maker, self)
        self._folder: Path | None = None
        self._choices = USUAL
        self._version = ""
        self._preferred = ""
        self.format = ChoiceBox(tr("Format of the file"))
        self.primary = button(tr("Save", "document"), "primary", "Ctrl+Enter")
        self.running = RunningLine()
        self.note = SaveNote()
        self._lay_out()
        self._connect_signals()
        self.show_choices(USUAL, "")

    @property
    def is_running(self) -> bool:
        """Tell whether a file is being made."""
        return self._making.is_running

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
            self.note.hide()
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
        if self.is_running:
            return
        try:
            self._making.start(path, self._choices, self._signals.workshop, self._signals.now())
        except Trouble as trouble:
            self._tell_failure(sentence(trouble))
            return
        if self._making.is_running:  # else it failed to start at once, and that was told
            self._show_running(True)

    def warm(self) -> None:
        """Have the child ready: the document comes sooner."""
        self._making.warm()

    def rest(self) -> None:
        """Give memory back while nobody looks; what runs is finished."""
        self._making.rest()

    def stop(self) -> None:
        """Give up a run that is under way; call it before the window closes."""
        self._making.stop()
        self._show_running(False)

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
        column.addWidget(self.note)
        column.addWidget(self.running)
        column.addLayout(line)
        self.running.hide()

    def _connect_signals(self) -> None:
        self._making.failed.connect(self._on_failed)
        self._making.made.connect(self._on_made)
        self._making.stepped.connect(self.running.show_step)
        self.format.chosen.connect(self._on_format_chosen)
        self.primary.clicked.connect(self._on_primary_clicked)
        self.running.cancel_button.clicked.connect(self._on_cancel_clicked)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.primary.click)
        escape = QShortcut(QKeySequence("Esc"), self.running)
        escape.setContext(Qt.ShortcutContext.WindowShortcut)
        escape.activated.connect(self.running.cancel_button.click)

    # -- showing --------------------------------------------------------------------------------

    def _show_running(self, runs: bool) -> None:
        self.primary.setEnabled(not runs)
        self.running.setVisible(runs)
        if runs:
            self.note.hide()
            self.running.cancel_button.setFocus()

    def _show_end(self) -> bool:
        """Show that nothing runs any more; tell whether the keyboard was at it."""
        had_focus = self.running.cancel_button.hasFocus()
        self._show_running(False)
        if had_focus:
            self.primary.setFocus()
        if self.isVisible():
            self._making.warm()
        return had_focus

    def _tell_failure(self, text: str) -> None:
        self.note.show_failure(text)
        self.failed.emit(text)

    # -- hearing --------------------------------------------------------------------------------

    @Slot()
    def _on_cancel_clicked(self) -> None:
        if self._making.cancel():
            self._show_running(False)
            self.primary.setFocus()

    @Slot(str)
    def _on_failed(self, text: str) -> None:
        self._show_end()
        self._tell_failure(text)

    @Slot(object)
    def _on_format_chosen(self, ending: object) -> None:
        self._preferred = str(ending)
        self.format_chosen.emit(self._preferred)

    @Slot(object)
    def _on_made(self, made: Made) -> None:
        had_focus = self._show_end()
        self.note.show_saved(made.path, made.wanted)
        if had_focus:
            self.note.open_file.setFocus()
        self.saved.emit(str(made.path))

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
        self._tell_failure(
            tr("The name must end in one of these: {endings}. Choose such a name.", endings=endings)
        )
