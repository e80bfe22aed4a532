"""A file that cannot be opened: what is wrong, and what can be done about it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.app.backups import Backup
from facilitator.app.files import is_there
from facilitator.app.salvaged import Salvaged
from facilitator.ui.rescue.ground import stand_in_the_middle
from facilitator.ui.rescue.telling import (
    backup_told,
    has_more,
    salvaged_lines,
    verdict,
    which_has_more,
)
from facilitator.ui.rescue.waiting_line import WaitingLine
from facilitator.ui.widgets.parts import button, card, label, set_look
from facilitator.words import tr

_WIDEST = 760


class RescuePage(QWidget):
    """Offers the newest backup and what can be read; nothing is done before it is wished.

    `backup_to` is where the backup would go, shown before; `told` says what is wrong; `kept`
    counts the entries that wait apart from the file and come into the backup when it is opened.
    """

    backup_requested = Signal()
    left = Signal()
    open_requested = Signal()
    others_requested = Signal()
    salvage_requested = Signal()

    def __init__(
        self,
        path: Path,
        told: str,
        backup: Backup | None,
        backup_to: Path | None,
        *,
        can_be_read: bool,
        kept: int = 0,
    ) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._backup = backup
        self._kept = kept
        self.backup_button = button(tr("Open it under a new name"), "primary" if backup else "")
        # A file that got another name has its backups under the old one.
        others = tr("All backups…") if backup is not None else tr("Restore a backup…")
        self.others_button = button(others, "quiet")
        self.salvage_button = button(
            tr("Read what can be read"), "" if backup is not None else "primary"
        )
        self.open_button = button(tr("Open what was read"), "primary")
        self.leave_button = button(tr("Leave it as it is"), "quiet", "Esc")
        self.waiting = WaitingLine(tr("Reading the damaged file…"))
        self._unchanged = label(_how_to_go_on(path), wrap=True)
        self._heading = label(tr("What can still be read"), "heading")
        self._about = label(
            tr(
                "Whatever can be read is written into a new file and counted. The damaged file "
                "itself is set aside under another name, unchanged."
            ),
            wrap=True,
        )
        self._result = QVBoxLayout()
        self._result.setSpacing(6)
        self.trouble = label("", "danger", wrap=True)
        self.trouble.hide()
        self._lay_out(path, told, backup_to, can_be_read)
        self._connect_signals()

    # -- building -------------------------------------------------------------------------------

    def _lay_out(self, path: Path, told: str, backup_to: Path | None, can_be_read: bool) -> None:
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(told, "title", wrap=True))
        column.addWidget(label(str(path), "small", wrap=True))
        column.addWidget(self._unchanged)
        column.addSpacing(4)
        if self._backup is not None and backup_to is not None:
            column.addWidget(self._backup_card(self._backup, backup_to))
        if can_be_read:
            column.addWidget(self._salvage_card())
        column.addWidget(self.trouble)
        elsewhere = () if self._backup is not None else (self.others_button,)
        column.addLayout(_left_bound(self.leave_button, *elsewhere))
        column.addStretch(1)
        stand_in_the_middle(self, inside)

    def _backup_card(self, backup: Backup, to: Path) -> QFrame:
        frame, column = card()
        column.setContentsMargins(20, 18, 20, 18)
        column.addWidget(label(tr("The newest backup"), "heading"))
        column.addWidget(label(backup_told(backup), wrap=True))
        if self._kept:
            told = tr(
                "Entries that could not be saved in the file are kept on this computer: {count}. "
                "They are added when the backup is opened.",
                count=self._kept,
            )
            column.addWidget(label(told, "strong", wrap=True))
        column.addWidget(label(tr("It becomes a new file: {path}", path=to), "small", wrap=True))
        column.addSpacing(4)
        column.addLayout(_left_bound(self.backup_button, self.others_button))
        return frame

    def _salvage_card(self) -> QFrame:
        frame, column = card()
        column.setContentsMargins(20, 18, 20, 18)
        column.addWidget(self._heading)
        column.addWidget(self._about)
        column.addLayout(self._result)
        column.addSpacing(4)
        column.addWidget(self.waiting)
        column.addLayout(_left_bound(self.salvage_button, self.open_button))
        self.open_button.hide()
        return frame

    def _connect_signals(self) -> None:
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.leave_button.click)
        self.backup_button.clicked.connect(self.backup_requested)
        self.leave_button.clicked.connect(self.left)
        self.open_button.clicked.connect(self.open_requested)
        self.others_button.clicked.connect(self.others_requested)
        self.salvage_button.clicked.connect(self.salvage_requested)

    def showEvent(self, event: QShowEvent) -> None:
        """Have Enter do what is most likely wished."""
        super().showEvent(event)
        (self.backup_button if self._backup is not None else self.salvage_button).setFocus()

    # -- showing --------------------------------------------------------------------------------

    def show_busy(self, is_busy: bool, *, reads: bool = False) -> None:
        """Show that something is being done; meanwhile nothing else can be wished."""
        self.trouble.hide()
        self.waiting.set_waiting(is_busy and reads)
        for each in (
            self.backup_button,
            self.others_button,
            self.salvage_button,
            self.leave_button,
        ):
            each.setEnabled(not is_busy)

    def show_trouble(self, told: str) -> None:
        """Say why something could not be done."""
        self.show_busy(False)
        self.trouble.setText(told)
        self.trouble.show()

    def show_salvaged(self, salvaged: Salvaged, path: Path, aside: Path | None) -> None:
        """Show what was read, where it is, and where the damaged file is now."""
        self.show_busy(False)
        self.salvage_button.hide()
        if salvaged.is_nothing:
            told = tr("Nothing of the workshop could be read. The file is as it was.")
            self._result.addWidget(label(told, "strong", wrap=True))
            return
        for part in (self._unchanged, self._about):
            part.hide()
        self._heading.setText(tr("What was read"))
        self._result.addWidget(label(verdict(salvaged), "strong", wrap=True))
        self._result.addSpacing(4)
        self._result.addLayout(_counts(salvaged))
        self._result.addSpacing(4)
        if self._backup is not None:
            self._result.addSpacing(4)
            self._result.addWidget(
                label(which_has_more(salvaged, self._backup), "strong", wrap=True)
            )
        told = tr("It is a new file: {path}", path=path)
        self._result.addWidget(label(told, "small", wrap=True))
        stays = tr("The damaged file could not be renamed and stays where it is.")
        moved = tr("The damaged file is now called {name}.", name=aside.name) if aside else stays
        self._result.addWidget(label(moved, "small", wrap=True))
        self._offer(salvaged)

    def _offer(self, salvaged: Salvaged) -> None:
        """Put forward what holds more; the page is left like any other now."""
        self.leave_button.setText(f"{tr('Back')}   Esc")
        self.leave_button.setAccessibleName(tr("Back"))
        reads_more = self._backup is None or has_more(salvaged, self._backup)
        set_look(self.open_button, "look", "primary" if reads_more else "")
        set_look(self.backup_button, "look", "" if reads_more else "primary")
        self.open_button.show()
        (self.open_button if reads_more else self.backup_button).setFocus()


def _counts(salvaged: Salvaged) -> QGridLayout:
    """Lay the counts out in two pairs of columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    lines = salvaged_lines(salvaged)
    half = (len(lines) + 1) // 2
    for at, (kind, count) in enumerate(lines):
        row, column = (at, 0) if at < half else (at - half, 2)
        grid.addWidget(label(kind, "secondary"), row, column)
        grid.addWidget(label(count), row, column + 1)
    return grid


def _left_bound(*buttons: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for each in buttons:
        line.addWidget(each)
    line.addStretch(1)
    return line


def _how_to_go_on(path: Path) -> str:
    if is_there(path):
        return tr("Nothing has been changed in it. Choose how to go on.")
    return tr("Choose how to go on.")
