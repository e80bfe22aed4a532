"""The versions of the document: take one, keep the choices as one's own, rename, delete."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.app.report_versions import (
    INTERNAL,
    MOST_VERSIONS,
    PUBLIC,
    READY,
    ReportMemory,
    is_changed,
)
from facilitator.ui.reports.choice_box import ChoiceBox
from facilitator.ui.reports.naming_line import NamingLine
from facilitator.ui.widgets.parts import button, keep_place, label
from facilitator.words import tr


def version_word(version: str) -> str:
    """Name a version."""
    ready = {INTERNAL: tr("Internal", "version"), PUBLIC: tr("Public", "version")}
    return ready.get(version, version)


class VersionsBar(QWidget):
    """Shows the version in force and what can be done with it; it keeps nothing itself."""

    delete_requested = Signal()
    keep_requested = Signal(str)
    rename_requested = Signal(str)
    version_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._memory = ReportMemory()
        self._renames = False
        self.list = ChoiceBox(tr("Version"))
        self.state = label("", "small")
        self.back = _small(tr("Take back"), tr("Take the changes back"))
        self.keep = _small(tr("Keep", "version"), tr("Keep the changes in this version"))
        self.new = _small(tr("New version…"), tr("Keep the choices as a new version"))
        self.rename = _small(tr("Rename…"))
        self.delete = _small(tr("Delete", "version"), tr("Delete this version"))
        self.naming = NamingLine()
        self._lay_out()
        self._connect_signals()
        self.show_memory(ReportMemory())

    def show_memory(self, memory: ReportMemory) -> None:
        """Show the versions and which one is in force."""
        self._memory = memory
        own = [each.name for each in memory.versions]
        self.list.offer([(each, version_word(each)) for each in (*READY, *own)], memory.version)
        changed, is_own = is_changed(memory), memory.version in own
        self.state.setText(tr("Changed", "version") if changed else "")
        self.list.setAccessibleDescription(self.state.text())
        self.state.setVisible(changed)
        self.back.setVisible(changed)
        self.keep.setVisible(changed and is_own)
        self.rename.setVisible(is_own)
        self.delete.setVisible(is_own)
        self.new.setEnabled(len(own) < MOST_VERSIONS)

    # -- building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(tr("Version"), "heading"))
        head.addStretch(1)
        for shown in (self.state, self.keep, self.back):
            head.addWidget(shown)
        # What comes and goes must not move the boxes below: one of them is about to be clicked.
        keep_place(self.back)
        line = QHBoxLayout()
        line.setSpacing(4)
        for each in (self.new, self.rename, self.delete):
            line.addWidget(each)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addLayout(line)
        column.addWidget(self.naming)
        self.naming.hide()

    def _connect_signals(self) -> None:
        self.back.clicked.connect(self._on_back_clicked)
        self.delete.clicked.connect(self._on_delete_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.list.chosen.connect(self._on_list_chosen)
        self.naming.left.connect(self._on_naming_left)
        self.naming.named.connect(self._on_named)
        self.new.clicked.connect(self._on_new_clicked)
        self.rename.clicked.connect(self._on_rename_clicked)

    def _taken(self) -> set[str]:
        return {each.name for each in self._memory.versions} | {version_word(r) for r in READY}

    # -- hearing --------------------------------------------------------------------------------

    @Slot()
    def _on_back_clicked(self) -> None:
        self.version_requested.emit(self._memory.version)
        self.list.setFocus()

    @Slot()
    def _on_delete_clicked(self) -> None:
        self.delete_requested.emit()
        self.list.setFocus()

    @Slot()
    def _on_keep_clicked(self) -> None:
        self.keep_requested.emit(self._memory.version)
        self.list.setFocus()

    @Slot(object)
    def _on_list_chosen(self, version: object) -> None:
        self.version_requested.emit(str(version))

    @Slot()
    def _on_naming_left(self) -> None:
        (self.rename if self._renames else self.new).setFocus()

    @Slot(str)
    def _on_named(self, name: str) -> None:
        (self.rename_requested if self._renames else self.keep_requested).emit(name)
        self.list.setFocus()

    @Slot()
    def _on_new_clicked(self) -> None:
        self._renames = False
        self.naming.ask(tr("Name of the new version"), "", self._taken())

    @Slot()
    def _on_rename_clicked(self) -> None:
        self._renames = True
        old = self._memory.version
        self.naming.ask(tr("New name of the version"), old, self._taken() - {old})


def _small(text: str, name: str = "") -> QPushButton:
    made = button(text, "small")
    if name:
        made.setAccessibleName(name)
        made.setToolTip(name)
    return made
