"""The logo of the host: chosen from a picture file, or none."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.app.files import is_there
from facilitator.ui.widgets.file_dialog import ask_open
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

_SHOWN = QSize(72, 28)
_ENDINGS = ("png", "jpg", "jpeg", "svg")
_MOST_BYTES = 10_000_000


class LogoLine(QWidget):
    """Shows the logo small, and lets it be chosen; `chosen` carries a Path or None."""

    chosen = Signal(object)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._logo: Path | None = None
        self.picture = label("")
        self.name = label("", "small")
        self.choose = button(tr("Choose …", "logo"), "small")
        self.choose.setAccessibleName(tr("Choose the host’s logo"))
        self.remove = button(tr("Remove", "logo"), "small")
        self.remove.setAccessibleName(tr("Make documents without a logo"))
        self.missing = label("", "warning", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(label(tr("Logo of the host"), "heading"))
        line.addSpacing(6)
        line.addWidget(self.picture)
        line.addWidget(self.name, 1)
        line.addWidget(self.choose)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.missing)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.show_logo(None)

    def show_logo(self, logo: Path | None) -> None:
        """Show it; where the file is gone, say so."""
        self._logo = logo
        there = logo is not None and is_there(logo)
        picture = _small_picture(logo) if logo is not None and there else QPixmap()
        self.picture.setPixmap(picture)
        self.picture.setVisible(not picture.isNull())
        name = "" if logo is None else logo.name
        short = self.name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 56)
        self.name.setText(short or tr("None", "logo"))
        self.name.setToolTip(name)
        self.choose.setAccessibleDescription(name)
        self.remove.setVisible(logo is not None)
        self.missing.setVisible(logo is not None and not there)
        if logo is not None and not there:
            told = tr("{name} is not there any more. Documents are made without it.", name=name)
            self.missing.setText(told)

    @Slot()
    def _on_choose_clicked(self) -> None:
        kinds = tr("Pictures ({endings})", endings=" ".join(f"*.{e}" for e in _ENDINGS))
        folder = self._logo.parent if self._logo is not None else None
        found = ask_open(self, tr("Choose the host’s logo"), folder, kinds)
        if found is not None:
            self.take(found)

    def take(self, logo: Path) -> None:
        """Take this file where it is a picture."""
        reader = QImageReader(str(logo))
        reader.setDecideFormatFromContent(True)
        is_known = logo.suffix.lower().lstrip(".") in _ENDINGS
        is_small = is_there(logo) and logo.stat().st_size <= _MOST_BYTES
        if is_known and is_small and reader.canRead() and not reader.size().isEmpty():
            self.chosen.emit(logo)
        else:
            told = tr("{name} is no picture that fits. Choose a PNG, JPEG or SVG.", name=logo.name)
            self.failed.emit(told)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.choose.setFocus()
        self.chosen.emit(None)


def _small_picture(logo: Path) -> QPixmap:
    reader = QImageReader(str(logo))
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if not size.isEmpty():
        reader.setScaledSize(size.scaled(_SHOWN, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImageReader(reader)
