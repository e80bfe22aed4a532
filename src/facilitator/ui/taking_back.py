"""Undo and redo from the windows: the field is left, the notice says what was taken back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.app import place
from facilitator.app.action import Action, Change, Label
from facilitator.app.history.consequence import is_consequence
from facilitator.app.republishing import freeze_wall, publishes_again
from facilitator.app.wall import follow_console
from facilitator.app.wall_view import prepared
from facilitator.domain.entities import EntityKind, Section
from facilitator.domain.failures import Trouble
from facilitator.domain.plan import running_section
from facilitator.domain.terms import ProjectId, SlideKind
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.widgets.typed_line import commit_composition
from facilitator.words import tr
from facilitator.words.terms import term


class TakingBack(QObject):
    """Takes the last entry back or does it again.

    `stepped` carries the Action and comes when the focus is back where it was; `notice_raised` a
    sentence, and whether it is a grave one. What was private does not come back onto the wall by
    itself: the wall is held as the room saw it before, and the notice says so.
    """

    notice_raised = Signal(str, bool)
    stepped = Signal(object)

    def __init__(self, signals: DeskSignals, parent: QWidget) -> None:
        super().__init__(parent)
        self._signals = signals
        self.page: QWidget = parent
        self._field: QWidget | None = None

    def undo(self) -> None:
        """Take the last entry back and say which it was."""
        commit_composition()
        action, warning = self._guarded(self._signals.undo, self._signals.desk.undo_changes)
        label = self._label(action.undoes if action else None)
        if action is None or label is None:
            self.notice_raised.emit(tr("There is nothing to undo."), False)
            return
        self._return(label, action)
        what = self._told(action, term(label))
        self._tell(tr("Undone: {what}. Ctrl+Y does it again.", what=what), warning)

    def take_back(self, number: int) -> None:
        """Take one entry back, wherever it stands; where something rests on it, it stays."""
        desk = self._signals.desk
        if desk.next_undo() == number:
            self.undo()
            return
        commit_composition()
        action, warning = self._guarded(
            partial(self._signals.take_back, number), partial(desk.take_back_changes, number)
        )
        label = self._label(number)
        if action is not None and label is not None:
            self._return(label, action)
            what = self._told(action, term(label))
            told = tr("Taken back: {what}. Ctrl+Y does it again.", what=what)
            if self._left_some(number, action):
                told += " " + tr("The project stays in discussion: later entries rest on that.")
            self._tell(told, warning)

    def _left_some(self, number: int, action: Action) -> bool:
        """Tell whether a stage that the entry had moved stays as later entries need it."""
        entered = self._signals.desk.changes_of(number)
        moved = {c.id for c in entered if is_consequence(c)}
        return bool(moved - {c.id for c in action.changes if c.kind is EntityKind.PROJECT})

    def redo(self) -> None:
        """Do it again and say what."""
        commit_composition()
        action, warning = self._guarded(self._signals.redo, self._signals.desk.redo_changes)
        label = self._label(action.redoes if action else None)
        if action is None or label is None:
            self.notice_raised.emit(tr("There is nothing to redo."), False)
            return
        self._tell(tr("Done again: {what}.", what=self._told(action, term(label))), warning)

    def _tell(self, told: str, warning: str) -> None:
        self.notice_raised.emit("\n".join(filter(None, (warning, told))), bool(warning))

    def _return(self, label: Label, action: Action) -> None:
        """Let console and wall go back with what was taken back."""
        if label in (Label.SECTION_STARTED, Label.SECTION_REMOVED):
            self._return_to_running()
        elif label is Label.SECTION_ENDED and action.undoes is not None:
            self._return_from_summary(action.undoes)

    def _return_to_running(self) -> None:
        """Console and wall go back to the section that runs again."""
        running, live = running_section(self._signals.workshop), self._signals.workshop.live
        if running is not None and running.id != live.section:
            self._signals.do(place.go_to, running.id, None, SlideKind.SECTION)

    def _return_from_summary(self, number: int) -> None:
        """Console and wall leave the summary that the end, taken back now, had brought."""
        self._signals.do(place.stand_before, self._signals.desk.changes_of(number))

    def _label(self, number: int | None) -> Label | None:
        return None if number is None else self._signals.desk.label_of(number)

    # -- what was private -----------------------------------------------------------------------

    def _guarded(
        self, step: Callable[[], Action | None], coming: Callable[[], tuple[Change, ...]]
    ) -> tuple[Action | None, str]:
        """Step; where that makes something public again, the wall stays as the room saw it."""
        workshop = self._signals.workshop
        self._leave_field()
        try:
            publishes = publishes_again(workshop, coming())
        except Trouble:  # the step itself meets it too, and tells it
            publishes = False
        if not publishes:
            return self._stepped(step), ""
        now, was_held = self._signals.now(), bool(workshop.live.held)
        before = prepared(workshop, now)
        self._signals.do(freeze_wall)
        action = self._stepped(step)
        if not was_held and prepared(workshop, now) == before:
            self._signals.do(follow_console)
            return action, tr("What was private is public again.")
        return action, tr(
            "What was private is public again. The wall is held and does not show it; "
            "F7 lets the room see it."
        )

    # -- the field ------------------------------------------------------------------------------

    def _leave_field(self) -> None:
        """Leave the field first, so that it shows what the undo brings."""
        self._field = QApplication.focusWidget()
        if self._field is not None:
            self._field.clearFocus()

    def _stepped(self, step: Callable[[], Action | None]) -> Action | None:
        """Step, and come back to the field."""
        field, self._field = self._field, None
        action = step()
        back = field if field is not None and field.isVisible() else self.page
        back.setFocus(Qt.FocusReason.OtherFocusReason)
        if action is not None:
            self.stepped.emit(action)
        return action

    def _told(self, action: Action, what: str) -> str:
        workshop = self._signals.workshop
        for change in action.changes:
            whole = change.new if change.new is not None else change.old
            entity = whole if change.field == "" else workshop.find(change.kind, change.id)
            project = workshop.project(getattr(entity, "project", None))
            if change.kind is EntityKind.PROJECT:
                project = workshop.project(ProjectId(change.id))
            if isinstance(entity, Section) and entity.title:
                return tr("{what} (section “{section}”)", what=what, section=entity.title)
            if project is not None:
                return tr("{what} (project {number})", what=what, number=project.number)
        return what
