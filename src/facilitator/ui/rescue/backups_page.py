"""All backups of all workshops: one is chosen and restored under a new name."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.app.backups import Backup, newest_first, reason_words
from facilitator.ui.rescue.telling import moment_told, size_told
from facilitator.ui.widgets.parts import button, card, label
from facilitator.words import tr

_NUMBERS = (2, 3)  # columns


class BackupsPage(QWidget):
    """Shows the workshops, and the backups of the chosen one, newest first.

    `name_for` tells under which new name a backup would be restored. `restore_requested` carries
    the Backup.
    """

    left = Signal()
    restore_requested = Signal(object)

    def __init__(self, folder: Path, name_for: Callable[[Backup], Path]) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._folder = folder
        self._name_for = name_for
        self._groups: list[list[Backup]] = []
        self.workshops = QListWidget()
        self.workshops.setProperty("look", "plain_list")
        self.workshops.setAccessibleName(tr("Workshops with backups"))
        self.workshops.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.workshops.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table = _table()
        self.target = label("", "small", wrap=True)
        self.trouble = label("", "danger", wrap=True)
        self.trouble.hide()
        self._none = label("", "secondary", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back_button = button(tr("Back"), "quiet", "Esc")
        self.restore_button = button(tr("Restore and open"), "primary", "Ctrl+Enter")
        self.restore_button.setEnabled(False)
        self._lay_out()
        self._connect_signals()

    # -- building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        lists, inside = card()
        inside.setContentsMargins(1, 6, 1, 6)  # inside the round corners
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.workshops, 4)
        line.addWidget(_divider())
        line.addWidget(self.table, 7)
        inside.addLayout(line, 1)
        inside.addWidget(self._none, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.back_button)
        foot.addWidget(self.target, 1)
        foot.addWidget(self.restore_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(32, 24, 32, 20)
        page.setSpacing(8)
        page.addWidget(label(tr("Restore a backup"), "title"))
        page.addWidget(label(self._about(), "secondary", wrap=True))
        page.addSpacing(4)
        page.addWidget(lists, 1)
        page.addWidget(self.trouble)
        page.addSpacing(4)
        page.addLayout(foot)

    def _about(self) -> str:
        return tr(
            "Backups are made by themselves: when a workshop is opened, every ten minutes while it "
            "changes, when it is closed, and before large steps. They lie on this computer only, "
            "in {folder}",
            folder=self._folder,
        )

    def _connect_signals(self) -> None:
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.back_button.click)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.restore_button.click)
        self.back_button.clicked.connect(self.left)
        self.restore_button.clicked.connect(self._on_restore_clicked)
        self.table.doubleClicked.connect(self._on_restore_clicked)
        self.table.itemSelectionChanged.connect(self._on_backup_chosen)
        self.workshops.currentRowChanged.connect(self._on_workshop_chosen)

    # -- showing --------------------------------------------------------------------------------

    def show_looking(self) -> None:
        """Say that the backups are looked for."""
        self._show_none(tr("Looking for backups…"))

    def show_backups(self, backups: Sequence[Backup], first: Path | None = None) -> None:
        """Show all backups; those of the file `first` are open, else those made last."""
        groups: dict[Path, list[Backup]] = {}
        for backup in newest_first(backups):
            groups.setdefault(backup.original, []).append(backup)
        self._groups = list(groups.values())
        if not self._groups:
            self._show_none(tr("There is no backup yet. One is made when a workshop is opened."))
            return
        self._none.hide()
        self.workshops.show()
        self.table.show()
        self.workshops.clear()
        for group in self._groups:
            self.workshops.addItem(_workshop_item(group))
        at = next((i for i, g in enumerate(self._groups) if g[0].original == first), 0)
        self.workshops.setCurrentRow(at)
        self.table.setFocus()

    def show_busy(self, is_busy: bool) -> None:
        """Show that a backup is being restored."""
        self.trouble.hide()
        for part in (self.workshops, self.table, self.back_button):
            part.setEnabled(not is_busy)
        self.restore_button.setEnabled(not is_busy and self.chosen() is not None)

    def show_trouble(self, told: str) -> None:
        """Say why a backup could not be restored."""
        self.show_busy(False)
        self.trouble.setText(told)
        self.trouble.show()

    def chosen(self) -> Backup | None:
        """Give the backup that is chosen."""
        at, row = self.workshops.currentRow(), self.table.currentRow()
        if not 0 <= at < len(self._groups) or not 0 <= row < len(self._groups[at]):
            return None
        return self._groups[at][row]

    def _show_none(self, told: str) -> None:
        self.workshops.hide()
        self.table.hide()
        self._none.setText(told)
        self._none.show()
        self.back_button.setFocus()

    # -- heard ----------------------------------------------------------------------------------

    @Slot(int)
    def _on_workshop_chosen(self, at: int) -> None:
        if not 0 <= at < len(self._groups):
            return
        group = self._groups[at]
        self.table.setRowCount(len(group))
        for row, backup in enumerate(group):
            for column, told in enumerate(_cells(backup)):
                item = QTableWidgetItem(told)
                if column in _NUMBERS:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(row, column, item)
        self.table.selectRow(0)
        self._on_backup_chosen()

    @Slot()
    def _on_backup_chosen(self) -> None:
        backup = self.chosen()
        self.restore_button.setEnabled(backup is not None)
        self.trouble.hide()
        told = "" if backup is None else str(self._name_for(backup))
        self.target.setText(tr("It becomes a new file: {path}", path=told) if told else "")

    @Slot()
    def _on_restore_clicked(self) -> None:
        backup = self.chosen()
        if backup is not None and self.restore_button.isEnabled():
            self.restore_requested.emit(backup)


def _table() -> QTableWidget:
    table = QTableWidget(0, 4)
    table.setProperty("look", "backups")
    table.setAccessibleName(tr("Backups of the workshop, newest first"))
    table.setHorizontalHeaderLabels(
        [tr("Made at"), tr("Why", "backup"), tr("Entries", "backup"), tr("Size")]
    )
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(34)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setSectionsClickable(False)
    for column in range(4):
        mode = QHeaderView.ResizeMode.ResizeToContents
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch if column == 1 else mode)
        is_number = column in _NUMBERS
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        item = table.horizontalHeaderItem(column)
        if item is not None:
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return table


def _workshop_item(group: Sequence[Backup]) -> QListWidgetItem:
    newest = group[0]
    title = newest.title or newest.original.stem
    item = QListWidgetItem(f"{title}\n{newest.original.name}")
    item.setToolTip("")
    told = tr("{title}, backups: {count}", "backup", title=title, count=len(group))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{told}, {newest.original}")
    return item


def _cells(backup: Backup) -> tuple[str, str, str, str]:
    return (
        moment_told(backup.made_at),
        reason_words(backup.reason),
        str(backup.entries),
        size_told(backup.size),
    )


def _divider() -> QFrame:
    line = QFrame()
    line.setProperty("look", "upright_line")
    return line
