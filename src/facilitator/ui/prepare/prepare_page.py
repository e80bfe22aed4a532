"""The Prepare page: tabs with the tables, the order of the day beside them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.entities import EntityKind, Touch
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop
from facilitator.ui.checks.checks_fold import ChecksFold
from facilitator.ui.checks.readiness_watch import ReadinessWatch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.attendee_sheet import ATTENDEE_SHEET
from facilitator.ui.prepare.center_sheet import CENTER_SHEET
from facilitator.ui.prepare.event_form import EventForm
from facilitator.ui.prepare.excel_button import ExcelButton
from facilitator.ui.prepare.field_sheet import FIELD_SHEET
from facilitator.ui.prepare.page_parts import beside, fit, search_box, tab_line
from facilitator.ui.prepare.project_sheet import PROJECT_SHEET
from facilitator.ui.prepare.run_button import RUN_KEY, RunButton
from facilitator.ui.prepare.section_sheet import SECTION_SHEET
from facilitator.ui.prepare.sheet import Sheet
from facilitator.ui.prepare.sheet_view import SheetView
from facilitator.ui.prepare.side_column import SideColumn
from facilitator.ui.prepare.unfinished import Unfinished
from facilitator.ui.widgets.parts import button_text, card
from facilitator.words import tr

_SHEETS = (CENTER_SHEET, PROJECT_SHEET, SECTION_SHEET, ATTENDEE_SHEET, FIELD_SHEET)
_EVENT_TAB = 0
_TABLES = {
    "centers": EntityKind.CENTER,
    "projects": EntityKind.PROJECT,
    "sections": EntityKind.SECTION,
}


class PreparePage(QWidget):
    """Edits everything about the workshop before the day.

    `run_requested` wishes to go on to the Live page, `outcome_requested` to what came of a day
    that is over; `notice_raised` carries quiet sentences.
    With a `watch` the check before the start stands above the button that leads on.
    While the page is hidden it gathers what changed and takes it over when it is shown.
    """

    outcome_requested = Signal()
    run_requested = Signal()
    notice_raised = Signal(str)

    def __init__(
        self,
        signals: DeskSignals,
        watch: ReadinessWatch | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._missed: frozenset[Touch] = frozenset()
        self._unfinished = Unfinished(signals)
        self._resumes = True
        self.setProperty("look", "ground")
        self.form = EventForm(signals)
        self.side = SideColumn(signals)
        self._views: dict[EntityKind, SheetView] = {}
        self._search = search_box()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form)
        self._cards: dict[EntityKind, QVBoxLayout] = {}
        for sheet in _SHEETS:  # a table is built when it is first shown
            frame, column = card()
            column.setContentsMargins(12, 8, 12, 12)
            self._cards[sheet.kind] = column
            self._stack.addWidget(frame)
        self._tabs = QButtonGroup(self)
        self._excel = ExcelButton()
        self._run = RunButton()
        self.checks = ChecksFold(watch) if watch is not None else None
        self._lay_out()
        fit(self.side, self.checks, self._run, self._excel, self.width())
        self._connect_signals()
        self._tell_workshop()
        has_projects = bool(signals.workshop.projects)
        self._open_tab(_tab_of(EntityKind.PROJECT) if has_projects else _EVENT_TAB)

    def _lay_out(self) -> None:
        main = QVBoxLayout()
        main.setContentsMargins(16, 12, 0, 16)
        main.setSpacing(10)
        main.addLayout(tab_line(self._tabs, len(_SHEETS) + 1, self._excel, self._search))
        main.addWidget(self._stack, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addLayout(main, 1)
        whole.addLayout(beside(self.side, self.checks, self._run))

    def _connect_signals(self) -> None:
        self._excel.clicked.connect(self._on_excel_clicked)
        self._run.clicked.connect(self._on_run_clicked)
        self._search.textChanged.connect(self._on_sought)
        self._search.typed.connect(self._on_sought)
        self._search.returnPressed.connect(self._on_search_entered)
        self._signals.changed.connect(self._on_changed)
        self._tabs.idClicked.connect(self._open_tab)
        self.side.place_wanted.connect(self.go_to)
        if self.checks is not None:
            self.checks.folded_out.connect(self.side.setHidden)
            self.checks.place_wanted.connect(self.go_to)
        self._shortcut("Ctrl+F", self._on_find)
        self._shortcut("Ctrl+PgDown", self._on_next_tab)
        self._shortcut("Ctrl+PgUp", self._on_previous_tab)
        self._shortcut(RUN_KEY, self._run.click)

    def _shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    # -- what the main window asks --------------------------------------------------------------

    def commit_edits(self) -> bool:
        """Finish what is being typed, the composing syllable too; call it before leaving.

        False where something typed is refused: it stays in its place, marked with the reason.
        """
        done = [self.form.commit_open(), *(v.commit_open() for v in self._views.values())]
        return all(done)

    def go_to(self, touch: Touch | None, field: str) -> None:
        """Put the cursor where something is mended: an entity's field, or an empty table."""
        kind = touch.kind if touch is not None else _TABLES[field]
        self.commit_edits()
        self._open_tab(_tab_of(kind))
        view = self.view(kind)
        if view is None:
            self.form.go_to(field)
        elif touch is not None:
            view.go_to(touch.id, field)
        else:
            view.setFocus()

    def view(self, kind: EntityKind) -> SheetView | None:
        """Give the table of a kind, building it where it was not shown yet; None for the event."""
        sheet = next((s for s in _SHEETS if s.kind is kind), None)
        if sheet is None:
            return None
        if kind not in self._views:
            self._views[kind] = self._build(sheet)
        return self._views[kind]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the tables as much room as can be."""
        super().resizeEvent(event)
        fit(self.side, self.checks, self._run, self._excel, self.width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        missed, self._missed = self._missed, frozenset()
        if missed:
            self._take_over(missed)
        self._excel.offer(self._tabs.checkedId() != _EVENT_TAB)
        self._take_focus()
        if self._resumes:
            self._resumes = False
            # Not at once: whoever opens the page may still give it the focus, which enters texts.
            QTimer.singleShot(0, self, self._resume)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus on to the table."""
        super().focusInEvent(event)
        self._take_focus()

    # -- inside ---------------------------------------------------------------------------------

    def _build(self, sheet: Sheet) -> SheetView:
        view = SheetView(sheet, self._signals)
        view.commands.notice_raised.connect(self.notice_raised)
        self._cards[sheet.kind].addWidget(view)
        return view

    def _take_focus(self) -> None:
        view = self._current_view()
        if view is not None:
            view.take_focus()

    def _resume(self) -> None:
        """Go back to what was being typed when the application ended."""
        kind = self._unfinished.gather()
        if kind is not None:
            self._open_tab(_tab_of(kind))

    def _retype(self, kind: EntityKind) -> None:
        """Put what was typed and not entered back into its place, not into the workshop."""
        view = self.view(kind)
        typed = self._unfinished.take(kind)
        # A table has one editor; the fields of the form hold their texts side by side.
        for cell in typed if view is None else typed[-1:]:
            if not (view or self.form).retype(cell):
                self._unfinished.drop(cell)

    def _open_tab(self, place: int) -> None:
        self.commit_edits()
        self._tabs.button(place).setChecked(True)
        if place != _EVENT_TAB:
            view = self.view(_SHEETS[place - 1].kind)
            assert view is not None  # only the first tab is not a table
            view.seek(self._search.typed_text())
        self._search.setVisible(place != _EVENT_TAB)
        self._excel.offer(place != _EVENT_TAB)
        self._stack.setCurrentIndex(place)
        self._retype(EntityKind.EVENT if place == _EVENT_TAB else _SHEETS[place - 1].kind)

    def _current_view(self) -> SheetView | None:
        place = self._tabs.checkedId()
        return None if place == _EVENT_TAB else self.view(_SHEETS[place - 1].kind)

    def _take_over(self, touched: frozenset[Touch]) -> None:
        self.form.refresh(touched)
        for view in self._views.values():
            view.refresh(touched)
        self.side.refresh(touched)
        self._tell_workshop()

    def _tell_workshop(self) -> None:
        _tell_counts(self._tabs, self._signals.workshop)
        stage = self._signals.workshop.event.stage
        self._run.show_stage(stage)
        if self.checks is not None:
            if stage is not WorkshopStage.PREPARED:
                self.checks.fold_in()
            self.checks.setVisible(stage is WorkshopStage.PREPARED)

    # -- slots ----------------------------------------------------------------------------------

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if self.isVisible():
            self._take_over(touched)
        else:
            self._missed |= touched

    def _on_run_clicked(self) -> None:
        if self.commit_edits():
            wish = self.outcome_requested if self._run.leads_to_outcome() else self.run_requested
            wish.emit()

    def _on_excel_clicked(self) -> None:
        view = self._current_view()
        if view is not None:
            self._search.clear()  # what is added is to be seen
            view.add_pasted()
            view.setFocus()

    def _on_sought(self) -> None:
        view = self._current_view()
        if view is not None:
            view.seek(self._search.typed_text())

    def _on_search_entered(self) -> None:
        view = self._current_view()
        if view is not None:
            view.setFocus()

    def _on_find(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def _on_next_tab(self) -> None:
        self._open_tab((self._tabs.checkedId() + 1) % (len(_SHEETS) + 1))

    def _on_previous_tab(self) -> None:
        self._open_tab((self._tabs.checkedId() - 1) % (len(_SHEETS) + 1))


def _tab_of(kind: EntityKind) -> int:
    """Give the tab of a kind; proposals are edited among the projects."""
    kind = EntityKind.PROJECT if kind is EntityKind.PROPOSAL else kind
    return next((at for at, s in enumerate(_SHEETS, start=1) if s.kind is kind), _EVENT_TAB)


def _tell_counts(tabs: QButtonGroup, workshop: Workshop) -> None:
    texts = [tr("Event", "prepare")]
    texts.extend(sheet.tab(workshop.count(sheet.kind)) for sheet in _SHEETS)
    for place, text in enumerate(texts):
        tab = tabs.button(place)
        tab.setText(button_text(text))
        tab.setAccessibleName(text)
