"""The workshops that were open last."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.app.files import is_there
from facilitator.app.settings import Recent
from facilitator.domain.dates import say_date, say_time
from facilitator.domain.terms import WorkshopStage
from facilitator.ui.start.elided import ElidedLabel
from facilitator.ui.widgets.parts import button, label, row
from facilitator.words import tr
from facilitator.words.terms import term


class RecentRow(QWidget):
    """One workshop: a button that opens it, and a small one that drops it from the list."""

    opened = Signal(str)
    forgotten = Signal(str)

    def __init__(self, recent: Recent, missing: bool) -> None:
        super().__init__()
        self._path = recent.path
        title = recent.title or Path(recent.path).stem
        self.open_button = _RecentButton(recent, title, missing)
        self.forget_button = button("✕", "quiet")
        self.forget_button.setFixedSize(34, 34)
        self.forget_button.setAutoDefault(True)  # Enter presses it
        told = tr("Remove “{title}” from this list", title=title)
        self.forget_button.setAccessibleName(told)
        self.forget_button.setAccessibleDescription(tr("The file itself stays where it is."))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 4, 0)
        line.setSpacing(4)
        line.addWidget(self.open_button, 1)
        line.addWidget(self.forget_button)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.forget_button.clicked.connect(self._on_forget_clicked)
        self.open_button.clicked.connect(self._on_open_clicked)

    @Slot()
    def _on_forget_clicked(self) -> None:
        self.forgotten.emit(self._path)

    @Slot()
    def _on_open_clicked(self) -> None:
        self.opened.emit(self._path)


class _RecentButton(QPushButton):
    def __init__(self, recent: Recent, title: str, missing: bool) -> None:
        super().__init__()
        stage = term(recent.stage)
        held_on = say_date(recent.held_on) or tr("No date yet")
        last = f"{say_date(recent.opened_at.date())} {say_time(recent.opened_at)}"
        changed = tr("last open {time}", "recent", time=last)
        state = tr("Not found", "recent") if missing else stage
        self.missing = missing  # its backup can still be opened
        self.setProperty("look", "recent")
        self.setAccessibleName(f"{title}, {state}, {held_on}")
        self.setAccessibleDescription(recent.path)
        self.setAutoDefault(True)  # Enter presses it
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tag = label(state, "missing" if missing else "stage")
        tag.setProperty("stage", recent.stage.value)
        place = ElidedLabel(recent.path, "small", Qt.TextElideMode.ElideMiddle)
        first = row(ElidedLabel(title, "strong"), tag, spacing=12)
        first.setStretch(0, 1)
        second = row(label(held_on, "small"), label(changed, "small"), place, spacing=12)
        second.setStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 8, 10)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(360, 66)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 66)


class RecentList(QScrollArea):
    """All recent workshops, newest first. Files that are gone say so; a backup may be there."""

    opened = Signal(str)
    forgotten = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._recent: list[Recent] = []
        self.rows: list[RecentRow] = []
        self.setAccessibleName(tr("Recent workshops"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_recent(self, recent: list[Recent]) -> None:
        """Show these workshops; whether their files are there is looked up now."""
        self._recent = list(recent)
        self.rows = [RecentRow(r, not is_there(Path(r.path))) for r in recent]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for made in self.rows:
            made.opened.connect(self.opened)
            made.forgotten.connect(self.forgotten)
            column.addWidget(made)
        column.addStretch(1)
        self.setWidget(inside)
        # A scroll area would paint the page's ground over the card.
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def likeliest(self) -> QPushButton | None:
        """Give what opens the workshop to go on with: one that is running, else the last.

        None where there is none, or its file is gone.
        """
        pairs = zip(self._recent, self.rows, strict=True)
        running = (row for recent, row in pairs if recent.stage is WorkshopStage.RUNNING)
        likely = [*running, *self.rows[:1]]
        return next((r.open_button for r in likely if not r.open_button.missing), None)

    def show_likeliest(self) -> None:
        """Scroll to the workshop to go on with."""
        found = self.likeliest()
        if found is not None:
            self.ensureWidgetVisible(found, 0, 0)

    def look_again(self) -> None:
        """Look up again which files are there: a drive may have been plugged in or pulled."""
        there = [is_there(Path(r.path)) for r in self._recent]
        if there != [not r.open_button.missing for r in self.rows]:
            self.show_recent(self._recent)
