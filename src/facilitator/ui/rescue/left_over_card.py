"""What could not be saved of one workshop, and what can be done with it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from facilitator.app.left_over import LeftOver, Place
from facilitator.ui.rescue.telling import moment_told
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr


class LeftOverCard(QFrame):
    """Offers what helps most first; each signal carries the LeftOver."""

    delete_requested = Signal(object)
    open_requested = Signal(object)
    restore_requested = Signal(object)
    save_requested = Signal(object)

    def __init__(self, left: LeftOver) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.left = left
        self.is_saved = False
        brings_back = left.copy is not None or left.backup is not None
        self.open_button = button(tr("Open the copy"), "primary")
        self.restore_button = button(tr("Restore and open"), "" if left.copy else "primary")
        self.save_button = button(tr("Save as text…"), "" if brings_back else "primary")
        self.delete_button = button(tr("Delete…"), "quiet")
        self._saved = label("", "small", wrap=True)
        self._saved.hide()
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(8)
        column.addWidget(label(self.left.title, "heading", wrap=True))
        column.addWidget(label(_counted(self.left), wrap=True))
        column.addWidget(label(_where(self.left), "secondary", wrap=True))
        column.addWidget(label(str(self.left.path), "small", wrap=True))
        column.addWidget(label(_way_back(self.left), wrap=True))
        column.addWidget(self._saved)
        line = QHBoxLayout()
        line.setSpacing(8)
        for each, is_offered in (
            (self.open_button, self.left.copy is not None),
            (self.restore_button, self.left.backup is not None),
            (self.save_button, True),
            (self.delete_button, True),
        ):
            if not is_offered:
                each.hide()
            each.setAccessibleDescription(f"{self.left.title}, {_counted(self.left)}")
            line.addWidget(each)
        line.addStretch(1)
        column.addSpacing(4)
        column.addLayout(line)

    def _connect_signals(self) -> None:
        self.delete_button.clicked.connect(self._on_delete_clicked)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.restore_button.clicked.connect(self._on_restore_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)

    def show_saved(self, path: Path) -> None:
        """Say where the text is; deleting what it tells needs no question any more."""
        self.is_saved = True
        self._saved.setText(tr("Saved as text: {path}", path=path))
        self._saved.show()

    def first_button(self) -> QPushButton:
        """Give what Enter is to press."""
        shown = (self.open_button, self.restore_button, self.save_button)
        return next(each for each in shown if not each.isHidden())

    def _on_delete_clicked(self) -> None:
        self.delete_requested.emit(self.left)

    def _on_open_clicked(self) -> None:
        self.open_requested.emit(self.left)

    def _on_restore_clicked(self) -> None:
        self.restore_requested.emit(self.left)

    def _on_save_clicked(self) -> None:
        self.save_requested.emit(self.left)


def _counted(left: LeftOver) -> str:
    told = tr("Entries: {count}", count=left.count)
    if left.span is not None:
        first, last = (moment_told(at) for at in left.span)
        when = first if first == last else f"{first} – {last}"
        told = f"{told} · {when}"
    if left.unread:
        unread = tr("of these, not readable any more: {count}", count=left.unread)
        told = f"{told} · {unread}"
    return told


def _where(left: LeftOver) -> str:
    return {
        Place.NOTHING: tr("Their file is not there now. They wait for it to come back:"),
        Place.ANOTHER: tr("Where their file was, another workshop is now:"),
        Place.UNREADABLE: tr("Their file cannot be read:"),
    }[left.place]


def _way_back(left: LeftOver) -> str:
    if left.copy is not None:
        return tr("They come in when this copy is opened: {path}", path=left.copy)
    if left.backup is not None:
        made = moment_told(left.backup.made_at)
        return tr("They come in when the newest backup, of {time}, is restored.", time=made)
    return tr("There is no copy and no backup that they could go into. Keep them as a text.")
