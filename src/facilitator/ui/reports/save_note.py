"""Says how the saving ended: where the file is and what comes next, or why there is none."""

from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import button, label, set_look
from facilitator.words import tr


class SaveNote(QFrame):
    """Stands above the button that saved, until the next wish: it is where the eye is."""

    def __init__(self) -> None:
        super().__init__()
        self.path = Path()
        self.setProperty("look", "done")
        self.notice = label("", "", wrap=True)
        self.open_file = button(tr("Open the file"), "")
        self.open_folder = button(tr("Open the folder"), "")
        self._next = QWidget()
        line = QHBoxLayout(self._next)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.open_file)
        line.addWidget(self.open_folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.notice)
        column.addWidget(self._next)
        self.open_file.clicked.connect(self._on_open_file_clicked)
        self.open_folder.clicked.connect(self._on_open_folder_clicked)
        self.hide()

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
        self.open_file.setAccessibleDescription(told)
        self._tell(told, "done")
        self.notice.setToolTip(str(path))

    def show_failure(self, told: str) -> None:
        """Say why nothing was saved and what to do."""
        self._tell(told, "not_done")

    def _tell(self, told: str, look: str) -> None:
        set_look(self, "look", look)
        self._next.setVisible(look == "done")
        self.notice.setText(told)
        self.notice.setToolTip("")
        self.setAccessibleName(told)
        self.show()
        # It takes no focus: without this a screen reader would not speak it.
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    @Slot()
    def _on_open_file_clicked(self) -> None:
        self._open(self.path)

    @Slot()
    def _on_open_folder_clicked(self) -> None:
        self._open(self.path.parent)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._tell(tr("It could not be opened. It is here: {path}", path=path), "done")
