"""The logo of the host: chosen from a picture file, or none."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.app.files import is_there
from facilitator.domain.failures import Trouble
from facilitator.ui.reports.logo_picture import logo_picture
from facilitator.ui.widgets.file_dialog import ask_open
from facilitator.ui.widgets.parts import button, label, row
from facilitator.words import tr
from facilitator.words.messages import sentence

_SHOWN = QSize(72, 24)
# Of a picture that cannot be drawn the name stands there.
_NAME_WIDTH = 72
_ENDINGS = ("png", "jpg", "jpeg", "svg")

_Seen = tuple[Path, int, int]


class LogoLine(QWidget):
    """Shows the logo small, and lets it be chosen; `chosen` carries a Path or None.

    `check` raises Trouble for a file that no document can have as its logo.
    """

    chosen = Signal(object)
    failed = Signal(str)

    def __init__(self, check: Callable[[Path], None]) -> None:
        super().__init__()
        self._check = check
        self._logo: Path | None = None
        self._seen: _Seen | None = None
        self.picture = label("")
        self.name = label("", "small")
        self.choose = button(tr("Choose…", "logo"), "small")
        self.choose.setAccessibleName(tr("Choose the host’s logo"))
        self.remove = button(tr("Remove", "logo"), "small")
        self.remove.setAccessibleName(tr("Make documents without a logo"))
        self.missing = label("", "warning", wrap=True)
        self._lay_out()
        self.choose.clicked.connect(self._on_choose_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.show_logo(None)

    def _lay_out(self) -> None:
        head = label(tr("Logo"), "heading")
        line = row(head, self.picture, self.name, self.choose, self.remove, spacing=6)
        line.insertStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.missing)

    def show_logo(self, logo: Path | None) -> None:
        """Show it; where the file is gone, say so."""
        self._logo = logo
        there = logo is not None and is_there(logo)
        self._draw(logo if there else None)
        name = "" if logo is None else logo.name
        middle = Qt.TextElideMode.ElideMiddle
        short = self.name.fontMetrics().elidedText(name, middle, _NAME_WIDTH)
        self.name.setText(short)
        self.name.setVisible(logo is not None and self.picture.isHidden())
        self.picture.setToolTip(name)
        self.name.setToolTip(name)
        self.choose.setAccessibleDescription(name or tr("None", "logo"))
        self.remove.setVisible(logo is not None)
        self.missing.setVisible(logo is not None and not there)
        if logo is not None and not there:
            told = tr("{name} is not there any more. Documents are made without it.", name=name)
            self.missing.setText(told)

    def take(self, logo: Path) -> None:
        """Take this file where it is a picture that a document can have."""
        try:
            if logo.suffix.lower().lstrip(".") not in _ENDINGS:
                raise Trouble("logo_not_a_picture", path=logo.name)
            self._check(logo)
        except Trouble as trouble:
            self.failed.emit(sentence(trouble))
        else:
            self.chosen.emit(logo)

    def _draw(self, logo: Path | None) -> None:
        """Draw the file where it is another one by now: each choice shows the logo again."""
        seen = None if logo is None else _look(logo)
        if seen != self._seen or seen is None:
            drawn = QPixmap() if logo is None else logo_picture(logo, _SHOWN, self._ratio())
            self.picture.setPixmap(drawn)
            self._seen = seen
        self.picture.setVisible(not self.picture.pixmap().isNull())

    def _ratio(self) -> float:
        return float(self.devicePixelRatioF())

    @Slot()
    def _on_choose_clicked(self) -> None:
        kinds = tr("Pictures ({endings})", endings=" ".join(f"*.{e}" for e in _ENDINGS))
        folder = self._logo.parent if self._logo is not None else None
        found = ask_open(self, tr("Choose the host’s logo"), folder, kinds)
        if found is not None:
            self.take(found)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.choose.setFocus()
        self.chosen.emit(None)


def _look(logo: Path) -> _Seen | None:
    """Tell one state of a file from another; None where it cannot be seen."""
    try:
        found = logo.stat()
    except OSError:
        return None
    return logo, found.st_mtime_ns, found.st_size
