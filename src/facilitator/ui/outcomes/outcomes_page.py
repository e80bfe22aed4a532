"""The outcome page: who takes part in what, what is still owed, and closing the workshop."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from facilitator.app.joining.joining import undecided
from facilitator.app.running import move_workshop_stage
from facilitator.domain.entities import Center, EntityKind, Touch
from facilitator.domain.outcome import loads, owed
from facilitator.domain.terms import WorkshopStage
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.outcomes.copies_line import CopiesLine
from facilitator.ui.outcomes.entry_list import EntryList, Line
from facilitator.ui.outcomes.loads_card import LoadsCard
from facilitator.ui.outcomes.mark_words import lead_word, linked_word
from facilitator.ui.outcomes.matrix_view import MatrixView
from facilitator.ui.outcomes.owed_card import OwedCard
from facilitator.ui.outcomes.owed_entries import owed_entries
from facilitator.ui.outcomes.stage_actions import Deed, StageActions
from facilitator.ui.widgets.parts import card, label
from facilitator.words import tr

_SIDE = 300
_SHOWN = frozenset(
    {
        EntityKind.EVENT,
        EntityKind.CENTER,
        EntityKind.FIELD,
        EntityKind.PROJECT,
        EntityKind.PROPOSAL,
        EntityKind.ANSWER,
        EntityKind.ROLE,
        EntityKind.SECTION,
        EntityKind.CONFLICT,
    }
)
_STAGE_OF = {
    Deed.CLOSE: WorkshopStage.CLOSED,
    Deed.REOPEN: WorkshopStage.RUNNING,
    Deed.FINALISE: WorkshopStage.FINAL,
    Deed.TAKE_BACK_FINAL: WorkshopStage.CLOSED,
}


def _notice(deed: Deed) -> str:
    return {
        Deed.CLOSE: tr("The workshop is closed. Ctrl+Z takes it back."),
        Deed.REOPEN: tr("The workshop is open again. Ctrl+Z takes it back."),
        Deed.FINALISE: tr("The outcome is final. Ctrl+Z takes it back."),
        Deed.TAKE_BACK_FINAL: tr("The outcome is provisional again. Ctrl+Z takes it back."),
    }[deed]


class OutcomesPage(QWidget):
    """Reads the workshop when it is seen; while it is hidden it only notes that it changed."""

    differences_requested = Signal()
    joining_requested = Signal()
    project_requested = Signal(str)
    report_requested = Signal()

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._signals = signals
        self._changed = True
        self._just_joined = False
        self.matrix = MatrixView()
        self.owed = OwedCard()
        self.loads = LoadsCard()
        self.strangers = EntryList(tr("Centers that share no project"))
        self.copies = CopiesLine()
        self.deeds = StageActions()
        self._empty = label(
            tr("The matrix appears here as soon as there are centers and projects."),
            "secondary",
            wrap=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect_signals()

    def refresh(self) -> None:
        """Show the workshop as it is now."""
        self._changed = False
        workshop = self._signals.workshop
        has_matrix = bool(workshop.projects and workshop.centers)
        self.matrix.setVisible(has_matrix)
        self._empty.setVisible(not has_matrix)
        self.matrix.show_workshop(workshop)
        missing = owed(workshop)
        self.owed.show_owed(owed_entries(workshop, missing))
        by_center = loads(workshop)
        self.loads.show_loads(
            [(workshop.short_name(c.id), by_center[c.id]) for c in workshop.centers],
            (lead_word(workshop.event), linked_word(workshop.event)),
        )
        self._show_strangers(missing.strangers)
        waiting = self._just_joined or any(s.started_at is None for s in workshop.sections)
        self.deeds.show_stage(workshop.event.stage, waiting, len(undecided(workshop)))
        self.copies.show_workshop(workshop)

    def follow_joining(self) -> None:
        """Come after a joining: its key pressed twice must not close the workshop."""
        self._just_joined = True
        self.refresh()

    def _show_strangers(self, pairs: tuple[tuple[Center, Center], ...]) -> None:
        short = self._signals.workshop.short_name
        self.strangers.show_entries([Line(f"{short(a.id)} — {short(b.id)}") for a, b in pairs])
        self._strangers_card.setVisible(bool(pairs))

    # -- building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        page = QHBoxLayout(self)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(16)
        page.addLayout(self._main(), 1)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self._cards(), 1)
        for each in (self.copies, self.deeds):
            side.addWidget(each)
            each.setFixedWidth(_SIDE)
        page.addLayout(side)

    def _main(self) -> QVBoxLayout:
        frame, column = card()
        column.setContentsMargins(12, 8, 8, 12)
        column.addWidget(self.matrix)
        column.addWidget(self._empty)
        main = QVBoxLayout()
        # The card ends below the last project instead of spreading its rows over the page.
        frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        main.addWidget(frame)
        main.addStretch(1)
        return main

    def _cards(self) -> QScrollArea:
        self._strangers_card, column = card()
        column.setContentsMargins(10, 14, 10, 10)
        heading = label(tr("Centers that share no project"), "heading")
        heading.setContentsMargins(8, 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(self.strangers)
        self.strangers.setProperty("look", "plain_list")
        inside = QWidget()
        inside.setFixedWidth(_SIDE)
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(10)
        for each in (self.owed, self.loads, self._strangers_card):
            cards.addWidget(each)
        cards.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFixedWidth(_SIDE + 10)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _connect_signals(self) -> None:
        self._signals.changed.connect(self._on_changed)
        self.copies.joining_requested.connect(self.joining_requested)
        self.deeds.deed_chosen.connect(self._on_deed_chosen)
        self.matrix.project_chosen.connect(self.project_requested)
        self.owed.project_chosen.connect(self.project_requested)

    # -- hearing --------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._changed:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Offer closing again the next time."""
        super().hideEvent(event)
        self._changed = self._changed or self._just_joined
        self._just_joined = False

    @Slot(object)
    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if not any(touch.kind in _SHOWN for touch in touched):
            return
        self._changed = True
        if self.isVisible():
            self.refresh()

    @Slot(str)
    def _on_deed_chosen(self, chosen: str) -> None:
        deed = Deed(chosen)
        if deed is Deed.DECIDE:
            self.differences_requested.emit()
        elif deed is Deed.REPORT:
            self.report_requested.emit()
        elif self._signals.do(move_workshop_stage, _STAGE_OF[deed]):
            self.deeds.show_notice(_notice(deed))
