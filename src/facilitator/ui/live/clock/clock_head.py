"""The head of the clock's card: how the section stands, what the day gave it, and its end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.live.clock.clock_facts import ClockFacts
from facilitator.ui.widgets.parts import button, label, set_look
from facilitator.words import tr

_GAP = 6


class ClockHead(QWidget):
    """Shows the title of ClockFacts; the plan is told where there is room, else in the tool tip."""

    end_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "clock_title")
        self._plan = label("", "clock_small")
        self._end = button(tr("End", "section"), "small")
        self._end.setAccessibleName(tr("End the section"))
        self._end.setToolTip(f"{tr('End the section')}   Ctrl+Shift+Enter")
        self._end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP)
        line.addWidget(self._title)
        line.addWidget(self._plan)
        line.addStretch(1)
        line.addWidget(self._end)
        self._end.clicked.connect(self.end_requested)

    def show_facts(self, facts: ClockFacts, is_running: bool) -> None:
        """Show how the section stands; only one that runs can be ended."""
        self._title.setText(facts.title)
        set_look(self._title, "state", facts.state)
        self._plan.setText(facts.plan)
        self.setToolTip(facts.plan)
        self._end.setVisible(is_running)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the plan where it takes no room from the others: the card must not grow wider."""
        others = [each for each in (self._title, self._end) if not each.isHidden()]
        taken = sum(each.sizeHint().width() + _GAP for each in others) + _GAP
        fits = taken + self._plan.sizeHint().width() <= self.width()
        self._plan.setVisible(bool(self._plan.text()) and fits)
