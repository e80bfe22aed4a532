"""Says where the document was saved, and opens it."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr


class DoneNote(QFrame):
    """The name of the file with the two things that come next; `failed` carries a sentence."""

    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.path = Path()
        self.setProperty("look", "done")
        self.notice = label("", "", wrap=True)
        self.open_file = button(tr("Open the file"), "")
        self.open_folder = button(tr("Open the folder"), "")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.open_file)
        line.addWidget(self.open_folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.notice)
        column.addLayout(line)
        self.open_file.clicked.connect(self._on_open_file_clicked)
        self.open_folder.clicked.connect(self._on_open_folder_clicked)

    def show_saved(self, path: Path, wanted: Path) -> None:
        """Say where it is; a busy file was not replaced, and the new one has a name of its own."""
        self.path = path
        if path == wanted:
            told = tr("Saved: {name}", name=path.name)
        else:
            told = tr(
                "“{wanted}” is open in another program. Saved beside it: {name}",
                wanted=wanted.name,
                name=path.name,
            )
        self.notice.setText(told)
        self.notice.setToolTip(str(path))
        self.open_file.setAccessibleDescription(told)
        self.show()

    @Slot()
    def _on_open_file_clicked(self) -> None:
        self._open(self.path)

    @Slot()
    def _on_open_folder_clicked(self) -> None:
        self._open(self.path.parent)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.failed.emit(tr("It could not be opened. It is here: {path}", path=path))
