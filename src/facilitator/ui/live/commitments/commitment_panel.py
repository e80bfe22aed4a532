"""What the panels of roles and of follow-up actions have in common."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.app import commitments
from facilitator.domain.dates import parse_date, say_date
from facilitator.domain.entities import Project
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.commitments.commitment_grid import CommitmentGrid, GridColumn
from facilitator.ui.widgets.parts import label
from facilitator.words import tr


class CommitmentPanel(QWidget):
    """A grid over the entities of one project, with the reading of dates that both need.

    A date that cannot be read stays in its field, framed, with what is wrong below the grid.
    """

    def __init__(
        self, signals: DeskSignals, columns: list[GridColumn], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._project: Project | None = None
        self._is_stale = False
        self.grid = CommitmentGrid(columns)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.grid, 1)
        self._hint = label("", "field_hint", wrap=True)
        self._hint.hide()
        self._column.addWidget(self._hint)

    def show_project(self, project: Project | None) -> None:
        """Show what a project's centers do."""
        self._project = project
        self.setEnabled(project is not None)
        self.refresh()

    def refresh(self) -> None:
        """Show the rows as they are now; behind another tab only when this one is opened."""
        self._is_stale = self.isHidden()
        if not self._is_stale:
            self._show_rows()
            self._show_unread()

    def setVisible(self, visible: bool) -> None:  # noqa: N802  # Qt's own name
        """Catch up with what happened behind another tab."""
        super().setVisible(visible)
        if visible and self._is_stale:
            self.refresh()

    def _show_rows(self) -> None:
        raise NotImplementedError

    def _due_owner(self, key: str) -> str:
        """Name what the due date of a row belongs to."""
        raise NotImplementedError

    def _show_unread(self) -> None:
        """Frame the dates that cannot be read, but the one that is being typed."""
        first = ""
        for key in self.grid.row_keys():
            draft = self._signals.workshop.draft(commitments.due_draft_id(self._due_owner(key)))
            text = draft.text if draft is not None and self.grid.focused() != (key, "due") else ""
            why = ""
            if text and self._day(text) is None:
                why = tr(
                    "“{text}” is not a date and is not saved. Write it like 2025. 1. 15., 1/15 "
                    "or 0115.",
                    text=text,
                )
            self.grid.show_wrong(key, "due", why)
            first = first or why
        self._hint.setText(first)
        self._hint.setVisible(bool(first))

    def _day(self, text: str) -> date | None:
        near = self._signals.workshop.event.held_on or self._signals.now().date()
        return parse_date(text, near)

    def _due_text(self, entity_id: str, due: date | None) -> str:
        """Show a date, or what was typed instead of one and waits to be corrected."""
        draft = self._signals.workshop.draft(commitments.due_draft_id(entity_id))
        return draft.text if draft is not None else say_date(due)

    def _type_due(self, entity_id: str, text: str) -> None:
        self._signals.do(commitments.type_due, entity_id, text)
        self._show_unread()

    def _read_due(self, entity_id: str, column: str, text: str) -> tuple[bool, date | None]:
        """Read a due date that was left: whether it is to be recorded, and the date.

        Half a date is none, so it is read only now. What cannot be read stays in its field.
        """
        typed = self._signals.workshop.draft(commitments.due_draft_id(entity_id)) is not None
        shown = bool(text.strip())
        if column != "due" or (shown and not typed):
            return False, None
        day = self._day(text) if shown else None
        return not shown or day is not None, day
