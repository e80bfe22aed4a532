"""What to make and what of it: the document, its parts, notes, names, language, logo."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from facilitator.app.report_choices import USUAL, Document, Part, ReportChoices
from facilitator.domain.entities import Center
from facilitator.ui.reports.choice_box import ChoiceBox
from facilitator.ui.reports.document_words import document_sentence, document_word
from facilitator.ui.reports.logo_line import LogoLine
from facilitator.ui.reports.parts_box import PartsBox
from facilitator.ui.widgets.parts import label, row, set_look
from facilitator.words import tr


class ChoicesPanel(QWidget):
    """Shows choices and lets them be changed; `chosen` carries the new ReportChoices.

    `check_logo` raises Trouble for a file that no document can have as its logo.
    """

    chosen = Signal(object)

    def __init__(self, check_logo: Callable[[Path], None]) -> None:
        super().__init__()
        self._choices = USUAL
        self._centers: list[tuple[object, str]] = []
        self.document = ChoiceBox(tr("Document"))
        self.about = label("", "small", wrap=True)
        self.center = ChoiceBox(tr("Center"))
        self.parts = PartsBox()
        self.notes = QCheckBox(tr("Notes of the discussion"))
        self.names = QCheckBox(tr("Names of people"))
        self.masked = QCheckBox(tr("Names masked (Hong *dong)"))
        self.language = ChoiceBox(tr("Language of the document"))
        self.logo = LogoLine(check_logo)
        self._lay_out()
        self._connect_signals()
        self.show_choices(USUAL)

    def show_centers(self, centers: Sequence[Center]) -> None:
        """Offer the centers of the workshop for a sheet of one of them."""
        named = [(c.id, c.name or c.short_name or tr("(no name)")) for c in centers]
        self._centers = [(None, tr("All centers")), *named]
        self.show_choices(self._choices)

    def show_choices(self, choices: ReportChoices) -> None:
        """Show these; what does not count for the document is hidden."""
        self._choices = choices
        document = choices.document
        self.document.offer([(each, document_word(each)) for each in Document], document)
        self.about.setText(document_sentence(document))
        self.about.setVisible(document is not Document.RESULT)
        set_look(self.about, "look", "warning" if choices.is_private else "small")
        self.document.setAccessibleDescription(self.about.text())
        self._show_center(choices)
        self.parts.show_parts(choices.parts)
        self.parts.setVisible(document is Document.RESULT)
        self.notes.setChecked(choices.notes)
        self.notes.setVisible(document is Document.RESULT)
        self.names.setChecked(choices.names)
        self.masked.setChecked(choices.masked)
        self.masked.setVisible(document is Document.ATTENDEES and choices.names)
        self.language.offer([("ko", "한국어"), ("en", "English")], choices.language)
        self.logo.show_logo(choices.logo)

    def _show_center(self, choices: ReportChoices) -> None:
        known = self._centers or [(None, tr("All centers"))]
        now = choices.center if choices.center in [center for center, _ in known] else None
        self.center.offer(known, now)
        self.center.setVisible(choices.document is Document.CENTER_SHEETS)

    # -- building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(label(tr("Document"), "heading"))
        column.addWidget(self.document)
        column.addWidget(self.about)
        column.addWidget(self.center)
        column.addSpacing(3)
        column.addWidget(self.parts)
        column.addSpacing(3)
        column.addWidget(label(tr("Include"), "heading"))
        inner = QVBoxLayout()
        inner.setSpacing(0)
        for each in (self.notes, self.names, self.masked):
            inner.addWidget(each)
        column.addLayout(inner)
        column.addSpacing(3)
        spoken = row(label(tr("Language", "document"), "heading"), self.language, spacing=16)
        spoken.setStretch(1, 1)
        column.addLayout(spoken)
        column.addSpacing(3)
        column.addWidget(self.logo)

    def _connect_signals(self) -> None:
        self.center.chosen.connect(self._on_center_chosen)
        self.document.chosen.connect(self._on_document_chosen)
        self.language.chosen.connect(self._on_language_chosen)
        self.logo.chosen.connect(self._on_logo_chosen)
        self.masked.clicked.connect(self._on_masked_clicked)
        self.names.clicked.connect(self._on_names_clicked)
        self.notes.clicked.connect(self._on_notes_clicked)
        self.parts.chosen.connect(self._on_parts_chosen)

    # -- hearing --------------------------------------------------------------------------------

    def _choose(self, **values: object) -> None:
        chosen = replace(self._choices, **values)  # type: ignore[arg-type]  # named below
        if chosen != self._choices:
            self.chosen.emit(chosen)

    @Slot(object)
    def _on_center_chosen(self, center: object) -> None:
        self._choose(center=center)

    @Slot(object)
    def _on_document_chosen(self, document: object) -> None:
        self._choose(document=Document(str(document)))  # Qt gives an enum of str back as str

    @Slot(object)
    def _on_language_chosen(self, language: object) -> None:
        self._choose(language=language)

    @Slot(object)
    def _on_logo_chosen(self, logo: Path | None) -> None:
        self._choose(logo=logo)

    @Slot(bool)
    def _on_masked_clicked(self, is_on: bool) -> None:
        self._choose(masked=is_on)

    @Slot(bool)
    def _on_names_clicked(self, is_on: bool) -> None:
        self._choose(names=is_on)

    @Slot(bool)
    def _on_notes_clicked(self, is_on: bool) -> None:
        self._choose(notes=is_on)

    @Slot(object)
    def _on_parts_chosen(self, parts: frozenset[Part]) -> None:
        self._choose(parts=parts)
