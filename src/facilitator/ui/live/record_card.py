"""The record of a project: its discussion, who does what, and follow-up actions, as tabs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.entities import EntityKind, Project, Section
from facilitator.domain.terms import ActionItemId
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.commitments.commitments_panel import ActionItemsPanel, RolesPanel
from facilitator.ui.live.notes.note_panel import NotePanel
from facilitator.ui.live.panel_use import PanelUse
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

NOTES, ROLES, FOLLOW_UPS = range(3)


class RecordCard(QFrame):
    """Shows one of three panels; F3 opens the notes, F4 the roles, F4 again the actions."""

    notice_raised = Signal(str)
    commitments_used = Signal(bool)
    notes_used = Signal(bool)

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.notes = NotePanel(signals)
        self.roles = RolesPanel(signals)
        self.follow_ups = ActionItemsPanel(signals)
        self._use = PanelUse((self.roles, self.follow_ups), self)
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._keys = label("", "small")
        tabs = QHBoxLayout()
        tabs.setSpacing(18)
        named: tuple[tuple[str, str, QWidget], ...] = (
            (tr("Discussion"), "F3", self.notes),
            (tr("Who does what"), "F4", self.roles),
            (tr("Follow-up actions"), "F4 F4", self.follow_ups),
        )
        for at, (text, key, panel) in enumerate(named):
            tab = button(text, "under", key, stays=True)
            self._group.addButton(tab, at)
            tabs.addWidget(tab)
            self._stack.addWidget(panel)
        self._keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        tabs.addWidget(self._keys, 1)
        self._group.button(NOTES).setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(8)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._group.idClicked.connect(self.show_tab)
        self.notes.follow_up_made.connect(self._on_follow_up_made)
        self.notes.notice_raised.connect(self.notice_raised)
        self.notes.used.connect(self.notes_used)
        self._use.used.connect(self.commitments_used)

    def hasHeightForWidth(self) -> bool:  # Qt's own name
        """Be no higher for a hint behind another tab that wraps: the lists scroll."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the words of the keys where there is little room."""
        super().resizeEvent(event)
        self._show_keys()

    def _show_keys(self) -> None:
        if self.tab() != NOTES:
            self._keys.setText("")
            return
        full = tr("Alt+1–9 center · Ctrl+1–6 kind · Ctrl+7 follow-up")
        room, metrics = self._keys.width(), self._keys.fontMetrics()
        told = (full, "Alt+1–9 · Ctrl+1–7", "")
        self._keys.setText(next(t for t in told if metrics.horizontalAdvance(t) <= room))
        self._keys.setToolTip(full)

    def show_project(self, project: Project | None, section: Section | None) -> None:
        """Show a project's record with what was half typed there."""
        self.notes.show_project(project, section)
        self.roles.show_project(project)
        self.follow_ups.show_project(project)

    def refresh(self, kinds: set[EntityKind]) -> None:
        """Show what changed among these kinds of entity."""
        if EntityKind.NOTE in kinds:
            self.notes.refresh()
        if kinds & {EntityKind.LIVE, EntityKind.SHOWN}:
            self.notes.refresh_seen()
        if kinds & {EntityKind.ROLE, EntityKind.ANSWER}:
            self.roles.refresh()
        if EntityKind.ACTION_ITEM in kinds:
            self.follow_ups.refresh()

    def tab(self) -> int:
        """Tell which panel is open."""
        return self._stack.currentIndex()

    def show_tab(self, at: int) -> None:
        """Open NOTES, ROLES or FOLLOW_UPS and put the cursor there."""
        self._open_tab(at)
        if at == NOTES:
            self.notes.start_typing()
        elif at == ROLES:
            self.roles.grid.focus_first()
        else:
            self.follow_ups.start_typing()

    def _open_tab(self, at: int) -> None:
        self._group.button(at).setChecked(True)
        self._stack.setCurrentIndex(at)
        self._show_keys()

    def _on_follow_up_made(self, item: ActionItemId) -> None:
        """Ask for what a line does not say: who, and until when."""
        self._open_tab(FOLLOW_UPS)
        self.follow_ups.ask_person(item)
